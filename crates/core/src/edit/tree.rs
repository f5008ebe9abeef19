//! The edits of the tree.

use super::{EditError, Node};
use crate::model::{Category, Dimension, Indicator, IndicatorTree, NodeId, Parent};

/// The edits of the tree; the rest of [`IndicatorTree`] is in `model`.
impl IndicatorTree {
    pub(super) fn insert(&mut self, parent: Parent, index: usize, node: Node) -> Result<(), EditError> {
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

    pub(super) fn take(&mut self, parent: Parent, id: NodeId) -> Result<(usize, Node), EditError> {
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

    pub(super) fn relocate(&mut self, id: NodeId, from: Parent, to: Parent, index: usize) -> Result<usize, EditError> {
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
