//! How the total came about (总分是怎么来的).

use jiheng_core::engine;
use jiheng_core::i18n::t;
use jiheng_core::i18n::trace::{copy_text, lines};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::dialog::Dialog;
use super::icon::Icon;
use super::toast::Toasts;
use crate::browser::clipboard;
use crate::workspace::Workspace;

/// A button beside the total, and the steps that it opens.
#[component]
pub(crate) fn TotalWhy() -> impl IntoView {
    let workspace = Workspace::expect();
    let open = RwSignal::new(false);
    let toasts = expect_context::<Toasts>();
    let copier = workspace.clone();
    let copy = move |_| {
        let text = copier.read(|s| {
            let trace = engine::explain_total(&s.draft.evaluation, &s.draft.standard);
            copy_text(t("total.title"), &trace, &s.draft.standard)
        });
        spawn_local(async move {
            let done = clipboard::copy(text).await;
            toasts.say(t(if done { "why.copied" } else { "report.copy_refused" }));
        });
    };
    let copy = StoredValue::new_local(copy);
    let told = Memo::new(move |_| {
        workspace.track_totals();
        workspace.track_structure();
        workspace.read(|s| {
            let trace = engine::explain_total(&s.draft.evaluation, &s.draft.standard);
            lines(&trace, &s.draft.standard)
        })
    });
    view! {
        <button class="why-b" aria-label=t("total.title") title=t("total.title") on:click=move |_| open.set(true)>
            <Icon name="q" small=true />
        </button>
        {move || open.get().then(|| view! {
            <Dialog title=t("total.title") close=Callback::new(move |()| open.set(false))>
                <div class="dlg__b">
                    <ol class="why" id="total-why">
                        {move || told.get().into_iter().map(|line| view! {
                            <li><b>{line.title}</b><div class="eq">{line.text}</div></li>
                        }).collect_view()}
                    </ol>
                    <button class="btn btn--s mt2" on:click=move |event| copy.with_value(|copy| copy(event))>
                        <Icon name="copy" />{t("why.copy")}
                    </button>
                </div>
            </Dialog>
        })}
    }
}
