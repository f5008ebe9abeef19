//! Chapter three: every indicator, the sums, the total and the grade.

use super::Body;
use crate::decimal::Points;
use crate::model::{Dimension, Section, WeightSource};
use crate::report::document::{Level, Origin, Words};
use crate::report::row;
use crate::report::sentence::{Clauses, compose, reference, wording};
use crate::report::source::Source;

/// 三、综合评价情况及评价结论.
pub(super) fn results(body: &mut Body<'_>) {
    let source = body.source;
    body.heading(Level::One, "report.chapter.results");
    for dimension in source.evaluation.tree.dimensions() {
        dimension_section(body, dimension);
    }
    body.heading(Level::Two, "report.section.conclusion");
    body.prose(Section::Conclusion);
    total(body);
}

/// A dimension: its indicators, the remarks, the sum.
fn dimension_section<'a>(body: &mut Body<'a>, dimension: &'a Dimension) {
    let source = body.source;
    let tree = &source.evaluation.tree;
    if dimension.name.is_empty() {
        body.heading_of(Level::Two, source.missing());
    } else {
        body.heading_of(Level::Two, reference(dimension.name.as_str(), Origin::Group(dimension.id)));
    }
    let rows: usize = tree.categories(dimension).map(|category| category.indicators.len()).sum();
    for indicator in tree.categories(dimension).flat_map(|category| tree.indicators(category)) {
        let sentence = row::sentence(&source, indicator);
        if rows == 1 { body.paragraph(sentence) } else { body.item(sentence) }
    }
    if rows == 0 {
        body.gap();
    }
    if let Some(note) = note_of(&dimension.key) {
        body.prose(note);
    }
    if rows > 0 {
        group_score(body, dimension);
    }
}

/// The remarks that belong to a dimension of the source outline.
fn note_of(key: &str) -> Option<Section> {
    match key {
        "output" => Some(Section::OutputNote),
        "benefit" => Some(Section::BenefitNote),
        "satisfaction" => Some(Section::SatisfactionNote),
        "management" => Some(Section::ManagementNote),
        _ => None,
    }
}

/// What a dimension came to, beside what the source report published for it.
fn group_score<'a>(body: &mut Body<'a>, dimension: &'a Dimension) {
    let source = body.source;
    let origin = Origin::Group(dimension.id);
    let Some(sums) = source.subtotal(dimension.id) else { return };
    let points = |points: Points| reference(points.to_string(), origin).into();
    let mut spans = if sums.is_complete() {
        compose(
            "report.group.score",
            [
                ("name", reference(dimension.name.as_str(), origin).into()),
                ("score", points(sums.score)),
                ("full", points(sums.full_score)),
            ],
        )
    } else {
        compose(
            "report.group.open",
            [
                ("name", reference(dimension.name.as_str(), origin).into()),
                ("scored", points(sums.scored_full_score)),
                ("full", points(sums.full_score)),
                ("score", points(sums.score)),
            ],
        )
    };
    if let Some(published) = dimension.published_score.value() {
        spans.extend(compose("report.group.published", [("published", points(*published))]));
    }
    spans.push(wording("report.stop"));
    body.paragraph(spans);
}

/// 评价总结: the sums, the total, the grade; what is open, what is provisional.
fn total(body: &mut Body<'_>) {
    let source = body.source;
    let total = &source.assessment.total;
    if total.sums.rows == 0 {
        body.gap();
        return;
    }
    let mut clauses = Clauses::new("report.comma");
    for dimension in source.evaluation.tree.dimensions() {
        let Some(sums) = source.subtotal(dimension.id).filter(|sums| sums.scored_rows > 0) else { continue };
        let score = reference(sums.score.to_string(), Origin::Group(dimension.id));
        clauses.push("report.total.group", [("name", short_name(dimension)), ("score", score.into())]);
    }
    if total.sums.is_complete() {
        clauses.push("report.total.score", [("total", of_total(total.score))]);
        if let Some(band) = total.grade.as_ref().and_then(|grade| source.standard.band(grade)) {
            let grade = reference(band.name.as_str(), Origin::Total);
            clauses.push("report.total.grade", [("grade", grade.into())]);
        }
    } else {
        clauses.push(
            "report.total.open",
            [
                ("scored", of_total(total.sums.scored_full_score)),
                ("full", of_total(total.sums.full_score)),
                ("score", of_total(total.sums.score)),
            ],
        );
        clauses.push("report.total.range", [("low", of_total(total.score)), ("high", of_total(total.highest))]);
        clauses.push("report.total.no_grade", []);
    }
    both_figures(body);
    body.paragraph(clauses.stop());
    not_applicable(body);
    provisional(body);
}

fn of_total<'a>(points: Points) -> Words<'a> {
    reference(points.to_string(), Origin::Total).into()
}

/// The dimension in the words of the source report: 项目产出, 管理情况.
fn short_name(dimension: &Dimension) -> Words<'_> {
    let key = match dimension.key.as_str() {
        "output" => "report.short.output",
        "benefit" => "report.short.benefit",
        "satisfaction" => "report.short.satisfaction",
        "management" => "report.short.management",
        _ => return reference(dimension.name.as_str(), Origin::Group(dimension.id)).into(),
    };
    wording(key).into()
}

/// What the source report published, beside what comes out here.
fn both_figures(body: &mut Body<'_>) {
    let source = body.source;
    let Some(published) = source.evaluation.published_total.value() else { return };
    if !source.assessment.total.sums.is_complete() {
        body.paragraph(compose("report.total.published", [("published", of_total(*published))]));
        return;
    }
    let key = if is_demonstration(&source) { "report.total.both_demonstration" } else { "report.total.both" };
    let total = of_total(source.assessment.total.score);
    body.paragraph(compose(key, [("published", of_total(*published)), ("total", total)]));
}

/// Whether full scores of rows were drawn up for demonstration.
pub(super) fn is_demonstration(source: &Source<'_>) -> bool {
    source.evaluation.tree.rows().any(|row| row.weight_source == WeightSource::Demonstration)
}

/// Points that do not apply, and that the rest was rescaled or took them over.
fn not_applicable(body: &mut Body<'_>) {
    let total = &body.source.assessment.total;
    if !total.not_applicable.0.is_zero() {
        let values = [("out", of_total(total.not_applicable)), ("full", of_total(total.sums.weight))];
        body.paragraph(compose("report.total.not_applicable", values));
    }
    if !total.spread.0.is_zero() {
        body.paragraph(compose("report.total.spread", [("out", of_total(total.spread))]));
    }
}

/// Which points are provisional, and on what they rest. Only a draft says so
/// in its text; the score table marks them always.
fn provisional(body: &mut Body<'_>) {
    let sums = &body.source.assessment.total.sums;
    if !body.source.is_draft() || sums.provisional().0.is_zero() {
        return;
    }
    let mut clauses =
        Clauses::after(compose("report.total.provisional", [("points", of_total(sums.provisional()))]), "report.comma");
    for (points, key) in [
        (sums.provisional_bound, "report.total.provisional_bound"),
        (sums.provisional_no_basis, "report.total.provisional_no_basis"),
    ] {
        if !points.0.is_zero() {
            clauses.push(key, [("points", of_total(points))]);
        }
    }
    body.paragraph(clauses.stop());
}
