//! The parts of a pack in the order in which they are edited.

use super::{PackChoice, PackField, PackForm, PackList};
use crate::standard::VetoEffect;

/// A part of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackSection {
    /// What it is called and where it comes from.
    Basic,
    /// Dimensions, categories and rows.
    Weights,
    /// The fund lines.
    Funds,
    /// The grades.
    Grades,
    /// The tiers.
    Tiers,
    /// The choices where regulations leave room.
    Choices,
    /// How the execution rate is scored.
    Execution,
    /// Caps and veto.
    Caps,
    /// The methods.
    Methods,
    /// The clauses.
    Clauses,
}

/// What stands in a part of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackItem {
    /// A field.
    Field(PackField),
    /// Two short fields beside each other.
    Pair(PackField, PackField),
    /// A list.
    List(PackList),
}

impl PackSection {
    /// All parts, in order.
    pub const ALL: [Self; 10] = [
        Self::Basic,
        Self::Weights,
        Self::Funds,
        Self::Grades,
        Self::Tiers,
        Self::Choices,
        Self::Execution,
        Self::Caps,
        Self::Methods,
        Self::Clauses,
    ];

    /// What stands in it.
    pub(super) fn items(self, form: &PackForm) -> Vec<PackItem> {
        use PackItem::{Field, List, Pair};
        let choice = |choice| Field(PackField::Choice(choice));
        let standard = form.standard();
        match self {
            Self::Basic => vec![
                Field(PackField::Name),
                Pair(PackField::Version, PackField::Date),
                choice(PackChoice::Kind),
                Field(PackField::Source),
                Field(PackField::Note),
            ],
            Self::Weights => vec![List(PackList::Dimensions)],
            Self::Funds => vec![List(PackList::Funds)],
            Self::Grades => vec![List(PackList::Bands)],
            Self::Tiers => vec![List(PackList::Tiers)],
            Self::Choices => vec![
                Pair(PackField::Places, PackField::Reminder),
                choice(PackChoice::OverRun),
                choice(PackChoice::OverAchievement),
                List(PackList::Reductions),
                choice(PackChoice::Composite),
                choice(PackChoice::NotApplicable),
            ],
            Self::Execution => {
                let bands = standard.execution.bands().map(|_| List(PackList::ExecutionBands));
                let base = [choice(PackChoice::ExecutionBase), choice(PackChoice::ZeroBudget)];
                [choice(PackChoice::Execution)].into_iter().chain(bands).chain(base).collect()
            }
            Self::Caps => {
                let mut items = vec![List(PackList::Caps)];
                if standard.execution_caps.is_some() {
                    items.extend([Field(PackField::CapSource), choice(PackChoice::CapEffect)]);
                }
                items.push(List(PackList::Grounds));
                if let Some(veto) = &standard.veto {
                    items.push(choice(PackChoice::VetoEffect));
                    if matches!(veto.effect, VetoEffect::Total(_)) {
                        items.push(Field(PackField::VetoLimit));
                    }
                }
                items
            }
            Self::Methods => vec![List(PackList::Methods)],
            Self::Clauses => vec![List(PackList::Clauses)],
        }
    }
}
