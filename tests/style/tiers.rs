//! Two tiers of tokens: themes mix the pigments, everything else asks for a meaning.

use std::collections::BTreeSet;

use crate::sheet;

/// Names of colors that a sheet could use by their word. The system's colors are for forced colors and are not among them.
const WORDS: [&str; 8] = ["white", "black", "red", "green", "blue", "gray", "grey", "yellow"];

/// The sheets of the page, as against those of the paper and of the tokens.
fn of_the_page() -> Vec<String> {
    let folders = ["base/", "layout/", "components/", "pages/"];
    sheet::names().into_iter().filter(|name| folders.iter().any(|folder| name.starts_with(folder))).collect()
}

fn set_in(names: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    names
        .into_iter()
        .flat_map(|name| sheet::rules(&name))
        .flat_map(|rule| rule.declarations)
        .map(|(name, _)| name)
        .filter(|name| name.starts_with("--"))
        .collect()
}

/// Whether a value writes a color down instead of naming its meaning.
fn is_raw(value: &str) -> bool {
    let hexadecimal = value.split('#').skip(1).any(|rest| {
        let digits = rest.chars().take_while(char::is_ascii_alphanumeric);
        let digits: Vec<char> = digits.collect();
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.iter().all(char::is_ascii_hexdigit)
    });
    let word = |word: &&str| value.split(|c: char| !c.is_ascii_alphabetic() && c != '-').any(|part| part == *word);
    hexadecimal || ["rgb", "hsl"].iter().any(|function| value.contains(function)) || WORDS.iter().any(word)
}

#[test]
fn a_raw_color_is_known_by_its_form() {
    for raw in ["#fff", "1px solid #d9dde4", "rgba(0, 0, 0, .4)", "white", "1px solid red"] {
        assert!(is_raw(raw), "{raw}");
    }
    for meant in ["var(--text)", "url(#hatch)", "white-space", "CanvasText", "1px dashed var(--line-soft)"] {
        assert!(!is_raw(meant), "{meant}");
    }
}

#[test]
fn the_page_writes_down_no_color() {
    for name in of_the_page() {
        for rule in sheet::rules(&name) {
            for (property, value) in &rule.declarations {
                assert!(!is_raw(value), "{name}: {} {{ {property}: {value} }}", rule.selector);
            }
        }
    }
}

#[test]
fn only_themes_name_pigments() {
    let pigments = set_in(["tokens/palette.css".to_owned()]);
    for name in sheet::names() {
        if name == "tokens/palette.css" || name == "tokens/themes.css" {
            continue;
        }
        let text = sheet::text(&name);
        for used in sheet::variables(&text) {
            assert!(!pigments.contains(used), "{name} uses {used}, a pigment");
        }
    }
}

#[test]
fn every_token_that_is_used_is_set() {
    // Set on the element by the page: lengths of a beam.
    let by_the_page = ["--r", "--t"];
    let set = set_in(sheet::names());
    for name in sheet::names() {
        let text = sheet::text(&name);
        for used in sheet::variables(&text) {
            assert!(set.contains(used) || by_the_page.contains(&used), "{name} uses {used}, which nothing sets");
        }
    }
}

#[test]
fn every_token_that_is_set_is_used() {
    let texts: Vec<String> = sheet::names().iter().map(|name| sheet::text(name)).collect();
    let used: BTreeSet<&str> = texts.iter().flat_map(|text| sheet::variables(text)).collect();
    for token in set_in(sheet::names()) {
        assert!(used.contains(token.as_str()), "{token} is set and nothing uses it");
    }
}
