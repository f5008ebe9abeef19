//! Problems found and what is recommended.

use super::{NodeId, Unknown};

/// A problem found (存在的问题). Printed byte for byte, a paragraph of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The id of the problem.
    pub id: NodeId,
    /// The problem in words.
    pub text: String,
    /// Why it came about (原因分析).
    pub cause: String,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// A recommendation (有关建议). Printed byte for byte, a paragraph of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recommendation {
    /// The id of the recommendation.
    pub id: NodeId,
    /// The recommendation in words.
    pub text: String,
    /// The problems that it answers.
    pub problems: Vec<NodeId>,
    /// Members this version does not know.
    pub unknown: Unknown,
}
