//! The form as columns of plain values, for typing into the official system
//! (对照填报).

use super::cells;
use super::document::{Span, Stage, Words};
use super::form::{self, FormCell, FormContent};
use super::options::Options;
use super::source::Source;
use crate::decimal::{Quantity, Reading, round_half_up};
use crate::engine::{Assessment, worked_out};
use crate::i18n::t;
use crate::model::{Category, Dimension, Entry, Evaluation, Indicator, Measure};
use crate::standard::Standard;

/// A block of the form as columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptionBlock {
    /// Its columns in the order of the form; all have the same number of cells.
    pub columns: Vec<TranscriptionColumn>,
}

/// A column of plain values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptionColumn {
    /// The head of the column.
    pub head: String,
    /// The values in the order of the form; empty where nothing is to be typed.
    pub cells: Vec<String>,
}

impl TranscriptionColumn {
    fn new(head: &str) -> Self {
        Self { head: head.to_owned(), cells: Vec::new() }
    }

    /// The column as it is copied: one line a cell. Line breaks inside a cell
    /// become spaces, or the lines would no longer match the rows.
    pub fn copied(&self) -> String {
        let mut text = String::with_capacity(self.cells.iter().map(|cell| cell.len() + 1).sum());
        for (index, cell) in self.cells.iter().enumerate() {
            if index > 0 {
                text.push('\n');
            }
            text.extend(cell.chars().map(|sign| if matches!(sign, '\n' | '\r' | '\t') { ' ' } else { sign }));
        }
        text
    }
}

/// The self-evaluation form in form order: the facts, the money, the
/// objective, the indicators.
pub fn transcription(evaluation: &Evaluation, standard: &Standard, assessment: &Assessment) -> Vec<TranscriptionBlock> {
    // A final paper has no stars and no boxes: nothing but values is copied.
    let options = Options { stage: Stage::Final, ..Options::default() };
    let source = Source { evaluation, standard, assessment, options };
    let mut facts =
        [TranscriptionColumn::new(t("report.copy.field")), TranscriptionColumn::new(t("report.copy.value"))];
    let mut money: Vec<TranscriptionColumn> = Vec::new();
    let mut objective = facts.clone();
    let mut heads: Vec<String> = Vec::new();
    for row in &form::layout().facts {
        match row.first().map(|cell| &cell.content) {
            Some(FormContent::Line(name)) => {
                if money.is_empty() {
                    money = heads.iter().map(|head| TranscriptionColumn::new(head)).collect();
                }
                let values = row.iter().skip(1).map(|cell| value(&form::words(&source, cell)));
                let cells = std::iter::once(name.clone()).chain(values);
                money.iter_mut().zip(cells).for_each(|(column, cell)| column.cells.push(cell));
            }
            Some(FormContent::Prose(_)) => pairs(&source, &heads, row, &mut objective),
            Some(FormContent::Label(_)) => {
                heads = labels(row).map(one_line).collect();
                // A merged label names the block; the form leaves the head of the names blank.
                if row.first().is_some_and(|cell| cell.rows > 1) {
                    let block = heads.remove(0);
                    heads.iter_mut().filter(|head| head.is_empty()).for_each(|head| head.clone_from(&block));
                }
                let values = row.iter().filter(|cell| matches!(cell.content, FormContent::Fact(_)));
                pairs(&source, &heads, values, &mut facts);
            }
            _ => {}
        }
    }
    let blocks = [facts.to_vec(), money, objective.to_vec(), indicators(&source)];
    blocks.into_iter().map(|columns| TranscriptionBlock { columns }).collect()
}

/// A label that the form breaks into lines.
fn one_line(label: &str) -> String {
    label.replace('\n', "")
}

fn labels(row: &'static [FormCell]) -> impl Iterator<Item = &'static str> {
    row.iter().filter_map(|cell| match &cell.content {
        FormContent::Label(text) => Some(text.as_str()),
        _ => None,
    })
}

/// Heads and values, one under another.
fn pairs(
    source: &Source<'_>,
    heads: &[String],
    values: impl IntoIterator<Item = &'static FormCell>,
    columns: &mut [TranscriptionColumn; 2],
) {
    for (head, cell) in heads.iter().zip(values) {
        columns[0].cells.push(head.clone());
        columns[1].cells.push(value(&form::words(source, cell)));
    }
}

/// A value without wording: what the source does not state is not typed.
fn value(words: &Words<'_>) -> String {
    let stated = words.spans().iter().any(|span| matches!(span, Span::Prose(_) | Span::Reference { .. }));
    if stated { words.plain() } else { String::new() }
}

/// The indicators, a row each; what stands in the money part is left out.
fn indicators(source: &Source<'_>) -> Vec<TranscriptionColumn> {
    const HEADS: [&str; 10] = [
        "report.copy.dimension",
        "report.copy.category",
        "report.copy.indicator",
        "report.copy.measure",
        "report.copy.target",
        "report.copy.unit",
        "report.copy.actual",
        "report.copy.full",
        "report.copy.score",
        "report.copy.reason",
    ];
    let mut columns = HEADS.map(|key| TranscriptionColumn::new(t(key)));
    let tree = &source.evaluation.tree;
    for dimension in tree.dimensions().filter(|dimension| !form::is_execution(source.evaluation, dimension)) {
        for category in tree.categories(dimension) {
            for indicator in tree.indicators(category) {
                let cells = row(source, dimension, category, indicator);
                columns.iter_mut().zip(cells).for_each(|(column, cell)| column.cells.push(cell));
            }
        }
    }
    columns.into()
}

fn row(source: &Source<'_>, dimension: &Dimension, category: &Category, indicator: &Indicator) -> [String; 10] {
    let target = match indicator.measure {
        Measure::Composite | Measure::ExecutionRate => value(&cells::target(source, indicator)),
        _ => number(indicator.target.in_force()),
    };
    let actual = match indicator.measure {
        Measure::Composite | Measure::ExecutionRate => value(&cells::actual(source, indicator)),
        _ => match worked_out(indicator) {
            Some(Ok(worked_out)) => round_half_up(&worked_out, cells::PLACES).normalize().to_string(),
            Some(Err(_)) => String::new(),
            None => number(&indicator.actual),
        },
    };
    [
        dimension.name.clone(),
        form::layout().category_name(&category.name).to_owned(),
        indicator.name.clone(),
        t(measure_key(indicator.measure)).to_owned(),
        target,
        indicator.unit.clone(),
        actual,
        value(&cells::full_score(source, indicator)),
        value(&cells::score(source, indicator)).trim_end_matches('*').to_owned(),
        form::reason(indicator).to_owned(),
    ]
}

/// A number as official systems take it: 10000, without separators and
/// without its unit. What is no single number stays as typed.
fn number(entry: &Entry<Quantity>) -> String {
    match entry {
        Entry::Value(quantity) => match quantity.reading() {
            Ok(Reading::Exact(number)) => number.normalize().to_string(),
            _ => super::figure::quantity(quantity, "").into_owned(),
        },
        Entry::Invalid(text) => text.clone(),
        Entry::Blank | Entry::NotStated => String::new(),
    }
}

/// The sign of a measure in the column 指标性质.
fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::AtLeast => "report.measure.at_least",
        Measure::MoreThan => "report.measure.more_than",
        Measure::Equal | Measure::ExecutionRate => "report.measure.equal",
        Measure::LessThan => "report.measure.less_than",
        Measure::AtMost => "report.measure.at_most",
        Measure::Between => "report.measure.between",
        Measure::Qualitative | Measure::YesNo => "report.measure.qualitative",
        Measure::Composite => "report.measure.composite",
    }
}
