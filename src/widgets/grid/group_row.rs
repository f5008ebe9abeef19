//! The row of a dimension or of a category.

use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

use super::column::Column;
use super::field::Field;
use super::lines::{Line, LineKind};
use super::menu::RowMenu;
use super::rest_cell::RestCell;
use super::row::{Rows, named, row_index};
use super::row_view::GroupView;
use crate::widgets::beam::Beam;
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// A group row. `current`: it is the one row that holds the field.
#[component]
pub(crate) fn GroupRow(rows: Rows, line: Line, current: bool) -> impl IntoView {
    let cursor = rows.cursor;
    let workspace = Workspace::expect();
    let first_level = line.kind == LineKind::Dimension;
    let group = Memo::new(move |_| {
        workspace.track_totals();
        workspace.track_text();
        workspace.read(|s| GroupView::of(s, line.id))
    });
    let part =
        move |pick: fn(&GroupView) -> String| move || group.with(|group| group.as_ref().map(pick).unwrap_or_default());
    let name = Signal::derive(part(|group| group.name.clone()));
    let rate = Signal::derive(move || group.with(|g| g.as_ref().map(|g| g.rate.clone()).unwrap_or_default()));
    let active = move |column: Column| current && cursor.get().map(|spot| spot.column) == Some(column);
    // A group row has a name; whatever else the person aims at stands there.
    let label = Signal::derive(move || name.get());
    let open = move || !cursor.is_collapsed(line.id);
    let class = match (first_level, current) {
        (true, true) => "g1 sel",
        (true, false) => "g1",
        (false, true) => "g2 sel",
        (false, false) => "g2",
    };
    let head = move || {
        let on_name = || {
            let aimed = cursor.get().map(|spot| spot.column);
            !aimed.is_some_and(|column| [Column::Rate, Column::FullScore, Column::Score].contains(&column))
        };
        if current && on_name() {
            view! {
                <Field cursor=cursor line=line column=Column::Name held=name look=Signal::derive(|| "")
                    placeholder=t("grid.unnamed") label=label several_lines=false number=false />
            }
            .into_any()
        } else {
            view! { <span class="group-name">{move || named(&name.get())}</span> }.into_any()
        }
    };
    let toggle = move || {
        let key = if open() { "grid.fold" } else { "grid.unfold" };
        fill(key, &[("name", &named(&name.get()))])
    };
    let figure = move |column: Column, text: fn(&GroupView) -> String| {
        let label = Signal::derive(move || {
            fill("grid.cell_label", &[("row", &named(&name.get())), ("column", t(column.name_key()))])
        });
        move || {
            let text = part(text);
            if active(column) {
                view! { <RestCell cursor=cursor label=label>{text}</RestCell> }.into_any()
            } else {
                view! { {text} }.into_any()
            }
        }
    };
    view! {
        <tr role="row" class=class aria-rowindex=row_index(cursor, line.id) data-id=line.id.to_string()
            attr:aria-level=if first_level { "1" } else { "2" }>
            <th role="rowheader" scope="rowgroup" class="ind first" class:open=current colspan="5" data-c="name">
                <span class="group">
                    <button class="tw" tabindex="-1" aria-label=toggle aria-expanded=move || if open() { "true" } else { "false" }
                        on:click=move |_| cursor.toggle(line.id)>
                        <Icon name="down" small=true />
                    </button>
                    {head}
                    <span class="sub">{part(|group| group.note.clone())}</span>
                </span>
                {current.then(|| view! { <RowMenu cursor=cursor line=line /> })}
            </th>
            <td role="gridcell" data-l=t("grid.score_rate") data-c="rate">
                {move || if active(Column::Rate) {
                    view! { <RestCell cursor=cursor label=label><Beam rate=rate /></RestCell> }.into_any()
                } else {
                    view! { <Beam rate=rate /> }.into_any()
                }}
            </td>
            <td role="gridcell" class="num" data-l=t("grid.column.full") data-c="full">{figure(Column::FullScore, |g| g.full_score.clone())}</td>
            <td role="gridcell" class="num" data-l=t("grid.column.score") data-c="score">{figure(Column::Score, |g| g.score.clone())}</td>
            <td role="gridcell" class="last fs1 ell ask" colspan="3">{part(|group| group.mismatch.clone())}</td>
        </tr>
    }
}
