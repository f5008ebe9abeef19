//! A dialog: title first, focus kept inside, Esc closes, focus goes back.

use jiheng_core::i18n::t;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::Icon;

/// What can hold the focus.
const FOCUSABLE: &str = "a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex='0']";

/// Says that a file was not opened, and why.
#[component]
pub(crate) fn RefusedFile(
    /// The title.
    title: &'static str,
    /// Name of the file.
    name: String,
    /// Why, in plain words.
    why: String,
    /// Called when the person has read it.
    close: Callback<()>,
) -> impl IntoView {
    view! {
        <Dialog title=title close=close>
            <div class="dlg__b">
                <p><b>{name}</b></p>
                <div class="note note--bad mt2"><Icon name="bad" /><div>{why}</div></div>
            </div>
            <div class="dlg__f"><button class="btn btn--main push" on:click=move |_| close.run(())>{t("dialog.understood")}</button></div>
        </Dialog>
    }
}

/// A dialog over the page.
#[component]
pub(crate) fn Dialog(
    /// The title.
    #[prop(into)]
    title: String,
    /// Called on Esc and on the cross.
    close: Callback<()>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let name = title.clone();
    let node = NodeRef::<html::Div>::new();
    let before = send_wrapper::SendWrapper::new(document().active_element());
    Effect::new(move |_| {
        if let Some(dialog) = node.get() {
            focus_first(&dialog);
        }
    });
    on_cleanup(move || {
        if let Some(element) = before.take().and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
    let on_key = move |event: ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            close.run(());
        }
        "Tab" => {
            if let Some(dialog) = node.get_untracked() {
                keep_focus(&dialog, &event);
            }
        }
        _ => {}
    };
    view! {
        <div class="shade">
            <div class="dlg" node_ref=node role="dialog" aria-modal="true" aria-label=name on:keydown=on_key>
                <div class="dlg__h">
                    <div><h2>{title}</h2></div>
                    <button class="btn btn--quiet btn--icon btn--s push" aria-label=t("dialog.close") on:click=move |_| close.run(())>
                        <Icon name="x" />
                    </button>
                </div>
                {children()}
            </div>
        </div>
    }
}

fn focusable(dialog: &web_sys::HtmlDivElement) -> Vec<web_sys::HtmlElement> {
    let Ok(found) = dialog.query_selector_all(FOCUSABLE) else { return Vec::new() };
    (0..found.length()).filter_map(|i| found.get(i)).filter_map(|node| node.dyn_into().ok()).collect()
}

/// The first thing to focus is what the dialog asks for, not its cross.
fn focus_first(dialog: &web_sys::HtmlDivElement) {
    let all = focusable(dialog);
    if let Some(first) = all.get(1).or_else(|| all.first()) {
        let _ = first.focus();
    }
}

fn keep_focus(dialog: &web_sys::HtmlDivElement, event: &ev::KeyboardEvent) {
    let all = focusable(dialog);
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return };
    let active = document().active_element();
    let edge = if event.shift_key() { first } else { last };
    if active.as_ref() == Some(edge.as_ref()) {
        event.prevent_default();
        let _ = if event.shift_key() { last.focus() } else { first.focus() };
    }
}
