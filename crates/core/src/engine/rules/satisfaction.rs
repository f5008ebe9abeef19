//! R19: satisfaction from a survey (满意度).
//!
//! # What it does
//! Where the counts of the survey are filled in, the actual value is worked out
//! from them and not typed. It goes into the score as the exact ratio, never as
//! a printed rate. More satisfied than valid answers, or no valid answers,
//! cannot be.
//!
//! # Formula
//! `A = satisfied ÷ valid × 100`; then as the measure or the method of the row.
//!
//! # Clause
//! Notes under the forms of some provinces (满意度＝满意人数÷有效样本).
//!
//! # Worked example
//! 412 of 430 answers: 95.8139…% against ≥ 95 % earns the full score.

use rust_decimal::Decimal;

use super::Verdict;
use crate::decimal::{Fraction, Quantity, Reading};
use crate::engine::MethodStep;
use crate::engine::Unscored;
use crate::engine::trace::Recorder;
use crate::model::{Entry, Survey};

/// Holds a value that is a fraction against a target that it has to reach.
pub(in crate::engine) fn against(
    value: Fraction,
    target: Decimal,
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    let reached = value.checked_div(&Fraction::from(target)).filter(|rate| !rate.is_negative());
    let reached = reached.ok_or(Unscored::TargetMismatch)?;
    recorder.method(|| MethodStep::Against { value, target, rate: reached.clone() });
    Ok(if reached.is_full() { Verdict::met_at(reached) } else { Verdict::rated(reached) })
}

/// The share of satisfied answers in percent.
pub(in crate::engine) fn rate(survey: &Survey, recorder: &mut impl Recorder) -> Result<Fraction, Unscored> {
    let (valid, satisfied) = (count(&survey.valid)?, count(&survey.satisfied)?);
    if valid.is_zero() || satisfied > valid {
        return Err(Unscored::SurveyImpossible);
    }
    let share = Fraction::new(satisfied, valid).ok_or(Unscored::SurveyImpossible)?;
    let rate = &share * &Fraction::integer(100);
    recorder.method(|| MethodStep::Survey { satisfied, valid, rate: rate.clone() });
    Ok(rate)
}

fn count(entry: &Entry<Quantity>) -> Result<Decimal, Unscored> {
    match entry {
        Entry::Value(quantity) => match quantity.reading() {
            Ok(Reading::Exact(number)) if !number.is_sign_negative() => Ok(number),
            _ => Err(Unscored::SurveyImpossible),
        },
        Entry::Invalid(_) => Err(Unscored::SurveyImpossible),
        Entry::Blank | Entry::NotStated => Err(Unscored::SurveyIncomplete),
    }
}
