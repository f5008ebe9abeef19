//! `cargo xtask trunk`: the hook by which `trunk serve` shows the page and loads it anew after a change.
//!
//! Trunk cannot make the one file itself, but it watches, serves and reloads. It leaves its own page in
//! a folder; this puts ours in its place and keeps Trunk's reload script.

use std::env;
use std::fs;
use std::path::PathBuf;

use crate::Outcome;
use crate::bundle;
use crate::program::Build;

/// Runs as a hook: Trunk says in the environment where its page lies.
pub(crate) fn run() -> Outcome {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder.ok_or("this is a hook of Trunk: run `trunk serve`")?;
    let page = folder.join("index.html");
    let read = || fs::read_to_string(&page).map_err(|error| format!("{}: {error}", page.display()));
    let trunks = read()?;
    bundle::write(Build::Dev, &folder)?;
    match reload_script(&trunks) {
        Some(script) => fs::write(&page, attach(&read()?, script)).map_err(|error| error.to_string()),
        // `trunk build` has none.
        None => Ok(()),
    }
}

fn reload_script(page: &str) -> Option<&str> {
    page.split("<script>")
        .filter_map(|after| after.split("</script>").next())
        .find(|script| script.contains("trunk/ws"))
}

/// Adds the script, and allows what it does: Trunk changes its text on the way, so no digest can name it.
fn attach(page: &str, script: &str) -> String {
    let digests = page.split('\'').filter(|word| word.starts_with("sha256-"));
    let open = digests.fold(page.to_owned(), |page, digest| page.replacen(&format!("'{digest}' "), "", 1));
    open.replacen("script-src ", "script-src 'unsafe-inline' ", 1)
        .replacen("connect-src 'none'", "connect-src ws: wss:", 1)
        .replacen("</body>", &format!("<script>{script}</script>\n</body>"), 1)
}

#[cfg(test)]
mod tests {
    use super::{attach, reload_script};

    #[test]
    fn the_reload_script_goes_along() {
        let trunks = "<body><script>a()</script><script>open('trunk/ws')</script></body>";
        let script = reload_script(trunks);
        assert_eq!(script, Some("open('trunk/ws')"));
        let ours = "connect-src 'none'; script-src 'sha256-a=' 'sha256-b=' 'unsafe-eval'<body>\n</body>";
        assert_eq!(
            attach(ours, script.unwrap_or_default()),
            "connect-src ws: wss:; script-src 'unsafe-inline' 'unsafe-eval'<body>\n<script>open('trunk/ws')</script>\n</body>"
        );
        assert_eq!(reload_script("<body></body>"), None);
    }
}
