//! What a person does in the page.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::key::Chord;
use super::page::{PATIENCE, Page, first};

impl Page {
    /// Clicks the middle of a place once it is there, enabled, at rest and not covered.
    #[track_caller]
    pub(crate) fn click(&self, place: &str) {
        let middle = first(
            place,
            "{ e.scrollIntoView({ block: 'nearest', inline: 'nearest' });
               const middle = () => { const b = e.getBoundingClientRect();
                   return [Math.round(b.left + b.width / 2), Math.round(b.top + b.height / 2)]; };
               const before = middle();
               return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
                   const [x, y] = middle();
                   const top = document.elementFromPoint(x, y);
                   const free = top && (e.contains(top) || top.contains(e) || (e.labels && [...e.labels].some(l => l.contains(top))));
                   done(!e.disabled && free && x === before[0] && y === before[1] ? [x, y] : null);
               }))); }",
        );
        let middle = self.wait(&middle, Value::is_array);
        let (x, y) = (middle[0].as_i64().unwrap_or_default(), middle[1].as_i64().unwrap_or_default());
        self.ask(|browser, tab| browser.click(tab, x, y));
    }

    /// Presses one key, such as `Enter`, `Shift+Tab`, `Ctrl+Z`.
    #[track_caller]
    pub(crate) fn press(&self, chord: &str) {
        let chord = Chord::read(chord);
        self.ask(|browser, tab| browser.press(tab, &chord));
    }

    /// Types into whatever has the focus.
    #[track_caller]
    pub(crate) fn type_text(&self, text: &str) {
        self.ask(|browser, tab| browser.type_text(tab, text));
    }

    /// Clicks a field, selects what it holds and types over it.
    #[track_caller]
    pub(crate) fn fill(&self, place: &str, text: &str) {
        self.click(place);
        self.wait_until(&first(place, "document.activeElement === e && (e.select && e.select(), true)"));
        self.type_text(text);
    }

    #[track_caller]
    pub(crate) fn set_viewport(&self, width: u32, height: u32) {
        self.ask(|browser, tab| browser.set_viewport(tab, width, height));
        self.wait_until(&format!("window.innerWidth === {width}"));
    }

    /// Puts files into an `<input type=file>` that stands in the page.
    #[track_caller]
    pub(crate) fn set_files(&self, selector: &str, files: &[PathBuf]) {
        self.ask(|browser, tab| browser.set_files(tab, selector, files));
    }

    /// Clicks what opens a file chooser and chooses files there. Chromium only.
    #[track_caller]
    pub(crate) fn click_and_choose(&self, place: &str, files: &[PathBuf]) {
        self.devtools("Page.setInterceptFileChooserDialog", json!({ "enabled": true }));
        self.click(place);
        self.ask(|browser, tab| browser.choose_files(tab, files));
        self.devtools("Page.setInterceptFileChooserDialog", json!({ "enabled": false }));
    }

    /// Shows an unfinished composition of an input method, such as `nihao` on the way to 你好. Chromium only.
    #[track_caller]
    pub(crate) fn compose(&self, text: &str) {
        let end = text.encode_utf16().count();
        let composition = json!({ "text": text, "selectionStart": end, "selectionEnd": end });
        self.devtools("Input.imeSetComposition", composition);
    }

    /// Ends a composition with the text that was chosen. Chromium only.
    #[track_caller]
    pub(crate) fn commit_composition(&self, text: &str) {
        self.devtools("Input.insertText", json!({ "text": text }));
    }

    /// Asks the page to be dark, or light. Chromium only.
    #[track_caller]
    pub(crate) fn set_dark(&self, dark: bool) {
        let value = if dark { "dark" } else { "light" };
        let feature = json!({ "name": "prefers-color-scheme", "value": value });
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": [feature] }));
    }

    /// Prints the page as its style sheet says and saves the PDF. Not in the old Chromiums.
    #[track_caller]
    pub(crate) fn print_to_pdf(&self, path: &Path) {
        let pdf = self.ask(|browser, tab| browser.print(tab));
        fs::write(path, pdf).expect("the PDF can be written");
    }

    /// Saves a picture of the viewport.
    #[track_caller]
    pub(crate) fn screenshot(&self, path: &Path) {
        let picture = self.ask(|browser, tab| browser.screenshot(tab));
        fs::write(path, picture).expect("the picture can be written");
    }

    /// Waits for a finished download and answers where it lies. A file is answered once.
    #[track_caller]
    pub(crate) fn wait_for_download(&self) -> PathBuf {
        let begun = Instant::now();
        loop {
            if let Some(path) = self.finished_download() {
                let kept = self.folder.join(&format!("{}", path.file_name().expect("a file").to_string_lossy()));
                fs::rename(&path, &kept).expect("a download can be moved");
                return kept;
            }
            assert!(begun.elapsed() < PATIENCE, "nothing was downloaded\n{}", self.situation());
            thread::sleep(Duration::from_millis(40));
        }
    }

    fn finished_download(&self) -> Option<PathBuf> {
        let files: Vec<PathBuf> =
            fs::read_dir(self.folder.join("下载")).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        let unfinished = |path: &PathBuf| path.extension().is_some_and(|end| end == "crdownload" || end == "part");
        if files.iter().any(unfinished) {
            return None;
        }
        files.into_iter().find(|path| path.metadata().is_ok_and(|file| file.len() > 0))
    }
}
