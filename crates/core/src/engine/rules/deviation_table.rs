//! R7: a table over the distance from the target (控制率分档).
//!
//! # What it does
//! How far the actual value lies from the target, either way, as a share of the
//! target, is looked up in the table of the method.
//!
//! # Formula
//! `d = |A − T| ÷ |T|`; `s` is what the band of `d` earns.
//!
//! # Clause
//! Published local criteria, e.g. 成本控制率 by bands; the table is the standard's.
//!
//! # Worked example
//! W 5, up to 10 % earns 5, up to 15 % earns 3, up to 20 % earns 1: T 43.2,
//! A 37.24 lies 13.80 % off and earns 3.00.

use rust_decimal::Decimal;

use crate::decimal::Fraction;
use crate::engine::MethodStep;
use crate::engine::trace::Recorder;

/// How far a value lies from the target; `None`: the target is 0.
pub(in crate::engine) fn distance(
    actual: &Fraction,
    target: Decimal,
    recorder: &mut impl Recorder,
) -> Option<Fraction> {
    let aim = Fraction::from(target);
    let value = (actual - &aim).abs().checked_div(&aim.abs())?;
    recorder.method(|| MethodStep::Distance { actual: actual.clone(), target, value: value.clone() });
    Some(value)
}
