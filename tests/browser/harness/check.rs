//! What a test expects to see. Every check waits for its state, never for a time.

use super::page::{FIND, Page, first, quoted};

impl Page {
    /// Waits until a place shows exactly one text, blanks squeezed.
    #[track_caller]
    pub(crate) fn check_text(&self, place: &str, expected: &str) {
        self.wait(&first(place, "e.textContent.replace(/\\s+/g, ' ').trim()"), |text| text == expected);
    }

    /// Waits until a field holds exactly one value.
    #[track_caller]
    pub(crate) fn check_value(&self, place: &str, expected: &str) {
        self.wait(&first(place, "e.value"), |value| value == expected);
    }

    /// Waits until a place holds so many elements.
    #[track_caller]
    pub(crate) fn check_count(&self, place: &str, expected: u64) {
        self.wait(&format!("({FIND})({}).length", quoted(place)), |count| *count == expected);
    }

    /// Waits until the page shows a text somewhere.
    #[track_caller]
    pub(crate) fn check_shows(&self, words: &str) {
        self.wait_until(&format!("document.body.innerText.indexOf({}) >= 0", quoted(words)));
    }

    /// The texts of all elements of a place, as they are now.
    #[track_caller]
    pub(crate) fn texts(&self, place: &str) -> Vec<String> {
        let all = format!("({FIND})({}).map(e => e.textContent.replace(/\\s+/g, ' ').trim())", quoted(place));
        serde_json::from_value(self.evaluate(&all)).expect("texts are strings")
    }
}
