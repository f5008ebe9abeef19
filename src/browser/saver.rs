//! Writes the open draft: carries out what `jiheng_core::saving` decides.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use jiheng_core::ports::Clock as _;
use jiheng_core::saving::{
    Action, DraftKey, Event, Fingerprint, JournalHealth, Record, SaveStatus, Saving, Snapshot, StepKind,
};
use wasm_bindgen_futures::spawn_local;
use web_sys::VisibilityState;

use super::clock::{WallClock, ticks};
use super::ids::RandomIds;
use super::journal::{Journal, JournalError};
use super::listener::Listener;
use super::store::{Draft, Homeless, Session, Store};
use super::timer::Alarm;

/// What the saver asks of the workspace and tells it.
pub(crate) struct Hooks {
    /// The draft as it is now. Its entry needs no key, size or time: the saver fills those in.
    /// Called during [`Saver::record`] and from browser events, so it may not hold on to a borrow of the workspace.
    pub(crate) draft: Box<dyn Fn() -> Draft>,
    /// Called whenever the status is another one than before.
    pub(crate) status: Box<dyn Fn(SaveStatus)>,
    /// Another window changed the draft. Both are kept: this window goes on with a copy under the key given.
    pub(crate) forked: Box<dyn Fn(DraftKey)>,
}

/// Writes one open draft until it is dropped, which writes what is unsaved.
pub(crate) struct Saver {
    inner: Rc<Inner>,
    _listeners: Vec<Listener>,
}

impl Saver {
    /// Starts with a draft that was [read](Store::read) and whose commands were replayed.
    pub(crate) fn start(store: &Store, session: Session, hooks: Hooks) -> Self {
        let saving = if store.lasts() {
            Saving::new(session.position, session.stored, session.checkpoint, session.health)
        } else {
            Saving::in_memory()
        };
        let inner = Rc::new_cyclic(|this: &Weak<Inner>| Inner {
            store: store.clone(),
            hooks,
            key: Cell::new(session.key),
            known: Cell::new(session.known),
            saving: RefCell::new(saving),
            journal: session.journal,
            latest: RefCell::default(),
            written: RefCell::default(),
            unsent: RefCell::default(),
            sending: Cell::new(false),
            told: Cell::default(),
            alarm: Alarm::new({
                let this = this.clone();
                move || {
                    if let Some(inner) = this.upgrade() {
                        inner.tell(Event::Woke);
                    }
                }
            }),
            this: this.clone(),
        });
        store.remember_open(Some(session.key));
        inner.tell(Event::Flush);
        Self { _listeners: leaving(&inner), inner }
    }

    /// The key under which the draft is kept; another one after a fork.
    pub(crate) fn key(&self) -> DraftKey {
        self.inner.key.get()
    }

    /// Takes note of a command that was just carried out, and journals it at once.
    pub(crate) fn record(&self, kind: StepKind, command: String, inverse: String) {
        let seq = self.inner.saving.borrow().position() + 1;
        self.inner.latest.replace(Some(Record { seq, kind, command, inverse }));
        self.inner.tell(Event::Edited);
    }

    /// Writes now what is unsaved, reads it back, and says what came of it. To be called before an export.
    pub(crate) fn save_now(&self) -> SaveStatus {
        self.inner.tell(Event::Flush);
        self.status()
    }

    /// What may be said of the draft now.
    pub(crate) fn status(&self) -> SaveStatus {
        self.inner.saving.borrow().status()
    }

    /// Whether the journal can be relied on.
    pub(crate) fn journal(&self) -> JournalHealth {
        self.inner.saving.borrow().journal()
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        let inner = &self.inner;
        inner.tell(Event::Flush);
        inner.alarm.cancel();
        let homeless = matches!(inner.saving.borrow().status(), SaveStatus::NotSaved { .. } | SaveStatus::MemoryOnly);
        if homeless {
            let position = inner.saving.borrow().position();
            inner.store.keep_here(Homeless { draft: inner.draft(), position, known: inner.known.get() });
        }
    }
}

/// What is still to be sent to the journal, in order.
enum Unsent {
    Record(Record),
    Checkpoint(Snapshot),
}

/// What goes to the journal in one transaction.
enum Batch {
    Records(Vec<Record>),
    Checkpoint(Snapshot),
}

struct Inner {
    store: Store,
    hooks: Hooks,
    key: Cell<DraftKey>,
    known: Cell<Option<Fingerprint>>,
    saving: RefCell<Saving>,
    journal: Option<Journal>,
    /// The command last carried out, until it is decided whether the journal gets it.
    latest: RefCell<Option<Record>>,
    /// The text last written, until it is decided whether the journal gets it.
    written: RefCell<Option<Snapshot>>,
    unsent: RefCell<VecDeque<Unsent>>,
    sending: Cell<bool>,
    told: Cell<Option<SaveStatus>>,
    alarm: Alarm,
    this: Weak<Inner>,
}

impl Inner {
    /// Hands an event to the machine, does what it decides, and tells the workspace.
    fn tell(&self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let actions = self.saving.borrow_mut().handle(event, ticks());
            for action in actions {
                events.extend(self.perform(action));
            }
        }
        self.latest.take();
        self.written.take();
        self.send();
        let status = self.saving.borrow().status();
        if self.told.replace(Some(status)) != Some(status) {
            (self.hooks.status)(status);
        }
    }

    /// Does one thing; gives back how it went if that is to be told at once.
    fn perform(&self, action: Action) -> Option<Event> {
        match action {
            Action::Wake(milliseconds) => self.alarm.set(milliseconds),
            Action::Append { .. } => {
                self.unsent.borrow_mut().extend(self.latest.take().map(Unsent::Record));
            }
            Action::Checkpoint { .. } => {
                self.unsent.borrow_mut().extend(self.written.take().map(Unsent::Checkpoint));
            }
            Action::Snapshot { position } => return Some(self.write(position, self.draft(), self.known.get())),
            Action::Fork { position } => return Some(self.fork(position)),
        }
        None
    }

    /// The draft as it is now, with what only the saver knows filled in.
    fn draft(&self) -> Draft {
        let mut draft = (self.hooks.draft)();
        draft.entry.key = self.key.get();
        draft.entry.edited_at = WallClock.now().unix_ms;
        draft
    }

    fn write(&self, position: u64, draft: Draft, known: Option<Fingerprint>) -> Event {
        let begun = ticks();
        let snapshot = Snapshot { position, text: draft.text };
        match self.store.write(&snapshot, known, &draft.entry) {
            Ok(fingerprint) => {
                self.known.set(Some(fingerprint));
                self.written.replace(Some(snapshot));
                Event::Written { at: WallClock.now(), cost: ticks().saturating_sub(begun) }
            }
            Err(error) => Event::Failed(error),
        }
    }

    /// Goes on under a key of its own. What the other window wrote stays where it is.
    fn fork(&self, position: u64) -> Event {
        let mut draft = self.draft();
        draft.entry.copy_of = Some(draft.entry.key);
        draft.entry.key = RandomIds::draft_key();
        let key = draft.entry.key;
        let event = self.write(position, draft, None);
        if matches!(event, Event::Written { .. }) {
            self.key.set(key);
            self.unsent.borrow_mut().clear();
            self.store.remember_open(Some(key));
            (self.hooks.forked)(key);
        }
        event
    }

    /// Sends what is to go to the journal, one transaction after the other, so
    /// that nothing is appended behind a record that was refused.
    fn send(&self) {
        let (Some(journal), Some(this)) = (self.journal.clone(), self.this.upgrade()) else { return };
        if self.unsent.borrow().is_empty() || self.sending.replace(true) {
            return;
        }
        spawn_local(async move {
            while let Some(batch) = this.next_batch() {
                let key = this.key.get();
                let (result, refused) = match batch {
                    Batch::Records(records) => (journal.append(key, &records).await, Event::JournalFailed),
                    Batch::Checkpoint(snapshot) => (journal.checkpoint(key, &snapshot).await, Event::CheckpointFailed),
                };
                // After a fork it no longer matters how it went under the old key.
                if let (Err(error), true) = (result, key == this.key.get()) {
                    this.unsent.borrow_mut().clear();
                    this.tell(if error == JournalError::Taken { Event::JournalTaken } else { refused });
                }
            }
            this.sending.set(false);
        });
    }

    /// Takes the next checkpoint, or all records up to it.
    fn next_batch(&self) -> Option<Batch> {
        let mut unsent = self.unsent.borrow_mut();
        let mut records = Vec::new();
        while let Some(next) = unsent.pop_front() {
            match next {
                Unsent::Record(record) => records.push(record),
                Unsent::Checkpoint(snapshot) if records.is_empty() => return Some(Batch::Checkpoint(snapshot)),
                checkpoint @ Unsent::Checkpoint(_) => {
                    unsent.push_front(checkpoint);
                    break;
                }
            }
        }
        (!records.is_empty()).then_some(Batch::Records(records))
    }
}

/// Writes when the page may go away: when its window loses the focus, when it is hidden, when it is left.
/// Asks before the page is left with changes that are nowhere but in it.
fn leaving(inner: &Rc<Inner>) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut listeners = Vec::new();
    for kind in ["blur", "pagehide"] {
        let this = Rc::downgrade(inner);
        listeners.push(Listener::new(window.clone(), kind, move |_| {
            if let Some(inner) = this.upgrade() {
                inner.tell(Event::Flush);
            }
        }));
    }
    if let Some(document) = window.document() {
        let this = Rc::downgrade(inner);
        listeners.push(Listener::new(document.clone(), "visibilitychange", move |_| {
            if let (VisibilityState::Hidden, Some(inner)) = (document.visibility_state(), this.upgrade()) {
                inner.tell(Event::Flush);
            }
        }));
    }
    let this = Rc::downgrade(inner);
    listeners.push(Listener::new(window, "beforeunload", move |event| {
        let lost = this.upgrade().is_some_and(|inner| {
            let saving = inner.saving.borrow();
            match saving.status() {
                SaveStatus::NotSaved { journalled, .. } => !journalled,
                SaveStatus::MemoryOnly => saving.position() > 0,
                _ => false,
            }
        });
        if lost {
            event.prevent_default();
        }
    }));
    listeners
}
