//! Points and ratios.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Points of an evaluation (分): a full score (分值) or a score (得分).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Points(pub Decimal);

/// A ratio as a plain number: 0.95 is 95 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ratio(pub Decimal);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(Decimal::ZERO);
}
