//! A button that opens a short list of things to do.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::icon::Icon;

/// One thing to do.
#[derive(Clone)]
pub(crate) struct MenuItem {
    /// Its name.
    pub(crate) name: String,
    /// What it does.
    pub(crate) run: Callback<()>,
    /// Why it cannot be done now; `None`: it can.
    pub(crate) disabled: Option<String>,
}

/// A button with a menu. Arrow keys walk it, Esc closes it and gives the focus
/// back, a click elsewhere closes it.
#[component]
pub(crate) fn Menu(
    /// Name for those who cannot see the icon.
    #[prop(into)]
    label: String,
    /// Icon of the button.
    icon: &'static str,
    /// Word of the button; none: the icon alone.
    #[prop(into, optional)]
    word: Option<String>,
    /// Class of the button besides `btn`.
    #[prop(optional)]
    class: &'static str,
    /// What can be done; asked when the menu opens.
    #[prop(into)]
    items: Callback<(), Vec<MenuItem>>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let button = NodeRef::<html::Button>::new();
    // What an item does can take the menu away, so nothing here relies on it being there.
    let close = move || {
        let _ = open.try_set(false);
        if let Some(button) = button.try_get_untracked().flatten() {
            let _ = button.focus();
        }
    };
    let move_focus = move |step: i32| {
        if let Some(place) = place.try_get_untracked().flatten() {
            walk(&place, step);
        }
    };
    let on_key = move |event: ev::KeyboardEvent| {
        if open.try_get_untracked() != Some(true) {
            return;
        }
        match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                close();
            }
            "ArrowDown" => {
                event.prevent_default();
                move_focus(1);
            }
            "ArrowUp" => {
                event.prevent_default();
                move_focus(-1);
            }
            _ => {}
        }
    };
    // Leaving the menu with the focus closes it.
    let on_focus_out = move |event: ev::FocusEvent| {
        let next = event.related_target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
        let inside = place.try_get_untracked().flatten().is_some_and(|place| place.contains(next.as_ref()));
        if !inside && next.is_some() {
            let _ = open.try_set(false);
        }
    };
    let outside = window_event_listener(ev::mousedown, move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<web_sys::Node>().ok());
        let inside = place.try_get_untracked().flatten().is_some_and(|place| place.contains(target.as_ref()));
        if !inside {
            let _ = open.try_set(false);
        }
    });
    on_cleanup(move || outside.remove());
    Effect::new(move |_| {
        if open.get() {
            request_animation_frame(move || move_focus(1));
        }
    });
    view! {
        <div class="menu-at" node_ref=place on:keydown=on_key on:focusout=on_focus_out>
            <button
                node_ref=button
                class=format!("btn {class}")
                aria-label=label.clone()
                title=label
                aria-haspopup="menu"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon name=icon />
                {word.map(|word| view! { <span>{word}</span><Icon name="down" small=true /> })}
            </button>
            <Show when=move || open.get()>
                <div class="menu" role="menu">
                    {items.run(()).into_iter().map(|item| {
                        let off = item.disabled.is_some();
                        view! {
                            <button
                                role="menuitem"
                                class="menu__i"
                                disabled=off
                                title=item.disabled.unwrap_or_default()
                                on:click=move |_| {
                                    // Closing first would take away what the item needs to run.
                                    item.run.run(());
                                    close();
                                }
                            >
                                <span></span>{item.name}
                            </button>
                        }
                    }).collect_view()}
                </div>
            </Show>
        </div>
    }
}

/// Moves the focus by so many items, round and round.
fn walk(menu: &web_sys::HtmlDivElement, step: i32) {
    let Ok(found) = menu.query_selector_all("[role=menuitem]") else { return };
    let items: Vec<web_sys::HtmlElement> =
        (0..found.length()).filter_map(|i| found.get(i)).filter_map(|n| n.dyn_into().ok()).collect();
    let active = document().active_element();
    let now = items.iter().position(|item| active.as_ref() == Some(item.as_ref()));
    let Ok(count) = i32::try_from(items.len()) else { return };
    if count == 0 {
        return;
    }
    let next = now.map_or(0, |now| (i32::try_from(now).unwrap_or(0) + step).rem_euclid(count));
    if let Some(item) = usize::try_from(next).ok().and_then(|next| items.get(next)) {
        let _ = item.focus();
    }
}
