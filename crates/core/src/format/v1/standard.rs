//! The scoring standard inside a file.

use crate::json::{Json, ReadError};
use crate::standard::Standard;

/// Reads a standard. One that is unsound, or has a rule that this version does
/// not know, is refused: scored without that rule, the total would be another.
pub(super) fn read(json: Json<'_>) -> Result<Standard, ReadError> {
    Standard::read(json.text()).map_err(|_| ReadError::BadStandard)
}
