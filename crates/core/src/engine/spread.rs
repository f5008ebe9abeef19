//! How the weight of rows that do not apply is spread over others (R13).
//!
//! Who takes what follows from what is declared and from the full scores alone,
//! never from a score, so that it is known before any row is scored.

use super::rules::missing;
use crate::decimal::Fraction;
use crate::model::{Applicability, Category, Dimension, Evaluation, Indicator, IndicatorTree, Measure};
use crate::standard::{NotApplicableRule, Standard};

/// What a row is to the spreading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Role {
    /// Nothing: the standard spreads nothing, or the row scores the execution
    /// rate, whose weight nobody may change.
    #[default]
    Outside,
    /// It applies and takes.
    Takes,
    /// It does not apply and its weight is spread.
    Leaves,
}

/// Where the weight of a row that does not apply goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heir {
    /// To the rows of its category.
    Category,
    /// To the rows of its dimension, where none of its category applies.
    Dimension,
    /// To nobody: the total is brought back to the full score of the whole.
    Nobody,
}

/// Weights in millionths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Weights {
    /// Of the rows that take.
    pub(super) taking: i64,
    /// Of the rows that do not apply.
    pub(super) leaving: i64,
}

/// What is spread over the rows of one category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Spread {
    on: bool,
    category: Weights,
    /// The rows that take in the dimension, and what leaves the categories in
    /// which no row takes.
    dimension: Weights,
}

impl Spread {
    /// What is spread over a whole dimension, before a category is looked at.
    #[inline(always)]
    pub(super) fn over(tree: &IndicatorTree, dimension: &Dimension, standard: &Standard) -> Self {
        if standard.not_applicable == NotApplicableRule::Spread {
            Self::of_dimension(tree, dimension)
        } else {
            Self::default()
        }
    }

    #[inline(never)]
    fn of_dimension(tree: &IndicatorTree, dimension: &Dimension) -> Self {
        let mut whole = Weights::default();
        for category in tree.categories(dimension) {
            let own = Weights::of(tree, category);
            whole.taking = whole.taking.saturating_add(own.taking);
            if own.taking == 0 {
                whole.leaving = whole.leaving.saturating_add(own.leaving);
            }
        }
        Self { on: true, category: Weights::default(), dimension: whole }
    }

    /// The same for one category of the dimension.
    #[inline(always)]
    pub(super) fn inside(self, tree: &IndicatorTree, category: &Category) -> Self {
        if self.on { Self { category: Weights::of(tree, category), ..self } } else { self }
    }

    /// What is spread over the category that a row lies in.
    #[inline(always)]
    pub(super) fn around(row: &Indicator, evaluation: &Evaluation, standard: &Standard) -> Self {
        if standard.not_applicable == NotApplicableRule::Spread {
            Self::of_row(row, &evaluation.tree)
        } else {
            Self::default()
        }
    }

    #[inline(never)]
    fn of_row(row: &Indicator, tree: &IndicatorTree) -> Self {
        let found = tree.row(row.id);
        let dimension = found.as_ref().and_then(|row| tree.dimension(row.dimension));
        let category = found.as_ref().and_then(|row| tree.category(row.category));
        match (dimension, category) {
            (Some(dimension), Some(category)) => Self::of_dimension(tree, dimension).inside(tree, category),
            _ => Self::default(),
        }
    }

    /// Whether the standard spreads weights at all.
    #[inline(always)]
    pub(super) fn is_on(&self) -> bool {
        self.on
    }

    /// What a row is to it.
    #[inline(always)]
    pub(super) fn role(&self, row: &Indicator) -> Role {
        if self.on { role(row) } else { Role::Outside }
    }

    /// Where the weight of a row that does not apply goes.
    pub(super) fn heir(&self, role: Role) -> Heir {
        match role {
            Role::Leaves if self.category.taking > 0 => Heir::Category,
            Role::Leaves if self.dimension.taking > 0 => Heir::Dimension,
            _ => Heir::Nobody,
        }
    }

    /// What a row with such a weight takes, of its category and of its dimension.
    pub(super) fn shares(&self, own: i64) -> [Taken; 2] {
        [self.category, self.dimension].map(|Weights { taking, leaving }| Taken {
            leaving,
            taking,
            points: Fraction::of(own, MILLION) * Fraction::new(leaving.into(), taking.into()).unwrap_or_default(),
        })
    }

    /// Whether there is anything that a row could take.
    #[inline(always)]
    pub(super) fn is_nothing(&self) -> bool {
        self.category.leaving == 0 && self.dimension.leaving == 0
    }
}

const MILLION: i64 = 1_000_000;

/// What a row takes, all in millionths but the points.
pub(super) struct Taken {
    pub(super) leaving: i64,
    pub(super) taking: i64,
    /// The points that it takes, unrounded.
    pub(super) points: Fraction,
}

impl Weights {
    fn of(tree: &IndicatorTree, category: &Category) -> Self {
        let mut weights = Self::default();
        for row in tree.indicators(category) {
            let own = missing::full_score(&row.full_score).map_or(0, missing::Counted::millionths);
            match role(row) {
                Role::Takes => weights.taking = weights.taking.saturating_add(own),
                Role::Leaves => weights.leaving = weights.leaving.saturating_add(own),
                Role::Outside => {}
            }
        }
        weights
    }
}

fn role(row: &Indicator) -> Role {
    match row.applicability {
        _ if row.measure == Measure::ExecutionRate => Role::Outside,
        Applicability::Applicable => Role::Takes,
        Applicability::NotApplicable(_) => Role::Leaves,
    }
}
