//! Short texts in place.

/// The longest text, in bytes, that lies in place.
const SHORT: usize = 14;

/// A text as it was typed. A short one, as nearly every number is, has no place
/// of its own on the heap: an edit allocates nothing and finds it where the
/// number is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Text {
    /// So many bytes of these.
    Short(u8, [u8; SHORT]),
    /// Any text.
    Long(Box<str>),
}

impl Text {
    /// Keeps a text.
    pub(super) fn new(text: impl AsRef<str> + Into<Box<str>>) -> Self {
        let bytes = text.as_ref().as_bytes();
        let mut short = [0; SHORT];
        match (short.get_mut(..bytes.len()), u8::try_from(bytes.len())) {
            (Some(place), Ok(length)) => {
                place.copy_from_slice(bytes);
                Self::Short(length, short)
            }
            _ => Self::Long(text.into()),
        }
    }

    /// The text.
    pub(super) fn as_str(&self) -> &str {
        match self {
            // Only whole texts are put in.
            Self::Short(length, bytes) => {
                bytes.get(..usize::from(*length)).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
            }
            Self::Long(text) => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn texts_of_every_length_come_back() {
        for text in ["", "7.25", "十二万三千元", "12345678901234", "123456789012345", "一百二十三万四千五百"]
        {
            assert_eq!(Text::new(text).as_str(), text);
        }
    }
}
