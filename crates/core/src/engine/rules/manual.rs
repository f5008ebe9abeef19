//! A score that a person set (人工调整).
//!
//! # What it does
//! A person may set the score of a row that is scored. It needs a reason and a
//! name, lies between 0 and the full score, and stands beside the computed
//! score wherever that is shown. Without either the computed score stands and
//! the row says so.
//!
//! # Formula
//! `s = ` the points typed, rounded as the standard rounds.
//!
//! # Clause
//! A reading of this tool.
//!
//! # Worked example
//! Computed 13.50, set to 13.00 by 张某 because 两家企业尚未投产: 13.00, with
//! 13.50 beside it.

use super::super::row::is_blank;
use super::tiers::rounded;
use crate::decimal::Points;
use crate::engine::trace::{Recorder, Step};
use crate::model::{Entry, ManualScore};

/// What a person set; `None`: nothing. `Err`: something that cannot stand.
pub(in crate::engine) fn judge(
    manual: &ManualScore,
    computed: Points,
    full_score: Points,
    places: u32,
    recorder: &mut impl Recorder,
) -> Result<Option<Points>, ()> {
    let points = match &manual.points {
        Entry::Blank | Entry::NotStated => return Ok(None),
        Entry::Value(points) if !points.0.is_sign_negative() && *points <= full_score => *points,
        Entry::Value(_) | Entry::Invalid(_) => return Err(()),
    };
    if is_blank(&manual.reason) || is_blank(&manual.by) {
        return Err(());
    }
    let points = rounded(points, places, recorder);
    let (by, reason) = (&manual.by, &manual.reason);
    recorder.step(|| Step::Manual { computed, points, by: by.clone(), reason: reason.clone() });
    Ok(Some(points))
}
