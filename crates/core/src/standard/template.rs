//! What a new evaluation starts with.

use serde::{Deserialize, Serialize};

use crate::decimal::Points;
use crate::model::{FundSource, Measure};

/// A first-level indicator of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionTemplate {
    /// Stable key: `output`, `benefit`, `satisfaction`, `management`, `execution`, …; empty: none,
    /// as for one that a person added.
    pub key: String,
    /// Name as printed: 产出指标.
    pub name: String,
    /// Its weight in points.
    pub full_score: Points,
    /// Its second-level indicators.
    pub categories: Vec<CategoryTemplate>,
}

/// A second-level indicator of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryTemplate {
    /// Name as printed: 数量指标.
    pub name: String,
    /// Rows that a new evaluation starts with.
    pub indicators: Vec<IndicatorTemplate>,
}

/// A third-level indicator of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorTemplate {
    /// Name as printed: 预算执行率.
    pub name: String,
    /// How it is measured (`execution_rate`, `at_least`, …).
    pub measure: Measure,
    /// Full score, where the pack fixes it.
    pub full_score: Option<Points>,
    /// What it means (指标解释).
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// The points of its list (评价要点): a row of yes and no, one part each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub points: Vec<String>,
    /// The method that scores it; empty: the plain rule of its measure.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub method: String,
}

/// A fund line by source (资金来源) of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FundLineTemplate {
    /// Where the money comes from.
    pub source: FundSource,
    /// Name as printed: 当年财政拨款.
    pub name: String,
}
