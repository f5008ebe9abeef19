//! What can be undone.

use super::{Change, Command, EditError, apply};
use crate::model::Evaluation;

/// Steps kept for undo. Older ones fall off the end.
const LIMIT: usize = 500;

/// A step that was taken: the command and what takes it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What was done.
    pub command: Command,
    /// What takes it back.
    pub inverse: Command,
}

/// The steps that can be undone and redone (撤销、重做).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Remembers a step. What was undone before can no longer be redone.
    pub fn record(&mut self, command: Command, inverse: Command) {
        self.undone.clear();
        self.done.push(Step { command, inverse });
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
    }

    /// Joins a step to the one before, so that a burst of typing in one field
    /// is undone at once.
    pub fn extend_last(&mut self, command: Command, inverse: Command) {
        match self.done.last_mut() {
            Some(last) if self.undone.is_empty() => last.command = command,
            _ => self.record(command, inverse),
        }
    }

    /// The step that [`undo`](Self::undo) would take back.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The step that [`redo`](Self::redo) would do again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Takes the last step back. `None`: there is none.
    ///
    /// Returns the command that was carried out, for the journal.
    pub fn undo(&mut self, evaluation: &mut Evaluation) -> Option<Result<(Command, Change), EditError>> {
        let step = self.done.pop()?;
        Some(apply(evaluation, &step.inverse).map(|change| {
            let carried_out = step.inverse.clone();
            self.undone.push(step);
            (carried_out, change)
        }))
    }

    /// Does the last undone step again. `None`: there is none.
    pub fn redo(&mut self, evaluation: &mut Evaluation) -> Option<Result<(Command, Change), EditError>> {
        let step = self.undone.pop()?;
        Some(apply(evaluation, &step.command).map(|change| {
            let carried_out = step.command.clone();
            self.done.push(Step { command: step.command, inverse: change.inverse.clone() });
            (carried_out, change)
        }))
    }
}
