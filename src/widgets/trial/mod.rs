//! What stands on 指标与评分 while something is tried: the banner, what can be
//! changed besides the table, and which row could change the grade.

mod banner;
mod conditions;
mod firmness;

use jiheng_core::i18n::t;
use leptos::prelude::*;

use self::conditions::Conditions;
use self::firmness::Firmness;
use super::grid::cursor::Cursor;
use crate::trial::Trial;
use crate::workspace::Workspace;

pub(crate) use self::banner::TrialBanner;

/// The button that begins a trial.
#[component]
pub(crate) fn TrialButton(
    /// The draft, not a copy of it.
    draft: Workspace,
) -> impl IntoView {
    let trial = Trial::expect();
    view! {
        <button class="btn" id="trial-begin" title=t("trial.begin_help") on:click=move |_| trial.begin(&draft)>
            {t("trial.begin")}
        </button>
    }
}

/// What can be changed besides the table, and what it does to the grade.
#[component]
pub(crate) fn TrialPanel(
    /// Where the person is in the table.
    cursor: Cursor,
) -> impl IntoView {
    view! {
        <section class="trial" aria-label=t("trial.panel") tabindex="0">
            <Conditions />
            <Firmness cursor=cursor />
        </section>
    }
}
