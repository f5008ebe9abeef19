//! How firmly a grade stands (敏感性): how far the total is from the next bands,
//! and which single row could change the grade.
//!
//! Only 试算 shows this: beside a self-evaluation, a distance to the next grade
//! would read as an aid to reaching it.

use super::rules::execution_cap;
use super::tally::{PLACES, millionths, shown};
use super::trace::Silent;
use super::{Assessment, RowAssessment, Total};
use crate::decimal::Points;
use crate::model::{Evaluation, NodeId};
use crate::standard::{GradeId, Standard};

/// How firmly the grade of an evaluation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sensitivity {
    /// The grade that this is about.
    pub grade: GradeId,
    /// The next better band; `None`: the grade is the best, or a veto set it.
    pub better: Option<Distance>,
    /// The next worse band; `None`: the grade is the last, or a veto set it.
    pub worse: Option<Distance>,
    /// Every scored row, in the order of the page.
    pub rows: Vec<RowSensitivity>,
}

/// How far the total is from another band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distance {
    /// The grade of that band.
    pub grade: GradeId,
    /// For the better band the points that are missing; for the worse one the
    /// points that the total may lose and still keep its grade. Where a cap
    /// holds down the grade alone, counted from there.
    pub points: Points,
    /// Whether the scores of the rows can lead there at all: a cap can hold the
    /// total below the better band.
    pub reachable: bool,
}

/// Between which scores of one row the grade stays, all other rows as they are
/// (稳定区间).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowSensitivity {
    /// The row.
    pub id: NodeId,
    /// Its score now.
    pub score: Points,
    /// The most that it can score: its full score, or what a bonus brought it.
    pub most: Points,
    /// The lowest score with which the grade stays.
    pub low: Points,
    /// The highest score with which the grade stays.
    pub high: Points,
    /// The smallest step of its score.
    pub unit: Points,
}

impl RowSensitivity {
    /// Whether this row alone could drop the grade.
    pub fn can_drop(&self) -> bool {
        self.low > Points::ZERO
    }

    /// Whether this row alone could lift the grade.
    pub fn can_lift(&self) -> bool {
        self.high < self.most
    }
}

/// How firmly the grade stands; `None`: there is no grade.
///
/// The sums of the rows between which the grade stays are found by settling the
/// total as scoring does, with its caps and its rescaling, so that the two
/// cannot disagree.
pub fn sensitivity(evaluation: &Evaluation, assessment: &Assessment, standard: &Standard) -> Option<Sensitivity> {
    let total = &assessment.total;
    let grade = total.grade.clone()?;
    let rows = evaluation.tree.rows().filter_map(|row| assessment.rows.get(&row.id).map(|assessed| (row.id, assessed)));
    let scored: Vec<Scored> = rows.filter_map(|(id, row)| Scored::of(id, row, standard.score_places())).collect();
    let sum: i64 = scored.iter().map(|row| row.score).sum();
    let most: i64 = scored.iter().map(|row| row.most).sum();
    let keeps = |sum: i64| with_sum(total, sum, standard).grade.as_ref() == Some(&grade);
    let low = first(0, sum, keeps);
    // Mirrored, the highest sum that keeps the grade is the lowest one.
    let high = -first(-most, -sum, |sum| keeps(-sum));
    let rows = scored.iter().map(|row| row.interval(low - sum, high - sum)).collect();
    let [better, worse] = neighbours(total, &grade, standard);
    let [better, worse] = [(better, high < most), (worse, low > 0)].map(|(distance, reachable)| {
        let (grade, points) = distance?;
        Some(Distance { grade, points, reachable })
    });
    Some(Sensitivity { grade, better, worse, rows })
}

/// A scored row in millionths of a point.
struct Scored {
    id: NodeId,
    score: i64,
    most: i64,
    unit: i64,
}

impl Scored {
    fn of(id: NodeId, row: &RowAssessment, places: u32) -> Option<Self> {
        let score = millionths(row.score?);
        let most = millionths(row.full_score?).max(score);
        let mut unit = 10_i64.pow(PLACES.saturating_sub(places));
        // A full score can have more places than the standard rounds to.
        while score % unit != 0 || most % unit != 0 {
            unit /= 10;
        }
        Some(Self { id, score, most, unit })
    }

    /// The scores with which the sum of the rows moves by no more than so much.
    fn interval(&self, down: i64, up: i64) -> RowSensitivity {
        let (least, most) = ((self.score + down).max(0), (self.score + up).min(self.most));
        let low = least + (-least).rem_euclid(self.unit);
        let high = most - most % self.unit;
        let [score, most, low, high, unit] = [self.score, self.most, low, high, self.unit].map(shown);
        RowSensitivity { id: self.id, score, most, low, high, unit }
    }
}

/// The total with another sum of the row scores.
fn with_sum(total: &Total, sum: i64, standard: &Standard) -> Total {
    let mut total = total.clone();
    total.sums.score = shown(sum);
    total.settle(standard, &mut Silent);
    total
}

/// The lowest sum from `low` on that holds. The highest one is known to, and
/// once a sum holds every higher one does.
fn first(mut low: i64, mut high: i64, holds: impl Fn(i64) -> bool) -> i64 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The next better and the next worse grade with the points between.
fn neighbours(total: &Total, grade: &GradeId, standard: &Standard) -> [Option<(GradeId, Points)>; 2] {
    let place = standard.bands.iter().position(|band| band.grade == *grade);
    let Some(place) = place.filter(|_| total.overrule.grade().is_none()) else { return [None, None] };
    let graded = execution_cap::under(total.score, total.overrule.grade_limit());
    let bands = &standard.bands;
    let between = |high: Points, low: Points| Points(high.0.saturating_sub(low.0).normalize());
    let better = place.checked_sub(1).and_then(|place| bands.get(place));
    [
        better.map(|band| (band.grade.clone(), between(band.from, graded))),
        bands.get(place + 1).map(|band| (band.grade.clone(), between(graded, bands[place].from))),
    ]
}
