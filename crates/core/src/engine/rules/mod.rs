//! The rules of scoring, one file each.
//!
//! A rule knows numbers and the standard, not the table it is used in. Each
//! file says what the rule does, its formula, its clause and an example that
//! is also a case in `tests/scoring/`.

pub(super) mod at_least;
pub(super) mod at_most_inverse;
pub(super) mod at_most_linear;
pub(super) mod between;
pub(super) mod bound;
pub(super) mod composite;
pub(super) mod equal;
pub(super) mod execution_rate;
pub(super) mod grade;
pub(super) mod less_than;
pub(super) mod missing;
pub(super) mod more_than;
pub(super) mod not_applicable;
pub(super) mod over_achievement;
pub(super) mod over_budget;
pub(super) mod tiers;
pub(super) mod totals;
pub(super) mod yes_no;
pub(super) mod zero_actual;
pub(super) mod zero_budget;
pub(super) mod zero_limit;
pub(super) mod zero_target;

use rust_decimal::Decimal;

use super::trace::{Exception, Recorder};
use super::{Completion, Flag};
use crate::decimal::Fraction;
use crate::model::{Measure, Polarity};
use crate::standard::{OverRun, Rule};

/// What a numeric rule says about one actual value.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    /// Whether the target is met.
    pub(super) met: bool,
    /// The completion rate, where there is one.
    pub(super) completion: Completion,
    /// The share of the full score, from 0 to 1.
    pub(super) share: Fraction,
    /// How far the target is exceeded, where that is above 0.
    pub(super) excess: Option<Fraction>,
    /// What a reader should know besides.
    pub(super) flags: Vec<Flag>,
}

impl Verdict {
    /// The target is met: the full score.
    fn met() -> Self {
        Self { met: true, completion: Completion::None, share: Fraction::ONE, excess: None, flags: Vec::new() }
    }

    /// The target is met at this rate, and exceeded by what is above 1.
    fn met_at(rate: Fraction) -> Self {
        let excess = (rate > Fraction::ONE).then(|| &rate - &Fraction::ONE);
        Self { completion: Completion::Rate(rate), excess, ..Self::met() }
    }

    /// The target is missed and earns nothing.
    fn nothing() -> Self {
        Self { met: false, share: Fraction::ZERO, ..Self::met() }
    }

    /// The target is missed at this rate below 1, which is the share earned; a
    /// rate below 0 earns nothing.
    fn missed_at(rate: Fraction, recorder: &mut impl Recorder) -> Self {
        let share = if rate.is_negative() {
            recorder.exception(Exception::NegativeRate);
            Fraction::ZERO
        } else {
            rate.clone()
        };
        Self { met: false, completion: Completion::Rate(rate), share, excess: None, flags: Vec::new() }
    }

    fn with_flag(mut self, flag: Flag) -> Self {
        self.flags.push(flag);
        self
    }

    /// The rate that a pooled composite row counts with: the completion rate,
    /// also above 1, where there is one.
    pub(super) fn pooled(&self) -> Fraction {
        match &self.completion {
            Completion::Rate(rate) | Completion::AtLeast(rate) if *rate > self.share => rate.clone(),
            _ => self.share.clone(),
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
    pub(super) fn is_lower_better(self) -> bool {
        matches!(self, Self::LessThan | Self::AtMost)
    }
}

/// The target in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Limits {
    One(Decimal),
    Range { low: Decimal, high: Decimal },
}

/// A numeric question, complete but for the actual value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Case {
    pub(super) comparison: Comparison,
    pub(super) polarity: Polarity,
    pub(super) limits: Limits,
    pub(super) over_run: OverRun,
}

impl Case {
    /// The rule that scores a comparison under a standard's choice.
    pub(super) fn rule(comparison: Comparison, over_run: OverRun) -> Rule {
        match comparison {
            Comparison::AtLeast => Rule::AtLeast,
            Comparison::MoreThan => Rule::MoreThan,
            Comparison::Equal => Rule::Equal,
            Comparison::LessThan => Rule::LessThan,
            Comparison::AtMost => match over_run {
                OverRun::Inverse => Rule::AtMostInverse,
                OverRun::Linear => Rule::AtMostLinear,
            },
            Comparison::Between => Rule::Between,
        }
    }

    /// Judges one actual value.
    pub(super) fn judge(&self, actual: Decimal, recorder: &mut impl Recorder) -> Verdict {
        // A range whose ends are one number is that number, and the reverse.
        let (low, high) = match self.limits {
            Limits::One(target) => (target, target),
            Limits::Range { low, high } => (low, high),
        };
        match self.comparison {
            Comparison::AtLeast => at_least::judge(low, actual, recorder),
            Comparison::MoreThan => more_than::judge(low, actual, recorder),
            Comparison::Equal => equal::judge(low, actual, self.polarity, recorder),
            Comparison::LessThan => less_than::judge(high, actual, self.over_run, recorder),
            Comparison::AtMost => at_most(high, actual, self.over_run, recorder),
            Comparison::Between => between::judge(low, high, actual, self.polarity, recorder),
        }
    }
}

/// Judges "at most" by the formula that the standard chose.
fn at_most(target: Decimal, actual: Decimal, over_run: OverRun, recorder: &mut impl Recorder) -> Verdict {
    match over_run {
        OverRun::Inverse => at_most_inverse::judge(target, actual, recorder),
        OverRun::Linear => at_most_linear::judge(target, actual, recorder),
    }
}

/// A number is below 0; zero with a minus sign is not.
fn is_below_zero(number: Decimal) -> bool {
    number.is_sign_negative() && !number.is_zero()
}
