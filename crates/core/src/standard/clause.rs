//! The clauses that the rules quote.

use serde::{Deserialize, Serialize};

/// A clause that a rule quotes (条款).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The rule it belongs to: `R1`, `R3b`, `R14`, `grade`, ….
    pub rule: String,
    /// Where it stands: 财预〔2020〕10号 第十六条.
    pub citation: String,
    /// What it says.
    pub text: String,
    /// Who says so.
    pub origin: ClauseOrigin,
    /// Whether the text was compared with the original, word for word. Text
    /// that was not is printed with the remark that the original prevails.
    pub verified: bool,
}

/// Who laid a clause down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseOrigin {
    /// A law or regulation (法规制度).
    Regulation,
    /// What the official budget system computes or refuses (预算管理系统口径).
    System,
    /// The report that the pack was made from (原报告).
    Report,
    /// This tool, where nothing else says it (本工具拟定).
    Ours,
}
