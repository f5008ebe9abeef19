//! Decides when a draft is written, and what may be said of it.

use super::outbox::{Batch, JournalError, Outbox};
use super::{Fingerprint, Record, Recovery, Snapshot, StepKind};
use crate::ports::{Moment, StoreError};

/// A snapshot is written when nothing was changed for this long, in milliseconds.
const IDLE: u64 = 400;
/// While changes go on, a snapshot is written at least this often.
const PATIENCE: u64 = 600;
/// Writing blocks the page, so a large draft that keeps changing waits this many times as long as
/// its last snapshot took: typing gets seven eighths of the time. The journal has every command meanwhile.
const PATIENCE_PER_COST: u64 = 8;
/// However large the draft, no change waits longer for its snapshot.
const PATIENCE_LIMIT: u64 = 5_000;
/// After a failed write it is tried again at the next change, and after this long.
const RETRY: u64 = 5_000;
/// Commands in the journal since its checkpoint at which a new checkpoint is due.
const CHECKPOINT_EVERY: u64 = 200;
/// A journal that refused this many times in a row is given up.
const REFUSALS: u8 = 3;

/// A command that was carried out, for the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What kind of step it was.
    pub kind: StepKind,
    /// The command, as text.
    pub command: String,
    /// What takes it back, as text.
    pub inverse: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A command was carried out; it gets the next number.
    Edited(Step),
    /// The time asked for by [`Action::Wake`] has passed.
    Woke,
    /// The page may go away, or the draft is about to be handed out: write now what is unsaved.
    Flush,
    /// A snapshot was written, read back and found equal, after [`Action::Fork`] under a key of its own.
    Written {
        /// What was written.
        snapshot: Snapshot,
        /// Its fingerprint.
        fingerprint: Fingerprint,
        /// When, on the wall.
        at: Moment,
        /// How long it took, in milliseconds.
        cost: u64,
    },
    /// The snapshot could not be written.
    Failed(StoreError),
    /// Another window wrote under the key of this draft.
    Overtaken,
    /// The journal has stored the batch.
    Journalled,
    /// The journal has not stored the batch.
    Refused(JournalError),
}

/// What is to be done, at once and in this order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
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
    /// Begin at once to store this in the journal, and tell when it is stored or refused.
    Journal(Batch),
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
    /// The position up to which nothing need be written; none: nothing is stored.
    stored: Option<u64>,
    /// The snapshot that the journal's next records are made on.
    base: Fingerprint,
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
    outbox: Outbox,
    refusals: u8,
    memory_only: bool,
}

impl Saving {
    /// Begins with a draft as it was recovered.
    ///
    /// `stored` is the position of the text in local storage, `checkpoint` that
    /// of the journal's checkpoint. Send [`Event::Flush`] first: it writes a
    /// draft that local storage lacks, and brings the journal up to date.
    ///
    /// Commands that were replayed are not written before the next edit: the
    /// journal has them, and another window may have the draft open and be
    /// about to write them itself.
    pub fn new(recovery: &Recovery, stored: Option<u64>, checkpoint: Option<u64>, has_journal: bool) -> Self {
        let mut outbox = Outbox::default();
        let mut journal = if has_journal { JournalHealth::Sound } else { JournalHealth::Absent };
        let mut checkpoint = checkpoint.unwrap_or(0);
        let stored = if has_journal && !recovery.journal_behind { stored.and(Some(recovery.position)) } else { stored };
        if has_journal && recovery.journal_behind {
            if recovery.base.position() == recovery.position {
                outbox.checkpoint(recovery.base.clone());
                checkpoint = recovery.position;
            } else {
                journal = JournalHealth::Behind;
            }
        }
        Self {
            position: recovery.position,
            stored,
            base: recovery.base.fingerprint(),
            checkpoint,
            unsaved_since: None,
            last_edit: 0,
            cost: 0,
            wakes_at: None,
            saved_at: None,
            failure: None,
            must_fork: false,
            journal,
            outbox,
            refusals: 0,
            memory_only: false,
        }
    }

    /// A draft that lives in memory alone, because the browser denies storage.
    pub fn in_memory(recovery: &Recovery) -> Self {
        Self { memory_only: true, ..Self::new(recovery, None, None, false) }
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
        } else if self.is_unsaved() {
            SaveStatus::Saving
        } else {
            self.saved_at.map_or(SaveStatus::Unchanged, |at| SaveStatus::Saved { at })
        }
    }

    /// Takes note of what happened at a time and says what is to be done.
    pub fn handle(&mut self, event: Event, now: u64) -> Vec<Action> {
        if self.memory_only {
            self.position += u64::from(matches!(event, Event::Edited(_)));
            return Vec::new();
        }
        let action = match event {
            Event::Edited(step) => self.edited(step, now),
            Event::Woke => self.woke(now),
            Event::Flush => self.has_something_to_write().then(|| self.write()),
            Event::Written { snapshot, fingerprint, at, cost } => {
                self.base = fingerprint;
                self.written(snapshot, at, cost);
                None
            }
            Event::Failed(StoreError::ChangedUnderneath) if !self.must_fork => Some(self.fork()),
            Event::Overtaken => {
                self.must_fork = true;
                self.is_unsaved().then(|| self.write())
            }
            Event::Failed(reason) => {
                self.failure = Some(reason);
                self.wake_by(now + RETRY, now)
            }
            Event::Journalled => {
                self.outbox.answered();
                self.refusals = 0;
                None
            }
            Event::Refused(error) => self.refused(error),
        };
        action.into_iter().chain(self.outbox.send().map(Action::Journal)).collect()
    }

    fn has_something_to_write(&self) -> bool {
        self.is_unsaved() || self.journal == JournalHealth::Behind
    }

    fn is_unsaved(&self) -> bool {
        self.stored != Some(self.position)
    }

    fn edited(&mut self, step: Step, now: u64) -> Option<Action> {
        self.position += 1;
        self.last_edit = now;
        self.unsaved_since.get_or_insert(now);
        if self.must_fork && self.failure.is_none() {
            // The journal under this key belongs to another window: the copy cannot wait.
            return Some(self.write());
        }
        if self.journal == JournalHealth::Sound && !self.must_fork {
            let Step { kind, command, inverse } = step;
            self.outbox.append(Record { seq: self.position, base: self.base, kind, command, inverse });
        }
        self.wake_by(self.due(now), now)
    }

    fn woke(&mut self, now: u64) -> Option<Action> {
        self.wakes_at = None;
        if !self.has_something_to_write() {
            return None;
        }
        let due = self.due(now);
        if due <= now { Some(self.write()) } else { self.wake_by(due, now) }
    }

    fn written(&mut self, snapshot: Snapshot, at: Moment, cost: u64) {
        if self.must_fork {
            // The journal has nothing under the new key: it begins with this text.
            self.must_fork = false;
            self.outbox.leave();
            self.fall_behind();
        }
        self.stored = Some(snapshot.position());
        self.unsaved_since = None;
        self.failure = None;
        self.saved_at = Some(at);
        self.cost = cost;
        let due = match self.journal {
            JournalHealth::Absent => false,
            JournalHealth::Behind => true,
            JournalHealth::Sound => snapshot.position() >= self.checkpoint.saturating_add(CHECKPOINT_EVERY),
        };
        if due {
            // What is appended from now on stands behind the checkpoint.
            self.journal = JournalHealth::Sound;
            self.checkpoint = snapshot.position();
            self.outbox.checkpoint(snapshot);
        }
    }

    fn refused(&mut self, error: JournalError) -> Option<Action> {
        if !self.outbox.answered() {
            return None;
        }
        self.outbox.clear();
        match error {
            JournalError::Taken if !self.must_fork => return Some(self.fork()),
            JournalError::Taken => {}
            JournalError::Failed => {
                self.refusals += 1;
                self.journal = if self.refusals < REFUSALS { JournalHealth::Behind } else { JournalHealth::Absent };
            }
        }
        None
    }

    fn fork(&mut self) -> Action {
        self.must_fork = true;
        self.write()
    }

    /// The journal lacks a command from now on.
    fn fall_behind(&mut self) {
        if self.journal == JournalHealth::Sound {
            self.journal = JournalHealth::Behind;
        }
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
    fn wake_by(&mut self, time: u64, now: u64) -> Option<Action> {
        if self.wakes_at.is_some_and(|planned| planned <= time) {
            return None;
        }
        self.wakes_at = Some(time);
        Some(Action::Wake(time.saturating_sub(now)))
    }
}
