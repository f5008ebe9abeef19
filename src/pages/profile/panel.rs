//! The panel of experts (专家组).

use jiheng_core::edit::{Command, ProfileField, read_weight, remove_expert};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Evaluation, Expert, NodeId};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;

use crate::bind::bind_text;
use crate::browser::ids::RandomIds;
use crate::widgets::field::TextField;
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// The experts with their weights.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let workspace = StoredValue::new(Workspace::expect());
    let ids = Memo::new(move |_| {
        workspace.with_value(|workspace| {
            workspace.track_text();
            workspace.read(|s| s.draft.evaluation.profile.panel.iter().map(|expert| expert.id).collect::<Vec<_>>())
        })
    });
    let add = move |_| {
        workspace.with_value(|workspace| {
            let mut panel = workspace.read(|s| s.draft.evaluation.profile.panel.clone());
            panel.push(Expert::new(RandomIds.next_id()));
            let _ = workspace.edit(Command::SetProfile(ProfileField::Panel(panel)));
        });
    };
    view! {
        <span class="form__l">{t("profile.experts")}</span>
        <div class="stack stack--2">
            <div class="lines" id="experts">
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <ExpertLine expert=id /> } />
            </div>
            <p class="hint">{t("profile.experts_help")}</p>
            <div><button class="btn btn--s" on:click=add><Icon name="plus" small=true />{t("profile.add_expert")}</button></div>
        </div>
    }
}

#[component]
fn ExpertLine(expert: NodeId) -> impl IntoView {
    let workspace = Workspace::expect();
    let name = bind_text(
        format!("expert.{expert}.name"),
        move |e| find(e, expert).map(|expert| expert.name.clone()).unwrap_or_default(),
        move |e, text| change(e, expert, |expert| expert.name = text),
    );
    let weight = bind_text(
        format!("expert.{expert}.weight"),
        move |e| find(e, expert).map(|expert| held(&expert.weight)).unwrap_or_default(),
        move |e, text| change(e, expert, |expert| expert.weight = read_weight(&text)),
    );
    let reader = workspace.clone();
    let bad = Memo::new(move |_| {
        reader.track_text();
        reader.read(|s| matches!(find(&s.draft.evaluation, expert).map(|e| &e.weight), Some(Entry::Invalid(_))))
    });
    let remove = move |_| {
        let command = workspace.read(|s| remove_expert(&s.draft.evaluation, expert));
        let _ = workspace.edit(command);
    };
    view! {
        <div class="line line--money">
            <TextField id=format!("expert-{expert}") binding=name label=t("profile.expert_name") placeholder=t("profile.expert_name") />
            <TextField id=format!("expert-weight-{expert}") binding=weight invalid=bad class="in--num" label=t("profile.expert_weight") placeholder=t("profile.expert_weight") />
            <button class="btn btn--icon btn--quiet" aria-label=t("profile.remove_expert") title=t("profile.remove_expert") on:click=remove>
                <Icon name="trash" />
            </button>
        </div>
    }
}

fn find(evaluation: &Evaluation, expert: NodeId) -> Option<&Expert> {
    evaluation.profile.panel.iter().find(|known| known.id == expert)
}

fn change(evaluation: &Evaluation, expert: NodeId, change: impl FnOnce(&mut Expert)) -> Option<Command> {
    let mut panel = evaluation.profile.panel.clone();
    change(panel.iter_mut().find(|known| known.id == expert)?);
    Some(Command::SetProfile(ProfileField::Panel(panel)))
}

fn held(weight: &Entry<jiheng_core::decimal::Ratio>) -> String {
    match weight {
        Entry::Value(ratio) => ratio.0.to_string(),
        Entry::Invalid(text) => text.clone(),
        Entry::Blank | Entry::NotStated => String::new(),
    }
}
