//! Cuts a table between rows, and within a row that no sheet holds: merged cells go on, heads are
//! repeated.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CharacterData, Document, Element, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement};

use super::cut::{cut_off, first_sign};
use super::measure::{body_rows, children, ends_with_row};

/// A cut before or within a row.
pub(super) struct RowCut {
    /// The row that the next sheet begins with, or that is cut, and its number.
    first: HtmlTableRowElement,
    index: usize,
    /// Where the row is cut: its own cells, and the sign of each that goes to the next sheet first, if
    /// any does. `None`: the row goes there whole.
    within: Option<Vec<CellCut>>,
    /// The cells merged from above into the row, from left to right.
    merged: Vec<Merged>,
    /// The head inside the table that is repeated above the row.
    head: Option<HtmlTableRowElement>,
    /// The column in which each cell of the row begins.
    columns: Vec<u32>,
}

/// A cell, and the sign in it that goes to the next sheet first.
type CellCut = (Element, Option<(CharacterData, u32)>);

/// A cell that reaches over several rows.
#[derive(Clone)]
struct Merged {
    cell: HtmlTableCellElement,
    /// Its first column and the first one after it.
    columns: (u32, u32),
    /// The row in which it begins.
    begin: usize,
    /// The first row below it.
    end: usize,
    /// Whether it begins in the head that is repeated.
    in_head: bool,
}

/// The cuts at some rows and lines of theirs, which rise; line 0 is before the row. The table is read
/// once from above.
pub(super) fn row_cuts(
    document: &Document,
    table: &HtmlTableElement,
    at: &[(usize, usize)],
) -> Result<Vec<RowCut>, JsValue> {
    let mut cuts = Vec::with_capacity(at.len());
    let mut wanted = at.iter().copied().peekable();
    let mut merged: Vec<Merged> = Vec::new();
    let mut head = None;
    for (index, row) in body_rows(table).into_iter().enumerate() {
        if wanted.peek().is_none() {
            break;
        }
        merged.retain(|cell| cell.end > index);
        merged.sort_unstable_by_key(|cell| cell.columns.0);
        let is_head = row.class_name() == "again";
        let above = merged.clone();
        let columns = place_cells(&row, index, is_head, &mut merged);
        while let Some((_, line)) = wanted.next_if(|(wanted, _)| *wanted == index) {
            let (first, head) = (row.clone(), head.clone());
            cuts.push(if line == 0 {
                RowCut { first, index, within: None, merged: above.clone(), head, columns: columns.clone() }
            } else {
                let own = children(&row).into_iter().zip(columns.iter().copied());
                let (own, columns): (Vec<_>, Vec<_>) = own.filter(|(cell, _)| ends_with_row(cell)).unzip();
                let within = own.iter().map(|cell| Ok((cell.clone(), first_sign(document, cell, line)?)));
                let within = within.collect::<Result<_, JsValue>>()?;
                // What begins with the row and reaches further down goes on below like what begins above it.
                let mut merged = merged.clone();
                merged.sort_unstable_by_key(|cell| cell.columns.0);
                RowCut { first, index, within: Some(within), merged, head, columns }
            });
        }
        if is_head {
            head = Some(row);
        }
    }
    Ok(cuts)
}

/// The column of each cell of a row; those that reach further down are added to the merged ones.
fn place_cells(row: &HtmlTableRowElement, index: usize, in_head: bool, merged: &mut Vec<Merged>) -> Vec<u32> {
    let taken: Vec<(u32, u32)> = merged.iter().map(|cell| cell.columns).collect();
    let mut taken = taken.into_iter().peekable();
    let mut column = 0;
    let mut columns = Vec::new();
    for cell in children(row).into_iter().map(Element::unchecked_into::<HtmlTableCellElement>) {
        while let Some((_, end)) = taken.next_if(|(begin, _)| *begin <= column) {
            column = end;
        }
        columns.push(column);
        let end = column + cell.col_span();
        let height = cell.row_span() as usize;
        if height > 1 {
            merged.push(Merged { cell, columns: (column, end), begin: index, end: index + height, in_head });
        }
        column = end;
    }
    columns
}

impl RowCut {
    /// Cuts the table and answers its rest.
    pub(super) fn carry_out(mut self, document: &Document, table: &Element) -> Result<Element, JsValue> {
        // A row that is cut is one row above the cut and another below it.
        let within = self.within.take();
        if let Some(within) = &within {
            self.first = cut_row(document, &self.first, within)?;
        }
        let rest: Element = table.clone_node()?.unchecked_into();
        for part in children(table).iter().filter(|part| part.tag_name() != "TBODY") {
            rest.append_child(&part.clone_node_with_deep(true)?)?;
        }
        let body = self.first.parent_element().ok_or("a row without a table")?;
        let new_body: Element = body.clone_node()?.unchecked_into();
        rest.append_child(&new_body)?;

        let own = children(&self.first);
        let mut repeated = Vec::new();
        for merged in &self.merged {
            let below = merged.cut(self.index, within.is_some())?;
            if merged.in_head && self.head.is_some() {
                below.set_row_span(below.row_span() + 1);
                repeated.push((merged.cell.clone(), below));
            } else {
                let next = self.columns.iter().position(|column| *column > merged.columns.0);
                let next = next.and_then(|place| own.get(place));
                self.first.insert_before(&below, next.map(AsRef::as_ref))?;
            }
        }
        if let Some(head) = &self.head {
            let row: Element = head.clone_node()?.unchecked_into();
            for cell in children(head) {
                match repeated.iter().find(|(above, _)| above.is_same_node(Some(&cell))) {
                    Some((_, below)) => row.append_child(below)?,
                    None => row.append_child(&cell.clone_node_with_deep(true)?)?,
                };
            }
            new_body.append_child(&row)?;
        }
        let mut next: Option<Element> = Some(self.first.into());
        while let Some(row) = next {
            next = row.next_element_sibling();
            new_body.append_child(&row)?;
        }
        Ok(rest)
    }
}

/// Cuts a row and answers the row of what goes on below. Cells that end above the cut are empty there.
fn cut_row(document: &Document, row: &HtmlTableRowElement, within: &[CellCut]) -> Result<HtmlTableRowElement, JsValue> {
    let below: HtmlTableRowElement = row.clone_node()?.unchecked_into();
    for (cell, place) in within {
        let rest = match place {
            Some((text, offset)) => cut_off(document, cell, text, *offset)?,
            None => cell.clone_node()?.unchecked_into(),
        };
        below.append_child(&rest)?;
    }
    row.after_with_node_1(&below)?;
    Ok(below)
}

impl Merged {
    /// Ends the cell above a row, or with it where the row itself is cut, and answers what goes on
    /// below. A later cut has already taken what lies beyond it.
    fn cut(&self, row: usize, within: bool) -> Result<HtmlTableCellElement, JsValue> {
        let added = u32::from(within);
        let above = u32::try_from(row - self.begin).unwrap_or(1) + added;
        let below: HtmlTableCellElement = self.cell.clone_node_with_deep(true)?.unchecked_into();
        below.set_row_span(self.cell.row_span() + added - above);
        self.cell.set_row_span(above);
        Ok(below)
    }
}
