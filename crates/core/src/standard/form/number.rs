//! From a typed text to what a field holds.

use rust_decimal::Decimal;

use super::field::HeldMut;
use crate::decimal::{ParseNumberError, Points, Quantity, Ratio, Reading};
use crate::standard::read::{TEXT_LIMIT, is_bounded_number};

/// Why a text is not what its field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no number of that kind.
    Number(ParseNumberError),
    /// The words are too many to be kept in a pack.
    TooLong,
}

/// Puts a text into a field, or leaves what it holds.
pub(super) fn put(held: HeldMut<'_>, text: &str) -> Result<(), Unreadable> {
    let blank = text.trim().is_empty();
    match held {
        HeldMut::OneOf(choice) => choice.choose(text),
        HeldMut::Words(words) | HeldMut::Prose(words) => {
            if text.chars().count() > TEXT_LIMIT {
                return Err(Unreadable::TooLong);
            }
            text.clone_into(words);
        }
        HeldMut::Points(points) => *points = Points(bounded(Points::read(text).map(|points| points.0))?),
        HeldMut::PointsOrNone(points) if blank => *points = None,
        HeldMut::PointsOrNone(points) => *points = Some(Points(bounded(Points::read(text).map(|points| points.0))?)),
        HeldMut::Share(share) => *share = Ratio(bounded(Ratio::read(text).map(|share| share.0))?),
        HeldMut::RatioOrNone(end) if blank => *end = None,
        HeldMut::RatioOrNone(end) => *end = Some(Ratio(bounded(Ratio::read(text).map(|share| share.0))?)),
        HeldMut::ShareOrNone(end) | HeldMut::NumberOrNone(end) if blank => *end = None,
        HeldMut::ShareOrNone(end) => *end = Some(bounded(Ratio::read(text).map(|share| share.0))?),
        HeldMut::Number(number) => *number = bounded(plain(text))?,
        HeldMut::NumberOrNone(number) => *number = Some(bounded(plain(text))?),
        HeldMut::Count(count) => {
            let whole = plain(text).map_err(Unreadable::Number)?.normalize();
            *count = whole.to_string().parse().map_err(|_| Unreadable::Number(ParseNumberError::NotNumber))?;
        }
    }
    Ok(())
}

/// A number that is stated exactly and without a unit.
fn plain(text: &str) -> Result<Decimal, ParseNumberError> {
    if text.trim().is_empty() {
        return Err(ParseNumberError::Empty);
    }
    let quantity = Quantity::read(text);
    match (quantity.reading(), quantity.unit()) {
        (Ok(Reading::Exact(number)), None) => Ok(number),
        (Ok(_), Some(_)) => Err(ParseNumberError::UnknownUnit),
        _ => Err(ParseNumberError::NotNumber),
    }
}

/// A number that a pack can keep.
fn bounded(number: Result<Decimal, ParseNumberError>) -> Result<Decimal, Unreadable> {
    let number = number.map_err(Unreadable::Number)?.normalize();
    if is_bounded_number(number) { Ok(number) } else { Err(Unreadable::Number(ParseNumberError::OutOfRange)) }
}
