//! Ties fields of the page to fields of the evaluation.

use jiheng_core::edit::Command;
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Evaluation};
use leptos::prelude::*;

use crate::widgets::field::Binding;
use crate::workspace::Workspace;

/// The text that stands in a field for an entry.
pub(crate) fn entry_text<T>(entry: &Entry<T>, show: impl Fn(&T) -> String) -> String {
    match entry {
        Entry::Value(value) => show(value),
        Entry::Invalid(text) => text.clone(),
        Entry::Blank | Entry::NotStated => String::new(),
    }
}

/// The entry for a text as typed: nothing is blank, what cannot be read is
/// kept as it is.
pub(crate) fn read_entry<T, E>(text: String, read: impl Fn(&str) -> Result<T, E>) -> Entry<T> {
    if text.trim().is_empty() {
        return Entry::Blank;
    }
    match read(&text) {
        Ok(value) => Entry::Value(value),
        Err(_) => Entry::Invalid(text),
    }
}

/// Binds a field to a text of the evaluation that no score depends on.
pub(crate) fn bind_text(
    name: String,
    get: impl Fn(&Evaluation) -> String + Send + Sync + 'static,
    command: impl Fn(&Evaluation, String) -> Option<Command> + Send + Sync + 'static,
) -> Binding {
    let reader = Workspace::expect();
    let value = Memo::new(move |_| {
        reader.track_text();
        reader.read(|snapshot| get(&snapshot.draft.evaluation))
    });
    bind(name, value.into(), command)
}

/// Binds a field to an amount of money.
pub(crate) fn bind_money(
    name: String,
    get: impl Fn(&Evaluation) -> String + Send + Sync + 'static,
    command: impl Fn(&Evaluation, String) -> Option<Command> + Send + Sync + 'static,
) -> Binding {
    let reader = Workspace::expect();
    let value = Memo::new(move |_| {
        reader.track_funds();
        reader.track_text();
        reader.read(|snapshot| get(&snapshot.draft.evaluation))
    });
    bind(name, value.into(), command)
}

fn bind(
    name: String,
    value: Signal<String>,
    command: impl Fn(&Evaluation, String) -> Option<Command> + Send + Sync + 'static,
) -> Binding {
    let workspace = Workspace::expect();
    let leaver = workspace.clone();
    let put = Callback::new(move |text: String| {
        if value.try_get_untracked().is_some_and(|shown| shown == text) {
            return;
        }
        let command = workspace.read(|snapshot| command(&snapshot.draft.evaluation, text));
        if let Some(command) = command {
            // The node can have gone in the meantime; then there is nothing to write to.
            let _ = workspace.type_in(&name, command);
        }
    });
    Binding { value, put, leave: Callback::new(move |()| leaver.end_typing()) }
}

/// What a blank field shows in grey: the declared state, or an example.
pub(crate) fn entry_placeholder<T>(entry: &Entry<T>, example: &'static str) -> String {
    match entry {
        Entry::NotStated => t("entry.not_stated").to_owned(),
        _ => t(example).to_owned(),
    }
}
