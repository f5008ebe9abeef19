//! Icons from the sprite of the page.

use leptos::prelude::*;

/// An icon. It says nothing on its own: a word stands beside it, or the
/// control that holds it has a name.
#[component]
pub(crate) fn Icon(
    /// Name in the sprite: `ok`, `bad`, `undo`, ….
    name: &'static str,
    /// 14 px instead of 16.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let class = if small { "ic ic--s" } else { "ic" };
    view! { <svg class=class aria-hidden="true"><use href=format!("#i-{name}")></use></svg> }
}
