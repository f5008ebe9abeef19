//! What can be chosen in a cell, and what a choice means.

use jiheng_core::decimal::Quantity;
use jiheng_core::edit::{Command, IndicatorField, Node, PartField, Place};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Evaluation, Indicator, Measure, NodeId, Part};
use jiheng_core::ports::IdSource;
use jiheng_core::standard::Standard;

use super::lines::{Line, LineKind};
use crate::browser::ids::RandomIds;

/// All measures in the order of the list: the six of the official form first.
const MEASURES: [Measure; 10] = [
    Measure::AtLeast,
    Measure::MoreThan,
    Measure::Equal,
    Measure::LessThan,
    Measure::AtMost,
    Measure::Qualitative,
    Measure::Between,
    Measure::YesNo,
    Measure::Composite,
    Measure::ExecutionRate,
];

/// The catalogue key of a measure, in a cell.
pub(crate) fn measure_key(measure: Measure) -> &'static str {
    match measure {
        Measure::AtLeast => "measure.at_least",
        Measure::MoreThan => "measure.more_than",
        Measure::Equal => "measure.equal",
        Measure::LessThan => "measure.less_than",
        Measure::AtMost => "measure.at_most",
        Measure::Between => "measure.between",
        Measure::Qualitative => "measure.qualitative",
        Measure::YesNo => "measure.yes_no",
        Measure::ExecutionRate => "measure.execution_rate",
        Measure::Composite => "measure.composite",
    }
}

/// The measures that a line can have. A part is a number, or a point of a list that is met or not.
pub(crate) fn measures(line: Line) -> Vec<Measure> {
    let part = matches!(line.kind, LineKind::Part(_));
    let numeric =
        |measure: &Measure| !matches!(measure, Measure::Qualitative | Measure::Composite | Measure::ExecutionRate);
    MEASURES.into_iter().filter(|measure| !part || numeric(measure)).collect()
}

/// One step that gives a line another measure. A row that becomes composite
/// gets two parts, the first of them with what the row held.
pub(crate) fn set_measure(evaluation: &Evaluation, line: Line, measure: Measure) -> Option<Command> {
    if let LineKind::Part(indicator) = line.kind {
        return Some(Command::SetPart { indicator, part: line.id, field: PartField::Measure(measure) });
    }
    let row = evaluation.tree.indicator(line.id)?;
    let set = Command::SetIndicator(row.id, IndicatorField::Measure(measure));
    if measure != Measure::Composite || !row.parts.is_empty() {
        return Some(set);
    }
    let place = Place::Parts(row.id);
    let insert = |index, part| Command::Insert { place, index, node: Box::new(Node::Part(part)) };
    Some(Command::Batch(vec![set, insert(0, part_of(row)), insert(1, Part::new(RandomIds.next_id()))]))
}

/// How a point of a list is answered: yes is 0 and no is 1.
pub(crate) fn answer_of(part: &Part) -> Option<u8> {
    let words = part.actual.value()?.text().trim();
    yes_no().into_iter().find(|(_, answer)| answer == words).map(|(answer, _)| answer)
}

/// The command that answers a point of a list.
pub(crate) fn answer_part(indicator: NodeId, part: NodeId, answer: Option<u8>) -> Command {
    let words = yes_no().into_iter().find(|(known, _)| Some(*known) == answer).map(|(_, words)| words);
    let actual = words.map_or(Entry::Blank, |words| Entry::Value(Quantity::read(words)));
    Command::SetPart { indicator, part, field: PartField::Actual(actual) }
}

fn part_of(row: &Indicator) -> Part {
    let numeric = !matches!(row.measure, Measure::Qualitative | Measure::YesNo | Measure::ExecutionRate);
    let mut part = Part::new(RandomIds.next_id());
    part.name.clone_from(&row.name);
    if numeric {
        part.measure = row.measure;
        part.target.clone_from(&row.target);
        part.unit.clone_from(&row.unit);
        part.actual.clone_from(&row.actual);
    }
    part
}

/// The tiers of a standard with their words.
pub(crate) fn tiers(standard: &Standard) -> Vec<(u8, String)> {
    (0..).zip(standard.tiers.iter().map(|tier| tier.name.clone())).collect()
}

/// Yes and no, as tiers.
pub(crate) fn yes_no() -> Vec<(u8, String)> {
    vec![(0, t("grid.yes").to_owned()), (1, t("grid.no").to_owned())]
}

/// One step that chooses a tier. Points typed for another tier go with it.
pub(crate) fn set_tier(row: NodeId, tier: Option<u8>) -> Command {
    let set = |field| Command::SetIndicator(row, field);
    Command::Batch(vec![set(IndicatorField::Tier(tier)), set(IndicatorField::Points(Entry::Blank))])
}
