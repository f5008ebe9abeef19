//! The bar at the top of the screens outside a draft.

use jiheng_core::i18n::t;
use leptos::prelude::*;

use super::icon::Icon;
use crate::app::App;
use crate::route::Route;

/// The bar.
#[component]
pub(crate) fn HomeBar(
    /// The screen it stands on.
    here: Route,
) -> impl IntoView {
    let app = App::expect();
    let current = move |route: Route| (here == route).then_some("page");
    view! {
        <header class="top">
            <a class="brand" href="#/"><svg aria-hidden="true"><use href="#logo"></use></svg>{t("app.name")}</a>
            <nav class="top__nav" aria-label=t("nav.label")>
                <a href=Route::Shelf.fragment() aria-current=current(Route::Shelf)>{t("nav.shelf")}</a>
                <a href=Route::Packs(None).fragment() aria-current=current(Route::Packs(None))>{t("nav.packs")}</a>
                <a href=Route::About.fragment() aria-current=current(Route::About)>{t("nav.about")}</a>
            </nav>
            <div class="top__r">
                <button class="btn btn--quiet btn--icon" aria-label=t("theme.next") title=t("theme.next")
                    on:click=move |_| app.next_theme()>
                    <Icon name="moon" />
                </button>
            </div>
        </header>
    }
}
