//! What overrules the grade (一票否决), where the standard knows such a thing.

use jiheng_core::edit::{Command, ProfileField};
use jiheng_core::i18n::t;
use leptos::prelude::*;

use crate::bind::bind_text;
use crate::widgets::field::AreaField;
use crate::workspace::Workspace;

/// The grounds of the standard as switches, and what happened in words.
#[component]
pub(super) fn Veto() -> impl IntoView {
    let workspace = Workspace::expect();
    let grounds: Vec<(String, String)> = workspace.read(|s| {
        let rule = s.draft.standard.veto.iter();
        rule.flat_map(|rule| &rule.grounds).map(|ground| (ground.id.clone(), ground.name.clone())).collect()
    });
    let reader = workspace.clone();
    let stated = Memo::new(move |_| {
        reader.track_text();
        reader.read(|s| s.draft.evaluation.profile.veto_grounds.clone())
    });
    let note = bind_text(
        "profile.veto_note".to_owned(),
        |evaluation| evaluation.profile.veto_note.clone(),
        |_, text| Some(Command::SetProfile(ProfileField::VetoNote(text))),
    );
    let workspace = StoredValue::new(workspace);
    let toggle = move |id: &str| {
        let mut grounds = stated.get_untracked();
        if let Some(place) = grounds.iter().position(|ground| ground == id) {
            grounds.remove(place);
        } else {
            grounds.push(id.to_owned());
        }
        let command = Command::SetProfile(ProfileField::VetoGrounds(grounds));
        let _ = workspace.with_value(|workspace| workspace.edit(command));
    };
    view! {
        <span id="f-profile-veto" class="form__l">{t("profile.veto_grounds")}</span>
        <div class="stack stack--2" role="group" aria-labelledby="f-profile-veto">
            {grounds.into_iter().map(|(id, name)| {
                let shown = id.clone();
                let on = move || stated.with(|grounds| grounds.contains(&shown));
                view! {
                    <button type="button" class="sw" role="switch" aria-checked=move || if on() { "true" } else { "false" }
                        on:click=move |_| toggle(&id)><i></i>{name}</button>
                }
            }).collect_view()}
            <p class="hint">{t("profile.veto_help")}</p>
        </div>
        <label for="f-profile-veto_note">{t("profile.veto_note")}</label>
        <div><AreaField id="f-profile-veto_note" binding=note rows=2 /></div>
    }
}
