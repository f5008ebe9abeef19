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

use rust_decimal::Decimal;

use super::{Verdict, at_most};
use crate::engine::Flag;
use crate::engine::trace::{Exception, Recorder};
use crate::standard::OverRun;

pub(in crate::engine) fn judge(
    target: Decimal,
    actual: Decimal,
    over_run: OverRun,
    recorder: &mut impl Recorder,
) -> Verdict {
    let verdict = at_most(target, actual, over_run, recorder);
    if actual != target {
        return verdict;
    }
    recorder.exception(Exception::EqualNotLess);
    Verdict { met: false, ..verdict }.with_flag(Flag::StrictEquality)
}
