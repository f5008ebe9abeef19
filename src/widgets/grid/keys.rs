//! The keys of the table while no cell is being edited.

use leptos::ev;
use wasm_bindgen::JsCast;

use super::actions;
use super::cursor::Cursor;
use super::lines::LineKind;
use crate::workspace::Workspace;

/// What kind of cell has the focus.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// A text field: a key that is not ours begins to type.
    Text,
    /// A list.
    Choice,
    /// Nothing to edit.
    Fixed,
}

/// Rows that a page key moves by.
const PAGE: isize = 12;

/// Carries out a key that moves or changes rows. Returns whether it was one.
pub(crate) fn at_rest(cursor: Cursor, workspace: &Workspace, event: &ev::KeyboardEvent, rest: Rest) -> bool {
    let (ctrl, shift, alt) = (event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key());
    let key = event.key();
    let done = match (key.as_str(), ctrl, alt) {
        ("ArrowUp", false, true) if !shift => row_action(|| actions::make(cursor, workspace, actions::MOVE_UP)),
        ("ArrowDown", false, true) if !shift => row_action(|| actions::make(cursor, workspace, actions::MOVE_DOWN)),
        ("ArrowLeft", false, true) if shift => row_action(|| actions::make(cursor, workspace, actions::PROMOTE)),
        ("ArrowRight", false, true) if shift => row_action(|| actions::make(cursor, workspace, actions::DEMOTE)),
        ("Enter", true, false) => row_action(|| actions::add_below(cursor, workspace)),
        ("Delete" | "Backspace", true, false) => row_action(|| actions::delete(cursor, workspace)),
        ("d" | "D", true, false) => row_action(|| actions::duplicate(cursor, workspace)),
        ("z" | "Z", true, false) if !shift => row_action(|| _ = workspace.undo()),
        ("z" | "Z" | "y" | "Y", true, false) => row_action(|| _ = workspace.redo()),
        ("Home", true, false) => go(cursor, isize::MIN, -20, shift),
        ("End", true, false) => go(cursor, isize::MAX, 20, shift),
        (" ", false, false) if rest == Rest::Fixed || is_group(cursor) => fold(cursor),
        ("Tab", false, false) => cursor.step(0, if shift { -1 } else { 1 }),
        (_, false, false) => match key.as_str() {
            "ArrowUp" => go(cursor, -1, 0, shift),
            "ArrowDown" => go(cursor, 1, 0, shift),
            "ArrowLeft" => go(cursor, 0, -1, shift),
            "ArrowRight" => go(cursor, 0, 1, shift),
            "PageUp" => go(cursor, -PAGE, 0, shift),
            "PageDown" => go(cursor, PAGE, 0, shift),
            "Home" => go(cursor, 0, -20, shift),
            "End" => go(cursor, 0, 20, shift),
            "Escape" => cursor.shrink(),
            "Delete" if cursor.has_block_untracked() => row_action(|| actions::clear_block(cursor, workspace)),
            "Enter" | "F2" if rest == Rest::Fixed => row_action(actions::focus_inspector),
            _ => false,
        },
        _ => false,
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
    done
}

fn row_action(act: impl FnOnce()) -> bool {
    act();
    true
}

/// An arrow at the edge does nothing, but it is still ours: it must not scroll
/// the page or change a list.
fn go(cursor: Cursor, rows: isize, columns: isize, stretch: bool) -> bool {
    if stretch {
        cursor.stretch(rows, columns);
    } else {
        cursor.step(rows, columns);
    }
    true
}

fn is_group(cursor: Cursor) -> bool {
    cursor.line().is_some_and(|line| matches!(line.kind, LineKind::Dimension | LineKind::Category))
}

fn fold(cursor: Cursor) -> bool {
    let Some(line) = cursor.line().filter(|_| is_group(cursor)) else { return false };
    cursor.toggle(line.id);
    true
}

/// Gives an element the focus and brings it into view, no further than needed.
pub(crate) fn focus(element: &impl JsCast) {
    if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
        let quietly = web_sys::FocusOptions::new();
        quietly.set_prevent_scroll(true);
        let _ = element.focus_with_options(&quietly);
        let nearest = web_sys::ScrollIntoViewOptions::new();
        nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
        nearest.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}
