//! The screens, one module each.

pub(crate) mod about;
pub(crate) mod funds;
pub(crate) mod indicators;
pub(crate) mod packs;
pub(crate) mod profile;
pub(crate) mod report;
pub(crate) mod shelf;
