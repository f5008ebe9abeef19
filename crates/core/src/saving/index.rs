//! The list of drafts as it is stored.

use serde_json::{Map, Value};

use super::{DraftEntry, DraftKey};

/// The list of drafts: one JSON object for each, in order of creation.
///
/// Objects are kept as they were read, and a changed entry replaces only the
/// members this version knows: what a later version wrote survives.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Index(Vec<Map<String, Value>>);

impl Index {
    /// Reads a stored list. `None`: it is no list of objects.
    pub(super) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().map(Self)
    }

    /// The text to store.
    pub(super) fn text(&self) -> String {
        serde_json::to_string(&self.0).expect("JSON values always have a text")
    }

    /// The entries that can be read.
    pub(super) fn entries(&self) -> Vec<DraftEntry> {
        self.0.iter().filter_map(|object| serde_json::from_value(Value::Object(object.clone())).ok()).collect()
    }

    /// The entry of a draft.
    pub(super) fn entry(&self, key: DraftKey) -> Option<DraftEntry> {
        let object = self.0.iter().find(|object| is_of(object, key))?;
        serde_json::from_value(Value::Object(object.clone())).ok()
    }

    /// Puts an entry in, or in the place of the one with the same key.
    pub(super) fn put(&mut self, entry: &DraftEntry) {
        let Ok(Value::Object(members)) = serde_json::to_value(entry) else { return };
        match self.0.iter_mut().find(|object| is_of(object, entry.key)) {
            Some(object) => object.extend(members),
            None => self.0.push(members),
        }
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, key: DraftKey) {
        self.0.retain(|object| !is_of(object, key));
    }
}

fn is_of(object: &Map<String, Value>, key: DraftKey) -> bool {
    object.get("key").and_then(Value::as_str).and_then(DraftKey::parse) == Some(key)
}
