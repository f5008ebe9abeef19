//! What stands in a cell that nobody is at.

use jiheng_core::i18n::t;
use leptos::prelude::*;

use super::choice::measure_key;
use super::column::Column;
use super::lines::Line;
use super::row::named;
use super::row_view::{CellText, Look, RowView};
use crate::widgets::beam::beam;
use crate::widgets::icon::Icon;
use crate::widgets::state::state_mark;

/// The text of a cell, how it looks, and what a field in it opens with.
pub(crate) fn text(column: Column, view: &RowView) -> CellText {
    let words = |text: &str| CellText {
        text: text.to_owned(),
        held: text.to_owned(),
        title: text.to_owned(),
        look: Look::Plain,
    };
    match column {
        Column::Name => words(&view.name),
        Column::Measure => words(t(measure_key(view.measure))),
        Column::Target => view.target.clone(),
        Column::Unit => words(&view.unit),
        Column::Actual => view.actual.clone(),
        Column::FullScore => view.full_score.clone(),
        Column::Score => CellText {
            text: view.score.text.clone(),
            held: view.points.clone(),
            title: view.score.title.clone(),
            look: Look::Plain,
        },
        Column::Reason => match view.asked {
            Some(asked) => CellText { text: t(asked).to_owned(), title: t(asked).to_owned(), ..CellText::default() },
            None => words(&view.reason),
        },
        Column::Rate | Column::State | Column::Evidence => CellText::default(),
    }
}

/// What the pointer is told over a cell.
pub(crate) fn title(column: Column, view: &RowView) -> Option<String> {
    let title = match column {
        Column::Target => &view.target.title,
        Column::Actual => &view.actual.title,
        Column::FullScore => &view.full_score.title,
        Column::Score => &view.score.title,
        Column::Reason => return Some(text(column, view).title).filter(|title| !title.is_empty()),
        _ => return None,
    };
    (!title.is_empty()).then(|| title.clone())
}

/// What stands in a cell at rest.
pub(crate) fn content(
    column: Column,
    view: &RowView,
    line: Line,
    evidence: impl Fn() -> usize + Copy + Send + 'static,
) -> AnyView {
    match column {
        Column::Name => named(&view.name).into_any(),
        Column::Measure => t(measure_key(view.measure)).into_any(),
        Column::Rate => beam(view.rate.clone()).into_any(),
        Column::State => state_mark(&view.state).into_any(),
        Column::Score => {
            let struck = view.score.computed.clone().map(|computed| view! { <s>{computed}</s> });
            view! { <span class=view.score.class>{struck}{view.score.text.clone()}</span> }.into_any()
        }
        Column::Evidence => line.part_of().is_none().then(|| evidence_count(evidence)).into_any(),
        Column::Reason => {
            let class = view.asked.map(|_| "ask");
            view! { <span class=class>{text(column, view).text}</span> }.into_any()
        }
        Column::Actual => {
            let steps = view.tiers.map(steps);
            view! { <span class=view.actual.look.class()>{steps}{view.actual.text.clone()}</span> }.into_any()
        }
        Column::Target | Column::Unit | Column::FullScore => {
            let cell = text(column, view);
            view! { <span class=cell.look.class()>{cell.text}</span> }.into_any()
        }
    }
}

/// The tiers of a qualitative row as steps.
fn steps((filled, count): (u8, u8)) -> impl IntoView {
    let steps = (0..count).map(|step| view! { <i class=(step < filled).then_some("on")></i> });
    view! { <span class="tier" aria-hidden="true">{steps.collect_view()}</span> }
}

/// The count changes with the register, not with the row.
fn evidence_count(count: impl Fn() -> usize + Copy + Send + 'static) -> impl IntoView {
    view! {
        <span class=move || if count() == 0 { "ev ev--0" } else { "ev" }>
            <Icon name="clip" small=true />{count}
        </span>
    }
}
