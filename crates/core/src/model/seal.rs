//! What was declared final, and when.

use super::{Revision, Unknown};

/// A version that was declared final (定稿). It says what the content was, not
/// who declared it: it is no signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The digest of what was sealed, this seal without its digest included.
    pub digest: Revision,
    /// When that was, as the clock of that machine said.
    pub sealed_at: String,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// The seals of an evaluation: the one in force and those it had before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seals {
    /// The seal in force; `None`: work goes on.
    pub current: Option<Seal>,
    /// Those that were taken off, the oldest first: by them a printed paper is
    /// matched to its version.
    pub former: Vec<Seal>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Seals {
    /// Which version this is, from 1: every seal that was taken off ended one.
    pub fn version(&self) -> usize {
        self.former.len() + 1
    }

    /// The same with the seal taken off.
    #[must_use]
    pub fn opened(mut self) -> Self {
        self.former.extend(self.current.take());
        self
    }
}
