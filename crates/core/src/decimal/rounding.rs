//! The one rounding function, and how a fraction is shown.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

use super::fraction::{Form, Fraction, POWERS_OF_TEN};
use super::number::{from_digits, short_digits};

/// The largest scale of a [`Decimal`].
const MAX_PLACES: u32 = Decimal::MAX_SCALE;

impl Fraction {
    /// The number cut off (not rounded) after some places, and whether nothing
    /// was lost: 268.49 ÷ 281.28 × 100 at 4 places is 95.4529, not exact, shown
    /// as "95.4529…".
    pub fn truncated(&self, places: u32) -> (Decimal, bool) {
        let places = places.min(MAX_PLACES);
        let quotient = self.divided(places);
        (quotient.signed(quotient.whole, places), quotient.rest == Rest::Nothing)
    }

    /// The fraction in percent, rounded half up: "95.45%" at 2 places.
    pub fn percent(&self, places: u32) -> String {
        format!("{}%", round_half_up(&(self * Self::integer(100)), places))
    }

    /// The number as far as it goes, with "…" where it goes on: "95.4529…", "7.5".
    pub fn unrounded(&self, places: u32) -> String {
        let (shown, exact) = self.truncated(places);
        let shown = if exact { shown.normalize() } else { shown };
        format!("{shown}{}", if exact { "" } else { "…" })
    }

    /// Divides out at so many places, once for truncating and rounding alike.
    fn divided(&self, places: u32) -> Quotient {
        let negative = self.is_negative();
        if let &Form::Small(numerator, denominator) = &self.0 {
            let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
            let power = POWERS_OF_TEN[places as usize].unsigned_abs();
            // Most scores fit 64 bits, where division is many times faster.
            if let Ok(small_power) = u64::try_from(power)
                && numerator.leading_zeros() + small_power.leading_zeros() >= 64
            {
                let scaled = numerator * small_power;
                let (whole, left) = (scaled / denominator, scaled % denominator);
                let rest = Rest::of(left == 0, left.cmp(&(denominator - left)));
                return Quotient { negative, whole: Some(u128::from(whole)), rest };
            }
            let denominator = u128::from(denominator);
            if let Some(scaled) = u128::from(numerator).checked_mul(power) {
                let (whole, left) = (scaled / denominator, scaled % denominator);
                let rest = Rest::of(left == 0, left.cmp(&(denominator - left)));
                return Quotient { negative, whole: Some(whole), rest };
            }
        }
        let (numerator, denominator) = self.parts();
        let scaled = numerator.abs() * BigInt::from(POWERS_OF_TEN[places as usize]);
        let (whole, left) = (&scaled / &denominator, &scaled % &denominator);
        let rest = Rest::of(left.is_zero(), left.cmp(&(&denominator - &left)));
        Quotient { negative, whole: u128::try_from(whole).ok(), rest }
    }
}

/// What a division gave at some places.
struct Quotient {
    negative: bool,
    /// The distance from zero in units of the last place; `None`: beyond all
    /// bounds.
    whole: Option<u128>,
    rest: Rest,
}

/// What a division left over, measured against half a unit of the last place.
#[derive(PartialEq)]
enum Rest {
    Nothing,
    BelowHalf,
    HalfOrMore,
}

impl Rest {
    fn of(nothing: bool, against_half: Ordering) -> Self {
        match (nothing, against_half) {
            (true, _) => Self::Nothing,
            (false, Ordering::Less) => Self::BelowHalf,
            (false, _) => Self::HalfOrMore,
        }
    }
}

impl Quotient {
    /// The number of so many units of the last place; what no decimal can hold
    /// becomes the largest that one can.
    fn signed(&self, units: Option<u128>, places: u32) -> Decimal {
        const LARGEST: i128 = (1 << 96) - 1;
        let units = units.and_then(|units| i128::try_from(units).ok()).map_or(LARGEST, |units| units.min(LARGEST));
        let signed = if self.negative { -units } else { units };
        Decimal::try_from_i128_with_scale(signed, places).unwrap_or(Decimal::ZERO)
    }
}

/// Rounds half up (四舍五入), away from zero: the only place where a number of
/// an evaluation is rounded.
///
/// The result has exactly `places` decimals (at most 28). What no [`Decimal`]
/// can hold becomes the largest one of these places.
pub fn round_half_up(value: &Fraction, places: u32) -> Decimal {
    let places = places.min(MAX_PLACES);
    if let Some(units) = short_units(value, places) {
        return from_digits(units, places);
    }
    let quotient = value.divided(places);
    let up = u128::from(quotient.rest == Rest::HalfOrMore);
    quotient.signed(quotient.whole.and_then(|whole| whole.checked_add(up)), places)
}

/// [`round_half_up`] as whole digits; `None`: 63 bits do not hold them.
#[inline(always)]
pub(crate) fn round_to_digits(value: &Fraction, places: u32) -> Option<i64> {
    match short_units(value, places) {
        Some(units) => Some(units),
        None => short_digits(round_half_up(value, places)),
    }
}

/// The units of the last place, rounded, where 64 bits are enough: there
/// division is many times faster, and most scores fit.
#[inline(always)]
fn short_units(value: &Fraction, places: u32) -> Option<i64> {
    let &Form::Small(numerator, denominator) = &value.0 else { return None };
    let power = u64::try_from(*POWERS_OF_TEN.get(places as usize)?).ok()?;
    let (size, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
    if size.leading_zeros() + power.leading_zeros() <= 64 {
        return None;
    }
    let scaled = size * power;
    let whole = scaled / denominator;
    let left = scaled - whole * denominator;
    // At most the scaled numerator, which has 63 bits, so that one more fits.
    let units = (whole + u64::from(left >= denominator - left)).cast_signed();
    Some(if numerator < 0 { -units } else { units })
}

#[cfg(test)]
mod tests {
    use super::{Fraction, round_half_up};
    use num_bigint::BigInt;
    use num_traits::Signed;
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number of the test")
    }

    #[track_caller]
    fn check(value: &str, places: u32, expect: &str) {
        assert_eq!(round_half_up(&Fraction::from(number(value)), places).to_string(), expect);
    }

    #[test]
    fn halves_go_up_where_floats_and_bankers_go_down() {
        check("9.545", 2, "9.55");
        check("1.005", 2, "1.01");
        check("2.675", 2, "2.68");
        check("2.125", 2, "2.13");
        check("-2.125", 2, "-2.13");
        check("0.5", 0, "1");
        check("2.5", 0, "3");
        check("-0.004", 2, "0.00");
        check("9.5449999999", 2, "9.54");
        check("5", 2, "5.00");
    }

    #[test]
    fn the_execution_rate_of_the_reference_case_is_9_55_of_10() {
        let rate = Fraction::new(number("268.49"), number("281.28")).expect("a budget that is not zero");
        assert_eq!(round_half_up(&(&rate * Fraction::integer(10)), 2).to_string(), "9.55");
        assert_eq!(round_half_up(&(&rate * Fraction::integer(6)), 2).to_string(), "5.73");
        let (shown, exact) = (&rate * Fraction::integer(100)).truncated(4);
        assert_eq!((shown.to_string().as_str(), exact), ("95.4529", false));
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = Fraction::new(Decimal::ONE, number("3")).expect("three is not zero");
        assert_eq!(&(&third + &third) + &third, Fraction::ONE);
        assert_eq!(Fraction::new(Decimal::ONE, Decimal::ZERO), None);
        assert_eq!(third.checked_div(&Fraction::ZERO), None);
        assert_eq!(Fraction::new(number("-1"), number("-2")), Fraction::new(number("0.5"), Decimal::ONE));
        assert_eq!(Fraction::new(number("1"), number("-2")).map(|half| half.is_negative()), Some(true));
    }

    #[test]
    fn what_no_decimal_holds_becomes_the_largest() {
        let huge = Fraction::from(Decimal::MAX);
        assert_eq!(round_half_up(&huge, 0), Decimal::MAX);
        assert_eq!(round_half_up(&huge, 2).to_string(), "792281625142643375935439503.35");
        assert_eq!(round_half_up(&-(&huge * &huge), 99).scale(), 28);
        assert_eq!((&huge * &huge).truncated(0), (Decimal::MAX, true));
    }

    #[test]
    fn the_ends_of_64_bits_are_no_border() {
        let [least, most] = [i64::MIN, i64::MAX].map(Fraction::integer);
        assert_eq!(&least + &most, Fraction::integer(-1));
        assert_eq!(&(&least * &least) - &(&most * &most), &(-&least) + &most);
        assert_eq!((&least * &least).checked_div(&least), Some(least.clone()));
        assert_eq!(Fraction::ONE.checked_div(&least).map(|part| part * least.clone()), Some(Fraction::ONE));
        assert!(-&least > most && (&most * &most) > most && least < Fraction::ZERO);
        assert_eq!(round_half_up(&least, 2).to_string(), "-9223372036854775808.00");
    }

    /// A number of at most 15 integer and 6 fraction digits: the bound of input.
    fn bounded() -> impl Strategy<Value = Decimal> {
        let digits = prop_oneof![-100_000i128..100_000, -(10i128.pow(21) - 1)..10i128.pow(21)];
        (digits, 0u32..=6).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
    }

    /// The reference: integers of any size, divided once.
    fn reference(numerators: &[Decimal], denominators: &[Decimal], places: u32) -> BigInt {
        let parts = |values: &[Decimal], others: &[Decimal]| {
            let scales = others.iter().fold(BigInt::from(1), |all, other| all * BigInt::from(10).pow(other.scale()));
            values.iter().fold(scales, |all, value| all * BigInt::from(value.mantissa()))
        };
        let numerator: BigInt = parts(numerators, denominators) * BigInt::from(10).pow(places);
        let denominator = parts(denominators, numerators);
        let negative = numerator.is_negative() != denominator.is_negative();
        let doubled: BigInt = BigInt::from(2) * denominator.abs();
        let rounded = (BigInt::from(2) * numerator.abs() + denominator.abs()) / doubled;
        if negative { -rounded } else { rounded }
    }

    proptest! {
        #[test]
        fn weight_times_actual_over_target_is_never_wrong(w in bounded(), a in bounded(), t in bounded()) {
            prop_assume!(!t.is_zero());
            let score = (Fraction::from(w) * Fraction::from(a)).checked_div(&Fraction::from(t)).expect("not zero");
            let expect = reference(&[w, a], &[t], 2);
            let largest = BigInt::from((1i128 << 96) - 1);
            let expect = expect.clamp(-largest.clone(), largest);
            prop_assert_eq!(BigInt::from(round_half_up(&score, 2).mantissa()), expect);
        }

        #[test]
        fn the_laws_of_arithmetic_hold(a in bounded(), b in bounded(), c in bounded(), d in bounded()) {
            let [a, b, c, d] = [a, b, c, d].map(Fraction::from);
            prop_assert_eq!((&a + &b) + &c, &a + (&b + &c));
            prop_assert_eq!((&a * &b) * &c, &a * (&b * &c));
            prop_assert_eq!(&a * (&b + &c), &a * &b + &a * &c);
            prop_assert_eq!((&a - &b) + &b, a.clone());
            let power = &(&(&a * &b) * &(&c * &d)) * &(&(&a * &b) * &(&c * &d));
            prop_assert!(!power.is_negative());
            if let Some(quotient) = power.checked_div(&d) {
                prop_assert_eq!(quotient * &d, power);
            }
            prop_assert_eq!(a.cmp(&b), (&b - &a).cmp(&Fraction::ZERO).reverse());
        }
    }
}
