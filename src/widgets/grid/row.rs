//! The rows of the table.

use std::collections::HashMap;

use jiheng_core::model::{Measure, NodeId};
use leptos::prelude::*;

use super::column::Column;
use super::current_row::CurrentRow;
use super::cursor::Cursor;
use super::group_row::GroupRow;
use super::lines::{Line, LineKind};
use super::quiet_cell::{content, title};
use super::row_view::RowView;
use crate::workspace::Workspace;

/// What the rows share.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    /// Where the person is.
    pub(crate) cursor: Cursor,
    /// How many pieces of evidence each indicator rests on.
    pub(crate) evidence: Memo<HashMap<NodeId, usize>>,
}

/// A line of the table. `current`: it is the one row that holds the field.
#[component]
pub(crate) fn Row(rows: Rows, line: Line, current: bool) -> impl IntoView {
    match line.kind {
        LineKind::Dimension | LineKind::Category => {
            view! { <GroupRow rows=rows line=line current=current /> }.into_any()
        }
        LineKind::Indicator | LineKind::Part(_) if current => view! { <CurrentRow rows=rows line=line /> }.into_any(),
        LineKind::Indicator | LineKind::Part(_) => view! { <QuietRow rows=rows line=line /> }.into_any(),
    }
}

/// The place of a line, counted from 1 with the head of the table.
pub(crate) fn row_index(cursor: Cursor, id: NodeId) -> impl Fn() -> String + Clone {
    move || cursor.lines().with(|lines| lines.place(id).map_or(0, |place| place + 2).to_string())
}

/// A name, or a word where there is none.
pub(crate) fn named(name: &str) -> String {
    if name.trim().is_empty() { jiheng_core::i18n::t("grid.unnamed").to_owned() } else { name.to_owned() }
}

/// What a row says, after each change of it.
pub(crate) fn row_view(line: Line) -> Memo<Option<RowView>> {
    let workspace = Workspace::expect();
    let part_of = line.part_of();
    Memo::new(move |_| {
        workspace.track_row(part_of.unwrap_or(line.id));
        let view = workspace.read(|s| RowView::of(s, line.id, part_of));
        if view.as_ref().is_some_and(|view| view.measure == Measure::ExecutionRate) {
            workspace.track_funds();
        }
        view
    })
}

/// A row that nobody is at. It is drawn as a whole: of thousands of such rows
/// one changes at a time, and few signals make scrolling quick.
#[component]
fn QuietRow(rows: Rows, line: Line) -> impl IntoView {
    let cursor = rows.cursor;
    let view = row_view(line);
    let number = move || cursor.lines().with(|lines| lines.number(line.id));
    let evidence = move || rows.evidence.with(|counts| counts.get(&line.id).copied().unwrap_or(0));
    let index = row_index(cursor, line.id);
    move || {
        let index = index.clone();
        view.with(|view| {
            let view = view.as_ref()?;
            let cells = Column::ALL.into_iter().skip(1).map(|column| {
                view! {
                    <td role="gridcell" class=column.cell_class() data-l=column.short_name() data-c=column.word() title=title(column, view)>
                        {content(column, view, line, evidence)}
                    </td>
                }
            });
            let cells = cells.collect_view();
            let class = row_class(line, view, false);
            Some(view! {
                <tr role="row" class=class aria-rowindex=index data-id=line.id.to_string() attr:aria-level="3">
                    <th role="rowheader" scope="row" class="ind first ell" data-c="name" title=view.name.clone()>
                        {line.part_of().is_none().then(|| view! { <span class="no">{number}</span> })}
                        {named(&view.name)}
                    </th>
                    {cells}
                </tr>
            })
        })
    }
}

/// The class of a row.
pub(crate) fn row_class(line: Line, view: &RowView, current: bool) -> String {
    let kind = if line.part_of().is_some() { "part" } else { "" };
    let gone = if view.not_applicable { " na" } else { "" };
    format!("{kind}{gone}{}", if current { " sel" } else { "" })
}
