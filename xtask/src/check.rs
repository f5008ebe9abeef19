//! `cargo xtask test`: every check, in the order in which a slip shows soonest.

use std::process::Command;
use std::time::{Duration, Instant};

use crate::bundle::{self, root};
use crate::program::{self, Build};
use crate::{Outcome, provide, scoring};

/// Runs the command with its arguments.
///
/// Filters are parts of test names: with any, only the tests run. `--dev` tests a page that is
/// compiled quickly; `--host` leaves everything out that needs a browser.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (options, filters): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.starts_with("--"));
    let mut host_only = false;
    let mut build = Build::Release;
    for option in options {
        match option.as_str() {
            "--host" => host_only = true,
            "--dev" => build = Build::Dev,
            _ => return Err(format!("test does not know {option}")),
        }
    }

    let mut stages = Stages::default();
    if filters.is_empty() {
        stages.run("format", || cargo(&["fmt", "--all", "--check"], &[]))?;
        stages.run("clippy", || {
            let every = ["clippy", "--workspace", "--all-targets", "--all-features"];
            cargo(&[&every[..], DENY].concat(), &[])
        })?;
        stages.run("documentation", || document(&["--workspace"]))?;
        stages.run("scoring page", scoring::check)?;
    }
    stages.run("host tests", || cargo(&["test", "--workspace"], &filters))?;
    if !host_only {
        stages.run("targets", || TARGETS.iter().try_for_each(|target| provide::wasm_target(target)))?;
        stages.run("wasm tests", || wasm_tests(&filters))?;
        stages.run("packages", provide::system_packages)?;
        stages.run("old browsers", provide::old_chromiums)?;
        if filters.is_empty() {
            let app = ["--package", "jiheng", "--target", program::TARGET];
            stages.run("clippy, wasm", || cargo(&[&["clippy"], &app[..], DENY].concat(), &[]))?;
            stages.run("documentation, wasm", || document(&app))?;
        }
        stages.run("bundle", || bundle::write(build, &root().join("dist")))?;
        stages.run("browser tests", || {
            let browser = ["test", "--package", "jiheng", "--features", "browser-tests"];
            cargo(&[&browser[..], &["--test", "browser"]].concat(), &filters)
        })?;
    }
    stages.close();
    Ok(())
}

/// The page, and its core as a program that needs no page.
const TARGETS: [&str; 2] = [program::TARGET, "wasm32-wasip1"];

/// The tests of the core once more, in WebAssembly: the same arithmetic in 32 bits.
/// Node, which brings npm, runs them; no browser and no driver is needed.
///
/// The tests of hostile files stay on the host: Node 20 crashes in its own teardown once a program
/// has grown as large as they need, after every one of them has passed.
fn wasm_tests(filters: &[&String]) -> Outcome {
    let mut tests = cargo_command(&["test", "--package", "jiheng-core", "--target", TARGETS[1], "--lib"]);
    for suite in core_suites()?.iter().filter(|suite| *suite != "hostile") {
        tests.args(["--test", suite]);
    }
    let runner = root().join("xtask/src/wasi.mjs");
    tests.env("CARGO_TARGET_WASM32_WASIP1_RUNNER", format!("node --no-warnings {}", runner.display()));
    provide::run(tests.arg("--").args(filters))
}

/// The names of the core's test suites: its files and folders in `tests/`.
fn core_suites() -> Outcome<Vec<String>> {
    let folder = root().join("crates/core/tests");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut suites: Vec<String> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "rs") || path.join("main.rs").is_file())
        .filter_map(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    suites.sort();
    Ok(suites)
}

/// The documentation must hold together; it may speak of what is private.
fn document(packages: &[&str]) -> Outcome {
    let mut doc = cargo_command(&[&["doc", "--no-deps"], packages].concat());
    provide::run(doc.env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private-intra-doc-links"))
}

const DENY: &[&str] = &["--", "-D", "warnings"];

fn cargo(arguments: &[&str], filters: &[&String]) -> Outcome {
    let mut command = cargo_command(arguments);
    if !filters.is_empty() {
        command.arg("--").args(filters);
    }
    provide::run(&mut command)
}

fn cargo_command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(root());
    command
}

/// What ran and how long it took.
#[derive(Default)]
struct Stages {
    done: Vec<(&'static str, Duration)>,
}

impl Stages {
    fn run(&mut self, name: &'static str, stage: impl FnOnce() -> Outcome) -> Outcome {
        eprintln!("── {name}");
        let begun = Instant::now();
        let outcome = stage();
        self.done.push((name, begun.elapsed()));
        outcome.map_err(|reason| {
            self.report();
            format!("FAILED at {name}: {reason}")
        })
    }

    fn report(&self) {
        for (name, time) in &self.done {
            eprintln!("{:>7.1} s  {name}", time.as_secs_f32());
        }
    }

    fn close(&self) {
        self.report();
        let total: Duration = self.done.iter().map(|(_, time)| *time).sum();
        eprintln!("PASSED: {} stages in {:.0} s", self.done.len(), total.as_secs_f32());
    }
}
