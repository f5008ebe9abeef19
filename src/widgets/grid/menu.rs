//! What can be done with the current row, as a menu and as buttons.

use jiheng_core::i18n::{fill, t};
use jiheng_core::model::Measure;
use leptos::prelude::*;

use super::actions::{self, Change, Level};
use super::cursor::Cursor;
use super::lines::{Line, LineKind};
use super::row::named;
use crate::widgets::icon::Icon;
use crate::widgets::menu::{Menu, MenuItem};
use crate::workspace::{Snapshot, Workspace};

/// An action on the current row.
type Action = fn(Cursor, &Workspace);

/// The menu of the current row.
#[component]
pub(crate) fn RowMenu(cursor: Cursor, line: Line) -> impl IntoView {
    let workspace = Workspace::expect();
    let name = workspace.read(|s| actions::name_of(&s.draft.evaluation, line));
    let items = Callback::new(move |()| {
        let item = |key: &'static str, action: Action| {
            let workspace = workspace.clone();
            let run = Callback::new(move |()| action(cursor, &workspace));
            MenuItem { name: t(key).to_owned(), run, disabled: None }
        };
        let change = |key: &'static str, change: Change| {
            let possible = actions::can(&workspace, line, change);
            let owner = workspace.clone();
            let run = Callback::new(move |()| actions::make(cursor, &owner, change));
            let disabled = (!possible).then(|| t("grid.cannot").to_owned());
            MenuItem { name: t(key).to_owned(), run, disabled }
        };
        let mut items = Vec::new();
        if is_composite(&workspace, line) {
            items.push(item("grid.add_part", |c, w| actions::add(c, w, Level::Part)));
        }
        items.push(item("grid.add_indicator", |c, w| actions::add(c, w, Level::Indicator)));
        items.push(item("grid.add_category", |c, w| actions::add(c, w, Level::Category)));
        items.push(item("grid.add_dimension", |c, w| actions::add(c, w, Level::Dimension)));
        items.push(item("grid.duplicate", actions::duplicate));
        if actions::can_be_unstated(cursor) {
            items.push(item("grid.mark_unstated", actions::mark_unstated));
        }
        items.push(change("grid.move_up", actions::MOVE_UP));
        items.push(change("grid.move_down", actions::MOVE_DOWN));
        if !matches!(line.kind, LineKind::Part(_)) {
            items.push(change("grid.promote", actions::PROMOTE));
            items.push(change("grid.demote", actions::DEMOTE));
        }
        items.push(item("grid.delete", actions::delete));
        items
    });
    view! {
        <span class="acts">
            <Menu label=fill("grid.row_menu", &[("name", &named(&name))]) icon="dots" class="btn--quiet btn--icon btn--s" items=items />
        </span>
    }
}

/// Whether a line is a composite row or one of its parts.
fn is_composite(workspace: &Workspace, line: Line) -> bool {
    let composite =
        |s: &Snapshot| s.draft.evaluation.tree.indicator(line.id)?.measure.eq(&Measure::Composite).then_some(());
    matches!(line.kind, LineKind::Part(_)) || workspace.read(composite).is_some()
}

/// The buttons for the current row.
#[component]
pub(crate) fn RowTools(cursor: Cursor) -> impl IntoView {
    let button = move |key: &'static str, keys: &'static str, icon: &'static str, action: Action| {
        let workspace = Workspace::expect();
        let title = format!("{} {}", t(key), keys);
        view! {
            <button class="btn btn--s btn--icon btn--quiet" aria-label=t(key) title=title
                on:click=move |_| { action(cursor, &workspace); }>
                <Icon name=icon />
            </button>
        }
    };
    view! {
        <div class="row row--1" role="group" aria-label=t("grid.row_tools")>
            {button("grid.move_up", "Alt+↑", "move-up", |c, w| actions::make(c, w, actions::MOVE_UP))}
            {button("grid.move_down", "Alt+↓", "move-down", |c, w| actions::make(c, w, actions::MOVE_DOWN))}
            {button("grid.promote", "Alt+Shift+←", "outdent", |c, w| actions::make(c, w, actions::PROMOTE))}
            {button("grid.demote", "Alt+Shift+→", "indent", |c, w| actions::make(c, w, actions::DEMOTE))}
            {button("grid.delete", "Ctrl+Delete", "trash", actions::delete)}
        </div>
    }
}

/// The button that adds rows, with the choice of level.
#[component]
pub(crate) fn AddRow(cursor: Cursor) -> impl IntoView {
    let workspace = Workspace::expect();
    let levels = workspace.clone();
    let items = Callback::new(move |()| {
        let levels = &levels;
        [
            ("grid.add_indicator", Level::Indicator),
            ("grid.add_category", Level::Category),
            ("grid.add_dimension", Level::Dimension),
        ]
        .into_iter()
        .map(|(key, level)| {
            let workspace = levels.clone();
            MenuItem {
                name: t(key).to_owned(),
                run: Callback::new(move |()| actions::add(cursor, &workspace, level)),
                disabled: None,
            }
        })
        .collect::<Vec<_>>()
    });
    view! {
        <div class="row row--1">
            <button class="btn btn--s btn--main" on:click=move |_| actions::add(cursor, &workspace, Level::Indicator)>
                <Icon name="plus" />{t("grid.add_indicator")}
            </button>
            <Menu label=t("grid.add_other") icon="down" class="btn--s btn--icon" items=items />
        </div>
    }
}
