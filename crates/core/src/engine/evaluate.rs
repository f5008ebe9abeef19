//! Scoring from nothing.

use super::rules::totals::Contribution;
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
    let mut total = Total { grade: assessment.total.grade.take(), ..Total::default() };
    for dimension in tree.dimensions() {
        let mut of_dimension = Subtotal::default();
        for category in tree.categories(dimension) {
            let mut of_category = Subtotal::default();
            for indicator in tree.indicators(category) {
                let row = row::score(indicator, &evaluation.funds, standard, &mut Silent);
                let contribution = Contribution::of(&row);
                of_category.add_row(&contribution);
                total.set_aside(&contribution);
                if indicator.measure == Measure::ExecutionRate {
                    assessment.execution_rows.insert(indicator.id);
                }
                assessment.rows.insert(indicator.id, row);
            }
            of_dimension.add(&of_category);
            assessment.subtotals.insert(category.id, of_category);
        }
        total.sums.add(&of_dimension);
        assessment.subtotals.insert(dimension.id, of_dimension);
    }
    total.settle(standard, &mut Silent);
    assessment.total = total;
}
