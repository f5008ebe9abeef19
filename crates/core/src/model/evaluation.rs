//! An evaluation as a whole.

use super::{Entry, Evidence, Funds, IndicatorTree, Narrative, Problem, Profile, Recommendation, Seals, Unknown};
use crate::decimal::Points;

/// A performance evaluation of one project in one year (预算绩效评价).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Evaluation {
    /// Who is evaluated, by whom, for which year.
    pub profile: Profile,
    /// The money.
    pub funds: Funds,
    /// The indicators at three levels (绩效指标体系).
    pub tree: IndicatorTree,
    /// The prose of the report.
    pub narrative: Narrative,
    /// The evidence register.
    pub evidence: Vec<Evidence>,
    /// Problems found.
    pub problems: Vec<Problem>,
    /// Recommendations.
    pub recommendations: Vec<Recommendation>,
    /// The total that the source report published (原报告公布).
    pub published_total: Entry<Points>,
    /// The full text of the source report, byte for byte; empty: there is none.
    pub source_text: String,
    /// What was declared final (定稿): while a seal is in force nothing else changes.
    pub seals: Seals,
    /// Members this version does not know.
    pub unknown: Unknown,
}
