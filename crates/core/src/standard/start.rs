//! A new evaluation from a pack.

use super::{CategoryTemplate, DimensionTemplate, FundLineTemplate, IndicatorTemplate, Standard};
use crate::model::{
    Category, Dimension, Entry, Evaluation, FundAmounts, FundLine, Indicator, Measure, NodeId, Part, Profile, Unknown,
    WeightSource,
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

/// Adds a dimension of the pack with all that is below it, at the end.
pub(super) fn push_dimension(
    evaluation: &mut Evaluation,
    template: &DimensionTemplate,
    ids: &mut dyn IdSource,
) -> NodeId {
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
        let category = push_category(evaluation, dimension, template, ids);
        for template in &template.indicators {
            evaluation.tree.push_indicator(category, indicator(template, ids));
        }
    }
    dimension
}

/// Adds a category of the pack without its rows, at the end.
pub(super) fn push_category(
    evaluation: &mut Evaluation,
    dimension: NodeId,
    template: &CategoryTemplate,
    ids: &mut dyn IdSource,
) -> NodeId {
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
    category
}

/// A row of the pack.
pub(super) fn indicator(template: &IndicatorTemplate, ids: &mut dyn IdSource) -> Indicator {
    let mut indicator = Indicator::new(ids.next_id());
    indicator.name.clone_from(&template.name);
    indicator.measure = template.measure;
    indicator.definition.clone_from(&template.definition);
    indicator.method.clone_from(&template.method);
    if !template.points.is_empty() {
        indicator.measure = Measure::Composite;
        indicator.parts = template.points.iter().map(|point| point_of_list(point, ids.next_id())).collect();
    }
    if let Some(full_score) = template.full_score {
        indicator.full_score = Entry::Value(full_score);
        indicator.weight_source = WeightSource::Standard;
    }
    indicator
}

/// A point of a list: met or not.
fn point_of_list(name: &str, id: NodeId) -> Part {
    Part { name: name.to_owned(), measure: Measure::YesNo, ..Part::new(id) }
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
