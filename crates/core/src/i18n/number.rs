//! What is said about numbers: why a text is none, and how one was understood.

use crate::decimal::{Decimal, ParseNumberError, Reading};

use super::{fill, t};

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A target or an actual value.
    Quantity,
    /// A full score or a score.
    Points,
    /// A share or a coefficient.
    Ratio,
    /// An amount of money.
    Amount,
    /// A day.
    Date,
}

/// Why a text is not what its field asks for, and what to type instead.
pub fn reason(error: ParseNumberError, asked: Asked) -> &'static str {
    t(match (error, asked) {
        (ParseNumberError::Empty, _) => "number.empty",
        (_, Asked::Date) | (ParseNumberError::NotDate, _) => "number.not_date",
        (ParseNumberError::NotNumber | ParseNumberError::ReversedRange, Asked::Points) => "number.not_points",
        (ParseNumberError::NotNumber | ParseNumberError::ReversedRange, Asked::Ratio) => "number.not_ratio",
        (ParseNumberError::NotNumber | ParseNumberError::ReversedRange, Asked::Amount) => "number.not_amount",
        (ParseNumberError::NotNumber, Asked::Quantity) => "number.not_quantity",
        (ParseNumberError::OutOfRange, Asked::Quantity) => "number.quantity_out_of_range",
        (ParseNumberError::OutOfRange, Asked::Points) => "number.points_out_of_range",
        (ParseNumberError::OutOfRange, Asked::Ratio) => "number.ratio_out_of_range",
        (ParseNumberError::OutOfRange, Asked::Amount) => "number.amount_out_of_range",
        (ParseNumberError::UnknownUnit, Asked::Quantity) => "number.quantity_unit",
        (ParseNumberError::UnknownUnit, Asked::Points) => "number.points_unit",
        (ParseNumberError::UnknownUnit, Asked::Ratio) => "number.ratio_unit",
        (ParseNumberError::UnknownUnit, Asked::Amount) => "number.amount_unit",
        (ParseNumberError::ReversedRange, Asked::Quantity) => "number.reversed_range",
    })
}

/// How a text was understood: 不少于10次, 1～2次, 约10个. Typed again it is
/// understood the same.
pub fn understood(reading: &Reading, unit: &str) -> String {
    let shown = |value: &Decimal| value.normalize().to_string();
    let said = |key: &str, value: &Decimal| fill(key, &[("number", &shown(value)), ("unit", unit)]);
    match reading {
        Reading::Exact(value) => said("number.exact", value),
        Reading::AtLeast { bound, inclusive: true } => said("number.at_least", bound),
        Reading::AtLeast { bound, inclusive: false } => said("number.more_than", bound),
        Reading::AtMost { bound, inclusive: true } => said("number.at_most", bound),
        Reading::AtMost { bound, inclusive: false } => said("number.less_than", bound),
        Reading::About(value) => said("number.about", value),
        Reading::Range { low, high } => {
            fill("number.range", &[("low", &shown(low)), ("high", &shown(high)), ("unit", unit)])
        }
    }
}
