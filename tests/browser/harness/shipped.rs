//! The file that is shipped, and where the evidence of a failure goes.

use std::path::{Path, PathBuf};
use std::thread;

/// The shipped page, as `cargo xtask bundle` left it.
pub(crate) fn path() -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/jiheng.html");
    assert!(path.exists(), "there is no page to test: run `cargo xtask test`, or `cargo xtask bundle` first");
    path
}

/// The address of a file, as a double-click makes it.
pub(crate) fn file_address(path: &Path) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(byte);
    let encoded = |byte: &u8| {
        if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }
    };
    format!("file://{}", path.to_string_lossy().as_bytes().iter().map(encoded).collect::<String>())
}

/// Where the picture of the test that now fails goes.
pub(crate) fn failure_picture() -> PathBuf {
    let name = thread::current().name().unwrap_or("test").replace("::", "-");
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("failed-{name}.png"))
}
