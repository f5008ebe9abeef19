//! A choice of one of a few words, all in sight.

use jiheng_core::i18n::t;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::workspace::sealed_here;

/// A row of words of which one is chosen. One tab stop; arrows choose.
#[component]
pub(crate) fn Radios(
    /// The catalogue keys of the words.
    options: Vec<&'static str>,
    /// The place of the chosen one.
    #[prop(into)]
    chosen: Signal<usize>,
    /// Called with the place of the one that is chosen.
    choose: Callback<usize>,
    /// Name of the whole, where no label stands beside it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Id of the label that stands beside it.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// Words under each other.
    #[prop(optional)]
    stacked: bool,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let sealed = sealed_here();
    let count = options.len();
    let on_key = move |event: ev::KeyboardEvent| {
        let step = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => 1,
            "ArrowLeft" | "ArrowUp" => count - 1,
            _ => return,
        };
        event.prevent_default();
        let next = (chosen.get_untracked() + step) % count;
        choose.run(next);
        let children = place.get_untracked().map(|place| place.children());
        let button = children.and_then(|children| children.item(u32::try_from(next).unwrap_or(0)));
        if let Some(button) = button.and_then(|button| button.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = button.focus();
        }
    };
    view! {
        <div node_ref=place class:radios--stack=stacked role="radiogroup" aria-label=label aria-labelledby=labelled_by on:keydown=on_key>
            {options.into_iter().enumerate().map(|(value, word)| {
                let on = move || chosen.get() == value;
                view! {
                    <button type="button" class="radio" role="radio" disabled=move || sealed.get()
                        aria-checked=move || if on() { "true" } else { "false" }
                        tabindex=move || if on() { "0" } else { "-1" }
                        on:click=move |_| choose.run(value)>
                        <i></i>{t(word)}
                    </button>
                }
            }).collect_view()}
        </div>
    }
}
