//! The blocks of a report as elements.

use super::dom::Dom;
use super::table;
use crate::i18n::t;
use crate::report::{Block, Flow, Level, Orientation, Origin, Span, Stage, Words};

/// A flow on one sheet as long as it needs; the paging cuts it.
pub(super) fn flow(dom: &mut Dom<'_>, flow: &Flow<'_>, stage: Stage, seal: &str) {
    let (page, sheet) = match flow.orientation {
        Orientation::Portrait => ("pg", "sheet"),
        Orientation::Landscape => ("pg pg--wide", "sheet sheet--wide"),
    };
    dom.element("div", &[("class", page)], |dom| {
        dom.element("article", &[("class", sheet)], |dom| {
            dom.line();
            mark(dom, stage, seal);
            dom.element("div", &[("class", "area")], |dom| {
                dom.line();
                for block in &flow.blocks {
                    self::block(dom, block);
                    dom.line();
                }
            });
        });
    });
    dom.line();
}

/// The mark in the head margin; a final paper that is not sealed has none.
fn mark(dom: &mut Dom<'_>, stage: Stage, seal: &str) {
    let key = match stage {
        Stage::Draft => "report.mark.draft",
        Stage::Consultation => "report.mark.consultation",
        Stage::Final if seal.is_empty() => return,
        Stage::Final => "report.mark.final",
    };
    dom.element("div", &[("class", "mark")], |dom| {
        dom.element("b", &[], |dom| dom.text(t(key)));
        if stage == Stage::Final {
            dom.text(seal);
        }
    });
    dom.line();
}

fn block(dom: &mut Dom<'_>, block: &Block<'_>) {
    match block {
        Block::Title(lines) => dom.element("h1", &[], |dom| {
            for (index, line) in lines.iter().enumerate() {
                if index > 0 {
                    dom.void("br", &[]);
                }
                words(dom, line);
            }
        }),
        Block::Heading { level, mark, words: heading } => {
            let name = match level {
                Level::One => "h2",
                Level::Two => "h3",
                Level::Three => "h4",
                Level::Four => "h5",
            };
            dom.element(name, &[], |dom| {
                dom.text(mark);
                words(dom, heading);
            });
        }
        Block::Paragraph(paragraph) => dom.element("p", &[], |dom| {
            // An empty line of prose is a line all the same.
            if paragraph.spans().iter().all(|span| span.text().is_empty() && *span != Span::Gap) {
                dom.void("br", &[]);
            } else {
                words(dom, paragraph);
            }
        }),
        Block::Table(table) => table::table(dom, table),
        Block::Annexes(names) => annexes(dom, names),
        Block::Signature { unit, date } => dom.element("div", &[("class", "sign")], |dom| {
            dom.element("p", &[], |dom| words(dom, unit));
            dom.element("p", &[], |dom| words(dom, date));
        }),
        Block::AnnexLabel(label) => dom.element("div", &[("class", "annex")], |dom| dom.text(label)),
        Block::Caption(caption) => dom.element("h2", &[("class", "cap")], |dom| dom.text(caption)),
        Block::Subcaption(line) => dom.element("p", &[("class", "subcap")], |dom| words(dom, line)),
        Block::Notes(notes) => dom.element("ol", &[("class", "fnote")], |dom| {
            for (index, note) in notes.iter().enumerate() {
                dom.line();
                dom.element("li", &[], |dom| {
                    if notes.len() > 1 {
                        dom.text(&format!("{}. ", index + 1));
                    }
                    words(dom, note);
                });
            }
        }),
    }
}

fn annexes(dom: &mut Dom<'_>, names: &[String]) {
    dom.element("div", &[("class", "attach")], |dom| {
        dom.element("span", &[], |dom| dom.text(t("report.annex.list")));
        dom.element("ol", &[], |dom| {
            for (index, name) in names.iter().enumerate() {
                dom.element("li", &[], |dom| dom.text(&format!("{}.{name}", index + 1)));
            }
        });
    });
}

/// The spans of a run of text. References are marked: on screen they show
/// where a figure comes from, on paper nothing shows.
pub(super) fn words(dom: &mut Dom<'_>, words: &Words<'_>) {
    for span in words.spans() {
        match span {
            Span::Reference { text, origin } => reference(dom, text, *origin),
            Span::Gap => dom.element("span", &[("class", "todo")], |dom| dom.text(t("report.gap"))),
            Span::Wording(_) | Span::Prose(_) => dom.text(span.text()),
        }
    }
}

fn reference(dom: &mut Dom<'_>, text: &str, origin: Origin) {
    let origin = match origin {
        Origin::Profile => "profile".to_owned(),
        Origin::Funds => "funds".to_owned(),
        Origin::Total => "total".to_owned(),
        Origin::Standard => "standard".to_owned(),
        Origin::Indicator(id) => format!("indicator/{id}"),
        Origin::Group(id) => format!("group/{id}"),
    };
    dom.element("span", &[("class", "ref"), ("data-from", &origin)], |dom| dom.text(text));
}
