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
