//! The prose of the report.

use std::collections::BTreeMap;

use super::Unknown;

/// A prose box of the report. The order is that of the source outline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// 项目概况.
    Overview,
    /// 项目支出预算安排.
    BudgetArrangement,
    /// 绩效评价目的.
    Purpose,
    /// 绩效评价原则.
    Principles,
    /// 评价指标体系.
    IndicatorSystem,
    /// 评价方法.
    Method,
    /// 前期准备.
    Preparation,
    /// 组织实施.
    Implementation,
    /// 分析评价.
    Analysis,
    /// Remarks after the output indicators (产出指标补充说明).
    OutputNote,
    /// Remarks after the benefit indicators (效益指标补充说明).
    BenefitNote,
    /// Remarks after the satisfaction indicators (满意度补充说明).
    SatisfactionNote,
    /// Remarks after the management indicators (管理指标补充说明).
    ManagementNote,
    /// 评价总结.
    Conclusion,
    /// 项目资金安排落实、总投入等情况分析.
    FundArrangement,
    /// 项目资金实际使用情况分析.
    FundUse,
    /// 项目资金管理情况.
    FundManagement,
    /// 项目组织活动分析.
    Organization,
    /// 主要经验及做法.
    Experience,
    /// 其他需要说明的问题.
    Other,
}

impl Section {
    /// All sections in the order of the source outline.
    pub const ALL: [Self; 20] = [
        Self::Overview,
        Self::BudgetArrangement,
        Self::Purpose,
        Self::Principles,
        Self::IndicatorSystem,
        Self::Method,
        Self::Preparation,
        Self::Implementation,
        Self::Analysis,
        Self::OutputNote,
        Self::BenefitNote,
        Self::SatisfactionNote,
        Self::ManagementNote,
        Self::Conclusion,
        Self::FundArrangement,
        Self::FundUse,
        Self::FundManagement,
        Self::Organization,
        Self::Experience,
        Self::Other,
    ];
}

/// The prose boxes, each kept byte for byte as typed. A box that is absent is
/// blank.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Narrative {
    boxes: BTreeMap<Section, String>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Narrative {
    /// The text of a box; empty where nothing was written.
    pub fn get(&self, section: Section) -> &str {
        self.boxes.get(&section).map_or("", String::as_str)
    }

    /// Puts a text and returns the one before.
    pub fn replace(&mut self, section: Section, text: String) -> String {
        let before = if text.is_empty() { self.boxes.remove(&section) } else { self.boxes.insert(section, text) };
        before.unwrap_or_default()
    }
}
