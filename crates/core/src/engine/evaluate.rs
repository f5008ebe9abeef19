//! Scoring from nothing.

use super::spread::Spread;
use super::tally::Tally;
use super::trace::Silent;
use super::{Assessment, Overrule, RowAssessment, Subtotal, Total, row};
use crate::model::{Evaluation, IdTable, Measure, NodeId};
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
    let mut place = 0;
    assessment.subtotals.clear();
    assessment.execution_rows.clear();
    let mut whole = Tally::default();
    for dimension in tree.dimensions() {
        let mut of_dimension = Tally::default();
        let over_dimension = Spread::over(tree, dimension, standard);
        for category in tree.categories(dimension) {
            let mut of_category = Tally::default();
            let spread = over_dimension.inside(tree, category);
            for indicator in tree.indicators(category) {
                let row = place_of(&mut assessment.rows, place, indicator.id);
                row::score_into(row, indicator, &spread, evaluation, standard, &mut Silent);
                of_category.add(&Tally::of(row));
                if indicator.measure == Measure::ExecutionRate {
                    assessment.execution_rows.insert(indicator.id);
                }
                place += 1;
            }
            of_dimension.add(&of_category);
            assessment.subtotals.insert(category.id, Subtotal::of(&of_category));
        }
        whole.add(&of_dimension);
        assessment.subtotals.insert(dimension.id, Subtotal::of(&of_dimension));
    }
    assessment.rows.truncate(place);
    let mut total = Total {
        grade: assessment.total.grade.take(),
        overrule: Overrule::of(evaluation, standard),
        ..Total::default()
    };
    total.shift(&whole);
    total.settle(standard, &mut Silent);
    assessment.total = total;
}

/// Where the assessment of a row lies. Rows that lie where they did before need
/// no look-up.
#[inline(always)]
fn place_of(rows: &mut IdTable<RowAssessment>, place: usize, id: NodeId) -> &mut RowAssessment {
    if rows.get_index(place).is_none_or(|(known, _)| *known != id) {
        rows.truncate(place);
        rows.insert(id, RowAssessment::unseen());
    }
    &mut rows[place]
}
