//! Paper.

use std::cell::RefCell;

use super::frame::Frame;

thread_local! {
    /// The document that is printed. The dialog of some browsers outlives the call that opens it.
    static PRINTED: RefCell<Option<Frame>> = const { RefCell::new(None) };
}

/// Opens the print dialog of the browser for a document of its own, the bytes of the exported file.
/// False: the browser refused.
pub(crate) fn print_document(html: &str) -> bool {
    let Ok(frame) = Frame::open(html) else { return false };
    let printed = frame.window().is_some_and(|window| window.focus().is_ok() && window.print().is_ok());
    PRINTED.with(|place| place.replace(Some(frame)));
    printed
}
