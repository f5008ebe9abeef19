//! Marks the cells of a block.

use leptos::html;
use leptos::prelude::*;

use super::column::Column;
use super::cursor::Cursor;
use super::window::Window;

/// Keeps the marks of the chosen cells. It reaches into the document because a
/// signal in each of thousands of cells would cost more than all the rest.
pub(crate) fn mark(cursor: Cursor, body: NodeRef<html::Tbody>, window: Window) {
    Effect::new(move |marked: Option<bool>| {
        let Some(body) = body.get() else { return false };
        let block = cursor.has_block().then(|| cursor.block()).flatten();
        if marked == Some(true) {
            each(&body, "[aria-selected]", |cell| drop(cell.remove_attribute("aria-selected")));
        }
        let Some(((first, last), (left, right))) = block else { return false };
        window.track();
        let lines = cursor.lines().with(|lines| lines.slice(first..last + 1));
        for line in lines {
            for column in Column::ALL.into_iter().filter(|column| (left..=right).contains(column)) {
                let cell = format!("[data-id=\"{}\"] > [data-c={}]", line.id, column.word());
                each(&body, &cell, |cell| drop(cell.set_attribute("aria-selected", "true")));
            }
        }
        true
    });
}

fn each(body: &web_sys::HtmlTableSectionElement, selector: &str, act: impl Fn(&web_sys::Element)) {
    use wasm_bindgen::JsCast;
    let Ok(found) = body.query_selector_all(selector) else { return };
    let cells = (0..found.length()).filter_map(|place| found.get(place));
    cells.filter_map(|node| node.dyn_into::<web_sys::Element>().ok()).for_each(|cell| act(&cell));
}
