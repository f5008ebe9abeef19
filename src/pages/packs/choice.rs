//! A choice of a standard: words in sight, or a list to pull down.

use jiheng_core::i18n::{pack, t};
use jiheng_core::standard::{PackChoice, PackEdit, PackField};
use leptos::prelude::*;

use super::editor::Editor;
use crate::widgets::radios::Radios;

/// Words of which one is chosen, all in sight.
#[component]
pub(super) fn Words(editor: Editor, field: PackField, codes: &'static [&'static str]) -> impl IntoView {
    let chosen = Signal::derive(move || {
        let code = editor.form.with(|form| form.text(field));
        codes.iter().position(|known| *known == code).unwrap_or(0)
    });
    let choose = Callback::new(move |place: usize| {
        let code = codes.get(place).copied().unwrap_or_default();
        editor.edit(PackEdit::Put(field, code.to_owned()));
    });
    view! { <Radios options=codes.to_vec() chosen=chosen choose=choose label=pack::label(field) stacked=true /> }
}

/// A list to pull down.
#[component]
pub(super) fn PullDown(
    editor: Editor,
    choice: PackChoice,
    id: String,
    /// The codes with words in the catalogue; none: ids of the standard.
    codes: &'static [&'static str],
) -> impl IntoView {
    let field = PackField::Choice(choice);
    let options = Memo::new(move |_| {
        editor.form.with(|form| {
            let words = |code: String| (pack::option(choice, &code, form.standard()), code);
            let ids = form.options(choice).into_iter().map(words);
            codes.iter().map(|code| (t(code).to_owned(), (*code).to_owned())).chain(ids).collect::<Vec<_>>()
        })
    });
    let chosen = Memo::new(move |_| editor.form.with(|form| form.text(field)));
    let heard = editor.form.with_untracked(|form| pack::field_name(field, form));
    view! {
        <select class="in" id=id aria-label=heard on:change=move |event| editor.edit(PackEdit::Put(field, event_target_value(&event)))>
            {move || options.get().into_iter().map(|(words, code)| {
                let value = code.clone();
                view! { <option value=value prop:selected=move || chosen.with(|chosen| *chosen == code)>{words}</option> }
            }).collect_view()}
        </select>
    }
}
