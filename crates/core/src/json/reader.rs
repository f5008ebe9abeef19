//! Reading JSON text, one level at a time.

use std::collections::HashSet;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::ReadError;

/// How deep brackets may stand within brackets.
const MAX_DEPTH: usize = 64;
/// How many items a list, or members an object, may have.
const MAX_ITEMS: usize = 50_000;
/// How long a text may be, in bytes.
const MAX_TEXT: usize = 8 << 20;

/// A JSON value that is well formed and not yet looked into.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// Checks that a whole text is one JSON value.
    pub(crate) fn parse(text: &'a str) -> Result<Self, ReadError> {
        if depth(text) > MAX_DEPTH {
            return Err(ReadError::TooDeep);
        }
        match serde_json::from_str::<&RawValue>(text) {
            Ok(raw) => Ok(Self(raw.get())),
            Err(error) if error.is_eof() => Err(ReadError::Truncated),
            Err(error) => {
                let line = error.line().max(1);
                let bytes = text.split('\n').nth(line - 1).unwrap_or_default().as_bytes();
                let before = &bytes[..error.column().saturating_sub(1).min(bytes.len())];
                Err(ReadError::NotJson { line, column: String::from_utf8_lossy(before).chars().count() + 1 })
            }
        }
    }

    /// The text of the value, as it stands.
    pub(crate) fn text(self) -> &'a str {
        self.0
    }

    /// The members of an object, in order, no name twice.
    pub(crate) fn members(self) -> Result<Vec<(String, Self)>, ReadError> {
        let Members(members) = serde_json::from_str(self.0).map_err(|_| ReadError::wrong_type())?;
        if members.len() > MAX_ITEMS {
            return Err(ReadError::out_of_bounds());
        }
        let mut seen = HashSet::with_capacity(members.len());
        if members.iter().all(|(name, _)| seen.insert(name.as_str())) {
            Ok(members)
        } else {
            Err(ReadError::duplicate_key())
        }
    }

    /// The items of a list.
    pub(crate) fn items(self) -> Result<Vec<Self>, ReadError> {
        let items: Vec<&'a RawValue> = serde_json::from_str(self.0).map_err(|_| ReadError::wrong_type())?;
        if items.len() > MAX_ITEMS {
            return Err(ReadError::out_of_bounds());
        }
        Ok(items.into_iter().map(|item| Self(item.get())).collect())
    }

    /// A string.
    pub(crate) fn string(self) -> Result<String, ReadError> {
        if self.0.len() > MAX_TEXT {
            return Err(ReadError::out_of_bounds());
        }
        serde_json::from_str(self.0).map_err(|_| ReadError::wrong_type())
    }

    /// A whole number, not negative.
    pub(crate) fn number(self) -> Result<u64, ReadError> {
        serde_json::from_str(self.0).map_err(|_| ReadError::wrong_type())
    }

    /// `true` or `false`.
    pub(crate) fn boolean(self) -> Result<bool, ReadError> {
        serde_json::from_str(self.0).map_err(|_| ReadError::wrong_type())
    }
}

/// The members of an object as they stand, names that stand twice included.
struct Members<'a>(Vec<(String, Json<'a>)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    members.push((name, Json(value.get())));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}

/// How deep brackets stand within brackets, outside of strings.
fn depth(text: &str) -> usize {
    let (mut deepest, mut open) = (0_usize, 0_usize);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                open += 1;
                deepest = deepest.max(open);
            }
            b'}' | b']' if !in_string => open = open.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}
