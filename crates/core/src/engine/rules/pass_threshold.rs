//! R26: nothing below a completion rate (及格门槛).
//!
//! # What it does
//! A completion rate below the threshold of the method earns nothing. From the
//! threshold on, which is included, the rate is the share earned.
//!
//! # Formula
//! `r < p`: `s = 0`; else `s = hu2(W · min(1, r))`.
//!
//! # Clause
//! 财预〔2021〕101号 (按完成比例赋分，设及格门槛).
//!
//! # Worked example
//! W 10, threshold 60 %: a rate of 55 % earns 0.00, one of 80 % earns 8.00.

use super::{Share, Verdict};
use crate::decimal::{Fraction, Ratio};
use crate::engine::MethodStep;
use crate::engine::trace::Recorder;

/// Holds a verdict against the threshold.
pub(in crate::engine) fn judge(verdict: Verdict, from: Ratio, recorder: &mut impl Recorder) -> Verdict {
    let share = verdict.share();
    let passed = share >= Fraction::from(from);
    recorder.method(|| MethodStep::Threshold { rate: share, from, passed });
    if passed { verdict } else { Verdict { met: false, share: Share::Nothing, ..verdict } }
}
