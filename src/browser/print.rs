//! Paper.

/// Opens the print dialog of the browser for the page as it stands. False: the browser refused.
pub(crate) fn print_page() -> bool {
    web_sys::window().is_some_and(|window| window.print().is_ok())
}
