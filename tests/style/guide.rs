//! The guide in `docs/style.md` names every class there is, so that a page can be written from it.

use std::collections::BTreeSet;
use std::fs;

use crate::sheet;

fn classes(selector: &str) -> impl Iterator<Item = String> + '_ {
    selector.split('.').skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').unwrap_or(rest.len());
        rest.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| rest[..end].to_owned())
    })
}

#[test]
fn every_class_stands_in_the_guide() {
    let path = sheet::folder().join("../docs/style.md");
    let guide = fs::read_to_string(path).expect("the guide is in the repository");
    let words: BTreeSet<&str> = guide.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').collect();
    let mut missing = BTreeSet::new();
    for name in sheet::names() {
        for rule in sheet::rules(&name) {
            for class in classes(&rule.selector) {
                // A modifier may stand as `--warn` beside its block.
                let told = class.split_once("--").is_some_and(|(block, modifier)| {
                    words.contains(block) && words.contains(format!("--{modifier}").as_str())
                });
                if !words.contains(class.as_str()) && !told {
                    missing.insert(format!("{class} ({name})"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "not in docs/style.md: {missing:?}");
}

#[test]
fn classes_are_read_from_a_selector() {
    let found: Vec<String> = classes(".tb tr:hover .cell.cell--edit, th.open::before").collect();
    assert_eq!(found, ["tb", "cell", "cell--edit", "open"]);
}

#[test]
fn every_drawing_stands_in_the_guide_once() {
    let sprite = fs::read_to_string(sheet::folder().join("icons.svg")).expect("the sprite is in the repository");
    let guide = fs::read_to_string(sheet::folder().join("../docs/style.md")).expect("the guide is in the repository");
    let line = guide.lines().find(|line| line.contains("`style/icons.svg`")).expect("the guide lists the drawings");
    let words: BTreeSet<&str> = line.split([' ', ';', '.', '`', '"', '(', ')']).collect();
    let mut seen = BTreeSet::new();
    for id in sprite.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(seen.insert(id), "{id} is drawn twice");
        let name = id.strip_prefix("i-").unwrap_or(id);
        assert!(words.contains(name) || line.contains(&format!("#{id}")), "{id} is not in docs/style.md");
    }
    assert!(seen.len() > 30, "the sprite was not read");
}
