//! R26b: nothing below a completion rate, the rates above it stretched (及格门槛，101号).
//!
//! # What it does
//! As R26, but what lies above the threshold is stretched over all points, so
//! that the threshold itself earns nothing and a full rate everything.
//!
//! # Formula
//! `r < p`: `s = 0`; else `s = hu2(W · (min(1, r) − p) ÷ (1 − p))`.
//!
//! # Clause
//! 财预〔2021〕101号 (按完成比例赋分，设及格门槛).
//!
//! # Worked example
//! W 10, threshold 60 %, rate 80 %: 20 % ÷ 40 % = 50 %, 5.00.

use super::{Share, Verdict, pass_threshold};
use crate::decimal::{Fraction, Ratio};
use crate::engine::MethodStep;
use crate::engine::trace::Recorder;

/// Holds a verdict against the threshold and stretches what passed it.
pub(in crate::engine) fn judge(verdict: Verdict, from: Ratio, recorder: &mut impl Recorder) -> Verdict {
    let verdict = pass_threshold::judge(verdict, from, recorder);
    let (rate, low) = (verdict.share(), Fraction::from(from));
    if rate.is_full() || rate.is_zero() {
        return verdict;
    }
    let value = (&rate - &low).checked_div(&(&Fraction::ONE - &low)).unwrap_or(Fraction::ZERO);
    recorder.method(|| MethodStep::Stretch { rate, from, value: value.clone() });
    Verdict { share: Share::Part(value), ..verdict }
}
