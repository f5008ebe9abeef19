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

use rust_decimal::Decimal;

use super::{Verdict, is_below_zero, zero_actual, zero_limit};
use crate::decimal::Fraction;
use crate::engine::trace::{Exception, RateFormula, Recorder};
use crate::engine::{Completion, Flag};

pub(in crate::engine) fn judge(target: Decimal, actual: Decimal, recorder: &mut impl Recorder) -> Verdict {
    if target.is_zero() {
        return zero_limit::judge(actual, recorder);
    }
    let rate = recorder.rate(RateFormula::OverRun { actual, target });
    // The rate is 1 exactly where the limit is reached.
    if rate >= Fraction::ONE {
        return kept(Verdict::met_at(rate), target, actual, recorder);
    }
    let verdict = if rate.is_zero() || rate.is_negative() {
        recorder.exception(Exception::TwiceTheTarget);
        Verdict { completion: Completion::Rate(rate), ..Verdict::nothing() }
    } else {
        Verdict::missed_at(rate, recorder)
    };
    if is_below_zero(target) { verdict.with_flag(Flag::Negative) } else { verdict }
}

/// Remarks on a limit that was kept.
pub(super) fn kept(verdict: Verdict, target: Decimal, actual: Decimal, recorder: &mut impl Recorder) -> Verdict {
    if is_below_zero(target) || is_below_zero(actual) {
        return verdict.with_flag(Flag::Negative);
    }
    zero_actual::remark(verdict, actual, recorder)
}
