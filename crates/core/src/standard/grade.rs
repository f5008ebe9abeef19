//! Grades of the whole and tiers of a qualitative row.

use serde::{Deserialize, Serialize};

use crate::decimal::{Points, Ratio};

/// A grade (评价等级) and where it begins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// The id of the grade.
    pub grade: GradeId,
    /// Name as printed: 优.
    pub name: String,
    /// Lowest total, included.
    pub from: Points,
}

/// The id of a grade, from the pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct GradeId(pub String);

/// A tier of qualitative rows (档).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    /// Name as printed: 达成年度指标.
    pub name: String,
    /// Lower end, included.
    pub from: Ratio,
    /// Upper end: included in the best tier, open in the others.
    pub to: Ratio,
}

/// Words that stand for a judgement where a report gives no more.
///
/// They are no evidence: the points they earn are provisional until a basis is
/// written.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// An actual value that says only this is read as "reached": 达成预期指标, 是.
    pub reached: Vec<String>,
    /// An actual value that says only this is read as "not reached": 否.
    pub not_reached: Vec<String>,
}
