//! The only place that writes markup: whatever else is text becomes text.

/// HTML in the making. Tags and attribute names are fixed words of this
/// program; everything else is escaped.
#[derive(Debug, Default)]
pub(super) struct Encoder {
    html: String,
}

impl Encoder {
    /// Nothing yet, with room for so many bytes.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes) }
    }

    /// The declaration that a document begins with.
    pub(super) fn doctype(&mut self) {
        self.html.push_str("<!DOCTYPE html>\n");
    }

    /// Begins a start tag: attributes follow, then [`close_tag`](Self::close_tag).
    pub(super) fn open_tag(&mut self, name: &'static str) {
        self.html.push('<');
        self.html.push_str(name);
    }

    /// An attribute of the start tag that was begun.
    pub(super) fn attribute(&mut self, name: &'static str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.escape(value);
        self.html.push('"');
    }

    /// Ends a start tag.
    pub(super) fn close_tag(&mut self) {
        self.html.push('>');
    }

    /// An end tag.
    pub(super) fn end_tag(&mut self, name: &'static str) {
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
    }

    /// A line break between blocks, where it shows nothing.
    pub(super) fn line(&mut self) {
        self.html.push('\n');
    }

    /// Text, escaped.
    pub(super) fn text(&mut self, text: &str) {
        self.escape(text);
    }

    /// A style sheet. What could end its element is written as an escape of
    /// style sheets.
    pub(super) fn style(&mut self, sheet: &str) {
        for (index, piece) in sheet.split('<').enumerate() {
            if index > 0 {
                self.html.push_str("\\3c ");
            }
            self.html.push_str(piece);
        }
    }

    /// Markup that a browser wrote out of a document of ours.
    pub(super) fn fragment(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.html
    }

    /// Escapes for text and quoted attributes alike. Signs are copied in runs:
    /// most text needs no escape at all. HTML cannot hold U+0000; a bare
    /// carriage return would be read as a line break.
    fn escape(&mut self, text: &str) {
        let mut from = 0;
        for (at, byte) in text.bytes().enumerate() {
            let replacement = match byte {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                b'\r' => "&#13;",
                0 => "\u{fffd}",
                _ => continue,
            };
            self.html.push_str(&text[from..at]);
            self.html.push_str(replacement);
            from = at + 1;
        }
        self.html.push_str(&text[from..]);
    }
}

#[cfg(test)]
mod tests {
    use super::Encoder;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let mut encoder = Encoder::default();
        encoder.text(text);
        assert_eq!(encoder.finish(), expect);
    }

    #[test]
    fn text_stays_text() {
        check("<img src=x onerror=alert(1)>", "&lt;img src=x onerror=alert(1)&gt;");
        check("“招大引强”&amp; \"1\"", "“招大引强”&amp;amp; &quot;1&quot;");
        check("一\r\n二\u{0}", "一&#13;\n二\u{fffd}");
        check("", "");
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        let mut encoder = Encoder::default();
        encoder.open_tag("p");
        encoder.attribute("title", "\" onclick=\"alert(1)");
        encoder.close_tag();
        encoder.end_tag("p");
        assert_eq!(encoder.finish(), "<p title=\"&quot; onclick=&quot;alert(1)\"></p>");
    }

    #[test]
    fn a_style_sheet_cannot_end_its_element() {
        let mut encoder = Encoder::default();
        encoder.style("p { color: red } </style><script>");
        assert_eq!(encoder.finish(), r"p { color: red } \3c /style>\3c script>");
    }
}
