//! R9: at most nothing (目标为 0 的反向指标: 事故 0 起).
//!
//! # What it does
//! A limit of 0 cannot be divided by. Nothing above it earns the full score;
//! anything above it earns nothing.
//!
//! # Formula
//! `s = W` if `A ≤ 0`, else `0`.
//!
//! # Clause
//! A reading of this tool; regulations say nothing.
//!
//! # Worked example
//! W 5, T 0, A 1: 0.00.

use super::{Number, Verdict};
use crate::engine::Flag;
use crate::engine::trace::{Exception, Recorder};

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(actual: N, recorder: &mut impl Recorder) -> Verdict {
    if actual.is_positive() {
        recorder.exception(Exception::OverZero);
        return Verdict::nothing();
    }
    recorder.exception(Exception::WithinZero);
    let verdict = Verdict::met();
    if actual.is_negative() { verdict.with_flag(Flag::Negative) } else { verdict }
}
