//! A document of its own: no script, no reference to anything outside.

use super::blocks;
use super::dom::Dom;
use super::encode::Encoder;
use crate::report::Report;

/// What the document may do, said in the document itself: show its own style.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// A report as one document with every flow on a single long sheet.
///
/// `style` is the built style sheet of papers. The browser cuts the sheets
/// into pages; this is what it starts from, and what prints where it cannot.
pub fn unpaged(report: &Report<'_>, style: &str) -> String {
    let blocks: usize = report.flows.iter().map(|flow| flow.blocks.len()).sum();
    let mut encoder = Encoder::with_capacity(style.len() + 512 * blocks + 4096);
    page(&mut encoder, &report.title, style, |dom| {
        for flow in &report.flows {
            blocks::flow(dom, flow, report.stage, &report.seal);
        }
    });
    encoder.finish()
}

/// A document around sheets that the browser cut and wrote out.
pub fn document(title: &str, style: &str, sheets: &str) -> String {
    let mut encoder = Encoder::with_capacity(style.len() + sheets.len() + 1024);
    page(&mut encoder, title, style, |dom| dom.fragment(sheets));
    encoder.finish()
}

fn page(encoder: &mut Encoder, title: &str, style: &str, sheets: impl FnOnce(&mut Dom<'_>)) {
    encoder.doctype();
    let mut dom = Dom::new(encoder);
    dom.element("html", &[("lang", "zh-CN")], |dom| {
        dom.line();
        dom.element("head", &[], |dom| head(dom, title, style));
        dom.line();
        dom.element("body", &[("class", "paper")], |dom| {
            dom.line();
            dom.element("main", &[("class", "bed__g")], |dom| {
                dom.line();
                sheets(dom);
            });
            dom.line();
        });
        dom.line();
    });
    dom.line();
}

fn head(dom: &mut Dom<'_>, title: &str, style: &str) {
    dom.line();
    dom.void("meta", &[("charset", "utf-8")]);
    dom.line();
    dom.void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]);
    dom.line();
    dom.void("meta", &[("name", "renderer"), ("content", "webkit")]);
    dom.line();
    dom.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    dom.line();
    dom.element("title", &[], |dom| dom.text(title));
    dom.line();
    dom.style(style);
    dom.line();
}
