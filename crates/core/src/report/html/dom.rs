//! Elements: every one that is begun is ended.

use super::encode::Encoder;

/// Writes elements into a document, one inside another. Nothing is kept: a
/// report of a thousand rows is written in one pass.
pub(super) struct Dom<'e> {
    encoder: &'e mut Encoder,
}

/// The attributes of an element: fixed names, any values.
pub(super) type Attributes<'v> = &'v [(&'static str, &'v str)];

impl<'e> Dom<'e> {
    /// Writes into an encoder.
    pub(super) fn new(encoder: &'e mut Encoder) -> Self {
        Self { encoder }
    }

    /// An element with what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        inside: impl FnOnce(&mut Dom<'_>),
    ) {
        self.void(name, attributes);
        inside(&mut Dom { encoder: self.encoder });
        self.encoder.end_tag(name);
    }

    /// An element that never holds anything: `br`, `col`, `meta`.
    pub(super) fn void(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.encoder.open_tag(name);
        for (name, value) in attributes {
            self.encoder.attribute(name, value);
        }
        self.encoder.close_tag();
    }

    /// Text.
    pub(super) fn text(&mut self, text: &str) {
        self.encoder.text(text);
    }

    /// A line break in the source, between blocks.
    pub(super) fn line(&mut self) {
        self.encoder.line();
    }

    /// A style sheet.
    pub(super) fn style(&mut self, sheet: &str) {
        self.element("style", &[], |dom| dom.encoder.style(sheet));
    }

    /// Markup that a browser wrote out of a document of ours.
    pub(super) fn fragment(&mut self, html: &str) {
        self.encoder.fragment(html);
    }
}
