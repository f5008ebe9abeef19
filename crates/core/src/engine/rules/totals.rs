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

use super::{execution_cap, grade, not_applicable};
use crate::decimal::Points;
use crate::engine::Total;
use crate::engine::trace::{Recorder, Silent, Step};
use crate::standard::Standard;

impl Total {
    /// Works out total, interval and grade from the sums.
    pub(in crate::engine) fn settle(&mut self, standard: &Standard, recorder: &mut impl Recorder) {
        let sums = &self.sums;
        // Beyond the weight of the rows lead only a bonus (R24) and weights that
        // were rounded after spreading (R13).
        let earned = sums.score.min(sums.weight);
        let open = sums.full_score.0.saturating_sub(sums.scored_full_score.0);
        let reachable = Points(earned.0.saturating_add(open).normalize()).min(sums.weight);
        if earned < sums.score {
            recorder.step(|| Step::Cap { limit: sums.weight, reached: true, score: earned });
        }
        if self.not_applicable.0 > Decimal::ZERO {
            self.score = not_applicable::bring_back(earned, sums.weight, standard, recorder);
            self.highest = not_applicable::bring_back(reachable, sums.weight, standard, &mut Silent);
        } else {
            self.score = earned;
            self.highest = reachable;
        }
        let limit = self.overrule.limit();
        if !self.overrule.is_nothing() {
            let score = execution_cap::under(self.score, limit);
            recorder.step(|| Step::Overrule { by: self.overrule.clone(), before: self.score, score });
        }
        self.score = execution_cap::under(self.score, limit);
        self.highest = execution_cap::under(self.highest, limit);
        if !sums.is_complete() {
            recorder.step(|| Step::Open {
                scored: sums.scored_full_score,
                full: sums.full_score,
                lowest: self.score,
                highest: self.highest,
            });
        }
        let graded = execution_cap::under(self.score, self.overrule.grade_limit());
        let adds_up = sums.weight.0.saturating_add(self.not_applicable.0) == standard.full_score().0;
        let band = grade::band(sums, graded, self.overrule.grade(), adds_up, standard, recorder);
        // The grade of most edits is the one before: nothing to allocate.
        if self.grade.as_ref() != band.map(|band| &band.grade) {
            self.grade = band.map(|band| band.grade.clone());
        }
    }
}
