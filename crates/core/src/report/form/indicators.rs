//! The lower half of the form: the indicators and the total.

use std::borrow::Cow;

use super::layout::FormLayout;
use super::{is_execution, plain};
use crate::engine::Outcome;
use crate::model::{Applicability, Category, Dimension, Indicator};
use crate::report::cells;
use crate::report::document::{Cell, Origin, Row, RowRole, Setting, Span, Words};
use crate::report::options::EmptyCategories;
use crate::report::sentence::{compose, reference, wording};
use crate::report::source::Source;

/// The head of the block, its rows, and the total.
pub(super) fn rows<'a>(source: &Source<'a>, layout: &'static FormLayout, rows: &mut Vec<Row<'a>>) {
    let first = rows.len();
    let block = &layout.indicators;
    let fixed = |text: &'static str| Span::Wording(Cow::Borrowed(text));
    let label = Cell::new(Setting::Tall, fixed(&block.label));
    let heads = block.heads.iter().map(|head| Cell::new(Setting::Label, fixed(head)));
    rows.push(Row { role: RowRole::Head, cells: std::iter::once(label).chain(heads).collect() });
    for dimension in source.evaluation.tree.dimensions() {
        if !is_execution(source.evaluation, dimension) {
            self::dimension(source, layout, dimension, rows);
        }
    }
    // The label is merged down the whole block.
    let height = rows.len() - first;
    if let Some(label) = rows.get_mut(first).and_then(|row| row.cells.first_mut()) {
        label.rows = height;
    }
    rows.push(total(source, layout));
}

fn dimension<'a>(source: &Source<'a>, layout: &'static FormLayout, dimension: &'a Dimension, rows: &mut Vec<Row<'a>>) {
    let first = rows.len();
    for category in source.evaluation.tree.categories(dimension) {
        self::category(source, layout, category, rows);
    }
    let full = reference(source.group_full_score(dimension).to_string(), Origin::Group(dimension.id));
    let name = reference(dimension.name.as_str(), Origin::Group(dimension.id));
    let label = compose("report.form.dimension", [("name", name.into()), ("full", full.into())]);
    let label = Cell::new(Setting::Label, label);
    let height = rows.len() - first;
    match rows.get_mut(first) {
        Some(row) => row.cells.insert(0, label.high(height)),
        // A dimension without anything below keeps its place, as in the printed form.
        None if source.options.empty_categories == EmptyCategories::Keep => {
            rows.push(plain(std::iter::once(label).chain(blanks(7)).collect()));
        }
        None => {}
    }
}

fn category<'a>(source: &Source<'a>, layout: &'static FormLayout, category: &'a Category, rows: &mut Vec<Row<'a>>) {
    let first = rows.len();
    for indicator in source.evaluation.tree.indicators(category) {
        rows.push(plain(indicator_cells(source, indicator)));
    }
    let name = reference(layout.category_name(&category.name), Origin::Group(category.id));
    let label = Cell::new(Setting::Middle, name);
    let height = rows.len() - first;
    match rows.get_mut(first) {
        Some(row) => row.cells.insert(0, label.high(height)),
        None if source.options.empty_categories == EmptyCategories::Keep => {
            rows.push(plain(std::iter::once(label).chain(blanks(6)).collect()));
        }
        None => {}
    }
}

fn blanks<'a>(count: usize) -> impl Iterator<Item = Cell<'a>> {
    std::iter::repeat_n(Cell::new(Setting::Middle, Words::default()), count)
}

/// The six cells of an indicator.
fn indicator_cells<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Vec<Cell<'a>> {
    let mut cells = Vec::with_capacity(8);
    cells.push(Cell::new(Setting::Left, cells::name(source, indicator)));
    cells.push(Cell::new(Setting::Middle, cells::target(source, indicator)));
    cells.push(Cell::new(Setting::Middle, actual(source, indicator)));
    cells.push(Cell::new(Setting::Middle, cells::full_score(source, indicator)));
    cells.push(Cell::new(Setting::Number, score(source, indicator)));
    cells.push(Cell::new(Setting::Prose, Span::Prose(reason(indicator))));
    cells
}

fn is_not_applicable(source: &Source<'_>, indicator: &Indicator) -> bool {
    source.row(indicator).is_some_and(|row| row.outcome == Outcome::NotApplicable)
}

fn actual<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    if is_not_applicable(source, indicator) {
        wording("report.outcome.not_applicable").into()
    } else {
        cells::actual(source, indicator)
    }
}

/// The score. The printed form has no stars; a draft keeps them.
fn score<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    if is_not_applicable(source, indicator) {
        return wording("report.cell.not_counted").into();
    }
    match source.row(indicator).and_then(|row| row.score) {
        Some(score) if !source.is_draft() => reference(source.score(score), Origin::Indicator(indicator.id)).into(),
        _ => cells::score(source, indicator),
    }
}

/// The reason as written: of the deviation, or why the row does not apply.
pub(in crate::report) fn reason(indicator: &Indicator) -> &str {
    match &indicator.applicability {
        Applicability::NotApplicable(reason) if indicator.deviation_reason.is_empty() => reason,
        _ => &indicator.deviation_reason,
    }
}

/// 总分, without a grade.
fn total<'a>(source: &Source<'a>, layout: &'static FormLayout) -> Row<'a> {
    let sums = &source.assessment.total.sums;
    let full = reference(sums.full_score.to_string(), Origin::Total);
    let (score, remark) = if sums.is_complete() {
        (source.score(source.assessment.total.score), Words::default())
    } else {
        let scored = reference(sums.scored_full_score.to_string(), Origin::Total);
        let full = reference(sums.full_score.to_string(), Origin::Total);
        let open = compose("report.form.open", [("scored", scored.into()), ("full", full.into())]);
        (source.score(sums.score), open.into())
    };
    let cells = vec![
        Cell::new(Setting::Label, Span::Wording(Cow::Borrowed(layout.total.as_str()))).wide(6),
        Cell::new(Setting::Middle, full),
        Cell::new(Setting::Number, reference(score, Origin::Total)),
        Cell::new(Setting::Left, remark),
    ];
    Row { role: RowRole::Total, cells }
}
