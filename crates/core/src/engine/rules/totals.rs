//! R30: sums of categories, dimensions and the whole (汇总).
//!
//! # What it does
//! A sum is the sum of the row scores as they are printed, so that the printed
//! table adds up. No bonus: no row exceeds its full score, so no sum does. Rows
//! that do not apply stand outside; the total is then rescaled (R13). While
//! rows are unscored the total is an interval: every unscored row at 0, and
//! every one at its full score.
//!
//! # Formula
//! `s(level) = Σ rows`.
//!
//! # Clause
//! 财预〔2020〕10号 第十三条; the weights of the standard.
//!
//! # Worked example
//! 20 + 30 + 5 + 44.73 = 99.73.

use rust_decimal::Decimal;

use super::{grade, not_applicable};
use crate::decimal::Points;
use crate::engine::trace::{Recorder, Silent, Step};
use crate::engine::{Outcome, Provisional, RowAssessment, Subtotal, Total};
use crate::standard::Standard;

/// What one row adds to every sum above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::engine) struct Contribution {
    sums: Subtotal,
    not_applicable: Points,
}

impl Contribution {
    /// What a row adds.
    pub(in crate::engine) fn of(row: &RowAssessment) -> Self {
        let full_score = row.full_score.unwrap_or_default();
        if row.outcome == Outcome::NotApplicable {
            return Self { not_applicable: full_score, ..Self::default() };
        }
        let mut sums = Subtotal { rows: 1, full_score, ..Subtotal::default() };
        if let Some(score) = row.score {
            sums.scored_rows = 1;
            sums.scored_full_score = full_score;
            sums.score = score;
            match row.provisional {
                Some(Provisional::Bound) => sums.provisional_bound = score,
                Some(Provisional::NoBasis) => sums.provisional_no_basis = score,
                None => {}
            }
        }
        Self { sums, not_applicable: Points::ZERO }
    }
}

impl Subtotal {
    /// Adds sums of another level, or of a row.
    pub(in crate::engine) fn add(&mut self, other: &Self) {
        self.exchange(&Self::default(), other);
    }

    /// Takes old sums out and puts new ones in.
    ///
    /// Sums keep no trailing zeros, so that they are the same however they came
    /// about.
    fn exchange(&mut self, old: &Self, new: &Self) {
        self.rows = self.rows.saturating_sub(old.rows).saturating_add(new.rows);
        self.scored_rows = self.scored_rows.saturating_sub(old.scored_rows).saturating_add(new.scored_rows);
        exchange(&mut self.full_score, old.full_score, new.full_score);
        exchange(&mut self.scored_full_score, old.scored_full_score, new.scored_full_score);
        exchange(&mut self.score, old.score, new.score);
        exchange(&mut self.provisional_bound, old.provisional_bound, new.provisional_bound);
        exchange(&mut self.provisional_no_basis, old.provisional_no_basis, new.provisional_no_basis);
    }

    /// Puts a row in.
    pub(in crate::engine) fn add_row(&mut self, row: &Contribution) {
        self.add(&row.sums);
    }

    /// Puts what a row adds now in the place of what it added before.
    pub(in crate::engine) fn exchange_row(&mut self, old: &Contribution, new: &Contribution) {
        self.exchange(&old.sums, &new.sums);
    }
}

fn exchange(sum: &mut Points, old: Points, new: Points) {
    if old != new {
        let changed = sum.0.saturating_sub(old.0).saturating_add(new.0);
        *sum = Points(changed.normalize());
    }
}

impl Total {
    /// Puts a row in that is not among the sums yet.
    pub(in crate::engine) fn set_aside(&mut self, row: &Contribution) {
        exchange(&mut self.not_applicable, Points::ZERO, row.not_applicable);
    }

    /// Puts what a row adds now in the place of what it added before.
    pub(in crate::engine) fn exchange_row(&mut self, old: &Contribution, new: &Contribution) {
        self.sums.exchange_row(old, new);
        exchange(&mut self.not_applicable, old.not_applicable, new.not_applicable);
    }

    /// Works out total, interval and grade from the sums.
    pub(in crate::engine) fn settle(&mut self, standard: &Standard, recorder: &mut impl Recorder) {
        let sums = &self.sums;
        let open = sums.full_score.0.saturating_sub(sums.scored_full_score.0);
        let reachable = Points(sums.score.0.saturating_add(open).normalize());
        if self.not_applicable.0 > Decimal::ZERO {
            self.score = not_applicable::bring_back(sums.score, sums.full_score, standard, recorder);
            self.highest = not_applicable::bring_back(reachable, sums.full_score, standard, &mut Silent);
        } else {
            self.score = sums.score;
            self.highest = reachable;
        }
        if !sums.is_complete() {
            recorder.step(|| Step::Open {
                scored: sums.scored_full_score,
                full: sums.full_score,
                lowest: self.score,
                highest: self.highest,
            });
        }
        let band = grade::band(sums, self.score, standard, recorder);
        // The grade of most edits is the one before: nothing to allocate.
        if self.grade.as_ref() != band.map(|band| &band.grade) {
            self.grade = band.map(|band| band.grade.clone());
        }
    }
}
