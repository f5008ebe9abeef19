//! 指标与评分.
use leptos::prelude::*;
/// The screen.
#[component]
pub(crate) fn IndicatorsPage() -> impl IntoView {
    view! { <main class="main" id="main"></main><aside class="side"></aside> }
}
