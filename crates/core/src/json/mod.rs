//! Values as JSON text: the letters of the file format and of the journal.
//!
//! One level is read at a time and everything below it stays raw text, so that
//! members nobody here knows survive byte for byte, numbers are never floats,
//! a name that stands twice is seen, and depth costs nothing. Syntax is the
//! work of `serde_json`; what a member means is said once, for reading, for
//! writing and for the schema, by [`Value`] and [`Field`].

mod error;
mod field;
mod list;
mod names;
mod reader;
mod seals;
mod value;
mod writer;

pub use error::{Path, ReadError, Step};
pub use names::Named;

pub(crate) use error::Within;
pub(crate) use field::Field;
pub(crate) use reader::Json;
pub(crate) use value::Value;
pub(crate) use writer::Writer;
