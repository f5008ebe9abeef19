//! The page takes every sheet once; the report takes a set that needs nothing else.

use crate::sheet;

/// The sheets that one sheet imports, and those that they import, in order.
fn imported(name: &str) -> Vec<String> {
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let text = sheet::text(name);
    let paths = text.lines().filter_map(|line| line.trim().strip_prefix("@import \"")?.strip_suffix("\";"));
    paths
        .flat_map(|path| {
            let path = if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") };
            let mut names = vec![path.clone()];
            names.extend(imported(&path));
            names
        })
        .collect()
}

#[test]
fn the_page_takes_every_sheet_once() {
    // Two elements of the page: the work surface, and the paper on its own.
    let mut taken = Vec::new();
    for list in ["main.css", "report.css"] {
        taken.extend(imported(list));
        taken.push(list.to_owned());
    }
    taken.sort();
    assert_eq!(taken, sheet::names());
}

#[test]
fn the_report_needs_no_other_sheet() {
    let names = imported("report.css");
    let set: Vec<String> = names
        .iter()
        .flat_map(|name| sheet::rules(name))
        .flat_map(|rule| rule.declarations)
        .map(|(name, _)| name)
        .collect();
    for name in &names {
        let text = sheet::text(name);
        for used in sheet::variables(&text) {
            assert!(set.iter().any(|name| name == used), "{name} uses {used}, which the report does not bring");
        }
    }
}

#[test]
fn lists_of_imports_hold_nothing_else() {
    for name in ["main.css", "report.css"] {
        assert!(sheet::rules(name).is_empty(), "{name} holds a rule");
    }
}

#[test]
fn no_sheet_asks_the_network() {
    for name in sheet::names() {
        for rule in sheet::rules(&name) {
            for (property, value) in &rule.declarations {
                let outside = value.contains("url(") && !value.contains("url(#");
                assert!(!outside, "{name}: {} {{ {property}: {value} }}", rule.selector);
            }
        }
    }
}
