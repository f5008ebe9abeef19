//! The indicator score table (指标得分表): every row, the sums, the rules used.

use super::cells;
use super::document::{Block, Cell, Flow, Look, Orientation, Origin, Row, RowRole, Setting, Table, Words};
use super::score_notes;
use super::sentence::{Clauses, compose, reference, wording};
use super::source::Source;
use crate::decimal::Points;
use crate::i18n::t;
use crate::model::{Category, Dimension, Indicator};

/// The columns with their widths in tenths of a millimeter: 225 mm in all.
const COLUMNS: [(&str, u16); 10] = [
    ("report.score_table.dimension", 200),
    ("report.score_table.category", 200),
    ("report.score_table.number", 70),
    ("report.score_table.indicator", 390),
    ("report.score_table.target", 250),
    ("report.score_table.actual", 240),
    ("report.score_table.completion", 210),
    ("report.score_table.full", 100),
    ("report.score_table.score", 150),
    ("report.score_table.remarks", 440),
];

/// The score table on sheets of its own.
pub(super) fn flow<'a>(source: &Source<'a>, label: Option<&str>) -> Flow<'a> {
    let mut blocks = Vec::with_capacity(5);
    blocks.extend(label.map(|label| Block::AnnexLabel(label.to_owned())));
    blocks.push(Block::Caption(t("report.score_table.title").to_owned()));
    blocks.push(Block::Subcaption(subcaption(source)));
    blocks.push(Block::Table(table(source)));
    blocks.push(Block::Notes(score_notes::notes(source)));
    Flow { orientation: Orientation::Landscape, blocks }
}

/// The year, the project and the unit of the figures.
fn subcaption<'a>(source: &Source<'a>) -> Words<'a> {
    let profile = &source.evaluation.profile;
    compose("report.score_table.subcaption", [("year", source.year()), ("project", source.fact(&profile.project_name))])
        .into()
}

fn table<'a>(source: &Source<'a>) -> Table<'a> {
    let tree = &source.evaluation.tree;
    let head = COLUMNS.map(|(key, _)| Cell::new(Setting::Label, wording(key)));
    let mut body = Vec::with_capacity(tree.row_count() + 2 * tree.order().len() + 1);
    let mut number = 0;
    for dimension in tree.dimensions() {
        dimension_rows(source, dimension, &mut number, &mut body);
    }
    body.push(total(source));
    Table {
        look: Look::Figures,
        columns: COLUMNS.map(|(_, width)| width).into(),
        head: vec![Row { role: RowRole::Head, cells: head.into() }],
        body,
    }
}

/// The rows of a dimension and its sum; its label is merged over all of them.
fn dimension_rows<'a>(source: &Source<'a>, dimension: &'a Dimension, number: &mut usize, body: &mut Vec<Row<'a>>) {
    let first = body.len();
    for category in source.evaluation.tree.categories(dimension) {
        category_rows(source, category, number, body);
    }
    body.push(subtotal(source, dimension));
    let height = body.len() - first;
    let name = reference(dimension.name.as_str(), Origin::Group(dimension.id));
    if let Some(row) = body.get_mut(first) {
        row.cells.insert(0, Cell::new(Setting::Label, name).high(height));
    }
}

/// The rows of a category; one without rows is left out.
fn category_rows<'a>(source: &Source<'a>, category: &'a Category, number: &mut usize, body: &mut Vec<Row<'a>>) {
    let first = body.len();
    for indicator in source.evaluation.tree.indicators(category) {
        *number += 1;
        body.push(indicator_row(source, indicator, *number));
    }
    let height = body.len() - first;
    if let Some(row) = body.get_mut(first) {
        let name = reference(category.name.as_str(), Origin::Group(category.id));
        row.cells.insert(0, Cell::new(Setting::Middle, name).high(height));
    }
}

fn indicator_row<'a>(source: &Source<'a>, indicator: &'a Indicator, number: usize) -> Row<'a> {
    // Two more for the labels of the dimension and the category.
    let mut cells = Vec::with_capacity(COLUMNS.len());
    cells.push(Cell::new(Setting::Middle, reference(number.to_string(), Origin::Indicator(indicator.id))));
    cells.push(Cell::new(Setting::Left, cells::name(source, indicator)));
    cells.push(Cell::new(Setting::Middle, cells::target(source, indicator)));
    cells.push(Cell::new(Setting::Middle, cells::actual(source, indicator)));
    cells.push(Cell::new(Setting::Middle, cells::completion(source, indicator)));
    cells.push(Cell::new(Setting::Number, cells::full_score(source, indicator)));
    cells.push(Cell::new(Setting::Number, cells::score(source, indicator)));
    cells.push(Cell::new(Setting::Left, cells::remarks(source, indicator)));
    Row { role: RowRole::Plain, cells }
}

/// The sum of a dimension, beside what the source report published for it.
fn subtotal<'a>(source: &Source<'a>, dimension: &'a Dimension) -> Row<'a> {
    let origin = Origin::Group(dimension.id);
    let sums = source.subtotal(dimension.id);
    let score = sums.map_or_else(|| wording("report.cell.none"), |sums| reference(source.score(sums.score), origin));
    let mut remark = Clauses::new("report.cell.and");
    if let Some(sums) = sums.filter(|sums| !sums.is_complete()) {
        let points = |points: Points| reference(points.to_string(), origin).into();
        remark.push(
            "report.score_table.open",
            [("scored", points(sums.scored_full_score)), ("full", points(sums.full_score))],
        );
    }
    if let Some(published) = dimension.published_score.value() {
        let published = reference(published.to_string(), origin);
        remark.push("report.score_table.published", [("published", published.into())]);
    }
    let cells = vec![
        Cell::new(Setting::Label, wording("report.score_table.subtotal")).wide(6),
        Cell::new(Setting::Number, reference(source.group_full_score(dimension).to_string(), origin)),
        Cell::new(Setting::Number, score),
        Cell::new(Setting::Left, remark.done()),
    ];
    Row { role: RowRole::Subtotal, cells }
}

/// The total with the grade, or how far the evaluation is scored.
fn total<'a>(source: &Source<'a>) -> Row<'a> {
    let total = &source.assessment.total;
    let points = |points: Points| Words::from(reference(points.to_string(), Origin::Total));
    let mut remark = Clauses::new("report.cell.and");
    let score = if total.sums.is_complete() {
        if let Some(band) = total.grade.as_ref().and_then(|grade| source.standard.band(grade)) {
            let grade = reference(band.name.as_str(), Origin::Total);
            remark.push("report.score_table.grade", [("grade", grade.into())]);
        }
        total.score
    } else {
        remark.push(
            "report.score_table.open",
            [("scored", points(total.sums.scored_full_score)), ("full", points(total.sums.full_score))],
        );
        remark.push("report.score_table.range", [("low", points(total.score)), ("high", points(total.highest))]);
        remark.push("report.total.no_grade", []);
        total.sums.score
    };
    if let Some(published) = source.evaluation.published_total.value() {
        remark.push("report.score_table.published", [("published", points(*published))]);
    }
    let cells = vec![
        Cell::new(Setting::Label, wording("report.score_table.total")).wide(7),
        Cell::new(Setting::Number, points(total.sums.full_score)),
        Cell::new(Setting::Number, reference(source.score(score), Origin::Total)),
        Cell::new(Setting::Left, remark.done()),
    ];
    Row { role: RowRole::Total, cells }
}
