//! Why a text cannot be opened.

use std::fmt;

/// Why a file or a journal entry cannot be opened. Nothing was changed.
///
/// The sentences are in the catalogue; [`crate::format::explain`] puts them together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// The file holds nothing.
    Empty,
    /// The file is larger than any evaluation can be.
    TooLarge,
    /// The bytes are not UTF-8 text: another encoding or damage.
    NotText,
    /// The bytes are those of a document of another program: xlsx, docx, pdf, ….
    OtherProgram,
    /// The text is a web page, as a proxy or a report saved in place of the draft.
    LooksLikeHtml,
    /// The text is not JSON from here on; both count from 1, the column in characters.
    NotJson {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// The text ends in the middle: a broken copy or download.
    Truncated,
    /// JSON, but not of this tool.
    NotOurs,
    /// Written by a newer version of the tool.
    NewerVersion {
        /// The version of the file format.
        version: u64,
    },
    /// Brackets within brackets, deeper than any evaluation.
    TooDeep,
    /// A name stands twice in one object, so one of the two values would be lost.
    DuplicateKey {
        /// The object.
        path: Path,
    },
    /// A value is of the wrong kind.
    WrongType {
        /// The value.
        path: Path,
    },
    /// A list or a text is longer, or a number larger, than any evaluation needs.
    OutOfBounds {
        /// The value.
        path: Path,
    },
    /// Two nodes have the same id.
    DuplicateId {
        /// The second of the two.
        path: Path,
    },
    /// The scoring standard that the file carries cannot be followed exactly.
    BadStandard,
}

impl ReadError {
    pub(crate) fn wrong_type() -> Self {
        Self::WrongType { path: Path::default() }
    }

    pub(crate) fn out_of_bounds() -> Self {
        Self::OutOfBounds { path: Path::default() }
    }

    pub(crate) fn duplicate_key() -> Self {
        Self::DuplicateKey { path: Path::default() }
    }

    pub(crate) fn duplicate_id() -> Self {
        Self::DuplicateId { path: Path::default() }
    }

    /// Where in the text it is, for the errors that know.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::DuplicateKey { path }
            | Self::WrongType { path }
            | Self::OutOfBounds { path }
            | Self::DuplicateId { path } => Some(path),
            _ => None,
        }
    }

    fn within(mut self, step: Step) -> Self {
        match &mut self {
            Self::DuplicateKey { path }
            | Self::WrongType { path }
            | Self::OutOfBounds { path }
            | Self::DuplicateId { path } => path.steps.push(step),
            _ => {}
        }
        self
    }
}

/// Where in a text a value stands.
///
/// An error is made where it is found and learns its path on the way out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Path {
    /// Innermost first.
    steps: Vec<Step>,
}

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Into a member of an object, by its name in the file.
    Member(String),
    /// Into an item of a list, counted from 0.
    Item(usize),
}

impl Path {
    /// The steps from the outside in.
    pub fn steps(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().rev()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps().enumerate() {
            match step {
                Step::Member(name) if index == 0 => write!(f, "{name}")?,
                Step::Member(name) => write!(f, ".{name}")?,
                Step::Item(item) => write!(f, "[{item}]")?,
            }
        }
        Ok(())
    }
}

/// Adds where an error happened to what happened.
pub(crate) trait Within: Sized {
    /// In the member with this name.
    fn within(self, name: &str) -> Self;
    /// In the item with this index.
    fn within_item(self, index: usize) -> Self;
}

impl<T> Within for Result<T, ReadError> {
    fn within(self, name: &str) -> Self {
        self.map_err(|error| error.within(Step::Member(name.to_owned())))
    }

    fn within_item(self, index: usize) -> Self {
        self.map_err(|error| error.within(Step::Item(index)))
    }
}
