//! Where the person is in the table.

use std::collections::HashSet;

use jiheng_core::i18n::t;
use jiheng_core::model::{NodeId, Parent};
use leptos::prelude::*;

use super::column::Column;
use super::lines::{Filter, Line, LineKind, Lines};
use crate::widgets::toast::{Toast, Toasts};
use crate::workspace::Workspace;

/// A cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The row.
    pub(crate) row: NodeId,
    /// The column that is aimed at. In a group row, which has fewer cells, the
    /// column is kept for the way back.
    pub(crate) column: Column,
}

/// Where the person is in the table, and what is shown of it. Cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    lines: Memo<Lines>,
    at: RwSignal<Option<Spot>>,
    anchor: RwSignal<Option<Spot>>,
    editing: RwSignal<bool>,
    filter: RwSignal<Filter>,
    collapsed: RwSignal<HashSet<NodeId>>,
    /// The cell that opens next takes the focus.
    focus_wanted: StoredValue<bool>,
    /// Fires when the current cell, which is open already, shall take it.
    again: Trigger,
    /// The last known place of the row, for when the row has gone.
    last_place: StoredValue<usize>,
    /// Where what was done is said.
    toasts: Toasts,
}

impl Cursor {
    /// A cursor on the first row of the open draft.
    pub(crate) fn new(workspace: &Workspace) -> Self {
        let filter = RwSignal::new(Filter::All);
        let collapsed = RwSignal::new(HashSet::new());
        let workspace = workspace.clone();
        let lines = Memo::new(move |_| {
            workspace.track_structure();
            let (filter, collapsed) = (filter.get(), collapsed.get());
            workspace.read(|s| Lines::lay(&s.draft.evaluation, &s.assessment, filter, &collapsed))
        });
        let first = lines.with_untracked(|lines| {
            let mut all = (0..lines.len()).filter_map(|place| lines.get(place));
            all.find(|line| line.kind == LineKind::Indicator).or_else(|| lines.get(0))
        });
        let cursor = Self {
            lines,
            at: RwSignal::new(first.map(|line| Spot { row: line.id, column: Column::Actual })),
            anchor: RwSignal::new(None),
            editing: RwSignal::new(false),
            filter,
            collapsed,
            focus_wanted: StoredValue::new(false),
            again: Trigger::new(),
            last_place: StoredValue::new(0),
            toasts: expect_context::<Toasts>(),
        };
        cursor.stay_on_a_row();
        // What a toast of the table offers is of no use beyond its page.
        on_cleanup(move || cursor.toasts.clear());
        cursor
    }

    /// When the current row has gone, its successor becomes the current one.
    fn stay_on_a_row(self) {
        Effect::new(move |_| {
            let lines = self.lines.get();
            let here = self.at.get().and_then(|spot| lines.place(spot.row));
            if let Some(place) = here {
                self.last_place.set_value(place);
                return;
            }
            let place = self.last_place.get_value().min(lines.len().saturating_sub(1));
            let before = self.at.get_untracked();
            let column = before.map_or(Column::Actual, |spot| spot.column);
            let next = lines.get(place).map(|line| Spot { row: line.id, column });
            // A table without rows stays without a current cell: set again, it would come here for ever.
            if next == before {
                return;
            }
            self.editing.set(false);
            self.anchor.set(None);
            self.at.set(next);
        });
    }

    /// The lines that are shown.
    pub(crate) fn lines(self) -> Memo<Lines> {
        self.lines
    }

    /// The current cell, tracked.
    pub(crate) fn get(self) -> Option<Spot> {
        self.at.get()
    }

    /// The current cell.
    pub(crate) fn get_untracked(self) -> Option<Spot> {
        self.at.get_untracked()
    }

    /// The line of the current cell, where it is shown.
    pub(crate) fn line(self) -> Option<Line> {
        let spot = self.at.get_untracked()?;
        self.lines.with_untracked(|lines| lines.line(spot.row))
    }

    /// Whether the current cell is being edited.
    pub(crate) fn editing(self) -> RwSignal<bool> {
        self.editing
    }

    /// What is shown.
    pub(crate) fn filter(self) -> RwSignal<Filter> {
        self.filter
    }

    /// Whether a group is folded up, tracked.
    pub(crate) fn is_collapsed(self, group: NodeId) -> bool {
        self.collapsed.with(|collapsed| collapsed.contains(&group))
    }

    /// Folds a group up or opens it.
    pub(crate) fn toggle(self, group: NodeId) {
        self.collapsed.update(|collapsed| {
            if !collapsed.remove(&group) {
                collapsed.insert(group);
            }
        });
    }

    /// Opens the groups above a node, so that it is shown.
    pub(crate) fn reveal(self, node: NodeId, workspace: &Workspace) {
        let hidden = self.lines.with_untracked(|lines| lines.place(node).is_none());
        if !hidden {
            return;
        }
        self.filter.set(Filter::All);
        let above = workspace.read(|s| {
            let tree = &s.draft.evaluation.tree;
            let mut above = Vec::new();
            let mut id = node;
            while let Some(Parent::Node(parent)) = tree.parent(id) {
                above.push(parent);
                id = parent;
            }
            above
        });
        self.collapsed.update(|collapsed| collapsed.retain(|id| !above.contains(id)));
    }

    /// Makes a cell the current one and gives it the focus.
    pub(crate) fn go(self, spot: Spot) {
        self.editing.set(false);
        self.anchor.set(None);
        self.focus_wanted.set_value(true);
        if self.at.get_untracked() == Some(spot) {
            self.again.notify();
        } else {
            self.at.set(Some(spot));
        }
    }

    /// Goes to a row in the current column.
    pub(crate) fn go_to_row(self, row: NodeId) {
        let column = self.at.get_untracked().map_or(Column::Name, |spot| spot.column);
        self.go(Spot { row, column });
    }

    /// Moves by so many rows and columns. Returns whether it moved.
    pub(crate) fn step(self, rows: isize, columns: isize) -> bool {
        let Some(next) = self.beside(rows, columns) else { return false };
        self.go(next);
        true
    }

    /// Stretches the block by so many rows and columns.
    pub(crate) fn stretch(self, rows: isize, columns: isize) {
        let anchor = self.anchor.get_untracked().or(self.at.get_untracked());
        if let Some(next) = self.beside(rows, columns) {
            self.go(next);
            self.anchor.set(anchor);
        }
    }

    /// Makes a block from the current cell to another one.
    pub(crate) fn stretch_to(self, spot: Spot) {
        let anchor = self.anchor.get_untracked().or(self.at.get_untracked());
        self.go(spot);
        self.anchor.set(anchor);
    }

    /// Forgets the block. Returns whether there was one.
    pub(crate) fn shrink(self) -> bool {
        let had = self.anchor.get_untracked().is_some();
        self.anchor.set(None);
        had
    }

    fn beside(self, rows: isize, columns: isize) -> Option<Spot> {
        let spot = self.at.get_untracked()?;
        let row = self.lines.with_untracked(|lines| {
            let place = lines.place(spot.row)?;
            let next = place.saturating_add_signed(rows).min(lines.len().saturating_sub(1));
            lines.get(next).map(|line| line.id)
        })?;
        let next = Spot { row, column: spot.column.step(columns) };
        (next != spot).then_some(next)
    }

    /// The block: places of its rows and its columns, both ends included, tracked.
    pub(crate) fn block(self) -> Option<((usize, usize), (Column, Column))> {
        let (at, anchor) = (self.at.get()?, self.anchor.get());
        let anchor = anchor.unwrap_or(at);
        self.lines.with(|lines| {
            let (one, other) = (lines.place(at.row)?, lines.place(anchor.row)?);
            let rows = (one.min(other), one.max(other));
            let columns = (at.column.min(anchor.column), at.column.max(anchor.column));
            Some((rows, columns))
        })
    }

    /// Whether more than one cell is chosen, tracked.
    pub(crate) fn has_block(self) -> bool {
        self.anchor.get().is_some()
    }

    /// Whether more than one cell is chosen.
    pub(crate) fn has_block_untracked(self) -> bool {
        self.anchor.with_untracked(Option::is_some)
    }

    /// Whether the current cell shall take the focus: tracked, and true once.
    pub(crate) fn takes_focus(self) -> bool {
        self.again.track();
        self.focus_wanted.try_update_value(|wanted| std::mem::replace(wanted, false)).unwrap_or(false)
    }

    /// Says what was done, with the way back.
    pub(crate) fn say_done(self, text: String, workspace: &Workspace) {
        let step = |workspace: &Workspace| workspace.read(|s| s.history.next_undo().cloned());
        let (workspace, toasts, done) = (workspace.clone(), self.toasts, step(workspace));
        let undo = move || {
            // What came after it is not what the toast speaks of.
            if step(&workspace) == done {
                toasts.clear();
                workspace.undo();
            } else {
                toasts.say(t("grid.undo_later"));
            }
        };
        self.toasts.show(Toast { text, action: Some((t("grid.undo").to_owned(), std::sync::Arc::new(undo))) });
    }

    /// Says a word at the foot of the page.
    pub(crate) fn say(self, words: &str) {
        self.toasts.say(words);
    }

    /// Has the current cell take the focus again when it is drawn anew.
    pub(crate) fn want_focus(self) {
        self.focus_wanted.set_value(true);
    }
}
