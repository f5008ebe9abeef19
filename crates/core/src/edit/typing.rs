//! What a text typed into a cell of the indicator table means.
//!
//! People write a target as one text, "≥80%"; the model holds how it is
//! measured, the number and the unit apart. Nothing typed is refused: what is
//! not understood stays in the cell as it was typed.

use crate::decimal::{Decimal, Points, Quantity, Ratio, Reading};
use crate::model::{Entry, Indicator, Measure, NodeId, Part};

use super::{Command, IndicatorField, PartField};

/// A target as typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedTarget {
    /// How it is measured, where the text says so.
    pub measure: Option<Measure>,
    /// The number, or the whole text where it holds none.
    pub value: String,
    /// The unit, where the text holds one.
    pub unit: Option<String>,
}

/// Signs and words that stand before a number, longest first.
const BEFORE: [(&str, Measure); 24] = [
    (">=", Measure::AtLeast),
    ("=>", Measure::AtLeast),
    ("＞＝", Measure::AtLeast),
    ("≥", Measure::AtLeast),
    ("≧", Measure::AtLeast),
    ("⩾", Measure::AtLeast),
    ("不少于", Measure::AtLeast),
    ("不低于", Measure::AtLeast),
    ("至少", Measure::AtLeast),
    ("\u{3c}=", Measure::AtMost),
    ("＜＝", Measure::AtMost),
    ("≤", Measure::AtMost),
    ("≦", Measure::AtMost),
    ("⩽", Measure::AtMost),
    ("不超过", Measure::AtMost),
    ("不高于", Measure::AtMost),
    (">", Measure::MoreThan),
    ("＞", Measure::MoreThan),
    ("超过", Measure::MoreThan),
    ("\u{3c}", Measure::LessThan),
    ("＜", Measure::LessThan),
    ("不满", Measure::LessThan),
    ("=", Measure::Equal),
    ("＝", Measure::Equal),
];

/// Words that stand behind a unit, longest first.
const BEHIND: [(&str, Measure); 6] = [
    ("及以上", Measure::AtLeast),
    ("以上", Measure::AtLeast),
    ("及以下", Measure::AtMost),
    ("以下", Measure::AtMost),
    ("及以内", Measure::AtMost),
    ("以内", Measure::AtMost),
];

/// Units of money that begin like a number word.
const MONEY_UNITS: [&str; 4] = ["万元", "亿元", "千元", "百万元"];

/// How a measure is written in a cell of its own: the signs of the official
/// form, its operator codes, and the words for what it has no sign for.
const SPELLINGS: [(&str, Measure); 22] = [
    ("1", Measure::AtLeast),
    ("≥", Measure::AtLeast),
    ("2", Measure::MoreThan),
    ("＞", Measure::MoreThan),
    ("3", Measure::Equal),
    ("＝", Measure::Equal),
    ("4", Measure::LessThan),
    ("＜", Measure::LessThan),
    ("5", Measure::AtMost),
    ("≤", Measure::AtMost),
    ("6", Measure::Qualitative),
    ("定性", Measure::Qualitative),
    ("定性三档", Measure::Qualitative),
    ("区间", Measure::Between),
    ("定量区间", Measure::Between),
    ("是/否", Measure::YesNo),
    ("是否", Measure::YesNo),
    ("直接赋分", Measure::YesNo),
    ("执行率", Measure::ExecutionRate),
    ("预算执行率", Measure::ExecutionRate),
    ("复合", Measure::Composite),
    ("定量", Measure::AtLeast),
];

/// Reads how a row is measured from a text of its own.
pub fn read_measure(text: &str) -> Option<Measure> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let spelled = SPELLINGS.iter().find(|(known, _)| *known == text);
    let signed = || BEFORE.iter().find(|(known, _)| *known == text);
    spelled.or_else(signed).map(|(_, measure)| *measure)
}

/// Takes a typed target apart. Never fails: a text that does not begin with a
/// number is the value as a whole.
pub fn read_target(text: &str) -> TypedTarget {
    let text = text.trim();
    let before = BEFORE.iter().find_map(|(sign, measure)| Some((text.strip_prefix(sign)?.trim_start(), *measure)));
    let (rest, mut measure) = before.map_or((text, None), |(rest, measure)| (rest, Some(measure)));
    let whole = |measure| TypedTarget { measure, value: rest.to_owned(), unit: None };
    let end = rest.find(|c| !is_of_number(c)).unwrap_or(rest.len());
    let number = rest[..end].trim_end();
    if !number.contains(is_digit) {
        return whole(measure);
    }
    let mut tail = rest[end..].trim();
    if let Some((shorter, found)) = BEHIND.iter().find_map(|(word, found)| Some((tail.strip_suffix(word)?, *found))) {
        measure = measure.or(Some(found));
        tail = shorter.trim_end();
    }
    let mut value = number.to_owned();
    if !MONEY_UNITS.contains(&tail) {
        for word in ["万", "亿"] {
            if let Some(shorter) = tail.strip_prefix(word) {
                value.push_str(word);
                tail = shorter;
            }
        }
    }
    // "1次-2次", "10余次", "约10个": left to those who read numbers.
    if tail.contains(is_digit) || tail.starts_with(['余', '多']) || tail.ends_with("左右") {
        return whole(measure);
    }
    if measure.is_none() && matches!(Quantity::read(value.as_str()).reading(), Ok(Reading::Range { .. })) {
        measure = Some(Measure::Between);
    }
    let unit = (!tail.is_empty()).then(|| if tail == "％" { "%".to_owned() } else { tail.to_owned() });
    TypedTarget { measure, value, unit }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Digits, separators, signs and the marks of a range.
fn is_of_number(c: char) -> bool {
    is_digit(c) || " .．,，+-－–—~～至到".contains(c)
}

/// A quantity as typed; nothing is blank.
pub fn read_quantity(text: &str) -> Entry<Quantity> {
    if text.trim().is_empty() { Entry::Blank } else { Entry::Value(Quantity::read(text)) }
}

/// Points as typed: "5", "5分", "５．５"; nothing is blank, what is not one
/// number is kept as typed.
pub fn read_points(text: &str) -> Entry<Points> {
    read_number(text, Points)
}

/// A share or a coefficient as typed: "0.5", "50%" and "50" are the same.
pub fn read_ratio(text: &str) -> Entry<Ratio> {
    read_number(text, |number| {
        let percent = text.contains(['%', '％']) || number > Decimal::ONE;
        let hundredth = Decimal::new(1, 2);
        Ratio(if percent { number.checked_mul(hundredth).unwrap_or(number).normalize() } else { number })
    })
}

fn read_number<T>(text: &str, of: impl Fn(Decimal) -> T) -> Entry<T> {
    if text.trim().is_empty() {
        return Entry::Blank;
    }
    match Quantity::read(text.trim()).reading() {
        Ok(Reading::Exact(number)) => Entry::Value(of(number)),
        _ => Entry::Invalid(text.to_owned()),
    }
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
            typed.measure.unwrap_or(self.measure),
            read_quantity(&typed.value),
            typed.unit.unwrap_or_else(|| self.unit.clone()),
        )
    }

    /// The command that declares the target unstated.
    pub fn unstated(&self) -> Command {
        self.set(self.measure, Entry::NotStated, self.unit.clone())
    }

    /// Words are the target of a judged row; only a sign makes a number of them.
    fn read(&self, text: &str) -> TypedTarget {
        let typed = read_target(text);
        let judged = matches!(self.measure, Measure::Qualitative | Measure::YesNo);
        let numeric = typed.measure.is_some_and(|measure| measure != Measure::Between);
        if judged && !numeric {
            return TypedTarget { measure: None, value: text.to_owned(), unit: None };
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
