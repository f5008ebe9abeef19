//! Drafts in a store of texts.

use std::fmt;
use std::hash::{DefaultHasher, Hasher as _};

use super::index::Index;
use super::{DraftEntry, DraftKey, keys};
use crate::ports::{StoreError, TextStore};

/// UTF-16 units that one origin may keep in local storage, as measured in Chromium and Firefox.
const CAPACITY: usize = 5_180_000;
/// Unreadable lists of drafts that are put aside before the oldest is replaced.
const DAMAGED_KEPT: usize = 3;

/// A whole draft as one text (快照).
///
/// It is held as it is stored: the text with its position before it, in one
/// value, so that no crash can part the two. A large draft is megabytes, so
/// that there is one copy of it and no second one to store it from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    position: u64,
    stored: String,
    /// Where in `stored` the draft begins.
    text_at: usize,
}

impl Snapshot {
    /// A draft as a file (JSON) with the number of the last command it holds.
    pub fn new(position: u64, text: String) -> Self {
        let head = format!("{{\"position\":{position},\"snapshot\":");
        let mut stored = text;
        stored.reserve_exact(head.len() + 1);
        stored.insert_str(0, &head);
        stored.push('}');
        Self { position, stored, text_at: head.len() }
    }

    /// Reads a text as it is stored. `None`: it is not ours, or not whole.
    pub fn parse(stored: String) -> Option<Self> {
        let rest = stored.strip_prefix("{\"position\":")?;
        let (position, rest) = rest.split_once(",\"snapshot\":")?;
        rest.strip_suffix('}')?;
        let (position, text_at) = (position.parse().ok()?, stored.len() - rest.len());
        Some(Self { position, stored, text_at })
    }

    /// The number of the last command it holds.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// The draft as a file: JSON.
    pub fn text(&self) -> &str {
        &self.stored[self.text_at..self.stored.len() - 1]
    }

    /// The draft as a file, taken out.
    pub fn into_text(mut self) -> String {
        self.stored.pop();
        self.stored.drain(..self.text_at);
        self.stored
    }

    /// Its fingerprint.
    pub fn fingerprint(&self) -> Fingerprint {
        Fingerprint::of(&self.stored)
    }
}

/// Tells one stored text from another, without keeping either.
///
/// Written as 16 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint(u64);

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Fingerprint {
    /// Reads what [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }

    /// The fingerprint of a stored text.
    pub(super) fn of(text: &str) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write(text.as_bytes());
        Self(hasher.finish())
    }

    /// The fingerprint of what a store holds under a key; `None`: nothing.
    pub(super) fn standing(store: &impl TextStore, key: &str) -> Result<Option<Self>, StoreError> {
        let mut hasher = DefaultHasher::new();
        let there = store.show(key, &mut |piece| hasher.write(piece.as_bytes()))?;
        Ok(there.then(|| Self(hasher.finish())))
    }
}

/// What the store of this origin holds, in UTF-16 units. An estimate: browsers do not tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Units our keys and texts take.
    pub ours: usize,
    /// Units others take; pages opened by double-click share one store.
    pub foreign: usize,
    /// Keys of others. They are counted and never touched.
    pub foreign_keys: usize,
    /// Units there is room for in all.
    pub capacity: usize,
}

impl Usage {
    /// How full the store is, in whole percent, at most 100.
    pub fn percent(self) -> usize {
        ((self.ours + self.foreign) * 100 / self.capacity.max(1)).min(100)
    }
}

/// The drafts in a store, and the list of them.
#[derive(Debug)]
pub struct Drafts<S> {
    store: S,
}

impl<S: TextStore> Drafts<S> {
    /// The drafts a store holds.
    pub fn new(store: S) -> Self {
        Self { store }
    }

    /// The store itself, for the few settings that are no drafts.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// Every draft, those in the recycle bin too, in order of creation.
    ///
    /// A snapshot that is not in the list, because the list was damaged or
    /// could not be written, is given with an entry of which nothing but key
    /// and size is known: no draft is ever out of reach.
    pub fn list(&self) -> Result<Vec<DraftEntry>, StoreError> {
        let mut entries = self.index()?.unwrap_or_default().entries();
        for (name, size) in self.store.sizes()? {
            if let Some(key) = keys::draft_of(&name)
                && entries.iter().all(|entry| entry.key != key)
            {
                entries.push(DraftEntry { size, ..DraftEntry::unknown(key) });
            }
        }
        Ok(entries)
    }

    /// The snapshot of a draft, with the fingerprint to hand back when writing.
    pub fn read(&self, key: DraftKey) -> Result<(Snapshot, Fingerprint), StoreError> {
        let stored = self.store.get(&keys::draft(&key))?.ok_or(StoreError::Missing)?;
        let snapshot = Snapshot::parse(stored).ok_or(StoreError::Unreadable)?;
        let fingerprint = snapshot.fingerprint();
        Ok((snapshot, fingerprint))
    }

    /// The stored text as it is, for a person to take away when [`read`](Self::read) cannot make sense of it.
    pub fn raw(&self, key: DraftKey) -> Result<String, StoreError> {
        self.store.get(&keys::draft(&key))?.ok_or(StoreError::Missing)
    }

    /// Writes a snapshot, reads it back and compares.
    ///
    /// `known` is what the writer last saw under the key; `None`: nothing. When
    /// something else stands there now, another window wrote it, and it stays:
    /// [`StoreError::ChangedUnderneath`]. The very text to be written is no
    /// conflict: a write can have been cut off behind it. A text that was taken away meanwhile
    /// is written again, since nothing is lost by that.
    ///
    /// The entry is listed afterwards. A list that cannot be written does not
    /// make the draft unsaved: [`list`](Self::list) finds it all the same.
    pub fn write(
        &self,
        snapshot: &Snapshot,
        known: Option<Fingerprint>,
        entry: &DraftEntry,
    ) -> Result<Fingerprint, StoreError> {
        let name = keys::draft(&entry.key);
        let standing = Fingerprint::standing(&self.store, &name)?;
        let written = snapshot.fingerprint();
        if standing.is_some() && standing != known && standing != Some(written) {
            return Err(StoreError::ChangedUnderneath);
        }
        self.store.put(&name, &snapshot.stored)?;
        let _ = self.list_entry(DraftEntry { size: snapshot.stored.encode_utf16().count(), ..entry.clone() });
        Ok(written)
    }

    /// Puts a draft into the recycle bin. Its text stays where it is.
    pub fn delete(&self, key: DraftKey, at: i64) -> Result<(), StoreError> {
        self.change_entry(key, |entry| entry.deleted_at = Some(at))
    }

    /// Takes a draft out of the recycle bin.
    pub fn restore(&self, key: DraftKey) -> Result<(), StoreError> {
        self.change_entry(key, |entry| entry.deleted_at = None)
    }

    /// Remembers that a draft was handed out as a file.
    pub fn mark_exported(&self, key: DraftKey, at: i64) -> Result<(), StoreError> {
        self.change_entry(key, |entry| entry.exported_at = Some(at))
    }

    /// Takes a draft away for good.
    pub fn purge(&self, key: DraftKey) -> Result<(), StoreError> {
        self.change_index(|index| index.remove(key))?;
        self.store.remove(&keys::draft(&key))
    }

    /// How full the store is.
    pub fn usage(&self) -> Result<Usage, StoreError> {
        let mut usage = Usage { capacity: CAPACITY, ..Usage::default() };
        for (name, size) in self.store.sizes()? {
            let units = name.encode_utf16().count() + size;
            if name.starts_with(keys::PREFIX) {
                usage.ours += units;
            } else {
                usage.foreign += units;
                usage.foreign_keys += 1;
            }
        }
        Ok(usage)
    }

    /// Lists an entry, keeping what only this list knows of the draft.
    fn list_entry(&self, mut entry: DraftEntry) -> Result<(), StoreError> {
        self.change_index(|index| {
            if let Some(listed) = index.entry(entry.key) {
                entry.exported_at = entry.exported_at.or(listed.exported_at);
                entry.deleted_at = listed.deleted_at;
                entry.copy_of = entry.copy_of.or(listed.copy_of);
            }
            index.put(&entry);
        })
    }

    fn change_entry(&self, key: DraftKey, change: impl FnOnce(&mut DraftEntry)) -> Result<(), StoreError> {
        let mut entry = self.list()?.into_iter().find(|entry| entry.key == key).ok_or(StoreError::Missing)?;
        change(&mut entry);
        self.change_index(|index| index.put(&entry))
    }

    /// Reads the list, changes it and writes it, in one go, so that two windows
    /// do not undo each other's entries.
    fn change_index(&self, change: impl FnOnce(&mut Index)) -> Result<(), StoreError> {
        let mut index = if let Some(index) = self.index()? {
            index
        } else {
            self.put_damaged_index_aside()?;
            Index::default()
        };
        change(&mut index);
        self.store.put(keys::INDEX, &index.text())
    }

    /// The list as stored. `None`: it cannot be read.
    fn index(&self) -> Result<Option<Index>, StoreError> {
        Ok(self.store.get(keys::INDEX)?.map_or_else(|| Some(Index::default()), |text| Index::parse(&text)))
    }

    fn put_damaged_index_aside(&self) -> Result<(), StoreError> {
        let Some(text) = self.store.get(keys::INDEX)? else { return Ok(()) };
        let mut serial = 0;
        while serial + 1 < DAMAGED_KEPT && self.store.get(&keys::damaged_index(serial))?.is_some() {
            serial += 1;
        }
        self.store.set(&keys::damaged_index(serial), &text)
    }
}

#[cfg(test)]
mod tests;
