//! All scoring standards: those that ship with the tool, and the person's own.

use std::sync::Arc;

use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::ports::{Clock as _, IdSource as _, StoreError};
use jiheng_core::saving::{Fingerprint, OwnPack, PackKey};
use jiheng_core::standard::{PackForm, PackGroup, Standard, builtin};
use leptos::prelude::*;

use crate::app::App;
use crate::browser::clock::WallClock;
use crate::browser::download::download_text;
use crate::browser::ids::RandomIds;
use crate::route::Route;
use crate::widgets::toast::Toast;

/// Where a standard comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It ships with the tool.
    Shipped(PackGroup),
    /// The person made it.
    Own(PackKey),
}

/// A standard in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ListedPack {
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// The standard with what was typed into it.
    pub(crate) form: PackForm,
    /// Whether an evaluation may be scored with it.
    pub(crate) usable: bool,
}

impl ListedPack {
    fn new(origin: Origin, form: PackForm) -> Self {
        Self { origin, usable: form.is_usable(), form }
    }

    /// The standard.
    pub(crate) fn standard(&self) -> &Standard {
        self.form.standard()
    }

    /// The word that stands for it in an address.
    pub(crate) fn word(&self) -> String {
        match self.origin {
            Origin::Shipped(_) => self.standard().id.clone(),
            Origin::Own(key) => key.to_string(),
        }
    }

    /// Its name, or that it has none yet.
    pub(crate) fn name(&self) -> String {
        name_of(self.standard())
    }

    /// Whether it holds every word of a search in its name, source, kind or weights.
    pub(crate) fn holds(&self, search: &str) -> bool {
        let standard = self.standard();
        let text =
            [&standard.name, &standard.source, &standard.version, &pack::weights(standard), pack::kind(standard.kind)]
                .map(str::to_lowercase)
                .join("\n");
        search.to_lowercase().split_whitespace().all(|word| text.contains(word))
    }
}

/// The name of a standard, or that it has none yet.
pub(crate) fn name_of(standard: &Standard) -> String {
    if standard.name.trim().is_empty() { t("pack.unnamed").to_owned() } else { standard.name.clone() }
}

/// All standards. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct PackShelf {
    app: App,
    shipped: StoredValue<Arc<Vec<ListedPack>>>,
    own: RwSignal<Vec<ListedPack>>,
    damaged: RwSignal<Vec<PackKey>>,
}

impl PackShelf {
    /// Reads all standards.
    pub(crate) fn open(app: App) -> Self {
        let (own, damaged) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
        // Reading them takes a moment that only those who look at them should wait for.
        let shelf = Self { app, shipped: StoredValue::new(Arc::default()), own, damaged };
        shelf.refresh();
        shelf
    }

    /// The standards, from anywhere in the page.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// The standards that ship with the tool.
    pub(crate) fn shipped(self) -> Arc<Vec<ListedPack>> {
        let known = self.shipped.get_value();
        if !known.is_empty() {
            return known;
        }
        let of_group = |group: PackGroup| {
            let standards = group.ids().filter_map(builtin);
            standards.map(move |standard| ListedPack::new(Origin::Shipped(group), PackForm::new(standard)))
        };
        let all: Arc<Vec<ListedPack>> = Arc::new(PackGroup::ALL.into_iter().flat_map(of_group).collect());
        self.shipped.set_value(Arc::clone(&all));
        all
    }

    /// The person's own standards, the last changed first.
    pub(crate) fn own(self) -> Vec<ListedPack> {
        self.own.get()
    }

    /// Own standards that cannot be read.
    pub(crate) fn damaged(self) -> Vec<PackKey> {
        self.damaged.get()
    }

    /// The standard that a word in the address stands for.
    pub(crate) fn find(self, word: &str) -> Option<ListedPack> {
        if let Some(key) = PackKey::parse(word)
            && let Some((own, _)) = self.read(key)
        {
            return Some(ListedPack::new(Origin::Own(key), own));
        }
        self.shipped().iter().find(|pack| pack.word() == word).cloned()
    }

    /// Reads the person's own standards again.
    pub(crate) fn refresh(self) {
        let store = self.app.store();
        let packs = store.packs();
        let (mut own, mut damaged) = (Vec::new(), Vec::new());
        for key in packs.keys().unwrap_or_default() {
            match packs.read(key) {
                Ok((pack, _)) => own.push((pack.edited_at, ListedPack::new(Origin::Own(key), pack.form))),
                Err(_) => damaged.push(key),
            }
        }
        own.sort_by_key(|(edited_at, _)| std::cmp::Reverse(*edited_at));
        self.own.set(own.into_iter().map(|(_, pack)| pack).collect());
        self.damaged.set(damaged);
    }

    /// An own standard as it is stored.
    pub(crate) fn read(self, key: PackKey) -> Option<(PackForm, Fingerprint)> {
        self.app.store().packs().read(key).ok().map(|(pack, seen)| (pack.form, seen))
    }

    /// Stores an own standard; `known` is what was last seen of it.
    pub(crate) fn write(
        self,
        key: PackKey,
        form: &PackForm,
        known: Option<Fingerprint>,
    ) -> Result<Fingerprint, StoreError> {
        let pack = OwnPack { form: form.clone(), edited_at: WallClock.now().unix_ms };
        self.app.store().packs().write(key, &pack, known)
    }

    /// Stores a standard as one more of the person's own and goes to it.
    pub(crate) fn add(self, form: &PackForm) {
        let key = PackKey(RandomIds.next_id());
        match self.write(key, form, None) {
            Ok(_) => {
                self.refresh();
                Route::Packs(Some(key.to_string())).go();
            }
            Err(error) => self.say_failed(error),
        }
    }

    /// Puts a standard in the place of an own one; the toast takes that back.
    pub(crate) fn replace(self, key: PackKey, form: &PackForm) {
        let Some((before, seen)) = self.read(key) else { return self.say_failed(StoreError::Missing) };
        match self.write(key, form, Some(seen)) {
            Ok(seen) => self.app.toasts.show(Toast {
                text: fill("packs.replaced", &[("name", &name_of(form.standard()))]),
                action: Some((t("undo").to_owned(), Arc::new(move || self.take_back(key, &before, seen)))),
            }),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    fn take_back(self, key: PackKey, before: &PackForm, seen: Fingerprint) {
        match self.write(key, before, Some(seen)) {
            Ok(_) => self.app.toasts.say(t("packs.put_back")),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    /// Copies a standard, under an id and a name of its own.
    pub(crate) fn copy(self, standard: &Standard) {
        let mut copy = renamed(standard);
        copy.name = fill("packs.copy_of", &[("name", &name_of(standard))]);
        "1.0".clone_into(&mut copy.version);
        self.add(&PackForm::new(copy));
    }

    /// Takes an own standard away; the toast puts it back.
    pub(crate) fn delete(self, key: PackKey, name: &str) {
        match self.app.store().packs().remove(key) {
            Ok(text) => self.app.toasts.show(Toast {
                text: fill("packs.deleted", &[("name", name)]),
                action: Some((t("undo").to_owned(), Arc::new(move || self.put_back(key, &text)))),
            }),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    fn put_back(self, key: PackKey, text: &str) {
        match self.app.store().packs().put_back(key, text) {
            Ok(()) => self.app.toasts.say(t("packs.put_back")),
            Err(error) => self.say_failed(error),
        }
        self.refresh();
    }

    /// Hands a standard out as a file. One that is not sound says so in its name.
    pub(crate) fn export(self, form: &PackForm) {
        let standard = form.standard();
        let mark = if form.is_usable() { String::new() } else { format!("-{}", t("packs.unsound")) };
        let name = format!("{}-{}{mark}.json", name_of(standard), standard.version);
        // Signs that a file name may not hold somewhere.
        let name: String = name.chars().map(|sign| if "/\\:*?\"<>|".contains(sign) { '-' } else { sign }).collect();
        if download_text(&name, "application/json", &standard.to_json()) {
            self.app.toasts.say(fill("packs.exported", &[("name", &name)]));
        }
    }

    /// Hands out a text that cannot be read as it is stored.
    pub(crate) fn save_raw(self, key: PackKey) {
        if let Ok(raw) = self.app.store().packs().raw(key) {
            download_text(&format!("{}-{key}.txt", t("packs.title")), "text/plain", &raw);
        }
    }

    fn say_failed(self, error: StoreError) {
        self.app.toasts.say(fill("packs.failed", &[("why", why(error))]));
    }
}

/// The standard under an id that no other has.
pub(crate) fn renamed(standard: &Standard) -> Standard {
    Standard { id: format!("own-{}", RandomIds.next_id()), ..standard.clone() }
}

/// Why a standard could not be stored.
pub(crate) fn why(error: StoreError) -> &'static str {
    match error {
        StoreError::ChangedUnderneath => t("packs.changed_underneath"),
        StoreError::Missing => t("packs.missing"),
        _ => t(error.key()),
    }
}
