//! Numbers and formulas as they stand in an explanation.

use crate::decimal::{Decimal, Fraction, Points};
use crate::engine::RateFormula;

/// Decimals of an unrounded number before "…".
const PLACES: u32 = 4;

/// A number as it is, in brackets where a minus sign would run into an operator.
pub(super) fn operand(number: Decimal) -> String {
    let shown = number.normalize().to_string();
    if number < Decimal::ZERO { format!("({shown})") } else { shown }
}

/// An unrounded number: 5.7271….
pub(super) fn unrounded(value: &Fraction) -> String {
    value.unrounded(PLACES)
}

/// An unrounded number in percent: 95.4529…%.
pub(super) fn percent(value: &Fraction) -> String {
    format!("{}%", (value * Fraction::integer(100)).unrounded(PLACES))
}

/// A score as it is printed: two decimals, more where it has them.
pub(super) fn score(points: Points) -> String {
    let places = points.0.normalize().scale().max(2);
    points.format_places(places)
}

/// How a rate is worked out, with its result: 268.49 ÷ 281.28 = 95.4529…%.
pub(super) fn rate(formula: &RateFormula, value: &Fraction) -> String {
    format!("{} = {}", left_side(formula), percent(value))
}

fn left_side(formula: &RateFormula) -> String {
    match *formula {
        RateFormula::Quotient { numerator, denominator } => {
            format!("{} ÷ {}", operand(numerator), operand(denominator))
        }
        RateFormula::OverRun { actual, target } => {
            format!("1 − ({} − {}) ÷ {}", operand(actual), operand(target), operand(target.abs()))
        }
        RateFormula::Shortfall { actual, target } => {
            format!("1 − ({} − {}) ÷ {}", operand(target), operand(actual), operand(target.abs()))
        }
        RateFormula::Distance { actual, target } => {
            let (larger, smaller) = (actual.max(target), actual.min(target));
            format!("1 − ({} − {}) ÷ {}", operand(larger), operand(smaller), operand(target.abs()))
        }
    }
}
