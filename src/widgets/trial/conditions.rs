//! What a trial can change besides the table: the choices that the standard
//! leaves open, and the money.

use jiheng_core::i18n::t;
use jiheng_core::model::{FundItem, NodeId};
use jiheng_core::standard::{OverAchievementPolicy, OverRun, Standard};
use leptos::prelude::*;

use crate::pages::funds::bind_amount;
use crate::widgets::field::TextField;
use crate::widgets::grid::row_name;
use crate::workspace::Workspace;

const POLICIES: [(OverAchievementPolicy, &str); 3] = [
    (OverAchievementPolicy::ReasonOnly, "trial.reason_only"),
    (OverAchievementPolicy::Banded, "trial.banded"),
    (OverAchievementPolicy::Entered, "trial.entered"),
];

const OVER_RUNS: [(OverRun, &str); 2] = [(OverRun::Inverse, "trial.inverse"), (OverRun::Linear, "trial.linear")];

/// The choices and the money.
#[component]
pub(super) fn Conditions() -> impl IntoView {
    let workspace = Workspace::expect();
    let lines = Memo::new(move |_| {
        workspace.track_funds();
        workspace
            .read(|s| s.draft.evaluation.funds.by_source.iter().map(|l| (l.id, row_name(&l.name))).collect::<Vec<_>>())
    });
    view! {
        <div class="stack stack--2">
            <h2 class="h3">{t("trial.conditions")}</h2>
            <Choice name="trial.over_achievement" options=POLICIES.to_vec()
                get=|standard| standard.over_achievement.policy
                set=|standard, policy| standard.over_achievement.policy = policy
                // Without a table there is nothing to reduce by.
                open=|standard, policy| policy != OverAchievementPolicy::Banded || !standard.over_achievement.table.is_empty() />
            <Choice name="trial.over_run" options=OVER_RUNS.to_vec()
                get=|standard| standard.over_run
                set=|standard, over_run| standard.over_run = over_run
                open=|_, _| true />
            <Show when=move || lines.with(|lines| !lines.is_empty())>
                <table class="tb">
                    <thead><tr>
                        <th scope="col" class="first">{t("trial.source")}</th>
                        <th scope="col" class="num">{t("funds.annual_budget")}</th>
                        <th scope="col" class="num last">{t("funds.spent")}</th>
                    </tr></thead>
                    <tbody>
                        <For each=move || lines.get() key=|(id, _)| *id children=move |(id, name)| view! {
                            <tr>
                                <th scope="row" class="first ell">{name}</th>
                                <Amount id=id item=FundItem::AnnualBudget key="funds.annual_budget" />
                                <Amount id=id item=FundItem::Spent key="funds.spent" />
                            </tr>
                        } />
                    </tbody>
                </table>
            </Show>
        </div>
    }
}

/// One choice of the standard.
#[component]
fn Choice<T: Copy + PartialEq + Send + Sync + 'static>(
    /// The catalogue key of its name.
    name: &'static str,
    /// What can be chosen, with the keys of the words.
    options: Vec<(T, &'static str)>,
    /// What is chosen.
    get: fn(&Standard) -> T,
    /// Chooses.
    set: fn(&mut Standard, T),
    /// Whether the standard can do it.
    open: fn(&Standard, T) -> bool,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let reader = workspace.clone();
    let chosen = Memo::new(move |_| {
        reader.track_structure();
        reader.read(|s| get(&s.draft.standard))
    });
    view! {
        <div class="trial__choice">
            <span class="fs1 t2">{t(name)}</span>
            <div class="seg" role="group" aria-label=t(name)>
                {options.into_iter().map(|(option, key)| {
                    let workspace = workspace.clone();
                    let shut = !workspace.read(|s| open(&s.draft.standard, option));
                    view! {
                        <button aria-pressed=move || if chosen.get() == option { "true" } else { "false" }
                            disabled=shut title=if shut { t("trial.no_table") } else { "" }
                            on:click=move |_| workspace.rescore(|standard| set(standard, option))>
                            {t(key)}
                        </button>
                    }
                }).collect_view()}
            </div>
        </div>
    }
}

#[component]
fn Amount(id: NodeId, item: FundItem, key: &'static str) -> impl IntoView {
    let field = format!("trial-{id}-{}", item as usize);
    view! {
        <td class="num edit" data-l=t(key)>
            <TextField id=field.clone() binding=bind_amount(field, id, item) mode="decimal" label=t(key).to_owned() class="in--cell num" />
        </td>
    }
}
