//! R3b: at most the target, an over-run scored by its share of the target (≤).
//!
//! # What it does
//! A kept limit earns the full score. An over-run loses the share that it has
//! in the limit; at twice the limit nothing is left. The official system
//! computes so.
//!
//! # Formula
//! `s = W` if `A ≤ T`; `hu2(W · (1 − (A − T) ÷ T))` if `T < A < 2T`; `0` if
//! `A ≥ 2T`. For `T < 0` the divisor is `|T|`.
//!
//! # Clause
//! The scoring of the official budget system (预算管理系统自评计分口径).
//!
//! # Worked example
//! W 10, T 90, A 100: 1 − 10 ÷ 90 = 88.8888…%, 10 × 88.8888…% = 8.89.
//! W 10, T 10, A 20: 0.00.

use super::{Number, Share, Verdict, zero_actual, zero_limit};
use crate::engine::Flag;
use crate::engine::RateFormula;
use crate::engine::trace::{Exception, Recorder};

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(target: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if target.is_zero() {
        return zero_limit::judge(actual, recorder);
    }
    let rate = recorder.rate(RateFormula::OverRun { actual, target });
    // The rate is 1 exactly where the limit is reached.
    if rate.is_full() {
        return kept(Verdict::met_at(rate), target, actual, recorder);
    }
    let verdict = if rate.is_zero() || rate.is_negative() {
        recorder.exception(Exception::TwiceTheTarget);
        Verdict { share: Share::Nothing, ..Verdict::rated(rate) }
    } else {
        Verdict::missed_at(rate, recorder)
    };
    if target.is_negative() { verdict.with_flag(Flag::Negative) } else { verdict }
}

/// Remarks on a limit that was kept.
#[inline(always)]
pub(super) fn kept<N: Number>(verdict: Verdict, target: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if target.is_negative() || actual.is_negative() {
        return verdict.with_flag(Flag::Negative);
    }
    zero_actual::remark(verdict, actual, recorder)
}
