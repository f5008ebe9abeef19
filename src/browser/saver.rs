//! Writes the open draft: carries out what `jiheng_core::saving` decides.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::{Rc, Weak};

use jiheng_core::ports::Clock as _;
use jiheng_core::saving::{
    Action, Batch, DraftKey, Event, Fingerprint, SaveStatus, Saving, Snapshot, Step, StepKind, keys,
};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::spawn_local;
use web_sys::{StorageEvent, VisibilityState};

use super::clock::{WallClock, ticks};
use super::ids::RandomIds;
use super::journal::Journal;
use super::listener::Listener;
use super::store::{Draft, Homeless, Session, Store};
use super::timer::Alarm;

/// What the saver asks of the workspace and tells it.
pub(crate) struct Hooks {
    /// The draft as it is now. Its entry needs no key, size or time: the saver fills those in.
    /// Called during [`Saver::record`] and from browser events, so it may not hold on to a borrow of the workspace.
    pub(crate) draft: Box<dyn Fn() -> Draft>,
    /// Has the focused field hand over what was typed last, since the page may go away.
    pub(crate) settle: fn(),
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
        let inner = Rc::new_cyclic(|this: &Weak<Inner>| Inner {
            store: store.clone(),
            hooks,
            key: Cell::new(session.key),
            known: Cell::new(session.known),
            saving: RefCell::new(session.saving),
            journal: session.journal,
            waiting: RefCell::default(),
            busy: Cell::default(),
            told: Cell::default(),
            forked: Cell::default(),
            closed: Cell::default(),
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
        store.remember_open(session.key);
        inner.tell(Event::Flush);
        Self { _listeners: listen(&inner), inner }
    }

    /// Takes note of a command that was just carried out, and journals it at once.
    pub(crate) fn record(&self, kind: StepKind, command: String, inverse: String) {
        self.inner.tell(Event::Edited(Step { kind, command, inverse }));
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
}

impl Drop for Saver {
    fn drop(&mut self) {
        let inner = &self.inner;
        inner.advance(Event::Flush);
        inner.closed.set(true);
        inner.alarm.cancel();
        inner.store.forget_open(inner.key.get());
        let homeless = matches!(inner.saving.borrow().status(), SaveStatus::NotSaved { .. } | SaveStatus::MemoryOnly);
        if homeless {
            let position = inner.saving.borrow().position();
            inner.store.keep_here(Homeless { draft: inner.draft(), position, known: inner.known.get() });
        }
    }
}

struct Inner {
    store: Store,
    hooks: Hooks,
    key: Cell<DraftKey>,
    known: Cell<Option<Fingerprint>>,
    saving: RefCell<Saving>,
    journal: Option<Journal>,
    /// Events to be dealt with, in order.
    waiting: RefCell<VecDeque<Event>>,
    /// Whether an event is being dealt with.
    busy: Cell<bool>,
    told: Cell<Option<SaveStatus>>,
    /// The new key after a fork, until the workspace is told.
    forked: Cell<Option<DraftKey>>,
    /// Whether the workspace is gone. The journal still takes what was sent.
    closed: Cell<bool>,
    alarm: Alarm,
    this: Weak<Inner>,
}

impl Inner {
    /// Writes what is unsaved, also what was typed a moment ago.
    fn flush(&self) {
        (self.hooks.settle)();
        self.tell(Event::Flush);
    }

    /// Hands an event to the machine, does what it decides, and tells the workspace.
    fn tell(&self, event: Event) {
        self.advance(event);
        if self.closed.get() {
            return;
        }
        let status = self.saving.borrow().status();
        if self.told.replace(Some(status)) != Some(status) {
            (self.hooks.status)(status);
        }
        // Told last, since the workspace may leave the draft upon it.
        if let Some(key) = self.forked.take() {
            (self.hooks.forked)(key);
        }
    }

    /// Hands an event to the machine and does what it decides.
    ///
    /// Firefox sends the events of a closing page in the midst of a write. They wait until it is done: else
    /// the half-done write would be taken for that of another window.
    fn advance(&self, event: Event) {
        self.waiting.borrow_mut().push_back(event);
        if self.busy.replace(true) {
            return;
        }
        while let Some(event) = self.next_event() {
            let actions = self.saving.borrow_mut().handle(event, ticks());
            for action in actions {
                let outcome = self.perform(action);
                self.waiting.borrow_mut().extend(outcome);
            }
        }
        self.busy.set(false);
    }

    fn next_event(&self) -> Option<Event> {
        self.waiting.borrow_mut().pop_front()
    }

    /// Does one thing; gives back how it went if that is to be told at once.
    fn perform(&self, action: Action) -> Option<Event> {
        match action {
            // What the closing window could write is written; another window's changes are in its own draft.
            Action::Wake(_) | Action::Snapshot { .. } | Action::Fork { .. } if self.closed.get() => {}
            Action::Wake(milliseconds) => self.alarm.set(milliseconds),
            Action::Snapshot { position } => return Some(self.write(position, self.draft(), self.known.get())),
            Action::Fork { position } => return Some(self.fork(position)),
            Action::Journal(batch) => self.journal(batch),
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
        let snapshot = Snapshot::new(position, draft.text);
        match self.store.write(&snapshot, known, &draft.entry) {
            Ok(fingerprint) => {
                self.known.set(Some(fingerprint));
                Event::Written { snapshot, fingerprint, at: WallClock.now(), cost: ticks().saturating_sub(begun) }
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
            self.store.remember_open(key);
            self.forked.set(Some(key));
        }
        event
    }

    /// Begins to store a batch, and tells when it is stored or refused.
    fn journal(&self, batch: Batch) {
        let (Some(journal), Some(this)) = (self.journal.clone(), self.this.upgrade()) else { return };
        let key = self.key.get();
        spawn_local(async move {
            let stored = match batch {
                Batch::Records(records) => journal.append(key, &records).await,
                Batch::Checkpoint(snapshot) => journal.checkpoint(key, &snapshot).await,
            };
            this.tell(stored.map_or_else(Event::Refused, |()| Event::Journalled));
        });
    }
}

/// Writes when the page may go away: when its window loses the focus, when it is hidden, when it is left.
/// Notices when another window writes the draft. Asks before the page is left with changes that are nowhere
/// but in it.
fn listen(inner: &Rc<Inner>) -> Vec<Listener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    let mut listeners = Vec::new();
    for kind in ["blur", "pagehide"] {
        let this = Rc::downgrade(inner);
        listeners.push(Listener::new(window.clone(), kind, move |_| {
            if let Some(inner) = this.upgrade() {
                inner.flush();
            }
        }));
    }
    if let Some(document) = window.document() {
        let this = Rc::downgrade(inner);
        listeners.push(Listener::new(document.clone(), "visibilitychange", move |_| {
            if let (VisibilityState::Hidden, Some(inner)) = (document.visibility_state(), this.upgrade()) {
                inner.flush();
            }
        }));
    }
    let this = Rc::downgrade(inner);
    listeners.push(Listener::new(window.clone(), "storage", move |event| {
        let changed = event.dyn_ref::<StorageEvent>().and_then(StorageEvent::key);
        if let (Some(changed), Some(inner)) = (changed, this.upgrade())
            && changed == keys::draft(&inner.key.get())
        {
            inner.tell(Event::Overtaken);
        }
    }));
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
