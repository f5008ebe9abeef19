//! R14d: the execution rate by a table (执行率分档).
//!
//! # What it does
//! The band of the standard that holds the exact execution rate says what share
//! of the full score is earned.
//!
//! # Formula
//! `s = hu2(W · share of the band of B ÷ A)`.
//!
//! # Clause
//! Local rules; the table is the standard's.
//!
//! # Worked example
//! From 95 % all, from 90 % nine tenths, from 80 % eight, from 60 % six, below
//! nothing: 268.49 ÷ 281.28 = 95.45…% earns W.

use super::{Verdict, value_table};
use crate::decimal::{Fraction, Points};
use crate::engine::trace::Recorder;
use crate::engine::{Completion, Unscored};
use crate::standard::{TableBand, TableValue};

/// Scores the rate by the bands.
pub(in crate::engine) fn judge(
    rate: Fraction,
    bands: &[TableBand],
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    // Awards of an execution table are shares, or points of a row of 100.
    let share = value_table::judge(&rate, TableValue::Rate, bands, Points(100.into()), recorder)?;
    Ok(Verdict { completion: Completion::Rate(rate), ..value_table::verdict(share) })
}
