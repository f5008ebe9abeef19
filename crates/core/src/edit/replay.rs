//! Carrying out what a journal holds.

use super::{Command, EditError, apply};
use crate::model::Evaluation;

/// What came of a replay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replay {
    /// How many commands were carried out.
    pub applied: usize,
    /// Why the first of the others could not be; `None`: all were.
    pub stopped: Option<EditError>,
}

/// Carries out commands in their order and stops at the first that does not
/// fit: what comes after it rests on a state that never was.
pub fn replay<'a>(evaluation: &mut Evaluation, commands: impl IntoIterator<Item = &'a Command>) -> Replay {
    let mut applied = 0;
    for command in commands {
        if let Err(error) = apply(evaluation, command) {
            return Replay { applied, stopped: Some(error) };
        }
        applied += 1;
    }
    Replay { applied, stopped: None }
}
