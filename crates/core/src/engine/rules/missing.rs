//! R12: something needed is missing or cannot be read (未填、无法识别).
//!
//! # What it does
//! Reads the full score, the target and the actual value of a row. What is
//! missing or unreadable leaves the row unscored, which is neither 0 nor met:
//! while a row is unscored there is no grade, only an interval of totals.
//!
//! # Formula
//! None: no score.
//!
//! # Clause
//! The import check of the official budget system (实际完成值不能为空).
//!
//! # Worked example
//! W 5, T 10, A not filled in: no score; the interval is 0 to 5 points wider.

use super::Comparison;
use crate::decimal::{Decimal, Fraction, ParseNumberError, Points, Quantity, Reading, from_digits, short_digits};
use crate::engine::{Unscored, tally};
use crate::model::{Entry, Target};

/// No row has more than a million points: the digits of that by the number of
/// decimals.
const FULL_SCORE_LIMITS: [i64; tally::PLACES as usize + 1] =
    [1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000];

/// Points as whole digits.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Counted {
    digits: i64,
    places: u32,
}

impl Counted {
    /// So many points, of which so many digits are decimals.
    #[inline(always)]
    pub(in crate::engine) fn new(digits: i64, places: u32) -> Self {
        Self { digits, places }
    }

    /// As points.
    #[inline(always)]
    pub(in crate::engine) fn points(self) -> Points {
        Points(from_digits(self.digits, self.places))
    }

    /// As a sum counts them.
    #[inline(always)]
    pub(in crate::engine) fn millionths(self) -> i64 {
        tally::in_millionths(self.digits, self.places)
    }

    /// As a fraction.
    #[inline(always)]
    pub(in crate::engine) fn fraction(self) -> Fraction {
        const POWERS: [i64; tally::PLACES as usize + 1] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000];
        Fraction::of(self.digits, POWERS.get(self.places as usize).copied().unwrap_or(0))
    }
}

/// The full score of a row, in bounds.
#[inline(always)]
pub(in crate::engine) fn full_score(entry: &Entry<Points>) -> Result<Counted, Unscored> {
    let points = match entry {
        Entry::Value(points) if points.0.scale() <= tally::PLACES => points.0,
        Entry::Value(points) => points.0.normalize(),
        Entry::Invalid(_) => return Err(Unscored::FullScoreUnreadable),
        Entry::Blank | Entry::NotStated => return Err(Unscored::FullScoreMissing),
    };
    // Compared as whole numbers: this stands in the way of every row.
    match (FULL_SCORE_LIMITS.get(points.scale() as usize), short_digits(points)) {
        (Some(limit), Some(digits)) if (0..=*limit).contains(&digits) => Ok(Counted::new(digits, points.scale())),
        _ => Err(Unscored::FullScoreUnreadable),
    }
}

/// The two ends of the target in force, or the one number twice, as the comparison needs them.
pub(in crate::engine) fn limits(
    target: &Target,
    unit: &str,
    comparison: Comparison,
) -> Result<(Decimal, Decimal), Unscored> {
    let reading = reading(target.in_force(), unit, Unscored::TargetMissing, Unscored::TargetUnreadable)?;
    match (reading, comparison) {
        (Reading::Exact(number) | Reading::About(number), _)
        | (Reading::AtLeast { bound: number, .. }, Comparison::AtLeast | Comparison::MoreThan)
        | (Reading::AtMost { bound: number, .. }, Comparison::AtMost | Comparison::LessThan) => Ok((number, number)),
        (Reading::Range { low, high }, Comparison::Between) => Ok((low, high)),
        _ => Err(Unscored::TargetMismatch),
    }
}

/// What is known of the actual value.
pub(in crate::engine) fn actual(entry: &Entry<Quantity>, unit: &str) -> Result<Reading, Unscored> {
    reading(entry, unit, Unscored::ActualMissing, Unscored::ActualUnreadable)
}

fn reading(entry: &Entry<Quantity>, unit: &str, missing: Unscored, unreadable: Unscored) -> Result<Reading, Unscored> {
    match entry {
        Entry::Value(quantity) => quantity.value_in(unit).map_err(|words| match words.0 {
            ParseNumberError::Empty => missing,
            _ => unreadable,
        }),
        Entry::Invalid(_) => Err(unreadable),
        Entry::Blank | Entry::NotStated => Err(missing),
    }
}
