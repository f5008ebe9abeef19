//! Sentences put together from the catalogue and the model.

use std::borrow::Cow;

use super::document::{Origin, Span, Words};
use crate::i18n::t;

/// Wording of the paper.
pub(super) fn wording<'a>(key: &str) -> Span<'a> {
    Span::Wording(Cow::Borrowed(t(key)))
}

/// A reference.
pub(super) fn reference<'a>(text: impl Into<Cow<'a, str>>, origin: Origin) -> Span<'a> {
    Span::Reference { text: text.into(), origin }
}

/// The sentence of a key with its placeholders filled by words.
pub(super) fn compose<'a, const N: usize>(key: &str, values: [(&str, Words<'a>); N]) -> Vec<Span<'a>> {
    let mut spans = Vec::with_capacity(2 * N + 1);
    compose_into(&mut spans, key, values);
    spans
}

fn compose_into<'a, const N: usize>(spans: &mut Vec<Span<'a>>, key: &str, mut values: [(&str, Words<'a>); N]) {
    let mut rest = t(key);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, tail)) = after.split_once('}') else { break };
        if !before.is_empty() {
            spans.push(Span::Wording(Cow::Borrowed(before)));
        }
        if let Some((_, words)) = values.iter_mut().find(|(known, _)| *known == name) {
            append(spans, std::mem::take(words));
        }
        rest = tail;
    }
    if !rest.is_empty() {
        spans.push(Span::Wording(Cow::Borrowed(rest)));
    }
}

/// Adds words to a sentence.
pub(super) fn append<'a>(spans: &mut Vec<Span<'a>>, words: Words<'a>) {
    match words {
        Words::One(span) => spans.push(span),
        Words::Many(many) => spans.extend(many),
    }
}

/// A list or a sentence in the making: clauses with the same sign between them.
pub(super) struct Clauses<'a> {
    spans: Vec<Span<'a>>,
    between: &'static str,
    begun: bool,
}

impl<'a> Clauses<'a> {
    /// Nothing yet; `between` is the catalogue key of the sign.
    pub(super) fn new(between: &'static str) -> Self {
        Self { spans: Vec::new(), between, begun: false }
    }

    /// Begins with words that no sign follows.
    pub(super) fn after(spans: Vec<Span<'a>>, between: &'static str) -> Self {
        Self { spans, between, begun: false }
    }

    /// Adds a clause of the catalogue.
    pub(super) fn push<const N: usize>(&mut self, key: &str, values: [(&str, Words<'a>); N]) {
        self.begin();
        compose_into(&mut self.spans, key, values);
    }

    /// Adds a clause of given words.
    pub(super) fn say(&mut self, words: impl Into<Words<'a>>) {
        self.begin();
        append(&mut self.spans, words.into());
    }

    fn begin(&mut self) {
        if std::mem::replace(&mut self.begun, true) {
            self.spans.push(wording(self.between));
        }
    }

    /// Whether no clause was added.
    pub(super) fn is_empty(&self) -> bool {
        !self.begun
    }

    /// The clauses as they are.
    pub(super) fn done(self) -> Words<'a> {
        self.spans.into()
    }

    /// The clauses with a full stop.
    pub(super) fn stop(mut self) -> Vec<Span<'a>> {
        self.spans.push(wording("report.stop"));
        self.spans
    }
}
