//! How drafts are kept (草稿保存): what is written where and when, and when it may be called saved.
//!
//! Two places hold a draft. The **snapshot** (快照) is the whole draft as one
//! text in local storage. The **journal** (日志) is every command as it
//! happened, in a database that survives a killed browser, which the last
//! writes to local storage may not. Commands are numbered from 1 within a draft
//! for as long as it lives; a **position** is the number of the last command a
//! state holds. A snapshot carries its position, so that whoever opens the
//! draft knows which commands are still missing from it; see [`recovery`].
//!
//! Everything here decides and nothing touches a browser: texts go through
//! [`TextStore`](crate::ports::TextStore), time is handed in.

mod drafts;
mod entry;
mod index;
pub mod keys;
mod machine;
mod outbox;
mod packs;
pub mod recovery;
mod rescue;
mod restore;

pub use drafts::{Drafts, Fingerprint, Snapshot, Usage};
pub use entry::{DraftEntry, DraftKey, OpenScore};
pub use machine::{Action, Event, JournalHealth, SaveStatus, Saving, Step};
pub use outbox::{Batch, JournalError};
pub use packs::{OwnPack, OwnPacks, PackKey};
pub use recovery::{Checkpoint, Record, Recovery, StepKind, recover};
pub use rescue::read_rescue;
pub use restore::restore;
