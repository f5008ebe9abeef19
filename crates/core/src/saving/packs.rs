//! Packs that a person made (自有评分规则), in a store of texts.
//!
//! Each stands under a name of its own, whole, with what was typed and cannot
//! be read. A draft carries the pack it is scored with, so that nothing here
//! changes a draft.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Fingerprint, keys};
use crate::model::NodeId;
use crate::ports::{StoreError, TextStore};
use crate::standard::{PackForm, SIZE_LIMIT};

/// The longest text that is read as a pack: one line of JSON is shorter than a
/// file, and what cannot be read is as long as a file at most.
const LONGEST: usize = 2 * SIZE_LIMIT + 4096;

/// The name of a pack in this browser, written as 16 lower-case hexadecimal
/// digits. It is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackKey(pub NodeId);

impl PackKey {
    /// Reads what [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        NodeId::parse(text).map(Self)
    }
}

impl fmt::Display for PackKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A pack that a person made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnPack {
    /// The pack with what was typed into it.
    pub form: PackForm,
    /// When it was last written, in milliseconds since 1970.
    pub edited_at: i64,
}

/// The packs of a person in a store.
#[derive(Debug)]
pub struct OwnPacks<'a, S> {
    store: &'a S,
}

impl<'a, S: TextStore> OwnPacks<'a, S> {
    /// The packs a store holds.
    pub fn new(store: &'a S) -> Self {
        Self { store }
    }

    /// The keys of all packs in order, those too that cannot be read.
    pub fn keys(&self) -> Result<Vec<PackKey>, StoreError> {
        let mut found: Vec<PackKey> = self.store.sizes()?.iter().filter_map(|(name, _)| keys::pack_of(name)).collect();
        found.sort_unstable();
        Ok(found)
    }

    /// A pack, with the fingerprint to hand back when writing.
    pub fn read(&self, key: PackKey) -> Result<(OwnPack, Fingerprint), StoreError> {
        let text = self.raw(key)?;
        let pack: Option<OwnPack> = (text.len() <= LONGEST).then(|| serde_json::from_str(&text).ok()).flatten();
        let pack = pack.filter(|pack| pack.form.is_bounded()).ok_or(StoreError::Unreadable)?;
        Ok((pack, Fingerprint::of(&text)))
    }

    /// The stored text as it is.
    pub fn raw(&self, key: PackKey) -> Result<String, StoreError> {
        self.store.get(&keys::pack(key))?.ok_or(StoreError::Missing)
    }

    /// Writes a pack, reads it back and compares.
    ///
    /// `known` is what the writer last saw under the key; `None`: nothing. When
    /// something else stands there now, another window wrote it, and it stays.
    ///
    /// # Panics
    /// Never: every pack has a text.
    pub fn write(&self, key: PackKey, pack: &OwnPack, known: Option<Fingerprint>) -> Result<Fingerprint, StoreError> {
        let text = serde_json::to_string(pack).expect("every pack has a text");
        if text.len() > LONGEST || !pack.form.is_bounded() {
            return Err(StoreError::Full);
        }
        let name = keys::pack(key);
        let standing = Fingerprint::standing(self.store, &name)?;
        if standing.is_some() && standing != known {
            return Err(StoreError::ChangedUnderneath);
        }
        self.store.put(&name, &text)?;
        Ok(Fingerprint::of(&text))
    }

    /// Takes a pack away and gives its text back, for [`put_back`](Self::put_back).
    pub fn remove(&self, key: PackKey) -> Result<String, StoreError> {
        let text = self.raw(key)?;
        self.store.remove(&keys::pack(key))?;
        Ok(text)
    }

    /// Puts a pack back that was taken away. What stands there by now stays.
    pub fn put_back(&self, key: PackKey, text: &str) -> Result<(), StoreError> {
        let name = keys::pack(key);
        if self.store.get(&name)?.is_some() {
            return Err(StoreError::ChangedUnderneath);
        }
        self.store.put(&name, text)
    }
}
