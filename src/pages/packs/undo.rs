//! Undo and redo while a standard is edited.

use jiheng_core::i18n::t;
use leptos::ev;
use leptos::prelude::*;

use super::editor::Editor;
use crate::widgets::field::hand_over;
use crate::widgets::icon::Icon;

/// The buttons, and Ctrl+Z and Ctrl+Y. Where the standard is only looked at there are none.
#[component]
pub(super) fn UndoButtons(editor: Editor, editing: Signal<bool>) -> impl IntoView {
    let keys = window_event_listener(ev::keydown, move |event| {
        let ours = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.is_composing();
        if !ours || event.default_prevented() || !editing.get_untracked() {
            return;
        }
        let step = match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => Editor::undo,
            ("y", false) | ("z", true) => Editor::redo,
            _ => return,
        };
        event.prevent_default();
        hand_over();
        step(editor);
    });
    on_cleanup(move || keys.remove());
    let button = move |key: &'static str, step: fn(Editor), can: Memo<bool>| {
        view! {
            <button class="btn btn--quiet btn--icon" aria-label=t(key) title=t(key) disabled=move || !can.get()
                on:click=move |_| step(editor)>
                <Icon name=key />
            </button>
        }
    };
    let can_undo = Memo::new(move |_| editor.history.with(jiheng_core::standard::PackHistory::can_undo));
    let can_redo = Memo::new(move |_| editor.history.with(jiheng_core::standard::PackHistory::can_redo));
    move || {
        editing.get().then(|| {
            view! {
                <div class="row row--1">
                    {button("undo", Editor::undo, can_undo)}
                    {button("redo", Editor::redo, can_redo)}
                </div>
            }
        })
    }
}
