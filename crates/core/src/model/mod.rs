//! What an evaluation is: plain values, as a person stated them.
//!
//! Nothing is derived here. Blank, zero, not stated, not applicable and
//! unreadable are different values of [`Entry`].

mod entry;
mod evaluation;
mod evidence;
mod funds;
mod id;
mod indicator;
mod milestone;
mod narrative;
mod panel;
mod problem;
mod profile;
mod rarely;
mod revision;
mod seal;
mod spelling;
mod table;
mod tree;
mod unknown;

pub use entry::Entry;
pub use evaluation::Evaluation;
pub use evidence::{Evidence, EvidenceKind};
pub use funds::{FundAmounts, FundItem, FundLine, FundSource, Funds, MoneyUnit, UnexecutedReason};
pub use id::NodeId;
pub use indicator::{
    Applicability, CompositeMode, Indicator, Judgement, ManualScore, Measure, OverAchievement, Part, Polarity, Survey,
    Target, WeightSource,
};
pub use milestone::Milestone;
pub use narrative::{Narrative, Section};
pub use panel::{Expert, Mark, Portion};
pub use problem::{Problem, Recommendation};
pub use profile::{EvaluationKind, Profile, ProjectStatus};
pub use rarely::Rarely;
pub use revision::Revision;
pub use seal::{Seal, Seals};
pub use spelling::read_measure;
pub(crate) use table::near_mut;
pub use table::{IdHasher, IdKey, IdMap, IdTable};
pub(crate) use tree::Row;
pub use tree::{Category, Dimension, IndicatorTree, Parent};
pub use unknown::Unknown;
