//! R10: at least nothing (目标为 0 的正向指标).
//!
//! # What it does
//! A target of 0 binds nobody: the full score, and the row is flagged. A value
//! below 0 misses it and earns nothing.
//!
//! # Formula
//! `s = W` if `A ≥ 0`, else `0`.
//!
//! # Clause
//! A reading of this tool; regulations say nothing.
//!
//! # Worked example
//! W 5, T 0, A 3: 5.00, flagged.

use super::{Number, Verdict};
use crate::engine::Flag;
use crate::engine::trace::{Exception, Recorder};

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(actual: N, recorder: &mut impl Recorder) -> Verdict {
    if actual.is_negative() {
        recorder.exception(Exception::NegativeRate);
        return Verdict::nothing().with_flag(Flag::Negative);
    }
    recorder.exception(Exception::TargetZero);
    Verdict::met().with_flag(Flag::TargetZero)
}
