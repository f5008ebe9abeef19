//! Installs what a fresh machine lacks, or says in one line what to run.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sha2::{Digest as _, Sha256};

use crate::Outcome;
use crate::bundle::root;

/// An old Chromium, as it lies in a package of the npm registry.
struct OldChromium {
    version: u8,
    package: &'static str,
    archive: &'static str,
    /// SHA-256 of the archive.
    digest: &'static str,
}

/// The kernels that domestic browsers of the last years were built on.
const OLD_CHROMIUMS: [OldChromium; 3] = [
    OldChromium {
        version: 80,
        package: "chrome-aws-lambda@2.1.1",
        archive: "chrome-aws-lambda-2.1.1.tgz",
        digest: "94f8953cd47c3fbd9d0ba8f50d2e5aa4e8136ca52b37e2babcc12e43018ade77",
    },
    OldChromium {
        version: 88,
        package: "chrome-aws-lambda@5.5.0",
        archive: "chrome-aws-lambda-5.5.0.tgz",
        digest: "19f14564f02d132b09fbe51f330525a886a3bb4fc9b80c662f427381c6bd5942",
    },
    OldChromium {
        version: 92,
        package: "chrome-aws-lambda@10.1.0",
        archive: "chrome-aws-lambda-10.1.0.tgz",
        digest: "6745d06176d629be7021538a901a5a969f335c5a8c10a581b40862e7ed66996e",
    },
];

/// The compiler's half for WebAssembly: `target` is the page's or that of the tests without a page.
pub(crate) fn wasm_target(target: &str) -> Outcome {
    let installed = Command::new("rustup").args(["target", "list", "--installed"]).output();
    if let Ok(installed) = installed {
        if String::from_utf8_lossy(&installed.stdout).lines().any(|line| line == target) {
            return Ok(());
        }
        return run(Command::new("rustup").args(["target", "add", target]));
    }
    // Without rustup the compiler is the system's: it has the target, or cargo will say so.
    Ok(())
}

/// Browsers, Chinese fonts and the reader of PDF files.
pub(crate) fn system_packages() -> Outcome {
    let wanted = |variable: &str, program: &str, package: &'static str| {
        let named = std::env::var_os(variable);
        let program = named.unwrap_or_else(|| OsString::from(program));
        (!starts(&program)).then_some(package)
    };
    let missing: Vec<&str> = [
        wanted("JIHENG_CHROMIUM", "chromium", "chromium"),
        wanted("JIHENG_FIREFOX", "firefox-esr", "firefox-esr"),
        wanted("JIHENG_PDFTOTEXT", "pdftotext", "poppler-utils"),
        (!has_chinese_font()).then_some("fonts-noto-cjk"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let install = format!("apt-get update && apt-get install --yes --no-install-recommends {}", missing.join(" "));
    if !starts("apt-get") {
        return Err(format!("please install: {}", missing.join(" ")));
    }
    let is_root = Command::new("id").arg("-u").output();
    let is_root = is_root.is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    let may_sudo = || {
        let asked = Command::new("sudo").args(["-n", "true"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let mut shell = if is_root {
        Command::new("sh")
    } else if may_sudo() {
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "DEBIAN_FRONTEND=noninteractive", "sh"]);
        sudo
    } else {
        return Err(format!("please run once: sudo sh -c '{install}'"));
    };
    run(shell.args(["-c", &install]).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// The old Chromiums, each as `.tools/chromium-<version>/chromium`.
pub(crate) fn old_chromiums() -> Outcome {
    let tools = root().join(".tools");
    for old in &OLD_CHROMIUMS {
        let folder = tools.join(format!("chromium-{}", old.version));
        let program = folder.join("chromium");
        if program.exists() {
            continue;
        }
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        if !starts("npm") {
            return Err("please install npm: the old Chromiums come from its registry".to_owned());
        }
        run(Command::new("npm").args(["pack", "--silent", old.package]).current_dir(&folder))?;
        let archive = folder.join(old.archive);
        verify(&archive, old.digest)?;
        unpack(&archive, &program).map_err(|error| format!("{}: {error}", archive.display()))?;
        fs::remove_file(&archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    }
    Ok(())
}

fn verify(archive: &Path, digest: &str) -> Outcome {
    let bytes = fs::read(archive).map_err(|error| format!("{}: {error}", archive.display()))?;
    let found = format!("{:x}", Sha256::digest(bytes));
    if found == digest {
        return Ok(());
    }
    Err(format!("{} is not the archive that was tried: {found}", archive.display()))
}

/// Takes the one program out of the archive. It appears under its name only when it is complete.
fn unpack(archive: &Path, program: &Path) -> io::Result<()> {
    let mut tar = Command::new("tar")
        .args(["-xzOf", &archive.display().to_string(), "package/bin/chromium.br"])
        .stdout(Stdio::piped())
        .spawn()?;
    let packed = tar.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let unfinished: PathBuf = program.with_extension("part");
    let mut file = File::create(&unfinished)?;
    io::copy(&mut brotli_decompressor::Decompressor::new(packed, 1 << 16), &mut file)?;
    tar.wait()?;
    file.set_permissions(fs::Permissions::from_mode(0o755))?;
    fs::rename(unfinished, program)
}

/// Whether a program is there to be started.
fn starts(program: impl AsRef<std::ffi::OsStr>) -> bool {
    let program = program.as_ref();
    let mut folders =
        std::env::var_os("PATH").map_or_else(Vec::new, |path| std::env::split_paths(&path).collect::<Vec<_>>());
    if Path::new(program).is_absolute() {
        folders = vec![PathBuf::new()];
    }
    folders.iter().any(|folder| folder.join(program).is_file())
}

fn has_chinese_font() -> bool {
    let fonts = Command::new("fc-list").arg(":lang=zh-cn").output();
    fonts.is_ok_and(|output| !output.stdout.is_empty())
}

/// Runs a command and fails when it does.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.stdin(Stdio::null()).status();
    let name = command.get_program().to_string_lossy().into_owned();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(error) => Err(format!("{name} did not start: {error}")),
    }
}
