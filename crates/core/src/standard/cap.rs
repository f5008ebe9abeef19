//! What the execution rate and a veto do, beyond the plain rules.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{GradeId, TableBand};
use crate::decimal::{Points, Ratio};

/// How the budget execution rate is scored.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ExecutionForm {
    /// By the rate itself (R14).
    #[default]
    Proportional,
    /// By a table over the rate (R14d).
    Table {
        /// The bands, rising, without a gap.
        bands: Vec<TableBand>,
    },
    /// The full score once the project is finished, a table before (R14e).
    Finished {
        /// The bands of an unfinished project, rising, without a gap.
        bands: Vec<TableBand>,
    },
}

/// What the expenditure is divided by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExecutionBase {
    /// The full-year budget (自评口径).
    #[default]
    Budget,
    /// The funds received (评价口径).
    Received,
}

impl ExecutionBase {
    /// Whether it is the full-year budget.
    pub fn is_budget(&self) -> bool {
        *self == Self::Budget
    }
}

impl ExecutionForm {
    /// Whether it is the rate itself.
    pub fn is_proportional(&self) -> bool {
        *self == Self::Proportional
    }

    /// The bands of its table; `None`: it has none.
    pub fn bands(&self) -> Option<&Vec<TableBand>> {
        match self {
            Self::Proportional => None,
            Self::Table { bands } | Self::Finished { bands } => Some(bands),
        }
    }

    /// As [`bands`](Self::bands), to be changed.
    pub(super) fn bands_mut(&mut self) -> Option<&mut Vec<TableBand>> {
        match self {
            Self::Proportional => None,
            Self::Table { bands } | Self::Finished { bands } => Some(bands),
        }
    }
}

/// Caps by the execution rate (执行率封顶, R32). Off unless a pack has them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExecutionCaps {
    /// What is capped.
    pub effect: CapEffect,
    /// The caps, the lowest rate first.
    pub caps: Vec<ExecutionCap>,
    /// The notice that says so, as printed.
    pub source: String,
}

/// What a cap holds down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CapEffect {
    /// The total.
    Total,
    /// The grade; the total stays as it was added up.
    Grade,
}

/// One cap: below this rate no more than so many points.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExecutionCap {
    /// Below this rate, not at it.
    pub below: Ratio,
    /// The most points.
    pub limit: Points,
}

impl ExecutionCaps {
    /// The cap of a rate; `None`: it is high enough.
    pub fn of(&self, is_below: impl Fn(Decimal) -> bool) -> Option<&ExecutionCap> {
        self.caps.iter().find(|cap| is_below(cap.below.0))
    }
}

/// What overrules the grade (一票否决, R29).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VetoRule {
    /// What it does.
    pub effect: VetoEffect,
    /// The grounds.
    pub grounds: Vec<VetoGround>,
}

/// What a veto does. The score as computed stays in sight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum VetoEffect {
    /// The grade becomes this one.
    Grade(GradeId),
    /// The total is at most this.
    Total(Points),
}

/// A ground of a veto.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VetoGround {
    /// Stable id, e.g. `misuse`.
    pub id: String,
    /// As printed: 截留、挤占、挪用资金.
    pub name: String,
}
