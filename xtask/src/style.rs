//! Makes one style sheet of many.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Outcome;

/// Reads a style sheet and puts the sheets it imports in their place.
///
/// An import stands on a line of its own: `@import "base/reset.css";`, its path beside the sheet that names it.
pub(crate) fn read(path: &Path) -> Outcome<String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut sheet = String::with_capacity(text.len());
    for line in text.lines() {
        match imported(line) {
            Some(name) => sheet.push_str(&read(&folder.join(name))?),
            None => writeln!(sheet, "{line}").expect("a String takes every write"),
        }
    }
    Ok(sheet)
}

fn imported(line: &str) -> Option<&str> {
    line.trim().strip_prefix("@import \"")?.strip_suffix("\";")
}

/// Leaves out comments, indentation and empty lines. Strings of style sheets hold neither.
pub(crate) fn shrink(sheet: &str) -> String {
    let mut rest = sheet;
    let mut bare = String::with_capacity(sheet.len());
    while let Some((before, after)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines: Vec<&str> = bare.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{imported, shrink};

    #[test]
    fn an_import_names_a_sheet() {
        assert_eq!(imported("  @import \"base/reset.css\"; "), Some("base/reset.css"));
        assert_eq!(imported("a { color: red }"), None);
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(shrink("/* a\n b */\na {\n  color: red; /* c */\n}\n"), "a {\ncolor: red;\n}");
    }
}
