//! How completion rates are worked out.

use crate::decimal::{Decimal, Digits, Fraction};

/// How a completion rate is worked out. T is the target, A the actual value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RateFormula<N = Decimal> {
    /// `numerator ÷ denominator`.
    Quotient {
        /// A, or T where less is better.
        numerator: N,
        /// T, or A where less is better; not 0.
        denominator: N,
    },
    /// `1 − (A − T) ÷ |T|`.
    OverRun {
        /// A.
        actual: N,
        /// T, not 0.
        target: N,
    },
    /// `1 − (T − A) ÷ |T|`, for targets below 0.
    Shortfall {
        /// A.
        actual: N,
        /// T, not 0.
        target: N,
    },
    /// `1 − |A − T| ÷ |T|`.
    Distance {
        /// A.
        actual: N,
        /// T, not 0.
        target: N,
    },
}

impl RateFormula<Digits> {
    /// The rate. A divisor of 0, which no rule passes, gives 0. Digits that are
    /// aligned leave room for these sums.
    #[inline(always)]
    pub(super) fn value(self) -> Fraction {
        let (distance, target) = match self {
            Self::Quotient { numerator, denominator } => return Fraction::of(numerator.number, denominator.number),
            Self::OverRun { actual, target } => (actual.number - target.number, target.number.abs()),
            Self::Shortfall { actual, target } => (target.number - actual.number, target.number.abs()),
            Self::Distance { actual, target } => ((actual.number - target.number).abs(), target.number.abs()),
        };
        Fraction::of(target - distance, target)
    }
}

impl RateFormula {
    /// The rate. A divisor of 0, which no rule passes, gives 0.
    #[inline(never)]
    pub fn value(self) -> Fraction {
        let over_target = |distance: Fraction, target: Decimal| {
            let target = Fraction::from(target).abs();
            (&target - &distance).checked_div(&target).unwrap_or(Fraction::ZERO)
        };
        let difference = |one: Decimal, other: Decimal| &Fraction::from(one) - &Fraction::from(other);
        match self {
            Self::Quotient { numerator, denominator } => {
                Fraction::new(numerator, denominator).unwrap_or(Fraction::ZERO)
            }
            Self::OverRun { actual, target } => over_target(difference(actual, target), target),
            Self::Shortfall { actual, target } => over_target(difference(target, actual), target),
            Self::Distance { actual, target } => over_target(difference(actual, target).abs(), target),
        }
    }
}

impl<N: Into<Decimal>> RateFormula<N> {
    /// The same in numbers to show.
    pub(super) fn shown(self) -> RateFormula {
        match self {
            Self::Quotient { numerator, denominator } => {
                RateFormula::Quotient { numerator: numerator.into(), denominator: denominator.into() }
            }
            Self::OverRun { actual, target } => RateFormula::OverRun { actual: actual.into(), target: target.into() },
            Self::Shortfall { actual, target } => {
                RateFormula::Shortfall { actual: actual.into(), target: target.into() }
            }
            Self::Distance { actual, target } => RateFormula::Distance { actual: actual.into(), target: target.into() },
        }
    }
}
