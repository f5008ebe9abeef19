//! R20: points off for every step below a line (满意度分档扣分).
//!
//! # What it does
//! From the line of the method on the full score is earned. Below it every step
//! costs points, down to nothing. What a part of a step costs is said by the
//! method: nothing, a whole step, or its share.
//!
//! # Formula
//! `n = (line − A) ÷ step`, cut, rounded up or as it is; `s = max(0, W − n · k)`.
//!
//! # Clause
//! Published local criteria (90%以上满分，每低5个百分点扣1分).
//!
//! # Worked example
//! W 10, line 90, step 5, 1 point, A 82: 9.00 where a part costs nothing, 8.00
//! where it costs a step, 8.40 where it costs its share.

use rust_decimal::Decimal;

use super::{Share, Verdict, value_table};
use crate::decimal::{Fraction, Points};
use crate::engine::MethodStep;
use crate::engine::trace::Recorder;
use crate::standard::{Deduction, StepPart};

/// Takes points off for what lies beyond the line.
pub(in crate::engine) fn judge(
    beyond: Fraction,
    line: Decimal,
    deduction: &Deduction,
    full_score: Points,
    recorder: &mut impl Recorder,
) -> Verdict {
    if beyond.is_negative() || beyond.is_zero() {
        recorder.method(|| MethodStep::WithinLine { line });
        return Verdict::met();
    }
    let exact = beyond.checked_div(&Fraction::from(deduction.every)).unwrap_or(Fraction::ZERO);
    let steps = whole(&exact, deduction.part);
    let off = &steps * &Fraction::from(deduction.points);
    let left = &Fraction::from(full_score) - &off;
    let left = if left.is_negative() { Fraction::ZERO } else { left };
    recorder.method(|| MethodStep::TakeOff {
        beyond,
        line,
        every: deduction.every,
        steps,
        points: deduction.points,
        left: left.clone(),
    });
    let share = left.checked_div(&Fraction::from(full_score)).map_or(Share::Full, Share::Part);
    Verdict { met: false, ..value_table::verdict(share) }
}

/// So many steps, as a part of one counts.
pub(in crate::engine) fn whole(steps: &Fraction, part: StepPart) -> Fraction {
    let (cut, exact) = steps.truncated(0);
    match part {
        StepPart::Linear => steps.clone(),
        StepPart::Ceil if !exact => Fraction::from(cut) + Fraction::ONE,
        StepPart::Floor | StepPart::Ceil => Fraction::from(cut),
    }
}
