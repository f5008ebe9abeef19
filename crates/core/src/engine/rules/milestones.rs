//! R25b: several things to be done in time (里程碑及时率).
//!
//! # What it does
//! Where the row lists its milestones, it scores the share of them that was done
//! on the day or before. One that is not done counts as not in time, whatever its
//! day is: the tool reads no clock. The row then says so and its points are
//! provisional, since the rate can only rise. Without a day to be done by, or
//! with a day that cannot be read, the row is not scored. A method of the
//! standard that the row names scores the rate in percent instead, but for the
//! one that takes points off for days (R25), which looks at no milestones.
//!
//! # Formula
//! `s = hu2(W × in time ÷ all)`.
//!
//! # Clause
//! Published local criteria (及时率 = 按期完成数 ÷ 应完成数).
//!
//! # Worked example
//! Of 3 milestones 2 were done in time, W 5: 5 × 2 ÷ 3 = 3.33.

use super::{Share, Verdict};
use crate::decimal::{Date, Fraction};
use crate::engine::trace::Recorder;
use crate::engine::{Completion, MethodStep, Unscored};
use crate::model::{Entry, Milestone};

/// How many of the milestones were done in time, in percent.
pub(in crate::engine) fn rate(milestones: &[Milestone], recorder: &mut impl Recorder) -> Result<Fraction, Unscored> {
    let (mut in_time, mut late, mut open) = (0, 0, 0);
    for milestone in milestones {
        let due = day(&milestone.due)?.ok_or(Unscored::MilestoneUnreadable)?;
        match day(&milestone.done)? {
            Some(done) if done <= due => in_time += 1,
            Some(_) => late += 1,
            None => open += 1,
        }
    }
    let value = Fraction::new((in_time * 100).into(), (in_time + late + open).into()).unwrap_or(Fraction::ZERO);
    recorder.method(|| MethodStep::Milestones { in_time, late, open, rate: value.clone() });
    Ok(value)
}

/// The verdict over a rate in percent.
pub(in crate::engine) fn verdict(rate: &Fraction) -> Verdict {
    let share = rate.checked_div(&Fraction::integer(100)).unwrap_or(Fraction::ZERO);
    if share.is_full() {
        return Verdict { completion: Completion::Rate(share), ..Verdict::met() };
    }
    Verdict { completion: Completion::Rate(share.clone()), share: Share::Part(share), met: false, ..Verdict::met() }
}

/// Whether one of them is not done.
pub(in crate::engine) fn is_open(milestones: &[Milestone]) -> bool {
    milestones.iter().any(|milestone| matches!(milestone.done, Entry::Blank | Entry::NotStated))
}

/// A day; `None`: there is none.
fn day(entry: &Entry<Date>) -> Result<Option<Date>, Unscored> {
    match entry {
        Entry::Value(day) => Ok(Some(*day)),
        Entry::Blank | Entry::NotStated => Ok(None),
        Entry::Invalid(_) => Err(Unscored::MilestoneUnreadable),
    }
}
