//! 评分规则: all standards; one in plain words; an own one to be edited.

mod choice;
mod editor;
mod form;
mod import;
mod input;
mod list;
mod undo;
mod view;

use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::saving::PackKey;
use leptos::prelude::*;

use crate::app::App;
use crate::browser::open_file::{self, OpenedFile};
use crate::pack_shelf::{ListedPack, Origin, PackShelf};
use crate::route::Route;
use crate::widgets::home_bar::HomeBar;
use crate::widgets::icon::Icon;
use crate::widgets::pack_list::{PackList, PackUse};

use editor::Editor;
use form::PackFields;
use import::{ImportDialog, Imported};
use undo::UndoButtons;
use view::PackWords;

/// The screen.
#[component]
pub(crate) fn PacksPage() -> impl IntoView {
    let app = App::expect();
    let word = Memo::new(move |before: Option<&Option<String>>| match app.route.get() {
        Route::Packs(word) => word,
        // On the way to another screen this one stays as it is.
        _ => before.cloned().flatten(),
    });
    view! {
        <div class="home">
            <HomeBar here=Route::Packs(None) />
            <div class="home__b">
                {move || match word.get() {
                    None => view! { <AllPacks /> }.into_any(),
                    Some(word) => match PackShelf::expect().find(&word) {
                        Some(pack) => view! { <OnePack pack=pack /> }.into_any(),
                        None => view! { <MissingPack /> }.into_any(),
                    },
                }}
            </div>
        </div>
    }
}

#[component]
fn MissingPack() -> impl IntoView {
    view! {
        <main class="empty" id="main" tabindex="-1">
            <h1 class="h1">{t("packs.missing_title")}</h1>
            <p class="t2">{t("packs.missing_help")}</p>
            <p><a class="btn" href=Route::Packs(None).fragment()>{t("packs.all")}</a></p>
        </main>
    }
}

/// All standards.
#[component]
fn AllPacks() -> impl IntoView {
    let shelf = PackShelf::expect();
    let imported = RwSignal::new(None::<Imported>);
    let receive = move |file: OpenedFile| {
        let _ = imported.try_set(Some(import::open(&file, shelf)));
    };
    let pick = move |_| open_file::choose(".json,application/json", false, receive);
    let go = Callback::new(|pack: ListedPack| Route::Packs(Some(pack.word())).go());
    view! {
        <main class="home__g" id="main" tabindex="-1">
            <section>
                <div class="home__t">
                    <div><h1>{t("packs.title")}</h1><p class="t2">{t("packs.lead")}</p></div>
                    <div class="push row"><button class="btn" on:click=pick><Icon name="in" />{t("packs.import")}</button></div>
                </div>
                <div class="card card--cut"><PackList id="packs-find" usage=PackUse::Look choose=go /></div>
            </section>
            <aside class="stack stack--4">
                <section class="card">
                    <div class="card__h"><h2 class="h2">{t("packs.own_title")}</h2></div>
                    <div class="card__b"><p class="t2">{t("packs.own_help")}</p><p class="t3 fs1 mt2">{t("packs.own_kept")}</p></div>
                </section>
                <DamagedPacks />
            </aside>
        </main>
        {move || imported.get().map(|found| view! {
            <ImportDialog imported=found close=Callback::new(move |()| imported.set(None)) />
        })}
    }
}

/// Own standards that cannot be read: they stay where they are and can be taken away.
#[component]
fn DamagedPacks() -> impl IntoView {
    let shelf = PackShelf::expect();
    move || {
        let damaged = shelf.damaged();
        (!damaged.is_empty()).then(|| {
            view! {
                <section class="card">
                    <div class="card__h"><h2 class="h2">{t("packs.damaged_title")}</h2></div>
                    <div class="card__b stack">
                        <p class="t2">{t("packs.damaged_help")}</p>
                        {damaged.into_iter().map(|key| view! {
                            <div class="row">
                                <button class="btn btn--s" on:click=move |_| shelf.save_raw(key)>{t("draft.save_raw")}</button>
                                <button class="btn btn--s btn--bad" on:click=move |_| shelf.delete(key, t("pack.unnamed"))>{t("shelf.delete")}</button>
                            </div>
                        }).collect_view()}
                    </div>
                </section>
            }
        })
    }
}

/// One standard.
#[component]
fn OnePack(pack: ListedPack) -> impl IntoView {
    match pack.origin {
        Origin::Shipped(_) => view! { <ShippedPack pack=pack /> }.into_any(),
        Origin::Own(key) => view! { <OwnPack key=key.into() /> }.into_any(),
    }
}

#[component]
fn ShippedPack(pack: ListedPack) -> impl IntoView {
    let (app, shelf) = (App::expect(), PackShelf::expect());
    let (name, standard) = (pack.name(), pack.standard().clone());
    let held = StoredValue::new(pack);
    view! {
        <main class="home__g" id="main" tabindex="-1">
            <section>
                <PackHead title=Signal::derive(move || name.clone())>
                    <button class="btn btn--main" on:click=move |_| held.with_value(|pack| app.start(pack.standard()))>
                        <Icon name="plus" />{t("packs.start")}
                    </button>
                </PackHead>
                <PackWords standard=standard own=false />
            </section>
            <aside class="stack stack--4">
                <section class="card">
                    <div class="card__h"><h2 class="h2">{t("packs.do_title")}</h2></div>
                    <div class="card__b stack stack--2">
                        <p class="t2">{t("packs.shipped_help")}</p>
                        <button class="btn" on:click=move |_| held.with_value(|pack| shelf.copy(pack.standard()))>
                            <Icon name="copy" />{t("packs.copy")}
                        </button>
                        <button class="btn" on:click=move |_| held.with_value(|pack| shelf.export(&pack.form))>
                            <Icon name="out" />{t("packs.export")}
                        </button>
                    </div>
                </section>
            </aside>
        </main>
    }
}

#[component]
fn PackHead(title: Signal<String>, children: Children) -> impl IntoView {
    view! {
        <div class="home__t">
            <div>
                <p class="fs1"><a href=Route::Packs(None).fragment()>{t("packs.back")}</a></p>
                <h1>{move || title.get()}</h1>
            </div>
            <div class="push row">{children()}</div>
        </div>
    }
}

/// An own standard: its fields, or its words.
#[component]
fn OwnPack(key: Signal<PackKey>) -> impl IntoView {
    let (app, shelf) = (App::expect(), PackShelf::expect());
    let Some(editor) = Editor::open(key.get_untracked(), shelf) else {
        return view! { <MissingPack /> }.into_any();
    };
    let editing = RwSignal::new(true);
    let usable = Memo::new(move |_| editor.form.with(jiheng_core::standard::PackForm::is_usable));
    let mode = move |this: bool, key: &'static str| {
        view! {
            <button aria-pressed=move || if editing.get() == this { "true" } else { "false" } on:click=move |_| editing.set(this)>{t(key)}</button>
        }
    };
    let start = move |_| editor.form.with_untracked(|form| app.start(form.standard()));
    view! {
        <main class="home__g" id="main" tabindex="-1">
            <section>
                <PackHead title=Signal::derive(move || editor.name())>
                    <UndoButtons editor=editor editing=editing.into() />
                    {move || (!usable.get()).then(|| view! { <span class="tag tag--warn">{t("packs.unsound")}</span> })}
                    <div class="seg" role="group" aria-label=t("packs.mode")>{mode(true, "packs.edit")}{mode(false, "packs.look")}</div>
                    <button class="btn btn--main" disabled=move || !usable.get()
                        title=move || (!usable.get()).then(|| t("packs.unsound_help")) on:click=start>
                        <Icon name="plus" />{t("packs.start")}
                    </button>
                </PackHead>
                {move || if editing.get() {
                    view! { <PackFields editor=editor /> }.into_any()
                } else {
                    let standard = editor.form.with_untracked(|form| form.standard().clone());
                    view! { <PackWords standard=standard own=true /> }.into_any()
                }}
            </section>
            <aside class="stack stack--4 packs__aside">
                <CheckCard editor=editor />
                <DoCard editor=editor />
            </aside>
        </main>
    }
    .into_any()
}

/// What is wrong with an own standard, as it is edited.
#[component]
fn CheckCard(editor: Editor) -> impl IntoView {
    let issues = Memo::new(move |_| {
        editor.form.with(|form| {
            let bands = &form.standard().bands;
            let unread = form.unread().iter().map(|unread| pack::unread_in(unread, form));
            unread.chain(form.check().iter().map(|issue| pack::issue_in(issue, bands))).collect::<Vec<String>>()
        })
    });
    view! {
        <section class="card" id="pack-check">
            <div class="card__h"><h2 class="h2">{t("packs.check_title")}</h2></div>
            <div class="card__b" role="status" aria-live="polite">
                {move || match issues.get() {
                    issues if issues.is_empty() => view! {
                        <div class="note note--ok"><Icon name="ok" /><div>{t("packs.check_good")}</div></div>
                    }.into_any(),
                    issues => view! {
                        <p class="t2">{fill("packs.check_count", &[("count", &issues.len().to_string())])}</p>
                        <ul class="packs__issues">{issues.into_iter().map(|issue| view! {
                            <li><span class="f-e"><Icon name="bad" small=true /></span><span>{issue}</span></li>
                        }).collect_view()}</ul>
                    }.into_any(),
                }}
            </div>
        </section>
    }
}

/// What can be done with an own standard, and whether it is stored.
#[component]
fn DoCard(editor: Editor) -> impl IntoView {
    let shelf = PackShelf::expect();
    let key = editor.key;
    let unread = Memo::new(move |_| editor.form.with(|form| !form.unread().is_empty()));
    let changed = Memo::new(move |_| editor.is_changed());
    let delete = move |_| {
        shelf.delete(key, &editor.name());
        Route::Packs(None).go();
    };
    view! {
        <section class="card">
            <div class="card__h"><h2 class="h2">{t("packs.do_title")}</h2></div>
            <div class="card__b stack stack--2">
                {move || editor.failed.get().map_or_else(
                    || view! { <p class="fs1 t3" role="status">{t("packs.saved")}</p> }.into_any(),
                    |error| view! {
                        <div class="note note--bad" role="alert"><Icon name="bad" /><div>
                            {fill("packs.not_saved", &[("why", crate::pack_shelf::why(error))])}
                        </div></div>
                        <button class="btn" on:click=move |_| editor.save_as_new()>{t("packs.save_as_new")}</button>
                    }.into_any(),
                )}
                <button class="btn" disabled=move || !changed.get() on:click=move |_| editor.discard()>
                    <Icon name="undo" />{t("packs.discard")}
                </button>
                <button class="btn" on:click=move |_| editor.form.with_untracked(|form| shelf.copy(form.standard()))>
                    <Icon name="copy" />{t("packs.copy")}
                </button>
                <button class="btn" disabled=move || unread.get() title=move || unread.get().then(|| t("packs.export_unread"))
                    on:click=move |_| editor.form.with_untracked(|form| shelf.export(form))>
                    <Icon name="out" />{t("packs.export")}
                </button>
                {move || unread.get().then(|| view! { <p class="fs1 t3">{t("packs.export_unread")}</p> })}
                <button class="btn btn--bad" on:click=delete><Icon name="trash" />{t("packs.delete")}</button>
            </div>
        </section>
    }
}
