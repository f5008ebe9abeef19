//! A new evaluation from a pack.

use super::{DimensionTemplate, FundLineTemplate, IndicatorTemplate, Standard};
use crate::model::{
    Category, Dimension, Entry, Evaluation, FundAmounts, FundLine, Indicator, NodeId, Profile, Unknown, WeightSource,
};
use crate::ports::IdSource;

/// Starts an evaluation: the dimensions, categories and rows that the pack
/// names and its fund lines. Everything else is blank.
pub fn start(standard: &Standard, ids: &mut dyn IdSource) -> Evaluation {
    let mut evaluation =
        Evaluation { profile: Profile { kind: standard.kind.into(), ..Profile::default() }, ..Evaluation::default() };
    for template in &standard.dimensions {
        push_dimension(&mut evaluation, template, ids);
    }
    evaluation.funds.by_source = standard.fund_lines.iter().map(|line| fund_line(line, ids.next_id())).collect();
    evaluation
}

fn push_dimension(evaluation: &mut Evaluation, template: &DimensionTemplate, ids: &mut dyn IdSource) {
    let dimension = ids.next_id();
    evaluation.tree.push_dimension(Dimension {
        id: dimension,
        name: template.name.clone(),
        key: template.key.clone(),
        full_score: Entry::Value(template.full_score),
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    });
    for template in &template.categories {
        let category = ids.next_id();
        evaluation.tree.push_category(
            dimension,
            Category {
                id: category,
                name: template.name.clone(),
                full_score: Entry::Blank,
                indicators: Vec::new(),
                unknown: Unknown::default(),
            },
        );
        for template in &template.indicators {
            evaluation.tree.push_indicator(category, indicator(template, ids.next_id()));
        }
    }
}

fn indicator(template: &IndicatorTemplate, id: NodeId) -> Indicator {
    let mut indicator = Indicator::new(id);
    indicator.name.clone_from(&template.name);
    indicator.measure = template.measure;
    if let Some(full_score) = template.full_score {
        indicator.full_score = Entry::Value(full_score);
        indicator.weight_source = WeightSource::Standard;
    }
    indicator
}

fn fund_line(template: &FundLineTemplate, id: NodeId) -> FundLine {
    FundLine {
        id,
        name: template.name.clone(),
        source: Some(template.source),
        amounts: FundAmounts::default(),
        indicators: Vec::new(),
        unknown: Unknown::default(),
    }
}
