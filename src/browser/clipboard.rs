//! The clipboard.

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

/// Copies a text. False: the browser refused, and the person is to copy by hand.
///
/// The modern way needs a secure context, which plain http is not; the old way works everywhere but
/// must happen within the click itself, so it is tried first.
pub(crate) async fn copy(text: String) -> bool {
    if copy_selected(&text) {
        return true;
    }
    let Some(window) = web_sys::window() else { return false };
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok()
}

/// Selects the text in a field out of sight and lets the document copy its selection.
fn copy_selected(text: &str) -> bool {
    let copy = || -> Option<bool> {
        let document = web_sys::window()?.document()?;
        let focused = document.active_element();
        let body = document.body()?;
        let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_value(text);
        field.set_attribute("readonly", "").ok()?;
        field.set_attribute("aria-hidden", "true").ok()?;
        field.set_attribute("style", "position:fixed;top:0;left:0;width:1px;height:1px;opacity:0").ok()?;
        body.append_child(&field).ok()?;
        field.select();
        let copied = document.dyn_ref::<HtmlDocument>()?.exec_command("copy").unwrap_or(false);
        field.remove();
        if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = focused.focus();
        }
        Some(copied)
    };
    copy().unwrap_or(false)
}
