//! A draft with what stands around the evaluation.

use crate::model::{Evaluation, NodeId, Revision, Unknown};
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
