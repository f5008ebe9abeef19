//! Why a score is what it is.

use super::tally::Tally;
use super::trace::{Recorder, Silent, Step, Steps, Term, Trace};
use super::{Subtotal, Total, evaluate, row};
use crate::model::{Evaluation, Indicator, NodeId};
use crate::standard::{Rule, Standard};

/// Explains the score of a row, a category or a dimension; `None`: there is no
/// such node.
pub fn explain(evaluation: &Evaluation, standard: &Standard, node: NodeId) -> Option<Trace> {
    let tree = &evaluation.tree;
    if let Some(indicator) = tree.indicator(node) {
        return Some(explain_row(indicator, evaluation, standard));
    }
    let score_of = |row: &Indicator| row::score(row, evaluation, standard, &mut Silent);
    let mut terms = Vec::new();
    let mut sums = Tally::default();
    if let Some(category) = tree.category(node) {
        for indicator in tree.indicators(category) {
            let row = score_of(indicator);
            sums.add(&Tally::of(&row));
            terms.push(Term { node: indicator.id, name: indicator.name.clone(), score: row.score });
        }
    } else {
        let dimension = tree.dimension(node)?;
        for category in tree.categories(dimension) {
            let mut inner = Tally::default();
            for indicator in tree.indicators(category) {
                inner.add(&Tally::of(&score_of(indicator)));
            }
            sums.add(&inner);
            let inner = Subtotal::of(&inner);
            let (node, name) = (category.id, category.name.clone());
            terms.push(Term { node, name, score: (inner.scored_rows > 0).then_some(inner.score) });
        }
    }
    Some(Trace {
        node: Some(node),
        rule: Rule::Totals,
        steps: vec![Step::Sum { terms, value: Subtotal::of(&sums).score }],
    })
}

/// Explains the score of a part of a composite row; `None`: there is no such part.
pub fn explain_part(evaluation: &Evaluation, standard: &Standard, row: NodeId, part: NodeId) -> Option<Trace> {
    let indicator = evaluation.tree.indicator(row)?;
    let rule = super::numeric::rule(indicator.parts.iter().find(|p| p.id == part)?.measure, standard.over_run);
    let steps = explain_row(indicator, evaluation, standard).steps.into_iter().find_map(|step| match step {
        Step::Part { id, steps, .. } if id == part => Some(steps),
        _ => None,
    });
    Some(Trace { node: Some(part), rule, steps: steps.unwrap_or_default() })
}

/// Explains the total.
pub fn explain_total(evaluation: &Evaluation, standard: &Standard) -> Trace {
    let assessment = evaluate(evaluation, standard);
    let mut terms = Vec::new();
    for dimension in evaluation.tree.dimensions() {
        let sums = assessment.subtotals.get(&dimension.id);
        let score = sums.filter(|sums| sums.scored_rows > 0).map(|sums| sums.score);
        terms.push(Term { node: dimension.id, name: dimension.name.clone(), score });
    }
    let mut recorder = Steps::default();
    let mut total = Total { grade: None, ..assessment.total };
    recorder.step(|| Step::Sum { terms, value: total.sums.score });
    total.settle(standard, &mut recorder);
    Trace { node: None, rule: Rule::Totals, steps: recorder.into_steps() }
}

fn explain_row(indicator: &Indicator, evaluation: &Evaluation, standard: &Standard) -> Trace {
    let mut recorder = Steps::default();
    let row = row::score(indicator, evaluation, standard, &mut recorder);
    Trace { node: Some(indicator.id), rule: row.rule, steps: recorder.into_steps() }
}
