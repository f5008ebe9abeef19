//! What goes on paper: the report, the score table, the self-evaluation form.
//!
//! [`outline`] makes a [`Report`] without markup, every figure a reference to
//! the model; [`html`] writes it. No format adds a word of its own.

mod calculations;
mod cells;
mod document;
mod figure;
mod form;
mod fund_table;
pub mod html;
mod options;
mod outline;
pub mod paging;
mod row;
mod score_notes;
mod score_table;
mod sentence;
mod source;
mod transcription;

pub use document::{
    Block, Cell, Flow, Level, Look, Orientation, Origin, Report, Row, RowRole, Setting, Span, Stage, Table, Words,
};
pub use form::self_evaluation_form;
pub use options::{EmptyCategories, Options};
pub use outline::outline;
pub use transcription::{TranscriptionBlock, TranscriptionColumn, transcription};
