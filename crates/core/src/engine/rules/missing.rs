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

use super::{Comparison, Limits};
use crate::decimal::{ParseNumberError, Points, Quantity, Reading};
use crate::engine::{Unscored, tally};
use crate::model::{Entry, Target};

/// No row has more than a million points: the digits of that by the number of
/// decimals.
const FULL_SCORE_LIMITS: [i128; tally::PLACES as usize + 1] =
    [1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000];

/// The full score of a row, in bounds.
pub(in crate::engine) fn full_score(entry: &Entry<Points>) -> Result<Points, Unscored> {
    let points = match entry {
        Entry::Value(points) if points.0.scale() <= tally::PLACES => points.0,
        Entry::Value(points) => points.0.normalize(),
        Entry::Invalid(_) => return Err(Unscored::FullScoreUnreadable),
        Entry::Blank | Entry::NotStated => return Err(Unscored::FullScoreMissing),
    };
    // Compared as whole numbers: this stands in the way of every row.
    let limit = FULL_SCORE_LIMITS.get(points.scale() as usize);
    let in_bounds = limit.is_some_and(|limit| (0..=*limit).contains(&points.mantissa()));
    if in_bounds { Ok(Points(points)) } else { Err(Unscored::FullScoreUnreadable) }
}

/// The target in force, as the comparison needs it.
pub(in crate::engine) fn limits(target: &Target, unit: &str, comparison: Comparison) -> Result<Limits, Unscored> {
    let reading = reading(target.in_force(), unit, Unscored::TargetMissing, Unscored::TargetUnreadable)?;
    match (reading, comparison) {
        (Reading::Exact(number) | Reading::About(number), _)
        | (Reading::AtLeast { bound: number, .. }, Comparison::AtLeast | Comparison::MoreThan)
        | (Reading::AtMost { bound: number, .. }, Comparison::AtMost | Comparison::LessThan) => Ok(Limits::One(number)),
        (Reading::Range { low, high }, Comparison::Between) => Ok(Limits::Range { low, high }),
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
