//! What the engine says about an evaluation.

use std::collections::BTreeSet;

use super::spread::Role;
use super::tally::{self, Tally};
use super::{Flags, Overrule};
use crate::decimal::{Amount, Fraction, Points};
use crate::model::{IdMap, IdTable, NodeId};
use crate::standard::{GradeId, Rule};

/// The scores of an evaluation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assessment {
    /// Every row, in the order of the page when they were last scored together.
    pub rows: IdTable<RowAssessment>,
    /// Every dimension and every category.
    pub subtotals: IdMap<Subtotal>,
    /// The whole.
    pub total: Total,
    /// The rows that score the funds, so that a change of the funds finds them.
    pub(super) execution_rows: BTreeSet<NodeId>,
}

impl Assessment {
    /// The score of a part of a composite row.
    pub fn part(&self, row: NodeId, part: NodeId) -> Option<&RowAssessment> {
        self.rows.get(&row)?.parts.iter().find(|(id, _)| *id == part).map(|(_, part)| part)
    }
}

/// The score of one row, or of one part of a composite row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowAssessment {
    /// The rule that scores it.
    pub rule: Rule,
    /// What the row scores with, where it can be read: its full score as entered,
    /// or a larger one where it takes from rows that do not apply (R13).
    pub full_score: Option<Points>,
    /// How the row came out.
    pub outcome: Outcome,
    /// The score; `None`: not scored.
    pub score: Option<Points>,
    /// The computed score, where a person set another one in its place.
    pub computed: Option<Points>,
    /// The completion rate, for rows that have one.
    pub completion: Completion,
    /// Why the score is provisional, where it is.
    pub provisional: Option<Provisional>,
    /// What a reader should know besides.
    pub flags: Flags,
    /// The parts of a composite row, in order. Their scores are shown rounded;
    /// the row is rounded once, so that they need not add up to it.
    pub parts: Vec<(NodeId, RowAssessment)>,
    /// Full score and score in millionths of a point, as they are added up.
    pub(super) in_millionths: (i64, i64),
    /// The full score as entered, likewise.
    pub(super) entered: i64,
    /// What the row is to the spreading of weights.
    pub(super) role: Role,
}

impl RowAssessment {
    /// A row that nobody looked at yet.
    pub(super) fn unseen() -> Self {
        Self {
            rule: Rule::Missing,
            full_score: None,
            outcome: Outcome::NotApplicable,
            score: None,
            computed: None,
            completion: Completion::None,
            provisional: None,
            flags: Flags::default(),
            parts: Vec::new(),
            in_millionths: (0, 0),
            entered: 0,
            role: Role::Outside,
        }
    }

    /// What the row scores with after spreading (R13), where that is not the
    /// full score as entered: more, or nothing where others took its weight.
    pub fn reweighted(&self) -> Option<Points> {
        (self.in_millionths.0 != self.entered).then(|| tally::shown(self.in_millionths.0))
    }
}

/// How a row came out (状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The target is met (达标).
    Met,
    /// The target is missed (未达).
    Under,
    /// Judged in this tier, counted from 0 (定性).
    Tier(u8),
    /// Done (是).
    Yes,
    /// Not done (否).
    No,
    /// Does not apply (不适用).
    NotApplicable,
    /// Not scored.
    Unscored(Unscored),
}

/// Why a row is not scored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unscored {
    /// The actual value is missing (未填).
    ActualMissing,
    /// The actual value cannot be read (无法识别).
    ActualUnreadable,
    /// The target is missing.
    TargetMissing,
    /// The target cannot be read.
    TargetUnreadable,
    /// The target says something other than the measure: a range in a ≥ row.
    TargetMismatch,
    /// The full score is missing.
    FullScoreMissing,
    /// The full score cannot be read or is out of bounds.
    FullScoreUnreadable,
    /// No tier is chosen.
    TierMissing,
    /// A tier below the best is chosen and no points are given: its upper edge
    /// is open, so that no points follow from it.
    PointsMissing,
    /// The points given are unreadable or lie outside the chosen tier.
    PointsOutsideTier,
    /// A composite row without parts.
    PartsMissing,
    /// A part of the row is not scored, or the shares do not add up.
    PartUnscored,
    /// The budget or the expenditure of a fund line is missing.
    FundsMissing,
    /// The budget or the expenditure of a fund line cannot be read.
    FundsUnreadable,
    /// Money was spent without a budget, so that there is no rate.
    BudgetZero,
    /// Declared not applicable, which the standard does not allow.
    NotApplicableForbidden,
    /// The coefficient asked for by the policy is missing or unreadable.
    CoefficientMissing,
    /// The standard has no method of this name.
    MethodUnknown,
    /// A point of a list is not answered.
    AnswerMissing,
    /// The value or the money of a project or region is missing.
    PortionIncomplete,
    /// The value or the money of a project or region cannot be read.
    PortionUnreadable,
    /// A milestone has no day to be done by, or a day that cannot be read.
    MilestoneUnreadable,
    /// An expert has not given points yet, or all abstain.
    PanelIncomplete,
    /// A count of the survey is missing.
    SurveyIncomplete,
    /// The counts of the survey are unreadable or cannot be.
    SurveyImpossible,
    /// No band of the table holds the value.
    OutsideTable,
    /// Whether the project is finished is not said, and the rule asks for it.
    StatusMissing,
}

/// The completion rate of a row (完成率).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Completion {
    /// The row has none: qualitative, yes/no, unscored.
    #[default]
    None,
    /// This rate, unrounded.
    Rate(Fraction),
    /// At least this rate: only a lower bound is known.
    AtLeast(Fraction),
    /// Inside a target range (在目标区间内).
    InRange,
}

impl Completion {
    /// Puts another in its place. Only a rate that 64 bits do not hold has
    /// anything to give back.
    #[inline(always)]
    pub(super) fn put(&mut self, completion: Self) {
        match self {
            Self::Rate(rate) | Self::AtLeast(rate) if !rate.is_short() => *self = completion,
            _ => std::mem::forget(std::mem::replace(self, completion)),
        }
    }
}

/// Why points are provisional (暂定).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provisional {
    /// The actual value is only a bound (非精确值).
    Bound,
    /// A qualitative or yes/no row without a written basis (无评分依据).
    NoBasis,
}

/// What a reader should know besides the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// Equal to a target that had to be exceeded or undercut (未达严格要求).
    StrictEquality,
    /// Far above the target: a reason is asked for (超额待说明); the excess.
    OverAchieved {
        /// Actual ÷ target − 1; for an "at most" row 1 − actual ÷ target.
        excess: Fraction,
        /// Whether a reason is written.
        explained: bool,
    },
    /// The score was multiplied by a coefficient of the over-achievement policy.
    Reduced {
        /// The coefficient.
        coefficient: Fraction,
    },
    /// Above the upper end of a range.
    AboveRange,
    /// The target is 0, which binds nobody.
    TargetZero,
    /// The actual value is 0: true value, or not filled in?
    ActualZero,
    /// Spent more than budgeted.
    OverBudget {
        /// Full-year expenditure.
        spent: Amount,
        /// Full-year budget.
        budget: Amount,
    },
    /// The target is missed or points are lost, and no reason is written.
    ReasonMissing,
    /// Negative values make the ratio meaningless.
    Negative,
    /// A milestone is not done and counts as not in time.
    MilestoneOpen,
    /// Fewer than three experts gave points.
    FewExperts,
    /// The points of the experts lie further apart than a fifth of the full score.
    ExpertsDiffer,
    /// A score set by a person lacks a reason or a name, or is out of bounds:
    /// the computed one stands.
    ManualIncomplete,
}

/// The sums of a category, a dimension or the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Subtotal {
    /// Rows that apply.
    pub rows: usize,
    /// Of these, rows that are scored.
    pub scored_rows: usize,
    /// Full score of the rows that apply, as they score with it.
    pub full_score: Points,
    /// Weight as entered of the rows that apply and of those whose weight is
    /// spread. What the rows score with is rounded, so that it can differ.
    pub weight: Points,
    /// Full score of the rows that are scored (已评).
    pub scored_full_score: Points,
    /// Sum of the rounded scores.
    pub score: Points,
    /// Of the score, points resting on inexact actual values.
    pub provisional_bound: Points,
    /// Of the score, points resting on judgements without a written basis.
    pub provisional_no_basis: Points,
    /// The same in whole numbers.
    pub(super) tally: Tally,
}

impl Subtotal {
    /// All provisional points (暂定分).
    pub fn provisional(&self) -> Points {
        Points(self.provisional_bound.0.saturating_add(self.provisional_no_basis.0))
    }

    /// Whether every row that applies is scored.
    pub fn is_complete(&self) -> bool {
        self.rows == self.scored_rows
    }
}

/// The whole (总分).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Total {
    /// The sums over all rows.
    pub sums: Subtotal,
    /// The total: the sum of the row scores, rescaled where rows do not apply.
    /// While rows are unscored this is the lowest total still possible.
    pub score: Points,
    /// The highest total still possible: every unscored row at its full score.
    pub highest: Points,
    /// The grade; `None` while a row is unscored, or where the pack has none.
    pub grade: Option<GradeId>,
    /// Points taken out because they do not apply.
    pub not_applicable: Points,
    /// Points of rows that do not apply which others take over.
    pub spread: Points,
    /// What overrules total or grade.
    pub overrule: Overrule,
}
