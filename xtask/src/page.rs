//! Puts the parts of the one file together.

use std::fs;
use std::num::NonZeroU64;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use crate::Outcome;
use crate::program::{Build, Program};
use crate::style;

/// Rounds of the search for the smallest gzip. More than these gain a few hundred bytes.
const ITERATIONS: NonZeroU64 = NonZeroU64::new(5).expect("five is not zero");
/// Blocks with a code of their own. Code, data and texts of a program differ; the usual 15 cost 8 kB.
const SPLITS: u16 = 45;

/// Writes the page from the template `index.html`, whose gaps are written `{{name}}`.
pub(crate) fn write(root: &Path, program: &Program, build: Build) -> Outcome<String> {
    let read = |name: &str| fs::read_to_string(root.join(name)).map_err(|error| format!("{name}: {error}"));
    let style =
        style::shrink(&(style::read(&root.join("boot/boot.css"))? + &style::read(&root.join("style/main.css"))?));
    // The paper's sheet is an element of its own: the app puts its text into the papers it hands out.
    let paper_style = style::shrink(&style::read(&root.join("style/report.css"))?);
    if style.contains("</style") || paper_style.contains("</style") {
        return Err("a style sheet ends the style element".to_owned());
    }
    let scripts = [
        ("floor", inlined("floor", &read("boot/floor.js")?)?),
        ("panic", inlined("panic", &read("boot/panic.js")?)?),
        ("glue", inlined("glue", &program.glue)?),
        ("start", inlined("start", &read("boot/start.js")?)?),
    ];
    let policy = policy(scripts.iter().map(|(_, script)| script.as_str()));

    let mut gaps = vec![
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("content-security-policy", policy),
        ("style", style),
        ("paper-style", paper_style),
        ("icons", read("style/icons.svg")?),
        ("app-module", BASE64.encode(packed(&program.wasm, build)?)),
    ];
    gaps.extend(scripts);
    fill(&read("index.html")?, &gaps)
}

/// Fills every gap once. What fills a gap is never searched for gaps again.
fn fill(template: &str, gaps: &[(&str, String)]) -> Outcome<String> {
    let mut page = String::new();
    let mut used = 0;
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after.split_once("}}").ok_or("a gap of the template has no end")?;
        let (_, text) = gaps.iter().find(|(gap, _)| *gap == name).ok_or(format!("nothing fills {{{{{name}}}}}"))?;
        page.push_str(before);
        page.push_str(text);
        used += 1;
        rest = after;
    }
    page.push_str(rest);
    if used != gaps.len() {
        return Err(format!("the template has {used} gaps for {} parts", gaps.len()));
    }
    Ok(page)
}

/// Makes a script safe to stand between `<script>` and `</script>`.
///
/// Both sequences can only occur in strings, comments and regular expressions, where a backslash
/// before the second sign changes nothing.
fn inlined(name: &str, script: &str) -> Outcome<String> {
    let script = script.replace("</script", "<\\/script").replace("<!--", "<\\!--");
    let lower = script.to_ascii_lowercase();
    if ["</script", "<!--", "<script", "\r"].iter().any(|sequence| lower.contains(sequence)) {
        return Err(format!("the script {name} cannot stand in a page as it is"));
    }
    Ok(script)
}

/// What the page may do: run its own scripts, and nothing that leaves the machine.
///
/// Chromium 80 to 92 know only `'unsafe-eval'` as the permission to compile WebAssembly.
fn policy<'a>(scripts: impl Iterator<Item = &'a str>) -> String {
    let hashes: Vec<String> =
        scripts.map(|script| format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)))).collect();
    [
        "default-src 'none'",
        "connect-src 'none'",
        &format!("script-src {} 'unsafe-eval' 'wasm-unsafe-eval'", hashes.join(" ")),
        "worker-src blob:",
        "style-src 'unsafe-inline'",
        "img-src data: blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// Compresses the program. What is shipped is worth the seconds that the smallest gzip takes.
fn packed(program: &[u8], build: Build) -> Outcome<Vec<u8>> {
    if build == Build::Dev {
        return gzip(program);
    }
    let options =
        zopfli::Options { iteration_count: ITERATIONS, maximum_block_splits: SPLITS, ..zopfli::Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, program, &mut packed)
        .map_err(|error| format!("zopfli: {error}"))?;
    Ok(packed)
}

/// Compresses with no time and no name in the header, so that the same input gives the same bytes.
pub(crate) fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    use std::io::Write as _;
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|error| format!("gzip: {error}"))
}

#[cfg(test)]
mod tests {
    use super::{fill, inlined, policy};

    #[test]
    fn a_gap_is_filled_once_and_not_searched_again() {
        let gaps = [("a", "{{b}}".to_owned()), ("b", "2".to_owned())];
        assert_eq!(fill("<{{a}}|{{b}}>", &gaps), Ok("<{{b}}|2>".to_owned()));
        assert!(fill("{{c}}", &gaps).is_err());
        assert!(fill("{{a}}", &gaps).is_err());
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        assert_eq!(inlined("s", "'</script>' + '<!--'"), Ok("'<\\/script>' + '<\\!--'".to_owned()));
        assert!(inlined("s", "'</SCRIPT>'").is_err());
        assert!(inlined("s", "'<script>'").is_err());
    }

    #[test]
    fn the_policy_names_the_scripts_by_digest() {
        let policy = policy(["x"].into_iter());
        assert!(policy.contains("'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE='"));
    }
}
