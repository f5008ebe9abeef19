//! Numbers as whole digits.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// A number as whole digits and how many of them are decimals: what a processor
/// reckons with. Only numbers of one scale are compared; see [`Digits::aligned`].
///
/// People write at most 15 and 6 digits, and nearly all of that fits 64 bits.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Digits {
    /// The digits, as a whole number.
    pub(crate) number: i64,
    /// How many of them are decimals.
    pub(crate) scale: u8,
}

impl Digits {
    /// At this scale or a larger one; `None`: beyond 61 bits, which leaves room
    /// to add and subtract a few.
    #[inline(always)]
    pub(crate) fn aligned(self, scale: u8) -> Option<Self> {
        let power = *POWERS.get(usize::from(scale.checked_sub(self.scale)?))?;
        let fits = self.number.unsigned_abs().leading_zeros() + power.leading_zeros() > 66;
        fits.then(|| Self { number: self.number * power, scale })
    }
}

/// Powers of ten that fit an `i64`.
const POWERS: [i64; 19] = {
    let mut powers = [1; 19];
    let mut index = 1;
    while index < powers.len() {
        powers[index] = powers[index - 1] * 10;
        index += 1;
    }
    powers
};

impl PartialEq for Digits {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl Eq for Digits {}

impl PartialOrd for Digits {
    #[inline(always)]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Digits {
    #[inline(always)]
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl From<Digits> for Decimal {
    fn from(digits: Digits) -> Self {
        from_digits(digits.number, u32::from(digits.scale))
    }
}

/// The digits of a decimal without its point; `None`: 63 bits do not hold them.
#[inline(always)]
pub(crate) fn short_digits(number: Decimal) -> Option<i64> {
    let parts = number.unpack();
    let size = u64::from(parts.lo) | (u64::from(parts.mid) << 32);
    let size = i64::try_from(size).ok().filter(|_| parts.hi == 0)?;
    Some(if parts.negative { -size } else { size })
}

/// The decimal of so many digits. A scale above 28, which nothing has, counts as 28.
#[inline(always)]
pub(crate) fn from_digits(digits: i64, scale: u32) -> Decimal {
    let size = digits.unsigned_abs();
    // Neither half is ever cut: both have 32 bits.
    let half = |bits: u64| u32::try_from(bits).unwrap_or(u32::MAX);
    let (low, middle) = (half(size & 0xffff_ffff), half(size >> 32));
    Decimal::from_parts(low, middle, 0, digits < 0, scale.min(Decimal::MAX_SCALE))
}
