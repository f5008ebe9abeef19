//! What can be undone.

use super::{Change, Command, EditError, apply};
use crate::json::Field;
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
    /// is undone at once. A step that is not about the same field is one of its own.
    pub fn extend_last(&mut self, command: Command, inverse: Command) {
        match self.done.last_mut() {
            Some(last) if self.undone.is_empty() && sets_the_same_field(&last.command, &command) => {
                last.command = command;
            }
            _ => self.record(command, inverse),
        }
    }

    /// The step that [`undo`](Self::undo) would take back.
    ///
    /// No undo goes back over a seal, put on or taken off: what was final is
    /// only left by taking the seal off, which makes a new version.
    pub fn next_undo(&self) -> Option<&Step> {
        self.done.last().filter(|step| !matches!(step.command, Command::SetSeals(_)))
    }

    /// The step that [`redo`](Self::redo) would do again.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Takes the last step back. `None`: there is none.
    ///
    /// Returns the command that was carried out, for the journal.
    pub fn undo(&mut self, evaluation: &mut Evaluation) -> Option<Result<(Command, Change), EditError>> {
        self.next_undo()?;
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

    /// Remembers that the last step was taken back, without carrying it out:
    /// for a history that is put together again from the journal.
    ///
    /// A step that is no longer remembered leaves nothing to be redone: what
    /// was undone before rests on it.
    pub fn note_undone(&mut self) {
        match self.done.pop() {
            Some(step) => self.undone.push(step),
            None => self.undone.clear(),
        }
    }

    /// Remembers that the last undone step was done again, without carrying it out.
    pub fn note_redone(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Whether an evaluation is the one that these steps led to: taken back and done again, all of
    /// them, they leave it as it is.
    pub fn leads_to(&self, evaluation: &Evaluation) -> bool {
        let mut trial = evaluation.clone();
        let back = self.done.iter().rev().map(|step| &step.inverse);
        let forth = self.done.iter().map(|step| &step.command);
        let on = self.undone.iter().rev().map(|step| &step.command);
        let home = self.undone.iter().map(|step| &step.inverse);
        let fits = back.chain(forth).chain(on).chain(home).all(|command| apply(&mut trial, command).is_ok());
        fits && trial == *evaluation
    }
}

/// Whether two commands set one and the same field of one and the same node.
fn sets_the_same_field(one: &Command, other: &Command) -> bool {
    use Command as C;
    match (one, other) {
        (C::SetProfile(a), C::SetProfile(b)) => a.name() == b.name(),
        (C::SetFunds(a), C::SetFunds(b)) => a.name() == b.name(),
        (C::SetFundLine(m, a), C::SetFundLine(n, b)) => m == n && a.name() == b.name(),
        (C::SetDimension(m, a), C::SetDimension(n, b)) => m == n && a.name() == b.name(),
        (C::SetCategory(m, a), C::SetCategory(n, b)) => m == n && a.name() == b.name(),
        (C::SetIndicator(m, a), C::SetIndicator(n, b)) => m == n && a.name() == b.name(),
        (C::SetPart { part: m, field: a, .. }, C::SetPart { part: n, field: b, .. }) => m == n && a.name() == b.name(),
        (C::SetSection(a, _), C::SetSection(b, _)) => a == b,
        (C::SetEvidence(m, a), C::SetEvidence(n, b)) => m == n && a.name() == b.name(),
        (C::SetProblem(m, a), C::SetProblem(n, b)) => m == n && a.name() == b.name(),
        (C::SetRecommendation(m, a), C::SetRecommendation(n, b)) => m == n && a.name() == b.name(),
        (C::SetPublishedTotal(_), C::SetPublishedTotal(_)) | (C::SetSourceText(_), C::SetSourceText(_)) => true,
        (C::Batch(a), C::Batch(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(one, other)| sets_the_same_field(one, other))
        }
        _ => false,
    }
}
