//! What each command does.

use super::{Change, Command, EditError, FundLineField, IndicatorField, Node, Place, ProfileField, Touched};
use crate::model::{Evaluation, Measure, NodeId, Parent};

pub(super) fn apply(evaluation: &mut Evaluation, command: &Command) -> Result<Change, EditError> {
    let e = evaluation;
    if e.seals.current.is_some() && !matches!(command, Command::SetSeals(_)) {
        return Err(EditError::Sealed);
    }
    let change = |touched, inverse| Ok(Change { inverse, touched });
    match command {
        Command::SetProfile(field) => {
            // The execution rate can depend on the one, the grade on the other.
            let touched = match field {
                ProfileField::Status(_) | ProfileField::VetoGrounds(_) => Touched::Funds,
                // Every row that the panel gave points to depends on it.
                ProfileField::Panel(_) => Touched::Structure,
                _ => Touched::Text,
            };
            change(touched, Command::SetProfile(field.clone().swap(&mut e.profile)))
        }
        Command::SetFunds(field) => change(Touched::Text, Command::SetFunds(field.clone().swap(&mut e.funds))),
        Command::SetFundLine(id, field) => {
            let lines = e.funds.by_source.iter_mut().chain(&mut e.funds.by_use);
            let line = find(lines, *id, |line| line.id)?;
            let touched = match field {
                FundLineField::Amount(..) | FundLineField::Source(_) => Touched::Funds,
                FundLineField::Name(_) | FundLineField::Indicators(_) => Touched::Text,
            };
            change(touched, Command::SetFundLine(*id, field.clone().swap(line)))
        }
        Command::SetDimension(id, field) => {
            let node = e.tree.dimension_mut(*id).ok_or(EditError::NodeMissing(*id))?;
            change(Touched::Text, Command::SetDimension(*id, field.clone().swap(node)))
        }
        Command::SetCategory(id, field) => {
            let node = e.tree.category_mut(*id).ok_or(EditError::NodeMissing(*id))?;
            change(Touched::Text, Command::SetCategory(*id, field.clone().swap(node)))
        }
        Command::SetIndicator(id, field) => {
            let node = e.tree.indicator_mut(*id).ok_or(EditError::NodeMissing(*id))?;
            let before = field.clone().swap(node);
            let composite = |field: &IndicatorField| matches!(field, IndicatorField::Measure(Measure::Composite));
            // The parts of a composite row are rows of the table.
            let touched = if composite(&before) == composite(field) { Touched::Row(*id) } else { Touched::Structure };
            change(touched, Command::SetIndicator(*id, before))
        }
        Command::SetPart { indicator, part, field } => {
            let row = e.tree.indicator_mut(*indicator).ok_or(EditError::NodeMissing(*indicator))?;
            let node = find(row.parts.iter_mut(), *part, |part| part.id)?;
            let field = field.clone().swap(node);
            change(Touched::Row(*indicator), Command::SetPart { indicator: *indicator, part: *part, field })
        }
        Command::SetSection(section, text) => {
            let before = e.narrative.replace(*section, text.clone());
            change(Touched::Text, Command::SetSection(*section, before))
        }
        Command::SetEvidence(id, field) => {
            let node = find(e.evidence.iter_mut(), *id, |node| node.id)?;
            change(Touched::Text, Command::SetEvidence(*id, field.clone().swap(node)))
        }
        Command::SetProblem(id, field) => {
            let node = find(e.problems.iter_mut(), *id, |node| node.id)?;
            change(Touched::Text, Command::SetProblem(*id, field.clone().swap(node)))
        }
        Command::SetRecommendation(id, field) => {
            let node = find(e.recommendations.iter_mut(), *id, |node| node.id)?;
            change(Touched::Text, Command::SetRecommendation(*id, field.clone().swap(node)))
        }
        Command::SetPublishedTotal(entry) => {
            let before = std::mem::replace(&mut e.published_total, entry.clone());
            change(Touched::Text, Command::SetPublishedTotal(before))
        }
        Command::SetSourceText(text) => {
            let before = std::mem::replace(&mut e.source_text, text.clone());
            change(Touched::Text, Command::SetSourceText(before))
        }
        Command::SetSeals(seals) => {
            let before = std::mem::replace(&mut e.seals, seals.clone());
            // Whether a field can be typed in depends on it, everywhere.
            change(Touched::Structure, Command::SetSeals(before))
        }
        Command::Insert { place, index, node } => {
            let id = node.id();
            insert(e, *place, *index, (**node).clone())?;
            change(touched_by(*place), Command::Remove { place: *place, id })
        }
        Command::Remove { place, id } => {
            let (index, node) = remove(e, *place, *id)?;
            change(touched_by(*place), Command::Insert { place: *place, index, node: Box::new(node) })
        }
        Command::Move { id, from, to, index } => {
            let back = relocate(e, *id, *from, *to, *index)?;
            change(touched_by(*from), Command::Move { id: *id, from: *to, to: *from, index: back })
        }
        Command::Batch(commands) => apply_batch(e, commands),
    }
}

fn apply_batch(evaluation: &mut Evaluation, commands: &[Command]) -> Result<Change, EditError> {
    let mut inverses = Vec::with_capacity(commands.len());
    let mut touched = Touched::Text;
    for command in commands {
        match apply(evaluation, command) {
            Ok(change) => {
                inverses.push(change.inverse);
                touched = touched.with(change.touched);
            }
            Err(error) => {
                // Wholly or not at all: each inverse fits the state it was made in.
                for inverse in inverses.iter().rev() {
                    let undone = apply(evaluation, inverse);
                    debug_assert!(undone.is_ok(), "an inverse fits the state it was made in");
                }
                return Err(error);
            }
        }
    }
    inverses.reverse();
    Ok(Change { inverse: Command::Batch(inverses), touched })
}

fn touched_by(place: Place) -> Touched {
    match place {
        Place::Dimensions | Place::Categories(_) | Place::Indicators(_) | Place::Parts(_) => Touched::Structure,
        Place::FundsBySource | Place::FundsByUse => Touched::Funds,
        Place::Evidence | Place::Problems | Place::Recommendations => Touched::Text,
    }
}

fn find<'a, T>(
    mut nodes: impl Iterator<Item = &'a mut T>,
    id: NodeId,
    id_of: impl Fn(&T) -> NodeId,
) -> Result<&'a mut T, EditError> {
    nodes.find(|node| id_of(node) == id).ok_or(EditError::NodeMissing(id))
}

fn insert(e: &mut Evaluation, place: Place, index: usize, node: Node) -> Result<(), EditError> {
    match (place, node) {
        (Place::Parts(row), Node::Part(node)) => {
            let parts = &e.tree.indicator(row).ok_or(EditError::NodeMissing(row))?.parts;
            if index > parts.len() {
                return Err(EditError::WrongPosition);
            }
            if e.tree.contains(node.id) {
                return Err(EditError::IdTaken(node.id));
            }
            e.tree.put_part(row, index, node);
            Ok(())
        }
        (Place::FundsBySource | Place::FundsByUse, Node::FundLine(node)) => {
            // One namespace: a fund line is set by its id alone.
            let funds = &mut e.funds;
            if funds.by_source.iter().chain(&funds.by_use).any(|line| line.id == node.id) {
                return Err(EditError::IdTaken(node.id));
            }
            let lines = if place == Place::FundsBySource { &mut funds.by_source } else { &mut funds.by_use };
            insert_at(lines, index, node, |node| node.id)
        }
        (Place::Evidence, Node::Evidence(node)) => insert_at(&mut e.evidence, index, node, |node| node.id),
        (Place::Problems, Node::Problem(node)) => insert_at(&mut e.problems, index, node, |node| node.id),
        (Place::Recommendations, Node::Recommendation(node)) => {
            insert_at(&mut e.recommendations, index, node, |node| node.id)
        }
        (place, node) => e.tree.insert(tree_parent(place)?, index, node),
    }
}

fn remove(e: &mut Evaluation, place: Place, id: NodeId) -> Result<(usize, Node), EditError> {
    match place {
        Place::Parts(row) => {
            let (index, part) = e.tree.take_part(row, id).ok_or(EditError::NodeMissing(id))?;
            Ok((index, Node::Part(part)))
        }
        Place::FundsBySource => take_from(&mut e.funds.by_source, id, |node| node.id, Node::FundLine),
        Place::FundsByUse => take_from(&mut e.funds.by_use, id, |node| node.id, Node::FundLine),
        Place::Evidence => take_from(&mut e.evidence, id, |node| node.id, Node::Evidence),
        Place::Problems => take_from(&mut e.problems, id, |node| node.id, Node::Problem),
        Place::Recommendations => take_from(&mut e.recommendations, id, |node| node.id, Node::Recommendation),
        Place::Dimensions | Place::Categories(_) | Place::Indicators(_) => e.tree.take(tree_parent(place)?, id),
    }
}

fn relocate(e: &mut Evaluation, id: NodeId, from: Place, to: Place, index: usize) -> Result<usize, EditError> {
    if let (Ok(from), Ok(to)) = (tree_parent(from), tree_parent(to)) {
        return e.tree.relocate(id, from, to, index);
    }
    if from != to {
        return Err(EditError::WrongParent);
    }
    let (before, node) = remove(e, from, id)?;
    match insert(e, to, index, node.clone()) {
        Ok(()) => Ok(before),
        Err(error) => {
            let restored = insert(e, from, before, node);
            debug_assert!(restored.is_ok(), "a node fits where it was taken from");
            Err(error)
        }
    }
}

fn tree_parent(place: Place) -> Result<Parent, EditError> {
    match place {
        Place::Dimensions => Ok(Parent::Root),
        Place::Categories(id) | Place::Indicators(id) => Ok(Parent::Node(id)),
        _ => Err(EditError::WrongParent),
    }
}

fn insert_at<T>(list: &mut Vec<T>, index: usize, node: T, id_of: impl Fn(&T) -> NodeId) -> Result<(), EditError> {
    if index > list.len() {
        return Err(EditError::WrongPosition);
    }
    let id = id_of(&node);
    if list.iter().any(|other| id_of(other) == id) {
        return Err(EditError::IdTaken(id));
    }
    list.insert(index, node);
    Ok(())
}

fn take_from<T>(
    list: &mut Vec<T>,
    id: NodeId,
    id_of: impl Fn(&T) -> NodeId,
    wrap: impl Fn(T) -> Node,
) -> Result<(usize, Node), EditError> {
    let index = list.iter().position(|node| id_of(node) == id).ok_or(EditError::NodeMissing(id))?;
    Ok((index, wrap(list.remove(index))))
}
