//! Rule packs as data: weights, bands, tiers, rounding, policies and clauses.
//!
//! A locality's practice is a JSON file in `standards/`, never a branch in the
//! code. A draft carries the whole pack it was scored with.

mod builtin;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::decimal::{Points, Ratio};
use crate::model::CompositeMode;

pub use builtin::{builtin, builtin_ids};

/// A scoring standard (评分规则, 规则包).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Stable id, e.g. `mof-2020-10-self`.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Version as printed, e.g. `1.0`.
    pub version: String,
    /// Where the rules come from.
    pub source: String,
    /// Date of that source, `2020-02-25`.
    pub date: String,
    /// What in this pack is ours and not the source's; empty: nothing.
    pub note: String,
    /// The kind of evaluation it is made for.
    pub kind: StandardKind,
    /// First-level indicators with their weights.
    pub dimensions: Vec<DimensionTemplate>,
    /// Grades, best first; empty: no grade.
    pub bands: Vec<Band>,
    /// Tiers of qualitative rows, best first.
    pub tiers: Vec<Tier>,
    /// How many decimals a row score has.
    pub rounding_places: u32,
    /// How an over-run of an "at most" target is scored.
    pub over_run: OverRun,
    /// What happens when a target is far exceeded.
    pub over_achievement: OverAchievementRule,
    /// How the parts of a composite row are joined where the row does not say.
    pub composite_mode: CompositeMode,
    /// What a row that does not apply does to the total.
    pub not_applicable: NotApplicableRule,
    /// How an execution rate of nothing over nothing is scored.
    pub zero_budget: ZeroBudget,
    /// The clauses that the rules quote.
    pub clauses: Vec<Clause>,
}

/// Which evaluations a pack is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardKind {
    /// 单位自评.
    SelfEvaluation,
    /// 部门评价.
    Departmental,
    /// 财政评价.
    Fiscal,
}

/// A first-level indicator of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionTemplate {
    /// Stable key: `output`, `benefit`, `satisfaction`, `management`, `execution`, ….
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
    /// How it is measured, by the name of the file format (`execution_rate`, `at_least`, …).
    pub measure: String,
    /// Full score, where the pack fixes it.
    pub full_score: Option<Points>,
}

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

/// How an over-run of an "at most" target is scored (R3, R3b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverRun {
    /// W × T ÷ A (R3).
    Inverse,
    /// W × (1 − (A − T) ÷ T), nothing from twice the target on (R3b).
    Linear,
}

/// What happens when a target is far exceeded (R28).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverAchievementRule {
    /// From this excess on a reason is asked for: 0.3 is 130 % of the target.
    pub reminder_from: Ratio,
    /// What is taken off.
    pub policy: OverAchievementPolicy,
    /// Coefficients of policy (b), rising.
    pub table: Vec<ReductionBand>,
}

/// What an over-achieved row loses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverAchievementPolicy {
    /// (a) Nothing; a reason is asked for.
    ReasonOnly,
    /// (b) A coefficient by the size of the excess, when the target was too low.
    Banded,
    /// (c) A coefficient that the evaluator enters.
    Entered,
}

/// A line of the reduction table of policy (b).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReductionBand {
    /// Up to this excess, included; `None`: without end.
    pub up_to: Option<Ratio>,
    /// The score is multiplied by this.
    pub coefficient: Ratio,
}

/// What a row that does not apply does to the total (R13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotApplicableRule {
    /// Not allowed: the row stays unscored.
    Forbidden,
    /// Σs ÷ ΣW × 100 over the rows that apply.
    Rescale,
}

/// How an execution rate of nothing over nothing is scored (R14c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZeroBudget {
    /// Not applicable.
    NotApplicable,
    /// No points.
    Zero,
}

/// A clause that a rule quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The rule it belongs to: `R1`, `R3b`, `R14`, `grade`, ….
    pub rule: String,
    /// Where it stands: 财预〔2020〕10号 第十六条.
    pub citation: String,
    /// What it says.
    pub text: String,
}

impl Standard {
    /// The full score of the whole: the sum of the dimensions.
    pub fn full_score(&self) -> Points {
        Points(self.dimensions.iter().fold(Decimal::ZERO, |sum, d| sum.saturating_add(d.full_score.0)))
    }

    /// The band with this grade.
    pub fn band(&self, grade: &GradeId) -> Option<&Band> {
        self.bands.iter().find(|band| band.grade == *grade)
    }

    /// The clause that a rule quotes, where the pack has one.
    pub fn clause(&self, rule: &str) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.rule == rule)
    }
}
