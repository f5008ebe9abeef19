//! Traits for what comes from outside the pure half.

use crate::model::NodeId;

/// Where new node ids come from.
///
/// The browser draws them at random, tests count.
pub trait IdSource {
    /// Returns an id that was never returned before.
    fn next_id(&mut self) -> NodeId;
}

/// An [`IdSource`] that counts up, for tests and for fixed examples.
#[derive(Debug, Clone)]
pub struct CountingIds(pub u64);

impl IdSource for CountingIds {
    fn next_id(&mut self) -> NodeId {
        self.0 += 1;
        NodeId(self.0)
    }
}
