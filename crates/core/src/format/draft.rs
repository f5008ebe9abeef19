//! A draft with what stands around the evaluation.

use std::fmt;

use crate::model::{Evaluation, NodeId, Unknown};
use crate::standard::Standard;

/// A draft (草稿): an evaluation with the standard that scores it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Where the text comes from.
    pub document: Document,
    /// The evaluation.
    pub evaluation: Evaluation,
    /// The standard it is scored with, whole.
    pub standard: Standard,
    /// Members of the file that this version does not know.
    pub unknown: Unknown,
}

impl Draft {
    /// A draft that was never exchanged.
    pub fn new(document_id: NodeId, evaluation: Evaluation, standard: Standard) -> Self {
        Self { document: Document::new(document_id), evaluation, standard, unknown: Unknown::default() }
    }
}

/// Where a draft comes from: its lineage and its last edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The lineage: the same in every copy of one draft, whoever works on it.
    pub document_id: NodeId,
    /// The revision last exported or imported, from which a merge starts;
    /// `None`: never exchanged.
    pub revision: Option<Revision>,
    /// The revisions from which [`revision`](Self::revision) came.
    pub parents: Vec<Revision>,
    /// Who edited last; empty: not said.
    pub editor: String,
    /// When that was, as the clock of that machine said; empty: never edited.
    pub edited_at: String,
    /// The version of the tool that edited last.
    pub app_version: String,
}

impl Document {
    /// A document that was never edited nor exchanged.
    pub fn new(document_id: NodeId) -> Self {
        Self {
            document_id,
            revision: None,
            parents: Vec::new(),
            editor: String::new(),
            edited_at: String::new(),
            app_version: String::new(),
        }
    }
}

/// The digest of the content of a draft (指纹): SHA-256, written as 64
/// lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub [u8; 32]);

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Revision {
    /// Reads the 64 hexadecimal digits that [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        let canonical = text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let mut digest = [0; 32];
        for (byte, digits) in digest.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
        }
        canonical.then_some(Self(digest))
    }
}
