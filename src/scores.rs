//! Scores in words.

use jiheng_core::decimal::{Fraction, Points, round_half_up};

/// Points with two decimals, as every table shows them.
pub(crate) fn points(points: Points) -> String {
    round_half_up(&Fraction::from(points.0), 2).to_string()
}
