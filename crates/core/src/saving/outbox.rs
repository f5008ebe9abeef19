//! What waits to go into the journal.

use std::collections::VecDeque;

use super::{Record, Snapshot};

/// What goes into the journal in one transaction: all of it or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Batch {
    /// Commands to append, oldest first. If the journal has one of these numbers already, it refuses them all.
    Records(Vec<Record>),
    /// A whole text to stand in for the commands it holds.
    Checkpoint(Snapshot),
}

/// Why the journal did not take a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalError {
    /// There is a record of this number already: another window has the draft open and wrote it.
    Taken,
    /// The database refused.
    Failed,
}

/// Batches in order. One is on its way at a time, so that nothing is appended behind a record that was refused.
#[derive(Debug, Clone, Default)]
pub(super) struct Outbox {
    waiting: VecDeque<Batch>,
    on_its_way: bool,
    /// Whether the answer still to come concerns a key the draft has left.
    answer_is_stale: bool,
}

impl Outbox {
    /// Adds a command. It joins those that wait already.
    pub(super) fn append(&mut self, record: Record) {
        if let Some(Batch::Records(records)) = self.waiting.back_mut() {
            records.push(record);
        } else {
            self.waiting.push_back(Batch::Records(vec![record]));
        }
    }

    /// Adds a checkpoint. Commands that wait are in its text, but stay: they can be undone one day.
    pub(super) fn checkpoint(&mut self, snapshot: Snapshot) {
        self.waiting.push_back(Batch::Checkpoint(snapshot));
    }

    /// The batch to send now.
    pub(super) fn send(&mut self) -> Option<Batch> {
        if self.on_its_way {
            return None;
        }
        let batch = self.waiting.pop_front();
        self.on_its_way = batch.is_some();
        batch
    }

    /// Takes note that the batch sent was answered. False: the answer no longer matters.
    pub(super) fn answered(&mut self) -> bool {
        self.on_its_way = false;
        !std::mem::take(&mut self.answer_is_stale)
    }

    /// Forgets what waits.
    pub(super) fn clear(&mut self) {
        self.waiting.clear();
    }

    /// Forgets what waits and what is on its way, since the draft goes on under another key.
    pub(super) fn leave(&mut self) {
        self.clear();
        self.answer_is_stale = self.on_its_way;
    }
}
