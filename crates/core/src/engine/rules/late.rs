//! R25: points off for lateness (时效).
//!
//! # What it does
//! Target and actual value are days. Done on the day or before earns the full
//! score; later, a share of it is taken off for every so many days or months.
//! A month later is the same day of the next month, or its last day. What a
//! part of a step costs is said by the method.
//!
//! # Formula
//! `n = late ÷ every`, cut, rounded up or as it is; `s = hu2(W · max(0, 1 − n · k))`.
//!
//! # Clause
//! Published local criteria; steps and shares are the standard's.
//!
//! # Worked example
//! Due 2019-12-31, done 2020-01-20, a tenth for every 10 days, W 5: 20 days, 2
//! steps, 4.00.

use super::{Share, Verdict, steps};
use crate::decimal::{Date, Fraction, Ratio};
use crate::engine::MethodStep;
use crate::engine::trace::Recorder;
use crate::standard::{LateUnit, StepPart};

/// Takes a share off for lateness.
pub(in crate::engine) fn judge(
    due: Date,
    done: Date,
    (unit, every, share, part): (LateUnit, u32, Ratio, StepPart),
    recorder: &mut impl Recorder,
) -> Verdict {
    if done <= due {
        recorder.method(|| MethodStep::OnTime { due, done });
        return Verdict::met();
    }
    let late = lateness(due, done, unit, part);
    let exact = late.checked_div(&Fraction::integer(i64::from(every))).unwrap_or(Fraction::ZERO);
    let steps = steps::whole(&exact, part);
    let left = &Fraction::ONE - &(&steps * &Fraction::from(share));
    let left = if left.is_negative() { Fraction::ZERO } else { left };
    recorder.method(|| MethodStep::Late { due, done, unit, late, every, steps, share, left: left.clone() });
    Verdict { met: false, share: Share::Part(left), ..Verdict::met() }
}

/// How late: whole units, and one more for what is begun where a part counts.
fn lateness(due: Date, done: Date, unit: LateUnit, part: StepPart) -> Fraction {
    let units = match unit {
        LateUnit::Day => done.days_since(due),
        LateUnit::Month => {
            let (whole, rest) = done.months_since(due);
            whole + i64::from(rest && part != StepPart::Floor)
        }
    };
    Fraction::integer(units.max(0))
}
