//! How a long sheet was laid out.

use jiheng_core::report::paging::{Keep, Lines, Piece, PieceRow, Split};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CssStyleDeclaration, DomRect, Element, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement};

/// A flow on one sheet, as long as it needs.
pub(super) struct LongSheet {
    /// The box around the sheet.
    pub(super) page: Element,
    /// The sheet.
    pub(super) sheet: Element,
    /// Its type area.
    pub(super) area: Element,
    /// The blocks of the flow.
    pub(super) blocks: Vec<Element>,
    /// The same, measured.
    pub(super) pieces: Vec<Piece>,
    /// How much one sheet holds.
    pub(super) height: i64,
}

impl LongSheet {
    /// Measures the sheet in this box.
    pub(super) fn measure(page: &Element) -> Result<Self, JsValue> {
        let sheet = page.first_element_child().ok_or("a page without a sheet")?;
        let area = sheet.query_selector(".area")?.ok_or("a sheet without a type area")?;
        let height = length(&style(&area)?, "min-height")?;
        let origin = area.get_bounding_client_rect().top();
        let blocks = children(&area);
        let pieces = blocks.iter().map(|block| piece(block, origin, height)).collect::<Result<_, _>>()?;
        Ok(Self { page: page.clone(), sheet, area, blocks, pieces, height })
    }
}

/// By how much a type area is higher than it should be.
pub(super) fn overrun(area: &Element) -> Result<i64, JsValue> {
    // Less than a pixel is a rounding error of the layout.
    let over = sixty_fourths(area.get_bounding_client_rect().height()) - length(&style(area)?, "min-height")?;
    Ok(if over > 64 { over } else { 0 })
}

/// Whether a type area holds more than one thing, so that the last can go to the next sheet: blocks,
/// rows, or lines of the only row.
pub(super) fn can_give(area: &Element) -> Result<bool, JsValue> {
    let rows = area.query_selector_all("tbody > tr:not(.again)")?;
    if area.child_element_count() > 1 || rows.length() > 1 {
        return Ok(true);
    }
    let Some(row) = rows.item(0) else { return Ok(false) };
    Ok(row_lines(row.unchecked_ref(), 0)?.count > 3)
}

/// The height of a line of a paragraph or a cell, in pixels. Old engines lay lines out at whole pixels:
/// over a hundred lines that would be a few lines too many.
pub(super) fn line_height(element: &Element) -> Result<f64, JsValue> {
    let value = style(element)?.get_property_value("line-height")?;
    let height = value.strip_suffix("px").and_then(|pixels| pixels.parse().ok());
    let height: f64 = height.filter(|height| *height >= 1.0).ok_or("a line without a height")?;
    let Some((first, last)) = first_and_last_line(element)? else { return Ok(height) };
    let lines = |height: f64| (middle(&last) - middle(&first)) / height;
    let misfit = |height: f64| (lines(height) - lines(height).round()).abs();
    let whole = height.floor();
    Ok(if lines(height) > 8.0 && misfit(whole) < misfit(height) { whole } else { height })
}

pub(super) fn children(element: &Element) -> Vec<Element> {
    let children = element.children();
    (0..children.length()).filter_map(|index| children.item(index)).collect()
}

/// A length in sixty-fourths of a pixel.
#[expect(clippy::cast_possible_truncation, reason = "no paper is as long as that")]
fn sixty_fourths(pixels: f64) -> i64 {
    (pixels * 64.0).round() as i64
}

fn style(element: &Element) -> Result<CssStyleDeclaration, JsValue> {
    // The window of the frame that the element lies in.
    let window = element.owner_document().and_then(|document| document.default_view()).ok_or("no window")?;
    Ok(window.get_computed_style(element)?.ok_or("no style")?)
}

/// A computed length; what is no length (`normal`, `auto`) counts nothing.
fn length(style: &CssStyleDeclaration, name: &str) -> Result<i64, JsValue> {
    let value = style.get_property_value(name)?;
    Ok(value.strip_suffix("px").and_then(|pixels| pixels.parse().ok()).map_or(0, sixty_fourths))
}

fn piece(block: &Element, origin: f64, sheet: i64) -> Result<Piece, JsValue> {
    let bounds = block.get_bounding_client_rect();
    let (top, bottom) = (sixty_fourths(bounds.top() - origin), sixty_fourths(bounds.bottom() - origin));
    let style = style(block)?;
    let classes = block.class_list();
    let is = |class: &str| classes.contains(class);
    let (keep, split) = match block.tag_name().as_str() {
        "H1" | "H2" | "H3" | "H4" | "H5" => (Keep::WithNext, Split::Whole),
        _ if is("annex") || is("subcap") => (Keep::WithNext, Split::Whole),
        _ if is("attach") || is("sign") => (Keep::WithPrevious, Split::Whole),
        "P" => (Keep::Free, lines(block, top, bottom)),
        "TABLE" => (Keep::Free, rows(block, origin, sheet)?),
        _ => (Keep::Free, Split::Whole),
    };
    Ok(Piece { top: top - length(&style, "margin-top")?, bottom, keep, split })
}

/// The lines of a paragraph: text of one height.
fn lines(paragraph: &Element, top: i64, bottom: i64) -> Split {
    let Ok(height) = line_height(paragraph) else { return Split::Whole };
    let height = sixty_fourths(height);
    let count = usize::try_from((bottom - top + height / 2) / height).unwrap_or(0);
    Split::Lines(Lines { top, height, count })
}

/// Half a line of a table stands out above its first row and below its last: a cut makes two more.
const EDGE: i64 = 64;

/// The rows below the head of a table.
fn rows(block: &Element, origin: f64, sheet: i64) -> Result<Split, JsValue> {
    let table: &HtmlTableElement = block.unchecked_ref();
    let head = EDGE + table.t_head().map_or(0, |head| sixty_fourths(head.get_bounding_client_rect().height()));
    let mut heads = head;
    let mut measured = Vec::new();
    for row in body_rows(table) {
        let bounds = row.get_bounding_client_rect();
        let (top, bottom) = (sixty_fourths(bounds.top() - origin), sixty_fourths(bounds.bottom() - origin));
        let keep = match row.class_name().as_str() {
            "tot" | "sub" => Keep::WithPrevious,
            "again" => Keep::WithNext,
            _ => Keep::Free,
        };
        if keep == Keep::WithNext {
            heads = head;
        }
        // Only a row that could be higher than a sheet is looked into.
        let high = keep != Keep::WithNext && bottom - top > sheet / 2;
        let lines = if high { row_lines(&row, top)? } else { Lines::default() };
        measured.push(PieceRow { top, bottom: bottom + EDGE, keep, heads, lines });
        if keep == Keep::WithNext {
            heads = head + bottom - top;
        }
    }
    Ok(Split::Rows(measured))
}

/// The lines of the cell of a row that has the most of them.
fn row_lines(row: &Element, top: i64) -> Result<Lines, JsValue> {
    let mut longest = Lines::default();
    for cell in children(row).into_iter().filter(ends_with_row) {
        let Some((first, last)) = first_and_last_line(&cell)? else { continue };
        let height = line_height(&cell)?;
        let count = ((middle(&last) - middle(&first)) / height).round() + 1.0;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines of a cell")]
        let count = count.max(0.0) as usize;
        if count > longest.count {
            let padding = length(&style(&cell)?, "padding-top")?;
            longest = Lines { top: top + padding + EDGE, height: sixty_fourths(height), count };
        }
    }
    Ok(longest)
}

/// Whether a cell reaches no further down than the row it begins in.
pub(super) fn ends_with_row(cell: &Element) -> bool {
    cell.unchecked_ref::<HtmlTableCellElement>().row_span() == 1
}

/// Where the first and the last sign of an element stand, if it shows any.
pub(super) fn first_and_last_line(element: &Element) -> Result<Option<(DomRect, DomRect)>, JsValue> {
    let range = element.owner_document().ok_or("no document")?.create_range()?;
    range.select_node_contents(element)?;
    let Some(rects) = range.get_client_rects() else { return Ok(None) };
    Ok(rects.item(0).zip(rects.item(rects.length().saturating_sub(1))))
}

/// The height at which the middle of a sign stands.
pub(super) fn middle(sign: &DomRect) -> f64 {
    sign.top() + sign.height() / 2.0
}

/// The rows of all bodies of a table.
pub(super) fn body_rows(table: &HtmlTableElement) -> Vec<HtmlTableRowElement> {
    let head = table.t_head().map_or(0, |head| head.rows().length());
    let rows = table.rows();
    (head..rows.length()).filter_map(|index| rows.item(index)).map(Element::unchecked_into).collect()
}
