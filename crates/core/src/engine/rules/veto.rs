//! R29: overruled by a veto (一票否决).
//!
//! # What it does
//! A ground that the standard lists overrules the result: the grade becomes the
//! one that the standard names, or the total is capped. The total as added up
//! stays in sight, and the ground is printed with it.
//!
//! # Formula
//! Any ground: `grade = the one named`, or `total = min(total, limit)`.
//!
//! # Clause
//! Local rules; the grounds are the standard's.
//!
//! # Worked example
//! Rows of 96.30 in all and 挪用资金: 96.30, grade 差.

use crate::standard::{Standard, VetoGround};

/// The grounds that are stated and that the standard knows.
pub(in crate::engine) fn grounds<'a>(standard: &'a Standard, stated: &[String]) -> Vec<&'a VetoGround> {
    let known = standard.veto.iter().flat_map(|veto| &veto.grounds);
    known.filter(|ground| stated.contains(&ground.id)).collect()
}
