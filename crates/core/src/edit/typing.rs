//! What a text typed into a cell of the indicator table means.
//!
//! People write a target as one text, "≥80%"; the model holds how it is
//! measured, the number and the unit apart. Nothing typed is refused: what is
//! not understood stays in the cell as it was typed.

use crate::decimal::{Points, Quantity, Ratio, Sign, TargetReading};
use crate::model::{Entry, Indicator, Measure, NodeId, Part};

use super::{Command, IndicatorField, PartField};

/// A target as typed, taken apart: "≥80%" is how it is measured, 80 and %.
/// What holds no number is the value as a whole.
pub(super) fn read_target(text: &str) -> TargetReading {
    let text = text.trim();
    let whole = |_| TargetReading { sign: None, text: text.to_owned(), unit: None };
    Quantity::read(text).taken_apart().unwrap_or_else(whole)
}

/// The measure that a sign stands for.
pub(super) fn measure_of(sign: Sign) -> Measure {
    match sign {
        Sign::AtLeast => Measure::AtLeast,
        Sign::MoreThan => Measure::MoreThan,
        Sign::Equal => Measure::Equal,
        Sign::LessThan => Measure::LessThan,
        Sign::AtMost => Measure::AtMost,
        Sign::Between => Measure::Between,
    }
}

/// A quantity as typed; nothing is blank.
pub fn read_quantity(text: &str) -> Entry<Quantity> {
    if text.trim().is_empty() { Entry::Blank } else { Entry::Value(Quantity::read(text)) }
}

/// Points as typed: "5", "5分", "５．５"; nothing is blank, what is not one
/// number of points is kept as typed.
pub fn read_points(text: &str) -> Entry<Points> {
    read_one(text, Points::read)
}

/// A share or a coefficient as typed: "0.5", "50%" and "50" are the same.
pub fn read_ratio(text: &str) -> Entry<Ratio> {
    read_one(text, Ratio::read)
}

/// How much one counts among others, as typed: "2" is twice as much as "1", and
/// "40%" is 0.4. Only a percent sign makes a number a share.
pub fn read_weight(text: &str) -> Entry<Ratio> {
    if text.trim_end().ends_with(['%', '％']) {
        return read_ratio(text);
    }
    read_one(text, |text| Points::read(text).map(|points| Ratio(points.0)))
}

fn read_one<T, E>(text: &str, read: fn(&str) -> Result<T, E>) -> Entry<T> {
    if text.trim().is_empty() {
        return Entry::Blank;
    }
    read(text).map_or_else(|_| Entry::Invalid(text.to_owned()), Entry::Value)
}

/// The target cell of a row or of a part, as it stood when it was opened.
///
/// Every state of a burst of typing sets the same fields, so that the first
/// inverse takes the whole burst back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetCell {
    /// The indicator.
    pub indicator: NodeId,
    /// The part, for a part of a composite indicator.
    pub part: Option<NodeId>,
    /// How the row was measured.
    pub measure: Measure,
    /// Its unit.
    pub unit: String,
    /// Whether the adjusted target is in force and thus the one that is typed.
    pub adjusted: bool,
}

impl TargetCell {
    /// The target cell of an indicator.
    pub fn of_indicator(row: &Indicator) -> Self {
        Self {
            indicator: row.id,
            part: None,
            measure: row.measure,
            unit: row.unit.clone(),
            adjusted: !row.target.adjusted.is_blank(),
        }
    }

    /// The target cell of a part.
    pub fn of_part(indicator: NodeId, part: &Part) -> Self {
        Self {
            indicator,
            part: Some(part.id),
            measure: part.measure,
            unit: part.unit.clone(),
            adjusted: !part.target.adjusted.is_blank(),
        }
    }

    /// The command for a text in this cell.
    pub fn command(&self, text: &str) -> Command {
        let typed = self.read(text);
        self.set(
            typed.sign.map_or(self.measure, measure_of),
            read_quantity(&typed.text),
            typed.unit.unwrap_or_else(|| self.unit.clone()),
        )
    }

    /// The command that declares the target unstated.
    pub fn unstated(&self) -> Command {
        self.set(self.measure, Entry::NotStated, self.unit.clone())
    }

    /// Words are the target of a judged row; only a sign makes a number of them.
    fn read(&self, text: &str) -> TargetReading {
        let typed = read_target(text);
        let judged = matches!(self.measure, Measure::Qualitative | Measure::YesNo);
        if judged && matches!(typed.sign, None | Some(Sign::Between)) {
            return TargetReading { sign: None, text: text.to_owned(), unit: None };
        }
        typed
    }

    fn set(&self, measure: Measure, target: Entry<Quantity>, unit: String) -> Command {
        if let Some(part) = self.part {
            let indicator = self.indicator;
            let set = |field| Command::SetPart { indicator, part, field };
            let target =
                if self.adjusted { PartField::AdjustedTarget(target) } else { PartField::InitialTarget(target) };
            return Command::Batch(vec![set(PartField::Measure(measure)), set(target), set(PartField::Unit(unit))]);
        }
        let set = |field| Command::SetIndicator(self.indicator, field);
        let target =
            if self.adjusted { IndicatorField::AdjustedTarget(target) } else { IndicatorField::InitialTarget(target) };
        Command::Batch(vec![set(IndicatorField::Measure(measure)), set(target), set(IndicatorField::Unit(unit))])
    }
}
