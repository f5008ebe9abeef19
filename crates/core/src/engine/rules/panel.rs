//! Points of a panel of experts (专家评分).
//!
//! # What it does
//! Where experts gave points to a qualitative row, their weighted mean is its
//! score. Of five or more one highest and one lowest are left out. Who abstains
//! counts neither above nor below the line. Points beyond the full score cannot
//! be. Fewer than three experts, or points that lie further apart than a fifth
//! of the full score, are flagged. An expert who has not given points yet
//! leaves the row unscored.
//!
//! # Formula
//! `s = hu2(Σ qᵢ · xᵢ ÷ Σ qᵢ)`, without one highest and one lowest from five on.
//!
//! # Clause
//! A reading of this tool; leaving out the extremes is common practice.
//!
//! # Worked example
//! W 10, points 9, 8, 8.5, 6 and 10: without 10 and 6, 8.50.

use rust_decimal::Decimal;

use crate::decimal::{Fraction, Points};
use crate::engine::trace::Recorder;
use crate::engine::{Flag, MethodStep, Unscored};
use crate::model::{Entry, Expert, Mark};

/// From so many experts on one highest and one lowest are left out.
const LEAVE_OUT_FROM: usize = 5;
/// Fewer are too few.
const FEWEST: usize = 3;

/// The points of a row by its panel, unrounded, and what a reader should know of them.
pub(in crate::engine) fn judge(
    marks: &[Mark],
    experts: &[Expert],
    full_score: Points,
    recorder: &mut impl Recorder,
) -> Result<(Fraction, Option<Flag>), Unscored> {
    let mut given = Vec::with_capacity(marks.len());
    for mark in marks {
        match &mark.points {
            Entry::NotStated => {}
            Entry::Blank => return Err(Unscored::PanelIncomplete),
            Entry::Value(points) if !points.0.is_sign_negative() && *points <= full_score => {
                given.push((*points, weight(mark, experts)?));
            }
            Entry::Value(_) | Entry::Invalid(_) => return Err(Unscored::PointsOutsideTier),
        }
    }
    given.sort_by_key(|(points, _)| *points);
    let (Some((lowest, _)), Some((highest, _))) = (given.first(), given.last()) else {
        return Err(Unscored::PanelIncomplete);
    };
    let spread = highest.0.saturating_sub(lowest.0);
    let far = Fraction::from(spread) > Fraction::from(full_score) * Fraction::from(Decimal::new(2, 1));
    let flag = match given.len() {
        count if count < FEWEST => Some(Flag::FewExperts),
        _ if far => Some(Flag::ExpertsDiffer),
        _ => None,
    };
    let left_out = given.len() >= LEAVE_OUT_FROM;
    let counted = if left_out { &given[1..given.len() - 1] } else { &given[..] };
    let weights: Fraction = counted.iter().map(|(_, weight)| weight.clone()).sum();
    let sum: Fraction = counted.iter().map(|(points, weight)| Fraction::from(*points) * weight.clone()).sum();
    let value = sum.checked_div(&weights).ok_or(Unscored::PanelIncomplete)?;
    recorder.method(|| MethodStep::Panel {
        given: given.iter().map(|(points, _)| *points).collect(),
        left_out,
        value: value.clone(),
    });
    Ok((value, flag))
}

/// The weight of who gave a mark.
fn weight(mark: &Mark, experts: &[Expert]) -> Result<Fraction, Unscored> {
    match experts.iter().find(|expert| expert.id == mark.id).map(|expert| &expert.weight) {
        Some(Entry::Value(weight)) if !weight.0.is_sign_negative() => Ok(Fraction::from(*weight)),
        Some(Entry::Value(_) | Entry::Invalid(_)) => Err(Unscored::PanelIncomplete),
        Some(Entry::Blank | Entry::NotStated) | None => Ok(Fraction::ONE),
    }
}
