//! Amounts of money.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::points::{exact, plain};
use super::unit::{Unit, shifted};
use super::{Fraction, ParseNumberError};

/// An amount of money in yuan (元). Screens and papers show 万元.
///
/// An amount can be negative: a budget is adjusted both ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(pub Decimal);

/// 万元 is this power of ten of 元.
const TEN_THOUSAND: i32 = 4;

/// An amount in 元 has decimals down to 分, which is six in 万元: what was typed
/// in one unit can be shown and typed again in the other.
const SMALLEST_COIN: u32 = 2;

/// Amounts stay below this in 元: 15 integer digits.
const LIMIT: i64 = 1_000_000_000_000_000;

impl Amount {
    /// Reads an amount typed into a cell of 元: "2,812,800", "281.28万元".
    pub fn read_yuan(text: &str) -> Result<Self, ParseNumberError> {
        Self::read(text, 0)
    }

    /// Reads an amount typed into a cell of 万元: "281.28", "2812800元", "0.5亿".
    ///
    /// What states its unit keeps it, and 50万 in a cell of 万元 is 50 万元.
    pub fn read_ten_thousand(text: &str) -> Result<Self, ParseNumberError> {
        Self::read(text, TEN_THOUSAND)
    }

    fn read(text: &str, cell: i32) -> Result<Self, ParseNumberError> {
        let number = exact(text, |unit| Unit::new(unit).base == "元")?;
        let exponent = match number.unit.as_deref() {
            Some(unit) => Unit::new(unit).exponent,
            None if number.scaled => 0,
            None => cell,
        };
        let bounded = |value: &Decimal| value.abs() < Decimal::from(LIMIT) && value.scale() <= SMALLEST_COIN;
        shifted(number.value, exponent).filter(bounded).map(Self).ok_or(ParseNumberError::OutOfRange)
    }

    /// The amount in 元, with two decimals at least: 2812800.00.
    pub fn in_yuan(self) -> String {
        plain(self.0, 2)
    }

    /// The amount in 万元, with two decimals at least and every digit that was
    /// entered: 281.28, 300.00, 0.005.
    pub fn in_ten_thousand(self) -> String {
        // Only an amount that nobody typed has more digits than can be moved.
        shifted(self.0, -TEN_THOUSAND).map_or_else(|| self.in_yuan(), |value| plain(value, 2))
    }
}

impl From<Amount> for Fraction {
    fn from(amount: Amount) -> Self {
        Self::from(amount.0)
    }
}
