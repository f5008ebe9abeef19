//! Where the drafts of this browser are kept: snapshots, the list of them, and the journal.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use jiheng_core::ports::{Clock as _, StoreError};
use jiheng_core::saving::{
    Checkpoint, DraftEntry, DraftKey, Drafts, Fingerprint, Recovery, Saving, Snapshot, Usage, recover,
};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};

use super::clock::WallClock;
use super::journal::{Journal, Pages};
use super::local_storage::BrowserTexts;

/// A draft as the workspace hands it over: the file text, and its line on the shelf.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    /// The whole draft as a file.
    pub(crate) text: String,
    /// Its line on the shelf.
    pub(crate) entry: DraftEntry,
}

/// A draft that was opened: how to get its last state, and what a
/// [`Saver`](super::saver::Saver) needs to go on with it.
#[derive(Debug)]
pub(crate) struct Opened {
    /// The text to begin with and the commands to carry out on it.
    pub(crate) recovery: Recovery,
    /// To be handed to [`Saver::start`](super::saver::Saver::start).
    pub(crate) session: Session,
}

/// What is known of the stored draft that a person now works on.
#[derive(Debug)]
pub(crate) struct Session {
    pub(super) key: DraftKey,
    pub(super) known: Option<Fingerprint>,
    pub(super) saving: Saving,
    pub(super) journal: Option<Journal>,
}

/// A draft that could not be stored and lives in this window alone.
#[derive(Debug, Clone)]
pub(super) struct Homeless {
    pub(super) draft: Draft,
    pub(super) position: u64,
    pub(super) known: Option<Fingerprint>,
}

/// The drafts of this browser. Clones are the same store.
#[derive(Debug, Clone)]
pub(crate) struct Store(Rc<Parts>);

#[derive(Debug)]
struct Parts {
    drafts: Drafts<BrowserTexts>,
    homeless: RefCell<BTreeMap<DraftKey, Homeless>>,
    journal: Rc<RefCell<Option<Journal>>>,
    journal_opened: Promise,
    journal_known: Rc<Cell<bool>>,
}

impl Store {
    /// Finds out what this browser allows, and begins to open the journal.
    pub(crate) fn open() -> Self {
        let texts = BrowserTexts::open();
        let journal = Rc::new(RefCell::new(None));
        let journal_known = Rc::new(Cell::new(false));
        let journal_opened = {
            let (journal, known, lasts) = (Rc::clone(&journal), Rc::clone(&journal_known), texts.lasts());
            future_to_promise(async move {
                // Without local storage there is no shelf to come back to, so a journal would never be read.
                let opened = if lasts { Journal::open().await } else { None };
                journal.replace(opened);
                known.set(true);
                Ok(JsValue::UNDEFINED)
            })
        };
        Self(Rc::new(Parts {
            drafts: Drafts::new(texts),
            homeless: RefCell::default(),
            journal,
            journal_opened,
            journal_known,
        }))
    }

    /// Whether drafts outlive the page; if not, a banner says 本次不保存.
    pub(crate) fn lasts(&self) -> bool {
        self.0.drafts.store().lasts()
    }

    /// Whether the browser has no journal for this page. False while it is not known yet.
    pub(crate) fn lacks_journal(&self) -> bool {
        self.0.journal_known.get() && self.0.journal.borrow().is_none()
    }

    /// Every draft, those in the recycle bin and those only in this window too.
    pub(crate) fn list(&self) -> Result<Vec<DraftEntry>, StoreError> {
        let mut entries = self.0.drafts.list()?;
        for (key, homeless) in self.0.homeless.borrow().iter() {
            entries.retain(|entry| entry.key != *key);
            entries.push(homeless.draft.entry.clone());
        }
        Ok(entries)
    }

    /// How full the store of this origin is.
    pub(crate) fn usage(&self) -> Result<Usage, StoreError> {
        self.0.drafts.usage()
    }

    /// Stores a new draft under the key of its entry. On an error the draft is
    /// kept in this window, can be opened like any other, and is stored as soon
    /// as there is room.
    pub(crate) fn create(&self, draft: Draft) -> Result<(), StoreError> {
        let mut draft = draft;
        draft.entry.edited_at = WallClock.now().unix_ms;
        let key = draft.entry.key;
        let snapshot = Snapshot::new(0, draft.text);
        let written = self.0.drafts.write(&snapshot, None, &draft.entry);
        if written.is_err() {
            let draft = Draft { text: snapshot.text().to_owned(), ..draft };
            self.keep_here(Homeless { draft, position: 0, known: None });
        }
        let store = self.clone();
        spawn_local(async move {
            if let Some(journal) = store.journal().await {
                // Should the journal refuse, it gets the text when the draft is opened.
                let _ = journal.checkpoint(key, &snapshot).await;
            }
        });
        written.map(drop)
    }

    /// Reads a draft to work on it.
    ///
    /// The caller reads the text, carries out the commands to be replayed, and
    /// starts a [`Saver`](super::saver::Saver) with the session.
    pub(crate) async fn read(&self, key: DraftKey) -> Result<Opened, StoreError> {
        let (pages, journal) = self.pages(key).await;
        let homeless = self.0.homeless.borrow().get(&key).cloned();
        let (snapshot, known, stored) = if let Some(Homeless { draft, position, known }) = homeless {
            (Some(Snapshot::new(position, draft.text)), known, None)
        } else {
            match self.0.drafts.read(key) {
                Ok((snapshot, known)) => {
                    let stored = snapshot.position();
                    (Some(snapshot), Some(known), Some(stored))
                }
                Err(StoreError::Missing) => (None, None, None),
                Err(error) => return Err(error),
            }
        };
        let checkpoint = pages.checkpoint.as_ref().map(Checkpoint::position);
        let recovery = recover(snapshot, pages.checkpoint, pages.records).ok_or(StoreError::Missing)?;
        let saving = if self.lasts() {
            Saving::new(&recovery, stored, checkpoint, journal.is_some())
        } else {
            Saving::in_memory(&recovery)
        };
        let session = Session { key, known, saving, journal };
        Ok(Opened { recovery, session })
    }

    /// Finds a draft in the journal alone, since what is stored under its key makes no sense. That stays
    /// as it is: the draft that is found goes on under a key of its own.
    pub(crate) async fn rescue(&self, key: DraftKey) -> Option<Opened> {
        let (pages, journal) = self.pages(key).await;
        let checkpoint = pages.checkpoint.as_ref().map(Checkpoint::position);
        let recovery = recover(None, pages.checkpoint, pages.records)?;
        let saving = Saving::new(&recovery, None, checkpoint, journal.is_some());
        Some(Opened { recovery, session: Session { key, known: None, saving, journal } })
    }

    /// What the journal has of a draft, and the journal if it can be read.
    async fn pages(&self, key: DraftKey) -> (Pages, Option<Journal>) {
        let Some(journal) = self.journal().await else { return Default::default() };
        match journal.read(key).await {
            Ok(pages) => (pages, Some(journal)),
            Err(_) => Default::default(),
        }
    }

    /// Puts drafts back that only the journal still has, because the browser was killed before it kept what
    /// was written to local storage. Answers how many.
    pub(crate) async fn restore_lost(&self) -> usize {
        let Some(journal) = self.journal().await else { return 0 };
        let (Ok(kept), Ok(listed)) = (journal.drafts().await, self.list()) else { return 0 };
        let mut restored = 0;
        for key in kept.into_iter().filter(|key| listed.iter().all(|entry| entry.key != *key)) {
            let Ok(pages) = journal.read(key).await else { continue };
            let Some(checkpoint) = pages.checkpoint.and_then(Checkpoint::open) else { continue };
            let entry = DraftEntry { edited_at: WallClock.now().unix_ms, ..DraftEntry::unknown(key) };
            restored += usize::from(self.0.drafts.write(&checkpoint, None, &entry).is_ok());
        }
        restored
    }

    /// The stored text of a draft as it is, for a person to take away when it cannot be read.
    pub(crate) fn raw(&self, key: DraftKey) -> Result<String, StoreError> {
        self.0.drafts.raw(key)
    }

    /// The text of a draft as it was last stored, to copy it or hand it out.
    pub(crate) fn text(&self, key: DraftKey) -> Result<String, StoreError> {
        if let Some(homeless) = self.0.homeless.borrow().get(&key) {
            return Ok(homeless.draft.text.clone());
        }
        self.0.drafts.read(key).map(|(snapshot, _)| snapshot.into_text())
    }

    /// Puts a draft into the recycle bin (回收站). [`restore`](Self::restore) takes it out again.
    pub(crate) fn delete(&self, key: DraftKey) -> Result<(), StoreError> {
        let at = WallClock.now().unix_ms;
        if let Some(homeless) = self.0.homeless.borrow_mut().get_mut(&key) {
            homeless.draft.entry.deleted_at = Some(at);
            return Ok(());
        }
        self.0.drafts.delete(key, at)
    }

    /// Takes a draft out of the recycle bin.
    pub(crate) fn restore(&self, key: DraftKey) -> Result<(), StoreError> {
        if let Some(homeless) = self.0.homeless.borrow_mut().get_mut(&key) {
            homeless.draft.entry.deleted_at = None;
            return Ok(());
        }
        self.0.drafts.restore(key)
    }

    /// Takes a draft away for good, with its journal.
    pub(crate) fn purge(&self, key: DraftKey) -> Result<(), StoreError> {
        self.0.homeless.borrow_mut().remove(&key);
        self.0.drafts.purge(key)?;
        let store = self.clone();
        spawn_local(async move {
            if let Some(journal) = store.journal().await {
                // What stays behind has no snapshot and no line on the shelf: it takes room, nothing else.
                let _ = journal.forget(key).await;
            }
        });
        Ok(())
    }

    /// Remembers that a draft was handed out as a file now.
    pub(crate) fn mark_exported(&self, key: DraftKey) -> Result<(), StoreError> {
        self.0.drafts.mark_exported(key, WallClock.now().unix_ms)
    }

    /// Remembers which draft this window has open, for the panic screen.
    pub(crate) fn remember_open(&self, key: DraftKey) {
        self.texts().remember_open(key);
    }

    /// Forgets that this window has a draft open, unless it is another one by now.
    pub(super) fn forget_open(&self, key: DraftKey) {
        self.texts().forget_open(key);
    }

    /// The texts themselves, for settings.
    pub(super) fn texts(&self) -> &BrowserTexts {
        self.0.drafts.store()
    }

    pub(super) fn write(
        &self,
        snapshot: &Snapshot,
        known: Option<Fingerprint>,
        entry: &DraftEntry,
    ) -> Result<Fingerprint, StoreError> {
        let written = self.0.drafts.write(snapshot, known, entry);
        if written.is_ok() {
            self.0.homeless.borrow_mut().remove(&entry.key);
        }
        written
    }

    pub(super) fn keep_here(&self, homeless: Homeless) {
        self.0.homeless.borrow_mut().insert(homeless.draft.entry.key, homeless);
    }

    /// The journal, once it is known whether there is one.
    async fn journal(&self) -> Option<Journal> {
        let _ = JsFuture::from(self.0.journal_opened.clone()).await;
        self.0.journal.borrow().clone()
    }
}
