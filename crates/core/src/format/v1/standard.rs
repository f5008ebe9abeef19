//! The scoring standard inside a file.

use crate::decimal::Decimal;
use crate::json::{Json, ReadError, decimal};
use crate::standard::Standard;

/// The most decimals a standard may ask for.
const MAX_PLACES: u32 = 6;

/// Reads a standard. One with a rule that this version does not know is
/// refused: scored without that rule, the total would be another.
pub(super) fn read(json: Json<'_>) -> Result<Standard, ReadError> {
    let standard: Standard = serde_json::from_str(json.text()).map_err(|_| ReadError::BadStandard)?;
    let bounded = |number: Decimal| decimal(&number.to_string()).is_some();
    let sound = standard.rounding_places <= MAX_PLACES && numbers(&standard).all(bounded);
    if sound { Ok(standard) } else { Err(ReadError::BadStandard) }
}

fn numbers(standard: &Standard) -> impl Iterator<Item = Decimal> {
    let dimensions = standard.dimensions.iter().map(|dimension| dimension.full_score.0);
    let rows = standard.dimensions.iter().flat_map(|dimension| &dimension.categories);
    let rows = rows.flat_map(|category| &category.indicators).filter_map(|row| row.full_score).map(|points| points.0);
    let bands = standard.bands.iter().map(|band| band.from.0);
    let tiers = standard.tiers.iter().flat_map(|tier| [tier.from.0, tier.to.0]);
    let excess = &standard.over_achievement;
    let table = excess.table.iter().flat_map(|band| band.up_to.into_iter().chain([band.coefficient]));
    let table = table.chain([excess.reminder_from]).map(|ratio| ratio.0);
    dimensions.chain(rows).chain(bands).chain(tiers).chain(table)
}
