//! The oldest engine that must show the page is Chromium 80: nothing that came later may carry the layout.

use crate::sheet;

/// Words of style sheets that came after Chromium 80, and the version that brought them.
const LATER: [(&str, u32); 15] = [
    (":is(", 88),
    (":where(", 88),
    (":has(", 105),
    ("@layer", 99),
    ("@container", 105),
    ("@property", 85),
    ("inset:", 87),
    ("aspect-ratio", 88),
    ("accent-color", 93),
    ("color-mix(", 111),
    ("dvh", 108),
    ("svh", 108),
    ("overflow: clip", 90),
    ("content-visibility", 85),
    ("text-wrap", 114),
];

#[test]
fn nothing_newer_carries_the_layout() {
    for name in sheet::names() {
        let text = sheet::text(&name);
        for (word, version) in LATER {
            assert!(!text.contains(word), "{name} uses `{word}`, which came with Chromium {version}");
        }
        assert!(!text.contains('&'), "{name} nests rules");
    }
}

#[test]
fn space_between_items_comes_from_the_grid() {
    for name in sheet::names() {
        for rule in sheet::rules(&name) {
            let has = |wanted: &str| rule.declarations.iter().any(|(name, _)| name == wanted);
            assert!(!has("gap") && !has("column-gap") && !has("row-gap"), "{name}: {} has a gap", rule.selector);
        }
    }
}

#[test]
fn a_selector_that_old_engines_cannot_read_spoils_no_other() {
    for name in sheet::names() {
        for rule in sheet::rules(&name) {
            let alone = !rule.selector.contains(',');
            let risky = rule.selector.contains(":focus-visible");
            assert!(alone || !risky, "{name}: `{}` is lost as a whole before Chromium 86", rule.selector);
        }
    }
}

#[test]
fn no_text_is_smaller_than_twelve_pixels() {
    for name in sheet::names().iter().filter(|name| !name.starts_with("report/") && !name.starts_with("tokens/")) {
        for rule in sheet::rules(name) {
            for (property, value) in &rule.declarations {
                let sized = property == "font-size" || property == "font";
                let small = ["8px", "9px", "10px", "11px"];
                let small = sized && value.split([' ', '/']).any(|word| small.contains(&word));
                assert!(!small, "{name}: {} {{ {property}: {value} }}", rule.selector);
            }
        }
    }
}
