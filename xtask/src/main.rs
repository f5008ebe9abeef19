//! Builds, serves and tests the page: `cargo xtask bundle | serve | test`.

mod bundle;
mod check;
mod page;
mod program;
mod provide;
mod reload;
mod scoring;
mod serve;
mod style;

use std::process::ExitCode;

/// What any step can fail with: a sentence for the person at the terminal.
pub(crate) type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask serve [--dev] [--port N]      builds the page and serves it on this machine
cargo xtask bundle [--dev] [--out DIR]    builds the one file: dist/jiheng.html
cargo xtask test [--host] [filter…]       runs every check; --host leaves the browsers out
cargo xtask docs                          writes docs/scoring.md from the rules";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.split_first() {
        Some((command, rest)) => match command.as_str() {
            "bundle" => bundle::run(rest),
            "serve" => serve::run(rest),
            "test" => check::run(rest),
            "docs" => scoring::run(),
            "trunk" => reload::run(),
            _ => Err(format!("no command {command}\n{USAGE}")),
        },
        None => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}
