//! Compiles the app to WebAssembly and makes its JavaScript glue.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::Outcome;

/// The browser as a target of the compiler.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// How the app is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// Small and slow to compile: what is shipped.
    Release,
    /// Large and quick to compile: what a developer reloads.
    Dev,
}

/// A compiled module and the script that loads it.
pub(crate) struct Program {
    /// Defines the global `wasm_bindgen`.
    pub(crate) glue: String,
    pub(crate) wasm: Vec<u8>,
}

/// Compiles the root package for the browser.
pub(crate) fn build(build: Build) -> Outcome<Program> {
    let compiled = compile(build)?;
    let mut output = Bindgen::new()
        .input_path(&compiled)
        .no_modules(true)
        .map_err(|error| error.to_string())?
        .typescript(false)
        .omit_default_module_path(true)
        .generate_output()
        .map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    let has_script = |(name, scripts): (&String, &Vec<String>)| (!scripts.is_empty()).then(|| name.clone());
    let foreign = output.snippets().iter().find_map(has_script);
    if let Some(name) = foreign.or_else(|| output.local_modules().keys().next().cloned()) {
        return Err(format!("{name} brings a script of its own; one file cannot hold it"));
    }
    Ok(Program { glue: output.js().to_owned(), wasm: output.wasm_mut().emit_wasm() })
}

/// Runs cargo and answers where it put the module.
fn compile(build: Build) -> Outcome<PathBuf> {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--package", "jiheng", "--bin", "jiheng", "--target", TARGET]);
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null()).stderr(Stdio::inherit());
    cargo.arg("--config").arg(format!("target.{TARGET}.rustflags={}", Value::from(shortened_paths())));
    if build == Build::Release {
        cargo.arg("--release");
    }
    let output = cargo.output().map_err(|error| format!("cargo did not start: {error}"))?;
    if !output.status.success() {
        return Err("the app does not compile for wasm32-unknown-unknown".to_owned());
    }
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["target"]["name"] == "jiheng")
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from))
        .find(|path| path.extension().is_some_and(|extension| extension == "wasm"))
        .ok_or_else(|| "cargo named no compiled module".to_owned())
}

/// The compiler's flags that shorten where a library stands to its name and
/// version. A panic names its file; without these flags the shipped page would
/// tell the builder's folders, and differ from machine to machine.
fn shortened_paths() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let sources = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = sources.into_iter().flatten().flatten().map(|entry| entry.path());
    registries.map(|registry| format!("--remap-path-prefix={}=lib", registry.display())).collect()
}
