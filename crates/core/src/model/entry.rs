//! A field that may be blank, not stated, unreadable or a value.

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
