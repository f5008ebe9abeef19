//! `cargo xtask bundle`: makes the one file that is shipped.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::page::{self, gzip};
use crate::program::{self, Build};
use crate::provide;

/// The folder of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the workspace")
}

/// Runs the command with its arguments.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let mut build = Build::Release;
    let mut folder = root().join("dist");
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--dev" => build = Build::Dev,
            "--out" => folder = PathBuf::from(arguments.next().ok_or("--out wants a folder")?),
            _ => return Err(format!("bundle does not know {argument}")),
        }
    }
    write(build, &folder)
}

/// Builds the page and writes it under its two names.
pub(crate) fn write(build: Build, folder: &Path) -> Outcome {
    provide::wasm_target(program::TARGET)?;
    let program = program::build(build)?;
    let page = page::write(root(), &program, build)?;
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for name in ["jiheng.html", "index.html"] {
        let path = folder.join(name);
        fs::write(&path, &page).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    eprintln!("{}", folder.join("jiheng.html").display());
    eprintln!("  the page        {:>9} bytes", page.len());
    // Everything in the page is decoded before the first field can be edited.
    eprintln!("  by gzip         {:>9} bytes", gzip(page.as_bytes())?.len());
    eprintln!("  its program     {:>9} bytes, by gzip {}", program.wasm.len(), gzip(&program.wasm)?.len());
    Ok(())
}
