//! What Cargo and the compiler cannot guard: the house rules of `docs/architecture.md`, read off the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// Words that may not stand in the code of some folders. Comments and test modules are not code.
struct Ban {
    words: &'static [&'static str],
    within: &'static [&'static str],
    except: &'static [&'static str],
    why: &'static str,
}

const BANS: &[Ban] = &[
    Ban {
        words: &["f32", "f64"],
        within: &["crates/core/src"],
        except: &[],
        why: "a float is a cent off in one score of five hundred: scores are fractions, values are decimals",
    },
    Ban {
        words: &["RoundingStrategy", "round_dp", "trunc_with_scale"],
        within: &["crates", "src"],
        except: &["crates/core/src/decimal"],
        why: "one function rounds: jiheng_core::decimal::round_half_up",
    },
    Ban {
        words: &[
            "std::fs",
            "std::env",
            "std::net",
            "std::thread",
            "std::time",
            "std::io",
            "rand",
            "println",
            "eprintln",
        ],
        within: &["crates/core/src"],
        except: &[],
        why: "the core has no clock, no chance and no files: what comes from outside comes through a port",
    },
    Ban {
        words: &["jiheng.v1"],
        within: &["src", "crates", "boot", "index.html"],
        except: &["crates/core/src/saving/keys.rs", "boot/panic.js"],
        why: "one module knows the keys of the browser's storage, and the panic screen, which works without it",
    },
    Ban {
        words: &["http://", "https://", "@import url", "src=", "fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon"],
        within: &["index.html", "boot", "src"],
        except: &[],
        why: "the page loads nothing and reaches nobody",
    },
    Ban {
        words: &[concat!("todo", "!"), concat!("unimplemented", "!"), concat!("FIX", "ME"), concat!("#[", "ignore")],
        within: &["boot", "crates", "index.html", "src", "tests", "xtask"],
        except: &[],
        why: "what is on main works",
    },
];

/// Where the sources of the project lie.
const SOURCES: &[&str] = &[
    "benches",
    "boot",
    "crates",
    "docs",
    "index.html",
    "locales",
    "public",
    "src",
    "standards",
    "style",
    "tests",
    "xtask",
];

/// The modules of the core in the order in which they may know each other: a later row knows the
/// earlier ones and its own.
const LAYERS: &[&[&str]] = &[
    &["decimal"],
    &["model"],
    &["json"],
    &["standard"],
    &["engine", "check", "edit", "format", "review", "sealing"],
    &["portfolio", "report"],
];

/// The longest that the code of one file may be. Most stay below 400.
const LINES: usize = 500;

/// A text file of the project.
struct Source {
    /// Its path from the root, with `/`.
    name: String,
    text: String,
}

impl Source {
    /// The lines of code with their numbers: no comments, and no test module, which stands last.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(number, line)| (number + 1, line.trim()));
        let lines = lines.take_while(|(_, line)| *line != "#[cfg(test)]");
        lines.filter(|(_, line)| !["//", "/*", "* ", "<!--"].iter().any(|mark| line.starts_with(mark)))
    }

    fn is_rust(&self) -> bool {
        Path::new(&self.name).extension().is_some_and(|end| end == "rs")
    }

    fn lies_in(&self, places: &[&str]) -> bool {
        places.iter().any(|place| self.name == *place || self.name.starts_with(&format!("{place}/")))
    }
}

fn sources(places: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for place in places {
        collect(root, &root.join(place), &mut found);
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn collect(root: &Path, path: &Path, found: &mut Vec<Source>) {
    if path.ends_with("node_modules") {
        // Installed, not ours.
    } else if path.is_dir() {
        let entries = fs::read_dir(path).expect("a folder of the project can be read");
        entries.flatten().for_each(|entry| collect(root, &entry.path(), found));
    } else if let Ok(text) = fs::read_to_string(path) {
        let parts: Vec<_> = path.strip_prefix(root).unwrap_or(path).iter().map(|part| part.to_string_lossy()).collect();
        found.push(Source { name: parts.join("/"), text });
    }
}

/// Whether a line holds a word as a whole: `f64` is not in `half64`.
fn holds(line: &str, word: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back().filter(|_| word.starts_with(is_part));
        let after = line[at + word.len()..].chars().next().filter(|_| word.ends_with(is_part));
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}

/// Fails with every place on a line of its own.
#[track_caller]
fn none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn is_chinese(sign: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&sign)
}

#[test]
fn no_word_stands_where_it_is_banned() {
    let mut found = Vec::new();
    for ban in BANS {
        for source in sources(ban.within).iter().filter(|source| !source.lies_in(ban.except)) {
            for (number, line) in source.code() {
                let words = ban.words.iter().filter(|word| holds(line, word));
                found.extend(words.map(|word| format!("{}:{number}: {word}: {}", source.name, ban.why)));
            }
        }
    }
    none(&found);
}

/// One module writes markup, so that one module escapes what people typed.
#[test]
fn one_module_writes_markup() {
    let is_markup = |line: &str| {
        let starts_tag =
            |after: &str| after.starts_with(|sign: char| sign.is_ascii_alphabetic() || "/!".contains(sign));
        line.contains("</") || line.split("\"<").skip(1).any(starts_tag)
    };
    assert!(is_markup("write(\"<p>\")") && !is_markup("'<' | \"<\" | \"<=\""));
    let mut found = Vec::new();
    for source in
        sources(&["crates/core/src"]).iter().filter(|source| !source.lies_in(&["crates/core/src/report/html"]))
    {
        let lines = source.code().filter(|(_, line)| is_markup(line));
        found.extend(lines.map(|(number, line)| format!("{}:{number}: {line}", source.name)));
    }
    none(&found);
}

#[test]
fn words_are_found_whole() {
    assert!(holds("let x: f64 = 0;", "f64"));
    assert!(!holds("half64", "f64") && !holds("operand", "rand"));
}

#[test]
fn a_file_holds_one_noun() {
    let too_long = |source: &Source| {
        let lines = source.text.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
        (lines > LINES).then(|| format!("{}: {lines} lines: does it hold two nouns?", source.name))
    };
    none(&sources(SOURCES).iter().filter(|source| source.is_rust()).filter_map(too_long).collect::<Vec<_>>());
}

#[test]
fn modules_of_the_core_know_only_those_before_them() {
    let layer = |module: &str| LAYERS.iter().position(|layer| layer.contains(&module));
    let mut found = Vec::new();
    for source in sources(&["crates/core/src"]) {
        let module = source.name.trim_start_matches("crates/core/src/").split(['/', '.']).next().unwrap_or_default();
        let Some(own) = layer(module) else { continue };
        for (number, line) in source.code() {
            for (at, known) in line.match_indices("crate::") {
                let known = line[at + known.len()..].split(|sign: char| !sign.is_ascii_lowercase()).next();
                if known.and_then(layer).is_some_and(|known| known > own) {
                    found.push(format!("{}:{number}: {module} may not know this: {line}", source.name));
                }
            }
        }
    }
    none(&found);
}

#[test]
fn rules_and_commands_speak_in_codes() {
    let places = ["engine", "check", "edit"].map(|module| format!("crates/core/src/{module}"));
    let places: Vec<&str> = places.iter().map(String::as_str).collect();
    let mut found = Vec::new();
    for source in sources(&places) {
        let prose = source.code().filter(|(_, line)| line.contains('"') && line.contains(is_chinese));
        found.extend(prose.map(|(number, _)| format!("{}:{number}: sentences stand in locales/", source.name)));
    }
    none(&found);
}

#[test]
fn names_say_what_a_thing_is() {
    const EMPTY: [&str; 5] = ["Manager", "Helper", "Util", "Data", "Info"];
    let mut found = Vec::new();
    for source in sources(&["src", "crates", "xtask", "tests"]).iter().filter(|source| source.is_rust()) {
        for (number, line) in source.code() {
            let line = line.trim_start_matches("pub(crate) ").trim_start_matches("pub ");
            let name = ["struct ", "enum ", "trait "].iter().find_map(|kind| line.strip_prefix(kind));
            let name =
                name.and_then(|name| name.split(|sign: char| !sign.is_alphanumeric()).next()).unwrap_or_default();
            if EMPTY.iter().any(|empty| name.ends_with(empty)) {
                found.push(format!("{}:{number}: {name} says nothing", source.name));
            }
        }
    }
    none(&found);
}

#[test]
fn no_file_names_a_place_on_some_machine() {
    let places = ["tmp", "root", "work", "home", "Users"].map(|place| format!("/{place}/"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let top: Vec<PathBuf> =
        fs::read_dir(root).expect("the root can be read").flatten().map(|entry| entry.path()).collect();
    let top = top
        .iter()
        .filter(|path| path.is_file())
        .filter_map(|path| path.file_name()?.to_str())
        .filter(|name| *name != ".git");
    let everywhere: Vec<&str> = SOURCES.iter().copied().chain(top).chain([".cargo", ".ci"]).collect();
    let mut found = Vec::new();
    for source in sources(&existing(root, &everywhere)) {
        for (number, line) in source.text.lines().enumerate() {
            if places.iter().any(|place| line.contains(place.as_str())) {
                found.push(format!("{}:{}: {line}", source.name, number + 1));
            }
        }
    }
    none(&found);
}

fn existing<'a>(root: &Path, places: &[&'a str]) -> Vec<&'a str> {
    places.iter().copied().filter(|place| root.join(place).exists()).collect()
}

/// Both halves of wasm-bindgen speak one private format.
#[test]
fn the_two_halves_of_wasm_bindgen_are_one_version() {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).expect("a lock file");
    let version = |package: &str| {
        let after = lock.split_once(&format!("name = \"{package}\"\nversion = "))?.1;
        after.lines().next().map(str::to_owned)
    };
    assert_eq!(version("wasm-bindgen"), version("wasm-bindgen-cli-support"));
}
