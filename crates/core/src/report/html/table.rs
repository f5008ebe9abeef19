//! Tables as elements.

use super::blocks::words;
use super::dom::Dom;
use crate::report::{Cell, Look, Row, RowRole, Setting, Span, Table};

/// A table with its widths in millimeters.
pub(super) fn table(dom: &mut Dom<'_>, table: &Table<'_>) {
    let class = match table.look {
        Look::Figures => "ft",
        Look::Form => "ft ft--s ft--form",
    };
    dom.element("table", &[("class", class)], |dom| {
        dom.element("colgroup", &[], |dom| {
            for width in &table.columns {
                let width = format!("width:{}.{}mm", width / 10, width % 10);
                dom.void("col", &[("style", &width)]);
            }
        });
        if !table.head.is_empty() {
            dom.element("thead", &[], |dom| table.head.iter().for_each(|row| self::row(dom, row, Place::Head)));
        }
        dom.line();
        dom.element("tbody", &[], |dom| table.body.iter().for_each(|row| self::row(dom, row, Place::Body)));
    });
}

/// Where a row stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Head,
    Body,
}

fn row(dom: &mut Dom<'_>, row: &Row<'_>, place: Place) {
    let class = match (place, row.role) {
        (Place::Head, _) | (_, RowRole::Plain) => None,
        (Place::Body, RowRole::Head) => Some(("class", "again")),
        (Place::Body, RowRole::Subtotal) => Some(("class", "sub")),
        (Place::Body, RowRole::Total) => Some(("class", "tot")),
    };
    dom.element("tr", class.as_slice(), |dom| row.cells.iter().for_each(|cell| self::cell(dom, cell, place)));
    dom.line();
}

fn cell(dom: &mut Dom<'_>, cell: &Cell<'_>, place: Place) {
    let class = match cell.setting {
        Setting::Middle => "",
        Setting::Label => "k",
        Setting::Tall => "k v",
        Setting::Left => "l",
        Setting::Number => "r",
        Setting::Prose => "l goal",
    };
    let spans = [cell.columns.to_string(), cell.rows.to_string()];
    let mut attributes = [("", ""); 4];
    let mut count = 0;
    let mut add = |name: &'static str, value| {
        attributes[count] = (name, value);
        count += 1;
    };
    if place == Place::Head {
        add("scope", "col");
    } else if !class.is_empty() {
        add("class", class);
    }
    if cell.columns > 1 {
        add("colspan", &spans[0]);
    }
    if cell.rows > 1 {
        add("rowspan", &spans[1]);
    }
    let name = if place == Place::Head { "th" } else { "td" };
    dom.element(name, &attributes[..count], |dom| {
        if cell.setting == Setting::Tall {
            dom.element("span", &[], |dom| plain(dom, cell));
        } else {
            plain(dom, cell);
        }
    });
}

/// The words of a cell. In a table everything is a reference: none is marked.
fn plain(dom: &mut Dom<'_>, cell: &Cell<'_>) {
    if cell.words.spans().contains(&Span::Gap) {
        words(dom, &cell.words);
        return;
    }
    cell.words.spans().iter().for_each(|span| dom.text(span.text()));
}
