//! A standard from a file: what it holds, before anything is done with it.

use jiheng_core::format;
use jiheng_core::i18n::{fill, pack, t};
use jiheng_core::standard::{PackForm, Standard};
use leptos::prelude::*;

use crate::browser::open_file::OpenedFile;
use crate::pack_shelf::{ListedPack, Origin, PackShelf, name_of, renamed};
use crate::widgets::dialog::{Dialog, RefusedFile};
use crate::widgets::icon::Icon;

/// A file that was opened as a standard.
#[derive(Clone)]
pub(super) enum Imported {
    /// It is none; nothing was touched.
    Refused {
        /// Name of the file.
        name: String,
        /// Why, in plain words.
        why: String,
    },
    /// It is one.
    Pack {
        /// Name of the file.
        name: String,
        /// The standard, which need not be sound.
        standard: Box<Standard>,
        /// The one here with the same id and version.
        twin: Option<Box<ListedPack>>,
    },
}

/// Reads a file: a standard, or the standard inside a draft.
pub(super) fn open(file: &OpenedFile, shelf: PackShelf) -> Imported {
    let name = file.name.clone();
    let refused = |why: String| Imported::Refused { name: name.clone(), why };
    let bytes = match &file.bytes {
        Ok(bytes) => bytes,
        Err(error) => return refused(t(error.key()).to_owned()),
    };
    let standard = if let Ok(draft) = format::read(bytes) {
        draft.standard
    } else {
        let Ok(text) = std::str::from_utf8(bytes) else { return refused(t("packs.not_text").to_owned()) };
        match Standard::read_bounded(text.trim_start_matches('\u{feff}')) {
            Ok(standard) => standard,
            Err(error) => return refused(pack::refusal(&error)),
        }
    };
    let same = |pack: &&ListedPack| {
        let known = pack.standard();
        (&known.id, &known.version) == (&standard.id, &standard.version)
    };
    let own = shelf.own();
    let twin = own.iter().find(same).cloned().or_else(|| shelf.shipped().iter().find(same).cloned());
    Imported::Pack { name, standard: Box::new(standard), twin: twin.map(Box::new) }
}

/// What a file holds, and what can be done with it.
#[component]
pub(super) fn ImportDialog(imported: Imported, close: Callback<()>) -> impl IntoView {
    match imported {
        Imported::Refused { name, why } => {
            view! { <RefusedFile title=t("packs.import_refused") name=name why=why close=close /> }.into_any()
        }
        Imported::Pack { name, standard, twin } => {
            view! { <PackPreview name=name standard=*standard twin=twin.map(|twin| *twin) close=close /> }.into_any()
        }
    }
}

#[component]
fn PackPreview(name: String, standard: Standard, twin: Option<ListedPack>, close: Callback<()>) -> impl IntoView {
    let shelf = PackShelf::expect();
    let facts = [
        ("import.file", name),
        ("pack.field.name", name_of(&standard)),
        ("pack.field.version", standard.version.clone()),
        ("packs.kind", pack::kind(standard.kind).to_owned()),
        ("packs.section_weights", pack::weights(&standard)),
        ("pack.field.source", standard.source.clone()),
    ];
    let issues: Vec<String> =
        PackForm::new(standard.clone()).check().iter().map(|issue| pack::issue_in(issue, &standard.bands)).collect();
    let equal = twin.as_ref().is_some_and(|twin| twin.form == PackForm::new(standard.clone()));
    let own = twin.as_ref().and_then(|twin| match twin.origin {
        Origin::Own(key) => Some(key),
        Origin::Shipped(_) => None,
    });
    let says = twin.as_ref().map(|twin| {
        let key = match (equal, own) {
            (true, _) => "packs.twin_equal",
            (false, Some(_)) => "packs.twin_own",
            (false, None) => "packs.twin_shipped",
        };
        fill(key, &[("name", &twin.name()), ("version", &twin.standard().version)])
    });
    let has_twin = twin.is_some();
    let held = StoredValue::new(standard);
    let add = move |_| {
        close.run(());
        let standard = held.get_value();
        shelf.add(&PackForm::new(if has_twin { renamed(&standard) } else { standard }));
    };
    let replace = move |_| {
        close.run(());
        if let Some(key) = own {
            shelf.replace(key, &PackForm::new(held.get_value()));
        }
    };
    view! {
        <Dialog title=t("packs.import_preview") close=close>
            <div class="dlg__b">
                <dl class="kv kv--easy">
                    {facts.into_iter().map(|(key, value)| view! { <dt>{t(key)}</dt><dd>{value}</dd> }).collect_view()}
                </dl>
                {(!issues.is_empty()).then(|| view! {
                    <div class="note note--warn mt3"><Icon name="warn" /><div>{t("packs.import_unsound")}
                        <ul class="packs__l">{issues.into_iter().map(|issue| view! { <li>{issue}</li> }).collect_view()}</ul></div></div>
                })}
                {says.map(|says| view! { <div class="note mt3"><Icon name="info" /><div>{says}</div></div> })}
            </div>
            <div class="dlg__f">
                <button class="btn push" on:click=move |_| close.run(())>{t("dialog.cancel")}</button>
                {(own.is_some() && !equal).then(|| view! {
                    <button class="btn btn--bad" on:click=replace>{t("packs.replace")}</button>
                })}
                <button class="btn btn--main" on:click=add>{t(if has_twin { "packs.add_beside" } else { "packs.add" })}</button>
            </div>
        </Dialog>
    }
}
