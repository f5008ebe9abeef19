//! Fractions are exact at any size: held against integers without bounds, also where 64 bits end.

use std::cmp::Ordering;

use jiheng_core::decimal::{Decimal, Fraction, round_half_up};
use num_bigint::BigInt;
use num_traits::Signed as _;
use proptest::prelude::*;

/// A numerator and a denominator above zero.
#[derive(Debug, Clone)]
struct Exact(BigInt, BigInt);

impl Exact {
    fn of(numerator: BigInt, denominator: BigInt) -> Self {
        if denominator.is_negative() { Self(-numerator, -denominator) } else { Self(numerator, denominator) }
    }

    /// In units of the last of so many places, half away from zero.
    fn rounded(&self, places: u32) -> BigInt {
        let scaled = self.0.abs() * BigInt::from(10).pow(places);
        let units: BigInt = (scaled * 2 + &self.1) / (&self.1 * 2);
        if self.0.is_negative() { -units } else { units }
    }

    fn cmp(&self, other: &Self) -> Ordering {
        (&self.0 * &other.1).cmp(&(&other.0 * &self.1))
    }
}

/// Integers of everyday size, and those beside the ends of 32, 63 and 64 bits.
fn integer() -> impl Strategy<Value = i64> {
    prop_oneof![
        -1000_i64..1000,
        any::<i32>().prop_map(i64::from),
        any::<i64>(),
        (0_i64..3).prop_map(|near| i64::MAX - near),
        (0_i64..3).prop_map(|near| i64::MIN + near),
        (-2_i64..3).prop_map(|near| (1 << 32) + near),
    ]
}

fn fraction() -> impl Strategy<Value = (Fraction, Exact)> {
    let quotient = (integer(), integer().prop_filter("a divisor", |divisor| *divisor != 0));
    prop_oneof![
        quotient.prop_map(|(numerator, denominator)| {
            let divided = Fraction::integer(numerator).checked_div(&Fraction::integer(denominator));
            (divided.expect("the divisor is not zero"), Exact::of(numerator.into(), denominator.into()))
        }),
        // Numbers with more digits than 64 bits hold.
        (any::<i128>(), 0_u32..=28).prop_map(|(digits, scale)| {
            let digits = digits >> 33;
            (Decimal::from_i128_with_scale(digits, scale).into(), Exact::of(digits.into(), BigInt::from(10).pow(scale)))
        }),
    ]
}

/// Holds a fraction against its exact value, in its sign and rounded at many places.
fn same(fraction: &Fraction, exact: &Exact) -> Result<(), TestCaseError> {
    prop_assert_eq!(fraction.is_negative(), exact.0.is_negative());
    prop_assert_eq!(fraction.is_zero(), exact.0 == BigInt::ZERO);
    for places in [0, 2, 6] {
        let units = exact.rounded(places);
        // Beyond this a decimal has no room for the number.
        if units.bits() <= 90 {
            let rounded = round_half_up(fraction, places);
            prop_assert_eq!(BigInt::from(rounded.mantissa()), units, "at {} places", places);
            prop_assert_eq!(rounded.scale(), places);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_operation_is_exact((one, exact) in fraction(), (other, also) in fraction()) {
        let ((a, b), (c, d)) = ((&exact.0, &exact.1), (&also.0, &also.1));
        same(&one, &exact)?;
        same(&-&one, &Exact(-a, b.clone()))?;
        same(&(&one + &other), &Exact(a * d + c * b, b * d))?;
        same(&(&one - &other), &Exact(a * d - c * b, b * d))?;
        same(&(&one * &other), &Exact(a * c, b * d))?;
        if let Some(quotient) = one.checked_div(&other) {
            same(&quotient, &Exact::of(a * d, b * c))?;
        } else {
            prop_assert_eq!(c, &BigInt::ZERO);
        }
        prop_assert_eq!(one.cmp(&other), exact.cmp(&also));
    }

    /// Sums in any order come back to where they began.
    #[test]
    fn what_is_added_can_be_taken_away((one, _) in fraction(), others in prop::collection::vec(fraction(), 1..6)) {
        let sum = others.iter().fold(one.clone(), |sum, (other, _)| &sum + other);
        let back = others.iter().rev().fold(sum, |sum, (other, _)| &sum - other);
        prop_assert_eq!(back, one);
    }
}
