//! R32: the total capped by the execution rate (执行率封顶).
//!
//! # What it does
//! Off unless the standard has caps. Below a rate the total, or only the grade,
//! goes no higher than a limit; the total as added up stays in sight. The paper
//! names the notice that says so.
//!
//! # Formula
//! `B ÷ A < rate`: `total = min(total, limit)`, or the grade of that.
//!
//! # Clause
//! Local notices; there is no national one.
//!
//! # Worked example
//! 75 % spent, rows of 96 in all, at most 89 below 80 %: 89.00.

use crate::decimal::{Fraction, Points};
use crate::standard::{ExecutionCap, ExecutionCaps};

/// The cap that a rate runs into.
pub(in crate::engine) fn of<'a>(caps: &'a ExecutionCaps, rate: &Fraction) -> Option<&'a ExecutionCap> {
    caps.of(|below| *rate < Fraction::from(below))
}

/// Points under a limit.
pub(in crate::engine) fn under(points: Points, limit: Option<Points>) -> Points {
    limit.map_or(points, |limit| points.min(limit))
}
