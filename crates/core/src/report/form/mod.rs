//! The self-evaluation form (项目支出绩效自评表), cell by cell.

mod facts;
mod indicators;
mod layout;

pub(super) use facts::words;
pub(super) use indicators::reason;
pub(super) use layout::{FormCell, FormContent, layout};

use super::document::{Block, Cell, Flow, Look, Origin, Report, Row, RowRole, Stage, Table, Words};
use super::options::Options;
use super::sentence::{compose, reference};
use super::source::Source;
use crate::engine::Assessment;
use crate::model::{Dimension, Evaluation, Measure};
use crate::standard::Standard;

/// The self-evaluation form on its own.
pub fn self_evaluation_form<'a>(
    evaluation: &'a Evaluation,
    standard: &'a Standard,
    assessment: &'a Assessment,
    options: Options,
) -> Report<'a> {
    let source = Source { evaluation, standard, assessment, options };
    Report {
        title: layout().title.clone(),
        stage: options.stage,
        seal: source.seal(),
        flows: vec![flow(&source, None)],
    }
}

/// The form on sheets of its own, with its label where it is an annex.
pub(super) fn flow<'a>(source: &Source<'a>, label: Option<&str>) -> Flow<'a> {
    let layout = layout();
    let mut blocks = Vec::with_capacity(5);
    blocks.extend(label.map(|label| Block::AnnexLabel(label.to_owned())));
    blocks.push(Block::Caption(layout.title.clone()));
    blocks.push(Block::Subcaption(compose("report.form.year", [("year", source.year())]).into()));
    let mut body: Vec<Row<'a>> = layout.facts.iter().map(|cells| facts::row(source, cells)).collect();
    indicators::rows(source, layout, &mut body);
    blocks.push(Block::Table(Table { look: Look::Form, columns: layout.columns.clone(), head: Vec::new(), body }));
    let notes = notes(source);
    if !notes.is_empty() {
        blocks.push(Block::Notes(notes));
    }
    Flow { orientation: layout.orientation, blocks }
}

/// What a reader of the form must know; the printed form has no other notes.
fn notes<'a>(source: &Source<'a>) -> Vec<Words<'a>> {
    let total = &source.assessment.total;
    let mut notes = Vec::new();
    if source.options.stage == Stage::Draft && !total.sums.provisional().0.is_zero() {
        notes.push(compose("report.form.provisional", []).into());
    }
    if !total.not_applicable.0.is_zero() {
        let full = reference(total.sums.weight.to_string(), Origin::Total);
        notes.push(compose("report.form.rescaled", [("full", full.into())]).into());
    }
    if !total.spread.0.is_zero() {
        let out = reference(total.spread.to_string(), Origin::Total);
        notes.push(compose("report.total.spread", [("out", out.into())]).into());
    }
    notes
}

/// Whether a dimension stands in the money part of the form: it holds the
/// execution rate and nothing else.
pub(super) fn is_execution(evaluation: &Evaluation, dimension: &Dimension) -> bool {
    let tree = &evaluation.tree;
    let mut rows = tree.categories(dimension).flat_map(|category| tree.indicators(category)).peekable();
    rows.peek().is_some() && rows.all(|row| row.measure == Measure::ExecutionRate)
}

fn plain(cells: Vec<Cell<'_>>) -> Row<'_> {
    Row { role: RowRole::Plain, cells }
}
