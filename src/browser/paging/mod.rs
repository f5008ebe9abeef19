//! Cuts the unpaged document of a paper into sheets. Only a browser knows how wide a line runs, so
//! the browser lays the paper out on long sheets; where those are cut is decided in
//! `jiheng_core::report::paging`.

mod cut;
mod measure;
mod table;

use jiheng_core::i18n::fill;
use jiheng_core::report::paging::cuts;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, Node, NodeList};

use super::frame::Frame;
use measure::LongSheet;

/// A paper in sheets. Preview, print and the exported file all are these sheets.
pub(crate) struct Paged {
    /// The sheets as HTML, for [`jiheng_core::report::html::document`] or the preview.
    pub(crate) sheets: String,
    /// How many sheets there are.
    pub(crate) pages: usize,
    /// The headings, with the page each stands on.
    pub(crate) contents: Vec<ContentsEntry>,
}

/// A heading in the table of contents.
pub(crate) struct ContentsEntry {
    /// Whether it is one of the second level.
    pub(crate) is_second: bool,
    /// What it says.
    pub(crate) text: String,
    /// Its page, counted from 1.
    pub(crate) page: usize,
}

/// A merged cell that is cut can make its rows higher than they were; then the sheet is told to
/// hold less and everything is cut anew.
const ROUNDS: usize = 4;

/// Cuts an unpaged document into sheets.
pub(crate) fn paginate(unpaged: &str) -> Result<Paged, JsValue> {
    let mut less = Vec::new();
    for _ in 1..ROUNDS {
        let frame = Frame::open(unpaged)?;
        cut_all(frame.document(), &less)?;
        let over = overruns(frame.document())?;
        if over.is_empty() {
            return finish(frame.document());
        }
        less.extend(over);
    }
    let frame = Frame::open(unpaged)?;
    cut_all(frame.document(), &less)?;
    finish(frame.document())
}

/// A sheet that ran over: the flow it belongs to, its number there, and by how much.
struct Overrun {
    flow: usize,
    sheet: usize,
    length: i64,
}

fn cut_all(document: &Document, less: &[Overrun]) -> Result<(), JsValue> {
    // Everything is measured before anything is moved: the browser lays out once.
    let long = elements(document, ".pg")?.into_iter().map(|page| LongSheet::measure(&page));
    let long: Vec<LongSheet> = long.collect::<Result<_, _>>()?;
    for (flow, sheet) in long.iter().enumerate() {
        sheet.page.set_attribute("data-flow", &flow.to_string())?;
        let reduced = |number: usize| {
            let over = less.iter().filter(|over| over.flow == flow && over.sheet == number);
            sheet.height - over.map(|over| over.length).sum::<i64>()
        };
        cut::carry_out(document, sheet, &cuts(&sheet.pieces, reduced))?;
    }
    Ok(())
}

/// The sheets that are higher than a page though something could go to the next one.
fn overruns(document: &Document) -> Result<Vec<Overrun>, JsValue> {
    let mut overruns = Vec::new();
    let (mut flow, mut number) = (String::new(), 0);
    for page in elements(document, ".pg")? {
        let own = page.get_attribute("data-flow").unwrap_or_default();
        number = if own == flow { number + 1 } else { 0 };
        flow = own;
        let Some(area) = page.query_selector(".area")? else { continue };
        let length = measure::overrun(&area)?;
        if length > 0 && measure::can_give(&area)? {
            overruns.push(Overrun { flow: flow.parse().unwrap_or_default(), sheet: number, length });
        }
    }
    Ok(overruns)
}

/// Numbers the sheets and writes them out.
fn finish(document: &Document) -> Result<Paged, JsValue> {
    let pages = elements(document, ".pg")?;
    let mut contents = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = index + 1;
        page.remove_attribute("data-flow")?;
        page.set_id(&format!("p{number}"));
        let Some(sheet) = page.first_element_child() else { continue };
        let text = number.to_string();
        sheet.set_attribute("aria-label", &fill("report.page", &[("page", &text)]))?;
        let folio = document.create_element("div")?;
        folio.set_class_name(if number % 2 == 1 { "folio folio--odd" } else { "folio folio--even" });
        folio.set_text_content(Some(&fill("report.folio", &[("page", &text)])));
        sheet.append_child(&folio)?;
        for heading in elements_in(&sheet, "h2, h3")? {
            let is_second = heading.tag_name() == "H3";
            contents.push(ContentsEntry { is_second, text: heading.text_content().unwrap_or_default(), page: number });
        }
    }
    let sheets = document.query_selector("main")?.map(|main| main.inner_html()).unwrap_or_default();
    Ok(Paged { sheets, pages: pages.len(), contents })
}

fn elements(document: &Document, selector: &str) -> Result<Vec<Element>, JsValue> {
    Ok(list(&document.query_selector_all(selector)?))
}

fn elements_in(element: &Element, selector: &str) -> Result<Vec<Element>, JsValue> {
    Ok(list(&element.query_selector_all(selector)?))
}

fn list(found: &NodeList) -> Vec<Element> {
    // What lies in a frame is of the frame's own classes: `instanceof`, and so `dyn_into`, denies it.
    (0..found.length()).filter_map(|index| found.get(index)).map(Node::unchecked_into).collect()
}
