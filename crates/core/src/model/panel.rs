//! What several hands add to one row: projects or regions that are summed, experts who give points.

use super::{Entry, NodeId, Unknown};
use crate::decimal::{Amount, Points, Quantity, Ratio};

/// What one project or region adds to the actual value of a row (分项目、分地区汇总).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portion {
    /// Its id.
    pub id: NodeId,
    /// Which project or region.
    pub name: String,
    /// The money that went there; relative values are weighted by it.
    pub money: Entry<Amount>,
    /// Its actual value.
    pub actual: Entry<Quantity>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// An expert of the panel (专家).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expert {
    /// The id of the expert.
    pub id: NodeId,
    /// Name.
    pub name: String,
    /// Weight; blank: as much as any other.
    pub weight: Entry<Ratio>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// What an expert gives a row (专家评分).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The id of the expert.
    pub id: NodeId,
    /// The points; blank: not given yet; not stated: abstains (弃权).
    pub points: Entry<Points>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Portion {
    /// An empty portion.
    pub fn new(id: NodeId) -> Self {
        Self { id, name: String::new(), money: Entry::Blank, actual: Entry::Blank, unknown: Unknown::default() }
    }
}

impl Expert {
    /// An expert without a name.
    pub fn new(id: NodeId) -> Self {
        Self { id, name: String::new(), weight: Entry::Blank, unknown: Unknown::default() }
    }
}

impl Mark {
    /// A mark that is not given yet.
    pub fn new(id: NodeId) -> Self {
        Self { id, points: Entry::Blank, unknown: Unknown::default() }
    }
}
