//! The evaluation as an object.

use std::collections::HashSet;

use super::node::{CategoryTree, read_dimension, read_fields, read_leaf, read_list, write, write_category, write_list};
use crate::edit::{FundsField, ProfileField};
use crate::json::{Field, Json, Named, ReadError, Value, Within, Writer};
use crate::model::{Evaluation, Funds, IndicatorTree, Narrative, NodeId, Profile, Section, Unknown};

/// Writes an evaluation.
pub(super) fn write_evaluation(evaluation: &Evaluation, out: &mut Writer) {
    let e = evaluation;
    out.object(|out| {
        out.key("profile");
        out.object(|out| {
            ProfileField::write_all(&e.profile, out);
            out.unknown(&e.profile.unknown);
        });
        out.key("funds");
        out.object(|out| {
            FundsField::write_all(&e.funds, out);
            write_list("by_source", &e.funds.by_source, out, |line, out| write(line, out, |_| {}));
            write_list("by_use", &e.funds.by_use, out, |line, out| write(line, out, |_| {}));
            out.unknown(&e.funds.unknown);
        });
        write_list("dimensions", e.tree.dimensions(), out, |dimension, out| {
            write(dimension, out, |out| {
                write_list("categories", e.tree.categories(dimension), out, |category, out| {
                    write_category(category, e.tree.indicators(category), out);
                });
            });
        });
        out.key("narrative");
        out.object(|out| {
            for section in Section::ALL {
                let text = e.narrative.get(section);
                if !text.is_empty() {
                    out.key(section.name());
                    out.string(text);
                }
            }
            out.unknown(&e.narrative.unknown);
        });
        write_list("evidence", &e.evidence, out, |node, out| write(node, out, |_| {}));
        write_list("problems", &e.problems, out, |node, out| write(node, out, |_| {}));
        write_list("recommendations", &e.recommendations, out, |node, out| write(node, out, |_| {}));
        e.published_total.write_member("published_total", out);
        e.source_text.write_member("source_text", out);
        e.seals.write_member("seals", out);
        out.unknown(&e.unknown);
    });
}

/// Reads an evaluation.
pub(super) fn read_evaluation(json: Json<'_>) -> Result<Evaluation, ReadError> {
    let mut e = Evaluation::default();
    let mut unknown = Vec::new();
    for (name, value) in json.members()? {
        let read = match name.as_str() {
            "profile" => read_profile(value).map(|profile| e.profile = profile),
            "funds" => read_funds(value).map(|funds| e.funds = funds),
            "dimensions" => read_tree(value).map(|tree| e.tree = tree),
            "narrative" => read_narrative(value).map(|narrative| e.narrative = narrative),
            "evidence" => read_list(value, read_leaf).map(|list| e.evidence = list),
            "problems" => read_list(value, read_leaf).map(|list| e.problems = list),
            "recommendations" => read_list(value, read_leaf).map(|list| e.recommendations = list),
            "published_total" => Value::read(value).map(|total| e.published_total = total),
            "source_text" => value.string().map(|text| e.source_text = text),
            "seals" => Value::read(value).map(|seals| e.seals = seals),
            _ => {
                unknown.push((name.clone(), value.text().to_owned()));
                Ok(())
            }
        };
        read.within(&name)?;
    }
    e.unknown = Unknown(unknown);
    check_ids("evidence", e.evidence.iter().map(|node| node.id))?;
    check_ids("problems", e.problems.iter().map(|node| node.id))?;
    check_ids("recommendations", e.recommendations.iter().map(|node| node.id))?;
    check_ids("funds", e.funds.by_source.iter().chain(&e.funds.by_use).map(|line| line.id))?;
    Ok(e)
}

fn read_profile(json: Json<'_>) -> Result<Profile, ReadError> {
    let mut profile = Profile::default();
    profile.unknown = read_fields::<ProfileField>(&mut profile, json.members()?, |_, _, _| Ok(false))?;
    Ok(profile)
}

fn read_funds(json: Json<'_>) -> Result<Funds, ReadError> {
    let mut funds = Funds::default();
    funds.unknown = read_fields::<FundsField>(&mut funds, json.members()?, |funds, name, value| {
        match name {
            "by_source" => funds.by_source = read_list(value, read_leaf)?,
            "by_use" => funds.by_use = read_list(value, read_leaf)?,
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(funds)
}

fn read_narrative(json: Json<'_>) -> Result<Narrative, ReadError> {
    let mut narrative = Narrative::default();
    let mut unknown = Vec::new();
    for (name, value) in json.members()? {
        match Section::from_name(&name) {
            Some(section) => {
                narrative.replace(section, value.string().within(&name)?);
            }
            None => unknown.push((name, value.text().to_owned())),
        }
    }
    narrative.unknown = Unknown(unknown);
    Ok(narrative)
}

fn read_tree(json: Json<'_>) -> Result<IndicatorTree, ReadError> {
    let mut tree = IndicatorTree::default();
    for (index, (dimension, categories)) in read_list(json, read_dimension)?.into_iter().enumerate() {
        let id = dimension.id;
        plant(tree.push_dimension(dimension))
            .and_then(|()| {
                categories.into_iter().enumerate().try_for_each(|(index, category)| {
                    read_category_into(&mut tree, id, category).within_item(index).within("categories")
                })
            })
            .within_item(index)?;
    }
    Ok(tree)
}

fn read_category_into(
    tree: &mut IndicatorTree,
    dimension: NodeId,
    (category, indicators): CategoryTree,
) -> Result<(), ReadError> {
    let id = category.id;
    plant(tree.push_category(dimension, category))?;
    indicators.into_iter().enumerate().try_for_each(|(index, indicator)| {
        plant(tree.push_indicator(id, indicator)).within_item(index).within("indicators")
    })
}

fn plant(added: bool) -> Result<(), ReadError> {
    if added { Ok(()) } else { Err(ReadError::duplicate_id()) }
}

/// No id twice in one register.
fn check_ids(name: &str, ids: impl Iterator<Item = NodeId>) -> Result<(), ReadError> {
    let mut seen = HashSet::new();
    for (index, id) in ids.enumerate() {
        if !seen.insert(id) {
            return Err(ReadError::duplicate_id()).within_item(index).within(name);
        }
    }
    Ok(())
}
