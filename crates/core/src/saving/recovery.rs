//! Finds the last state of a draft again, from the snapshot and the journal.
//!
//! Local storage may come back older than it was left: a browser that is killed
//! loses its last writes, on a slow day those of minutes. The journal loses
//! nothing, so it keeps a whole text of its own from time to time, the
//! checkpoint, and every command since.

use std::fmt;

use super::{Fingerprint, Snapshot};

/// Records kept behind the checkpoint, so that what was done can be undone after reopening.
pub const KEPT_FOR_UNDO: u64 = 500;

/// What kind of step a command was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepKind {
    /// A new step.
    Done,
    /// More of the step before: a burst of typing in one field is one step.
    Continued,
    /// A step was taken back.
    Undone,
    /// A step was done again.
    Redone,
}

impl StepKind {
    /// The name under which it is stored.
    pub fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Continued => "continued",
            Self::Undone => "undone",
            Self::Redone => "redone",
        }
    }

    /// Reads a [`name`](Self::name).
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Done, Self::Continued, Self::Undone, Self::Redone].into_iter().find(|kind| kind.name() == name)
    }
}

/// One command in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its number within the draft, from 1.
    pub seq: u64,
    /// The snapshot that its window last knew to be stored.
    pub base: Fingerprint,
    /// What kind of step it was.
    pub kind: StepKind,
    /// The command, as text.
    pub command: String,
    /// What takes it back, as text.
    pub inverse: String,
}

/// The whole text that the journal keeps of a draft, taken out only where it
/// is needed: it is as large as the draft.
pub struct Checkpoint {
    position: u64,
    text: Box<dyn FnOnce() -> Option<String>>,
}

impl Checkpoint {
    /// A checkpoint with the number of the last command it holds, and how to
    /// get its text; `None` from there: it cannot be read.
    pub fn new(position: u64, text: impl FnOnce() -> Option<String> + 'static) -> Self {
        Self { position, text: Box::new(text) }
    }

    /// The number of the last command it holds.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Takes its text out.
    pub fn open(self) -> Option<Snapshot> {
        Some(Snapshot::new(self.position, (self.text)()?))
    }
}

impl From<Snapshot> for Checkpoint {
    fn from(snapshot: Snapshot) -> Self {
        Self::new(snapshot.position(), || Some(snapshot.into_text()))
    }
}

impl fmt::Debug for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Checkpoint").field("position", &self.position).finish_non_exhaustive()
    }
}

/// How to get back to the last state of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// The text to begin with.
    pub base: Snapshot,
    /// The commands to carry out on it, oldest first. One that cannot be
    /// carried out is passed over; those after it were made without it.
    pub replay: Vec<Record>,
    /// Commands that are in the text already, oldest first: the past that can be undone.
    pub past: Vec<Record>,
    /// The number of the last command, from which numbering goes on.
    pub position: u64,
    /// Whether the journal could not bring back this state by itself: it has no checkpoint, or lacks
    /// commands. A checkpoint is due before anything is appended.
    pub journal_behind: bool,
}

/// Joins what local storage and the journal hold of a draft. `None`: neither holds a text.
///
/// The later of the two texts is the base. Records that follow it without a gap
/// are replayed, provided the first of them was made on that text:
///
/// - a gap means that records were lost with the page that wrote them; what
///   came after rests on a text that is gone too;
/// - another base means that the text is of another window, which has left its
///   own changes to a draft of their own.
///
/// In both cases replaying could only do harm.
pub fn recover(
    snapshot: Option<Snapshot>,
    checkpoint: Option<Checkpoint>,
    mut records: Vec<Record>,
) -> Option<Recovery> {
    let kept = checkpoint.as_ref().map(Checkpoint::position);
    let base = match (snapshot, checkpoint) {
        (Some(snapshot), Some(checkpoint)) if checkpoint.position() > snapshot.position() => {
            checkpoint.open().unwrap_or(snapshot)
        }
        (Some(snapshot), _) => snapshot,
        (None, checkpoint) => checkpoint?.open()?,
    };
    records.sort_by_key(|record| record.seq);
    records.dedup_by_key(|record| record.seq);
    let position = records.last().map_or(0, |record| record.seq).max(base.position());
    let later = records.partition_point(|record| record.seq <= base.position());
    let mut replay = records.split_off(later);
    if replay.first().is_some_and(|record| record.base != base.fingerprint()) {
        replay.clear();
    }
    let unbroken = replay.iter().zip(base.position() + 1..).take_while(|(record, seq)| record.seq == *seq).count();
    replay.truncate(unbroken);
    let past = records.iter().rev().zip((0..=base.position()).rev()).take_while(|(record, seq)| record.seq == *seq);
    let past = records.split_off(records.len() - past.count());
    let first = past.first().or(replay.first()).map(|record| record.seq);
    let last = replay.last().or(past.last()).map(|record| record.seq);
    let journal_behind = kept.is_none_or(|kept| {
        let reaches = last == Some(position) && first.is_some_and(|first| first <= kept + 1);
        kept != position && !reaches
    });
    Some(Recovery { base, replay, past, position, journal_behind })
}

#[cfg(test)]
mod tests {
    use super::{Checkpoint, Record, Snapshot, StepKind, recover};

    fn text(position: u64) -> Snapshot {
        Snapshot::new(position, format!("text {position}"))
    }

    /// Records made on the text of a position.
    fn records(base: u64, numbers: &[u64]) -> Vec<Record> {
        let record = |seq: &u64| Record {
            seq: *seq,
            base: text(base).fingerprint(),
            kind: StepKind::Done,
            command: format!("command {seq}"),
            inverse: String::new(),
        };
        numbers.iter().map(record).collect()
    }

    fn numbers(records: &[Record]) -> Vec<u64> {
        records.iter().map(|record| record.seq).collect()
    }

    /// What is found again: the position of the base, what is replayed, what can be undone, the next
    /// position, and whether the journal is behind.
    #[track_caller]
    fn check(
        snapshot: Option<u64>,
        checkpoint: Option<u64>,
        journal: &[u64],
        expect: (u64, &[u64], &[u64], u64, bool),
    ) {
        let (base, replay, past, position, behind) = expect;
        let found = recover(snapshot.map(text), checkpoint.map(text).map(Checkpoint::from), records(base, journal));
        let found = found.expect("there is a text");
        assert_eq!(found.base, text(base));
        assert_eq!(numbers(&found.replay), replay);
        assert_eq!(numbers(&found.past), past);
        assert_eq!((found.position, found.journal_behind), (position, behind));
    }

    #[test]
    fn a_draft_saved_in_peace_needs_nothing() {
        check(Some(3), Some(0), &[1, 2, 3], (3, &[], &[1, 2, 3], 3, false));
        check(Some(0), Some(0), &[], (0, &[], &[], 0, false));
        check(Some(5), Some(5), &[], (5, &[], &[], 5, false));
    }

    #[test]
    fn commands_after_the_snapshot_are_carried_out_again() {
        check(Some(1), Some(0), &[1, 2, 3], (1, &[2, 3], &[1], 3, false));
    }

    #[test]
    fn records_are_put_in_order_and_counted_once() {
        check(Some(1), Some(1), &[3, 2, 2, 1], (1, &[2, 3], &[1], 3, false));
    }

    #[test]
    fn a_snapshot_that_came_back_older_gives_way_to_the_checkpoint() {
        check(Some(2), Some(5), &[5, 6], (5, &[6], &[5], 6, false));
        check(None, Some(5), &[6], (5, &[6], &[], 6, false));
    }

    #[test]
    fn a_snapshot_the_journal_missed_brings_the_journal_up_to_date() {
        check(Some(9), Some(5), &[6, 7], (9, &[], &[], 9, true));
        check(Some(9), None, &[], (9, &[], &[], 9, true));
        check(Some(9), Some(5), &[8, 9], (9, &[], &[8, 9], 9, true));
    }

    #[test]
    fn nothing_is_replayed_behind_a_gap() {
        check(Some(2), Some(0), &[1, 2, 3, 5, 6], (2, &[3], &[1, 2], 6, true));
        check(Some(2), Some(2), &[4], (2, &[], &[], 4, true));
    }

    #[test]
    fn what_another_window_made_on_another_text_is_not_replayed() {
        let found = recover(Some(text(2)), Some(text(0).into()), records(1, &[1, 2, 3])).expect("there is a text");
        assert_eq!((numbers(&found.replay), found.position, found.journal_behind), (vec![], 3, true));
    }

    #[test]
    fn without_a_text_there_is_no_draft() {
        assert_eq!(recover(None, None, records(0, &[1, 2])), None);
    }
}
