//! What can be done with a cell: how it is edited, and what a text in it means.

use std::rc::Rc;

use jiheng_core::edit::{
    CategoryField, Command, DimensionField, IndicatorField, PartField, TargetCell, read_points, read_quantity,
};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Evaluation, Indicator, Measure, NodeId};

use super::column::Column;
use super::lines::{Line, LineKind};

/// How a cell is edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Editor {
    /// Not here: it is computed, or typed elsewhere.
    Rest,
    /// A text of one line.
    Line,
    /// A number of one line.
    Number,
    /// A text of several lines.
    Area,
    /// How the row is measured.
    Measure,
    /// The tier of a qualitative row.
    Tier,
    /// Done or not done.
    YesNo,
}

impl Editor {
    /// The editor of a cell.
    pub(crate) fn of(kind: LineKind, measure: Measure, column: Column) -> Self {
        match (kind, column) {
            (_, Column::Name) => Self::Line,
            (LineKind::Dimension | LineKind::Category, _)
            | (LineKind::Part(_), Column::FullScore | Column::Reason | Column::Score) => Self::Rest,
            (_, Column::Measure) => Self::Measure,
            (_, Column::Target | Column::Unit) if measure == Measure::ExecutionRate => Self::Rest,
            (_, Column::Target) if measure == Measure::Composite => Self::Rest,
            (_, Column::Target | Column::Unit) => Self::Line,
            (_, Column::Actual) => match measure {
                Measure::Qualitative => Self::Tier,
                Measure::YesNo => Self::YesNo,
                Measure::ExecutionRate | Measure::Composite => Self::Rest,
                _ => Self::Number,
            },
            (_, Column::FullScore) => Self::Number,
            (_, Column::Score) if measure == Measure::Qualitative => Self::Number,
            (_, Column::Reason) => Self::Area,
            (_, Column::Rate | Column::Score | Column::State | Column::Evidence) => Self::Rest,
        }
    }
}

/// What a text means in a cell, as the cell stood when it was opened.
pub(crate) type Meaning = Rc<dyn Fn(&str) -> Command>;

/// Opens a cell; `None`: there is nothing to type into.
pub(crate) fn open(evaluation: &Evaluation, line: Line, column: Column) -> Option<Meaning> {
    let id = line.id;
    match line.kind {
        LineKind::Dimension => (column == Column::Name)
            .then(|| meaning(move |text| Command::SetDimension(id, DimensionField::Name(text.to_owned())))),
        LineKind::Category => (column == Column::Name)
            .then(|| meaning(move |text| Command::SetCategory(id, CategoryField::Name(text.to_owned())))),
        LineKind::Indicator => open_indicator(evaluation.tree.indicator(id)?, column),
        LineKind::Part(indicator) => open_part(evaluation.tree.indicator(indicator)?, id, column),
    }
}

fn meaning(read: impl Fn(&str) -> Command + 'static) -> Meaning {
    Rc::new(read)
}

fn open_indicator(row: &Indicator, column: Column) -> Option<Meaning> {
    let id = row.id;
    let set = move |field| Command::SetIndicator(id, field);
    match column {
        Column::Name => Some(meaning(move |text| set(IndicatorField::Name(text.to_owned())))),
        Column::Target => Some(target_meaning(TargetCell::of_indicator(row))),
        Column::Unit => Some(meaning(move |text| set(IndicatorField::Unit(text.trim().to_owned())))),
        Column::Actual => Some(meaning(move |text| set(IndicatorField::Actual(stated(text, read_quantity))))),
        Column::FullScore => Some(meaning(move |text| set(IndicatorField::FullScore(stated(text, read_points))))),
        Column::Score => Some(meaning(move |text| set(IndicatorField::Points(stated(text, read_points))))),
        Column::Reason => Some(meaning(move |text| set(IndicatorField::DeviationReason(text.to_owned())))),
        Column::Measure | Column::Rate | Column::State | Column::Evidence => None,
    }
}

fn open_part(row: &Indicator, part: NodeId, column: Column) -> Option<Meaning> {
    let indicator = row.id;
    let set = move |field| Command::SetPart { indicator, part, field };
    match column {
        Column::Name => Some(meaning(move |text| set(PartField::Name(text.to_owned())))),
        Column::Target => {
            let part = row.parts.iter().find(|known| known.id == part)?;
            Some(target_meaning(TargetCell::of_part(indicator, part)))
        }
        Column::Unit => Some(meaning(move |text| set(PartField::Unit(text.trim().to_owned())))),
        Column::Actual => Some(meaning(move |text| set(PartField::Actual(stated(text, read_quantity))))),
        _ => None,
    }
}

fn target_meaning(cell: TargetCell) -> Meaning {
    meaning(move |text| if says_unstated(text) { cell.unstated() } else { cell.command(text) })
}

/// Reads a text, where it does not say that the source says nothing.
pub(crate) fn stated<T>(text: &str, read: impl Fn(&str) -> Entry<T>) -> Entry<T> {
    if says_unstated(text) { Entry::NotStated } else { read(text) }
}

fn says_unstated(text: &str) -> bool {
    text.trim() == t("entry.not_stated")
}
