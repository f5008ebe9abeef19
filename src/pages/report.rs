//! 报告.
use leptos::prelude::*;
/// The screen.
#[component]
pub(crate) fn ReportPage() -> impl IntoView {
    view! { <main class="main" id="main"></main> }
}
