//! The indicator table (指标与评分).
//!
//! Above [`WINDOWED_FROM`] rows only those near the pane are in the document;
//! the current row always is, so that a field never loses the focus or a
//! composition because the page was scrolled.

pub(crate) mod actions;
mod block;
pub(crate) mod cell;
pub(crate) mod choice;
mod clipboard;
mod column;
mod current_row;
pub(crate) mod cursor;
mod field;
mod group_row;
mod keys;
pub(crate) mod lines;
mod menu;
mod quiet_cell;
mod rest_cell;
mod row;
pub(crate) mod row_view;
mod sums;
mod window;

use jiheng_core::i18n::t;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use column::Column;
use cursor::{Cursor, Spot};
use jiheng_core::model::NodeId;
use lines::Line;
use row::{Row, Rows};
use row_view::evidence_counts;
use sums::SumRow;
use window::{WINDOWED_FROM, Window};

pub(crate) use menu::{AddRow, RowTools};
pub(crate) use row::named as row_name;

use crate::workspace::Workspace;

/// The table.
#[component]
pub(crate) fn Grid(
    /// Where the person is.
    cursor: Cursor,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let evidence = Memo::new(move |_| {
        reader.track_text();
        reader.read(|s| evidence_counts(&s.draft.evaluation))
    });
    let rows = Rows { cursor, evidence };
    let pane = NodeRef::<html::Div>::new();
    let body = NodeRef::<html::Tbody>::new();
    let window = Window::new(cursor, pane);
    block::mark(cursor, body, window);
    let (copier, paster) = (workspace.clone(), workspace);
    let count = move || cursor.lines().with(|lines| (lines.len() + 2).to_string());
    let windowed = move || cursor.lines().with(|lines| lines.len() > WINDOWED_FROM);
    view! {
        <div node_ref=pane class="main__scroll" class:main__scroll--window=windowed on:scroll=move |_| window.follow()>
            <table class="tb grid" class:grid--window=windowed role="grid" aria-label=t("grid.title") aria-rowcount=count
                aria-multiselectable="true"
                on:mousedown=move |event| on_mouse_down(cursor, &event)
                on:dblclick=move |event| on_double_click(cursor, &event)
                on:copy=move |event| clipboard::on_copy(cursor, &copier, &event)
                on:paste=move |event| clipboard::on_paste(cursor, &paster, &event)>
                <colgroup>{Column::ALL.map(|column| view! { <col class=column.class() /> }).collect_view()}</colgroup>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        {Column::ALL.map(|column| view! {
                            <th role="columnheader" scope="col" class=head_class(column) title=t(column.name_key())>{t(column.name_key())}</th>
                        }).collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup" node_ref=body>
                    {gap(window.gaps(), 0)}
                    <For each=move || window.above().get() key=|line| line.id children=move |line: Line| view! { <Row rows=rows line=line current=false /> } />
                    {gap(window.gaps(), 1)}
                    {move || window.current().get().map(|line| view! { <Row rows=rows line=line current=true /> })}
                    {gap(window.gaps(), 2)}
                    <For each=move || window.below().get() key=|line| line.id children=move |line: Line| view! { <Row rows=rows line=line current=false /> } />
                    {gap(window.gaps(), 3)}
                </tbody>
                <SumRow cursor=cursor />
            </table>
        </div>
    }
}

fn head_class(column: Column) -> &'static str {
    match column {
        Column::Name => "ind first",
        Column::Reason => "last",
        column if column.is_number() => "num",
        _ => "",
    }
}

/// Stands for the rows that are not in the document.
fn gap(gaps: Memo<[usize; 4]>, which: usize) -> impl IntoView {
    let height = Memo::new(move |_| gaps.with(|gaps| gaps[which]));
    view! {
        <tr class="gap" aria-hidden="true" hidden=move || height.get() == 0>
            <td colspan="11" style=move || format!("height:{}px", height.get())></td>
        </tr>
    }
}

/// The cell of an event, and whether the event is in its open field.
fn hit(event: &ev::MouseEvent) -> Option<(Spot, bool)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    if target.closest("button, a").ok()?.is_some() {
        return None;
    }
    let cell = target.closest("[data-c]").ok()??;
    let row = cell.closest("[data-id]").ok()??;
    let id = NodeId::parse(&row.get_attribute("data-id")?)?;
    let column = Column::of_word(&cell.get_attribute("data-c")?)?;
    let spot = Spot { row: id, column };
    let field = target.closest(".cell__edit").ok()?;
    let in_field = field.is_some() && field == document().active_element();
    Some((spot, in_field))
}

fn on_mouse_down(cursor: Cursor, event: &ev::MouseEvent) {
    if event.button() != 0 {
        return;
    }
    let Some((spot, in_field)) = hit(event) else { return };
    if in_field {
        // A second press in the open field puts the caret, as in any field.
        cursor.editing().set(true);
        return;
    }
    event.prevent_default();
    if event.shift_key() {
        cursor.stretch_to(spot);
    } else {
        cursor.go(spot);
    }
}

fn on_double_click(cursor: Cursor, event: &ev::MouseEvent) {
    if hit(event).is_some() {
        cursor.editing().set(true);
    }
}
