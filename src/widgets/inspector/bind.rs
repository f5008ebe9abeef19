//! Ties fields of the inspector to fields of a row.

use jiheng_core::edit::{Command, IndicatorField};
use jiheng_core::model::{Evaluation, Indicator, NodeId};
use leptos::prelude::*;

use crate::widgets::field::Binding;
use crate::workspace::Workspace;

/// Binds a field to a text of an indicator.
pub(crate) fn bind_row(
    row: NodeId,
    name: &str,
    get: fn(&Indicator) -> String,
    put: impl Fn(&str) -> IndicatorField + Send + Sync + 'static,
) -> Binding {
    bind_row_command(row, name, get, move |_, text| Some(Command::SetIndicator(row, put(text))))
}

/// Binds a field to a text of an indicator that takes a command of its own.
pub(crate) fn bind_row_command(
    row: NodeId,
    name: &str,
    get: impl Fn(&Indicator) -> String + Send + Sync + 'static,
    command: impl Fn(&Indicator, &str) -> Option<Command> + Send + Sync + 'static,
) -> Binding {
    let reader = Workspace::expect();
    let value = Memo::new(move |_| {
        reader.track_row(row);
        reader.read(|s| s.draft.evaluation.tree.indicator(row).map(&get).unwrap_or_default())
    });
    bind(format!("{row}.{name}"), value.into(), move |evaluation, text| command(evaluation.tree.indicator(row)?, text))
}

/// Binds a field to a text that no score depends on.
pub(crate) fn bind_text(
    name: String,
    get: impl Fn(&Evaluation) -> String + Send + Sync + 'static,
    command: impl Fn(&Evaluation, &str) -> Option<Command> + Send + Sync + 'static,
) -> Binding {
    let reader = Workspace::expect();
    let value = Memo::new(move |_| {
        reader.track_text();
        reader.read(|s| get(&s.draft.evaluation))
    });
    bind(name, value.into(), command)
}

fn bind(
    name: String,
    value: Signal<String>,
    command: impl Fn(&Evaluation, &str) -> Option<Command> + Send + Sync + 'static,
) -> Binding {
    let workspace = Workspace::expect();
    let leaver = workspace.clone();
    let put = Callback::new(move |text: String| {
        if value.try_get_untracked().is_some_and(|held| held == text) {
            return;
        }
        let command = workspace.read(|s| command(&s.draft.evaluation, &text));
        if let Some(command) = command {
            // A row that has gone in the meantime takes no text.
            let _ = workspace.type_in(&name, command);
        }
    });
    Binding { value, put, leave: Callback::new(move |()| leaver.end_typing()) }
}

/// What a row says, after each change of it.
pub(crate) fn of_row<T: Default + Clone + PartialEq + Send + Sync + 'static>(
    row: NodeId,
    get: impl Fn(&Indicator) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let workspace = Workspace::expect();
    Memo::new(move |_| {
        workspace.track_row(row);
        workspace.read(|s| s.draft.evaluation.tree.indicator(row).map(&get).unwrap_or_default())
    })
}
