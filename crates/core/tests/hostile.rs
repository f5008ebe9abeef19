//! Whatever is in a file: it opens, or a kind sentence says why not, and nothing panics.

mod common;

use std::fs;

use common::{Dice, commands, evaluations};
use jiheng_core::edit;
use jiheng_core::format::{self, ReadError};
use jiheng_core::model::Indicator;
use jiheng_core::{engine, progress};

const EXAMPLE: &str = include_str!("../data/yuzhong-2019.json");
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");

/// Opens a file and does with it what the tool does. Says what came of it.
#[track_caller]
fn open(bytes: &[u8]) -> Result<(), ReadError> {
    match format::read(bytes) {
        Err(error) => {
            let sentence = format::explain(&error);
            assert!(sentence.ends_with('。') && sentence.chars().count() > 20, "{error:?}: {sentence}");
            let foreign = sentence.replace("UTF-8", "").replace(".json", "").replace("MB", "").replace("PDF", "");
            assert!(!foreign.contains(|c: char| c.is_ascii_alphabetic()), "{error:?}: {sentence}");
            Err(error)
        }
        Ok(draft) => {
            let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
            progress::overall(&draft.evaluation, &assessment);
            for row in draft.evaluation.tree.rows() {
                engine::explain(&draft.evaluation, &draft.standard, row.id);
            }
            let text = format::write(&draft);
            let again = format::read(text.as_bytes()).expect("what the tool wrote it opens");
            assert_eq!(format::write(&again), text);
            Ok(())
        }
    }
}

#[test]
fn every_file_of_the_corpus_comes_to_what_it_should() {
    let expected = fs::read_to_string(format!("{CORPUS}/expected.txt")).expect("the list of the corpus");
    let mut files = 0;
    for line in expected.lines().filter(|line| !line.starts_with('#')) {
        let (name, outcome) = line.split_once(' ').expect("a name and an outcome");
        let bytes = fs::read(format!("{CORPUS}/{name}")).expect("a file of the corpus");
        let result = open(&bytes);
        let told = result.map_or_else(|error| format!("{error:?}"), |()| "opens".to_owned());
        assert!(told.split([' ', '(']).next() == Some(outcome), "{name}: {told}");
        files += 1;
    }
    let listed = fs::read_dir(CORPUS).expect("the corpus").count() - 1;
    assert_eq!(files, listed, "every file of the corpus is in the list");
}

/// Changes some bytes as damage, a bad copy or a hand would.
fn damaged(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = dice.below(bytes.len());
    let to = (at + 1 + dice.below(200)).min(bytes.len());
    match dice.below(7) {
        0 => bytes.truncate(at),
        1 => bytes[at] ^= 1 << dice.below(8),
        2 => {
            let other = dice.below(bytes.len());
            bytes.swap(at, other);
        }
        3 => drop(bytes.drain(at..to)),
        4 => {
            let piece = bytes[at..to].to_vec();
            let other = dice.below(bytes.len());
            bytes.splice(other..other, piece);
        }
        5 => bytes[at] = *dice.pick(b"\"\\{}[],:0-9eE.\0\xff tfn\n".as_slice()),
        _ => {
            let piece = *dice.pick(&["\"", "{", "[[[[[", "\\ud800", "\u{feff}", "1e999", "null"]);
            bytes.splice(at..at, piece.bytes());
        }
    }
    bytes
}

#[test]
fn damaged_bytes_never_panic() {
    let (mut opened, mut refused) = (0, 0);
    for seed in 0..1500 {
        let dice = &mut Dice::new(seed);
        let mut bytes = damaged(EXAMPLE.as_bytes(), dice);
        while dice.once_in(3) && !bytes.is_empty() {
            bytes = damaged(&bytes, dice);
        }
        match open(&bytes) {
            Ok(()) => opened += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(opened > 100 && refused > 500, "both happen: {opened} opened, {refused} refused");
}

/// Values that a hand or an enemy puts where something else belongs.
const ENEMIES: [&str; 16] = [
    "null",
    "true",
    "0",
    "-1",
    "1e999",
    "99999999999999999999999999999999",
    "\"\"",
    "\"<img src=x onerror=alert(1)>\"",
    "\"-0\"",
    "\"79228162514264337593543950335\"",
    "\"0000000000000000\"",
    "[]",
    "[[[[null]]]]",
    "{}",
    "{\"__proto__\": {\"polluted\": true}}",
    "{\"not_stated\": true}",
];

/// Changes the structure: the file has one member or item on each line.
fn rearranged(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
    match dice.below(5) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[at].clone()),
        2 => lines.swap(at, other),
        3 => {
            let (name, comma) = (lines[at].split_once(": "), if lines[at].ends_with(',') { "," } else { "" });
            if let Some((name, _)) = name {
                lines[at] = format!("{name}: {}{comma}", dice.pick(&ENEMIES));
            }
        }
        _ => {
            // A member with another's value: ids that stand twice, texts for choices.
            let value = lines[other].split_once(": ").map(|(_, value)| value.trim_end_matches(',').to_owned());
            let (name, comma) = (lines[at].split_once(": "), if lines[at].ends_with(',') { "," } else { "" });
            if let (Some((name, _)), Some(value)) = (name, value) {
                lines[at] = format!("{name}: {value}{comma}");
            }
        }
    }
    lines.join("\n")
}

#[test]
fn rearranged_members_never_panic() {
    let (mut opened, mut refused) = (0, 0);
    for seed in 0..600 {
        let dice = &mut Dice::new(seed);
        let text = rearranged(EXAMPLE, dice);
        match open(text.as_bytes()) {
            Ok(()) => opened += 1,
            Err(_) => refused += 1,
        }
    }
    assert!(opened > 100 && refused > 100, "both happen: {opened} opened, {refused} refused");
}

#[test]
fn a_damaged_journal_never_panics() {
    let (mut read, mut refused) = (0, 0);
    for seed in 0..3000 {
        let dice = &mut Dice::new(seed);
        let mut evaluation = evaluations::evaluation(dice);
        let line = format::write_command(&commands::command(dice, &evaluation));
        let Ok(line) = String::from_utf8(damaged(line.as_bytes(), dice)) else { continue };
        match format::read_command(&line) {
            Ok(command) => {
                read += 1;
                let before = evaluation.clone();
                if edit::apply(&mut evaluation, &command).is_err() {
                    assert!(evaluation == before, "a command that fails changes nothing");
                }
            }
            Err(error) => {
                refused += 1;
                assert!(!format::explain(&error).is_empty());
            }
        }
    }
    assert!(read > 100 && refused > 500, "both happen: {read} read, {refused} refused");
}

#[test]
fn a_draft_of_ten_thousand_rows_opens() {
    let dice = &mut Dice::new(1);
    let mut draft = jiheng_core::example::yuzhong_2019();
    let first = draft.evaluation.tree.order()[0];
    let category = evaluations::category(dice);
    let in_category = category.id;
    assert!(draft.evaluation.tree.push_category(first, category));
    for _ in 0..10_000 {
        let mut row = Indicator::new(evaluations::id(dice));
        row.name = "参加重大会展活动".to_owned();
        assert!(draft.evaluation.tree.push_indicator(in_category, row));
    }
    let again = format::read(format::write(&draft).as_bytes()).expect("opens");
    assert!(again == draft);
}
