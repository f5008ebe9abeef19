//! The names under which things stand in the browser. Every name is made here.
//!
//! All pages opened by double-click share one local storage, so every name of
//! ours begins alike and nothing else is ever touched.

use super::{DraftKey, PackKey};

/// What every name of ours begins with.
pub const PREFIX: &str = "jiheng.v1.";
/// The list of drafts.
pub const INDEX: &str = "jiheng.v1.index";
/// The choice of light, dark or high contrast.
pub const THEME: &str = "jiheng.v1.theme";
/// The key of the draft open in this window, in its session storage; the panic screen looks there.
pub const OPEN: &str = "jiheng.v1.open";
/// Written and taken away to see whether storage works.
pub const PROBE: &str = "jiheng.v1.probe";
/// The database that holds the journal.
pub const DATABASE: &str = "jiheng.v1";
/// The store of the database that holds one record for each command.
pub const JOURNAL: &str = "journal";
/// The store of the database that holds one whole text for each draft.
pub const CHECKPOINTS: &str = "checkpoints";
/// The channel on which windows tell each other what they have open.
pub const WINDOWS: &str = "jiheng.v1.windows";

const DRAFT: &str = "jiheng.v1.draft.";
const PACK: &str = "jiheng.v1.pack.";
const DAMAGED_INDEX: &str = "jiheng.v1.index.damaged.";

/// Where the snapshot of a draft stands.
pub fn draft(key: &DraftKey) -> String {
    format!("{DRAFT}{key}")
}

/// The draft whose snapshot stands under a name; `None`: it is no snapshot.
pub fn draft_of(name: &str) -> Option<DraftKey> {
    name.strip_prefix(DRAFT).and_then(DraftKey::parse)
}

/// Where a pack that a person made stands.
pub fn pack(key: PackKey) -> String {
    format!("{PACK}{key}")
}

/// The pack that stands under a name; `None`: it is no pack.
pub fn pack_of(name: &str) -> Option<PackKey> {
    name.strip_prefix(PACK).and_then(PackKey::parse)
}

/// Where a list of drafts that cannot be read is put aside.
pub fn damaged_index(serial: usize) -> String {
    format!("{DAMAGED_INDEX}{serial}")
}
