//! R15: judged in tiers (定性指标三档).
//!
//! # What it does
//! A person chooses a tier and gives points inside it. The best tier reaches up
//! to the full score, which is taken where no points are typed; the upper edge
//! of the others is open, so that points must be typed there. Bounds are
//! tested on rounded points. Without a written basis the points are
//! provisional. Where no tier is chosen and the report only repeats the target
//! or says that it was reached, the best tier is proposed: such words are no
//! better evidence than "80%以上".
//!
//! # Formula
//! Tier 1 `hu2(0.8 W) ≤ s ≤ W`; tier 2 `hu2(0.6 W) ≤ s < hu2(0.8 W)`; tier 3
//! `0 ≤ s < hu2(0.6 W)`, with the cuts of the standard.
//!
//! # Clause
//! 财预〔2020〕10号 第十六条 (定性指标).
//!
//! # Worked example
//! W 10, 部分达成年度指标并具有一定效果, 7 points: 7.00. W 3.33, 2.66 points
//! lie inside tier 1.

use super::super::row::Judged;
use super::super::weight::Weight;
use crate::decimal::{Fraction, Points, round_half_up};
use crate::engine::trace::{Recorder, Step};
use crate::engine::{Outcome, Provisional, Unscored};
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
    let index = match row.judgement.tier {
        Some(index) => index,
        None if repeats_target(row) || is_among(&standard.wording.reached, actual_text(row)) => 0,
        None => return Err(Unscored::TierMissing),
    };
    let tier = standard.tiers.get(usize::from(index)).ok_or(Unscored::TierMissing)?;
    let best = index == 0;
    let places = standard.score_places();
    let cut = |at| Points(round_half_up(&(Fraction::from(full_score.0) * Fraction::from(at)), places));
    let (low, high) = (cut(tier.from.0), if best { full_score } else { cut(tier.to.0) });
    recorder.step(|| Step::Tier { tier: index, low, high, proposed });
    let points = match &row.judgement.points {
        Entry::Value(points) => {
            recorder.step(|| Step::Give { points: *points, typed: true });
            rounded(*points, places, recorder)
        }
        Entry::Invalid(_) => return Err(Unscored::PointsOutsideTier),
        Entry::Blank | Entry::NotStated if best => {
            recorder.step(|| Step::Give { points: full_score, typed: false });
            full_score
        }
        Entry::Blank | Entry::NotStated => return Err(Unscored::PointsMissing),
    };
    let inside = low <= points && if best { points <= high } else { points < high };
    if !inside {
        return Err(Unscored::PointsOutsideTier);
    }
    let points = weight.place(points, places, recorder);
    Ok(Judged { outcome: Outcome::Tier(index), points, provisional: without_basis(row) })
}

/// The tier that points lie in, counted from 0; the last where there is none.
pub(in crate::engine) fn tier_of(points: Points, full_score: Points, standard: &Standard) -> u8 {
    let places = standard.score_places();
    let low = |from| Points(round_half_up(&(Fraction::from(full_score.0) * Fraction::from(from)), places));
    let place = standard.tiers.iter().position(|tier| points >= low(tier.from.0));
    u8::try_from(place.unwrap_or(standard.tiers.len().saturating_sub(1))).unwrap_or(u8::MAX)
}

/// Points as they count; a number with more decimals than the standard keeps is
/// rounded.
pub(super) fn rounded(points: Points, places: u32, recorder: &mut impl Recorder) -> Points {
    let plain = Points(points.0.normalize());
    if plain.0.scale() <= places {
        return plain;
    }
    let value = Fraction::from(points.0);
    let rounded = Points(round_half_up(&value, places));
    recorder.step(|| Step::Round { value, places, rounded });
    rounded
}

/// A judgement without a written basis is provisional.
pub(in crate::engine) fn without_basis(row: &Indicator) -> Option<Provisional> {
    row.judgement.basis.trim().is_empty().then_some(Provisional::NoBasis)
}

/// The actual value in words, without what surrounds them.
pub(super) fn actual_text(row: &Indicator) -> &str {
    match &row.actual {
        Entry::Value(quantity) => bare(quantity.text()),
        Entry::Invalid(text) => bare(text),
        Entry::Blank | Entry::NotStated => "",
    }
}

/// The target in words, without what surrounds them.
pub(super) fn target_text(row: &Indicator) -> &str {
    match row.target.in_force() {
        Entry::Value(quantity) => bare(quantity.text()),
        Entry::Invalid(text) => bare(text),
        Entry::Blank | Entry::NotStated => "",
    }
}

/// Whether the actual value only repeats the target.
pub(super) fn repeats_target(row: &Indicator) -> bool {
    let actual = actual_text(row);
    !actual.is_empty() && actual == target_text(row)
}

pub(super) fn is_among(words: &[String], text: &str) -> bool {
    !text.is_empty() && words.iter().any(|word| bare(word) == text)
}

impl Wording {
    /// Whether a text says "not reached" and nothing else.
    pub(super) fn denies(&self, text: &str) -> bool {
        is_among(&self.not_reached, text)
    }
}

fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '。' | '，' | '；' | '.' | ',' | ';'))
}
