//! R1: at least the target (≥, 以上、不少于、不低于、至少).
//!
//! # What it does
//! A met target earns the full score, a missed one the share that was reached.
//! A target below 0 has no meaningful quotient: the shortfall is measured
//! against its size. An actual value below 0 against a target above 0 earns
//! nothing.
//!
//! # Formula
//! `s = W` if `A ≥ T`, else `hu2(W · A ÷ T)`; for `T < 0`
//! `s = hu2(W · max(0, 1 − (T − A) ÷ |T|))`.
//!
//! # Clause
//! 财预〔2020〕10号 第十六条 (定量指标).
//!
//! # Worked example
//! W 8, T 10, A 9: 9 ÷ 10 = 90 %, 8 × 90 % = 7.20.

use super::{Number, Verdict, zero_actual, zero_target};
use crate::engine::Flag;
use crate::engine::RateFormula;
use crate::engine::trace::Recorder;

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(target: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if target.is_zero() {
        return zero_target::judge(actual, recorder);
    }
    let rate = recorder.rate(if target.is_negative() {
        RateFormula::Shortfall { actual, target }
    } else {
        RateFormula::Quotient { numerator: actual, denominator: target }
    });
    // Both formulas come to 1 exactly where the target is reached.
    let verdict = if rate.is_full() { Verdict::met_at(rate) } else { Verdict::missed_at(rate, recorder) };
    if target.is_negative() || actual.is_negative() {
        return verdict.with_flag(Flag::Negative);
    }
    zero_actual::remark(verdict, actual, recorder)
}
