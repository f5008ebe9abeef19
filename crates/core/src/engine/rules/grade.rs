//! The grade of the whole (评价等级).
//!
//! # What it does
//! The band of the standard that the total falls into. There is none while a
//! row is unscored, while there is no row at all, while the full scores do not
//! add up to the whole, or where the standard has no bands.
//!
//! # Formula
//! The best band with `from ≤ total`.
//!
//! # Clause
//! 财预〔2020〕10号 第十八条.
//!
//! # Worked example
//! 99.73: 优. 89.99: 良.

use crate::decimal::Points;
use crate::engine::Subtotal;
use crate::engine::trace::{Recorder, Step};
use crate::standard::{Band, GradeId, Standard};

/// The band of a total with these sums, or that of the grade that a veto sets.
pub(in crate::engine) fn band<'a>(
    sums: &Subtotal,
    total: Points,
    vetoed: Option<&GradeId>,
    adds_up: bool,
    standard: &'a Standard,
    recorder: &mut impl Recorder,
) -> Option<&'a Band> {
    if sums.rows == 0 || !sums.is_complete() || !adds_up {
        return None;
    }
    let band = match vetoed {
        Some(grade) => standard.band(grade)?,
        None => standard.band_of(total)?,
    };
    recorder.step(|| Step::Grade(band.grade.clone()));
    Some(band)
}
