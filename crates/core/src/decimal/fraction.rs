//! Exact fractions and the one rounding function.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

/// An exact fraction of two integers.
///
/// A score stays a fraction until [`round_half_up`] divides it. The usual case
/// is two 128-bit integers, neither reduced nor allocated; where these
/// overflow, the same computation runs on integers of any size. So no operation
/// loses anything, overflows or panics. Fractions compare by value: 1/2 equals
/// 2/4.
#[derive(Clone)]
pub struct Fraction(Form);

/// Both forms hold a denominator above zero.
#[derive(Clone)]
enum Form {
    /// Not reduced.
    Small(i128, i128),
    /// Reduced, and only for what does not fit the small form.
    Large(Box<(BigInt, BigInt)>),
}

/// Powers of ten that fit an `i128`.
const POWERS_OF_TEN: [i128; 39] = {
    let mut powers = [1; 39];
    let mut index = 1;
    while index < powers.len() {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

/// The largest scale of a [`Decimal`].
const MAX_PLACES: u32 = Decimal::MAX_SCALE;

impl Fraction {
    /// 0.
    pub const ZERO: Self = Self(Form::Small(0, 1));
    /// 1.
    pub const ONE: Self = Self(Form::Small(1, 1));

    /// One number divided by another; `None` for a denominator of zero.
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        Self::from(numerator).checked_div(&Self::from(denominator))
    }

    /// A whole number.
    pub const fn integer(value: i64) -> Self {
        Self(Form::Small(value as i128, 1))
    }

    /// Divides; `None` for a divisor of zero.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &divisor.0)
            && let (Some(numerator), Some(denominator)) = (product(a, d), product(b, c))
        {
            // A divisor below zero hands its sign to the numerator.
            if denominator > 0 {
                return Some(Self(Form::Small(numerator, denominator)));
            }
            if let (Some(numerator), Some(denominator)) = (numerator.checked_neg(), denominator.checked_neg()) {
                return Some(Self(Form::Small(numerator, denominator)));
            }
        }
        let ((a, b), (c, d)) = (self.parts(), divisor.parts());
        Some(Self::reduced(a * d, b * c))
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// Whether this is 0.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, _) => *numerator == 0,
            Form::Large(parts) => parts.0.is_zero(),
        }
    }

    /// Whether this is below 0.
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, _) => *numerator < 0,
            Form::Large(parts) => parts.0.is_negative(),
        }
    }

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
            if let (Ok(small), Ok(small_power), Ok(divisor)) =
                (u64::try_from(numerator), u64::try_from(power), u64::try_from(denominator))
                && let Some(scaled) = small.checked_mul(small_power)
            {
                let (whole, left) = (scaled / divisor, scaled % divisor);
                let rest = Rest::of(left == 0, left.cmp(&(divisor - left)));
                return Quotient { negative, whole: Some(u128::from(whole)), rest };
            }
            if let Some(scaled) = numerator.checked_mul(power) {
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

    fn parts(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Form::Small(numerator, denominator) => (BigInt::from(*numerator), BigInt::from(*denominator)),
            Form::Large(parts) => (**parts).clone(),
        }
    }

    /// The fraction of two integers in the smallest form that holds it. The
    /// denominator is not zero.
    fn reduced(mut numerator: BigInt, mut denominator: BigInt) -> Self {
        if denominator.sign() == Sign::Minus {
            (numerator, denominator) = (-numerator, -denominator);
        }
        let (mut a, mut b) = (numerator.abs(), denominator.clone());
        while !b.is_zero() {
            (a, b) = (b.clone(), a % b);
        }
        (numerator, denominator) = (numerator / &a, denominator / &a);
        match (i128::try_from(&numerator), i128::try_from(&denominator)) {
            (Ok(numerator), Ok(denominator)) => Self(Form::Small(numerator, denominator)),
            _ => Self(Form::Large(Box::new((numerator, denominator)))),
        }
    }

    /// The sum of `a/b` and `c/d`, where it fits.
    fn small_sum(a: i128, b: i128, c: i128, d: i128) -> Option<Self> {
        if b == d {
            return Some(Self(Form::Small(a.checked_add(c)?, b)));
        }
        let numerator = product(a, d)?.checked_add(product(c, b)?)?;
        Some(Self(Form::Small(numerator, product(b, d)?)))
    }
}

/// A product, where it fits. Two 64-bit factors always do, and need no check.
fn product(a: i128, b: i128) -> Option<i128> {
    if i64::try_from(a).is_ok() && i64::try_from(b).is_ok() { Some(a * b) } else { a.checked_mul(b) }
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
    let quotient = value.divided(places);
    let up = u128::from(quotient.rest == Rest::HalfOrMore);
    quotient.signed(quotient.whole.and_then(|whole| whole.checked_add(up)), places)
}

impl From<Decimal> for Fraction {
    fn from(value: Decimal) -> Self {
        // A scale is at most 28, which the table holds.
        Self(Form::Small(value.mantissa(), POWERS_OF_TEN[value.scale() as usize]))
    }
}

impl From<i64> for Fraction {
    fn from(value: i64) -> Self {
        Self::integer(value)
    }
}

impl Default for Fraction {
    fn default() -> Self {
        Self::ZERO
    }
}

impl Add for &Fraction {
    type Output = Fraction;

    fn add(self, other: Self) -> Fraction {
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0)
            && let Some(sum) = Fraction::small_sum(a, b, c, d)
        {
            return sum;
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Fraction::reduced(a * &d + c * &b, b * d)
    }
}

impl Sub for &Fraction {
    type Output = Fraction;

    fn sub(self, other: Self) -> Fraction {
        self + &-other
    }
}

impl Mul for &Fraction {
    type Output = Fraction;

    fn mul(self, other: Self) -> Fraction {
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0)
            && let (Some(numerator), Some(denominator)) = (product(a, c), product(b, d))
        {
            return Fraction(Form::Small(numerator, denominator));
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Fraction::reduced(a * c, b * d)
    }
}

impl Neg for &Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        if let &Form::Small(numerator, denominator) = &self.0
            && let Some(numerator) = numerator.checked_neg()
        {
            return Fraction(Form::Small(numerator, denominator));
        }
        let (numerator, denominator) = self.parts();
        Fraction::reduced(-numerator, denominator)
    }
}

impl Neg for Fraction {
    type Output = Self;

    fn neg(self) -> Self {
        -&self
    }
}

/// Lets an operator take fractions by value as well.
macro_rules! by_value {
    ($($operator:ident $method:ident),+) => {$(
        impl $operator for Fraction {
            type Output = Self;
            fn $method(self, other: Self) -> Self {
                (&self).$method(&other)
            }
        }
        impl $operator<&Self> for Fraction {
            type Output = Self;
            fn $method(self, other: &Self) -> Self {
                (&self).$method(other)
            }
        }
        impl $operator<Fraction> for &Fraction {
            type Output = Fraction;
            fn $method(self, other: Fraction) -> Fraction {
                self.$method(&other)
            }
        }
    )+};
}

by_value!(Add add, Sub sub, Mul mul);

impl std::iter::Sum for Fraction {
    fn sum<I: Iterator<Item = Self>>(fractions: I) -> Self {
        fractions.fold(Self::ZERO, |sum, fraction| sum + fraction)
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0)
            && let (Some(left), Some(right)) = (product(a, d), product(c, b))
        {
            return left.cmp(&right);
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        (a * d).cmp(&(c * b))
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Fraction {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Fraction {}

impl std::fmt::Debug for Fraction {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (numerator, denominator) = self.parts();
        write!(formatter, "{numerator}/{denominator}")
    }
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
