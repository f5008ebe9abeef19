//! R4: less than the target (＜, 少于、低于、不满).
//!
//! # What it does
//! As "at most" (R3 or R3b, as the standard chose). A value equal to the
//! target earns the full score, but the target counts as missed and the row is
//! flagged: 不满 does not include the number.
//!
//! # Formula
//! As R3 or R3b, met only if `A < T`.
//!
//! # Clause
//! 《民法典》第一千二百五十九条 (不满、超过、以外不包括本数).
//!
//! # Worked example
//! W 5, T 3, A 3: 5.00, flagged.

use super::{Number, Verdict};
use crate::engine::Flag;
use crate::engine::trace::{Exception, Recorder};

/// Adds what a target that had to be undercut says to the verdict of R3.
#[inline(always)]
pub(super) fn remark<N: Number>(verdict: Verdict, target: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if actual != target {
        return verdict;
    }
    recorder.exception(Exception::EqualNotLess);
    Verdict { met: false, ..verdict }.with_flag(Flag::StrictEquality)
}
