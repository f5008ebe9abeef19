//! A cell that is read and not typed in.

use leptos::html;
use leptos::prelude::*;

use super::cursor::Cursor;
use super::keys::{self, Rest};
use crate::workspace::Workspace;

/// A cell that is not edited here, while it is the current one.
#[component]
pub(crate) fn RestCell(
    /// The cursor of the table.
    cursor: Cursor,
    /// What stands there.
    children: Children,
    /// Its name: the row, then the column.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let node = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        if let Some(span) = node.get()
            && cursor.takes_focus()
        {
            keys::focus(&span);
        }
    });
    view! {
        <span node_ref=node class="cell cell--rest" tabindex="0" role="group" aria-label=move || label.get()
            on:keydown=move |event| { keys::at_rest(cursor, &workspace, &event, Rest::Fixed); }>
            {children()}
        </span>
    }
}
