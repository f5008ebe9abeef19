//! Writing JSON text in a fixed order and layout.

use crate::model::Unknown;

/// How the text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Two spaces a level, one member a line: for files that people may look into.
    Pretty,
    /// All on one line: for the journal.
    Line,
}

/// Writes JSON text.
#[derive(Debug)]
pub(crate) struct Writer {
    out: String,
    layout: Layout,
    depth: usize,
    /// Whether the open object or list has nothing in it yet.
    fresh: bool,
}

impl Writer {
    /// A writer of indented text.
    pub(crate) fn pretty() -> Self {
        Self { out: String::new(), layout: Layout::Pretty, depth: 0, fresh: true }
    }

    /// The writer with room for so many bytes, so that a long text is not moved
    /// again and again while it grows.
    pub(crate) fn with_room(mut self, bytes: usize) -> Self {
        self.out.reserve(bytes);
        self
    }

    /// A writer of one line.
    pub(crate) fn line() -> Self {
        Self { layout: Layout::Line, ..Self::pretty() }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// An object; the body writes its members.
    pub(crate) fn object(&mut self, body: impl FnOnce(&mut Self)) {
        self.bracket('{', '}', body);
    }

    /// A list; the body writes its items, each after [`item`](Self::item).
    pub(crate) fn list(&mut self, body: impl FnOnce(&mut Self)) {
        self.bracket('[', ']', body);
    }

    /// Begins a member; its value comes next.
    pub(crate) fn key(&mut self, name: &str) {
        self.item();
        self.string(name);
        self.out.push_str(if self.layout == Layout::Pretty { ": " } else { ":" });
    }

    /// Begins an item of a list; its value comes next.
    pub(crate) fn item(&mut self) {
        if !self.fresh {
            self.out.push(',');
        }
        self.fresh = false;
        self.new_line();
    }

    /// A string.
    pub(crate) fn string(&mut self, text: &str) {
        self.out.push_str(&serde_json::to_string(text).expect("a string is always JSON"));
    }

    /// A value that is JSON text already.
    pub(crate) fn raw(&mut self, text: &str) {
        match self.layout {
            Layout::Pretty => self.out.push_str(text),
            // Inside a JSON string a line break is always escaped.
            Layout::Line => self.out.push_str(&text.replace(['\n', '\r'], " ")),
        }
    }

    /// A value that knows its own JSON, in the layout of this text.
    pub(crate) fn serialize(&mut self, value: &impl serde::Serialize) {
        let text = match self.layout {
            Layout::Pretty => serde_json::to_string_pretty(value),
            Layout::Line => serde_json::to_string(value),
        };
        let text = text.expect("a struct of strings and lists is always JSON");
        for (index, line) in text.lines().enumerate() {
            if index > 0 {
                self.new_line();
            }
            self.out.push_str(line);
        }
    }

    /// The members that this version does not know, as they came.
    pub(crate) fn unknown(&mut self, unknown: &Unknown) {
        for (name, raw) in &unknown.0 {
            self.key(name);
            self.raw(raw);
        }
    }

    fn bracket(&mut self, open: char, close: char, body: impl FnOnce(&mut Self)) {
        self.out.push(open);
        self.depth += 1;
        self.fresh = true;
        body(self);
        self.depth -= 1;
        if !self.fresh {
            self.new_line();
        }
        self.fresh = false;
        self.out.push(close);
    }

    fn new_line(&mut self) {
        if self.layout == Layout::Pretty {
            self.out.push('\n');
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
        }
    }
}
