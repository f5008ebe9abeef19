//! A document of its own inside the page, unseen: to measure a paper, and to print it.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, HtmlDocument, HtmlIFrameElement, Window};

/// An unseen frame with a document in it. It goes when it is dropped.
pub(crate) struct Frame {
    element: HtmlIFrameElement,
    document: HtmlDocument,
}

/// Wide enough that no rule for small screens applies, and beyond the edge of the page.
const PLACE: &str = "position:fixed;left:-3000px;top:0;width:1440px;height:900px;border:0;visibility:hidden";

impl Frame {
    /// Opens a frame with this document. The document is written and not loaded: no request, no
    /// waiting, and the policy of the page lets a page without an address be.
    pub(crate) fn open(html: &str) -> Result<Self, JsValue> {
        let page = web_sys::window().and_then(|window| window.document()).ok_or("no page")?;
        let element: HtmlIFrameElement = page.create_element("iframe")?.unchecked_into();
        element.set_attribute("style", PLACE)?;
        element.set_attribute("aria-hidden", "true")?;
        element.set_attribute("tabindex", "-1")?;
        page.body().ok_or("no body")?.append_child(&element)?;
        let document: HtmlDocument = element.content_document().ok_or("no document")?.unchecked_into();
        document.open()?;
        document.write_1(html)?;
        document.close()?;
        Ok(Self { element, document })
    }

    /// The document in the frame.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// The window of the frame.
    pub(crate) fn window(&self) -> Option<Window> {
        self.element.content_window()
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        self.element.remove();
    }
}
