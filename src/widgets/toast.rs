//! A short word at the foot of the page, with at most one thing to do.

use std::sync::Arc;
use std::time::Duration;

use jiheng_core::i18n::t;
use leptos::prelude::*;

use super::icon::Icon;

/// A word and, where there is one, the way back.
#[derive(Clone)]
pub(crate) struct Toast {
    /// What happened.
    pub(crate) text: String,
    /// Name and action of the one button. Owned by the toast: what offered it may be gone by then.
    pub(crate) action: Option<(String, Arc<dyn Fn() + Send + Sync>)>,
}

/// Where toasts are put.
#[derive(Clone, Copy)]
pub(crate) struct Toasts(RwSignal<Option<(u32, Toast)>>);

impl Toasts {
    /// A place without a toast.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// Shows a toast instead of the one before. It stays long enough to be
    /// read and acted on; what it offers can also be done elsewhere.
    pub(crate) fn show(self, toast: Toast) {
        let number = self.0.with_untracked(|shown| shown.as_ref().map_or(0, |(number, _)| number + 1));
        self.0.set(Some((number, toast)));
        set_timeout(
            move || {
                let _ = self.0.try_update(|shown| {
                    if shown.as_ref().is_some_and(|(current, _)| *current == number) {
                        *shown = None;
                    }
                });
            },
            Duration::from_secs(20),
        );
    }

    /// Takes the toast away.
    pub(crate) fn clear(self) {
        let _ = self.0.try_set(None);
    }

    /// Shows a word without an action.
    pub(crate) fn say(self, text: impl Into<String>) {
        self.show(Toast { text: text.into(), action: None });
    }
}

/// The place where toasts appear.
#[component]
pub(crate) fn ToastPlace() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {move || {
                toasts.0.get().map(|(_, toast)| {
                    view! {
                        <div class="toast">
                            <Icon name="info" />
                            <span>{toast.text}</span>
                            {toast.action.map(|(name, run)| view! {
                                <button class="btn btn--s" on:click=move |_| run()>{name}</button>
                            })}
                            <button class="btn btn--quiet btn--icon btn--s" aria-label=t("dialog.close") on:click=move |_| toasts.clear()>
                                <Icon name="x" small=true />
                            </button>
                        </div>
                    }
                })
            }}
        </div>
    }
}
