//! R22: points off for what is missing (每少一个扣分).
//!
//! # What it does
//! As R20, with the target of the row as the line: what is missing of it costs
//! points for every unit, down to nothing.
//!
//! # Formula
//! `s = max(0, W − k · max(0, T − A))`.
//!
//! # Clause
//! Published local criteria (每少1个扣0.1分).
//!
//! # Worked example
//! W 5, T 7, A 5, 0.5 points a unit: 5 − 2 × 0.5 = 4.00.

use rust_decimal::Decimal;

use super::{Verdict, steps};
use crate::decimal::{Fraction, Points};
use crate::engine::trace::Recorder;
use crate::standard::Deduction;

/// Takes points off for what is missing to a line.
pub(in crate::engine) fn judge(
    actual: &Fraction,
    line: Decimal,
    deduction: &Deduction,
    full_score: Points,
    recorder: &mut impl Recorder,
) -> Verdict {
    steps::judge(&Fraction::from(line) - actual, line, deduction, full_score, recorder)
}
