//! What a reader should know of a row besides its score.

use std::fmt;

use super::Flag;

/// The flags of a row, in order.
///
/// Most rows have none, and most flags say nothing but their name: those are
/// bits. Only what says more is put on a list.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Flags {
    /// Which of [`PLAIN`] are set.
    plain: u8,
    /// The others, between the plain ones and the last of these.
    #[allow(clippy::box_collection, reason = "every row carries it, and hardly any has one: one word, not three")]
    further: Option<Box<Vec<Flag>>>,
}

/// The flags that say nothing but their name, in the order in which rules set
/// them. The last stands behind all others.
static PLAIN: [Flag; 6] =
    [Flag::AboveRange, Flag::TargetZero, Flag::ActualZero, Flag::Negative, Flag::StrictEquality, Flag::ReasonMissing];

const STRICT_EQUALITY: u8 = 1 << 4;
const LAST: u8 = 1 << 5;

/// The bit of a flag; 0: it says more than its name.
#[inline(always)]
const fn bit(flag: &Flag) -> u8 {
    match flag {
        Flag::AboveRange => 1,
        Flag::TargetZero => 1 << 1,
        Flag::ActualZero => 1 << 2,
        Flag::Negative => 1 << 3,
        Flag::StrictEquality => STRICT_EQUALITY,
        Flag::ReasonMissing => LAST,
        Flag::OverAchieved { .. }
        | Flag::Reduced { .. }
        | Flag::OverBudget { .. }
        | Flag::MilestoneOpen
        | Flag::FewExperts
        | Flag::ExpertsDiffer
        | Flag::ManualIncomplete => 0,
    }
}

impl Flags {
    /// The flags in order.
    pub fn iter(&self) -> impl Iterator<Item = &Flag> {
        let plain = |set: u8| PLAIN.iter().filter(move |flag| bit(flag) & set != 0);
        let further = self.further.iter().flat_map(|list| list.iter());
        plain(self.plain & !LAST).chain(further).chain(plain(self.plain & LAST))
    }

    /// Whether this flag is among them.
    pub fn contains(&self, flag: &Flag) -> bool {
        self.iter().any(|other| other == flag)
    }

    /// Adds a flag.
    #[inline(always)]
    pub(super) fn push(&mut self, flag: Flag) {
        match bit(&flag) {
            0 => self.list(flag),
            bit => self.plain |= bit,
        }
    }

    #[inline(never)]
    fn list(&mut self, flag: Flag) {
        self.further.get_or_insert_default().push(flag);
    }

    /// Adds flags that say nothing but their name.
    #[inline(always)]
    pub(super) fn add_plain(&mut self, flags: &Self) {
        self.plain |= flags.plain;
    }

    /// Adds the flags of a part, each of them anew, in their order.
    pub(super) fn join(&mut self, part: &Self) {
        for flag in part.iter() {
            self.list(flag.clone());
        }
    }

    /// Takes back that the value only equals a target that had to be exceeded.
    pub(super) fn take_back_strict_equality(&mut self) {
        self.plain &= !STRICT_EQUALITY;
    }

    /// Takes all flags back.
    #[inline(always)]
    pub(super) fn clear(&mut self) {
        self.plain = 0;
        if self.further.is_some() {
            self.further = None;
        }
    }
}

impl<'a> IntoIterator for &'a Flags {
    type Item = &'a Flag;
    type IntoIter = std::vec::IntoIter<&'a Flag>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}

impl fmt::Debug for Flags {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.iter()).finish()
    }
}
