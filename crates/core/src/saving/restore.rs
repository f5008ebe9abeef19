//! Puts a draft together again, with what can be undone in it.

use super::{Record, Recovery, StepKind};
use crate::edit::{Command, History, apply};
use crate::format::{self, Draft, ReadError};

/// The draft of a recovery, and the steps that can be undone and redone in it.
///
/// The text is read, the records that came after it are carried out. One that
/// does not fit is passed over: it can only be damaged, since what was refused
/// never came into a journal, and what comes after it is still worth having.
/// But no step before such a record can be undone any more, since it was taken
/// in a state that is not the one now.
///
/// A past that does not lead to the text, because another window wrote the one
/// or the other, is left out: undoing it would change what it never changed.
///
/// Takes the recovery, to let go of each text as soon as it is read: of a large
/// draft each of them is megabytes.
pub fn restore(recovery: Recovery) -> Result<(Draft, History), ReadError> {
    let Recovery { base, replay, past, .. } = recovery;
    let mut draft = format::read(base.text().as_bytes())?;
    drop(base);
    let mut history = History::default();
    for record in past {
        note(&mut history, &record, true);
    }
    if !history.leads_to(&draft.evaluation) {
        history = History::default();
    }
    for record in replay {
        let command = format::read_command(&record.command);
        let fits = command.is_ok_and(|command| apply(&mut draft.evaluation, &command).is_ok());
        note(&mut history, &record, fits);
    }
    Ok((draft, history))
}

/// Adds a record to a history, or forgets the history if the record was not carried out.
fn note(history: &mut History, record: &Record, carried_out: bool) {
    match (record.kind, step(record).filter(|_| carried_out)) {
        (_, None) => *history = History::default(),
        (StepKind::Done, Some((command, inverse))) => history.record(command, inverse),
        (StepKind::Continued, Some((command, inverse))) => history.extend_last(command, inverse),
        (StepKind::Undone, Some(_)) => history.note_undone(),
        (StepKind::Redone, Some(_)) => history.note_redone(),
    }
}

/// The command of a record and what takes it back.
fn step(record: &Record) -> Option<(Command, Command)> {
    format::read_command(&record.command).ok().zip(format::read_command(&record.inverse).ok())
}
