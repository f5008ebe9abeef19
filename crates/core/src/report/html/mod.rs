//! Papers as HTML: one document, no script, nothing from outside.

mod blocks;
mod dom;
mod encode;
mod page;
mod table;

pub use page::{document, unpaged};
