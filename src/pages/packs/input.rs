//! A field of a standard.

use jiheng_core::i18n::{fill, pack};
use jiheng_core::standard::{Asks, PackEdit, PackField};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::choice::{PullDown, Words};
use super::editor::Editor;
use crate::widgets::field::{AreaField, Binding, TextField};

/// A field with its label. What cannot be read stays as typed and is said to be so.
#[component]
pub(super) fn PackInput(editor: Editor, field: PackField) -> impl IntoView {
    let id = id_of(field);
    let asks = editor.form.with_untracked(|form| form.asks(field));
    let label = pack::label(field);
    if let (Some(Asks::OneOf(codes)), PackField::Choice(choice)) = (asks, field) {
        return if codes.is_empty() || choice.is_of_line() {
            view! {
                <div class="field packs__s">
                    <label for=id.clone()>{label}</label>
                    <PullDown editor=editor choice=choice id=id codes=codes />
                </div>
            }
            .into_any()
        } else {
            view! {
                <div class="field">
                    <span class="packs__label">{label}</span>
                    <Words editor=editor field=field codes=codes />
                </div>
            }
            .into_any()
        };
    }
    let hint = format!("{id}-hint");
    let value = Memo::new(move |_| editor.form.with(|form| form.text(field)));
    let problem = Memo::new(move |_| {
        editor
            .form
            .with(|form| form.problem(field).zip(form.asks(field)).map(|(why, asks)| pack::unreadable(why, asks)))
    });
    let put = Callback::new(move |text: String| editor.edit(PackEdit::Put(field, text)));
    let binding = Binding { value: value.into(), put, leave: Callback::new(move |()| editor.end_typing()) };
    let heard = editor.form.with_untracked(|form| pack::field_name(field, form));
    let (class, mode) = match asks {
        Some(Asks::Prose) => ("field packs__a", ""),
        Some(Asks::Points | Asks::Number | Asks::Count) => ("field packs__n", "decimal"),
        Some(Asks::Share) => ("field packs__n", "text"),
        _ => ("field packs__w", "text"),
    };
    let input = if mode.is_empty() {
        view! { <AreaField id=id.clone() binding=binding rows=2 label=heard /> }.into_any()
    } else {
        let invalid = Signal::derive(move || problem.get().is_some());
        view! { <TextField id=id.clone() binding=binding invalid=invalid described_by=hint.clone() label=heard mode=mode /> }.into_any()
    };
    view! {
        <div class=class>
            <label for=id>{label}</label>
            {input}
            <div class="hint hint--bad" id=hint>{move || problem.get().map(|why| fill("packs.kept", &[("why", why)]))}</div>
        </div>
    }
    .into_any()
}

/// The id of a field in the page: `pack-DimensionScore-1`.
fn id_of(field: PackField) -> String {
    let name = format!("{field:?}");
    let parts = name.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    std::iter::once("pack").chain(parts).collect::<Vec<_>>().join("-")
}

/// Moves the focus to a field once it is drawn.
pub(super) fn focus_soon(field: PackField) {
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id_of(field));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}
