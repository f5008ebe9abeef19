//! R21: a table over the value (分档计分).
//!
//! # What it does
//! The band of the table that holds the value says what is earned: points, at
//! most the full score, or a share of it. Bands say whether their ends are
//! included and leave no gap; a value below the first band has none, and the
//! row is not scored. A table can be compared with the actual value itself or
//! with the completion rate.
//!
//! # Formula
//! `s = min(W, points of the band)` or `s = hu2(W · share of the band)`.
//!
//! # Clause
//! Published local criteria, e.g. 预算调整率 by bands; the table is the standard's.
//!
//! # Worked example
//! 0 earns 3, up to 10 % earns 2, up to 20 % earns 1, up to 30 % earns 0.5,
//! more earns nothing: A 15, W 3 gives 1.00.

use super::{Share, Verdict};
use crate::decimal::{Fraction, Points};
use crate::engine::MethodStep;
use crate::engine::Unscored;
use crate::engine::trace::Recorder;
use crate::standard::{Award, TableBand, TableValue};

/// What the band of a value earns.
pub(in crate::engine) fn judge(
    value: &Fraction,
    over: TableValue,
    bands: &[TableBand],
    full_score: Points,
    recorder: &mut impl Recorder,
) -> Result<Share, Unscored> {
    let holds = |band: &&TableBand| band.holds(|end| value.cmp(&Fraction::from(end)));
    let band = bands.iter().find(holds).ok_or(Unscored::OutsideTable)?;
    recorder.method(|| MethodStep::Band { value: value.clone(), over, band: band.clone() });
    Ok(match band.award {
        Award::Share(share) => Share::Part(Fraction::from(share)),
        // Points as a share of the full score come back as these points, to the last digit.
        Award::Points(points) => Fraction::new(points.0, full_score.0).map_or(Share::Full, Share::Part),
    })
}

/// A verdict with what a band earns.
pub(in crate::engine) fn verdict(share: Share) -> Verdict {
    let met = match &share {
        Share::Full => true,
        Share::Part(part) => part.is_full(),
        Share::Nothing | Share::Rate => false,
    };
    Verdict { met, share, ..Verdict::met() }
}
