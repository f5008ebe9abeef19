//! The rules of scoring, one file each.
//!
//! A rule knows numbers and the standard, not the table it is used in. Each
//! file says what the rule does, its formula, its clause and an example that
//! is also a case in `tests/scoring/`.

pub(super) mod aggregate;
pub(super) mod at_least;
pub(super) mod at_most_inverse;
pub(super) mod at_most_linear;
pub(super) mod between;
pub(super) mod bonus;
pub(super) mod bound;
pub(super) mod composite;
pub(super) mod counted_points;
pub(super) mod deviation_table;
pub(super) mod equal;
pub(super) mod excess_deduction;
pub(super) mod execution_cap;
pub(super) mod execution_finished;
pub(super) mod execution_rate;
pub(super) mod execution_table;
pub(super) mod grade;
pub(super) mod late;
pub(super) mod less_than;
pub(super) mod manual;
pub(super) mod milestones;
pub(super) mod missing;
pub(super) mod more_than;
pub(super) mod not_applicable;
pub(super) mod over_achievement;
pub(super) mod over_budget;
pub(super) mod panel;
pub(super) mod pass_stretched;
pub(super) mod pass_threshold;
pub(super) mod satisfaction;
pub(super) mod shortfall_deduction;
pub(super) mod steps;
pub(super) mod tiers;
pub(super) mod totals;
pub(super) mod value_table;
pub(super) mod veto;
pub(super) mod yes_no;
pub(super) mod zero_actual;
pub(super) mod zero_budget;
pub(super) mod zero_limit;
pub(super) mod zero_target;

use super::trace::{Exception, Recorder};
use super::{Completion, Flag, Flags, RateFormula};
use crate::decimal::{Decimal, Digits, Fraction};
use crate::model::{Measure, Polarity};
use crate::standard::{OverRun, Rule};

/// What a numeric rule says about one actual value.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    /// Whether the target is met.
    pub(super) met: bool,
    /// The completion rate, where there is one.
    pub(super) completion: Completion,
    /// The share of the full score.
    pub(super) share: Share,
    /// How far the target is exceeded, where that is above 0.
    pub(super) excess: Option<Fraction>,
    /// What a reader should know besides.
    pub(super) flags: Flags,
    /// Whether the actual value is only a bound.
    pub(super) bound: bool,
    /// Whether a share above 1 counts (R24).
    pub(super) bonus: bool,
}

/// A share of the full score, from 0 to 1. What most rows have need not be
/// reckoned with.
#[derive(Debug, Clone)]
pub(super) enum Share {
    /// All of it.
    Full,
    /// Nothing.
    Nothing,
    /// The completion rate, which is below 1 and not below 0.
    Rate,
    /// This much.
    Part(Fraction),
}

impl Share {
    /// The share as a number; `None`: all of it.
    #[inline(always)]
    pub(super) fn of(&self, completion: &Completion) -> Option<Fraction> {
        match (self, completion) {
            (Self::Full, _) => None,
            (Self::Part(share), _) => Some(share.clone()),
            (Self::Rate, Completion::Rate(rate) | Completion::AtLeast(rate)) => Some(rate.clone()),
            (Self::Rate | Self::Nothing, _) => Some(Fraction::ZERO),
        }
    }
}

impl Verdict {
    /// The target is met: the full score.
    #[inline(always)]
    fn met() -> Self {
        let (completion, share) = (Completion::None, Share::Full);
        Self { met: true, completion, share, excess: None, flags: Flags::default(), bound: false, bonus: false }
    }

    /// The target is met at this rate, and exceeded by what is above 1.
    #[inline(always)]
    fn met_at(rate: Fraction) -> Self {
        let excess = rate.excess();
        Self { completion: Completion::Rate(rate), excess, ..Self::met() }
    }

    /// The target is missed and earns nothing.
    #[inline(always)]
    fn nothing() -> Self {
        Self { met: false, share: Share::Nothing, ..Self::met() }
    }

    /// The target is missed at this rate, which is the share earned.
    #[inline(always)]
    fn rated(rate: Fraction) -> Self {
        Self { met: false, completion: Completion::Rate(rate), share: Share::Rate, ..Self::met() }
    }

    /// The target is missed at this rate below 1, which is the share earned; a
    /// rate below 0 earns nothing.
    #[inline(always)]
    fn missed_at(rate: Fraction, recorder: &mut impl Recorder) -> Self {
        if rate.is_negative() {
            recorder.exception(Exception::NegativeRate);
            return Self { share: Share::Nothing, ..Self::rated(rate) };
        }
        Self::rated(rate)
    }

    #[inline(always)]
    fn with_flag(mut self, flag: Flag) -> Self {
        self.flags.push(flag);
        self
    }

    /// The share of the full score as a number.
    pub(super) fn share(&self) -> Fraction {
        self.share.of(&self.completion).unwrap_or(Fraction::ONE)
    }

    /// The share, independent of the completion rate.
    fn own_share(&self) -> Share {
        match &self.share {
            Share::Rate => Share::Part(self.share()),
            share => share.clone(),
        }
    }

    /// Whether the full score is earned.
    #[inline(always)]
    pub(super) fn is_full(&self) -> bool {
        match &self.share {
            Share::Full => true,
            Share::Part(share) => share.is_full(),
            // A rate that is the share is below 1.
            Share::Nothing | Share::Rate => false,
        }
    }

    /// The rate that a pooled composite row counts with: the completion rate,
    /// also above 1, where there is one.
    pub(super) fn pooled(&self) -> Fraction {
        let share = self.share();
        match &self.completion {
            Completion::Rate(rate) | Completion::AtLeast(rate) if *rate > share => rate.clone(),
            _ => share,
        }
    }
}

/// How a row or a part compares its actual value with its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Comparison {
    AtLeast,
    MoreThan,
    Equal,
    LessThan,
    AtMost,
    Between,
}

impl Comparison {
    /// The comparison of a measure; `None`: the measure is not numeric.
    #[inline(always)]
    pub(super) fn of(measure: Measure) -> Option<Self> {
        match measure {
            Measure::AtLeast => Some(Self::AtLeast),
            Measure::MoreThan => Some(Self::MoreThan),
            Measure::Equal => Some(Self::Equal),
            Measure::LessThan => Some(Self::LessThan),
            Measure::AtMost => Some(Self::AtMost),
            Measure::Between => Some(Self::Between),
            Measure::Qualitative | Measure::YesNo | Measure::ExecutionRate | Measure::Composite => None,
        }
    }

    /// Whether less is better.
    #[inline(always)]
    pub(super) fn is_lower_better(self) -> bool {
        matches!(self, Self::LessThan | Self::AtMost)
    }
}

/// A number as a rule sees it: digits where 64 bits hold all numbers of the
/// row, decimals where they do not.
pub(super) trait Number: Copy + Ord + Into<Decimal> {
    /// Whether this is 0.
    fn is_zero(self) -> bool;

    /// Whether this is below 0; zero with a minus sign is not.
    fn is_negative(self) -> bool;

    /// Whether this is above 0.
    #[inline(always)]
    fn is_positive(self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    /// Works out a rate.
    fn rate(formula: RateFormula<Self>) -> Fraction;
}

impl Number for Digits {
    #[inline(always)]
    fn is_zero(self) -> bool {
        self.number == 0
    }

    #[inline(always)]
    fn is_negative(self) -> bool {
        self.number < 0
    }

    #[inline(always)]
    fn rate(formula: RateFormula<Self>) -> Fraction {
        formula.value()
    }
}

impl Number for Decimal {
    fn is_zero(self) -> bool {
        Self::is_zero(&self)
    }

    fn is_negative(self) -> bool {
        self.is_sign_negative() && !Self::is_zero(&self)
    }

    fn rate(formula: RateFormula<Self>) -> Fraction {
        formula.value()
    }
}

/// A numeric question, complete but for the actual value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case<N> {
    pub(super) comparison: Comparison,
    pub(super) polarity: Polarity,
    /// The lower end of the target, or the target itself.
    pub(super) low: N,
    /// The upper end of the target, or the target itself.
    pub(super) high: N,
    pub(super) over_run: OverRun,
}

impl Comparison {
    /// The rule that scores a comparison under a standard's choice.
    #[inline(always)]
    pub(super) fn rule(self, over_run: OverRun) -> Rule {
        match self {
            Self::AtLeast => Rule::AtLeast,
            Self::MoreThan => Rule::MoreThan,
            Self::Equal => Rule::Equal,
            Self::LessThan => Rule::LessThan,
            Self::AtMost => match over_run {
                OverRun::Inverse => Rule::AtMostInverse,
                OverRun::Linear => Rule::AtMostLinear,
            },
            Self::Between => Rule::Between,
        }
    }
}

impl<N: Number> Case<N> {
    /// Judges one actual value.
    #[inline(always)]
    pub(super) fn judge(&self, actual: N, recorder: &mut impl Recorder) -> Verdict {
        // A range whose ends are one number is that number, and the reverse.
        let (low, high) = (self.low, self.high);
        match self.comparison {
            Comparison::AtLeast | Comparison::MoreThan => {
                let verdict = at_least::judge(low, actual, recorder);
                if self.comparison == Comparison::AtLeast {
                    return verdict;
                }
                more_than::remark(verdict, low, actual, recorder)
            }
            Comparison::AtMost | Comparison::LessThan => {
                let verdict = at_most(high, actual, self.over_run, recorder);
                if self.comparison == Comparison::AtMost {
                    return verdict;
                }
                less_than::remark(verdict, high, actual, recorder)
            }
            Comparison::Equal => equal::judge(low, actual, self.polarity, recorder),
            Comparison::Between => between::judge(low, high, actual, self.polarity, recorder),
        }
    }
}

/// Judges "at most" by the formula that the standard chose.
#[inline(always)]
fn at_most<N: Number>(target: N, actual: N, over_run: OverRun, recorder: &mut impl Recorder) -> Verdict {
    match over_run {
        OverRun::Inverse => at_most_inverse::judge(target, actual, recorder),
        OverRun::Linear => at_most_linear::judge(target, actual, recorder),
    }
}
