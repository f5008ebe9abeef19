//! Scoring only what a change touched.

use super::evaluate::refresh;
use super::spread::Spread;
use super::tally::Tally;
use super::trace::Silent;
use super::{Assessment, Overrule, row};
use crate::edit::{Change, Touched};
use crate::model::{Evaluation, Measure, NodeId, Row, near_mut};
use crate::standard::Standard;

/// Brings an assessment up to date after a change.
///
/// A change of one row or of the funds costs the same in a table of 50 rows and
/// of 10,000: what the row added to the sums above it is taken out, what it adds
/// now is put in. The assessment must be that of the evaluation before the
/// change; where a row of it is missing, everything is scored anew. So it is
/// where the weights that a standard spreads have moved (R13); such a standard
/// has the weights of the dimension looked through at every change of a row.
///
/// Returns whether more rows were scored than the change touched.
pub fn update(assessment: &mut Assessment, evaluation: &Evaluation, standard: &Standard, change: &Change) -> bool {
    let known = match change.touched {
        Touched::Text => true,
        Touched::Row(id) => update_row(assessment, evaluation, standard, id),
        Touched::Funds => {
            let rows: Vec<NodeId> = assessment.execution_rows.iter().copied().collect();
            let known = rows.into_iter().all(|id| update_row(assessment, evaluation, standard, id));
            let overrule = Overrule::of(evaluation, standard);
            let moved = assessment.total.overrule != overrule;
            assessment.total.overrule = overrule;
            if moved {
                assessment.total.settle(standard, &mut Silent);
            }
            known
        }
        Touched::Structure => false,
    };
    if !known {
        refresh(assessment, evaluation, standard);
    }
    !known
}

/// Scores one row anew. Returns `false` where the assessment does not fit.
fn update_row(assessment: &mut Assessment, evaluation: &Evaluation, standard: &Standard, id: NodeId) -> bool {
    let Some(Row { dimension, category, place, indicator }) = evaluation.tree.row(id) else { return false };
    let Assessment { rows, subtotals, total, execution_rows } = assessment;
    let Some(stored) = near_mut(rows, id, place) else { return false };
    let before = Tally::of(stored);
    let spread = Spread::around(indicator, evaluation, standard);
    let role = (stored.role, stored.entered);
    row::score_into(stored, indicator, &spread, evaluation, standard, &mut Silent);
    if spread.is_on() && role != (stored.role, stored.entered) {
        // Others take more or less now.
        return false;
    }
    let mut difference = Tally::of(stored);
    difference.subtract(&before);
    if indicator.measure == Measure::ExecutionRate {
        execution_rows.insert(id);
    } else if !execution_rows.is_empty() {
        execution_rows.remove(&id);
    }
    if difference == Tally::default() {
        return true;
    }
    for level in [category, dimension] {
        match subtotals.get_mut(&level) {
            Some(subtotal) => subtotal.shift(&difference),
            None => return false,
        }
    }
    total.shift(&difference);
    total.settle(standard, &mut Silent);
    true
}
