//! A field that may be blank, not stated, unreadable or a value.

use crate::decimal::Quantity;

/// One field as it stands (栏目).
///
/// Blank, zero, "the source does not say" and "cannot be read" are different
/// things, on screen, in the total and in print.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Entry<T> {
    /// Nobody filled it in yet (未填).
    #[default]
    Blank,
    /// The source document says nothing about it (原报告未说明).
    NotStated,
    /// A value.
    Value(T),
    /// What was typed and cannot be read; kept as typed, never scored (无法识别).
    Invalid(String),
}

impl<T> Entry<T> {
    /// The field for a typed text: blank for nothing but white space, kept as
    /// typed where it cannot be read.
    pub fn typed<E>(text: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Self {
        if text.trim().is_empty() {
            return Self::Blank;
        }
        read(text).map_or_else(|_| Self::Invalid(text.to_owned()), Self::Value)
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Blank | Self::NotStated | Self::Invalid(_) => None,
        }
    }

    /// Whether nothing was filled in and nothing was declared unstated.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }
}

impl Entry<Quantity> {
    /// The field for a typed quantity. Words are a value too: a target can be
    /// "充分", and whether a number is needed is for its row to say.
    pub fn quantity(text: &str) -> Self {
        if text.trim().is_empty() { Self::Blank } else { Self::Value(Quantity::read(text)) }
    }
}
