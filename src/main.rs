//! 绩衡, the page.
//!
//! The modules exist on wasm32 alone: on the host this package holds only
//! tests, so that they never build Leptos. See `docs/architecture.md`.
#![allow(unreachable_pub, reason = "the component macro declares public items for what it makes")]
#![allow(clippy::needless_pass_by_value, reason = "components and listeners own what they are given")]

#[cfg(target_arch = "wasm32")]
mod adopting;
#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod bind;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod importing;
#[cfg(target_arch = "wasm32")]
mod open_draft;
#[cfg(target_arch = "wasm32")]
mod pack_shelf;
#[cfg(target_arch = "wasm32")]
mod pages;
#[cfg(target_arch = "wasm32")]
mod panic_screen;
#[cfg(target_arch = "wasm32")]
mod route;
#[cfg(target_arch = "wasm32")]
mod scores;
#[cfg(target_arch = "wasm32")]
mod sealing;
#[cfg(target_arch = "wasm32")]
mod trial;
#[cfg(target_arch = "wasm32")]
mod widgets;
#[cfg(target_arch = "wasm32")]
mod workspace;

/// Mounts the app into the element `app` of the page.
#[cfg(target_arch = "wasm32")]
fn main() {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast as _;

    panic_screen::install();
    let host = document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
        .expect("the page has an element `app`");
    leptos::mount::mount_to(host, || view! { <app::Page /> }).forget();
}

/// The page exists in a browser alone.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
