//! Hands over to the panic screen of the page, which is plain JavaScript
//! because it must work when this program does not.

use wasm_bindgen::{JsCast as _, JsValue};

/// From now on a panic shows the screen.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|panic| show(&explanation(panic))));
}

/// Says where the program stopped, and only such words as stand in the source:
/// a formatted message could hold what a person typed.
fn explanation(panic: &std::panic::PanicHookInfo<'_>) -> String {
    let place = panic.location().map_or_else(String::new, |place| {
        // Where the sources lay on the machine that built the page is nobody's business.
        let parts: Vec<&str> = place.file().rsplit('/').take(3).collect();
        let file: Vec<&str> = parts.into_iter().rev().collect();
        format!("{}:{}", file.join("/"), place.line())
    });
    let words = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or_default();
    format!("{place} {words}").trim().to_owned()
}

fn show(explanation: &str) {
    let screen = js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str("__jiheng_panic"));
    if let Some(screen) = screen.ok().and_then(|value| value.dyn_into::<js_sys::Function>().ok()) {
        let _ = screen.call1(&JsValue::NULL, &JsValue::from_str(explanation));
    }
}
