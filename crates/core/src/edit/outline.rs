//! Moving, promoting, demoting and copying what is in the tree and the lists.
//!
//! Each function looks at the evaluation and gives the command that would do
//! it, or `None` where it cannot be done, so that a button can be gray. No row
//! is ever lost, and each is one step of undo.

use super::{Command, Node, Place};
use crate::model::{Category, Dimension, Entry, Evaluation, Indicator, IndicatorTree, NodeId, Parent, Unknown};
use crate::ports::IdSource;

/// Where to move a node by one place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// The list in which a dimension, a category or an indicator stands.
pub fn place_of(tree: &IndicatorTree, id: NodeId) -> Option<Place> {
    Some(match tree.parent(id)? {
        Parent::Root => Place::Dimensions,
        Parent::Node(parent) if tree.dimension(parent).is_some() => Place::Categories(parent),
        Parent::Node(parent) => Place::Indicators(parent),
    })
}

/// Promotes a node (升级).
///
/// An indicator becomes the first of a new category of its name, which takes
/// the indicators after it along; a category becomes the first of a new
/// dimension likewise. A dimension is at the top already.
pub fn promote(evaluation: &Evaluation, id: NodeId, ids: &mut impl IdSource) -> Option<Command> {
    let tree = &evaluation.tree;
    let place = place_of(tree, id)?;
    let new = ids.next_id();
    let (parent, node, below) = match place {
        Place::Categories(parent) => {
            let node = Node::Dimension(dimension_named(new, &tree.category(id)?.name), Vec::new());
            (parent, node, Place::Categories(new))
        }
        Place::Indicators(parent) => {
            let node = Node::Category(category_named(new, &tree.indicator(id)?.name), Vec::new());
            (parent, node, Place::Indicators(new))
        }
        _ => return None,
    };
    let beside = place_of(tree, parent)?;
    let insert = Command::Insert { place: beside, index: position(tree, beside, parent)? + 1, node: Box::new(node) };
    let taken = siblings(tree, place).get(position(tree, place, id)?..)?;
    let moves = taken.iter().enumerate().map(|(index, id)| Command::Move { id: *id, from: place, to: below, index });
    Some(Command::Batch(std::iter::once(insert).chain(moves).collect()))
}

/// Demotes a node (降级): what hangs on it joins the node before it.
///
/// The indicators of a category join the category before it in the same
/// dimension, the categories of a dimension the dimension before it. `None`
/// where there is none before it, where nothing hangs on it, and for indicators.
pub fn demote(evaluation: &Evaluation, id: NodeId) -> Option<Command> {
    let tree = &evaluation.tree;
    let place = place_of(tree, id)?;
    let before = *siblings(tree, place).get(position(tree, place, id)?.checked_sub(1)?)?;
    let (from, to) = match place {
        Place::Dimensions => (Place::Categories(id), Place::Categories(before)),
        Place::Categories(_) => (Place::Indicators(id), Place::Indicators(before)),
        _ => return None,
    };
    let end = siblings(tree, to).len();
    let children = siblings(tree, from);
    if children.is_empty() {
        return None;
    }
    let moves = children.iter().enumerate();
    let mut commands: Vec<Command> =
        moves.map(|(index, id)| Command::Move { id: *id, from, to, index: end + index }).collect();
    commands.push(Command::Remove { place, id });
    Some(Command::Batch(commands))
}

/// Moves a node by one place within its list. A category or an indicator at
/// the end of its list goes over into the next one.
pub fn shift(evaluation: &Evaluation, place: Place, id: NodeId, direction: Direction) -> Option<Command> {
    let list = members(evaluation, place);
    let at = list.iter().position(|member| *member == id)?;
    let within = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|index| *index < list.len()),
    };
    if let Some(index) = within {
        return Some(Command::Move { id, from: place, to: place, index });
    }
    let to = neighbor(&evaluation.tree, place, direction)?;
    let index = match direction {
        Direction::Up => members(evaluation, to).len(),
        Direction::Down => 0,
    };
    Some(Command::Move { id, from: place, to, index })
}

/// Copies a node with all below it, under new ids, to the place after it.
/// What points at the node, such as evidence, is not copied.
pub fn duplicate(evaluation: &Evaluation, place: Place, id: NodeId, ids: &mut impl IdSource) -> Option<Command> {
    let index = members(evaluation, place).iter().position(|member| *member == id)? + 1;
    let node = Box::new(copy(evaluation, place, id, ids)?);
    Some(Command::Insert { place, index, node })
}

fn copy(e: &Evaluation, place: Place, id: NodeId, ids: &mut impl IdSource) -> Option<Node> {
    fn of<T: Clone>(list: &[T], is_it: impl Fn(&T) -> bool) -> Option<T> {
        list.iter().find(|node| is_it(node)).cloned()
    }
    let new = ids.next_id();
    Some(match place {
        Place::Dimensions => {
            let dimension = e.tree.dimension(id)?;
            let below = e.tree.categories(dimension).map(|category| copy_category(&e.tree, category, ids)).collect();
            Node::Dimension(Dimension { id: new, categories: Vec::new(), ..dimension.clone() }, below)
        }
        Place::Categories(_) => {
            let (category, indicators) = copy_category(&e.tree, e.tree.category(id)?, ids);
            Node::Category(category, indicators)
        }
        Place::Indicators(_) => Node::Indicator(copy_indicator(e.tree.indicator(id)?, ids)),
        Place::Parts(row) => {
            let mut part = of(&e.tree.indicator(row)?.parts, |part| part.id == id)?;
            part.id = new;
            Node::Part(part)
        }
        Place::FundsBySource | Place::FundsByUse => {
            let lines = if place == Place::FundsBySource { &e.funds.by_source } else { &e.funds.by_use };
            let mut line = of(lines, |line| line.id == id)?;
            line.id = new;
            Node::FundLine(line)
        }
        Place::Evidence => {
            let mut entry = of(&e.evidence, |entry| entry.id == id)?;
            entry.id = new;
            Node::Evidence(entry)
        }
        Place::Problems => {
            let mut problem = of(&e.problems, |problem| problem.id == id)?;
            problem.id = new;
            Node::Problem(problem)
        }
        Place::Recommendations => {
            let mut recommendation = of(&e.recommendations, |recommendation| recommendation.id == id)?;
            recommendation.id = new;
            Node::Recommendation(recommendation)
        }
    })
}

fn copy_category(tree: &IndicatorTree, category: &Category, ids: &mut impl IdSource) -> (Category, Vec<Indicator>) {
    let indicators = tree.indicators(category).map(|indicator| copy_indicator(indicator, ids)).collect();
    (Category { id: ids.next_id(), indicators: Vec::new(), ..category.clone() }, indicators)
}

fn copy_indicator(indicator: &Indicator, ids: &mut impl IdSource) -> Indicator {
    let mut indicator = Indicator { id: ids.next_id(), ..indicator.clone() };
    for part in &mut indicator.parts {
        part.id = ids.next_id();
    }
    indicator
}

fn dimension_named(id: NodeId, name: &str) -> Dimension {
    Dimension {
        id,
        name: name.to_owned(),
        key: String::new(),
        full_score: Entry::Blank,
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    }
}

fn category_named(id: NodeId, name: &str) -> Category {
    Category {
        id,
        name: name.to_owned(),
        full_score: Entry::Blank,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    }
}

/// The ids in a list of the tree.
fn siblings(tree: &IndicatorTree, place: Place) -> &[NodeId] {
    let parent = match place {
        Place::Dimensions => Parent::Root,
        Place::Categories(id) | Place::Indicators(id) => Parent::Node(id),
        _ => return &[],
    };
    tree.children(parent).unwrap_or_default()
}

/// The ids in a list.
fn members(e: &Evaluation, place: Place) -> Vec<NodeId> {
    match place {
        Place::Dimensions | Place::Categories(_) | Place::Indicators(_) => siblings(&e.tree, place).to_vec(),
        Place::Parts(row) => {
            e.tree.indicator(row).map(|row| row.parts.iter().map(|part| part.id).collect()).unwrap_or_default()
        }
        Place::FundsBySource => e.funds.by_source.iter().map(|line| line.id).collect(),
        Place::FundsByUse => e.funds.by_use.iter().map(|line| line.id).collect(),
        Place::Evidence => e.evidence.iter().map(|entry| entry.id).collect(),
        Place::Problems => e.problems.iter().map(|problem| problem.id).collect(),
        Place::Recommendations => e.recommendations.iter().map(|recommendation| recommendation.id).collect(),
    }
}

fn position(tree: &IndicatorTree, place: Place, id: NodeId) -> Option<usize> {
    siblings(tree, place).iter().position(|sibling| *sibling == id)
}

/// The list of the same level before or after this one, in the order of the page.
fn neighbor(tree: &IndicatorTree, place: Place, direction: Direction) -> Option<Place> {
    let lists: Vec<Place> = match place {
        Place::Categories(_) => tree.order().iter().map(|id| Place::Categories(*id)).collect(),
        Place::Indicators(_) => {
            tree.dimensions().flat_map(|dimension| &dimension.categories).map(|id| Place::Indicators(*id)).collect()
        }
        _ => return None,
    };
    let at = lists.iter().position(|list| *list == place)?;
    let next = match direction {
        Direction::Up => at.checked_sub(1)?,
        Direction::Down => at + 1,
    };
    lists.get(next).copied()
}
