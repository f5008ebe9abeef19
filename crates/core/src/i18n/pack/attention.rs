//! What a person should look at when an evaluation goes over to another standard.

use super::super::{fill, t};
use super::shown;
use crate::engine::Attention;

/// What to look at, in a sentence.
pub fn attention(attention: &Attention) -> String {
    let counted = |key: &str, count: usize| fill(key, &[("count", &count.to_string())]);
    match attention {
        Attention::KindDiffers => t("adopt.kind_differs").to_owned(),
        Attention::RowsNotWhole(sum) => fill("adopt.rows_not_whole", &[("sum", &sum.to_string())]),
        Attention::DimensionWeight { name, rows, asked } => {
            let values = [("name", shown(name)), ("rows", &*rows.to_string()), ("asked", &*asked.to_string())];
            fill("adopt.dimension_weight", &values)
        }
        Attention::DimensionWithoutPlace(name) => fill("adopt.without_place", &[("name", shown(name))]),
        Attention::DimensionAdded(name) => fill("adopt.dimension_added", &[("name", shown(name))]),
        Attention::RowsAdded(count) => counted("adopt.rows_added", *count),
        Attention::MethodMissing { row, method } => {
            fill("adopt.method_missing", &[("row", shown(row)), ("method", shown(method))])
        }
        Attention::TiersDiffer(count) => counted("adopt.tiers_differ", *count),
        Attention::ExecutionTwice(count) => counted("adopt.execution_twice", *count),
        Attention::Unscored(count) => counted("adopt.unscored", *count),
    }
}
