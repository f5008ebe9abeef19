//! A score that a person sets in the place of the computed one.

use jiheng_core::edit::{Command, IndicatorField, read_points};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Entry, ManualScore, NodeId};
use leptos::prelude::*;

use super::bind::{bind_row, of_row};
use crate::widgets::field::{AreaField, TextField};
use crate::widgets::grid::row_view::{held_points, two_places};
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// The fields of 人工调整, opened where they are needed.
#[component]
pub(super) fn ManualFields(
    /// The row.
    row: NodeId,
) -> impl IntoView {
    let begun = of_row(row, |row| *row.manual != ManualScore::default());
    let open = RwSignal::new(false);
    move || {
        if begun.get() || open.get() {
            return view! { <Fields row=row open=open /> }.into_any();
        }
        view! {
            <div class="sec">
                <button class="btn btn--s btn--quiet" on:click=move |_| open.set(true)>
                    <Icon name="hand" small=true />{t("inspector.manual.add")}
                </button>
            </div>
        }
        .into_any()
    }
}

#[component]
fn Fields(row: NodeId, open: RwSignal<bool>) -> impl IntoView {
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    // What the rules alone come to, beside what was set.
    let computed = Memo::new(move |_| {
        reader.track_row(row);
        reader.track_totals();
        reader.read(|s| {
            let row = s.assessment.rows.get(&row)?;
            row.computed.or(row.score).map(two_places)
        })
    });
    let points = bind_row(
        row,
        "manual-points",
        |row| held_points(&row.manual.points),
        |text| IndicatorField::ManualPoints(read_points(text)),
    );
    let reason = bind_row(
        row,
        "manual-reason",
        |row| row.manual.reason.clone(),
        |text| IndicatorField::ManualReason(text.to_owned()),
    );
    let by = bind_row(row, "manual-by", |row| row.manual.by.clone(), |text| IndicatorField::ManualBy(text.to_owned()));
    let bad = of_row(row, |row| matches!(row.manual.points, Entry::Invalid(_)));
    let withdraw = move |_| {
        let fields = [
            IndicatorField::ManualPoints(Entry::Blank),
            IndicatorField::ManualReason(String::new()),
            IndicatorField::ManualBy(String::new()),
        ];
        let commands = fields.map(|field| Command::SetIndicator(row, field));
        let _ = workspace.edit(Command::Batch(commands.to_vec()));
        open.set(false);
    };
    view! {
        <div class="sec stack" id="manual">
            <div class="spread">
                <h3 class="h3">{t("inspector.manual")}</h3>
                <button class="btn btn--s btn--quiet" on:click=withdraw>{t("inspector.manual.withdraw")}</button>
            </div>
            <p class="hint">{move || match computed.get() {
                Some(points) => fill("inspector.manual.computed", &[("points", &points)]),
                None => t("inspector.manual.unscored").to_owned(),
            }}</p>
            <div class="pair">
                <div class="field">
                    <label for="manual-points">{t("inspector.manual.points")}</label>
                    <TextField id="manual-points" binding=points invalid=bad mode="decimal" class="in--num" />
                </div>
                <div class="field">
                    <label for="manual-by">{t("inspector.manual.by")}</label>
                    <TextField id="manual-by" binding=by />
                </div>
            </div>
            <div class="field">
                <label for="manual-reason">{t("inspector.manual.reason")}</label>
                <AreaField id="manual-reason" binding=reason rows=2 placeholder=t("inspector.manual.reason_example") />
            </div>
        </div>
    }
}
