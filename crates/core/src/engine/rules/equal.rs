//! R5: equal to the target (＝).
//!
//! # What it does
//! Equal earns the full score, less the share that was reached. More earns the
//! full score too, as the official system has it; a row that controls a cost or
//! a head count loses by the distance on either side.
//!
//! # Formula
//! `s = W` if `A ≥ T`, else `hu2(W · A ÷ T)`; control: `hu2(W · max(0, 1 − |A −
//! T| ÷ |T|))`. `T = 0`: `W` if `A ≤ 0`, else `0`. `T < 0`: the distance, as for
//! control, below the target.
//!
//! # Clause
//! The scoring of the official budget system (预算管理系统自评计分口径).
//!
//! # Worked example
//! W 10, T 8, A 6: 6 ÷ 8 = 75 %, 10 × 75 % = 7.50.

use super::{Number, Verdict, zero_actual, zero_limit};
use crate::engine::Flag;
use crate::engine::RateFormula;
use crate::engine::trace::{Exception, Recorder};
use crate::model::Polarity;

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(
    target: N,
    actual: N,
    polarity: Polarity,
    recorder: &mut impl Recorder,
) -> Verdict {
    if target.is_zero() {
        return zero_limit::judge(actual, recorder);
    }
    let negative = target.is_negative();
    let rate = recorder.rate(match (polarity, negative) {
        (Polarity::Control, _) => RateFormula::Distance { actual, target },
        (Polarity::Natural, true) => RateFormula::Shortfall { actual, target },
        (Polarity::Natural, false) => RateFormula::Quotient { numerator: actual, denominator: target },
    });
    let verdict = if actual == target {
        Verdict::met_at(rate)
    } else if actual > target && polarity == Polarity::Natural {
        recorder.exception(Exception::AboveEqual);
        Verdict::met_at(rate)
    } else {
        Verdict::missed_at(rate, recorder)
    };
    if negative || actual.is_negative() {
        return verdict.with_flag(Flag::Negative);
    }
    zero_actual::remark(verdict, actual, recorder)
}
