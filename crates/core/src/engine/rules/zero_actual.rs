//! R11: nothing was done (实际完成值为 0).
//!
//! # What it does
//! A 0 where more is better earns nothing and asks for a reason. A 0 where
//! less is better earns the full score. Both are flagged: a 0 is sometimes a
//! field that nobody filled in.
//!
//! # Formula
//! `A = 0`: `s = 0` for ≥ and ＞, `s = W` for ≤ and ＜.
//!
//! # Clause
//! A reading of this tool; regulations say nothing.
//!
//! # Worked example
//! W 5, T 10, A 0: 0.00.

use super::{Number, Verdict};
use crate::engine::Flag;
use crate::engine::trace::{Exception, Recorder};

/// Adds the remark to a verdict that was given for an actual value of 0.
#[inline(always)]
pub(super) fn remark<N: Number>(verdict: Verdict, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if !actual.is_zero() {
        return verdict;
    }
    recorder.exception(Exception::ActualZero);
    verdict.with_flag(Flag::ActualZero)
}
