//! The inspector of a dimension or a category.

use jiheng_core::decimal::Points;
use jiheng_core::edit::{CategoryField, Command, DimensionField, read_points};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Entry, Evaluation, NodeId};
use leptos::prelude::*;

use super::bind::bind_text;
use super::path;
use crate::widgets::field::{Binding, TextField};
use crate::widgets::grid::cell::stated;
use crate::widgets::grid::cursor::Cursor;
use crate::widgets::grid::row_name;
use crate::widgets::grid::row_view::{GroupView, held_points};
use crate::widgets::why::Why;
use crate::workspace::Workspace;

/// The inspector of a group.
#[component]
pub(super) fn GroupInspector(
    /// The dimension or the category.
    node: NodeId,
    /// Whether it is a dimension.
    first_level: bool,
    /// Where the person is in the table.
    cursor: Cursor,
) -> impl IntoView {
    let _ = cursor;
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let group = Memo::new(move |_| {
        reader.track_totals();
        reader.track_text();
        reader.read(|s| GroupView::of(s, node))
    });
    let above = Memo::new(move |_| {
        workspace.track_structure();
        workspace.track_text();
        workspace.read(|s| path(s, node))
    });
    let of =
        move |pick: fn(&GroupView) -> String| move || group.with(|group| group.as_ref().map(pick).unwrap_or_default());
    let full = points(node, "full", full_score, move |entry| {
        if first_level {
            Command::SetDimension(node, DimensionField::FullScore(entry))
        } else {
            Command::SetCategory(node, CategoryField::FullScore(entry))
        }
    });
    let published = points(node, "published", published_score, move |entry| {
        Command::SetDimension(node, DimensionField::PublishedScore(entry))
    });
    let level = if first_level { "inspector.level_1" } else { "inspector.level_2" };
    view! {
        <div class="side__h">
            <div class="h3">{t(level)}{move || above.get()}</div>
            <h2 class="h2">{of(|group| row_name(&group.name))}</h2>
            <div class="big">
                <b>{of(|group| group.score.clone())}</b>
                <span>{of(|group| fill("inspector.of_full", &[("full", &group.full_score)]))}</span>
            </div>
        </div>
        <div class="sec sec--first">
            <h3 class="h3">{t("inspector.why")}</h3>
            <Why node=node row=node />
        </div>
        <div class="sec stack">
            <div class="field">
                <label for="group-full">{t("inspector.stated_full")}</label>
                <TextField id="group-full" binding=full mode="decimal" class="in--num" placeholder=t("inspector.stated_full_none") />
                <div class="hint hint--warn">{of(|group| group.mismatch.clone())}</div>
            </div>
            {first_level.then(|| view! {
                <div class="field">
                    <label for="group-published">{t("inspector.published")}</label>
                    <TextField id="group-published" binding=published mode="decimal" class="in--num" placeholder=t("inspector.published_none") />
                </div>
            })}
        </div>
    }
}

fn full_score(evaluation: &Evaluation, node: NodeId) -> Option<&Entry<Points>> {
    let tree = &evaluation.tree;
    tree.dimension(node).map(|node| &node.full_score).or_else(|| tree.category(node).map(|node| &node.full_score))
}

fn published_score(evaluation: &Evaluation, node: NodeId) -> Option<&Entry<Points>> {
    evaluation.tree.dimension(node).map(|node| &node.published_score)
}

fn points(
    node: NodeId,
    name: &str,
    get: fn(&Evaluation, NodeId) -> Option<&Entry<Points>>,
    put: impl Fn(Entry<Points>) -> Command + Send + Sync + 'static,
) -> Binding {
    bind_text(
        format!("{node}.{name}"),
        move |evaluation| get(evaluation, node).map(held_points).unwrap_or_default(),
        move |_, text| Some(put(stated(text, read_points))),
    )
}
