//! How a row is scored: by its sign, or by a method of the standard.

use jiheng_core::edit::{Command, IndicatorField};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Measure, NodeId};
use leptos::prelude::*;

use super::bind::of_row;
use crate::workspace::{Workspace, sealed_here};

/// The choice of the method, for rows that compare a number or a day with a
/// target. A standard without methods shows nothing.
#[component]
pub(super) fn MethodChoice(
    /// The row.
    row: NodeId,
    /// How it is measured.
    measure: Memo<Measure>,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let methods: Vec<(String, String)> = workspace
        .read(|s| s.draft.standard.methods.iter().map(|method| (method.id.clone(), method.name.clone())).collect());
    let chosen = of_row(row, |row| row.method.clone());
    let known = StoredValue::new(methods);
    let workspace = StoredValue::new(workspace);
    let choose = move |id: String| {
        let command = Command::SetIndicator(row, IndicatorField::Method(id));
        let _ = workspace.with_value(|workspace| workspace.edit(command));
    };
    let numeric = move || {
        !matches!(measure.get(), Measure::Qualitative | Measure::YesNo | Measure::ExecutionRate | Measure::Composite)
    };
    // A method that came with another standard stays in sight until another one is chosen.
    let unknown = move || {
        let id = chosen.get();
        let is_known = known.with_value(|known| known.iter().any(|(known, _)| *known == id));
        (!id.is_empty() && !is_known).then_some(id)
    };
    let wanted = move || numeric() && (known.with_value(|known| !known.is_empty()) || unknown().is_some());
    move || {
        wanted().then(|| {
            let options = known.with_value(|known| {
                known.iter().map(|(id, name)| view! { <option value=id.clone()>{name.clone()}</option> }).collect_view()
            });
            view! {
                <div class="field">
                    <label for="method">{t("inspector.method")}</label>
                    <select class="in" id="method" disabled=move || sealed_here().get() prop:value=move || chosen.get()
                        on:change=move |event| choose(event_target_value(&event))>
                        <option value="">{t("inspector.method.plain")}</option>
                        {options}
                        {unknown().map(|id| view! {
                            <option value=id.clone()>{fill("inspector.method.unknown", &[("id", &id)])}</option>
                        })}
                    </select>
                </div>
            }
        })
    }
}
