//! A quantity as a person wrote it, with what it means.

use rust_decimal::Decimal;

use super::ParseNumberError;

/// A target or an actual value, kept as typed.
///
/// Only the text is stored; the reading is derived from it, so the two can
/// never disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    text: String,
    reading: Result<Reading, Words>,
}

/// What a text says about a number. The unit that stood in the text is in
/// [`Quantity::unit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One number: "10", "10个", "一百二十万".
    Exact(Decimal),
    /// A lower bound: "10次以上", "≥80%", "10余次" (inclusive); "超过100" (not).
    AtLeast {
        /// The bound.
        bound: Decimal,
        /// Whether the bound itself is included.
        inclusive: bool,
    },
    /// An upper bound: "5天以内" (inclusive), "不满5天" (not).
    AtMost {
        /// The bound.
        bound: Decimal,
        /// Whether the bound itself is included.
        inclusive: bool,
    },
    /// A range, both ends included: "1-2次", "1至2".
    Range {
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
    },
    /// A number that is only roughly known: "约10个", "10个左右".
    About(Decimal),
}

/// A text without a number that can be used, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub ParseNumberError);

impl Quantity {
    /// Reads a text. Never fails: what cannot be read is kept as typed.
    pub fn read(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { reading: Err(Words(ParseNumberError::NotNumber)), text }
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What the text means, or why it means no number.
    pub fn reading(&self) -> Result<Reading, Words> {
        self.reading
    }
}
