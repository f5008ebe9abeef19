//! R2: more than the target (＞, 超过、大于、多于).
//!
//! # What it does
//! As R1. A value equal to the target earns the full score, but the target
//! counts as missed and the row is flagged: 超过 does not include the number.
//!
//! # Formula
//! `s = W · min(1, A ÷ T)`, met only if `A > T`.
//!
//! # Clause
//! 《民法典》第一千二百五十九条 (不满、超过、以外不包括本数).
//!
//! # Worked example
//! W 5, T 10, A 10: 5.00, flagged.

use super::{Number, Verdict};
use crate::engine::Flag;
use crate::engine::trace::{Exception, Recorder};

/// Adds what a target that had to be exceeded says to the verdict of R1.
#[inline(always)]
pub(super) fn remark<N: Number>(verdict: Verdict, target: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if actual != target {
        return verdict;
    }
    recorder.exception(Exception::EqualNotMore);
    Verdict { met: false, ..verdict }.with_flag(Flag::StrictEquality)
}
