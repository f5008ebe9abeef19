//! The indicators at three levels.

use super::table::{self, IdMap, IdTable};
use super::{Entry, Indicator, NodeId, Part, Unknown};
use crate::decimal::Points;

/// A first-level indicator (一级指标).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// The id of the dimension.
    pub id: NodeId,
    /// Its name: 产出指标, 效益指标, ….
    pub name: String,
    /// Which dimension of the standard it stands for (`output`, `benefit`, …); empty: none.
    pub key: String,
    /// The full score that it should add up to; blank: as its rows add up.
    pub full_score: Entry<Points>,
    /// The score that the source report published for it.
    pub published_score: Entry<Points>,
    /// Its second-level indicators, in order.
    pub categories: Vec<NodeId>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// A second-level indicator (二级指标).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// The id of the category.
    pub id: NodeId,
    /// Its name: 数量指标, 社会效益指标, ….
    pub name: String,
    /// The full score that it should add up to; blank: as its rows add up.
    pub full_score: Entry<Points>,
    /// Its third-level indicators, in order.
    pub indicators: Vec<NodeId>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// What a node hangs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parent {
    /// The root: dimensions.
    Root,
    /// A dimension or a category.
    Node(NodeId),
}

/// An indicator with where it stands.
pub(crate) struct Row<'a> {
    /// The dimension it belongs to.
    pub(crate) dimension: NodeId,
    /// The category it hangs on.
    pub(crate) category: NodeId,
    /// Its place in the table of rows.
    pub(crate) place: usize,
    /// The indicator.
    pub(crate) indicator: &'a Indicator,
}

/// The indicator framework (绩效指标体系): first, second and third level.
///
/// Nodes lie in tables by id and each parent holds the order of its children,
/// so that one edit costs the same at 50 rows and at 10,000.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndicatorTree {
    order: Vec<NodeId>,
    dimensions: IdMap<Dimension>,
    categories: IdMap<(NodeId, Category)>,
    /// Boxed, so that the table itself stays small: a row is long, and looking
    /// one up must not drag the others through the processor's cache. Rows lie
    /// mostly in the order of the page, which spares a walk the look-ups.
    indicators: IdTable<(NodeId, Box<Indicator>)>,
    /// The indicator of every part: rows and parts share their ids, as they share the assessment.
    parts: IdMap<NodeId>,
}

impl IndicatorTree {
    /// The dimensions in order.
    pub fn dimensions(&self) -> impl Iterator<Item = &Dimension> {
        self.order.iter().filter_map(|id| self.dimensions.get(id))
    }

    /// The ids of the dimensions in order.
    pub fn order(&self) -> &[NodeId] {
        &self.order
    }

    /// The categories of a dimension in order.
    pub fn categories<'a>(&'a self, dimension: &'a Dimension) -> impl Iterator<Item = &'a Category> {
        dimension.categories.iter().filter_map(|id| self.category(*id))
    }

    /// The indicators of a category in order.
    pub fn indicators<'a>(&'a self, category: &'a Category) -> impl Iterator<Item = &'a Indicator> {
        let mut next = 0;
        category.indicators.iter().filter_map(move |id| {
            let (place, (_, indicator)) = table::near(&self.indicators, *id, next)?;
            next = place + 1;
            Some(&**indicator)
        })
    }

    /// All indicators in order.
    pub fn rows(&self) -> impl Iterator<Item = &Indicator> {
        self.dimensions().flat_map(|d| self.categories(d)).flat_map(|c| self.indicators(c))
    }

    /// How many indicators there are.
    pub fn row_count(&self) -> usize {
        self.indicators.len()
    }

    /// A dimension.
    pub fn dimension(&self, id: NodeId) -> Option<&Dimension> {
        self.dimensions.get(&id)
    }

    /// A category.
    pub fn category(&self, id: NodeId) -> Option<&Category> {
        self.categories.get(&id).map(|(_, category)| category)
    }

    /// An indicator.
    pub fn indicator(&self, id: NodeId) -> Option<&Indicator> {
        self.indicators.get(&id).map(|(_, indicator)| &**indicator)
    }

    /// An indicator with what it hangs on, dimension and category, and its
    /// place in the table of rows.
    pub(crate) fn row(&self, id: NodeId) -> Option<Row<'_>> {
        let (place, _, (category, indicator)) = self.indicators.get_full(&id)?;
        let (dimension, _) = self.categories.get(category)?;
        Some(Row { dimension: *dimension, category: *category, place, indicator })
    }

    /// A dimension, to be changed in place.
    pub(crate) fn dimension_mut(&mut self, id: NodeId) -> Option<&mut Dimension> {
        self.dimensions.get_mut(&id)
    }

    /// A category, to be changed in place.
    pub(crate) fn category_mut(&mut self, id: NodeId) -> Option<&mut Category> {
        self.categories.get_mut(&id).map(|(_, category)| category)
    }

    /// An indicator, to be changed in place.
    pub(crate) fn indicator_mut(&mut self, id: NodeId) -> Option<&mut Indicator> {
        self.indicators.get_mut(&id).map(|(_, indicator)| &mut **indicator)
    }

    /// What a node hangs on: a category on its dimension, an indicator on its category.
    pub fn parent(&self, id: NodeId) -> Option<Parent> {
        if self.dimensions.contains_key(&id) {
            return Some(Parent::Root);
        }
        let category = self.categories.get(&id).map(|(parent, _)| *parent);
        category.or_else(|| self.indicators.get(&id).map(|(parent, _)| *parent)).map(Parent::Node)
    }

    /// The children of a parent in order; `None` for a node without children.
    pub fn children(&self, parent: Parent) -> Option<&[NodeId]> {
        match parent {
            Parent::Root => Some(&self.order),
            Parent::Node(id) => self
                .dimensions
                .get(&id)
                .map(|d| d.categories.as_slice())
                .or_else(|| self.category(id).map(|c| c.indicators.as_slice())),
        }
    }

    pub(crate) fn children_mut(&mut self, parent: Parent) -> Option<&mut Vec<NodeId>> {
        match parent {
            Parent::Root => Some(&mut self.order),
            Parent::Node(id) => match self.dimensions.get_mut(&id) {
                Some(dimension) => Some(&mut dimension.categories),
                None => self.categories.get_mut(&id).map(|(_, category)| &mut category.indicators),
            },
        }
    }

    /// Whether any node or part has this id.
    pub fn contains(&self, id: NodeId) -> bool {
        self.dimensions.contains_key(&id)
            || self.categories.contains_key(&id)
            || self.indicators.contains_key(&id)
            || self.parts.contains_key(&id)
    }

    /// The indicator that a part belongs to.
    pub fn row_of_part(&self, part: NodeId) -> Option<NodeId> {
        self.parts.get(&part).copied()
    }

    /// Adds a dimension at the end. Returns whether the id was free.
    pub fn push_dimension(&mut self, mut dimension: Dimension) -> bool {
        if self.contains(dimension.id) {
            return false;
        }
        dimension.categories.clear();
        self.order.push(dimension.id);
        self.dimensions.insert(dimension.id, dimension);
        true
    }

    /// Adds a category at the end of a dimension. Returns whether the id was
    /// free and the dimension exists.
    pub fn push_category(&mut self, parent: NodeId, mut category: Category) -> bool {
        if self.contains(category.id) {
            return false;
        }
        let Some(dimension) = self.dimensions.get_mut(&parent) else {
            return false;
        };
        category.indicators.clear();
        dimension.categories.push(category.id);
        self.categories.insert(category.id, (parent, category));
        true
    }

    /// Adds an indicator at the end of a category. Returns whether its id and
    /// those of its parts were free and the category exists.
    pub fn push_indicator(&mut self, parent: NodeId, indicator: Indicator) -> bool {
        if !self.has_room_for(&indicator) {
            return false;
        }
        let Some((_, category)) = self.categories.get_mut(&parent) else {
            return false;
        };
        category.indicators.push(indicator.id);
        self.parts.extend(indicator.parts.iter().map(|part| (part.id, indicator.id)));
        self.indicators.insert(indicator.id, (parent, Box::new(indicator)));
        true
    }

    pub(crate) fn take_dimension(&mut self, id: NodeId) -> Option<Dimension> {
        self.dimensions.remove(&id)
    }

    pub(crate) fn take_category(&mut self, id: NodeId) -> Option<Category> {
        self.categories.remove(&id).map(|(_, category)| category)
    }

    pub(crate) fn take_indicator(&mut self, id: NodeId) -> Option<Indicator> {
        let (_, indicator) = self.indicators.swap_remove(&id)?;
        for part in &indicator.parts {
            self.parts.remove(&part.id);
        }
        Some(*indicator)
    }

    /// Puts a part at a position of its indicator. The caller has seen that the
    /// id is free and the position exists.
    pub(crate) fn put_part(&mut self, row: NodeId, index: usize, part: Part) {
        if let Some((_, indicator)) = self.indicators.get_mut(&row) {
            self.parts.insert(part.id, row);
            indicator.parts.insert(index.min(indicator.parts.len()), part);
        }
    }

    /// Takes a part out of its indicator and says where it stood.
    pub(crate) fn take_part(&mut self, row: NodeId, part: NodeId) -> Option<(usize, Part)> {
        let (_, indicator) = self.indicators.get_mut(&row)?;
        let index = indicator.parts.iter().position(|other| other.id == part)?;
        self.parts.remove(&part);
        Some((index, indicator.parts.remove(index)))
    }

    /// Whether the ids of an indicator and its parts are free and all different.
    fn has_room_for(&self, indicator: &Indicator) -> bool {
        let mut ids: Vec<NodeId> = indicator.parts.iter().map(|part| part.id).collect();
        ids.push(indicator.id);
        let free = ids.iter().all(|id| !self.contains(*id));
        ids.sort_unstable();
        free && ids.windows(2).all(|pair| pair[0] != pair[1])
    }

    pub(crate) fn set_parent(&mut self, id: NodeId, to: NodeId) {
        if let Some((parent, _)) = self.categories.get_mut(&id) {
            *parent = to;
        } else if let Some((parent, _)) = self.indicators.get_mut(&id) {
            *parent = to;
        }
    }
}
