//! Our bytes ⇄ the model: draft files, browser snapshots and journal entries.
//!
//! [`read`] is hostile to nothing and trusts nothing: every text gives a draft
//! or a [`ReadError`] that [`explain`] puts into a kind sentence. [`write()`]
//! gives the same bytes for the same draft everywhere, and reading them back
//! gives the same draft, members nobody here knows included.

mod command;
mod draft;
mod explain;
mod schema;
mod score_code;
mod sniff;
mod v1;

pub use crate::json::{Path, ReadError, Step};
pub use crate::model::Revision;
pub use command::{read_command, write_command};
pub use draft::{Document, Draft};
pub use explain::explain;
pub use schema::{schema, standard_schema};
pub use score_code::{CodeContent, CodedRow, CodedScore, CodedSums, MOST_ROWS, RowDigest, ScoreCode, ScoreCodeError};
pub use sniff::foreign_encoding;

use crate::json::Json;

/// What the member `format` of every file of ours says.
const FORMAT: &str = "jiheng";
/// The version that is written.
const VERSION: u64 = 1;

/// Opens the bytes of a file or of a snapshot.
pub fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let text = sniff::text(bytes)?;
    let members = match Json::parse(text)?.members() {
        Err(ReadError::WrongType { .. }) => return Err(ReadError::NotOurs),
        members => members?,
    };
    let member = |name: &str| members.iter().find(|(known, _)| known == name).map(|(_, value)| *value);
    let ours = member("format").and_then(|value| value.string().ok()).is_some_and(|format| format == FORMAT);
    let version = member("version").and_then(|value| value.number().ok());
    match version {
        Some(VERSION) if ours => v1::read(members),
        Some(version) if ours && version > VERSION => Err(ReadError::NewerVersion { version }),
        _ => Err(ReadError::NotOurs),
    }
}

/// The text of a draft as it stands: two spaces a level, `\n`, UTF-8.
///
/// A file that goes out is written by [`export`], which stamps it first.
pub fn write(draft: &Draft) -> String {
    v1::write(draft)
}

/// The text of a draft as a file that goes out.
///
/// Where the content changed since the last exchange, the draft gets a new
/// revision, whose parent is the one before. What was imported and not changed
/// is exported byte for byte as it came.
pub fn export(draft: &mut Draft) -> String {
    let revision = revision(draft);
    if draft.document.revision != Some(revision) {
        draft.document.parents = draft.document.revision.into_iter().collect();
        draft.document.revision = Some(revision);
    }
    write(draft)
}

/// The digest of the content: evaluation, standard and what is unknown, but
/// not who wrote it and when.
pub fn revision(draft: &Draft) -> Revision {
    v1::revision(draft)
}

/// The digest that a seal of this draft holds: of the lineage and the whole
/// content, its seals included, the digest of the seal in force excepted.
///
/// Who edited last, when and with which version of the tool is no content: the
/// journal does not bring it back after a crash.
pub fn seal_digest(draft: &Draft) -> Revision {
    v1::seal_digest(draft)
}

/// The short form of a digest on paper (核对码): its first 40 bits in two groups
/// of four letters, without those that are easily confused.
pub fn check_code(digest: Revision) -> String {
    score_code::check_code(digest)
}

/// A check code as a person copies or types it, written as on paper: in capitals
/// or not, with spaces and dashes anywhere, O for 0 and I or L for 1. `None`:
/// it is no check code.
pub fn read_check_code(text: &str) -> Option<String> {
    score_code::read_check_code(text)
}
