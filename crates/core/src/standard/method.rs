//! Scoring methods that rows may choose besides the plain rule of their sign.
//!
//! A method is data: a threshold, a table, a deduction. Which ones there are is
//! the standard's to say; a row names one by its id.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::Rule;
use crate::decimal::{Points, Ratio};

/// A scoring method (评分方法).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Stable id, e.g. `pass-60`.
    pub id: String,
    /// Name as printed: 完成率低于60%不得分.
    pub name: String,
    /// What it does.
    pub form: MethodForm,
}

/// What a method does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MethodForm {
    /// Below a completion rate nothing is earned (R26, R26b).
    PassThreshold {
        /// The rate from which on points are earned, included.
        from: Ratio,
        /// Whether the rates above it are stretched over all points (R26b).
        stretched: bool,
    },
    /// The first band that holds the value decides (R7, R21).
    Table {
        /// What the bands are compared with.
        over: TableValue,
        /// The bands, rising, without a gap.
        bands: Vec<TableBand>,
    },
    /// Points are taken off for what is missing (R20, R22).
    Shortfall(Deduction),
    /// Points are taken off for what is too much (R23).
    Excess(Deduction),
    /// A part of the points is taken off for every so many days or months late (R25).
    Late {
        /// The unit that lateness is counted in.
        unit: LateUnit,
        /// How many units make a step.
        every: u32,
        /// The share of the full score that a step costs.
        share: Ratio,
        /// What a part of a step costs.
        part: StepPart,
    },
    /// More than the target earns more than the full score (R24).
    Bonus {
        /// The most that is earned, as a share of the full score: 1.2.
        cap: Ratio,
    },
}

/// What the bands of a table are compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableValue {
    /// The actual value itself (R21).
    Actual,
    /// The completion rate: 0.95 is 95 % (R14d).
    Rate,
    /// How far the actual value lies from the target, as a share of it (R7).
    Deviation,
}

/// A band of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableBand {
    /// Lower end; `None`: without end.
    pub from: Option<Decimal>,
    /// Whether the lower end is included.
    pub from_included: bool,
    /// Upper end; `None`: without end.
    pub to: Option<Decimal>,
    /// Whether the upper end is included.
    pub to_included: bool,
    /// What it earns.
    pub award: Award,
}

/// What a band earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Award {
    /// So many points, at most the full score.
    Points(Points),
    /// A share of the full score: 0.9.
    Share(Ratio),
}

/// Points that are taken off step by step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deduction {
    /// The value from which on points are taken off; `None`: the target of the row.
    pub line: Option<Decimal>,
    /// How wide a step is: 5 for "every 5 points".
    pub every: Decimal,
    /// What a step costs.
    pub points: Points,
    /// What a part of a step costs.
    pub part: StepPart,
}

/// What a part of a step costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepPart {
    /// Nothing (不足一档不扣).
    Floor,
    /// As much as a whole step (不足一档按一档扣).
    Ceil,
    /// Its share of a step (按比例扣).
    Linear,
}

/// The unit that lateness is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LateUnit {
    /// Days.
    Day,
    /// Months: a month later is the same day of the next month.
    Month,
}

/// What is wrong with a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MethodIssue {
    /// It has no id or no name.
    Unnamed,
    /// Another method has this id.
    IdTwice,
    /// A table without bands.
    TableEmpty,
    /// A band ends before it begins; its number, from 1.
    BandReversed(usize),
    /// Values between a band and the next are in neither; the number of the first.
    BandGap(usize),
    /// Values are in a band and in the next; the number of the first.
    BandOverlap(usize),
    /// The last band has an end, so that larger values are in none.
    TableEnds,
    /// A number that has to be above 0 is not, or a share lies outside its bounds.
    NumberOutOfRange,
}

impl MethodForm {
    /// What a part of a step costs; `None`: it has no steps.
    pub fn step_part(&self) -> Option<StepPart> {
        self.part().copied()
    }

    /// Where it says what a part of a step costs.
    pub(super) fn part(&self) -> Option<&StepPart> {
        match self {
            Self::Shortfall(Deduction { part, .. })
            | Self::Excess(Deduction { part, .. })
            | Self::Late { part, .. } => Some(part),
            Self::PassThreshold { .. } | Self::Table { .. } | Self::Bonus { .. } => None,
        }
    }

    /// As [`part`](Self::part), to be changed.
    pub(super) fn part_mut(&mut self) -> Option<&mut StepPart> {
        match self {
            Self::Shortfall(Deduction { part, .. })
            | Self::Excess(Deduction { part, .. })
            | Self::Late { part, .. } => Some(part),
            Self::PassThreshold { .. } | Self::Table { .. } | Self::Bonus { .. } => None,
        }
    }

    /// The bands of its table; `None`: it has none.
    pub fn bands(&self) -> Option<&Vec<TableBand>> {
        if let Self::Table { bands, .. } = self { Some(bands) } else { None }
    }

    /// As [`bands`](Self::bands), to be changed.
    pub(super) fn bands_mut(&mut self) -> Option<&mut Vec<TableBand>> {
        if let Self::Table { bands, .. } = self { Some(bands) } else { None }
    }
}

impl Method {
    /// The rule that its form stands for.
    pub fn rule(&self) -> Rule {
        match &self.form {
            MethodForm::PassThreshold { stretched: false, .. } => Rule::PassThreshold,
            MethodForm::PassThreshold { stretched: true, .. } => Rule::PassStretched,
            MethodForm::Table { over: TableValue::Deviation, .. } => Rule::DeviationTable,
            MethodForm::Table { .. } => Rule::ValueTable,
            MethodForm::Shortfall(deduction) if deduction.line.is_some() => Rule::Steps,
            MethodForm::Shortfall(_) => Rule::ShortfallDeduction,
            MethodForm::Excess(_) => Rule::ExcessDeduction,
            MethodForm::Late { .. } => Rule::Late,
            MethodForm::Bonus { .. } => Rule::Bonus,
        }
    }

    /// Everything that is wrong with it.
    pub fn check(&self) -> Vec<MethodIssue> {
        let mut issues = Vec::new();
        if self.id.trim().is_empty() || self.name.trim().is_empty() {
            issues.push(MethodIssue::Unnamed);
        }
        let positive = |number: Decimal| number > Decimal::ZERO;
        let sound = match &self.form {
            MethodForm::PassThreshold { from, stretched } => {
                from.0 >= Decimal::ZERO && (from.0 < Decimal::ONE || !stretched && from.0 == Decimal::ONE)
            }
            MethodForm::Table { over: _, bands } => {
                check_table(bands, &mut issues);
                true
            }
            MethodForm::Shortfall(deduction) | MethodForm::Excess(deduction) => {
                positive(deduction.every) && positive(deduction.points.0)
            }
            MethodForm::Late { every, share, .. } => *every > 0 && positive(share.0) && share.0 <= Decimal::ONE,
            MethodForm::Bonus { cap } => cap.0 >= Decimal::ONE && cap.0 <= Decimal::TWO,
        };
        if !sound {
            issues.push(MethodIssue::NumberOutOfRange);
        }
        issues
    }

    /// Every text in it.
    pub(super) fn texts(&self) -> [&String; 2] {
        [&self.id, &self.name]
    }

    /// Every number in it.
    pub(super) fn numbers(&self) -> Vec<Decimal> {
        match &self.form {
            MethodForm::PassThreshold { from, .. } => vec![from.0],
            MethodForm::Table { bands, .. } => bands.iter().flat_map(TableBand::numbers).collect(),
            MethodForm::Shortfall(deduction) | MethodForm::Excess(deduction) => {
                deduction.line.into_iter().chain([deduction.every, deduction.points.0]).collect()
            }
            MethodForm::Late { every, share, .. } => vec![Decimal::from(*every), share.0],
            MethodForm::Bonus { cap } => vec![cap.0],
        }
    }

    /// How many bands it has.
    pub(super) fn size(&self) -> usize {
        self.form.bands().map_or(0, Vec::len)
    }
}

impl TableBand {
    /// Every number in it.
    pub(super) fn numbers(&self) -> impl Iterator<Item = Decimal> {
        let award = match self.award {
            Award::Points(points) => points.0,
            Award::Share(share) => share.0,
        };
        self.from.into_iter().chain(self.to).chain([award])
    }

    /// Whether a value lies in it.
    pub fn holds(&self, compare: impl Fn(Decimal) -> Ordering) -> bool {
        let above = self.from.is_none_or(|from| match compare(from) {
            Ordering::Greater => true,
            Ordering::Equal => self.from_included,
            Ordering::Less => false,
        });
        let below = self.to.is_none_or(|to| match compare(to) {
            Ordering::Less => true,
            Ordering::Equal => self.to_included,
            Ordering::Greater => false,
        });
        above && below
    }
}

/// Everything that is wrong with a table: gaps, overlaps, awards out of bounds.
pub(super) fn check_table(bands: &[TableBand], issues: &mut Vec<MethodIssue>) {
    check_bands(bands, issues);
    let sound = bands.iter().all(|band| match band.award {
        Award::Points(points) => points.0 >= Decimal::ZERO,
        Award::Share(share) => (Decimal::ZERO..=Decimal::ONE).contains(&share.0),
    });
    if !sound {
        issues.push(MethodIssue::NumberOutOfRange);
    }
}

/// Looks for gaps and overlaps. The first band may have a lower end: what is
/// counted does not go below it, and a value that does has no band.
fn check_bands(bands: &[TableBand], issues: &mut Vec<MethodIssue>) {
    for (place, band) in bands.iter().enumerate() {
        if let (Some(from), Some(to)) = (band.from, band.to) {
            let point = from == to && band.from_included && band.to_included;
            if from > to || from == to && !point {
                issues.push(MethodIssue::BandReversed(place + 1));
            }
        }
    }
    for (place, pair) in bands.windows(2).enumerate() {
        let number = place + 1;
        match (pair[0].to, pair[1].from) {
            (Some(to), Some(from)) => match to.cmp(&from) {
                Ordering::Less => issues.push(MethodIssue::BandGap(number)),
                Ordering::Greater => issues.push(MethodIssue::BandOverlap(number)),
                Ordering::Equal => match (pair[0].to_included, pair[1].from_included) {
                    (false, false) => issues.push(MethodIssue::BandGap(number)),
                    (true, true) => issues.push(MethodIssue::BandOverlap(number)),
                    _ => {}
                },
            },
            _ => issues.push(MethodIssue::BandOverlap(number)),
        }
    }
    match bands.last() {
        None => issues.push(MethodIssue::TableEmpty),
        Some(last) if last.to.is_some() => issues.push(MethodIssue::TableEnds),
        Some(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::{Award, MethodIssue, TableBand, check_bands};
    use crate::decimal::Points;

    /// A band from its text: `(0,10]`, `[30,∞)`.
    fn band(text: &str) -> TableBand {
        let inner = text.trim_matches(['(', '[', ')', ']']);
        let (from, to) = inner.split_once(',').expect("two ends");
        let end = |text: &str| text.parse::<Decimal>().ok();
        TableBand {
            from: end(from),
            from_included: text.starts_with('['),
            to: end(to),
            to_included: text.ends_with(']'),
            award: Award::Points(Points::ZERO),
        }
    }

    #[track_caller]
    fn check(bands: &[&str], expect: &[MethodIssue]) {
        let bands: Vec<TableBand> = bands.iter().map(|text| band(text)).collect();
        let mut issues = Vec::new();
        check_bands(&bands, &mut issues);
        assert_eq!(issues, expect);
    }

    #[test]
    fn a_table_covers_the_line_without_gap_or_overlap() {
        check(&["[0,0]", "(0,10]", "(10,20]", "(20,30]", "(30,∞)"], &[]);
        check(&["(-∞,60)", "[60,80)", "[80,∞)"], &[]);
        check(&[], &[MethodIssue::TableEmpty]);
        check(&["[0,10)", "(10,∞)"], &[MethodIssue::BandGap(1)]);
        check(&["[0,10)", "[12,∞)"], &[MethodIssue::BandGap(1)]);
        check(&["[0,10]", "[10,∞)"], &[MethodIssue::BandOverlap(1)]);
        check(&["[0,12]", "(10,∞)"], &[MethodIssue::BandOverlap(1)]);
        check(&["[0,∞)", "(10,∞)"], &[MethodIssue::BandOverlap(1)]);
        check(&["[0,10)", "[10,20]"], &[MethodIssue::TableEnds]);
        check(&["[10,0)", "[0,∞)"], &[MethodIssue::BandReversed(1)]);
        check(&["[0,0)", "[0,∞)"], &[MethodIssue::BandReversed(1)]);
    }
}
