//! R13: the row does not apply (不适用).
//!
//! # What it does
//! A row that does not apply is taken out and the total brought back to the
//! full score of the whole. Many bureaus forbid it, so that the standard says
//! whether a person may declare it; never for the budget execution rate. Where
//! it is forbidden the row stays unscored. A reason is asked for.
//!
//! # Formula
//! `total = hu2(Σs ÷ ΣW × 100)` over the rows that apply.
//!
//! # Clause
//! Notes under the forms of some provinces (适用指标得分汇总后按百分制折算).
//!
//! # Worked example
//! ΣW 90, Σs 81: 81 ÷ 90 × 100 = 90.00.

use rust_decimal::Decimal;

use crate::decimal::{Fraction, Points, round_half_up};
use crate::engine::trace::{Recorder, Step};
use crate::engine::{Outcome, Unscored};
use crate::model::{Indicator, Measure};
use crate::standard::{NotApplicableRule, Standard};

/// The outcome of a row that was declared not applicable.
pub(in crate::engine) fn declare(row: &Indicator, standard: &Standard) -> Outcome {
    let allowed = standard.not_applicable == NotApplicableRule::Rescale && row.measure != Measure::ExecutionRate;
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
