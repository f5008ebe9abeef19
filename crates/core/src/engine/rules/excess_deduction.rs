//! R23: points off for what is too much (每超过一个扣分).
//!
//! # What it does
//! What lies above the line of the method, or above the target of the row where
//! the method has none, costs points for every unit, down to nothing.
//!
//! # Formula
//! `s = max(0, W − k · max(0, A − line))`.
//!
//! # Clause
//! Published local criteria (每超过一个百分点扣0.5分，扣完为止).
//!
//! # Worked example
//! W 5, line 100, A 103.4, 0.5 points a unit: 5 − 3.4 × 0.5 = 3.30.

use rust_decimal::Decimal;

use super::{Verdict, steps};
use crate::decimal::{Fraction, Points};
use crate::engine::trace::Recorder;
use crate::standard::Deduction;

/// Takes points off for what is above a line.
pub(in crate::engine) fn judge(
    actual: &Fraction,
    line: Decimal,
    deduction: &Deduction,
    full_score: Points,
    recorder: &mut impl Recorder,
) -> Verdict {
    steps::judge(actual - &Fraction::from(line), line, deduction, full_score, recorder)
}
