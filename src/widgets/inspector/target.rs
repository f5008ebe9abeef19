//! The target of a row: as approved, as adjusted, and where its points come from.

use jiheng_core::decimal::Ratio;
use jiheng_core::edit::{Command, IndicatorField, read_quantity, read_ratio};
use jiheng_core::engine::Flag;
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Measure, NodeId, Polarity, WeightSource};
use jiheng_core::standard::OverAchievementPolicy;
use leptos::prelude::*;

use super::bind::{bind_row, of_row};
use super::method::MethodChoice;
use crate::route::{Route, Step};
use crate::widgets::field::TextField;
use crate::widgets::grid::cell::stated;
use crate::widgets::grid::row_view::held_quantity;
use crate::workspace::{Workspace, sealed_here};

const SOURCES: [(WeightSource, &str); 4] = [
    (WeightSource::Unit, "inspector.source.unit"),
    (WeightSource::Standard, "inspector.source.standard"),
    (WeightSource::Report, "inspector.source.report"),
    (WeightSource::Demonstration, "inspector.source.demonstration"),
];

/// The fields of the target.
#[component]
pub(super) fn TargetFields(
    /// The row.
    row: NodeId,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let measure = of_row(row, |row| row.measure);
    let own_target = move || !matches!(measure.get(), Measure::ExecutionRate | Measure::Composite);
    view! {
        <div class="sec stack">
            <h3 class="h3">{t("inspector.target")}</h3>
            {move || if own_target() {
                view! { <OwnTarget row=row /> }.into_any()
            } else if measure.get() == Measure::ExecutionRate {
                view! { <p class="t2 fs1">{t("inspector.from_funds")}" "<a href=funds_link()>{t("inspector.to_funds")}</a></p> }.into_any()
            } else {
                view! { <p class="t2 fs1">{t("inspector.from_parts")}</p> }.into_any()
            }}
            <MethodChoice row=row measure=measure />
            <SourceChoice row=row />
            <CoreSwitch row=row />
            <Polar row=row measure=measure />
            <Excess row=row policy=workspace.read(|s| s.draft.standard.over_achievement.policy) />
        </div>
    }
}

/// Where the funds of this draft are.
fn funds_link() -> String {
    match Route::current() {
        Route::Draft(key, _) => Route::Draft(key, Step::Funds).fragment(),
        other => other.fragment(),
    }
}

#[component]
fn OwnTarget(row: NodeId) -> impl IntoView {
    let initial = bind_row(
        row,
        "initial",
        |row| held_quantity(&row.target.initial),
        |text| IndicatorField::InitialTarget(stated(text, read_quantity)),
    );
    let adjusted = bind_row(
        row,
        "adjusted",
        |row| held_quantity(&row.target.adjusted),
        |text| IndicatorField::AdjustedTarget(stated(text, read_quantity)),
    );
    let document = bind_row(
        row,
        "document",
        |row| row.target.adjustment_document.clone(),
        |text| IndicatorField::AdjustmentDocument(text.to_owned()),
    );
    view! {
        <div class="pair">
            <div class="field">
                <label for="initial">{t("inspector.initial")}</label>
                <TextField id="initial" binding=initial />
            </div>
            <div class="field">
                <label for="adjusted">{t("inspector.adjusted")}</label>
                <TextField id="adjusted" binding=adjusted placeholder=t("inspector.adjusted_none") />
            </div>
        </div>
        <div class="field">
            <label for="document">{t("inspector.document")}</label>
            <TextField id="document" binding=document placeholder=t("inspector.document_example") />
        </div>
    }
}

#[component]
fn SourceChoice(row: NodeId) -> impl IntoView {
    let workspace = Workspace::expect();
    let source = of_row(row, |row| row.weight_source);
    let chosen = move || SOURCES.iter().position(|(known, _)| *known == source.get()).unwrap_or(0).to_string();
    let choose = move |word: String| {
        let place: Option<usize> = word.parse().ok();
        if let Some((source, _)) = place.and_then(|place| SOURCES.get(place)) {
            let _ = workspace.edit(Command::SetIndicator(row, IndicatorField::WeightSource(*source)));
        }
    };
    view! {
        <div class="field">
            <label for="weight-source">{t("inspector.weight_source")}</label>
            <select class="in" id="weight-source" disabled=move || sealed_here().get() prop:value=chosen on:change=move |event| choose(event_target_value(&event))>
                {SOURCES.iter().enumerate().map(|(place, (_, key))| view! { <option value=place.to_string()>{t(key)}</option> }).collect_view()}
            </select>
        </div>
    }
}

/// Whether it is a core indicator, which some forms mark.
#[component]
fn CoreSwitch(row: NodeId) -> impl IntoView {
    let workspace = Workspace::expect();
    let core = of_row(row, |row| row.core);
    let toggle = move |_| {
        let _ = workspace.edit(Command::SetIndicator(row, IndicatorField::Core(!core.get_untracked())));
    };
    view! {
        <button type="button" class="sw" role="switch" aria-checked=move || if core.get() { "true" } else { "false" } on:click=toggle>
            <i></i>{t("inspector.core")}
        </button>
    }
}

/// Whether too much is as bad as too little; it matters for ＝ and ranges.
#[component]
fn Polar(row: NodeId, measure: Memo<Measure>) -> impl IntoView {
    let workspace = StoredValue::new(Workspace::expect());
    let control = of_row(row, |row| row.polarity == Polarity::Control);
    let toggle = move |_| {
        let polarity = if control.get_untracked() { Polarity::Natural } else { Polarity::Control };
        let command = Command::SetIndicator(row, IndicatorField::Polarity(polarity));
        let _ = workspace.with_value(|workspace| workspace.edit(command));
    };
    move || {
        matches!(measure.get(), Measure::Equal | Measure::Between).then(|| {
            view! {
                <button type="button" class="sw" role="switch" aria-checked=move || if control.get() { "true" } else { "false" } on:click=toggle>
                    <i></i>{t("inspector.control")}
                </button>
            }
        })
    }
}

/// What is known about a target that was far exceeded.
#[component]
fn Excess(row: NodeId, policy: OverAchievementPolicy) -> impl IntoView {
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let shown = Memo::new(move |_| {
        reader.track_row(row);
        reader.read(|s| {
            let flagged = s.assessment.rows.get(&row).is_some_and(|row| {
                row.flags.iter().any(|flag| matches!(flag, Flag::OverAchieved { .. } | Flag::Reduced { .. }))
            });
            let indicator = s.draft.evaluation.tree.indicator(row);
            flagged || indicator.is_some_and(|row| row.over_achievement.target_too_low)
        })
    });
    let workspace = StoredValue::new(workspace);
    let too_low = of_row(row, |row| row.over_achievement.target_too_low);
    let toggle = move |_| {
        let command = Command::SetIndicator(row, IndicatorField::TargetTooLow(!too_low.get_untracked()));
        let _ = workspace.with_value(|workspace| workspace.edit(command));
    };
    let policy_key = match policy {
        OverAchievementPolicy::ReasonOnly => "inspector.policy.reason_only",
        OverAchievementPolicy::Banded => "inspector.policy.banded",
        OverAchievementPolicy::Entered => "inspector.policy.entered",
    };
    move || {
        shown.get().then(|| {
            let coefficient = bind_row(row, "coefficient", |row| held_ratio(&row.over_achievement.coefficient), |text| {
                IndicatorField::Coefficient(read_ratio(text))
            });
            let bad = of_row(row, |row| matches!(row.over_achievement.coefficient, Entry::Invalid(_)));
            view! {
                <button type="button" class="sw" role="switch" aria-checked=move || if too_low.get() { "true" } else { "false" } on:click=toggle>
                    <i></i>{t("inspector.too_low")}
                </button>
                <p class="hint">{t(policy_key)}</p>
                {(policy == OverAchievementPolicy::Entered).then(|| view! {
                    <div class="field">
                        <label for="coefficient">{t("inspector.coefficient")}</label>
                        <TextField id="coefficient" binding=coefficient invalid=bad mode="decimal" class="in--num" />
                    </div>
                })}
            }
        })
    }
}

/// A share or a coefficient, as a field opens with it.
pub(super) fn held_ratio(entry: &Entry<Ratio>) -> String {
    match entry {
        Entry::Value(ratio) => ratio.0.to_string(),
        Entry::Invalid(text) => text.clone(),
        Entry::Blank | Entry::NotStated => String::new(),
    }
}
