//! Carries the cuts of a long sheet out.

use jiheng_core::report::paging::Cut;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CharacterData, Document, Element, HtmlTableElement, Node, Range};

use super::measure::{self, LongSheet, children};
use super::table;

/// A cut with the place in the document that it means.
enum Place {
    /// Before a block.
    Block(usize),
    /// In a paragraph, before a sign of a text.
    Sign { block: usize, text: CharacterData, offset: u32 },
    /// In a table.
    Row { block: usize, cut: table::RowCut },
}

/// Makes a sheet of its own of what follows each cut.
pub(super) fn carry_out(document: &Document, long: &LongSheet, cuts: &[Cut]) -> Result<(), JsValue> {
    // All places are found before anything moves; then the last sheet is cut off first, so that
    // the places before it stay where they are.
    let places = places(document, long, cuts)?;
    let mut end = long.blocks.len();
    for place in places.into_iter().rev() {
        let next = long.page.clone_node()?.unchecked_into::<Element>();
        let sheet = long.sheet.clone_node()?;
        next.append_child(&sheet)?;
        let area = long.area.clone_node()?;
        // The mark in the head margin stands on every sheet.
        for part in children(&long.sheet).into_iter().filter(|part| !part.is_same_node(Some(&long.area))) {
            sheet.append_child(&part.clone_node_with_deep(true)?)?;
        }
        sheet.append_child(&area)?;
        let from = match place {
            Place::Block(block) => block,
            Place::Sign { block, text, offset } => {
                let rest = cut_paragraph(document, &long.blocks[block], &text, offset)?;
                area.append_child(&rest)?;
                block + 1
            }
            Place::Row { block, cut } => {
                let rest = cut.carry_out(document, &long.blocks[block])?;
                area.append_child(&rest)?;
                block + 1
            }
        };
        for block in &long.blocks[from..end] {
            area.append_child(block)?;
        }
        // What is now on the new sheet is no longer to be moved; a block that was cut still is.
        end = from;
        long.page.after_with_node_1(&next)?;
    }
    Ok(())
}

fn places(document: &Document, long: &LongSheet, cuts: &[Cut]) -> Result<Vec<Place>, JsValue> {
    let mut places = Vec::with_capacity(cuts.len());
    let mut cuts = cuts.iter().peekable();
    while let Some(cut) = cuts.next() {
        match *cut {
            Cut::Before { piece } => places.push(Place::Block(piece)),
            Cut::Line { piece, line } => {
                let found = first_sign(document, &long.blocks[piece], line)?;
                places.extend(found.map(|(text, offset)| Place::Sign { block: piece, text, offset }));
            }
            Cut::Row { piece, row, line } => {
                let mut rows = vec![(row, line)];
                while let Some(&&Cut::Row { row, line, .. }) =
                    cuts.peek().filter(|next| matches!(next, Cut::Row { piece: other, .. } if *other == piece))
                {
                    rows.push((row, line));
                    cuts.next();
                }
                let table: &HtmlTableElement = long.blocks[piece].unchecked_ref();
                let cuts = table::row_cuts(document, table, &rows)?;
                places.extend(cuts.into_iter().map(|cut| Place::Row { block: piece, cut }));
            }
        }
    }
    Ok(places)
}

/// The text and the offset in it where a line of a paragraph or a cell begins.
pub(super) fn first_sign(
    document: &Document,
    paragraph: &Element,
    line: usize,
) -> Result<Option<(CharacterData, u32)>, JsValue> {
    let lines = Lines::of(document, paragraph)?;
    for text in texts(paragraph) {
        let length = text.length();
        if length == 0 || lines.line_of(&text, length - 1)? < line {
            continue;
        }
        let (mut low, mut high) = (0, length - 1);
        while low < high {
            let middle = low.midpoint(high);
            if lines.line_of(&text, middle)? < line { low = middle + 1 } else { high = middle }
        }
        let offset = whole_sign(&text.data(), low);
        return Ok(Some((text, offset)));
    }
    Ok(None)
}

/// The lines of a paragraph.
struct Lines {
    range: Range,
    top: f64,
    height: f64,
}

impl Lines {
    fn of(document: &Document, paragraph: &Element) -> Result<Self, JsValue> {
        let height = measure::line_height(paragraph)?;
        // The text of a cell begins somewhere below its edge.
        let first = measure::first_and_last_line(paragraph)?.map(|(first, _)| first);
        let top = first.map_or(0.0, |first| measure::middle(&first) - height / 2.0);
        Ok(Self { range: document.create_range()?, top, height })
    }

    /// The line that a sign of a text stands on, counted from 0.
    fn line_of(&self, text: &CharacterData, offset: u32) -> Result<usize, JsValue> {
        // A sign that shows nothing stands where the one before it does.
        for offset in (0..=offset).rev() {
            self.range.set_start(text, offset)?;
            self.range.set_end(text, offset + 1)?;
            if let Some(sign) = self.range.get_client_rects().and_then(|found| found.item(0)) {
                let middle = measure::middle(&sign) - self.top;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a line of a paragraph")]
                return Ok((middle / self.height).max(0.0) as usize);
            }
        }
        Ok(0)
    }
}

/// The offset where the sign begins that holds this code unit: some signs take two.
fn whole_sign(text: &str, offset: u32) -> u32 {
    let mut begin = 0;
    for sign in text.chars() {
        let end = begin + if sign.len_utf16() == 2 { 2 } else { 1 };
        if offset < end {
            break;
        }
        begin = end;
    }
    begin
}

/// All texts of a node in order.
fn texts(node: &Node) -> Vec<CharacterData> {
    let mut found = Vec::new();
    let mut child = node.first_child();
    while let Some(node) = child {
        if node.node_type() == Node::TEXT_NODE {
            found.push(node.clone().unchecked_into());
        } else {
            found.extend(texts(&node));
        }
        child = node.next_sibling();
    }
    found
}

/// Cuts a paragraph before a sign and answers its rest.
fn cut_paragraph(
    document: &Document,
    paragraph: &Element,
    text: &CharacterData,
    offset: u32,
) -> Result<Element, JsValue> {
    let rest = cut_off(document, paragraph, text, offset)?;
    rest.class_list().add_1("rest")?;
    // The last line before the cut was a full line, unless the writer ended it.
    if !paragraph.text_content().unwrap_or_default().ends_with('\n') {
        paragraph.class_list().add_1("cut")?;
    }
    Ok(rest)
}

/// Takes what follows a sign out of a paragraph or a cell, into another one like it.
pub(super) fn cut_off(
    document: &Document,
    paragraph: &Element,
    text: &CharacterData,
    offset: u32,
) -> Result<Element, JsValue> {
    let range = document.create_range()?;
    if offset == 0 {
        // Or an empty shell of the elements around it would stay behind.
        range.set_start_before(&outermost_that_begins_with(text, paragraph))?;
    } else {
        range.set_start(text, offset)?;
    }
    range.set_end(paragraph, paragraph.child_nodes().length())?;
    let rest: Element = paragraph.clone_node()?.unchecked_into();
    let contents = range.extract_contents()?;
    rest.append_child(&contents)?;
    Ok(rest)
}

fn outermost_that_begins_with(text: &CharacterData, within: &Element) -> Node {
    let mut node: Node = text.clone().into();
    while let Some(parent) = node.parent_node() {
        if node.previous_sibling().is_some() || parent.is_same_node(Some(within)) {
            break;
        }
        node = parent;
    }
    node
}
