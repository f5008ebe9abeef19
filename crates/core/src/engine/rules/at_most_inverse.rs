//! R3: at most the target, an over-run scored by T ÷ A (≤, 以内、不超过、不高于).
//!
//! # What it does
//! A kept limit earns the full score. An over-run earns the share of the limit
//! in the actual value, so that something is left at any over-run. Forms of
//! some provinces use it; the official system uses R3b.
//!
//! # Formula
//! `s = W` if `A ≤ T`, else `hu2(W · T ÷ A)`; for `T < 0` as R3b.
//!
//! # Clause
//! Notes under the forms of some provinces (反向 得分＝权重×A/B).
//!
//! # Worked example
//! W 10, T 90, A 100: 90 ÷ 100 = 90 %, 10 × 90 % = 9.00.

use super::{Number, Verdict, at_most_linear, zero_limit};
use crate::engine::RateFormula;
use crate::engine::trace::Recorder;

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(target: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if target.is_zero() {
        return zero_limit::judge(actual, recorder);
    }
    if target.is_negative() || !actual.is_positive() {
        return at_most_linear::judge(target, actual, recorder);
    }
    let rate = recorder.rate(RateFormula::Quotient { numerator: target, denominator: actual });
    if rate.is_full() {
        // How far below the limit is measured against the limit.
        let excess = N::rate(RateFormula::OverRun { actual, target }).excess();
        let verdict = Verdict { excess, ..Verdict::met_at(rate) };
        return at_most_linear::kept(verdict, target, actual, recorder);
    }
    Verdict::missed_at(rate, recorder)
}
