//! Scoring from nothing.

use super::tally::Tally;
use super::trace::Silent;
use super::{Assessment, Subtotal, Total, row};
use crate::model::{Evaluation, Measure};
use crate::standard::Standard;

/// Scores an evaluation from nothing.
pub fn evaluate(evaluation: &Evaluation, standard: &Standard) -> Assessment {
    let mut assessment = Assessment::default();
    refresh(&mut assessment, evaluation, standard);
    assessment
}

/// Scores an evaluation from nothing in the place of an older assessment.
pub(super) fn refresh(assessment: &mut Assessment, evaluation: &Evaluation, standard: &Standard) {
    let tree = &evaluation.tree;
    assessment.rows.clear();
    assessment.rows.reserve(tree.row_count());
    assessment.subtotals.clear();
    assessment.execution_rows.clear();
    let mut whole = Tally::default();
    for dimension in tree.dimensions() {
        let mut of_dimension = Tally::default();
        for category in tree.categories(dimension) {
            let mut of_category = Tally::default();
            for indicator in tree.indicators(category) {
                let row = row::score(indicator, &evaluation.funds, standard, &mut Silent);
                of_category.add(&Tally::of(&row));
                if indicator.measure == Measure::ExecutionRate {
                    assessment.execution_rows.insert(indicator.id);
                }
                assessment.rows.insert(indicator.id, row);
            }
            of_dimension.add(&of_category);
            assessment.subtotals.insert(category.id, Subtotal::of(&of_category));
        }
        whole.add(&of_dimension);
        assessment.subtotals.insert(dimension.id, Subtotal::of(&of_dimension));
    }
    let mut total = Total { grade: assessment.total.grade.take(), ..Total::default() };
    total.shift(&whole);
    total.settle(standard, &mut Silent);
    assessment.total = total;
}
