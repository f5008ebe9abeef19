//! What can be done with rows: add, delete, move, change of level.

use jiheng_core::edit::outline::{self, Direction};
use jiheng_core::edit::{Command, Node, Place};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Category, Dimension, Entry, Evaluation, Indicator, Measure, NodeId, Parent, Part, Unknown};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::cell::{Editor, open};
use super::column::Column;
use super::cursor::{Cursor, Spot};
use super::lines::{Line, LineKind};
use crate::browser::ids::RandomIds;
use crate::workspace::Workspace;

/// What can be added to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Level {
    /// 一级指标.
    Dimension,
    /// 二级指标.
    Category,
    /// 三级指标.
    Indicator,
    /// A part of the current composite row.
    Part,
}

fn new_dimension(name: &str) -> Dimension {
    Dimension {
        id: RandomIds.next_id(),
        name: name.to_owned(),
        key: String::new(),
        full_score: Entry::Blank,
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    }
}

fn new_category(name: &str) -> Category {
    Category {
        id: RandomIds.next_id(),
        name: name.to_owned(),
        full_score: Entry::Blank,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    }
}

/// The list that a line stands in.
fn place_of(evaluation: &Evaluation, line: Line) -> Option<Place> {
    match line.kind {
        LineKind::Part(row) => Some(Place::Parts(row)),
        _ => outline::place_of(&evaluation.tree, line.id),
    }
}

/// Adds a row of the level of the current one, below it, and goes there.
pub(crate) fn add_below(cursor: Cursor, workspace: &Workspace) {
    let level = match cursor.line().map(|line| line.kind) {
        Some(LineKind::Part(_)) => Level::Part,
        Some(LineKind::Indicator | LineKind::Category) => Level::Indicator,
        Some(LineKind::Dimension) => Level::Category,
        None => Level::Dimension,
    };
    add(cursor, workspace, level);
}

/// Adds a row of a level below the current row and goes there.
pub(crate) fn add(cursor: Cursor, workspace: &Workspace, level: Level) {
    let line = cursor.line();
    let made = workspace.read(|s| addition(&s.draft.evaluation, line, level));
    let Some((command, id)) = made else { return };
    if workspace.edit(command).is_ok() {
        cursor.reveal(id, workspace);
        cursor.go(Spot { row: id, column: Column::Name });
    }
}

fn addition(evaluation: &Evaluation, line: Option<Line>, level: Level) -> Option<(Command, NodeId)> {
    let tree = &evaluation.tree;
    let insert = |place, index, node: Node| {
        let id = node.id();
        (Command::Insert { place, index, node: Box::new(node) }, id)
    };
    let above = |of: fn(LineKind) -> bool| {
        let mut id = line.map(|line| if let LineKind::Part(row) = line.kind { row } else { line.id });
        while let Some(node) = id {
            let kind = if tree.dimension(node).is_some() {
                LineKind::Dimension
            } else if tree.category(node).is_some() {
                LineKind::Category
            } else {
                LineKind::Indicator
            };
            if of(kind) {
                return Some(node);
            }
            id = match tree.parent(node) {
                Some(Parent::Node(parent)) => Some(parent),
                _ => None,
            };
        }
        None
    };
    let index_in = |parent, id: Option<NodeId>| {
        let children = tree.children(parent).unwrap_or_default();
        id.and_then(|id| children.iter().position(|child| *child == id)).map_or(children.len(), |index| index + 1)
    };
    let dimension = above(|kind| kind == LineKind::Dimension).or_else(|| tree.order().last().copied());
    match level {
        Level::Dimension => {
            let index = index_in(Parent::Root, above(|kind| kind == LineKind::Dimension));
            let categories = vec![(new_category(""), Vec::new())];
            Some(insert(Place::Dimensions, index, Node::Dimension(new_dimension(""), categories)))
        }
        Level::Category => {
            let Some(dimension) = dimension else { return addition(evaluation, line, Level::Dimension) };
            let index = index_in(Parent::Node(dimension), above(|kind| kind == LineKind::Category));
            Some(insert(Place::Categories(dimension), index, Node::Category(new_category(""), Vec::new())))
        }
        Level::Indicator => {
            let indicator = Indicator::new(RandomIds.next_id());
            let in_dimension = || tree.dimension(dimension?)?.categories.last().copied();
            let category = above(|kind| kind == LineKind::Category).or_else(in_dimension);
            let Some(category) = category else { return Some(with_category(dimension, indicator)) };
            let current = above(|kind| kind == LineKind::Indicator);
            // Below a category's own line, a new row comes first.
            let index = match current {
                None if line.is_some_and(|line| line.id == category) => 0,
                current => index_in(Parent::Node(category), current),
            };
            Some(insert(Place::Indicators(category), index, Node::Indicator(indicator)))
        }
        Level::Part => {
            let row = above(|kind| kind == LineKind::Indicator)?;
            let parts = &tree.indicator(row).filter(|row| row.measure == Measure::Composite)?.parts;
            let current = line.and_then(|line| parts.iter().position(|part| part.id == line.id));
            let index = current.map_or(parts.len(), |current| current + 1);
            Some(insert(Place::Parts(row), index, Node::Part(Part::new(RandomIds.next_id()))))
        }
    }
}

/// A first indicator needs a category to hang on, and that a dimension.
fn with_category(dimension: Option<NodeId>, indicator: Indicator) -> (Command, NodeId) {
    let id = indicator.id;
    let category = (new_category(""), vec![indicator]);
    let command = match dimension {
        Some(dimension) => Command::Insert {
            place: Place::Categories(dimension),
            index: 0,
            node: Box::new(Node::Category(category.0, category.1)),
        },
        None => Command::Insert {
            place: Place::Dimensions,
            index: 0,
            node: Box::new(Node::Dimension(new_dimension(""), vec![category])),
        },
    };
    (command, id)
}

/// Deletes the current row. The focus goes to the next one.
pub(crate) fn delete(cursor: Cursor, workspace: &Workspace) {
    let Some(line) = cursor.line() else { return };
    let Some(place) = workspace.read(|s| place_of(&s.draft.evaluation, line)) else { return };
    let name = workspace.read(|s| name_of(&s.draft.evaluation, line));
    cursor.want_focus();
    if workspace.edit(Command::Remove { place, id: line.id }).is_ok() {
        cursor.say_done(fill("grid.deleted", &[("name", &name)]), workspace);
    }
}

/// The name of a line; where it has none, a word for it.
pub(crate) fn name_of(evaluation: &Evaluation, line: Line) -> String {
    let tree = &evaluation.tree;
    let name = match line.kind {
        LineKind::Dimension => tree.dimension(line.id).map(|node| node.name.clone()),
        LineKind::Category => tree.category(line.id).map(|node| node.name.clone()),
        LineKind::Indicator => tree.indicator(line.id).map(|node| node.name.clone()),
        LineKind::Part(row) => tree
            .indicator(row)
            .and_then(|row| row.parts.iter().find(|part| part.id == line.id))
            .map(|part| part.name.clone()),
    };
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| t("grid.unnamed").to_owned())
}

/// What a command would do to the current row; `None`: it cannot be done.
pub(crate) type Change = fn(&Evaluation, Line) -> Option<Command>;

/// Moves the current row up. At the edge of its group it goes over into the
/// neighboring one.
pub(crate) const MOVE_UP: Change =
    |evaluation, line| outline::shift(evaluation, place_of(evaluation, line)?, line.id, Direction::Up);

/// Moves the current row down.
pub(crate) const MOVE_DOWN: Change =
    |evaluation, line| outline::shift(evaluation, place_of(evaluation, line)?, line.id, Direction::Down);

/// Raises the current row by one level.
pub(crate) const PROMOTE: Change = |evaluation, line| outline::promote(evaluation, line.id, &mut RandomIds);

/// Lowers the current row by one level: what hangs on it joins the one before.
pub(crate) const DEMOTE: Change = |evaluation, line| outline::demote(evaluation, line.id);

/// Whether a change can be made to the current row.
pub(crate) fn can(workspace: &Workspace, line: Line, change: Change) -> bool {
    workspace.read(|s| change(&s.draft.evaluation, line)).is_some()
}

/// Makes a change to the current row, which stays the current one where it
/// still is a row.
pub(crate) fn make(cursor: Cursor, workspace: &Workspace, change: Change) {
    let Some(line) = cursor.line() else { return };
    let Some(command) = workspace.read(|s| change(&s.draft.evaluation, line)) else {
        cursor.say(t("grid.cannot"));
        return;
    };
    if workspace.edit(command).is_err() {
        return;
    }
    if workspace.read(|s| place_of(&s.draft.evaluation, line)).is_some() {
        cursor.reveal(line.id, workspace);
    } else {
        // It was dissolved; the row that follows takes the focus.
        cursor.want_focus();
    }
}

/// Puts a copy of the current row, with all below it, after it.
pub(crate) fn duplicate(cursor: Cursor, workspace: &Workspace) {
    let Some(line) = cursor.line() else { return };
    let command = workspace.read(|s| {
        let evaluation = &s.draft.evaluation;
        outline::duplicate(evaluation, place_of(evaluation, line)?, line.id, &mut RandomIds)
    });
    let Some(command) = command else { return };
    let copy = if let Command::Insert { node, .. } = &command { Some(node.id()) } else { None };
    if workspace.edit(command).is_ok()
        && let Some(copy) = copy
    {
        cursor.go_to_row(copy);
    }
}

/// Clears the cells of the block, as one step.
pub(crate) fn clear_block(cursor: Cursor, workspace: &Workspace) {
    let Some(((first, last), (left, right))) = untrack(|| cursor.block()) else { return };
    let lines = cursor.lines().with_untracked(|lines| lines.slice(first..last + 1));
    let commands: Vec<Command> = workspace.read(|s| {
        let evaluation = &s.draft.evaluation;
        let columns = Column::ALL.into_iter().filter(|column| (left..=right).contains(column));
        let cells = columns.flat_map(|column| lines.iter().map(move |line| (*line, column)));
        cells.filter_map(|(line, column)| clearing(evaluation, line, column)).collect()
    });
    if !commands.is_empty() {
        let _ = workspace.edit(Command::Batch(commands));
    }
}

/// What clears a cell. Names stay, and so does how a row is measured: a row
/// without them would be lost.
fn clearing(evaluation: &Evaluation, line: Line, column: Column) -> Option<Command> {
    if matches!(line.kind, LineKind::Dimension | LineKind::Category) || column == Column::Name {
        return None;
    }
    let measure = match line.kind {
        LineKind::Part(row) => evaluation.tree.indicator(row)?.parts.iter().find(|part| part.id == line.id)?.measure,
        _ => evaluation.tree.indicator(line.id)?.measure,
    };
    match Editor::of(line.kind, measure, column) {
        Editor::Rest | Editor::Measure => None,
        Editor::Tier | Editor::YesNo => Some(super::choice::set_tier(line.id, None)),
        Editor::Line | Editor::Number | Editor::Area => Some(open(evaluation, line, column)?("")),
    }
}

/// Declares that the source says nothing about the current cell.
pub(crate) fn mark_unstated(cursor: Cursor, workspace: &Workspace) {
    let (Some(line), Some(spot)) = (cursor.line(), cursor.get_untracked()) else { return };
    let meaning = workspace.read(|s| open(&s.draft.evaluation, line, spot.column));
    if let Some(meaning) = meaning {
        let _ = workspace.edit(meaning(t("entry.not_stated")));
    }
}

/// Whether the current cell can be declared unstated.
pub(crate) fn can_be_unstated(cursor: Cursor) -> bool {
    let rows = cursor.line().is_some_and(|line| matches!(line.kind, LineKind::Indicator | LineKind::Part(_)));
    let columns = [Column::Target, Column::Actual, Column::FullScore];
    rows && cursor.get_untracked().is_some_and(|spot| columns.contains(&spot.column))
}

/// Gives the focus to the inspector.
pub(crate) fn focus_inspector() {
    let inspector = document().query_selector("aside.side").ok().flatten();
    if let Some(inspector) = inspector.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = inspector.focus();
    }
}
