//! R16: done or not done (是/否, 直接赋分).
//!
//! # What it does
//! Yes earns the full score. No earns nothing, or loses the listed deduction.
//! Without a written basis the points are provisional. Where no answer is
//! chosen, words that repeat the target are a proposed yes, words that deny it
//! a proposed no.
//!
//! # Formula
//! Yes: `s = W`. No: `s = 0`, or `hu2(max(0, W − d))` with a listed deduction d.
//!
//! # Clause
//! 财预〔2021〕101号 (直接赋分).
//!
//! # Worked example
//! W 8, no, deduction 3: 5.00.

use rust_decimal::Decimal;

use super::super::row::Judged;
use super::super::weight::Weight;
use super::tiers::{actual_text, is_among, repeats_target, target_text, without_basis};
use crate::decimal::Fraction;
use crate::engine::trace::{Recorder, Step};
use crate::engine::{Outcome, Unscored};
use crate::model::{Entry, Indicator};
use crate::standard::{Standard, Wording};

pub(in crate::engine) fn judge(
    row: &Indicator,
    weight: &Weight,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Judged, Unscored> {
    let full_score = weight.entered();
    let proposed = row.judgement.tier.is_none();
    let yes = match row.judgement.tier {
        Some(0) => true,
        Some(1) => false,
        Some(_) => return Err(Unscored::TierMissing),
        None => answer(row, &standard.wording).ok_or(Unscored::TierMissing)?,
    };
    recorder.step(|| Step::Answer { yes, proposed });
    let provisional = without_basis(row);
    if yes {
        let points = weight.limit().points();
        recorder.step(|| Step::Full(points));
        return Ok(Judged { outcome: Outcome::Yes, points, provisional });
    }
    let deduction = match &row.judgement.deduction {
        Entry::Value(points) if points.0 >= Decimal::ZERO => *points,
        Entry::Value(_) | Entry::Invalid(_) => return Err(Unscored::PointsOutsideTier),
        Entry::Blank | Entry::NotStated => full_score,
    };
    let left = &Fraction::from(full_score.0) - &Fraction::from(deduction.0);
    let value = if left.is_negative() { Fraction::ZERO } else { left };
    recorder.step(|| Step::Deduct { full_score, deduction, value: value.clone() });
    let points = weight.settle(value, standard.score_places(), recorder);
    Ok(Judged { outcome: Outcome::No, points, provisional })
}

/// The answer that the words of the report give; `None`: they give none.
fn answer(row: &Indicator, wording: &Wording) -> Option<bool> {
    if repeats_target(row) {
        return Some(true);
    }
    let (actual, target) = (actual_text(row), target_text(row));
    let reached = is_among(&wording.reached, actual);
    if wording.denies(target) {
        // "No accident" as a target: a yes denies it.
        return reached.then_some(false);
    }
    if reached { Some(true) } else { wording.denies(actual).then_some(false) }
}
