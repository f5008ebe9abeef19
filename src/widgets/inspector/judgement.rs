//! How a qualitative or a yes/no row is judged.

use jiheng_core::edit::{IndicatorField, read_points, read_quantity};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, NodeId};
use leptos::prelude::*;

use super::bind::{bind_row, of_row};
use crate::widgets::field::{AreaField, TextField};
use crate::widgets::grid::choice::{self, set_tier, tiers};
use crate::widgets::grid::row_view::{held_points, held_quantity, interval};
use crate::workspace::Workspace;

/// Tier, points and basis.
#[component]
pub(super) fn JudgementFields(
    /// The row.
    row: NodeId,
    /// Whether it is a yes/no row.
    yes_no: bool,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let options = if yes_no { choice::yes_no() } else { workspace.read(|s| tiers(&s.draft.standard)) };
    let chosen = of_row(row, |row| row.judgement.tier);
    let reader = workspace.clone();
    let allowed = Memo::new(move |_| {
        reader.track_row(row);
        reader.read(|s| {
            let indicator = s.draft.evaluation.tree.indicator(row)?;
            interval(indicator, &s.draft.standard, s.assessment.rows.get(&row))
        })
    });
    let words =
        bind_row(row, "words", |row| held_quantity(&row.actual), |text| IndicatorField::Actual(read_quantity(text)));
    let points = bind_row(
        row,
        "points",
        |row| held_points(&row.judgement.points),
        |text| IndicatorField::Points(read_points(text)),
    );
    let deduction = bind_row(
        row,
        "deduction",
        |row| held_points(&row.judgement.deduction),
        |text| IndicatorField::Deduction(read_points(text)),
    );
    let basis =
        bind_row(row, "basis", |row| row.judgement.basis.clone(), |text| IndicatorField::Basis(text.to_owned()));
    let bad_points = of_row(row, |row| matches!(row.judgement.points, Entry::Invalid(_)));
    let bad_deduction = of_row(row, |row| matches!(row.judgement.deduction, Entry::Invalid(_)));
    let choose = StoredValue::new(workspace);
    view! {
        <div class="sec stack">
            <h3 class="h3">{t("inspector.judgement")}</h3>
            <div class="stack stack--2" role="radiogroup" aria-label=t("inspector.judgement")>
                {options.into_iter().map(|(tier, words)| {
                    let on = move || chosen.get() == Some(tier);
                    view! {
                        <button type="button" class="radio" role="radio" aria-checked=move || if on() { "true" } else { "false" }
                            on:click=move |_| {
                                let next = (!on()).then_some(tier);
                                let _ = choose.with_value(|workspace| workspace.edit(set_tier(row, next)));
                            }>
                            <i></i>{words}
                        </button>
                    }
                }).collect_view()}
            </div>
            <div class="field">
                <label for="judged-words">{t("inspector.words")}</label>
                <TextField id="judged-words" binding=words placeholder=t("inspector.words_example") />
            </div>
            {if yes_no {
                view! {
                    <div class="field">
                        <label for="deduction">{t("inspector.deduction")}</label>
                        <TextField id="deduction" binding=deduction invalid=bad_deduction mode="decimal" class="in--num" />
                        <div class="hint">{t("inspector.deduction_hint")}</div>
                    </div>
                }.into_any()
            } else {
                view! {
                    <div class="field">
                        <label for="points">{t("inspector.points")}</label>
                        <TextField id="points" binding=points invalid=bad_points mode="decimal" class="in--num" described_by="points-hint" />
                        <div class="hint" id="points-hint">{move || allowed.get().unwrap_or_else(|| t("inspector.choose_tier_first").to_owned())}</div>
                    </div>
                }.into_any()
            }}
            <div class="field">
                <label for="basis">{t("inspector.basis")}</label>
                <AreaField id="basis" binding=basis placeholder=t("inspector.basis_example") />
                <div class="hint">{t("inspector.basis_hint")}</div>
            </div>
        </div>
    }
}
