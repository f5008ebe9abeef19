//! Decides when a draft is written, and what may be said of it.

use crate::ports::{Moment, StoreError};

/// A snapshot is written when nothing was changed for this long, in milliseconds.
const IDLE: u64 = 400;
/// While changes go on, a snapshot is written at least this often.
const PATIENCE: u64 = 800;
/// Writing blocks the page, so a large draft that keeps changing waits this many times as long as
/// its last snapshot took: typing gets seven eighths of the time. The journal has every command meanwhile.
const PATIENCE_PER_COST: u64 = 8;
/// However large the draft, no change waits longer for its snapshot.
const PATIENCE_LIMIT: u64 = 5_000;
/// After a failed write it is tried again at the next change, and after this long.
const RETRY: u64 = 5_000;
/// Commands in the journal since its checkpoint at which a new checkpoint is due.
const CHECKPOINT_EVERY: u64 = 200;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A command was carried out; it gets the next number.
    Edited,
    /// The time asked for by [`Action::Wake`] has passed.
    Woke,
    /// The page may go away, or the draft is about to be handed out: write now what is unsaved.
    Flush,
    /// The snapshot was written, read back and found equal, under a key of its own after a fork.
    Written {
        /// When, on the wall.
        at: Moment,
        /// How long it took, in milliseconds.
        cost: u64,
    },
    /// The snapshot could not be written.
    Failed(StoreError),
    /// Under the number of a command of ours the journal holds one that another window wrote.
    JournalTaken,
    /// The journal could not take a command.
    JournalFailed,
    /// The journal could not take a checkpoint.
    CheckpointFailed,
}

/// What is to be done, at once and in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Append the last command to the journal.
    Append {
        /// Its number.
        seq: u64,
    },
    /// Send [`Event::Woke`] in this many milliseconds. The request takes the place of the one before.
    Wake(u64),
    /// Write the draft to local storage, read it back, and tell at once how it went.
    Snapshot {
        /// The position of the draft.
        position: u64,
    },
    /// Another window changed the draft: write this one under a key of its own, read it back,
    /// tell at once how it went, and go on there.
    Fork {
        /// The position of the draft.
        position: u64,
    },
    /// Put the text just written into the journal, before anything is appended, and let older commands go.
    Checkpoint {
        /// The position of the text.
        position: u64,
    },
}

/// What may be said of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveStatus {
    /// Nothing was changed since it was opened.
    Unchanged,
    /// Changes are on their way (正在保存).
    Saving,
    /// The stored text was read back and is equal to the draft (已保存 · 已核对).
    Saved {
        /// When, on the wall.
        at: Moment,
    },
    /// The draft could not be stored (未保存).
    NotSaved {
        /// Why.
        reason: StoreError,
        /// Whether the journal has every change all the same.
        journalled: bool,
    },
    /// The browser stores nothing for this page (本次不保存).
    MemoryOnly,
}

/// Whether the journal can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalHealth {
    /// It has every command.
    Sound,
    /// It lacks commands; the next snapshot brings it up to date.
    Behind,
    /// There is none, or it can no longer be written. A killed browser may lose the last changes.
    Absent,
}

/// Where the writing of one draft stands. Times are milliseconds of a clock that only goes forward.
#[derive(Debug, Clone)]
pub struct Saving {
    /// The number of the last command.
    position: u64,
    /// The position of the last verified snapshot.
    stored: u64,
    /// The position of the journal's checkpoint.
    checkpoint: u64,
    /// When the first unsaved change was made; none: everything is saved.
    unsaved_since: Option<u64>,
    last_edit: u64,
    /// How long the last snapshot took.
    cost: u64,
    /// When [`Event::Woke`] is to come.
    wakes_at: Option<u64>,
    saved_at: Option<Moment>,
    failure: Option<StoreError>,
    /// Whether the key belongs to another window now.
    must_fork: bool,
    journal: JournalHealth,
    memory_only: bool,
}

impl Saving {
    /// Begins with a draft as it was read: its position, that of the text in
    /// local storage and that of the journal's checkpoint.
    ///
    /// Send [`Event::Flush`] first: it writes commands that were replayed, and
    /// brings a journal up to date that is [`JournalHealth::Behind`].
    pub fn new(position: u64, stored: u64, checkpoint: u64, journal: JournalHealth) -> Self {
        Self {
            position,
            stored,
            checkpoint,
            unsaved_since: None,
            last_edit: 0,
            cost: 0,
            wakes_at: None,
            saved_at: None,
            failure: None,
            must_fork: false,
            journal,
            memory_only: false,
        }
    }

    /// A draft that lives in memory alone, because the browser denies storage.
    pub fn in_memory() -> Self {
        Self { memory_only: true, ..Self::new(0, 0, 0, JournalHealth::Absent) }
    }

    /// The number of the last command.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Whether the journal can be relied on.
    pub fn journal(&self) -> JournalHealth {
        self.journal
    }

    /// What may be said of the draft now.
    pub fn status(&self) -> SaveStatus {
        if self.memory_only {
            SaveStatus::MemoryOnly
        } else if let Some(reason) = self.failure {
            SaveStatus::NotSaved { reason, journalled: self.journal == JournalHealth::Sound && !self.must_fork }
        } else if self.stored < self.position {
            SaveStatus::Saving
        } else {
            self.saved_at.map_or(SaveStatus::Unchanged, |at| SaveStatus::Saved { at })
        }
    }

    /// Takes note of what happened at a time and says what is to be done.
    pub fn handle(&mut self, event: Event, now: u64) -> Vec<Action> {
        if self.memory_only {
            self.position += u64::from(event == Event::Edited);
            return Vec::new();
        }
        match event {
            Event::Edited => self.edited(now),
            Event::Woke => self.woke(now),
            Event::Flush if self.stored < self.position || self.journal == JournalHealth::Behind => vec![self.write()],
            Event::Written { at, cost } => self.written(at, cost),
            Event::Failed(StoreError::ChangedUnderneath) | Event::JournalTaken if !self.must_fork => {
                self.must_fork = true;
                vec![self.write()]
            }
            Event::Failed(reason) => {
                self.failure = Some(reason);
                self.wake_by(now + RETRY, now)
            }
            // Nothing is unsaved, or the draft has left the key already.
            Event::Flush | Event::JournalTaken => Vec::new(),
            Event::JournalFailed => {
                if self.journal == JournalHealth::Sound {
                    self.journal = JournalHealth::Behind;
                }
                Vec::new()
            }
            Event::CheckpointFailed => {
                self.journal = JournalHealth::Absent;
                Vec::new()
            }
        }
    }

    fn edited(&mut self, now: u64) -> Vec<Action> {
        self.position += 1;
        self.last_edit = now;
        self.unsaved_since.get_or_insert(now);
        let mut actions = Vec::new();
        if self.journal == JournalHealth::Sound && !self.must_fork {
            actions.push(Action::Append { seq: self.position });
        }
        actions.extend(self.wake_by(self.due(now), now));
        actions
    }

    fn woke(&mut self, now: u64) -> Vec<Action> {
        self.wakes_at = None;
        if self.stored == self.position {
            return Vec::new();
        }
        let due = self.due(now);
        if due <= now { vec![self.write()] } else { self.wake_by(due, now) }
    }

    fn written(&mut self, at: Moment, cost: u64) -> Vec<Action> {
        if self.must_fork {
            // The journal has nothing under the new key: it begins with this text.
            self.must_fork = false;
            if self.journal == JournalHealth::Sound {
                self.journal = JournalHealth::Behind;
            }
        }
        self.stored = self.position;
        self.unsaved_since = None;
        self.failure = None;
        self.saved_at = Some(at);
        self.cost = cost;
        let due = match self.journal {
            JournalHealth::Absent => false,
            JournalHealth::Behind => true,
            JournalHealth::Sound => self.position >= self.checkpoint.saturating_add(CHECKPOINT_EVERY),
        };
        if !due {
            return Vec::new();
        }
        // What is appended from now on stands behind the checkpoint.
        self.journal = JournalHealth::Sound;
        self.checkpoint = self.position;
        vec![Action::Checkpoint { position: self.position }]
    }

    fn write(&self) -> Action {
        let position = self.position;
        if self.must_fork { Action::Fork { position } } else { Action::Snapshot { position } }
    }

    /// When the unsaved changes are to be written.
    fn due(&self, now: u64) -> u64 {
        let patience = self.cost.saturating_mul(PATIENCE_PER_COST).clamp(PATIENCE, PATIENCE_LIMIT);
        (self.last_edit + IDLE).min(self.unsaved_since.unwrap_or(now) + patience)
    }

    /// Sees to it that [`Event::Woke`] comes at `time` at the latest.
    fn wake_by(&mut self, time: u64, now: u64) -> Vec<Action> {
        if self.wakes_at.is_some_and(|planned| planned <= time) {
            return Vec::new();
        }
        self.wakes_at = Some(time);
        vec![Action::Wake(time.saturating_sub(now))]
    }
}

#[cfg(test)]
mod tests;
