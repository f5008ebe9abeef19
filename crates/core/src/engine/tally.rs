//! Sums of points as whole numbers.

use rust_decimal::Decimal;

use super::{Outcome, Provisional, RowAssessment, Subtotal, Total};
use crate::decimal::{Points, short_digits};

/// Decimals of a point that a sum holds. No full score and no score has more.
pub(super) const PLACES: u32 = 6;

/// What one row adds to every sum above it, or what many rows come to, in
/// millionths of a point.
///
/// Whole numbers add and subtract exactly, so that taking a row out and putting
/// it in again leaves every sum as it was, to the last digit. Nine million rows
/// of the largest full score fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tally {
    rows: i64,
    scored_rows: i64,
    full_score: i64,
    scored_full_score: i64,
    weight: i64,
    score: i64,
    provisional_bound: i64,
    provisional_no_basis: i64,
    not_applicable: i64,
    spread: i64,
}

impl Tally {
    /// What a row adds.
    #[inline(always)]
    pub(super) fn of(row: &RowAssessment) -> Self {
        let (full_score, score) = row.in_millionths;
        if row.outcome == Outcome::NotApplicable {
            let spread = row.entered.wrapping_sub(full_score);
            return Self { not_applicable: full_score, spread, weight: spread, ..Self::default() };
        }
        let mut tally = Self { rows: 1, full_score, weight: row.entered, ..Self::default() };
        if row.score.is_some() {
            tally.scored_rows = 1;
            tally.scored_full_score = full_score;
            tally.score = score;
            match row.provisional {
                Some(Provisional::Bound) => tally.provisional_bound = score,
                Some(Provisional::NoBasis) => tally.provisional_no_basis = score,
                None => {}
            }
        }
        tally
    }

    /// The weight that rows which do not apply left to others.
    pub(super) fn spread(&self) -> i64 {
        self.spread
    }

    /// Both together.
    pub(super) fn add(&mut self, other: &Self) {
        self.combine(other, i64::wrapping_add);
    }

    /// What is left without the other.
    pub(super) fn subtract(&mut self, other: &Self) {
        self.combine(other, i64::wrapping_sub);
    }

    fn combine(&mut self, other: &Self, by: impl Fn(i64, i64) -> i64) {
        self.rows = by(self.rows, other.rows);
        self.scored_rows = by(self.scored_rows, other.scored_rows);
        self.full_score = by(self.full_score, other.full_score);
        self.scored_full_score = by(self.scored_full_score, other.scored_full_score);
        self.weight = by(self.weight, other.weight);
        self.score = by(self.score, other.score);
        self.provisional_bound = by(self.provisional_bound, other.provisional_bound);
        self.provisional_no_basis = by(self.provisional_no_basis, other.provisional_no_basis);
        self.not_applicable = by(self.not_applicable, other.not_applicable);
        self.spread = by(self.spread, other.spread);
    }
}

impl Subtotal {
    /// The sums of a tally.
    pub(super) fn of(tally: &Tally) -> Self {
        let mut subtotal = Self::default();
        subtotal.shift(tally);
        subtotal
    }

    /// Adds a difference. Only what it changes is worked out anew.
    pub(super) fn shift(&mut self, difference: &Tally) {
        self.tally.add(difference);
        let (sums, moved) = (&self.tally, difference);
        self.rows = usize::try_from(sums.rows).unwrap_or(0);
        self.scored_rows = usize::try_from(sums.scored_rows).unwrap_or(0);
        show(&mut self.full_score, sums.full_score, moved.full_score);
        show(&mut self.scored_full_score, sums.scored_full_score, moved.scored_full_score);
        show(&mut self.weight, sums.weight, moved.weight);
        show(&mut self.score, sums.score, moved.score);
        show(&mut self.provisional_bound, sums.provisional_bound, moved.provisional_bound);
        show(&mut self.provisional_no_basis, sums.provisional_no_basis, moved.provisional_no_basis);
    }
}

impl Total {
    /// Adds a difference to the sums of the whole.
    pub(super) fn shift(&mut self, difference: &Tally) {
        self.sums.shift(difference);
        show(&mut self.not_applicable, self.sums.tally.not_applicable, difference.not_applicable);
        show(&mut self.spread, self.sums.tally.spread, difference.spread);
    }
}

fn show(points: &mut Points, sum: i64, moved: i64) {
    if moved != 0 {
        *points = shown(sum);
    }
}

/// Points in millionths. The full scores of rows are bounded (R12) and scores
/// have no more places than a sum, so that nothing is lost.
pub(super) fn millionths(points: Points) -> i64 {
    in_millionths(short_digits(points.0).unwrap_or(0), points.0.scale())
}

/// The same of digits and how many of them are decimals.
#[inline(always)]
pub(super) fn in_millionths(digits: i64, scale: u32) -> i64 {
    const POWERS: [i64; PLACES as usize + 1] = [1_000_000, 100_000, 10_000, 1000, 100, 10, 1];
    digits.wrapping_mul(POWERS.get(scale as usize).copied().unwrap_or(0))
}

/// Millionths as points, without trailing zeros.
pub(super) fn shown(sum: i64) -> Points {
    let (mut digits, mut places) = (sum, PLACES);
    while places > 0 && digits % 10 == 0 {
        digits /= 10;
        places -= 1;
    }
    Points(Decimal::new(digits, places))
}

#[cfg(test)]
mod tests {
    use super::{millionths, shown};
    use crate::decimal::Points;

    #[test]
    fn points_survive_being_counted_in_millionths() {
        for text in ["0", "5", "7.5", "44.73", "99.999999", "1000000", "0.000001"] {
            let points = Points(text.parse().expect("a number of the test"));
            assert_eq!(shown(millionths(points)).0.to_string(), text);
        }
        assert_eq!(shown(millionths(Points("5.00".parse().expect("a number")))).0.to_string(), "5");
    }
}
