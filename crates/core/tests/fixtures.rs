//! Files that were written once open for ever, and mean what they meant.

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use jiheng_core::engine;
use jiheng_core::format;
use jiheng_core::sealing::{self, SealState};
use serde_json::Value;

fn fixtures() -> Vec<(PathBuf, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/v1");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("the folder of fixtures").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("a fixture"))).collect()
}

#[test]
fn every_fixture_opens_and_is_written_as_it_was() {
    for (path, text) in fixtures() {
        let path = path.display();
        let mut draft = format::read(text.as_bytes()).unwrap_or_else(|error| panic!("{path}: {error:?}"));
        assert_eq!(Some(format::revision(&draft)), draft.document.revision, "{path}");
        assert!(format::export(&mut draft) == text, "{path} is written otherwise");
    }
}

#[test]
fn the_example_of_version_1_comes_to_what_it_came_to() {
    let (_, text) = fixtures().into_iter().find(|(path, _)| path.ends_with("yuzhong-2019.json")).expect("the fixture");
    let draft = format::read(text.as_bytes()).expect("opens");
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    assert_eq!(assessment.total.score.0.to_string(), "99.73");
}

#[test]
fn what_was_sealed_in_version_1_is_still_whole() {
    let (_, text) = fixtures().into_iter().find(|(path, _)| path.ends_with("sealed.json")).expect("the fixture");
    let draft = format::read(text.as_bytes()).expect("opens");
    assert_eq!(sealing::check(&draft), SealState::Whole);
    assert_eq!(draft.evaluation.seals.version(), 2);
}

/// Whatever the schema names, a fixture holds: no name can change unseen.
#[test]
fn the_fixtures_hold_every_member_and_every_choice() {
    let schema: Value = serde_json::from_str(&format::schema()).expect("the schema is JSON");
    let mut wanted = BTreeSet::new();
    named(&schema, &mut wanted);
    let mut held = BTreeSet::new();
    for (_, text) in fixtures() {
        words(&serde_json::from_str(&text).expect("a fixture is JSON"), &mut held);
    }
    let missing: Vec<&String> = wanted.difference(&held).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(wanted.len() > 120, "{} names", wanted.len());
}

/// The names of members and of choices in a schema, but for the standard, which
/// has tests of its own.
fn named(schema: &Value, into: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            for (keyword, value) in members.iter().filter(|(keyword, _)| *keyword != "standard") {
                match (keyword.as_str(), value) {
                    ("properties", Value::Object(properties)) => into.extend(properties.keys().cloned()),
                    ("enum", Value::Array(choices)) => {
                        into.extend(choices.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
                named(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| named(item, into)),
        _ => {}
    }
}

/// Every name and every text in a file.
fn words(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                into.insert(name.clone());
                words(value, into);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| words(item, into)),
        Value::String(text) => {
            into.insert(text.clone());
        }
        _ => {}
    }
}
