//! `cargo xtask docs`: writes `docs/scoring.md` from the documentation of the rules.
//!
//! A rule is one file with its documentation in it, under fixed headings, so that the page that an
//! office reads and the code that scores cannot drift apart.

use std::fmt::Write as _;
use std::fs;

use crate::Outcome;
use crate::bundle::root;

/// Where the rules are.
const RULES: &str = "crates/core/src/engine/rules";
/// Where their page is.
const PAGE: &str = "docs/scoring.md";
/// What every rule says of itself, in this order.
const HEADINGS: [&str; 4] = ["What it does", "Formula", "Clause", "Worked example"];

const HEAD: &str = "\
# How rows are scored

Made from the documentation of the rules in `crates/core/src/engine/rules` by `cargo xtask docs`; `cargo xtask test` \
fails where the two differ. W is the full score (分值), T the target (指标值), A the actual value (实际完成值), s the \
score (得分); `hu2` rounds half up to two decimals, which happens once, at the end. Ids are those that packs and papers \
print.
";

/// Writes the page.
pub(crate) fn run() -> Outcome {
    let path = root().join(PAGE);
    fs::write(&path, page()?).map_err(|error| format!("{PAGE}: {error}"))
}

/// Says whether the page is what the rules say.
pub(crate) fn check() -> Outcome {
    let written = fs::read_to_string(root().join(PAGE)).unwrap_or_default();
    if written == page()? { Ok(()) } else { Err(format!("{PAGE} is not what the rules say: run cargo xtask docs")) }
}

/// One rule as its file tells it.
struct Rule {
    /// `R3b`, or nothing for a rule without an id.
    id: String,
    title: String,
    file: String,
    sections: Vec<String>,
}

fn page() -> Outcome<String> {
    let folder = root().join(RULES);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{RULES}: {error}"))?;
    let mut rules = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.extension().is_none_or(|end| end != "rs") || file == "mod.rs" {
            continue;
        }
        let source = fs::read_to_string(&path).map_err(|error| format!("{file}: {error}"))?;
        rules.push(rule(file, &source)?);
    }
    rules.sort_by_key(|rule| (number(&rule.id), rule.id.clone(), rule.file.clone()));
    let mut page = HEAD.to_owned();
    for Rule { id, title, file, sections } in rules {
        let id = if id.is_empty() { String::new() } else { format!("{id} · ") };
        let _ = writeln!(page, "\n## {id}{title}\n\n`{file}`");
        for (heading, text) in HEADINGS.iter().zip(sections) {
            let _ = writeln!(page, "\n**{heading}.** {text}");
        }
    }
    Ok(page)
}

/// Rules without a number come last.
fn number(id: &str) -> u32 {
    let digits: String = id.chars().skip(1).take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u32::MAX)
}

/// Reads the documentation at the head of a rule's file.
fn rule(file: String, source: &str) -> Outcome<Rule> {
    let documentation = source.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let mut title = String::new();
    let mut sections: Vec<(String, String)> = Vec::new();
    for line in documentation {
        let text = match (line.strip_prefix("# "), sections.last_mut()) {
            (Some(heading), _) => {
                sections.push((heading.to_owned(), String::new()));
                continue;
            }
            (None, Some((_, text))) => text,
            (None, None) => &mut title,
        };
        if !text.is_empty() && !line.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
    let headings: Vec<&str> = sections.iter().map(|(heading, _)| heading.as_str()).collect();
    if headings != HEADINGS || sections.iter().any(|(_, text)| text.is_empty()) {
        return Err(format!("{RULES}/{file}: a rule says {HEADINGS:?}, this one {headings:?}"));
    }
    let title = title.trim_end_matches('.');
    let (id, title) = match title.split_once(": ") {
        Some((id, title)) if id.starts_with('R') && id.len() <= 4 => (id.to_owned(), title),
        _ => (String::new(), title),
    };
    let mut title = title.to_owned();
    if let Some(first) = title.get(..1) {
        title.replace_range(..1, &first.to_uppercase());
    }
    Ok(Rule { id, title, file, sections: sections.into_iter().map(|(_, text)| text).collect() })
}

#[cfg(test)]
mod tests {
    use super::{number, rule};

    #[test]
    fn a_rule_without_one_of_the_headings_is_refused() {
        let whole = "//! R1: met (达成).\n//!\n//! # What it does\n//! A.\n//!\n//! # Formula\n//! B.\n//!\n//! # Clause\n//! C.\n//!\n//! # Worked example\n//! D\n//! E.\n";
        let read = rule("met.rs".to_owned(), whole).expect("a whole rule");
        assert_eq!((read.id.as_str(), read.title.as_str()), ("R1", "Met (达成)"));
        assert_eq!(read.sections, ["A.", "B.", "C.", "D E."]);
        assert!(rule("met.rs".to_owned(), &whole.replace("# Clause", "# Source")).is_err());
    }

    #[test]
    fn rules_are_put_in_the_order_of_their_numbers() {
        assert!(number("R3b") < number("R14") && number("R28") < number(""));
    }
}
