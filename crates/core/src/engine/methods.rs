//! Rows that name a method of the standard, and rows with a survey.

use rust_decimal::Decimal;

use super::numeric::{self, Numeric};
use super::rules::{
    Comparison, Verdict, aggregate, bonus, bound, deviation_table, excess_deduction, late, milestones, missing,
    pass_stretched, pass_threshold, satisfaction, shortfall_deduction, value_table,
};
use super::trace::{Recorder, Silent, Step};
use super::{Completion, Unscored};
use crate::decimal::{Date, Fraction, Points, Quantity, Reading};
use crate::model::{Entry, Indicator, Measure};
use crate::standard::{Method, MethodForm, Standard, TableValue};

/// A value with so many decimals or fewer is a number like a typed one.
const SHOWN: u32 = 6;

/// Judges a row by a method.
pub(super) fn judge(
    row: &Indicator,
    method: &Method,
    full_score: Points,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    match &method.form {
        MethodForm::PassThreshold { from, stretched } => {
            let verdict = plainly(row, standard, recorder)?;
            let hold = if *stretched { pass_stretched::judge } else { pass_threshold::judge };
            Ok(hold(verdict, *from, recorder))
        }
        MethodForm::Bonus { cap } => Ok(bonus::judge(plainly(row, standard, recorder)?, *cap, recorder)),
        MethodForm::Table { over: TableValue::Rate, bands } => {
            let verdict = plainly(row, standard, recorder)?;
            let rate = rate_of(&verdict);
            let share = value_table::judge(&rate, TableValue::Rate, bands, full_score, recorder)?;
            Ok(Verdict { completion: verdict.completion, bound: verdict.bound, ..value_table::verdict(share) })
        }
        MethodForm::Table { over, bands } => at_its_worst(row, recorder, |value, recorder| {
            let value = match over {
                TableValue::Deviation => {
                    let target = target(row)?;
                    deviation_table::distance(value, target, recorder).ok_or(Unscored::TargetMismatch)?
                }
                TableValue::Actual | TableValue::Rate => value.clone(),
            };
            value_table::judge(&value, *over, bands, full_score, recorder).map(value_table::verdict)
        }),
        MethodForm::Shortfall(deduction) | MethodForm::Excess(deduction) => {
            let line = deduction.line.map_or_else(|| target(row), Ok)?;
            let excess = matches!(method.form, MethodForm::Excess(_));
            at_its_worst(row, recorder, |value, recorder| {
                Ok(if excess {
                    excess_deduction::judge(value, line, deduction, full_score, recorder)
                } else {
                    shortfall_deduction::judge(value, line, deduction, full_score, recorder)
                })
            })
        }
        MethodForm::Late { unit, every, share, part } => {
            let due = day(row.target.in_force(), Unscored::TargetMissing, Unscored::TargetUnreadable)?;
            let done = day(&row.actual, Unscored::ActualMissing, Unscored::ActualUnreadable)?;
            Ok(late::judge(due, done, (*unit, *every, *share, *part), recorder))
        }
    }
}

/// The actual value of a row that works it out, in the unit of the row; `None`:
/// the row states it. Milestones (R25b) come before projects or regions (R31),
/// these before a survey (R19).
pub fn worked_out(row: &Indicator) -> Option<Result<Fraction, Unscored>> {
    work_out(row, &mut Silent)
}

fn work_out(row: &Indicator, recorder: &mut impl Recorder) -> Option<Result<Fraction, Unscored>> {
    if !row.milestones.is_empty() {
        return Some(milestones::rate(&row.milestones, recorder));
    }
    if !row.portions.is_empty() {
        return Some(aggregate::value(&row.portions, Numeric::of(row).reckoned_in(), recorder));
    }
    row.survey.is_counted().then(|| satisfaction::rate(&row.survey, recorder))
}

/// Judges a row by its measure alone: what it works out against its target, or
/// a number.
pub(super) fn plainly(row: &Indicator, standard: &Standard, recorder: &mut impl Recorder) -> Result<Verdict, Unscored> {
    let numeric = Numeric::of(row);
    let Some(value) = work_out(row, recorder) else {
        return numeric::judge(&numeric, standard.over_run, recorder);
    };
    let value = value?;
    if !row.milestones.is_empty() {
        return Ok(milestones::verdict(&value));
    }
    if !row.portions.is_empty()
        && let (number, true) = value.truncated(SHOWN)
    {
        return numeric::judge_value(&numeric, number, standard.over_run, recorder);
    }
    if row.measure != Measure::AtLeast {
        return Err(Unscored::TargetMismatch);
    }
    let (target, _) = missing::limits(&row.target, numeric.reckoned_in(), Comparison::AtLeast)?;
    satisfaction::against(value, target, recorder)
}

/// The rate that a table over the rate is compared with.
fn rate_of(verdict: &Verdict) -> Fraction {
    match &verdict.completion {
        Completion::Rate(rate) | Completion::AtLeast(rate) => rate.clone(),
        Completion::None | Completion::InRange => verdict.share(),
    }
}

/// Judges the actual value, or of what is only roughly known the end that earns
/// less, which makes the points provisional.
fn at_its_worst<R: Recorder>(
    row: &Indicator,
    recorder: &mut R,
    judge: impl Fn(&Fraction, &mut R) -> Result<Verdict, Unscored>,
) -> Result<Verdict, Unscored> {
    let numeric = Numeric::of(row);
    if let Some(value) = work_out(row, recorder) {
        return judge(&value?, recorder);
    }
    numeric::take(&numeric, recorder);
    let known = missing::actual(&row.actual, numeric.reckoned_in())?;
    let (one, other) = bound::ends(known);
    let earns = |end: Decimal| judge(&Fraction::from(end), &mut recorder.nested()).map(|verdict| verdict.share());
    let taken = match other {
        Some(other) if earns(other)? < earns(one)? => other,
        _ => one,
    };
    let exact = matches!(known, Reading::Exact(_));
    if !exact {
        recorder.step(|| Step::Bound { known, taken });
    }
    let verdict = judge(&Fraction::from(taken), recorder)?;
    Ok(Verdict { bound: !exact, ..verdict })
}

/// The target as one number.
fn target(row: &Indicator) -> Result<Decimal, Unscored> {
    let numeric = Numeric::of(row);
    let (low, high) = missing::limits(&row.target, numeric.reckoned_in(), Comparison::Equal)?;
    if low == high { Ok(low) } else { Err(Unscored::TargetMismatch) }
}

/// A value that is a day.
fn day(entry: &Entry<Quantity>, missing: Unscored, unreadable: Unscored) -> Result<Date, Unscored> {
    match entry {
        Entry::Value(quantity) => Date::read(quantity.text()).map_err(|_| unreadable),
        Entry::Invalid(text) => Date::read(text).map_err(|_| unreadable),
        Entry::Blank | Entry::NotStated => Err(missing),
    }
}
