//! R6: between two ends (区间: 1-2次、1～2、1至2).
//!
//! # What it does
//! Inside the range, ends included, earns the full score. Below it counts the
//! share of the lower end. Above it earns the full score with a flag; a row
//! that controls a cost or a head count loses by the upper end.
//!
//! # Formula
//! `lo ≤ A ≤ hi`: `s = W`. `A < lo`: `hu2(W · A ÷ lo)`, `0` if `lo ≤ 0`.
//! `A > hi`: `s = W`; control: `hu2(W · hi ÷ A)`, `0` if `hi ≤ 0`.
//!
//! # Clause
//! A reading of this tool; regulations say nothing.
//!
//! # Worked example
//! W 3, range 1 to 2, A 2: 3.00.

use super::{Number, Verdict, zero_actual};
use crate::engine::RateFormula;
use crate::engine::trace::{Exception, Recorder, Step};
use crate::engine::{Completion, Flag};
use crate::model::Polarity;

#[inline(always)]
pub(in crate::engine) fn judge<N: Number>(
    low: N,
    high: N,
    actual: N,
    polarity: Polarity,
    recorder: &mut impl Recorder,
) -> Verdict {
    let verdict = if actual < low {
        below(low, actual, recorder)
    } else if actual > high {
        above(high, actual, polarity, recorder)
    } else {
        recorder.step(|| Step::InRange);
        return Verdict { completion: Completion::InRange, ..Verdict::met() };
    };
    if low.is_negative() || actual.is_negative() {
        return verdict.with_flag(Flag::Negative);
    }
    zero_actual::remark(verdict, actual, recorder)
}

#[inline(always)]
fn below<N: Number>(low: N, actual: N, recorder: &mut impl Recorder) -> Verdict {
    if !low.is_positive() {
        recorder.exception(Exception::BelowOpenRange);
        return Verdict::nothing();
    }
    let rate = recorder.rate(RateFormula::Quotient { numerator: actual, denominator: low });
    Verdict::missed_at(rate, recorder)
}

#[inline(always)]
fn above<N: Number>(high: N, actual: N, polarity: Polarity, recorder: &mut impl Recorder) -> Verdict {
    match polarity {
        Polarity::Natural if high.is_positive() => {
            let rate = recorder.rate(RateFormula::Quotient { numerator: actual, denominator: high });
            recorder.exception(Exception::AboveRange);
            Verdict::met_at(rate).with_flag(Flag::AboveRange)
        }
        Polarity::Natural => {
            recorder.exception(Exception::AboveRange);
            Verdict::met().with_flag(Flag::AboveRange)
        }
        Polarity::Control if high.is_positive() => {
            let rate = recorder.rate(RateFormula::Quotient { numerator: high, denominator: actual });
            Verdict::missed_at(rate, recorder).with_flag(Flag::AboveRange)
        }
        Polarity::Control => {
            recorder.exception(Exception::OverZero);
            Verdict::nothing().with_flag(Flag::AboveRange)
        }
    }
}
