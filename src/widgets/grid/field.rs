//! The field of the current cell. There is one in the whole table.
//!
//! It is open from the moment the cell becomes the current one, so that an
//! input method finds a field to compose in: at rest it shows the cell's text,
//! chosen as a whole, and the first key replaces it. While a person types or
//! composes, nothing but the person writes to it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jiheng_core::i18n::t;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;

use super::cell::{Meaning, open};
use super::column::Column;
use super::cursor::Cursor;
use super::keys::{self, Rest};
use super::lines::Line;
use crate::workspace::{Workspace, sealed_here};

/// A field that holds text, as far as the table cares.
#[derive(Clone)]
enum Element {
    Line(web_sys::HtmlInputElement),
    Area(web_sys::HtmlTextAreaElement),
}

impl Element {
    fn text(&self) -> String {
        match self {
            Self::Line(field) => field.value(),
            Self::Area(field) => field.value(),
        }
    }

    fn put(&self, text: &str) {
        match self {
            Self::Line(field) => field.set_value(text),
            Self::Area(field) => field.set_value(text),
        }
    }

    fn choose_all(&self) {
        match self {
            Self::Line(field) => field.select(),
            Self::Area(field) => field.select(),
        }
    }

    fn caret_to_end(&self) {
        let end = u32::try_from(self.text().encode_utf16().count()).unwrap_or(u32::MAX);
        let _ = match self {
            Self::Line(field) => field.set_selection_range(end, end),
            Self::Area(field) => field.set_selection_range(end, end),
        };
    }

    fn as_html(&self) -> &web_sys::HtmlElement {
        match self {
            Self::Line(field) => field,
            Self::Area(field) => field,
        }
    }
}

/// What happens in the field between opening and leaving it.
struct Session {
    workspace: Workspace,
    cursor: Cursor,
    line: Line,
    column: Column,
    /// The text of the model.
    held: Signal<String>,
    element: RefCell<Option<Element>>,
    composing: Cell<bool>,
    /// What a text means; set when the first key is pressed.
    meaning: RefCell<Option<Meaning>>,
    /// Whether this session wrote to the model.
    wrote: Cell<bool>,
}

impl Session {
    fn element(&self) -> Option<Element> {
        self.element.borrow().clone()
    }

    /// The person began to edit.
    fn begin(&self) {
        if self.meaning.borrow().is_none() {
            let meaning = self.workspace.read(|s| open(&s.draft.evaluation, self.line, self.column));
            self.meaning.replace(meaning);
            self.workspace.end_typing();
        }
        self.cursor.editing().set(true);
    }

    /// Gives the text to the model. The model follows each key, so that the
    /// total does in the same frame.
    fn commit(&self) {
        let Some(element) = self.element() else { return };
        if self.composing.get() {
            return;
        }
        let text = element.text();
        if !self.wrote.get() && self.held.try_get_untracked().is_none_or(|held| held == text) {
            return;
        }
        let Some(meaning) = self.meaning.borrow().clone() else { return };
        let field = format!("{}.{}", self.line.id, self.column.word());
        // A row that has gone in the meantime takes no text.
        if self.workspace.type_in(&field, meaning(&text)).is_ok() {
            self.wrote.set(true);
        }
    }

    /// The person is done with the cell.
    fn end(&self) {
        self.composing.set(false);
        if self.meaning.borrow().is_some() {
            self.commit();
            self.meaning.replace(None);
            self.wrote.set(false);
            self.workspace.end_typing();
        }
    }

    /// Takes back what was typed.
    fn restore(&self) {
        self.composing.set(false);
        if self.wrote.replace(false) {
            self.workspace.undo();
        }
        self.meaning.replace(None);
        self.cursor.editing().set(false);
        self.show_held();
    }

    /// Shows the text of the model, unless the person is at it.
    fn show_held(&self) {
        let (Some(element), Some(held)) = (self.element(), self.held.try_get_untracked()) else { return };
        if element.text() != held {
            element.put(&held);
        }
        if document().active_element().as_ref() == Some(element.as_html().as_ref()) {
            element.choose_all();
        }
    }

    fn on_input(&self) {
        self.begin();
        self.commit();
    }

    fn on_composition(&self, composing: bool) {
        self.begin();
        self.composing.set(composing);
        self.commit();
    }

    fn on_key(&self, event: &ev::KeyboardEvent) {
        // Keys of a composition belong to the input method.
        if event.is_composing() || event.key_code() == 229 || self.composing.get() {
            return;
        }
        if self.cursor.editing().get_untracked() { self.key_while_editing(event) } else { self.key_at_rest(event) }
    }

    fn key_at_rest(&self, event: &ev::KeyboardEvent) {
        if keys::at_rest(self.cursor, &self.workspace, event, Rest::Text) {
            return;
        }
        match event.key().as_str() {
            "F2" | "Enter" => {
                event.prevent_default();
                self.begin();
                if let Some(element) = self.element() {
                    element.caret_to_end();
                }
            }
            "Delete" => {
                event.prevent_default();
                self.clear();
            }
            _ => {}
        }
    }

    fn clear(&self) {
        let Some(element) = self.element() else { return };
        self.begin();
        element.put("");
        self.commit();
        self.end();
        self.cursor.editing().set(false);
        self.show_held();
    }

    fn key_while_editing(&self, event: &ev::KeyboardEvent) {
        // Undo inside a field is the browser's, until the field is left.
        if event.ctrl_key() || event.meta_key() {
            if matches!(event.key().as_str(), "z" | "Z" | "y" | "Y") {
                event.stop_propagation();
            }
            return;
        }
        let several_lines = matches!(self.element(), Some(Element::Area(_)));
        let (rows, columns) = match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                self.restore();
                return;
            }
            "Enter" if event.alt_key() && several_lines => {
                event.prevent_default();
                self.break_line();
                return;
            }
            "Enter" if event.shift_key() => (-1, 0),
            "Enter" => (1, 0),
            "Tab" if event.shift_key() => (0, -1),
            "Tab" => (0, 1),
            "ArrowUp" if !several_lines && !event.alt_key() => (-1, 0),
            "ArrowDown" if !several_lines && !event.alt_key() => (1, 0),
            _ => return,
        };
        event.prevent_default();
        self.end();
        if !self.cursor.step(rows, columns) {
            self.cursor.editing().set(false);
            self.show_held();
        }
    }

    fn break_line(&self) {
        if let Some(Element::Area(area)) = self.element() {
            let at = area.selection_start().ok().flatten().unwrap_or(0);
            let end = area.selection_end().ok().flatten().unwrap_or(at);
            let _ = area.set_range_text_with_start_and_end("\n", at, end);
            let _ = area.set_selection_range(at + 1, at + 1);
            self.on_input();
        }
    }

    fn on_blur(&self) {
        self.end();
        if self.cursor.editing().try_get_untracked() == Some(true) {
            self.cursor.editing().set(false);
        }
        self.show_held();
    }
}

/// The field of a text cell.
#[component]
pub(crate) fn Field(
    /// The cursor of the table.
    cursor: Cursor,
    /// The line of the cell.
    line: Line,
    /// The column of the cell.
    column: Column,
    /// The text of the model.
    held: Signal<String>,
    /// The class at rest.
    #[prop(into)]
    look: Signal<&'static str>,
    /// What stands there when nothing does.
    #[prop(into)]
    placeholder: Signal<String>,
    /// Its name: the row, then the column.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the text may have several lines.
    several_lines: bool,
    /// Whether it is a number.
    number: bool,
) -> impl IntoView {
    let session = SendWrapper::new(Rc::new(Session {
        workspace: Workspace::expect(),
        cursor,
        line,
        column,
        held,
        element: RefCell::default(),
        composing: Cell::default(),
        meaning: RefCell::default(),
        wrote: Cell::default(),
    }));
    let sealed = sealed_here();
    let (input, area) = (NodeRef::<html::Input>::new(), NodeRef::<html::Textarea>::new());
    let opener = session.clone();
    Effect::new(move |_| {
        let found = input.get().map(Element::Line).or_else(|| area.get().map(Element::Area));
        let Some(element) = found else { return };
        if opener.element.replace(Some(element.clone())).is_none() {
            element.put(&held.get_untracked());
        }
        if cursor.takes_focus() {
            keys::focus(element.as_html());
            element.choose_all();
        }
    });
    // At rest the field follows the model: an undo, a paste, a choice.
    let follower = session.clone();
    Effect::new(move |_| {
        let _ = held.get();
        if !cursor.editing().get() && !follower.composing.get() {
            follower.show_held();
        }
    });
    let leaver = session.clone();
    on_cleanup(move || leaver.end());
    let class = move || {
        let state = if cursor.editing().get() { "cell__edit" } else { "cell__edit cell__edit--rest" };
        format!("{state} {}", look.get())
    };
    let invalid = move || look.get().contains("cell--bad").then_some("true");
    let (on_input, on_start, on_end) = (session.clone(), session.clone(), session.clone());
    let (on_key, on_blur) = (session.clone(), session);
    if several_lines {
        view! {
            <textarea
                node_ref=area class=class rows="1" readonly=move || sealed.get() autocomplete="off" spellcheck="false"
                aria-label=move || label.get() placeholder=move || placeholder.get()
                on:input=move |_| on_input.on_input()
                on:compositionstart=move |_| on_start.on_composition(true)
                on:compositionend=move |_| on_end.on_composition(false)
                on:keydown=move |event| on_key.on_key(&event)
                on:blur=move |_| on_blur.on_blur()
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                node_ref=input type="text" class=class readonly=move || sealed.get() autocomplete="off" spellcheck="false"
                inputmode=number.then_some("decimal")
                aria-label=move || label.get() aria-invalid=invalid placeholder=move || placeholder.get()
                on:input=move |_| on_input.on_input()
                on:compositionstart=move |_| on_start.on_composition(true)
                on:compositionend=move |_| on_end.on_composition(false)
                on:keydown=move |event| on_key.on_key(&event)
                on:blur=move |_| on_blur.on_blur()
            />
        }
        .into_any()
    }
}

/// A cell that holds a choice.
#[component]
pub(crate) fn Choice(
    /// The cursor of the table.
    cursor: Cursor,
    /// What can be chosen: value and words.
    options: Vec<(String, String)>,
    /// The chosen value; empty: none.
    #[prop(into)]
    chosen: Signal<String>,
    /// Called with the chosen value.
    choose: Callback<String>,
    /// Turns a typed sign into a value.
    #[prop(optional_no_strip)]
    by_key: Option<Callback<String, Option<String>>>,
    /// Its name: the row, then the column.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let node = NodeRef::<html::Select>::new();
    Effect::new(move |_| {
        if let Some(select) = node.get()
            && cursor.takes_focus()
        {
            keys::focus(&select);
        }
    });
    // Choices since editing began: what Esc takes back.
    let steps = StoredValue::new(0_u32);
    let on_key = move |event: ev::KeyboardEvent| {
        if !cursor.editing().get_untracked() {
            steps.set_value(0);
            if keys::at_rest(cursor, &workspace, &event, Rest::Choice) {
                return;
            }
            let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            if let Some(value) = by_key.filter(|_| plain).and_then(|by_key| by_key.run(event.key())) {
                event.prevent_default();
                choose.run(value);
            } else if matches!(event.key().as_str(), "Enter" | "F2") {
                event.prevent_default();
                cursor.editing().set(true);
            } else if event.key() == " " {
                // The browser opens its list, where arrows choose.
                cursor.editing().set(true);
            } else if event.key() == "Delete" {
                event.prevent_default();
                choose.run(String::new());
            }
            return;
        }
        let (rows, columns) = match event.key().as_str() {
            "Escape" => {
                for _ in 0..steps.get_value() {
                    workspace.undo();
                }
                (0, 0)
            }
            "Enter" if event.shift_key() => (-1, 0),
            "Enter" => (1, 0),
            "Tab" if event.shift_key() => (0, -1),
            "Tab" => (0, 1),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if !cursor.step(rows, columns) {
            cursor.editing().set(false);
        }
    };
    let on_change = move |event: ev::Event| {
        let select = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        if let Some(select) = select {
            choose.run(select.value());
            // What was refused is not chosen.
            select.set_value(&chosen.get_untracked());
            steps.update_value(|steps| *steps += 1);
        }
    };
    let blank = options.iter().all(|(value, _)| !value.is_empty());
    view! {
        <select
            node_ref=node
            class=move || if cursor.editing().get() { "cell__edit" } else { "cell__edit cell__edit--rest" }
            aria-label=move || label.get()
            prop:value=move || chosen.get()
            on:change=on_change
            on:keydown=on_key
            on:blur=move |_| { let _ = cursor.editing().try_set(false); }
        >
            {blank.then(|| view! { <option value="" hidden=true>{t("grid.choose")}</option> })}
            {options.into_iter().map(|(value, words)| view! { <option value=value>{words}</option> }).collect_view()}
        </select>
    }
}
