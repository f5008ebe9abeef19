//! What a person chooses about a paper.

use super::document::Stage;

/// What a person chooses about a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// How far the paper has come.
    pub stage: Stage,
    /// What the self-evaluation form does with second-level indicators that have no rows.
    pub empty_categories: EmptyCategories,
    /// Whether the report has an annex that says how each score was worked out.
    pub calculations: bool,
}

/// What the self-evaluation form does with second-level indicators that have no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmptyCategories {
    /// They stand with empty cells, as in the printed form.
    #[default]
    Keep,
    /// They are left out.
    Drop,
}
