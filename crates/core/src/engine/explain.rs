//! Why a score is what it is.

use super::spread::Spread;
use super::tally::{self, Tally};
use super::trace::{Recorder, Silent, Step, Steps, Term, Trace};
use super::{Subtotal, Total, evaluate, row};
use crate::decimal::Points;
use crate::model::{Evaluation, Indicator, NodeId};
use crate::standard::{Rule, Standard};

/// Explains the score of a row, a category or a dimension; `None`: there is no
/// such node.
pub fn explain(evaluation: &Evaluation, standard: &Standard, node: NodeId) -> Option<Trace> {
    let tree = &evaluation.tree;
    if let Some(indicator) = tree.indicator(node) {
        return Some(explain_row(indicator, evaluation, standard));
    }
    let score_of = |row: &Indicator, spread: &Spread| row::score(row, spread, evaluation, standard, &mut Silent);
    let mut terms = Vec::new();
    let mut sums = Tally::default();
    if let Some(category) = tree.category(node) {
        let first = tree.indicators(category).next();
        let spread = first.map_or_else(Spread::default, |row| Spread::around(row, evaluation, standard));
        for indicator in tree.indicators(category) {
            let row = score_of(indicator, &spread);
            sums.add(&Tally::of(&row));
            terms.push(Term { node: indicator.id, name: indicator.name.clone(), score: row.score });
        }
    } else {
        let dimension = tree.dimension(node)?;
        let over_dimension = Spread::over(tree, dimension, standard);
        for category in tree.categories(dimension) {
            let spread = over_dimension.inside(tree, category);
            let mut inner = Tally::default();
            for indicator in tree.indicators(category) {
                inner.add(&Tally::of(&score_of(indicator, &spread)));
            }
            sums.add(&inner);
            let inner = Subtotal::of(&inner);
            let (node, name) = (category.id, category.name.clone());
            terms.push(Term { node, name, score: (inner.scored_rows > 0).then_some(inner.score) });
        }
    }
    let spread = tally::shown(sums.spread());
    let sums = Subtotal::of(&sums);
    let mut steps: Vec<Step> = spreading(&sums, spread).into_iter().collect();
    steps.push(Step::Sum { terms, value: sums.score });
    Some(Trace { node: Some(node), rule: Rule::Totals, steps })
}

/// That rows of these sums do not apply and others took their weight over.
fn spreading(sums: &Subtotal, spread: Points) -> Option<Step> {
    let Subtotal { weight, full_score, .. } = *sums;
    (spread > Points::ZERO || weight != full_score).then_some(Step::Spread { spread, weight, full_score })
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
    if let Some(step) = spreading(&total.sums, total.spread) {
        recorder.step(|| step);
    }
    recorder.step(|| Step::Sum { terms, value: total.sums.score });
    total.settle(standard, &mut recorder);
    Trace { node: None, rule: Rule::Totals, steps: recorder.into_steps() }
}

fn explain_row(indicator: &Indicator, evaluation: &Evaluation, standard: &Standard) -> Trace {
    let mut recorder = Steps::default();
    let spread = Spread::around(indicator, evaluation, standard);
    let row = row::score(indicator, &spread, evaluation, standard, &mut recorder);
    Trace { node: Some(indicator.id), rule: row.rule, steps: recorder.into_steps() }
}
