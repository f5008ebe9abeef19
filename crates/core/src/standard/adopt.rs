//! The same evaluation under another standard (另存为新评价).
//!
//! One evaluation has one standard and one total, so what comes out is another
//! evaluation. Nothing that was typed is changed, moved or left out, and no
//! weight is converted: a row keeps the full score it has, a dimension too.
//! What the new standard has and the evaluation has not is added blank.

use super::start::{indicator, push_category, push_dimension};
use super::{DimensionTemplate, Standard};
use crate::model::{Dimension, Evaluation, IndicatorTree, Measure, NodeId, Parent, Seals};
use crate::ports::IdSource;

/// The evaluation as it goes on under another standard.
///
/// Dimensions are matched by their key, then by their name; the old standard
/// tells the key of a dimension that states none. Rows are matched by their
/// name within their dimension, the execution rate by its measure. What has no
/// place in the new standard stays where it is.
pub fn adopt(evaluation: &Evaluation, old: &Standard, new: &Standard, ids: &mut dyn IdSource) -> Evaluation {
    let mut adopted = evaluation.clone();
    // What was declared final is the other evaluation.
    adopted.seals = Seals::default();
    let mut ids = FreeIds { tree: &evaluation.tree, ids };
    let matches = matches(&evaluation.tree, old, new);
    // Where the next dimension that is added goes: after the one that precedes it in the standard.
    let mut at = 0;
    for (template, found) in new.dimensions.iter().zip(matches) {
        let id = match found {
            Some(id) => {
                complete(&mut adopted, id, template, &mut ids);
                id
            }
            None => push_dimension(&mut adopted, template, &mut ids),
        };
        let Some(order) = adopted.tree.children_mut(Parent::Root) else { continue };
        let Some(place) = order.iter().position(|known| *known == id) else { continue };
        if found.is_none() && place > at {
            order[at..=place].rotate_right(1);
            at += 1;
        } else {
            at = place + 1;
        }
    }
    adopted
}

/// The dimension of an evaluation that stands for each dimension of a standard, in the order of the standard.
pub fn dimension_of(evaluation: &Evaluation, old: &Standard, new: &Standard) -> Vec<Option<NodeId>> {
    matches(&evaluation.tree, old, new)
}

fn matches(tree: &IndicatorTree, old: &Standard, new: &Standard) -> Vec<Option<NodeId>> {
    let mut taken: Vec<NodeId> = Vec::new();
    let mut found = vec![None; new.dimensions.len()];
    let by_key = |template: &DimensionTemplate, dimension: &Dimension| {
        !template.key.is_empty() && key_of(dimension, old) == template.key
    };
    let by_name = |template: &DimensionTemplate, dimension: &Dimension| plain(&template.name) == plain(&dimension.name);
    for fits in [&by_key as &dyn Fn(&DimensionTemplate, &Dimension) -> bool, &by_name] {
        for (template, found) in new.dimensions.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            let dimension = tree.dimensions().find(|known| !taken.contains(&known.id) && fits(template, known));
            *found = dimension.map(|dimension| dimension.id);
            taken.extend(*found);
        }
    }
    found
}

/// The key of a dimension: its own, or the one its standard gives to its name.
fn key_of<'a>(dimension: &'a Dimension, standard: &'a Standard) -> &'a str {
    if !dimension.key.is_empty() {
        return &dimension.key;
    }
    let template = standard.dimensions.iter().find(|template| plain(&template.name) == plain(&dimension.name));
    template.map_or("", |template| &template.key)
}

/// A name without what forms add to it: 产出 and 产出指标 are one dimension.
fn plain(name: &str) -> &str {
    let name = name.trim();
    name.strip_suffix("指标").filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// Adds to a dimension the categories and rows that it lacks. Each row of the
/// dimension stands for one row of the standard at most.
fn complete(evaluation: &mut Evaluation, dimension: NodeId, template: &DimensionTemplate, ids: &mut dyn IdSource) {
    let Some(known) = evaluation.tree.dimension(dimension) else { return };
    let categories = evaluation.tree.categories(known);
    let rows = categories.flat_map(|category| evaluation.tree.indicators(category));
    let mut rows: Vec<(String, Measure)> = rows.map(|row| (plain(&row.name).to_owned(), row.measure)).collect();
    for template in &template.categories {
        let Some(known) = evaluation.tree.dimension(dimension) else { return };
        let mut categories = evaluation.tree.categories(known);
        let category = categories.find(|known| plain(&known.name) == plain(&template.name)).map(|known| known.id);
        drop(categories);
        let category = category.unwrap_or_else(|| push_category(evaluation, dimension, template, ids));
        for template in &template.indicators {
            let stands = rows.iter().position(|(name, measure)| {
                name == plain(&template.name)
                    || template.measure == Measure::ExecutionRate && *measure == Measure::ExecutionRate
            });
            if let Some(stands) = stands {
                rows.swap_remove(stands);
            } else {
                evaluation.tree.push_indicator(category, indicator(template, ids));
            }
        }
    }
}

/// Ids that no node of the evaluation has.
struct FreeIds<'a> {
    tree: &'a IndicatorTree,
    ids: &'a mut dyn IdSource,
}

impl IdSource for FreeIds<'_> {
    fn next_id(&mut self) -> NodeId {
        loop {
            let id = self.ids.next_id();
            if !self.tree.contains(id) {
                return id;
            }
        }
    }
}
