//! Reads style sheets as far as these tests need them: rules, the media query around them, their declarations.

use std::fs;
use std::path::{Path, PathBuf};

/// One rule: the `@media` or `@supports` conditions around it, its selector, its declarations.
#[derive(Debug)]
pub(crate) struct Rule {
    /// The conditions from the outermost to the innermost.
    pub(crate) within: Vec<String>,
    /// The selector list, as written.
    pub(crate) selector: String,
    /// Names and values in order.
    pub(crate) declarations: Vec<(String, String)>,
}

/// The folder that holds all style sheets.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("style")
}

/// The text of one sheet, without its comments.
pub(crate) fn text(name: &str) -> String {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    without_comments(&text)
}

/// The names of all sheets, such as `base/focus.css`, in order.
pub(crate) fn names() -> Vec<String> {
    let mut names = Vec::new();
    collect(&folder(), "", &mut names);
    names.sort();
    names
}

fn collect(folder: &Path, prefix: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the style folder is in the repository") {
        let entry = entry.expect("the style folder can be listed");
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), names);
        } else if entry.path().extension().is_some_and(|extension| extension == "css") {
            names.push(name);
        }
    }
}

fn without_comments(sheet: &str) -> String {
    let mut rest = sheet;
    let mut bare = String::with_capacity(sheet.len());
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare + rest
}

/// All rules of one sheet.
pub(crate) fn rules(name: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut within: Vec<String> = Vec::new();
    let text = text(name);
    let mut rest = text.as_str();
    while let Some(at) = rest.find(['{', '}', ';']) {
        let (head, mark) = (rest[..at].trim(), &rest[at..=at]);
        rest = &rest[at + 1..];
        match mark {
            "{" if head.starts_with("@media") || head.starts_with("@supports") => within.push(head.to_owned()),
            "{" => {
                let (body, after) = rest.split_once('}').unwrap_or_else(|| panic!("{name}: `{head}` has no end"));
                rules.push(Rule {
                    within: within.clone(),
                    selector: head.to_owned(),
                    declarations: declarations(body),
                });
                rest = after;
            }
            "}" => assert!(within.pop().is_some(), "{name}: one brace too many"),
            _ => assert!(head.starts_with("@import"), "{name}: `{head}` stands outside a rule"),
        }
    }
    assert!(within.is_empty(), "{name}: a brace is missing");
    rules
}

fn declarations(body: &str) -> Vec<(String, String)> {
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

/// The custom properties that a piece of text reads: `var(--text)` gives `--text`.
pub(crate) fn variables(text: &str) -> impl Iterator<Item = &str> {
    text.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next()).map(str::trim)
}

#[test]
fn rules_are_read_with_the_queries_around_them() {
    let dark = rules("tokens/themes.css");
    let system = dark
        .iter()
        .find(|rule| rule.within == ["@media (prefers-color-scheme: dark)"])
        .expect("the system's dark theme");
    assert!(system.selector.contains(":not([data-theme=\"light\"])"));
    assert!(system.declarations.iter().any(|(name, _)| name == "--text"));
}
