//! 我的评价: all drafts of this browser.

use jiheng_core::i18n::{fill, t};
use jiheng_core::ports::{Clock as _, Moment};
use jiheng_core::saving::{DraftEntry, DraftKey};
use jiheng_core::standard::PackGroup;
use leptos::ev;
use leptos::prelude::*;

use crate::app::App;
use crate::browser::clock::WallClock;
use crate::browser::open_file::{self, OpenedFile};
use crate::importing::{Opened, open_file};
use crate::pack_shelf::{ListedPack, Origin, PackShelf};
use crate::route::{Route, Step};
use crate::widgets::dialog::{Dialog, RefusedFile};
use crate::widgets::home_bar::HomeBar;
use crate::widgets::icon::Icon;
use crate::widgets::menu::{Menu, MenuItem};
use crate::widgets::pack_list::{PackButton, PackList, PackUse};
use crate::widgets::seal::Seal;

/// Which drafts are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Listed {
    All,
    Bin,
}

/// The screen.
#[component]
pub(crate) fn ShelfPage() -> impl IntoView {
    let app = App::expect();
    let listed = RwSignal::new(Listed::All);
    let choosing = RwSignal::new(false);
    let opened = RwSignal::new(None::<Opened>);
    let over = RwSignal::new(false);
    let kept = Memo::new(move |_| app.shelf.with(|all| all.iter().filter(|e| e.deleted_at.is_none()).count()));
    let binned = Memo::new(move |_| app.shelf.with(|all| all.iter().filter(|e| e.deleted_at.is_some()).count()));
    let shown = Memo::new(move |_| {
        let bin = listed.get() == Listed::Bin;
        app.shelf.with(|all| all.iter().filter(|e| e.deleted_at.is_some() == bin).cloned().collect::<Vec<_>>())
    });
    let receive = move |file: OpenedFile| {
        let _ = over.try_set(false);
        let _ = opened.try_set(Some(open_file(&file)));
    };
    let pick = move |_| open_file::choose(".json,application/json", false, receive);
    let drops = StoredValue::new_local(window_target().map(|window| open_file::accept_drops(&window, receive)));
    on_cleanup(move || drop(drops.try_update_value(Option::take)));
    view! {
        <div class="home"
            on:dragover=move |_| over.set(true)
            on:dragleave=move |event: ev::DragEvent| if event.related_target().is_none() { over.set(false) }>
            <HomeBar here=Route::Shelf />
            <div class="home__b"><main class="home__g" id="main" tabindex="-1">
                <section>
                    <div class="home__t">
                        <div>
                            <h1>{t("shelf.title")}</h1>
                            <p class="t2">{move || if kept.get() == 0 { t("shelf.none").to_owned() } else {
                                fill("shelf.count", &[("count", &kept.get().to_string())])
                            }}</p>
                        </div>
                        <div class="push row">
                            <button class="btn" on:click=pick><Icon name="in" />{t("shelf.open_file")}</button>
                            <button class="btn btn--main" on:click=move |_| choosing.set(true)>
                                <Icon name="plus" />{t("shelf.new")}
                            </button>
                        </div>
                    </div>
                    <div class="card card--cut">
                        <div class="card__h card__h--tight">
                            <div class="seg" role="group" aria-label=t("shelf.filter")>
                                <ListedButton listed=listed this=Listed::All key="shelf.all" count=kept />
                                <ListedButton listed=listed this=Listed::Bin key="shelf.bin" count=binned />
                            </div>
                            <div class="push row">
                                <button class="btn btn--s btn--quiet" on:click=move |_| app.open_example()>
                                    <Icon name="file" small=true />{t("shelf.open_example")}
                                </button>
                            </div>
                        </div>
                        <Show when=move || shown.with(|shown| !shown.is_empty()) fallback=move || view! {
                            <EmptyShelf bin=listed.get() == Listed::Bin choosing=choosing />
                        }>
                            <DraftTable shown=shown />
                        </Show>
                    </div>
                    <p class="t3 mt3">{t("shelf.privacy")}</p>
                </section>
                <aside class="stack stack--4">
                    <button class=move || if over.get() { "drop drop--over" } else { "drop" } on:click=pick>
                        <b>{t("shelf.drop_title")}</b><span class="t2">{t("shelf.drop_help")}</span>
                    </button>
                    <PackCard />
                    <PlaceCard />
                </aside>
            </main></div>
            <Show when=move || choosing.get()>
                <Dialog title=t("shelf.new") close=Callback::new(move |()| choosing.set(false))>
                    <div class="dlg__b"><p class="t2">{t("shelf.new_help")}</p></div>
                    <PackList id="new-find" usage=PackUse::Score choose=Callback::new(move |pack: ListedPack| app.start(pack.standard())) />
                </Dialog>
            </Show>
            {move || opened.get().map(|file| view! { <OpenedDialog opened=file close=Callback::new(move |()| opened.set(None)) /> })}
        </div>
    }
}

#[component]
fn ListedButton(listed: RwSignal<Listed>, this: Listed, key: &'static str, count: Memo<usize>) -> impl IntoView {
    view! {
        <button aria-pressed=move || if listed.get() == this { "true" } else { "false" } on:click=move |_| listed.set(this)>
            {move || fill(key, &[("count", &count.get().to_string())])}
        </button>
    }
}

#[component]
fn EmptyShelf(bin: bool, choosing: RwSignal<bool>) -> impl IntoView {
    let app = App::expect();
    if bin {
        return view! { <div class="empty"><p class="t2">{t("shelf.bin_empty")}</p></div> }.into_any();
    }
    view! {
        <div class="empty">
            <svg class="art" aria-hidden="true"><use href="#art-empty"></use></svg>
            <h2 class="h1">{t("shelf.empty_title")}</h2>
            <p class="t2">{t("shelf.empty_help")}</p>
            <div class="row">
                <button class="btn btn--main" on:click=move |_| app.open_example()>{t("shelf.open_example")}</button>
                <button class="btn" on:click=move |_| choosing.set(true)>{t("shelf.new")}</button>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn DraftTable(shown: Memo<Vec<DraftEntry>>) -> impl IntoView {
    view! {
        <table class="tb tb--tall shelf">
            <colgroup>
                <col /><col class="col-year" /><col class="col-pack" /><col class="col-done" /><col class="col-total" />
                <col class="col-grade" /><col class="col-saved" /><col class="col-size wide-only" /><col class="col-acts" />
            </colgroup>
            <thead><tr>
                <th scope="col" class="first">{t("shelf.col_project")}</th>
                <th scope="col">{t("shelf.col_year")}</th>
                <th scope="col">{t("shelf.col_standard")}</th>
                <th scope="col">{t("shelf.col_progress")}</th>
                <th scope="col" class="num">{t("shelf.col_total")}</th>
                <th scope="col">{t("shelf.col_grade")}</th>
                <th scope="col">{t("shelf.col_saved")}</th>
                <th scope="col" class="num wide-only">{t("shelf.col_size")}</th>
                <th scope="col" class="last"><span class="sr-only">{t("shelf.col_actions")}</span></th>
            </tr></thead>
            <tbody>
                <For each=move || shown.get() key=|entry| (entry.key, entry.edited_at, entry.deleted_at) children=|entry| view! { <DraftRow entry=entry /> } />
            </tbody>
        </table>
    }
}

#[component]
fn DraftRow(entry: DraftEntry) -> impl IntoView {
    let app = App::expect();
    let key = entry.key;
    let target = Route::Draft(key.to_string(), Step::Indicators).fragment();
    let deleted = entry.deleted_at.is_some();
    let actions = move |()| -> Vec<MenuItem> {
        let run = |action: fn(App, DraftKey)| Callback::new(move |()| action(app, key));
        if deleted {
            return vec![
                MenuItem { name: t("shelf.restore").to_owned(), run: run(App::restore), disabled: None },
                MenuItem { name: t("shelf.erase").to_owned(), run: run(App::erase), disabled: None },
            ];
        }
        vec![
            MenuItem { name: t("shelf.copy").to_owned(), run: run(App::copy), disabled: None },
            MenuItem { name: t("shelf.export").to_owned(), run: run(App::export), disabled: None },
            MenuItem { name: t("shelf.delete").to_owned(), run: run(App::delete), disabled: None },
        ]
    };
    // Hundredths: enough for a bar of 80 px.
    let share = (100 * entry.filled).checked_div(entry.fields).unwrap_or(0);
    let share = format!("{}.{:02}", share / 100, share % 100);
    let title = if entry.title.is_empty() { t("draft.untitled").to_owned() } else { entry.title.clone() };
    let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
    let saved = Moment { unix_ms: entry.edited_at, offset_minutes: WallClock.now().offset_minutes };
    let note = match &entry.provisional {
        Some(points) if entry.complete => fill("shelf.note_provisional", &[("points", points)]),
        _ => String::new(),
    };
    let open = entry.open.as_ref().map(|open| {
        let figures = [("scored", &*open.scored), ("full", &open.full), ("low", &open.low), ("high", &open.high)];
        view! { <div class="fs1 t2">{fill("shelf.note_open", &figures)}</div> }
    });
    view! {
        <tr>
            <th scope="row" class="first">
                {if deleted {
                    view! { <span class="draft__t t3">{title}</span> }.into_any()
                } else {
                    view! { <a class="draft__t" href=target>{title}</a> }.into_any()
                }}
                <div class="fs1 t3 ell">{entry.unit}</div>
                {open}
            </th>
            <td data-l=t("shelf.col_year")>{year}</td>
            <td data-l=t("shelf.col_standard") class="t2 fs1 ell" title=entry.standard.clone()>{entry.standard.clone()}</td>
            <td data-l=t("shelf.col_progress")>
                <div class="draft__p">{fill("progress.of", &[("filled", &entry.filled.to_string()), ("wanted", &entry.fields.to_string())])}</div>
                <span class="beam beam--plain beam--thin" style=format!("--r:{share}")><i></i></span>
            </td>
            <td class="num" data-l=t("shelf.col_total")>
                {if entry.complete {
                    view! { <b class="draft__n">{entry.total}</b> }.into_any()
                } else {
                    view! { <span class="t3">{t("shelf.unscored")}</span> }.into_any()
                }}
            </td>
            <td data-l=t("shelf.col_grade")><Seal grade=entry.grade.clone().map(|name| (name, entry.grade_place)) small=true /></td>
            <td data-l=t("shelf.col_saved")>
                <div class="fs1 nw">{saved.short(WallClock.now())}</div>
                <div class="fs1 t3 nw ell">{note}</div>
            </td>
            <td class="num t3 fs1 wide-only" data-l=t("shelf.col_size")>{fill("shelf.kilobytes", &[("count", &entry.size.div_ceil(1024).to_string())])}</td>
            <td class="last" data-l=t("shelf.col_actions")>
                <Menu label=t("shelf.actions") icon="dots" class="btn--quiet btn--icon btn--s" items=Callback::new(actions) />
            </td>
        </tr>
    }
}

fn window_target() -> Option<web_sys::EventTarget> {
    web_sys::window().map(Into::into)
}

/// The packs that a new evaluation starts from most often, and the way to all others.
#[component]
fn PackCard() -> impl IntoView {
    let app = App::expect();
    let shelf = PackShelf::expect();
    shelf.refresh();
    let start = Callback::new(move |pack: ListedPack| app.start(pack.standard()));
    let first = move || {
        let shipped = shelf.shipped();
        let national = shipped.iter().filter(|pack| pack.origin == Origin::Shipped(PackGroup::National)).cloned();
        let own = shelf.own().into_iter().filter(|pack| pack.usable).take(3);
        own.chain(national)
            .map(|pack| view! { <PackButton pack=pack usage=PackUse::Score choose=start /> })
            .collect_view()
    };
    view! {
        <section class="card card--cut">
            <div class="card__h"><h2 class="h2">{t("shelf.packs")}</h2></div>
            {first}
            <p class="pad"><a href=Route::Packs(None).fragment()>{t("packs.all_and_own")}</a></p>
        </section>
    }
}

/// Where the drafts are.
#[component]
fn PlaceCard() -> impl IntoView {
    let app = App::expect();
    view! {
        <section class="card">
            <div class="card__h"><h2 class="h2">{t("storage.title")}</h2></div>
            <div class="card__b">
                {move || {
                    let (words, percent, full) = app.storage_words();
                    view! {
                        <p class="t2">{words}</p>
                        {percent.map(|percent| view! {
                            <div class=if full { "meter meter--full mt2" } else { "meter mt2" }><i style=format!("width:{percent}%")></i></div>
                            <p class="fs1 t3 mt2">{fill("storage.used", &[("percent", &percent.to_string())])}</p>
                        })}
                    }
                }}
                <p class="fs1 t3 mt2">{t("storage.help")}</p>
            </div>
        </section>
    }
}

/// What a file holds, before anything is done with it.
#[component]
fn OpenedDialog(opened: Opened, close: Callback<()>) -> impl IntoView {
    let app = App::expect();
    match opened {
        Opened::Refused { name, why } => {
            view! { <RefusedFile title=t("import.refused") name=name why=why close=close /> }.into_any()
        }
        Opened::Draft { name, facts, broken, draft } => {
            let draft = StoredValue::new(draft);
            view! {
                <Dialog title=t("import.preview") close=close>
                    <div class="dlg__b">
                        <dl class="kv kv--easy">
                            <dt>{t("import.file")}</dt><dd>{name}</dd>
                            {facts.into_iter().map(|(key, value)| view! { <dt>{t(key)}</dt><dd>{value}</dd> }).collect_view()}
                        </dl>
                        {broken.map(|code| view! {
                            <div class="note note--bad mt3"><Icon name="bad" /><div>{fill("seal.broken_file", &[("code", &code)])}</div></div>
                        })}
                        <p class="t2 mt3">{t("import.as_new_help")}</p>
                    </div>
                    <div class="dlg__f">
                        <button class="btn push" on:click=move |_| close.run(())>{t("dialog.cancel")}</button>
                        <button class="btn btn--main" on:click=move |_| { close.run(()); draft.with_value(|draft| app.add_imported(draft)); }>
                            {t("import.as_new")}
                        </button>
                    </div>
                </Dialog>
            }
            .into_any()
        }
    }
}
