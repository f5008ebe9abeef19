//! How an evaluation is scored.
//!
//! [`evaluate`] scores from nothing and is the reference; [`update`] touches
//! only what a change depends on, and a property test holds the two equal.
//! Neither fails: what is missing or unreadable is "not yet scored".

mod assessment;

pub use assessment::{Assessment, Completion, Flag, Outcome, Provisional, RowAssessment, Subtotal, Total, Unscored};

use crate::edit::Change;
use crate::model::Evaluation;
use crate::standard::Standard;

/// Scores an evaluation from nothing.
pub fn evaluate(_evaluation: &Evaluation, _standard: &Standard) -> Assessment {
    Assessment::default()
}

/// Brings an assessment up to date after a change.
pub fn update(assessment: &mut Assessment, evaluation: &Evaluation, standard: &Standard, _change: &Change) {
    *assessment = evaluate(evaluation, standard);
}
