//! Exact fractions.

use std::cmp::Ordering;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use rust_decimal::Decimal;

/// An exact fraction of two integers.
///
/// A score stays a fraction until [`round_half_up`](super::round_half_up) divides it. The usual case
/// is two 64-bit integers, worked on in 128 bits and neither reduced nor
/// allocated; what does not fit is reduced, and where that does not help the
/// same computation runs on integers of any size. So no operation loses
/// anything, overflows or panics. Fractions compare by value: 1/2 equals 2/4.
#[derive(Clone)]
pub struct Fraction(pub(super) Form);

/// Both forms hold a denominator above zero.
#[derive(Clone)]
pub(super) enum Form {
    /// Mostly not reduced.
    Small(i64, i64),
    /// Reduced, and only for what does not fit the small form.
    Large(Box<(BigInt, BigInt)>),
}

/// Powers of ten that fit an `i128`.
pub(super) const POWERS_OF_TEN: [i128; 39] = {
    let mut powers = [1; 39];
    let mut index = 1;
    while index < powers.len() {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

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
        Self(Form::Small(value, 1))
    }

    /// The fraction of two integers, neither of them the lowest of 64 bits. A
    /// divisor of zero, which no rule passes, gives 0.
    #[inline(always)]
    pub(crate) fn of(numerator: i64, denominator: i64) -> Self {
        match denominator {
            0 => Self::ZERO,
            1.. => Self(Form::Small(numerator, denominator)),
            // In bounds, as said above; elsewhere a wrap is kinder than a panic.
            _ => Self(Form::Small(numerator.wrapping_neg(), denominator.wrapping_neg().max(1))),
        }
    }

    /// The product, quick where 63 bits hold it.
    #[inline(always)]
    pub(crate) fn times(&self, other: &Self) -> Self {
        match self.short_product(other) {
            Some(product) => product,
            None => self * other,
        }
    }

    /// The product, where 63 bits hold it.
    #[inline(always)]
    pub(super) fn short_product(&self, other: &Self) -> Option<Self> {
        let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0) else { return None };
        let fits =
            |one: i64, other: i64| one.unsigned_abs().leading_zeros() + other.unsigned_abs().leading_zeros() > 64;
        (fits(a, c) && fits(b, d)).then(|| Self(Form::Small(a * c, b * d)))
    }

    /// Whether this is two integers of 64 bits, as nearly all are.
    #[inline(always)]
    pub(crate) fn is_short(&self) -> bool {
        matches!(self.0, Form::Small(..))
    }

    /// Whether this is 1 or more.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, denominator) => numerator >= denominator,
            Form::Large(_) => *self >= Self::ONE,
        }
    }

    /// By how much this is above 1; `None`: it is not.
    #[inline(always)]
    pub(crate) fn excess(&self) -> Option<Self> {
        match &self.0 {
            // Both are above zero here, so that nothing can overflow.
            &Form::Small(numerator, denominator) => {
                (numerator > denominator).then(|| Self(Form::Small(numerator - denominator, denominator)))
            }
            Form::Large(_) => (*self > Self::ONE).then(|| self - &Self::ONE),
        }
    }

    /// Divides; `None` for a divisor of zero.
    pub fn checked_div(&self, divisor: &Self) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &divisor.0) {
            return Some(Self::settled(product(a, d), product(b, c)));
        }
        let ((a, b), (c, d)) = (self.parts(), divisor.parts());
        let (numerator, denominator) = (a * d, b * c);
        // As above, for any size.
        let below = denominator.is_negative();
        let (numerator, denominator) = if below { (-numerator, -denominator) } else { (numerator, denominator) };
        Some(Self::reduced(&numerator, &denominator))
    }

    /// The distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        if self.is_negative() { -self } else { self.clone() }
    }

    /// Whether this is 0.
    #[inline(always)]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, _) => *numerator == 0,
            Form::Large(parts) => parts.0.is_zero(),
        }
    }

    /// Whether this is below 0.
    #[inline(always)]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(numerator, _) => *numerator < 0,
            Form::Large(parts) => parts.0.is_negative(),
        }
    }

    /// Numerator and denominator as integers of any size.
    pub(super) fn parts(&self) -> (BigInt, BigInt) {
        match &self.0 {
            Form::Small(numerator, denominator) => (BigInt::from(*numerator), BigInt::from(*denominator)),
            Form::Large(parts) => (**parts).clone(),
        }
    }

    /// The fraction of two integers of at most 127 bits. The denominator is not
    /// zero.
    fn settled(numerator: i128, denominator: i128) -> Self {
        // A divisor below zero hands its sign to the numerator.
        let (numerator, denominator) =
            if denominator < 0 { (-numerator, -denominator) } else { (numerator, denominator) };
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Self(Form::Small(numerator, denominator)),
            _ => Self::reduced(&BigInt::from(numerator), &BigInt::from(denominator)),
        }
    }

    /// The fraction of two integers in the smallest form that holds it. The
    /// denominator is above zero.
    fn reduced(numerator: &BigInt, denominator: &BigInt) -> Self {
        let (mut divisor, mut rest) = (numerator.abs(), denominator.clone());
        while !rest.is_zero() {
            (divisor, rest) = (rest.clone(), divisor % rest);
        }
        let (numerator, denominator) = (numerator / &divisor, denominator / &divisor);
        match (i64::try_from(&numerator), i64::try_from(&denominator)) {
            (Ok(numerator), Ok(denominator)) => Self(Form::Small(numerator, denominator)),
            _ => Self(Form::Large(Box::new((numerator, denominator)))),
        }
    }
}

/// A product of two 64-bit factors, which 127 bits hold.
fn product(a: i64, b: i64) -> i128 {
    // One instruction where 63 bits are enough; the wider product is a call in WebAssembly.
    if a.unsigned_abs().leading_zeros() + b.unsigned_abs().leading_zeros() > 64 {
        return i128::from(a * b);
    }
    i128::from(a) * i128::from(b)
}

impl From<Decimal> for Fraction {
    fn from(value: Decimal) -> Self {
        // A mantissa has at most 96 bits and a scale is at most 28, which the table holds.
        Self::settled(value.mantissa(), POWERS_OF_TEN[value.scale() as usize])
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
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0) {
            if b == d {
                return Fraction::settled(i128::from(a) + i128::from(c), i128::from(b));
            }
            return Fraction::settled(product(a, d) + product(c, b), product(b, d));
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Fraction::reduced(&(a * &d + c * &b), &(b * d))
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
        if let Some(product) = self.short_product(other) {
            return product;
        }
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0) {
            return Fraction::settled(product(a, c), product(b, d));
        }
        let ((a, b), (c, d)) = (self.parts(), other.parts());
        Fraction::reduced(&(a * c), &(b * d))
    }
}

impl Neg for &Fraction {
    type Output = Fraction;

    fn neg(self) -> Fraction {
        if let &Form::Small(numerator, denominator) = &self.0 {
            return Fraction::settled(-i128::from(numerator), i128::from(denominator));
        }
        let (numerator, denominator) = self.parts();
        Fraction::reduced(&-numerator, &denominator)
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
        if let (&Form::Small(a, b), &Form::Small(c, d)) = (&self.0, &other.0) {
            return product(a, d).cmp(&product(c, b));
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
