//! Amounts of money.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// An amount of money in yuan (元). Screens and papers show 万元.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(pub Decimal);
