//! The evidence register.

use super::{Entry, NodeId, Unknown};
use crate::decimal::{Date, Quantity};

/// What kind of document it is (材料类型).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EvidenceKind {
    /// 文件.
    #[default]
    Document,
    /// 合同、协议.
    Contract,
    /// 发票、凭证.
    Voucher,
    /// 会议纪要.
    Minutes,
    /// 照片.
    Photo,
    /// 签到表.
    AttendanceSheet,
    /// 验收单.
    AcceptanceForm,
    /// 问卷.
    Questionnaire,
    /// 系统截图.
    Screenshot,
    /// 媒体报道.
    MediaReport,
    /// 其他.
    Other,
}

/// One entry of the evidence register (佐证材料).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The id of the entry.
    pub id: NodeId,
    /// Its title.
    pub title: String,
    /// What kind of document it is.
    pub kind: EvidenceKind,
    /// Its document number (文号).
    pub document_number: String,
    /// Its date.
    pub date: Entry<Date>,
    /// Which pages prove the point (页码).
    pub pages: String,
    /// Who holds it (保管人).
    pub holder: String,
    /// Where it is kept (存放处).
    pub location: String,
    /// The quantity that it proves.
    pub quantity: Entry<Quantity>,
    /// A remark.
    pub note: String,
    /// The indicators that it supports.
    pub indicators: Vec<NodeId>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Evidence {
    /// An empty entry.
    pub fn new(id: NodeId) -> Self {
        Self {
            id,
            title: String::new(),
            kind: EvidenceKind::default(),
            document_number: String::new(),
            date: Entry::Blank,
            pages: String::new(),
            holder: String::new(),
            location: String::new(),
            quantity: Entry::Blank,
            note: String::new(),
            indicators: Vec::new(),
            unknown: Unknown::default(),
        }
    }
}
