//! What an evaluation scores under its standard and under another, side by
//! side, to be looked at before it is saved as another evaluation.

use super::{Assessment, evaluate};
use crate::decimal::{Decimal, Points};
use crate::model::{Entry, Evaluation, Indicator, Measure, NodeId};
use crate::standard::{GradeId, Standard, dimension_of};

/// The preview of an adoption (另存为新评价的预览): it is shown, and kept in no document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// The dimensions of the adopted evaluation, in order.
    pub dimensions: Vec<DimensionScores>,
    /// The whole under the old standard.
    pub before: TotalScores,
    /// The whole under the new standard.
    pub after: TotalScores,
    /// What a person should look at.
    pub attention: Vec<Attention>,
}

/// A dimension under both standards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DimensionScores {
    /// Its name.
    pub name: String,
    /// Score and full score of its rows under the old standard; `None`: it was added.
    pub before: Option<(Points, Points)>,
    /// Score and full score of its rows under the new standard.
    pub after: (Points, Points),
    /// What the new standard says its full score is; `None`: it has no place there.
    pub asked: Option<Points>,
}

/// The whole under one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalScores {
    /// The total of what is scored.
    pub score: Points,
    /// The full score of the rows that apply.
    pub full_score: Points,
    /// Whether every row is scored.
    pub complete: bool,
    /// The grade, once every row is scored and the full scores add up.
    pub grade: Option<GradeId>,
}

/// What a person should look at after an adoption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attention {
    /// The standard is made for another kind of evaluation.
    KindDiffers,
    /// The full scores of all rows do not add up to 100; the sum.
    RowsNotWhole(Points),
    /// A dimension has other points than the standard says.
    DimensionWeight {
        /// Its name.
        name: String,
        /// The sum of its rows.
        rows: Points,
        /// What the standard says.
        asked: Points,
    },
    /// A dimension has no place in the standard; its name.
    DimensionWithoutPlace(String),
    /// A dimension was added blank; its name.
    DimensionAdded(String),
    /// Rows were added blank; how many.
    RowsAdded(usize),
    /// A row is scored by a method that the standard does not have.
    MethodMissing {
        /// The name of the row.
        row: String,
        /// The name of the method in the old standard, or its id.
        method: String,
    },
    /// A row judged in tiers, which are other ones now; how many rows.
    TiersDiffer(usize),
    /// More rows than one score the execution rate; how many.
    ExecutionTwice(usize),
    /// Rows that are scored under the old standard and not under the new one, other than those above; how many.
    Unscored(usize),
}

/// Compares an evaluation under its standard with what
/// [`adopt`](crate::standard::adopt) made of it for another.
pub fn adoption(evaluation: &Evaluation, old: &Standard, adopted: &Evaluation, new: &Standard) -> Adoption {
    let before = evaluate(evaluation, old);
    let after = evaluate(adopted, new);
    let asked_of = dimension_of(adopted, old, new);
    let dimensions: Vec<DimensionScores> = adopted
        .tree
        .dimensions()
        .map(|dimension| {
            let known = evaluation.tree.dimension(dimension.id).is_some();
            let asked = asked_of.iter().position(|found| *found == Some(dimension.id));
            DimensionScores {
                name: dimension.name.clone(),
                before: known.then(|| scores(&before, dimension.id)),
                after: scores(&after, dimension.id),
                asked: asked.map(|place| new.dimensions[place].full_score),
            }
        })
        .collect();
    let mut attention = Vec::new();
    if adopted.profile.kind != new.kind.into() {
        attention.push(Attention::KindDiffers);
    }
    look_at_weights(adopted, &dimensions, &mut attention);
    look_at_rows(evaluation, adopted, old, new, &mut attention);
    let lost = adopted.tree.rows().filter(|row| {
        let scored = |assessment: &Assessment| assessment.rows.get(&row.id).is_some_and(|row| row.score.is_some());
        scored(&before) && !scored(&after) && !is_method_missing(row, new)
    });
    match lost.count() {
        0 => {}
        count => attention.push(Attention::Unscored(count)),
    }
    Adoption { dimensions, before: total(&before), after: total(&after), attention }
}

fn scores(assessment: &Assessment, dimension: NodeId) -> (Points, Points) {
    let sums = assessment.subtotals.get(&dimension);
    sums.map_or((Points::ZERO, Points::ZERO), |sums| (sums.score, sums.full_score))
}

fn total(assessment: &Assessment) -> TotalScores {
    let total = &assessment.total;
    TotalScores {
        score: total.score,
        full_score: total.sums.full_score,
        complete: total.sums.is_complete() && total.sums.rows > 0,
        grade: total.grade.clone(),
    }
}

fn look_at_weights(adopted: &Evaluation, dimensions: &[DimensionScores], attention: &mut Vec<Attention>) {
    let full_scores = adopted.tree.rows().filter_map(|row| row.full_score.value());
    let rows = full_scores.fold(Decimal::ZERO, |sum, points| sum.saturating_add(points.0));
    if rows != Decimal::ONE_HUNDRED {
        attention.push(Attention::RowsNotWhole(Points(rows)));
    }
    for dimension in dimensions {
        let name = || dimension.name.clone();
        let (_, rows) = dimension.after;
        match dimension.asked {
            None => attention.push(Attention::DimensionWithoutPlace(name())),
            Some(_) if dimension.before.is_none() => attention.push(Attention::DimensionAdded(name())),
            Some(asked) if asked != rows => {
                attention.push(Attention::DimensionWeight { name: name(), rows, asked });
            }
            Some(_) => {}
        }
    }
}

fn look_at_rows(
    evaluation: &Evaluation,
    adopted: &Evaluation,
    old: &Standard,
    new: &Standard,
    attention: &mut Vec<Attention>,
) {
    let added = adopted.tree.row_count().saturating_sub(evaluation.tree.row_count());
    if added > 0 {
        attention.push(Attention::RowsAdded(added));
    }
    for row in adopted.tree.rows().filter(|row| is_method_missing(row, new)) {
        let method = old.method(&row.method).map_or_else(|| row.method.clone(), |method| method.name.clone());
        attention.push(Attention::MethodMissing { row: row.name.clone(), method });
    }
    if old.tiers != new.tiers {
        let judged = |row: &&Indicator| row.judgement.tier.is_some() || row.judgement.points != Entry::Blank;
        match adopted.tree.rows().filter(judged).count() {
            0 => {}
            count => attention.push(Attention::TiersDiffer(count)),
        }
    }
    let execution = adopted.tree.rows().filter(|row| row.measure == Measure::ExecutionRate).count();
    if execution > 1 {
        attention.push(Attention::ExecutionTwice(execution));
    }
}

fn is_method_missing(row: &Indicator, standard: &Standard) -> bool {
    !row.method.is_empty() && standard.method(&row.method).is_none()
}
