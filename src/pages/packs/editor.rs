//! An own standard while it is edited: every change is stored at once.

use std::sync::Arc;

use jiheng_core::i18n::t;
use jiheng_core::ports::StoreError;
use jiheng_core::saving::{Fingerprint, PackKey};
use jiheng_core::standard::{PackEdit, PackForm, PackHistory};
use leptos::prelude::*;

use crate::pack_shelf::{PackShelf, name_of, renamed};
use crate::widgets::toast::{Toast, Toasts};

/// The state of the editor. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    /// The name of the standard in this browser.
    pub(super) key: PackKey,
    /// The standard with what was typed into it.
    pub(super) form: RwSignal<PackForm>,
    /// What can be undone.
    pub(super) history: RwSignal<PackHistory>,
    /// Why the last change is not stored; none: it is, and was read back.
    pub(super) failed: RwSignal<Option<StoreError>>,
    shelf: PackShelf,
    toasts: Toasts,
    opened: StoredValue<PackForm>,
    seen: StoredValue<Option<Fingerprint>>,
}

impl Editor {
    /// Opens an own standard.
    pub(super) fn open(key: PackKey, shelf: PackShelf) -> Option<Self> {
        let (form, seen) = shelf.read(key)?;
        Some(Self {
            key,
            opened: StoredValue::new(form.clone()),
            form: RwSignal::new(form),
            history: RwSignal::default(),
            failed: RwSignal::new(None),
            shelf,
            toasts: expect_context(),
            seen: StoredValue::new(Some(seen)),
        })
    }

    /// Its name, or that it has none yet.
    pub(super) fn name(self) -> String {
        self.form.with(|form| name_of(form.standard()))
    }

    /// Whether it differs from what was opened.
    pub(super) fn is_changed(self) -> bool {
        self.form.with(|form| self.opened.with_value(|opened| form != opened))
    }

    /// Carries out a change and stores it.
    pub(super) fn edit(self, edit: PackEdit) {
        self.step(|history, form| history.edit(form, edit));
    }

    /// Ends a burst of typing: what is typed next is a step of its own.
    pub(super) fn end_typing(self) {
        let _ = self.history.try_update_untracked(PackHistory::end_typing);
    }

    /// Takes the last step back.
    pub(super) fn undo(self) {
        self.step(PackHistory::undo);
    }

    /// Does the last undone step again.
    pub(super) fn redo(self) {
        self.step(PackHistory::redo);
    }

    /// Takes a step and stores what stands there then, unless nothing changed.
    fn step(self, step: impl FnOnce(&mut PackHistory, &mut PackForm) -> bool) {
        // A field hands over what was typed last while the page already goes away.
        let changed = self.form.try_maybe_update(|form| {
            let changed = self.history.try_update(|history| step(history, form)) == Some(true);
            (changed, changed)
        });
        if changed == Some(true) {
            self.store();
        }
    }

    /// Goes back to what was opened; the toast takes that back.
    pub(super) fn discard(self) {
        let before = self.form.get_untracked();
        self.replace(self.opened.get_value());
        self.toasts.show(Toast {
            text: t("packs.discarded").to_owned(),
            action: Some((t("undo").to_owned(), Arc::new(move || self.replace(before.clone())))),
        });
    }

    /// Keeps what stands here as one more standard.
    pub(super) fn save_as_new(self) {
        let mut form = self.form.get_untracked();
        form.replace_id(renamed(form.standard()).id);
        self.shelf.add(&form);
    }

    fn replace(self, by: PackForm) {
        self.step(|history, form| history.replace(form, by));
    }

    fn store(self) {
        let (Some(form), Some(seen)) = (self.form.try_get_untracked(), self.seen.try_get_value()) else { return };
        match self.shelf.write(self.key, &form, seen) {
            Ok(seen) => {
                self.seen.set_value(Some(seen));
                self.failed.set(None);
            }
            Err(error) => self.failed.set(Some(error)),
        }
    }
}
