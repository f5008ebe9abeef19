//! R31: several projects or regions in one row (分项目、分地区汇总).
//!
//! # What it does
//! Where the row lists what each project or region did, its actual value is
//! worked out from that and not typed. Counts are added up; rates are averaged,
//! weighted by the money that went there, so that a small project does not
//! weigh as much as a large one. Then the row is scored as any other.
//!
//! # Formula
//! Counts: `A = Σ aᵢ`. Rates: `A = Σ mᵢ · aᵢ ÷ Σ mᵢ`.
//!
//! # Clause
//! Notes under the forms of some provinces (绝对值直接累加，相对值按资金额度加权平均).
//!
//! # Worked example
//! 90 % of 1,000,000 元 and 60 % of 500,000 元: 80 %.

use rust_decimal::Decimal;

use crate::decimal::{Fraction, Quantity, Reading};
use crate::engine::trace::Recorder;
use crate::engine::{MethodStep, Unscored};
use crate::model::{Entry, Portion};

/// The actual value of a row in its unit.
pub(in crate::engine) fn value(
    portions: &[Portion],
    unit: &str,
    recorder: &mut impl Recorder,
) -> Result<Fraction, Unscored> {
    let relative = Quantity::is_rate(unit);
    let mut terms = Vec::with_capacity(portions.len());
    for portion in portions {
        let actual = number(&portion.actual, unit)?;
        let money = match &portion.money {
            Entry::Value(money) if !money.0.is_sign_negative() => Some(money.0),
            Entry::Blank | Entry::NotStated => None,
            Entry::Value(_) | Entry::Invalid(_) => return Err(Unscored::PortionUnreadable),
        };
        terms.push((actual, money));
    }
    if !relative {
        let sum: Fraction = terms.iter().map(|(actual, _)| Fraction::from(*actual)).sum();
        let numbers = terms.into_iter().map(|(actual, _)| actual).collect();
        recorder.method(|| MethodStep::AddUp { numbers, value: sum.clone() });
        return Ok(sum);
    }
    let mut weighted = Vec::with_capacity(terms.len());
    for (actual, money) in terms {
        weighted.push((actual, money.ok_or(Unscored::PortionIncomplete)?));
    }
    let whole: Fraction = weighted.iter().map(|(_, money)| Fraction::from(*money)).sum();
    let sum: Fraction = weighted.iter().map(|(actual, money)| Fraction::from(*actual) * Fraction::from(*money)).sum();
    let value = sum.checked_div(&whole).ok_or(Unscored::PortionIncomplete)?;
    recorder.method(|| MethodStep::Average { weighted, value: value.clone() });
    Ok(value)
}

fn number(entry: &Entry<Quantity>, unit: &str) -> Result<Decimal, Unscored> {
    match entry {
        Entry::Value(quantity) => match quantity.value_in(unit) {
            Ok(Reading::Exact(number)) => Ok(number),
            _ => Err(Unscored::PortionUnreadable),
        },
        Entry::Invalid(_) => Err(Unscored::PortionUnreadable),
        Entry::Blank | Entry::NotStated => Err(Unscored::PortionIncomplete),
    }
}
