//! What most nodes do not have.

use std::ops::{Deref, DerefMut};

/// A part of a node with nothing in it.
pub trait Blank: Clone + PartialEq + 'static {
    /// Nothing.
    const BLANK: &'static Self;
}

/// A part that most nodes do not have: it takes one word until something is put
/// into it, so that thousands of rows stay small. Reads and writes as the part
/// itself; one with nothing in it equals none.
#[derive(Debug, Clone)]
pub struct Rarely<T>(Option<Box<T>>);

impl<T> Rarely<T> {
    /// Whether nothing was ever put into it, at a glance: where this is true
    /// there is nothing in it.
    #[inline(always)]
    pub fn is_untouched(&self) -> bool {
        self.0.is_none()
    }
}

impl<T> Default for Rarely<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for Rarely<T> {
    fn from(part: T) -> Self {
        Self(Some(Box::new(part)))
    }
}

impl<T: Blank> Deref for Rarely<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::BLANK)
    }
}

impl<T: Blank> DerefMut for Rarely<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_with(|| Box::new(T::BLANK.clone()))
    }
}

impl<T: Blank> PartialEq for Rarely<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Blank + Eq> Eq for Rarely<T> {}
