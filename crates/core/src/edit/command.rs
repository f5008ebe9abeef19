//! The commands and what each does.

use super::field::{
    CategoryField, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, PartField, ProblemField,
    ProfileField, RecommendationField,
};
use super::{Change, EditError, Touched};
use crate::decimal::Points;
use crate::model::{
    Category, Dimension, Entry, Evaluation, Evidence, FundLine, Indicator, IndicatorTree, NodeId, Parent, Part,
    Problem, Recommendation, Section,
};

/// One edit. Its inverse is a command too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Sets a field of the profile.
    SetProfile(ProfileField),
    /// Sets a field of the funds.
    SetFunds(FundsField),
    /// Sets a field of a fund line.
    SetFundLine(NodeId, FundLineField),
    /// Sets a field of a dimension.
    SetDimension(NodeId, DimensionField),
    /// Sets a field of a category.
    SetCategory(NodeId, CategoryField),
    /// Sets a field of an indicator.
    SetIndicator(NodeId, IndicatorField),
    /// Sets a field of a part of a composite indicator.
    SetPart {
        /// The indicator.
        indicator: NodeId,
        /// The part.
        part: NodeId,
        /// The field.
        field: PartField,
    },
    /// Sets a prose box.
    SetSection(Section, String),
    /// Sets a field of an evidence entry.
    SetEvidence(NodeId, EvidenceField),
    /// Sets a field of a problem.
    SetProblem(NodeId, ProblemField),
    /// Sets a field of a recommendation.
    SetRecommendation(NodeId, RecommendationField),
    /// Sets the total that the source report published.
    SetPublishedTotal(Entry<Points>),
    /// Sets the full text of the source report.
    SetSourceText(String),
    /// Puts a node, with all below it, at a position.
    Insert {
        /// Where.
        place: Place,
        /// Before which child; the number of children: at the end.
        index: usize,
        /// What.
        node: Box<Node>,
    },
    /// Takes a node out, with all below it.
    Remove {
        /// Where it is.
        place: Place,
        /// Which.
        id: NodeId,
    },
    /// Moves a node, with all below it.
    Move {
        /// Which.
        id: NodeId,
        /// Where it is now.
        from: Place,
        /// Where to. A list other than the tree only moves within itself.
        to: Place,
        /// Before which child, counted without the node itself.
        index: usize,
    },
    /// Several commands as one step, carried out in order.
    Batch(Vec<Command>),
}

/// A list that nodes stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The dimensions.
    Dimensions,
    /// The categories of a dimension.
    Categories(NodeId),
    /// The indicators of a category.
    Indicators(NodeId),
    /// The parts of a composite indicator.
    Parts(NodeId),
    /// Fund lines by source.
    FundsBySource,
    /// Fund lines by use.
    FundsByUse,
    /// The evidence register.
    Evidence,
    /// The problems.
    Problems,
    /// The recommendations.
    Recommendations,
}

/// A node with all below it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "a node always lies in the box of its command")]
pub enum Node {
    /// A dimension with its categories and their indicators.
    Dimension(Dimension, Vec<(Category, Vec<Indicator>)>),
    /// A category with its indicators.
    Category(Category, Vec<Indicator>),
    /// An indicator.
    Indicator(Indicator),
    /// A part of a composite indicator.
    Part(Part),
    /// A fund line.
    FundLine(FundLine),
    /// An evidence entry.
    Evidence(Evidence),
    /// A problem.
    Problem(Problem),
    /// A recommendation.
    Recommendation(Recommendation),
}

impl Node {
    /// The id of the node itself.
    pub fn id(&self) -> NodeId {
        match self {
            Self::Dimension(node, _) => node.id,
            Self::Category(node, _) => node.id,
            Self::Indicator(node) => node.id,
            Self::Part(node) => node.id,
            Self::FundLine(node) => node.id,
            Self::Evidence(node) => node.id,
            Self::Problem(node) => node.id,
            Self::Recommendation(node) => node.id,
        }
    }
}

pub(super) fn apply(evaluation: &mut Evaluation, command: &Command) -> Result<Change, EditError> {
    let e = evaluation;
    let change = |touched, inverse| Ok(Change { inverse, touched });
    match command {
        Command::SetProfile(field) => change(Touched::Text, Command::SetProfile(field.clone().swap(&mut e.profile))),
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
            change(Touched::Row(*id), Command::SetIndicator(*id, field.clone().swap(node)))
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
        Place::Dimensions | Place::Categories(_) | Place::Indicators(_) => Touched::Structure,
        Place::Parts(indicator) => Touched::Row(indicator),
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

/// The edits of the tree; the rest of [`IndicatorTree`] is in `model`.
impl IndicatorTree {
    fn insert(&mut self, parent: Parent, index: usize, node: Node) -> Result<(), EditError> {
        let length = self.children(parent).ok_or(EditError::WrongParent)?.len();
        if index > length {
            return Err(EditError::WrongPosition);
        }
        let id = node.id();
        self.check_free(&node)?;
        let added = match (parent, node) {
            (Parent::Root, Node::Dimension(dimension, categories)) => {
                let added = self.push_dimension(dimension);
                for (category, indicators) in categories {
                    self.push_subtree(id, category, indicators);
                }
                added
            }
            (Parent::Node(parent), Node::Category(category, indicators)) => {
                self.push_subtree(parent, category, indicators)
            }
            (Parent::Node(parent), Node::Indicator(indicator)) => self.push_indicator(parent, indicator),
            _ => false,
        };
        if !added {
            return Err(EditError::WrongParent);
        }
        let children = self.children_mut(parent).ok_or(EditError::WrongParent)?;
        children.pop();
        children.insert(index, id);
        Ok(())
    }

    fn push_subtree(&mut self, parent: NodeId, category: Category, indicators: Vec<Indicator>) -> bool {
        let id = category.id;
        let added = self.push_category(parent, category);
        if added {
            for indicator in indicators {
                self.push_indicator(id, indicator);
            }
        }
        added
    }

    fn check_free(&self, node: &Node) -> Result<(), EditError> {
        let mut ids = vec![node.id()];
        let mut add = |indicator: &Indicator| {
            ids.push(indicator.id);
            ids.extend(indicator.parts.iter().map(|part| part.id));
        };
        match node {
            Node::Dimension(_, categories) => {
                categories.iter().flat_map(|(_, indicators)| indicators).for_each(&mut add);
                ids.extend(categories.iter().map(|(category, _)| category.id));
            }
            Node::Category(_, indicators) => indicators.iter().for_each(add),
            Node::Indicator(indicator) => ids.extend(indicator.parts.iter().map(|part| part.id)),
            _ => {}
        }
        if let Some(taken) = ids.iter().find(|id| self.contains(**id)) {
            return Err(EditError::IdTaken(*taken));
        }
        ids.sort_unstable();
        match ids.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(EditError::IdTaken(pair[0])),
            None => Ok(()),
        }
    }

    fn take(&mut self, parent: Parent, id: NodeId) -> Result<(usize, Node), EditError> {
        let index = self.position(parent, id)?;
        let node = if self.dimension(id).is_some() {
            let categories = self.dimension(id).map(|d| d.categories.clone()).unwrap_or_default();
            let categories = categories.into_iter().filter_map(|id| self.take_subtree(id)).collect();
            self.take_dimension(id)
                .map(|dimension| Node::Dimension(Dimension { categories: Vec::new(), ..dimension }, categories))
        } else if self.category(id).is_some() {
            self.take_subtree(id).map(|(category, indicators)| Node::Category(category, indicators))
        } else {
            self.take_indicator(id).map(Node::Indicator)
        };
        let node = node.ok_or(EditError::NodeMissing(id))?;
        if let Some(children) = self.children_mut(parent) {
            children.retain(|child| *child != id);
        }
        Ok((index, node))
    }

    fn take_subtree(&mut self, category: NodeId) -> Option<(Category, Vec<Indicator>)> {
        let category = self.take_category(category)?;
        let indicators = category.indicators.iter().filter_map(|id| self.take_indicator(*id)).collect();
        Some((Category { indicators: Vec::new(), ..category }, indicators))
    }

    fn relocate(&mut self, id: NodeId, from: Parent, to: Parent, index: usize) -> Result<usize, EditError> {
        let before = self.position(from, id)?;
        if self.level_below(to) != self.level_of(id) {
            return Err(EditError::WrongParent);
        }
        let room = self.children(to).map_or(0, <[NodeId]>::len) - usize::from(from == to);
        if index > room {
            return Err(EditError::WrongPosition);
        }
        if let Some(children) = self.children_mut(from) {
            children.remove(before);
        }
        if let Some(children) = self.children_mut(to) {
            children.insert(index, id);
        }
        if let Parent::Node(parent) = to {
            self.set_parent(id, parent);
        }
        Ok(before)
    }

    fn position(&self, parent: Parent, id: NodeId) -> Result<usize, EditError> {
        let children = self.children(parent).ok_or(EditError::WrongParent)?;
        children.iter().position(|child| *child == id).ok_or(EditError::NodeMissing(id))
    }

    fn level_of(&self, id: NodeId) -> Option<u8> {
        if self.dimension(id).is_some() {
            Some(1)
        } else if self.category(id).is_some() {
            Some(2)
        } else {
            self.indicator(id).map(|_| 3)
        }
    }

    fn level_below(&self, parent: Parent) -> Option<u8> {
        match parent {
            Parent::Root => Some(1),
            Parent::Node(id) => self.level_of(id).map(|level| level + 1),
        }
    }
}
