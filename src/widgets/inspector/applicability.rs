//! Whether a row counts.

use jiheng_core::edit::{Command, IndicatorField};
use jiheng_core::i18n::t;
use jiheng_core::model::{Applicability, NodeId};
use jiheng_core::standard::NotApplicableRule;
use leptos::prelude::*;

use super::bind::{bind_row, of_row};
use crate::widgets::field::AreaField;
use crate::workspace::Workspace;

/// The switch 不适用 with its reason.
#[component]
pub(super) fn ApplicabilityFields(
    /// The row.
    row: NodeId,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let forbidden = workspace.read(|s| s.draft.standard.not_applicable == NotApplicableRule::Forbidden);
    let off = of_row(row, |row| matches!(row.applicability, Applicability::NotApplicable(_)));
    let toggle = move |_| {
        let next =
            if off.get_untracked() { Applicability::Applicable } else { Applicability::NotApplicable(String::new()) };
        let _ = workspace.edit(Command::SetIndicator(row, IndicatorField::Applicability(next)));
    };
    view! {
        <div class="sec stack">
            <button type="button" class="sw" role="switch" aria-checked=move || if off.get() { "true" } else { "false" } on:click=toggle>
                <i></i>{t("inspector.not_applicable")}
            </button>
            {forbidden.then(|| view! { <p class="hint">{t("inspector.not_applicable_forbidden")}</p> })}
            {move || off.get().then(|| {
                let reason = bind_row(row, "not-applicable", |row| match &row.applicability {
                    Applicability::NotApplicable(reason) => reason.clone(),
                    Applicability::Applicable => String::new(),
                }, |text| IndicatorField::Applicability(Applicability::NotApplicable(text.to_owned())));
                view! {
                    <div class="field">
                        <label for="not-applicable">{t("inspector.not_applicable_reason")}</label>
                        <AreaField id="not-applicable" binding=reason rows=2 />
                    </div>
                }
            })}
        </div>
    }
}
