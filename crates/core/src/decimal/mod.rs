//! Exact numbers: points, ratios, amounts and quantities as people write them.
//!
//! [`rust_decimal::Decimal`] is the type of what people enter, of what is
//! stored and of what is shown. Between them a score is a [`Fraction`] of two
//! integers until [`round_half_up`] divides it, once.

mod amount;
mod date;
mod fraction;
mod number;
mod numeral;
mod phrase;
mod plain;
mod points;
mod quantity;
mod rounding;
mod text;
mod typed;
mod unit;
mod words;

pub use amount::Amount;
pub use date::Date;
pub use fraction::Fraction;
pub(crate) use number::{Digits, from_digits, short_digits};
pub use points::{Points, Ratio};
pub use quantity::{Quantity, Reading, Sign, TargetReading, Words};
pub use rounding::round_half_up;
pub(crate) use rounding::round_to_digits;
pub use rust_decimal::Decimal;

/// Why a text is not a number, a date or an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParseNumberError {
    /// Nothing but white space.
    Empty,
    /// No number can be read from the text.
    NotNumber,
    /// More than 15 integer digits or more than 6 fraction digits.
    OutOfRange,
    /// A number, but what follows it is not a known unit.
    UnknownUnit,
    /// The lower end of a range is above its upper end.
    ReversedRange,
    /// Not a day of the calendar.
    NotDate,
}
