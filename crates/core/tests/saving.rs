//! A world of windows, a local storage that forgets and a journal that does not: nobody loses a draft.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiheng_core::model::NodeId;
use jiheng_core::ports::{MemoryStore, Moment, StoreError, TextStore as _};
use jiheng_core::saving::{
    Action, Batch, Checkpoint, DraftEntry, DraftKey, Drafts, Event, Fingerprint, JournalError, Record, SaveStatus,
    Saving, Snapshot, Step, StepKind, recover,
};
use proptest::prelude::*;

/// A document is the list of the edits made on it.
type Document = Vec<u32>;

fn text_of(document: &Document) -> String {
    serde_json::to_string(document).expect("numbers have a text")
}

fn document_of(text: &str) -> Document {
    serde_json::from_str(text).expect("the text was made by text_of")
}

/// The database: it keeps what was stored, whatever happens to the browser.
#[derive(Default)]
struct Database {
    checkpoints: BTreeMap<DraftKey, Snapshot>,
    records: BTreeMap<(DraftKey, u64), Record>,
    broken: bool,
}

impl Database {
    fn store(&mut self, key: DraftKey, batch: Batch) -> Result<(), JournalError> {
        if self.broken {
            return Err(JournalError::Failed);
        }
        match batch {
            Batch::Records(records) => {
                if records.iter().any(|record| self.records.contains_key(&(key, record.seq))) {
                    return Err(JournalError::Taken);
                }
                self.records.extend(records.into_iter().map(|record| ((key, record.seq), record)));
            }
            Batch::Checkpoint(snapshot) => {
                let later = |there: &Snapshot| there.position() > snapshot.position();
                if self.checkpoints.get(&key).is_some_and(later) {
                    return Ok(());
                }
                // As short a past as possible makes the test sharp.
                self.records.retain(|(draft, seq), _| *draft != key || *seq > snapshot.position());
                self.checkpoints.insert(key, snapshot);
            }
        }
        Ok(())
    }

    fn read(&self, key: DraftKey) -> (Option<Snapshot>, Vec<Record>) {
        let records = self.records.range((key, 0)..=(key, u64::MAX)).map(|(_, record)| record.clone());
        (self.checkpoints.get(&key).cloned(), records.collect())
    }
}

/// One window with one draft open.
struct Window {
    saving: Saving,
    key: DraftKey,
    known: Option<Fingerprint>,
    document: Document,
    /// Tells it from every other window.
    id: u64,
    alarm: Option<u64>,
}

/// Everything there is.
struct World {
    now: u64,
    drafts: Drafts<MemoryStore>,
    /// What local storage held after each write: a killed browser comes back with any of it.
    past: Vec<BTreeMap<String, String>>,
    database: Database,
    /// What the database was asked, by which window. It answers in the order in which it was asked.
    asked: VecDeque<(u64, DraftKey, Batch)>,
    windows: Vec<Window>,
    next_edit: u32,
    next_key: u64,
    next_window: u64,
    /// Whether storage was ever full or broken. Two windows on one draft with storage that refuses them
    /// both is more than can be promised.
    impaired: bool,
    /// Every state any window ever showed.
    shown: BTreeSet<Document>,
}

impl World {
    fn new() -> Self {
        let mut world = Self {
            now: 0,
            drafts: Drafts::new(MemoryStore::default()),
            past: Vec::new(),
            database: Database::default(),
            asked: VecDeque::new(),
            windows: Vec::new(),
            next_edit: 0,
            next_key: 1,
            next_window: 0,
            impaired: false,
            shown: BTreeSet::from([Vec::new()]),
        };
        let key = DraftKey(NodeId(1));
        let first = Snapshot::new(0, text_of(&Vec::new()));
        world.drafts.write(&first, None, &DraftEntry::unknown(key)).expect("there is room");
        world.database.store(key, Batch::Checkpoint(first)).expect("the database works");
        world.remember();
        world.open(key);
        world
    }

    fn remember(&mut self) {
        let names = self.drafts.store().sizes().expect("memory can be read");
        let texts = names.into_iter().filter_map(|(name, _)| {
            let text = self.drafts.store().get(&name).expect("memory can be read")?;
            Some((name, text))
        });
        self.past.push(texts.collect());
    }

    /// The state of a draft as the next opening finds it.
    fn find(&self, key: DraftKey) -> Option<Window> {
        let (checkpoint, records) = self.database.read(key);
        let (snapshot, known) = self.drafts.read(key).ok().unzip();
        let stored = snapshot.as_ref().map(Snapshot::position);
        let kept = checkpoint.as_ref().map(Snapshot::position);
        let recovery = recover(snapshot, checkpoint.map(Checkpoint::from), records)?;
        let mut document = document_of(recovery.base.text());
        document.extend(recovery.replay.iter().map(|record| record.command.parse::<u32>().expect("a number")));
        let saving = Saving::new(&recovery, stored, kept, !self.database.broken);
        Some(Window { saving, key, known, document, id: 0, alarm: None })
    }

    fn open(&mut self, key: DraftKey) {
        let mut window = self.find(key).expect("the draft is somewhere");
        self.next_window += 1;
        window.id = self.next_window;
        self.windows.push(window);
        self.tell(self.windows.len() - 1, Event::Flush);
    }

    fn keys(&self) -> BTreeSet<DraftKey> {
        let listed = self.drafts.list().expect("memory can be read").into_iter().map(|entry| entry.key);
        listed.chain(self.database.checkpoints.keys().copied()).collect()
    }

    fn tell(&mut self, window: usize, event: Event) {
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            for action in self.windows[window].saving.handle(event, self.now) {
                events.extend(self.perform(window, action));
            }
        }
        let window = &self.windows[window];
        if let SaveStatus::Saved { .. } = window.saving.status() {
            let (stored, standing) = self.drafts.read(window.key).expect("saved means stored");
            // Another window may have gone on from there since.
            if Some(standing) == window.known {
                assert_eq!(document_of(stored.text()), window.document, "saved means equal");
            }
        }
    }

    fn perform(&mut self, at: usize, action: Action) -> Option<Event> {
        let window = &mut self.windows[at];
        let (position, fork) = match action {
            Action::Wake(after) => {
                window.alarm = Some(self.now + after);
                return None;
            }
            Action::Journal(batch) => {
                assert!(self.asked.iter().all(|(id, ..)| *id != window.id), "one batch at a time");
                self.asked.push_back((window.id, window.key, batch));
                return None;
            }
            Action::Snapshot { position } => (position, false),
            Action::Fork { position } => (position, true),
        };
        let (key, known) = if fork {
            self.next_key += 1;
            (DraftKey(NodeId(self.next_key)), None)
        } else {
            (window.key, window.known)
        };
        let snapshot = Snapshot::new(position, text_of(&window.document));
        let written = self.drafts.write(&snapshot, known, &DraftEntry::unknown(key));
        if let Ok(fingerprint) = written {
            window.key = key;
            window.known = Some(fingerprint);
            let id = window.id;
            self.remember();
            let twins: Vec<_> = (0..self.windows.len())
                .filter(|twin| self.windows[*twin].key == key && self.windows[*twin].id != id)
                .collect();
            for twin in twins {
                self.tell(twin, Event::Overtaken);
            }
        }
        let at = Moment { unix_ms: 0, offset_minutes: 0 };
        Some(written.map_or_else(Event::Failed, |fingerprint| Event::Written { snapshot, fingerprint, at, cost: 1 }))
    }

    fn edit(&mut self, window: usize) {
        self.next_edit += 1;
        let command = self.next_edit;
        let document = &mut self.windows[window].document;
        document.push(command);
        self.shown.insert(document.clone());
        let step = Step { kind: StepKind::Done, command: command.to_string(), inverse: String::new() };
        self.tell(window, Event::Edited(step));
    }

    /// Lets the database answer one question. False: there is none.
    fn answer(&mut self) -> bool {
        let Some((id, key, batch)) = self.asked.pop_front() else { return false };
        let answer = self.database.store(key, batch);
        if let Some(window) = self.windows.iter().position(|window| window.id == id) {
            self.tell(window, answer.map_or_else(Event::Refused, |()| Event::Journalled));
        }
        true
    }

    fn answer_all(&mut self) {
        while self.answer() {}
    }

    fn pass(&mut self, milliseconds: u64) {
        self.now += milliseconds;
        for window in 0..self.windows.len() {
            while self.windows[window].alarm.is_some_and(|alarm| alarm <= self.now) {
                self.windows[window].alarm = None;
                self.tell(window, Event::Woke);
            }
        }
    }

    /// The browser dies with all its windows, and local storage comes back as it was some time ago.
    fn kill(&mut self, forgets: usize) {
        self.windows.clear();
        self.asked.clear();
        let at = self.past.len() - 1 - forgets.min(self.past.len() - 1);
        self.past.truncate(at + 1);
        let store = self.drafts.store();
        for (name, _) in store.sizes().expect("memory can be read") {
            store.remove(&name).expect("memory can be changed");
        }
        store.limit(None);
        for (name, text) in &self.past[at] {
            store.set(name, text).expect("memory has room");
        }
    }

    /// Every edit that some draft would bring back.
    fn found(&self) -> BTreeSet<u32> {
        self.keys().into_iter().filter_map(|key| self.find(key)).flat_map(|window| window.document).collect()
    }

    /// Every edit that is stored where no crash can reach it, according to the database itself.
    fn journalled(&self) -> BTreeSet<u32> {
        let texts = self.database.checkpoints.values().flat_map(|checkpoint| document_of(checkpoint.text()));
        let records = self.database.records.values().map(|record| record.command.parse::<u32>().expect("a number"));
        texts.chain(records).collect()
    }
}

#[derive(Debug, Clone)]
enum Happening {
    Edit(usize),
    /// Enough edits for a checkpoint.
    Burst,
    Answer,
    Pass(u64),
    Hide(usize),
    OpenTwin(usize),
    Close(usize),
    Kill {
        forgets: usize,
    },
    Full(bool),
    DatabaseBroken(bool),
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        8 => (0..3_usize).prop_map(Happening::Edit),
        1 => Just(Happening::Burst),
        6 => Just(Happening::Answer),
        4 => (0..900_u64).prop_map(Happening::Pass),
        2 => (0..3_usize).prop_map(Happening::Hide),
        1 => (0..9_usize).prop_map(Happening::OpenTwin),
        1 => (0..3_usize).prop_map(Happening::Close),
        1 => (0..6_usize).prop_map(|forgets| Happening::Kill { forgets }),
        1 => any::<bool>().prop_map(Happening::Full),
        1 => any::<bool>().prop_map(Happening::DatabaseBroken),
    ]
}

impl World {
    fn happen(&mut self, happening: &Happening) {
        match *happening {
            Happening::Edit(n) => {
                let n = n % self.windows.len();
                self.turn_to(n);
                self.edit(n);
            }
            Happening::Burst => {
                self.turn_to(0);
                (0..201).for_each(|_| self.edit(0));
            }
            Happening::Answer => drop(self.answer()),
            Happening::Pass(milliseconds) => self.pass(milliseconds),
            Happening::Hide(n) => self.tell(n % self.windows.len(), Event::Flush),
            Happening::OpenTwin(n) if self.windows.len() < 3 && !self.impaired => {
                let keys: Vec<_> = self.keys().into_iter().collect();
                self.open(keys[n % keys.len()]);
            }
            Happening::Close(n) if self.windows.len() > 1 => {
                let n = n % self.windows.len();
                self.tell(n, Event::Flush);
                self.windows.remove(n);
            }
            Happening::Kill { forgets } => {
                self.kill(forgets);
                for key in self.keys() {
                    self.open(key);
                }
                self.windows.truncate(3);
            }
            Happening::Full(full) if self.windows.len() == 1 => {
                self.impaired |= full;
                let used: usize = self.drafts.usage().map(|usage| usage.ours).expect("memory can be read");
                self.drafts.store().limit(full.then_some(used));
            }
            Happening::DatabaseBroken(broken) if self.windows.len() == 1 => {
                self.impaired |= broken;
                self.database.broken = broken;
            }
            Happening::OpenTwin(_) | Happening::Close(_) | Happening::Full(_) | Happening::DatabaseBroken(_) => {}
        }
    }

    /// Who types in one window has left the others, and they wrote when they were left.
    fn turn_to(&mut self, window: usize) {
        for other in (0..self.windows.len()).filter(|other| *other != window) {
            self.tell(other, Event::Flush);
        }
    }

    /// Checks that no state that comes back was ever made up.
    fn nothing_is_made_up(&self) {
        for key in self.keys() {
            if let Some(window) = self.find(key) {
                assert!(self.shown.contains(&window.document), "{:?} was never on a screen", window.document);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever happens in whatever order: what the journal has comes back, what is called saved is
    /// stored, and nothing comes back that never was.
    #[test]
    fn what_is_stored_comes_back(happenings in prop::collection::vec(happening(), 1..80)) {
        check_nothing_lost(&happenings);
    }

    /// With a working browser every edit of every window is somewhere once the windows are at rest.
    #[test]
    fn no_edit_of_two_windows_is_lost(turns in prop::collection::vec((0..2_usize, 0..500_u64, any::<bool>()), 1..60)) {
        let mut world = World::new();
        world.open(DraftKey(NodeId(1)));
        for (window, pause, answer) in turns {
            world.edit(window);
            world.pass(pause);
            if answer {
                world.answer();
            }
        }
        world.answer_all();
        world.pass(1_000);
        world.answer_all();
        world.kill(0);
        let found = world.found();
        prop_assert_eq!(found, (1..=world.next_edit).collect::<BTreeSet<_>>());
    }

    /// Changes do not wait: with room to write, no edit is unsaved for longer than 600 ms of typing
    /// or 400 ms of rest.
    #[test]
    fn no_change_waits_long(pauses in prop::collection::vec(1..400_u64, 1..40)) {
        let mut world = World::new();
        let mut unsaved_since = None;
        for pause in pauses {
            world.edit(0);
            unsaved_since.get_or_insert(world.now);
            for _ in 0..pause {
                world.pass(1);
                if let SaveStatus::Saved { .. } = world.windows[0].saving.status() {
                    unsaved_since = None;
                }
                prop_assert!(unsaved_since.is_none_or(|since| world.now - since <= 600));
            }
        }
        world.pass(400);
        let status = world.windows[0].saving.status();
        prop_assert!(matches!(status, SaveStatus::Saved { .. }), "{status:?}");
    }
}

/// Carries everything out and checks after each happening that nothing the journal had is lost.
#[track_caller]
fn check_nothing_lost(happenings: &[Happening]) {
    let mut world = World::new();
    for happening in happenings {
        let journalled = world.journalled();
        world.happen(happening);
        world.nothing_is_made_up();
        let found = world.found();
        let lost: Vec<_> = journalled.difference(&found).collect();
        assert!(lost.is_empty(), "{happening:?} lost {lost:?}");
    }
}

/// A window with a long past and its twin both ask for a checkpoint; the older of the two comes last.
#[test]
fn a_checkpoint_that_comes_late_does_not_take_the_place_of_a_later_one() {
    use Happening::{Answer, Burst, Close, Edit, Kill, OpenTwin, Pass};
    let begun = [Burst, Pass(400), Edit(0), Pass(400), OpenTwin(0), Answer, Answer, Answer];
    let left = [Close(2), Answer, Edit(0), Answer, Kill { forgets: 1 }];
    check_nothing_lost(&[&begun[..], &left[..]].concat());
}

#[test]
fn a_full_store_is_said_within_a_second_and_forgotten_when_there_is_room() {
    let mut world = World::new();
    world.drafts.store().limit(Some(0));
    world.edit(0);
    world.answer_all();
    world.pass(400);
    let status = world.windows[0].saving.status();
    assert_eq!(status, SaveStatus::NotSaved { reason: StoreError::Full, journalled: true });
    world.drafts.store().limit(None);
    world.pass(5_000);
    assert!(matches!(world.windows[0].saving.status(), SaveStatus::Saved { .. }));
}

#[test]
fn a_window_that_finds_its_draft_changed_goes_on_with_a_copy() {
    let mut world = World::new();
    world.open(DraftKey(NodeId(1)));
    world.edit(0);
    world.edit(1);
    world.answer_all();
    world.pass(1_000);
    let documents: Vec<_> = world.windows.iter().map(|window| (window.key.0.0, window.document.clone())).collect();
    assert_eq!(documents, [(1, vec![1]), (2, vec![2])]);
    assert_eq!(world.drafts.list().expect("memory can be read").len(), 2);
    assert_eq!(world.found(), BTreeSet::from([1, 2]));
}

#[test]
fn a_journal_that_refuses_again_and_again_is_given_up() {
    let mut world = World::new();
    world.database.broken = true;
    for _ in 0..4 {
        world.edit(0);
        world.answer_all();
        world.pass(400);
        world.answer_all();
    }
    assert_eq!(world.windows[0].saving.journal(), jiheng_core::saving::JournalHealth::Absent);
    assert!(matches!(world.windows[0].saving.status(), SaveStatus::Saved { .. }));
}
