//! Blocks of cells to and from the clipboard, as spreadsheets write them.

use jiheng_core::edit::{PasteColumn, paste, read_cells, write_cells};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::Measure;
use leptos::ev;
use leptos::prelude::*;

use super::choice::measure_key;
use super::column::Column;
use super::cursor::Cursor;
use super::lines::{Line, LineKind};
use super::row_view::{RowView, two_places};
use crate::browser::ids::RandomIds;
use crate::workspace::{Snapshot, Workspace};

/// Puts the block on the clipboard. A block carries what a paste can take; a
/// single cell what it shows.
pub(crate) fn on_copy(cursor: Cursor, workspace: &Workspace, event: &ev::ClipboardEvent) {
    if cursor.editing().get_untracked() {
        return;
    }
    let Some(((first, last), (left, right))) = untrack(|| cursor.block()) else { return };
    let Some(clipboard) = event.clipboard_data() else { return };
    let lines = cursor.lines().with_untracked(|lines| lines.slice(first..last + 1));
    let one = lines.len() == 1 && left == right;
    let columns: Vec<Column> = Column::ALL
        .into_iter()
        .filter(|column| (left..=right).contains(column) && (one || column.pasted().is_some()))
        .collect();
    let rows: Vec<Vec<String>> = workspace.read(|s| {
        let rows = lines.iter().filter(|line| one || line.kind == LineKind::Indicator);
        rows.map(|line| columns.iter().map(|column| cell_text(s, *line, *column)).collect()).collect()
    });
    let text = if one { rows.concat().concat() } else { write_cells(&rows) };
    if clipboard.set_data("text/plain", &text).is_ok() {
        event.prevent_default();
    }
}

fn cell_text(snapshot: &Snapshot, line: Line, column: Column) -> String {
    let part_of = match line.kind {
        LineKind::Part(row) => Some(row),
        LineKind::Indicator => None,
        LineKind::Dimension | LineKind::Category => {
            let evaluation = &snapshot.draft.evaluation;
            return match column {
                Column::Name => super::actions::name_of(evaluation, line),
                Column::Score => {
                    snapshot.assessment.subtotals.get(&line.id).map(|sums| two_places(sums.score)).unwrap_or_default()
                }
                _ => String::new(),
            };
        }
    };
    let Some(view) = RowView::of(snapshot, line.id, part_of) else { return String::new() };
    match column {
        Column::Name => view.name,
        Column::Measure => t(measure_key(view.measure)).to_owned(),
        Column::Target => view.target.held,
        Column::Unit => view.unit,
        Column::Actual if matches!(view.measure, Measure::Qualitative | Measure::YesNo) => view.actual.text,
        Column::Actual => view.actual.held,
        Column::Rate => view.rate.text(),
        Column::FullScore => view.full_score.held,
        Column::Score => view.score.text,
        Column::State => view.state.word().to_owned(),
        Column::Evidence => String::new(),
        Column::Reason => view.reason,
    }
}

/// Lays a block from the clipboard over the table. A single cell is left to the field.
pub(crate) fn on_paste(cursor: Cursor, workspace: &Workspace, event: &ev::ClipboardEvent) {
    if cursor.editing().get_untracked() {
        return;
    }
    let text = event.clipboard_data().and_then(|clipboard| clipboard.get_data("text/plain").ok()).unwrap_or_default();
    if text.trim().is_empty() {
        return;
    }
    let cells = read_cells(&text);
    if cells.len() == 1 && cells[0].len() == 1 {
        return;
    }
    event.prevent_default();
    lay(cursor, workspace, &cells);
}

/// Lays a block of cells over the table, its corner at the current cell.
pub(crate) fn lay(cursor: Cursor, workspace: &Workspace, cells: &[Vec<String>]) {
    let (Some(line), Some(spot)) = (cursor.line(), cursor.get_untracked()) else { return };
    let start = match line.kind {
        LineKind::Part(row) => Some(row),
        LineKind::Indicator | LineKind::Category => Some(line.id),
        LineKind::Dimension => workspace.read(|s| {
            let dimension = s.draft.evaluation.tree.dimension(line.id)?;
            dimension.categories.first().copied()
        }),
    };
    let corner = if matches!(line.kind, LineKind::Category | LineKind::Dimension) {
        Some(PasteColumn::Name)
    } else {
        let columns = Column::ALL.into_iter().filter(|column| *column >= spot.column);
        columns.into_iter().find_map(Column::pasted)
    };
    let (Some(start), Some(corner)) = (start, corner) else { return };
    let pasted = workspace.read(|s| paste(&s.draft.evaluation, &mut RandomIds, start, corner, cells));
    let Ok(pasted) = pasted else { return };
    if workspace.edit(pasted.command).is_err() {
        return;
    }
    let (rows, added, left) = (pasted.rows.to_string(), pasted.added.to_string(), pasted.left_over.to_string());
    let key = if pasted.left_over > 0 { "grid.pasted_left_over" } else { "grid.pasted" };
    cursor.say_done(fill(key, &[("rows", &rows), ("added", &added), ("left", &left)]), workspace);
}
