use std::cell::Cell;

use super::{Drafts, Snapshot};
use crate::model::NodeId;
use crate::ports::{MemoryStore, StoreError, TextStore};
use crate::saving::{DraftEntry, DraftKey, keys};

const KEY: DraftKey = DraftKey(NodeId(1));
const OTHER: DraftKey = DraftKey(NodeId(2));

fn entry(key: DraftKey, title: &str) -> DraftEntry {
    DraftEntry { title: title.to_owned(), ..DraftEntry::unknown(key) }
}

fn snapshot(position: u64, text: &str) -> Snapshot {
    Snapshot::new(position, text.to_owned())
}

fn titles<S: TextStore>(drafts: &Drafts<S>) -> Vec<String> {
    drafts.list().expect("the list can be read").into_iter().map(|entry| entry.title).collect()
}

#[test]
fn what_was_written_is_read() {
    let drafts = Drafts::new(MemoryStore::default());
    let written = snapshot(7, r#"{"名称":"招商","snapshot":{}}"#);
    let fingerprint = drafts.write(&written, None, &entry(KEY, "招商")).expect("there is room");
    assert_eq!(drafts.read(KEY), Ok((written.clone(), fingerprint)));
    let listed = &drafts.list().expect("the list can be read")[0];
    assert_eq!(listed.title, "招商");
    assert_eq!(listed.size, written.stored.encode_utf16().count());
}

#[test]
fn a_value_another_window_wrote_is_not_overwritten() {
    let drafts = Drafts::new(MemoryStore::default());
    let seen = drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")).expect("there is room");
    drafts.write(&snapshot(2, "[2]"), Some(seen), &entry(KEY, "")).expect("the other window writes first");
    assert_eq!(drafts.write(&snapshot(2, "[3]"), Some(seen), &entry(KEY, "")), Err(StoreError::ChangedUnderneath));
    assert_eq!(drafts.read(KEY).expect("it stands").0, snapshot(2, "[2]"));
}

#[test]
fn a_new_draft_does_not_take_the_place_of_another() {
    let drafts = Drafts::new(MemoryStore::default());
    drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")).expect("there is room");
    assert_eq!(drafts.write(&snapshot(1, "[]"), None, &entry(KEY, "")), Err(StoreError::ChangedUnderneath));
}

#[test]
fn a_text_that_stands_there_already_is_no_conflict() {
    let drafts = Drafts::new(MemoryStore::default());
    let seen = drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")).expect("there is room");
    // Cut off behind the text: nobody was told, and the list knows nothing of it.
    drafts.store().set(&keys::draft(&KEY), &snapshot(2, "[2]").stored).expect("memory has room");
    drafts.write(&snapshot(2, "[2]"), Some(seen), &entry(KEY, "招商")).expect("it is the same text");
    assert_eq!(drafts.list().expect("the list can be read")[0].title, "招商");
}

#[test]
fn a_draft_taken_away_meanwhile_is_written_again() {
    let drafts = Drafts::new(MemoryStore::default());
    let seen = drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")).expect("there is room");
    drafts.purge(KEY).expect("it can be taken away");
    drafts.write(&snapshot(2, "[]"), Some(seen), &entry(KEY, "")).expect("nothing is lost by writing it");
    assert_eq!(drafts.read(KEY).expect("it stands").0.position(), 2);
}

#[test]
fn a_full_store_keeps_the_old_draft_whole() {
    let drafts = Drafts::new(MemoryStore::default());
    drafts.store().limit(Some(2_000));
    let old = snapshot(1, "{}");
    let seen = drafts.write(&old, None, &entry(KEY, "")).expect("there is room");
    let large = snapshot(2, &format!("\"{}\"", "绩".repeat(3_000)));
    assert_eq!(drafts.write(&large, Some(seen), &entry(KEY, "")), Err(StoreError::Full));
    assert_eq!(drafts.read(KEY), Ok((old, seen)));
}

/// A store that says it wrote and did not.
#[derive(Default)]
struct Liar {
    memory: MemoryStore,
    lies: Cell<bool>,
}

impl TextStore for Liar {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.memory.get(key)
    }
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if self.lies.get() { Ok(()) } else { self.memory.set(key, text) }
    }
    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.memory.remove(key)
    }
    fn sizes(&self) -> Result<Vec<(String, usize)>, StoreError> {
        self.memory.sizes()
    }
}

#[test]
fn saved_is_said_only_after_reading_back() {
    let drafts = Drafts::new(Liar::default());
    let seen = drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")).expect("it does not lie yet");
    drafts.store().lies.set(true);
    assert_eq!(drafts.write(&snapshot(2, "[]"), Some(seen), &entry(KEY, "")), Err(StoreError::NotReadBack));
    assert_eq!(drafts.delete(KEY, 1), Err(StoreError::NotReadBack));
}

#[test]
fn a_deleted_draft_comes_back_as_it_was() {
    let drafts = Drafts::new(MemoryStore::default());
    let seen = drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "招商")).expect("there is room");
    drafts.delete(KEY, 1_000).expect("it is listed");
    assert_eq!(drafts.list().expect("the list can be read")[0].deleted_at, Some(1_000));
    drafts.restore(KEY).expect("it is listed");
    let listed = drafts.list().expect("the list can be read");
    assert_eq!((listed[0].deleted_at, listed[0].title.as_str()), (None, "招商"));
    assert_eq!(drafts.read(KEY), Ok((snapshot(1, "{}"), seen)));
}

#[test]
fn saving_does_not_forget_what_only_the_list_knows() {
    let drafts = Drafts::new(MemoryStore::default());
    let seen = drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "甲")).expect("there is room");
    drafts.mark_exported(KEY, 5).expect("it is listed");
    drafts.delete(KEY, 6).expect("it is listed");
    drafts.write(&snapshot(2, "{}"), Some(seen), &entry(KEY, "乙")).expect("there is room");
    let listed = drafts.list().expect("the list can be read").remove(0);
    assert_eq!((listed.title.as_str(), listed.exported_at, listed.deleted_at), ("乙", Some(5), Some(6)));
}

#[test]
fn members_of_a_later_version_survive() {
    let drafts = Drafts::new(MemoryStore::default());
    let later = format!(r#"[{{"key":"{KEY}","title":"甲","pinned":true}},{{"shape":"unknown"}}]"#);
    drafts.store().set(keys::INDEX, &later).expect("memory has room");
    drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "乙")).expect("there is room");
    let stored = drafts.store().get(keys::INDEX).expect("memory can be read").expect("the list stands");
    assert!(stored.contains(r#""pinned":true"#) && stored.contains(r#"{"shape":"unknown"}"#), "{stored}");
    assert_eq!(titles(&drafts), ["乙"]);
}

#[test]
fn a_damaged_list_loses_no_draft_and_is_put_aside() {
    let drafts = Drafts::new(MemoryStore::default());
    drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "甲")).expect("there is room");
    drafts.store().set(keys::INDEX, "[{\"key\":").expect("memory has room");
    let found = drafts.list().expect("the drafts are found");
    assert_eq!((found.len(), found[0].key, found[0].size > 0), (1, KEY, true));
    drafts.write(&snapshot(1, "{}"), None, &entry(OTHER, "乙")).expect("there is room");
    assert_eq!(drafts.store().get(&keys::damaged_index(0)), Ok(Some("[{\"key\":".to_owned())));
    let mut keys: Vec<_> = drafts.list().expect("the list can be read").iter().map(|entry| entry.key).collect();
    keys.sort();
    assert_eq!(keys, [KEY, OTHER]);
}

#[test]
fn a_snapshot_that_makes_no_sense_is_said_to_and_left_alone() {
    let drafts = Drafts::new(MemoryStore::default());
    for stored in
        ["", "null", "{\"position\":1", "{\"position\":x,\"snapshot\":{}}", "绩", "{\"position\":1,\"snapshot\":"]
    {
        drafts.store().set(&keys::draft(&KEY), stored).expect("memory has room");
        assert_eq!(drafts.read(KEY), Err(StoreError::Unreadable), "{stored}");
        assert_eq!(drafts.raw(KEY), Ok(stored.to_owned()));
        assert_eq!(drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")), Err(StoreError::ChangedUnderneath));
    }
    assert_eq!(drafts.read(OTHER), Err(StoreError::Missing));
}

#[test]
fn foreign_keys_are_counted_and_left_alone() {
    let drafts = Drafts::new(MemoryStore::default());
    drafts.store().set("another tool", "12345").expect("memory has room");
    drafts.store().set("jiheng", "1").expect("memory has room");
    drafts.write(&snapshot(1, "{}"), None, &entry(KEY, "")).expect("there is room");
    let usage = drafts.usage().expect("sizes can be read");
    assert_eq!((usage.foreign_keys, usage.foreign), (2, 24));
    assert!(usage.ours > 0 && usage.percent() == 0);
    drafts.purge(KEY).expect("it can be taken away");
    assert_eq!(drafts.store().get("another tool"), Ok(Some("12345".to_owned())));
    assert_eq!(titles(&drafts), [""; 0]);
}
