//! How an evaluation changes.
//!
//! Every edit is a [`Command`]; [`apply`] carries it out and gives back the
//! inverse, so that undo, the journal, restore points and merge are one log.

mod apply;
mod command;
mod describe;
mod field;
mod history;
mod normalize;
pub mod outline;
mod panel;
mod paste;
mod tree;
mod typing;

pub use command::{Command, Node, Place};
pub use describe::{Description, describe, describe_step};
pub use field::{
    CategoryField, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, PartField, ProblemField,
    ProfileField, RecommendationField,
};
pub use history::{History, Step};
pub use normalize::{NewWeight, Normalization, WeightGap, normalize, weight_gaps};
pub use panel::remove_expert;
pub use paste::{Paste, PasteColumn, paste, read_cells, write_cells};
pub use typing::{TargetCell, read_points, read_quantity, read_ratio, read_weight};

use crate::model::{Evaluation, NodeId};

/// What a command changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The command that takes it back.
    pub inverse: Command,
    /// What was touched.
    pub touched: Touched,
}

/// What a change touched, for those who depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Touched {
    /// Text that no score depends on.
    Text,
    /// One indicator or one of its parts; the id is the indicator's.
    Row(NodeId),
    /// Amounts of money.
    Funds,
    /// Rows, parts, categories or dimensions were added, removed or moved, or several things changed.
    Structure,
}

impl Touched {
    /// What both touch together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Text, touched) | (touched, Self::Text) => touched,
            (this, other) if this == other => this,
            _ => Self::Structure,
        }
    }
}

/// Why a command cannot be carried out. Nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// The node it speaks of is not there.
    NodeMissing(NodeId),
    /// A node with this id is already there.
    IdTaken(NodeId),
    /// A node of this kind cannot hang there.
    WrongParent,
    /// The position is beyond the end.
    WrongPosition,
    /// The evaluation is sealed (定稿): it only changes by taking the seal off.
    Sealed,
}

/// Carries out a command, wholly or not at all.
pub fn apply(evaluation: &mut Evaluation, command: &Command) -> Result<Change, EditError> {
    apply::apply(evaluation, command)
}
