//! Rows and parts that compare a number with a target.

use super::Unscored;
use super::row::is_blank;
use super::rules::{Case, Comparison, Verdict, bound, missing};
use super::trace::{Input, InputUnit, Recorder, Source, Step};
use crate::decimal::{Decimal, Digits, Quantity, Reading};
use crate::model::{Entry, Indicator, Measure, Polarity, Target};
use crate::standard::{OverRun, Rule};

/// What a row or a part says that compares a number with a target.
pub(super) struct Numeric<'a> {
    pub(super) measure: Measure,
    pub(super) polarity: Polarity,
    pub(super) target: &'a Target,
    pub(super) unit: &'a str,
    pub(super) actual: &'a Entry<Quantity>,
}

impl<'a> Numeric<'a> {
    /// What a row says.
    #[inline(always)]
    pub(super) fn of(row: &'a Indicator) -> Self {
        Self { measure: row.measure, polarity: row.polarity, target: &row.target, unit: &row.unit, actual: &row.actual }
    }

    /// The unit that target and actual value are compared in: that of the row,
    /// or where the row has none the one that the target states.
    pub(super) fn reckoned_in(&self) -> &str {
        match self.target.in_force().value().and_then(Quantity::unit) {
            Some(stated) if is_blank(self.unit) => stated,
            _ => self.unit,
        }
    }
}

/// Judges what is written in any way.
pub(super) fn judge(
    numeric: &Numeric<'_>,
    over_run: OverRun,
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    let comparison = Comparison::of(numeric.measure).ok_or(Unscored::PartUnscored)?;
    let unit = numeric.reckoned_in();
    take(numeric, recorder);
    let (low, high) = missing::limits(numeric.target, unit, comparison)?;
    let known = missing::actual(numeric.actual, unit)?;
    let case = Case { comparison, polarity: numeric.polarity, low, high, over_run };
    Ok(bound::judge(&case, known, recorder))
}

/// Judges a value that was worked out from other numbers.
pub(super) fn judge_value(
    numeric: &Numeric<'_>,
    value: Decimal,
    over_run: OverRun,
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    let comparison = Comparison::of(numeric.measure).ok_or(Unscored::PartUnscored)?;
    let (low, high) = missing::limits(numeric.target, numeric.reckoned_in(), comparison)?;
    let case = Case { comparison, polarity: numeric.polarity, low, high, over_run };
    Ok(bound::judge(&case, Reading::Exact(value), recorder))
}

/// What most rows are: plain numbers on either side, which need no more than
/// whole numbers of 64 bits. The question and the actual value.
#[inline(always)]
pub(super) fn plain(numeric: &Numeric<'_>, over_run: OverRun) -> Option<(Case<Digits>, Digits)> {
    let comparison = Comparison::of(numeric.measure)?;
    let (Entry::Value(target), Entry::Value(actual)) = (numeric.target.in_force(), numeric.actual) else {
        return None;
    };
    let actual = actual.plain_number()?;
    let (low, high) = match target.plain_number() {
        Some(target) => (target, target),
        None if comparison == Comparison::Between => target.plain_range()?,
        None => return None,
    };
    let scale = actual.scale.max(low.scale);
    let case =
        Case { comparison, polarity: numeric.polarity, low: low.aligned(scale)?, high: high.aligned(scale)?, over_run };
    Some((case, actual.aligned(scale)?))
}

/// Takes down what is put in.
#[inline(always)]
pub(super) fn take(numeric: &Numeric<'_>, recorder: &mut impl Recorder) {
    recorder.step(|| {
        let adjusted = !numeric.target.adjusted.is_blank();
        let target = Source::Target { measure: numeric.measure, adjusted };
        let inputs = [
            input(Source::Actual, numeric.actual, numeric.unit),
            input(target, numeric.target.in_force(), numeric.unit),
        ];
        Step::Take(inputs.into_iter().flatten().collect())
    });
}

/// Whether less is better for a measure.
#[inline(always)]
pub(super) fn is_lower_better(measure: Measure) -> bool {
    Comparison::of(measure).is_some_and(Comparison::is_lower_better)
}

/// The rule that scores a measure.
#[inline(always)]
pub(super) fn rule(measure: Measure, over_run: OverRun) -> Rule {
    match Comparison::of(measure) {
        Some(comparison) => comparison.rule(over_run),
        None => match measure {
            Measure::YesNo => Rule::YesNo,
            Measure::ExecutionRate => Rule::ExecutionRate,
            Measure::Composite => Rule::Composite,
            _ => Rule::Tiers,
        },
    }
}

/// A typed value as it is put in. A value that stands in words holds its unit
/// itself.
pub(super) fn input(source: Source, entry: &Entry<Quantity>, unit: &str) -> Option<Input> {
    let text = match entry {
        Entry::Value(quantity) => quantity.text().trim(),
        Entry::Invalid(text) => text.trim(),
        Entry::Blank | Entry::NotStated => return None,
    };
    let bare = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-' | '+' | ','));
    let unit = if bare && !unit.is_empty() { InputUnit::Row(unit.to_owned()) } else { InputUnit::None };
    Some(Input { source, text: text.to_owned(), unit })
}
