//! An open draft: read from the browser, worked on, written back.

use std::rc::Rc;

use jiheng_core::edit::History;
use jiheng_core::format::{self, Draft, ReadError};
use jiheng_core::i18n::{fill, t};
use jiheng_core::ports::StoreError;
use jiheng_core::saving::{DraftKey, SaveStatus, restore};
use jiheng_core::sealing::{self, SealState};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::adopting::AdoptDialog;
use crate::app::{App, entry_of_open, why_unreadable};
use crate::browser::download::download_text;
use crate::browser::saver::{Hooks, Saver};
use crate::browser::store;
use crate::browser::tabs::{Twin, TwinWatch};
use crate::pages::funds::FundsPage;
use crate::pages::indicators::IndicatorsPage;
use crate::pages::profile::ProfilePage;
use crate::pages::report::ReportPage;
use crate::route::{Route, Step};
use crate::sealing::{SealBanner, SealDialog, WantedRow};
use crate::trial::Trial;
use crate::widgets::field;
use crate::widgets::icon::Icon;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::rail::Rail;
use crate::widgets::top_bar::TopBar;
use crate::workspace::Workspace;

/// How far the opening came.
#[derive(Clone)]
enum Opening {
    Reading,
    Ready(Workspace),
    /// Nothing is kept under this key.
    Missing,
    /// What is kept cannot be read; why.
    Unreadable(String),
}

/// The draft under a key, on the step of the address.
#[component]
pub(crate) fn OpenDraft(key: DraftKey) -> impl IntoView {
    let app = App::expect();
    let opening = RwSignal::new(Opening::Reading);
    let twin = RwSignal::new(None::<Twin>);
    app.set_open_key(key);
    let key = RwSignal::new(key);
    spawn_local(async move {
        let next = open(app, key).await;
        // The person can have left before the journal was read.
        let _ = opening.try_set(next);
    });
    let watch = StoredValue::new_local(None);
    Effect::new(move || {
        // A draft that goes on under a key of its own has no twin there.
        twin.set(None);
        watch.set_value(Some(TwinWatch::start(key.get(), move |seen| {
            let _ = twin.try_set(Some(seen));
        })));
    });
    on_cleanup(move || {
        app.set_saver(None);
        let _ = watch.try_set_value(None);
    });
    let step = Memo::new(move |before| match app.route.get() {
        Route::Draft(_, step) => step,
        Route::Shelf | Route::About | Route::Packs(_) => before.copied().unwrap_or(Step::Indicators),
    });
    move || {
        match opening.get() {
        Opening::Reading => {
            view! { <div class="home"><p class="pad t2" role="status">{t("draft.opening")}</p></div> }.into_any()
        }
        Opening::Ready(workspace) => {
            provide_context(workspace);
            view! { <Desk key=key.into() step=step twin=twin /> }.into_any()
        }
        Opening::Missing => view! {
            <Dead title="draft.missing_title"><p class="t2">{t("draft.missing_help")}</p></Dead>
        }
        .into_any(),
        Opening::Unreadable(why) => view! {
            <Dead title="draft.unreadable_title">
                <p class="t2">{fill("draft.unreadable_help", &[("why", &why)])}</p>
                <button class="btn btn--main" on:click=move |_| save_raw(app, key.get_untracked())>{t("draft.save_raw")}</button>
            </Dead>
        }
        .into_any(),
    }
    }
}

/// A draft that cannot be opened: what happened and the way back.
#[component]
fn Dead(title: &'static str, children: Children) -> impl IntoView {
    view! {
        <div class="home"><main class="empty" id="main" tabindex="-1">
            <h1 class="h1">{t(title)}</h1>
            {children()}
            <p><a class="btn" href="#/">{t("draft.back")}</a></p>
        </main></div>
    }
}

fn save_raw(app: App, key: DraftKey) {
    if let Ok(raw) = app.store().raw(key) {
        download_text(&format!("{}-{key}.txt", t("app.name")), "text/plain", &raw);
    }
}

/// Reads a draft, carries out what the journal has beyond the snapshot, and
/// starts to save.
///
/// The key follows when the draft goes on under another one.
async fn open(app: App, key: RwSignal<DraftKey>) -> Opening {
    let Found { draft, history, session, rescued } = match find(app, key.get_untracked()).await {
        Ok(found) => found,
        Err(closed) => return closed,
    };
    if key.is_disposed() {
        // The person has left meanwhile; nothing was changed that is to be saved.
        return Opening::Reading;
    }
    // What was changed behind the tool's back is no longer what was sealed.
    let broken = (sealing::check(&draft) == SealState::Broken).then(|| draft.evaluation.seals.clone());
    let workspace = Workspace::open(draft, history);
    workspace.on_refusal(move || app.toasts.say(t("seal.refused")));
    app.save.set(SaveStatus::Unchanged);
    let reader = workspace.clone();
    let hooks = Hooks {
        draft: Box::new(move || {
            reader
                .read(|snapshot| store::Draft { text: format::write(&snapshot.draft), entry: entry_of_open(snapshot) })
        }),
        settle: field::hand_over,
        status: Box::new(move |status| {
            let _ = app.save.try_set(status);
        }),
        forked: Box::new(move |own| {
            app.toasts.say(t(if rescued { "draft.rescued" } else { "draft.forked" }));
            app.set_open_key(own);
            let _ = key.try_set(own);
            Route::replace_key(&own.to_string());
        }),
    };
    let saver = Rc::new(Saver::start(&app.store(), session, hooks));
    let recorder = Rc::downgrade(&saver);
    workspace.listen(move |kind, command, inverse| {
        if let Some(saver) = recorder.upgrade() {
            saver.record(kind, format::write_command(command), format::write_command(inverse));
        }
    });
    app.set_saver(Some(saver));
    if let Some(seals) = broken {
        let code = seals.current.as_ref().map(|seal| format::check_code(seal.digest)).unwrap_or_default();
        let _ = workspace.edit(sealing::unseal(&seals));
        app.toasts.say(fill("seal.broken", &[("code", &code)]));
    }
    Opening::Ready(workspace)
}

/// A draft that was found.
struct Found {
    draft: Draft,
    history: History,
    session: store::Session,
    /// Whether only the journal has it, because what is stored under its key is damaged.
    rescued: bool,
}

/// Finds a draft; otherwise what is to be shown in its place.
async fn find(app: App, key: DraftKey) -> Result<Found, Opening> {
    let stored = match app.store().read(key).await {
        Ok(opened) => found(opened, false)
            .map_err(|error| (!matches!(error, ReadError::NewerVersion { .. }), why_unreadable(&error))),
        Err(StoreError::Missing) => return Err(Opening::Missing),
        Err(error) => Err((error == StoreError::Unreadable, t(error.key()).to_owned())),
    };
    let (damaged, why) = match stored {
        Ok(found) => return Ok(found),
        Err(closed) => closed,
    };
    let rescued = if damaged { app.store().rescue(key).await } else { None };
    rescued.and_then(|opened| found(opened, true).ok()).ok_or(Opening::Unreadable(why))
}

fn found(opened: store::Opened, rescued: bool) -> Result<Found, ReadError> {
    let store::Opened { recovery, session } = opened;
    restore(recovery).map(|(draft, history)| Found { draft, history, session, rescued })
}

/// The work surface: top bar, rail, and the page of the step.
#[component]
fn Desk(key: Signal<DraftKey>, step: Memo<Step>, twin: RwSignal<Option<Twin>>) -> impl IntoView {
    let app = App::expect();
    let workspace = Workspace::expect();
    let (exporter, keys) = (workspace.clone(), workspace);
    let trial = Trial::new();
    provide_context(trial);
    let export = Callback::new(move |()| {
        app.save_now();
        let mut draft = exporter.read(|snapshot| snapshot.draft.clone());
        app.hand_out(&mut draft, key.get_untracked());
        exporter.exported(draft.document);
    });
    let (adopting, asking) = (RwSignal::new(false), RwSignal::new(false));
    provide_context(WantedRow(RwSignal::new(None)));
    let marker = Workspace::expect();
    let items = Callback::new(move |()| {
        vec![
            MenuItem { name: t("export.json").to_owned(), run: export, disabled: None },
            MenuItem {
                name: t(if marker.is_sealed() { "seal.open" } else { "seal.menu" }).to_owned(),
                run: Callback::new(move |()| asking.set(true)),
                disabled: None,
            },
            MenuItem {
                name: t("adopt.menu").to_owned(),
                run: Callback::new(move |()| adopting.set(true)),
                disabled: None,
            },
            MenuItem {
                name: t("export.report").to_owned(),
                run: Callback::new(move |()| Route::Draft(key.get_untracked().to_string(), Step::Report).go()),
                disabled: None,
            },
        ]
    });
    let shortcuts = window_event_listener(ev::keydown, move |event| {
        on_key(&event, &keys, trial, export, key.get_untracked());
    });
    on_cleanup(move || shortcuts.remove());
    view! {
        <div class="app">
            <TopBar>
                <Menu label=t("export.menu") icon="out" word=t("export.menu").to_owned() items=items />
            </TopBar>
            <Banners export=export twin=twin asking=asking />
            {move || asking.get().then(|| view! {
                <SealDialog key=key close=Callback::new(move |()| asking.set(false)) />
            })}
            {move || adopting.get().then(|| view! {
                <AdoptDialog close=Callback::new(move |()| adopting.set(false)) />
            })}
            <div class="app__b" class:app__b--wide=move || step.get() == Step::Report>
                <Rail key=key step=step />
                {move || match step.get() {
                    Step::Profile => view! { <ProfilePage /> }.into_any(),
                    Step::Funds => view! { <FundsPage /> }.into_any(),
                    Step::Indicators => view! { <IndicatorsPage /> }.into_any(),
                    Step::Report => view! { <ReportPage /> }.into_any(),
                }}
            </div>
        </div>
    }
}

/// Ctrl+Z, Ctrl+Y, Ctrl+S, Ctrl+P, 试算 and the steps, everywhere. Not while an input method
/// composes.
fn on_key(event: &ev::KeyboardEvent, draft: &Workspace, trial: Trial, export: Callback<()>, key: DraftKey) {
    // What the focused widget dealt with is not done twice.
    if event.default_prevented() || event.is_composing() || !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    let pressed = event.key().to_lowercase();
    if event.alt_key() {
        let step = pressed.parse::<usize>().ok().and_then(|n| Step::ALL.get(n.wrapping_sub(1)));
        if let Some(step) = step {
            event.prevent_default();
            Route::Draft(key.to_string(), *step).go();
        }
        if pressed == "t" {
            event.prevent_default();
            settle_field();
            Route::Draft(key.to_string(), Step::Indicators).go();
            trial.toggle(draft);
        }
        return;
    }
    match (pressed.as_str(), event.shift_key()) {
        ("z", false) => {
            event.prevent_default();
            settle_field();
            trial.workspace_now(draft).undo();
        }
        ("y", false) | ("z", true) => {
            event.prevent_default();
            settle_field();
            trial.workspace_now(draft).redo();
        }
        ("s", false) => {
            event.prevent_default();
            settle_field();
            export.run(());
        }
        // What is printed is the report, not the page around it; its own page prints it.
        ("p", false) => {
            event.prevent_default();
            settle_field();
            Route::Draft(key.to_string(), Step::Report).go();
        }
        _ => {}
    }
}

/// Lets the focused field hand over what was typed last.
fn settle_field() {
    let active = document().active_element();
    let typed = active.as_ref().is_some_and(|e| matches!(e.tag_name().as_str(), "INPUT" | "TEXTAREA"));
    if let (true, Some(element)) = (typed, active.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok())) {
        let _ = element.blur();
        let _ = element.focus();
    }
}

/// What the person must know about the keeping of this draft.
#[component]
fn Banners(export: Callback<()>, twin: RwSignal<Option<Twin>>, asking: RwSignal<bool>) -> impl IntoView {
    let app = App::expect();
    view! {
        <div class="banners">
            <SealBanner asking=asking />
            {move || {
                let (title, help) = match app.save.get() {
                    SaveStatus::NotSaved { reason, .. } => {
                        (t("storage.failed_title"), fill("storage.failed_help", &[("why", t(reason.key()))]))
                    }
                    SaveStatus::MemoryOnly => (t("storage.denied_title"), t("storage.denied_help").to_owned()),
                    SaveStatus::Unchanged | SaveStatus::Saving | SaveStatus::Saved { .. } => return ().into_any(),
                };
                view! {
                    <div class="banner" role="alert">
                        <Icon name="bad" />
                        <div><b>{title}</b><div class="fs1 t2">{help}</div></div>
                        <span class="push"></span>
                        <button class="btn btn--main" on:click=move |_| export.run(())>{t("save.export")}</button>
                    </div>
                }
                .into_any()
            }}
            {move || twin.get().map(|seen| view! {
                <div class="banner banner--warn" role="status">
                    <Icon name="warn" />
                    <div><b>{t(if seen == Twin::Open { "twin.open_title" } else { "twin.saved_title" })}</b>
                        <div class="fs1 t2">{t("twin.help")}</div></div>
                    <span class="push"></span>
                    <button class="btn" on:click=move |_| twin.set(None)>{t("dialog.understood")}</button>
                </div>
            })}
        </div>
    }
}
