//! The scores that the source report published.

use jiheng_core::decimal::Points;
use jiheng_core::edit::{Command, DimensionField};
use jiheng_core::i18n::t;
use leptos::prelude::*;

use crate::bind::{bind_text, entry_text, read_entry};
use crate::widgets::field::TextField;
use crate::workspace::Workspace;

/// Total and score by dimension.
#[component]
pub(super) fn Published() -> impl IntoView {
    let total = bind_text(
        "published-total".to_owned(),
        |e| entry_text(&e.published_total, ToString::to_string),
        |_, text| Some(Command::SetPublishedTotal(read_entry(text, Points::read))),
    );
    let workspace = Workspace::expect();
    let dimensions = Memo::new(move |_| {
        workspace.track_structure();
        workspace.track_text();
        workspace.read(|s| s.draft.evaluation.tree.dimensions().map(|d| (d.id, d.name.clone())).collect::<Vec<_>>())
    });
    view! {
        <label for="published-total">{t("profile.published_total")}</label>
        <div class="form__short">
            <TextField id="published-total" binding=total mode="decimal" />
            <div class="hint">{t("profile.published_help")}</div>
        </div>
        <For each=move || dimensions.get() key=Clone::clone children=move |(id, name)| {
            let field = format!("published-{id}");
            let binding = bind_text(
                field.clone(),
                move |e| e.tree.dimension(id).map(|d| entry_text(&d.published_score, ToString::to_string)).unwrap_or_default(),
                move |_, text| {
                    let entry = read_entry(text, Points::read);
                    Some(Command::SetDimension(id, DimensionField::PublishedScore(entry)))
                },
            );
            view! {
                <label for=field.clone()>{name}</label>
                <div class="form__short"><TextField id=field binding=binding mode="decimal" /></div>
            }
        } />
    }
}
