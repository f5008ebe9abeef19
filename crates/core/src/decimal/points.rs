//! Points and ratios.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::phrase::phrase;
use super::unit::{Unit, shifted};
use super::{Fraction, ParseNumberError, Reading, round_half_up};

/// Points of an evaluation (分): a full score (分值) or a score (得分).
///
/// Displayed without needless zeros, as full scores are: 5, 7.5. Scores have
/// the places of their standard: [`Points::format_places`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub Decimal);

/// A ratio as a plain number: 0.95 is 95 %.
///
/// Displayed in percent with the digits it has: 95%, 33.33%.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ratio(pub Decimal);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Reads points as people write them: "5", "5.00", "５分".
    ///
    /// There are no points below zero (`OutOfRange`), and a bound or a range is
    /// not points (`NotNumber`).
    pub fn read(text: &str) -> Result<Self, ParseNumberError> {
        let number = exact(text, |unit| unit == "分")?;
        if number.value.is_sign_negative() && !number.value.is_zero() {
            return Err(ParseNumberError::OutOfRange);
        }
        Ok(Self(number.value.abs()))
    }

    /// The points with so many places, rounded half up: 5.00.
    pub fn format_places(self, places: u32) -> String {
        round_half_up(&Fraction::from(self), places).to_string()
    }
}

impl Ratio {
    /// Reads a ratio as people write it: "30%", "0.3", "百分之三十".
    ///
    /// Without a percent sign a number up to 1 is the ratio itself, and one
    /// from 2 to 100 can only be meant in percent: "30" is 30 %. What lies
    /// between could be either (`UnknownUnit`). There is no ratio below zero.
    pub fn read(text: &str) -> Result<Self, ParseNumberError> {
        let hundred = Decimal::ONE_HUNDRED;
        let number = exact(text, |unit| Unit::new(unit).is_proportion())?;
        let exponent = match number.unit.as_deref() {
            Some(unit) => Unit::new(unit).exponent - 2,
            None if number.value <= Decimal::ONE => 0,
            None if number.value < Decimal::TWO => return Err(ParseNumberError::UnknownUnit),
            None if number.value <= hundred => -2,
            None => return Err(ParseNumberError::OutOfRange),
        };
        if number.value.is_sign_negative() && !number.value.is_zero() {
            return Err(ParseNumberError::OutOfRange);
        }
        shifted(number.value.abs(), exponent).map(Self).ok_or(ParseNumberError::OutOfRange)
    }
}

/// One number as typed, with the unit behind it.
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) unit: Option<Box<str>>,
    /// Whether 万 or 亿 is in the number and not in the unit.
    pub(super) scaled: bool,
}

/// Reads a text that states one number exactly, in no unit or in one that fits.
pub(super) fn exact(text: &str, fits: impl Fn(&str) -> bool) -> Result<Number, ParseNumberError> {
    let phrase = phrase(text)?;
    let Reading::Exact(value) = phrase.reading else { return Err(ParseNumberError::NotNumber) };
    if !phrase.unit.as_deref().is_none_or(fits) {
        return Err(ParseNumberError::UnknownUnit);
    }
    Ok(Number { value, unit: phrase.unit, scaled: phrase.scaled })
}

/// A number without needless zeros, but with so many places at least.
pub(super) fn plain(value: Decimal, least_places: u32) -> String {
    let mut value = value.normalize();
    if value.scale() < least_places {
        value.rescale(least_places);
    }
    value.to_string()
}

impl fmt::Display for Points {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&plain(self.0, 0))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A ratio too large for percent shows as itself: nothing typed gets there.
        match shifted(self.0, 2) {
            Some(percent) => formatter.pad(&format!("{percent}%")),
            None => formatter.pad(&plain(self.0, 0)),
        }
    }
}

impl From<Points> for Fraction {
    fn from(points: Points) -> Self {
        Self::from(points.0)
    }
}

impl From<Ratio> for Fraction {
    fn from(ratio: Ratio) -> Self {
        Self::from(ratio.0)
    }
}
