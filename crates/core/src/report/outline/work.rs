//! Chapters one and two: the project, and how it was evaluated.

use super::Body;
use super::funds;
use crate::model::{Entry, Section};
use crate::report::document::{Level, Origin};
use crate::report::sentence::{Clauses, compose, reference};

/// 一、基本概况.
pub(super) fn overview(body: &mut Body<'_>) {
    let source = body.source;
    match &source.evaluation.profile.project_name {
        Entry::Value(name) => {
            let words = compose("report.chapter.overview", [("project", reference(name, Origin::Profile).into())]);
            body.heading_of(Level::One, words);
        }
        _ => body.heading(Level::One, "report.chapter.overview_unnamed"),
    }
    body.heading(Level::Two, "report.section.overview");
    body.prose_or_gap(Section::Overview);
    body.heading(Level::Two, "report.section.budget");
    let written = body.prose(Section::BudgetArrangement);
    funds::arrangement(body);
    if !written {
        funds::uses(body);
    }
}

/// 二、绩效评价工作情况.
pub(super) fn work(body: &mut Body<'_>) {
    body.heading(Level::One, "report.chapter.work");
    body.heading(Level::Two, "report.section.purpose");
    body.prose_or_gap(Section::Purpose);
    body.heading(Level::Two, "report.section.principles");
    body.heading(Level::Three, "report.section.principle");
    body.prose_or_gap(Section::Principles);
    body.heading(Level::Three, "report.section.system");
    body.prose(Section::IndicatorSystem);
    system(body);
    body.heading(Level::Three, "report.section.method");
    body.prose_or_gap(Section::Method);
    body.heading(Level::Two, "report.section.process");
    body.heading(Level::Three, "report.section.preparation");
    body.prose_or_gap(Section::Preparation);
    body.heading(Level::Three, "report.section.implementation");
    body.prose_or_gap(Section::Implementation);
    body.heading(Level::Three, "report.section.analysis");
    body.prose_or_gap(Section::Analysis);
}

/// How many indicators there are and how the points are spread.
fn system(body: &mut Body<'_>) {
    let source = body.source;
    let tree = &source.evaluation.tree;
    let mut shares = Clauses::new("report.list");
    for dimension in tree.dimensions() {
        let origin = Origin::Group(dimension.id);
        let full = source.group_full_score(dimension);
        shares.push(
            "report.system.share",
            [
                ("name", reference(dimension.name.as_str(), origin).into()),
                ("full", reference(full.to_string(), origin).into()),
            ],
        );
    }
    if shares.is_empty() {
        body.gap();
        return;
    }
    let rows = reference(tree.row_count().to_string(), Origin::Total);
    body.paragraph(compose("report.system", [("rows", rows.into()), ("shares", shares.done())]));
}
