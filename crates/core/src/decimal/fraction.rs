//! Exact fractions and the one rounding function.

use num_bigint::BigInt;
use rust_decimal::Decimal;

/// An exact fraction of two integers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fraction {
    numerator: BigInt,
    denominator: BigInt,
}

/// Rounds half up (四舍五入): the only place where a number of an evaluation
/// is rounded.
pub fn round_half_up(_value: &Fraction, _places: u32) -> Decimal {
    Decimal::ZERO
}
