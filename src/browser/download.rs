//! Hands files to the person.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::timer::Alarm;

/// How long the browser may take to fetch a file from the page, in milliseconds.
const FETCHING: u64 = 60_000;

/// Hands a text to the browser as a download. False: the browser refused.
pub(crate) fn download_text(file_name: &str, mime_type: &str, text: &str) -> bool {
    download(file_name, mime_type, &JsValue::from_str(text))
}

fn download(file_name: &str, mime_type: &str, content: &JsValue) -> bool {
    let hand_over = || -> Result<(), JsValue> {
        let properties = BlobPropertyBag::new();
        properties.set_type(mime_type);
        let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(content), &properties)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let body = document.body().ok_or(JsValue::NULL)?;
        let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
        link.set_href(&address);
        link.set_download(file_name);
        // Firefox follows a link only while it is in the page.
        body.append_child(&link)?;
        link.click();
        body.remove_child(&link)?;
        let release = Alarm::new(move || {
            let _ = Url::revoke_object_url(&address);
        });
        release.set(FETCHING);
        // The alarm must outlive this call; it is as small as the link it stands for.
        std::mem::forget(release);
        Ok(())
    };
    hand_over().is_ok()
}
