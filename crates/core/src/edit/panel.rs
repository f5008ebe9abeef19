//! The panel of experts and what it gave.

use super::{Command, IndicatorField, ProfileField};
use crate::model::{Evaluation, NodeId};

/// Takes an expert off the panel, with every mark that the expert gave: a mark
/// that no field shows must not count, nor keep a row waiting. A row without
/// marks is judged by its tier again.
pub fn remove_expert(evaluation: &Evaluation, expert: NodeId) -> Command {
    let mut panel = evaluation.profile.panel.clone();
    panel.retain(|known| known.id != expert);
    let marked = evaluation.tree.rows().filter(|row| row.marks.iter().any(|mark| mark.id == expert));
    let rows = marked.map(|row| {
        let mut marks = row.marks.clone();
        marks.retain(|mark| mark.id != expert);
        if marks.iter().all(|mark| mark.points.is_blank()) {
            marks.clear();
        }
        Command::SetIndicator(row.id, IndicatorField::Marks(marks))
    });
    Command::Batch(std::iter::once(Command::SetProfile(ProfileField::Panel(panel))).chain(rows).collect())
}
