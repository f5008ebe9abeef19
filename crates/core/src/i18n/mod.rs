//! The catalogue: every sentence a person reads, by key.
//!
//! Sentences are in `locales/<language>/*.json`, one flat object a file; a
//! placeholder is a name in braces. Code elsewhere knows keys, not prose.

pub mod number;
pub mod pack;
pub mod trace;

use std::collections::HashMap;
use std::sync::OnceLock;

/// The files of the catalogue, by the area that reads them.
const FILES: [&str; 10] = [
    include_str!("../../../../locales/zh-CN/app.json"),
    include_str!("../../../../locales/zh-CN/edit.json"),
    include_str!("../../../../locales/zh-CN/engine.json"),
    include_str!("../../../../locales/zh-CN/file.json"),
    include_str!("../../../../locales/zh-CN/grid.json"),
    include_str!("../../../../locales/zh-CN/packs.json"),
    include_str!("../../../../locales/zh-CN/report.json"),
    include_str!("../../../../locales/zh-CN/sealing.json"),
    include_str!("../../../../locales/zh-CN/store.json"),
    include_str!("../../../../locales/zh-CN/what_if.json"),
];

fn catalogue() -> &'static HashMap<String, String> {
    static CATALOGUE: OnceLock<HashMap<String, String>> = OnceLock::new();
    CATALOGUE.get_or_init(|| {
        FILES.iter().filter_map(|file| serde_json::from_str::<HashMap<String, String>>(file).ok()).flatten().collect()
    })
}

/// The sentence of a key. A key that is not in the catalogue gives an ellipsis,
/// never an English word on the screen; `tests/tidy.rs` finds such keys.
pub fn t(key: &str) -> &'static str {
    let found = catalogue().get(key);
    debug_assert!(found.is_some(), "the catalogue has no {key}");
    found.map_or("…", String::as_str)
}

/// The sentence of a key, where the catalogue has one.
pub fn find(key: &str) -> Option<&'static str> {
    catalogue().get(key).map(String::as_str)
}

/// The sentence of a key with its placeholders filled: `{name}` by the value
/// given for `name`. Values are put in as they are and not searched again.
pub fn fill(key: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = t(key);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            break;
        };
        let value = values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        out.push_str(value.unwrap_or(""));
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{FILES, t};
    use std::collections::{HashMap, HashSet};

    #[test]
    fn every_file_is_a_flat_object_and_no_key_stands_twice() {
        let mut seen = HashSet::new();
        for file in FILES {
            let entries: HashMap<String, String> = serde_json::from_str(file).expect("a flat object of strings");
            for key in entries.into_keys() {
                assert!(seen.insert(key.clone()), "{key} stands twice");
            }
        }
        assert_eq!(t("entry.blank"), "未填");
    }
}
