//! R13: the row does not apply (不适用).
//!
//! # What it does
//! A row that does not apply is taken out and the total brought back to the
//! full score of the whole. Many bureaus forbid it, so that the standard says
//! whether a person may declare it; never for the budget execution rate. Where
//! it is forbidden the row stays unscored. A reason is asked for.
//!
//! A standard may have the weight spread instead: over the applying rows of the
//! category in proportion to their weights as entered; where none applies there,
//! over those of the dimension; where none applies there either, the total is
//! brought back as above. The row of the execution rate takes nothing, and where
//! an empty budget takes it out the total is brought back. Every row scores with
//! its larger weight, unrounded, and is rounded once; what a person gives in
//! points is out of the weight as entered and grows with it. Each row being
//! rounded anew, the rows need not add up to the last hundredth; the total never
//! exceeds the weights as entered.
//!
//! # Formula
//! `total = hu2(Σs ÷ ΣW × 100)` over the rows that apply. Spread, with L the
//! weight that leaves and ΣW the weights that take it, in the category (c) and
//! in the dimension (d): `W' = W + W · Lc ÷ ΣWc + W · Ld ÷ ΣWd`,
//! `s = hu2(W' · rate)`.
//!
//! # Clause
//! Notes under the forms of some provinces (适用指标得分汇总后按百分制折算).
//!
//! # Worked example
//! ΣW 90, Σs 81: 81 ÷ 90 × 100 = 90.00. Spread: W 10 does not apply beside
//! W 6 and W 4, so that W 6 scores with 6 + 6 × 10 ÷ 10 = 12; at a rate of 80 %
//! that is 9.60.

use rust_decimal::Decimal;

use crate::decimal::{Fraction, Points, round_half_up};
use crate::engine::trace::{Recorder, Step};
use crate::engine::{Outcome, Unscored};
use crate::model::{Indicator, Measure};
use crate::standard::{NotApplicableRule, Standard};

/// The outcome of a row that was declared not applicable.
pub(in crate::engine) fn declare(row: &Indicator, standard: &Standard) -> Outcome {
    let allowed = standard.not_applicable != NotApplicableRule::Forbidden && row.measure != Measure::ExecutionRate;
    if allowed { Outcome::NotApplicable } else { Outcome::Unscored(Unscored::NotApplicableForbidden) }
}

/// A sum brought back from the rows that apply to the whole.
pub(in crate::engine) fn bring_back(
    score: Points,
    applicable: Points,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Points {
    let whole = standard.full_score();
    if applicable.0 <= Decimal::ZERO {
        return Points::ZERO;
    }
    let value = (Fraction::from(score.0) * Fraction::from(whole.0))
        .checked_div(&Fraction::from(applicable.0))
        .unwrap_or(Fraction::ZERO);
    let places = standard.score_places();
    let rounded = Points(round_half_up(&value, places));
    recorder.step(|| Step::Rescale { score, applicable, whole, value: value.clone() });
    recorder.step(|| Step::Round { value, places, rounded });
    rounded
}
