//! The choices that a pack makes where regulations leave room.

use serde::{Deserialize, Serialize};

use crate::decimal::Ratio;

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
    /// The weight is spread over the other rows of the category, else of the
    /// dimension.
    Spread,
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
