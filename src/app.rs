//! What the whole page shares, and which screen stands.

use std::rc::Rc;
use std::sync::Arc;

use jiheng_core::decimal::Points;
use jiheng_core::format::{self, Draft, ReadError};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::Seals;
use jiheng_core::ports::{Clock as _, IdSource as _, StoreError};
use jiheng_core::saving::{DraftEntry, DraftKey, OpenScore, SaveStatus};
use jiheng_core::sealing;
use jiheng_core::standard::{self, Standard};
use jiheng_core::{engine, example, progress};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;

use crate::browser::clock::WallClock;
use crate::browser::download::download_text;
use crate::browser::ids::RandomIds;
use crate::browser::saver::Saver;
use crate::browser::store::{self, Store};
use crate::browser::theme::Theme;
use crate::open_draft::OpenDraft;
use crate::pack_shelf::PackShelf;
use crate::pages::about::AboutPage;
use crate::pages::packs::PacksPage;
use crate::pages::shelf::ShelfPage;
use crate::route::{Route, Step};
use crate::scores::points;
use crate::widgets::seal::grade_of;
use crate::widgets::toast::{Toast, ToastPlace, Toasts};
use crate::widgets::top_bar::title;
use crate::workspace::Snapshot;

/// The page.
#[component]
pub(crate) fn Page() -> impl IntoView {
    let app = App::begin();
    provide_context(app);
    provide_context(app.toasts);
    provide_context(PackShelf::open(app));
    let screen = Memo::new(move |before| Screen::of(&app.route.get(), app.open_key(), before));
    view! {
        <a class="skip" href="#main" on:click=skip>{t("nav.skip")}</a>
        {move || match screen.get() {
            Screen::Shelf => { app.refresh(); view! { <ShelfPage /> }.into_any() }
            Screen::About => view! { <AboutPage /> }.into_any(),
            Screen::Packs => view! { <PacksPage /> }.into_any(),
            Screen::Draft { key, .. } => view! { <OpenDraft key=key /> }.into_any(),
        }}
        <ToastPlace />
    }
}

/// The screens, without the steps of a draft: changing the step keeps the
/// draft open, and so does a draft that goes on under a key of its own.
#[derive(Clone, Copy, PartialEq)]
enum Screen {
    Shelf,
    About,
    Packs,
    Draft {
        /// The key under which the draft was opened.
        key: DraftKey,
        /// Tells one opening from the next.
        visit: u32,
    },
}

impl Screen {
    /// The screen of a route, given the key of the draft that is open and the screen that stands.
    fn of(route: &Route, open: Option<DraftKey>, before: Option<&Self>) -> Self {
        let key = match route {
            Route::Shelf => return Self::Shelf,
            Route::About => return Self::About,
            Route::Packs(_) => return Self::Packs,
            Route::Draft(key, _) => DraftKey::parse(key),
        };
        match (key, before) {
            (None, _) => Self::Shelf,
            (Some(_), Some(standing @ Self::Draft { .. })) if key == open => *standing,
            (Some(key), Some(Self::Draft { visit, .. })) => Self::Draft { key, visit: visit.wrapping_add(1) },
            (Some(key), _) => Self::Draft { key, visit: 0 },
        }
    }
}

/// The link would change the route; it only moves the focus.
fn skip(event: ev::MouseEvent) {
    event.prevent_default();
    let main = document().get_element_by_id("main").and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(main) = main {
        let _ = main.focus();
    }
}

/// What every screen can reach. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct App {
    /// Where the person is.
    pub(crate) route: ReadSignal<Route>,
    /// Every draft of this browser.
    pub(crate) shelf: RwSignal<Vec<DraftEntry>>,
    /// Whether the open draft is saved.
    pub(crate) save: RwSignal<SaveStatus>,
    /// Short words at the foot of the page.
    pub(crate) toasts: Toasts,
    store: StoredValue<Store, LocalStorage>,
    saver: StoredValue<Option<Rc<Saver>>, LocalStorage>,
    open: StoredValue<Option<DraftKey>>,
    theme: RwSignal<Theme>,
}

impl App {
    fn begin() -> Self {
        let store = Store::open();
        let theme = Theme::stored(&store);
        theme.show();
        let app = Self {
            route: Route::follow(),
            shelf: RwSignal::new(Vec::new()),
            save: RwSignal::new(SaveStatus::Unchanged),
            toasts: Toasts::new(),
            store: StoredValue::new_local(store),
            saver: StoredValue::new_local(None),
            open: StoredValue::new(None),
            theme: RwSignal::new(theme),
        };
        app.refresh();
        spawn_local(async move {
            if app.store().restore_lost().await > 0 {
                app.refresh();
            }
        });
        app
    }

    /// The app, from anywhere in the page.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Where drafts are kept.
    pub(crate) fn store(self) -> Store {
        self.store.get_value()
    }

    /// The key of the draft on the screen, which is not that of the address while the one follows the other.
    pub(crate) fn open_key(self) -> Option<DraftKey> {
        self.open.get_value()
    }

    /// Notes the key of the draft on the screen.
    pub(crate) fn set_open_key(self, key: DraftKey) {
        self.open.set_value(Some(key));
    }

    /// Puts the saver of the open draft here, or takes it away, which writes
    /// what is unsaved.
    pub(crate) fn set_saver(self, saver: Option<Rc<Saver>>) {
        let before = self.saver.try_update_value(|slot| std::mem::replace(slot, saver));
        drop(before);
    }

    /// Writes now what is unsaved.
    pub(crate) fn save_now(self) {
        if let Some(saver) = self.saver.try_get_value().flatten() {
            saver.save_now();
        }
    }

    /// Reads the list of drafts again, the last changed first.
    pub(crate) fn refresh(self) {
        let mut entries = self.store().list().unwrap_or_default();
        for entry in entries.iter_mut().filter(|entry| entry.is_unknown()) {
            self.look_into(entry);
        }
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.edited_at));
        self.shelf.set(entries);
    }

    /// Fills in the line of a draft that the list of drafts says nothing of, since it was damaged.
    fn look_into(self, entry: &mut DraftEntry) {
        let text = self.store().text(entry.key).ok();
        if let Some(draft) = text.and_then(|text| format::read(text.as_bytes()).ok()) {
            let DraftEntry { key, size, edited_at, .. } = *entry;
            *entry = DraftEntry { key, size, edited_at, ..entry_of(&draft) };
        }
    }

    /// Opens the built-in example as an ordinary draft.
    pub(crate) fn open_example(self) {
        self.add(&example::yuzhong_2019());
    }

    /// Starts an evaluation from a standard.
    pub(crate) fn start(self, standard: &Standard) {
        let evaluation = standard::start(standard, &mut RandomIds);
        self.add(&Draft::new(RandomIds.next_id(), evaluation, standard.clone()));
    }

    /// Adds a draft that came as a file.
    pub(crate) fn add_imported(self, draft: &Draft) {
        self.add(draft);
        self.toasts.say(t("import.done"));
    }

    /// Adds a draft and opens it.
    fn add(self, draft: &Draft) {
        let key = RandomIds::draft_key();
        let entry = DraftEntry { key, ..entry_of(draft) };
        // What cannot be stored is open in this window all the same, and its page says so at once.
        let _ = self.store().create(store::Draft { text: format::write(draft), entry });
        Route::Draft(key.to_string(), Step::Indicators).go();
    }

    /// Copies a draft.
    pub(crate) fn copy(self, key: DraftKey) {
        let Some(mut draft) = self.load(key) else { return };
        // A copy is a document of its own: the two are never merged by mistake.
        draft.document.document_id = RandomIds.next_id();
        draft.evaluation.seals = Seals::default();
        let name = fill("draft.copy_of", &[("title", &title(&draft.evaluation))]);
        draft.evaluation.profile.project_name = jiheng_core::model::Entry::Value(name.clone());
        let entry = DraftEntry { key: RandomIds::draft_key(), ..entry_of(&draft) };
        match self.store().create(store::Draft { text: format::write(&draft), entry }) {
            Ok(()) => self.toasts.say(fill("shelf.copied", &[("title", &name)])),
            Err(error) => self.toasts.say(fill("shelf.copied_here", &[("title", &name), ("why", t(error.key()))])),
        }
        self.refresh();
    }

    /// Hands a draft out as a file.
    pub(crate) fn export(self, key: DraftKey) {
        let Some(mut draft) = self.load(key) else { return };
        self.hand_out(&mut draft, key);
    }

    /// Hands out a draft that is open.
    pub(crate) fn hand_out(self, draft: &mut Draft, key: DraftKey) {
        let text = format::export(draft);
        let name = file_name(draft, "json");
        if download_text(&name, "application/json", &text) {
            // The list forgets the time of the export at worst.
            let _ = self.store().mark_exported(key);
            self.toasts.say(fill("export.done", &[("name", &name)]));
        }
        self.refresh();
    }

    fn load(self, key: DraftKey) -> Option<Draft> {
        match self.store().text(key) {
            Ok(text) => match format::read(text.as_bytes()) {
                Ok(draft) => return Some(draft),
                Err(error) => self.say_why(&why_unreadable(&error)),
            },
            Err(error) => self.say_failed(error),
        }
        None
    }

    /// The drafts of this browser that have a version with this check code: title, version, and
    /// whether that version is the one that stands there now.
    pub(crate) fn find_sealed(self, code: &str) -> Vec<(String, usize, bool)> {
        let drafts = self.store().list().unwrap_or_default().into_iter().filter_map(|entry| {
            let text = self.store().text(entry.key).ok()?;
            let draft = format::read(text.as_bytes()).ok()?;
            let (version, stands) = sealing::version_of(&draft, code)?;
            Some((title(&draft.evaluation), version, stands))
        });
        drafts.collect()
    }

    /// Puts a draft into the recycle bin; the toast takes it out again.
    pub(crate) fn delete(self, key: DraftKey) {
        let title = self.title_of(key);
        match self.store().delete(key) {
            Ok(()) => self.toasts.show(Toast {
                text: fill("shelf.deleted", &[("title", &title)]),
                action: Some((t("undo").to_owned(), Arc::new(move || self.restore(key)))),
            }),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    /// Takes a draft out of the recycle bin.
    pub(crate) fn restore(self, key: DraftKey) {
        match self.store().restore(key) {
            Ok(()) => self.toasts.say(fill("shelf.restored", &[("title", &self.title_of(key))])),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    /// Takes a draft away for good.
    pub(crate) fn erase(self, key: DraftKey) {
        let title = self.title_of(key);
        match self.store().purge(key) {
            Ok(()) => self.toasts.say(fill("shelf.erased", &[("title", &title)])),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    fn title_of(self, key: DraftKey) -> String {
        let found = self.shelf.with_untracked(|all| all.iter().find(|e| e.key == key).map(|e| e.title.clone()));
        found.filter(|title| !title.is_empty()).unwrap_or_else(|| t("draft.untitled").to_owned())
    }

    fn say_failed(self, error: StoreError) {
        self.say_why(t(error.key()));
    }

    fn say_why(self, why: &str) {
        self.toasts.say(fill("shelf.failed", &[("why", why)]));
    }

    /// Where drafts are kept in words, how full it is in percent, and whether
    /// that is nearly too full.
    pub(crate) fn storage_words(self) -> (String, Option<usize>, bool) {
        self.save.track();
        self.shelf.track();
        let store = self.store();
        if !store.lasts() {
            return (t("storage.memory").to_owned(), None, true);
        }
        let location = window().location();
        let words = if location.protocol().is_ok_and(|protocol| protocol == "file:") {
            t("storage.file").to_owned()
        } else {
            fill("storage.http", &[("origin", &location.host().unwrap_or_default())])
        };
        let percent = store.usage().ok().map(jiheng_core::saving::Usage::percent);
        (words, percent, percent.is_some_and(|percent| percent >= 90))
    }

    /// Whether a text can be stored and read back here.
    pub(crate) fn stores(self) -> bool {
        self.store().lasts()
    }

    /// Whether this browser keeps a journal.
    pub(crate) fn has_journal(self) -> bool {
        !self.store().lacks_journal() && self.stores()
    }

    /// Goes on to the next look.
    pub(crate) fn next_theme(self) {
        let now = self.theme.get_untracked();
        let place = Theme::ALL.iter().position(|theme| *theme == now).unwrap_or(0);
        let next = Theme::ALL[(place + 1) % Theme::ALL.len()];
        self.theme.set(next);
        // Where nothing can be stored the look lasts as long as the page.
        let _ = next.choose(&self.store());
    }
}

/// Why a stored draft cannot be opened. Where it is damaged is of no use to a person: it is not a file
/// that somebody could send again.
pub(crate) fn why_unreadable(error: &ReadError) -> String {
    match error {
        ReadError::NewerVersion { version } => fill("store.newer_version", &[("version", &version.to_string())]),
        _ => t("store.unreadable").to_owned(),
    }
}

/// The line of a draft on the shelf. Key and times are the saver's.
pub(crate) fn entry_of(draft: &Draft) -> DraftEntry {
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    entry_with(draft, &assessment)
}

/// The line of the open draft on the shelf.
pub(crate) fn entry_of_open(snapshot: &Snapshot) -> DraftEntry {
    entry_with(&snapshot.draft, &snapshot.assessment)
}

fn entry_with(draft: &Draft, assessment: &engine::Assessment) -> DraftEntry {
    let evaluation = &draft.evaluation;
    let total = &assessment.total;
    let (filled, fields) = progress::overall(evaluation, assessment);
    let provisional = total.sums.provisional();
    let grade = grade_of(&draft.standard, total.grade.as_ref());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    DraftEntry {
        title: title(evaluation),
        unit: evaluation.profile.implementing_unit.value().cloned().unwrap_or_default(),
        year: evaluation.profile.fiscal_year.value().copied(),
        filled: count(filled),
        fields: count(fields),
        total: (total.sums.scored_rows > 0).then(|| points(total.score)),
        provisional: (provisional != Points::ZERO).then(|| provisional.to_string()),
        grade_place: grade.as_ref().map_or(0, |(_, place)| *place),
        grade: grade.map(|(name, _)| name),
        complete: total.sums.is_complete() && total.sums.rows > 0,
        open: (!total.sums.is_complete()).then(|| OpenScore {
            scored: total.sums.scored_full_score.to_string(),
            full: total.sums.full_score.to_string(),
            low: points(total.score),
            high: points(total.highest),
        }),
        standard: draft.standard.name.clone(),
        document_id: draft.document.document_id.to_string(),
        revision: draft.document.revision.map(|revision| revision.to_string()).unwrap_or_default(),
        ..DraftEntry::unknown(DraftKey(draft.document.document_id))
    }
}

/// A dated file name: project, kind of file, time.
pub(crate) fn file_name(draft: &Draft, extension: &str) -> String {
    format!("{}-{}.{extension}", title(&draft.evaluation), WallClock.now().digits())
}
