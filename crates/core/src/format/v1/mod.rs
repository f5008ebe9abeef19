//! Version 1 of the file format.
//!
//! Fixed for ever: every file that was ever written in it opens. The fixtures
//! in `tests/fixtures/v1` hold it, and the JSON Schema describes it. A change
//! of a name, of a default or of a meaning is a new version.

mod envelope;
mod evaluation;
pub(super) mod node;
mod standard;

pub(super) use envelope::{read, revision, seal_digest, write};
