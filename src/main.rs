//! 绩衡, the page: mounts the app and, should it panic, hands over to the panic screen of the page.

#[cfg(target_arch = "wasm32")]
#[allow(dead_code, reason = "the screens begin to call it one by one")]
mod browser;

#[cfg(target_arch = "wasm32")]
mod page {
    use leptos::prelude::*;
    use wasm_bindgen::{JsCast as _, JsValue};

    /// Mounts the app into the element `app` of the page.
    pub(crate) fn start() {
        std::panic::set_hook(Box::new(|panic| show_panic_screen(&explanation(panic))));
        let host = document()
            .get_element_by_id("app")
            .and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok())
            .expect("the page has an element `app`");
        leptos::mount::mount_to(host, || view! { <main class="app"><h1>"绩衡"</h1></main> }).forget();
    }

    /// Says where the program stopped, and only such words as stand in the source:
    /// a formatted message could hold what a person typed.
    fn explanation(panic: &std::panic::PanicHookInfo<'_>) -> String {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        let words = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
        format!("{place} {words}").trim().to_owned()
    }

    /// The screen is plain JavaScript in the page, because it must work when this program does not.
    fn show_panic_screen(explanation: &str) {
        let screen = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("__jiheng_panic"));
        if let Some(screen) = screen.ok().and_then(|value| value.dyn_into::<js_sys::Function>().ok()) {
            let _ = screen.call1(&JsValue::NULL, &JsValue::from_str(explanation));
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    page::start();
}

/// On the host this package holds only tests: the page exists in a browser alone.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
