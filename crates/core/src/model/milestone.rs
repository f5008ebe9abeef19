//! Things to be done by a day, several of them in one row.

use super::{Entry, NodeId, Unknown};
use crate::decimal::Date;

/// One thing to be done by a day (里程碑).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    /// Its id.
    pub id: NodeId,
    /// What is to be done.
    pub name: String,
    /// The day by which it is to be done.
    pub due: Entry<Date>,
    /// The day on which it was done; blank: not done.
    pub done: Entry<Date>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Milestone {
    /// An empty milestone.
    pub fn new(id: NodeId) -> Self {
        Self { id, name: String::new(), due: Entry::Blank, done: Entry::Blank, unknown: Unknown::default() }
    }
}
