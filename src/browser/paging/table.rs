//! Cuts a table between rows: merged cells go on, heads are repeated.

use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement};

use super::measure::{body_rows, children};

/// A cut before a row.
pub(super) struct RowCut {
    /// The row that the next sheet begins with, and its number.
    first: HtmlTableRowElement,
    index: usize,
    /// The cells merged from above into the row, from left to right.
    merged: Vec<Merged>,
    /// The head inside the table that is repeated above the row.
    head: Option<HtmlTableRowElement>,
    /// The column in which each cell of the row begins.
    columns: Vec<u32>,
}

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

/// The cuts before some rows, which rise. The table is read once from above.
pub(super) fn row_cuts(table: &HtmlTableElement, before: &[usize]) -> Vec<RowCut> {
    let mut cuts = Vec::with_capacity(before.len());
    let mut wanted = before.iter().copied().peekable();
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
        if wanted.next_if_eq(&index).is_some() {
            cuts.push(RowCut { first: row.clone(), index, merged: above, head: head.clone(), columns });
        }
        if is_head {
            head = Some(row);
        }
    }
    cuts
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
    pub(super) fn carry_out(self, table: &Element) -> Result<Element, JsValue> {
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
            let below = merged.cut(self.index)?;
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

impl Merged {
    /// Ends the cell above the row and answers what goes on below. A later cut has already taken
    /// what lies beyond it.
    fn cut(&self, row: usize) -> Result<HtmlTableCellElement, JsValue> {
        let above = u32::try_from(row - self.begin).unwrap_or(1);
        let below: HtmlTableCellElement = self.cell.clone_node_with_deep(true)?.unchecked_into();
        below.set_row_span(self.cell.row_span() - above);
        self.cell.set_row_span(above);
        Ok(below)
    }
}
