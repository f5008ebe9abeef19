//! The commands.

use super::field::{
    CategoryField, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, PartField, ProblemField,
    ProfileField, RecommendationField,
};
use crate::decimal::Points;
use crate::model::{
    Category, Dimension, Entry, Evidence, FundLine, Indicator, NodeId, Part, Problem, Recommendation, Seals, Section,
};

/// One edit. Its inverse is a command too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Sets a field of the profile.
    SetProfile(ProfileField),
    /// Sets a field of the funds.
    SetFunds(FundsField),
    /// Sets a field of a fund line.
    SetFundLine(NodeId, FundLineField),
    /// Sets a field of a dimension.
    SetDimension(NodeId, DimensionField),
    /// Sets a field of a category.
    SetCategory(NodeId, CategoryField),
    /// Sets a field of an indicator.
    SetIndicator(NodeId, IndicatorField),
    /// Sets a field of a part of a composite indicator.
    SetPart {
        /// The indicator.
        indicator: NodeId,
        /// The part.
        part: NodeId,
        /// The field.
        field: PartField,
    },
    /// Sets a prose box.
    SetSection(Section, String),
    /// Sets a field of an evidence entry.
    SetEvidence(NodeId, EvidenceField),
    /// Sets a field of a problem.
    SetProblem(NodeId, ProblemField),
    /// Sets a field of a recommendation.
    SetRecommendation(NodeId, RecommendationField),
    /// Sets the total that the source report published.
    SetPublishedTotal(Entry<Points>),
    /// Sets the full text of the source report.
    SetSourceText(String),
    /// Seals the evaluation or takes its seal off (定稿、解除定稿).
    SetSeals(Seals),
    /// Puts a node, with all below it, at a position.
    Insert {
        /// Where.
        place: Place,
        /// Before which child; the number of children: at the end.
        index: usize,
        /// What.
        node: Box<Node>,
    },
    /// Takes a node out, with all below it.
    Remove {
        /// Where it is.
        place: Place,
        /// Which.
        id: NodeId,
    },
    /// Moves a node, with all below it.
    Move {
        /// Which.
        id: NodeId,
        /// Where it is now.
        from: Place,
        /// Where to. A list other than the tree only moves within itself.
        to: Place,
        /// Before which child, counted without the node itself.
        index: usize,
    },
    /// Several commands as one step, carried out in order.
    Batch(Vec<Command>),
}

/// A list that nodes stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The dimensions.
    Dimensions,
    /// The categories of a dimension.
    Categories(NodeId),
    /// The indicators of a category.
    Indicators(NodeId),
    /// The parts of a composite indicator.
    Parts(NodeId),
    /// Fund lines by source.
    FundsBySource,
    /// Fund lines by use.
    FundsByUse,
    /// The evidence register.
    Evidence,
    /// The problems.
    Problems,
    /// The recommendations.
    Recommendations,
}

/// A node with all below it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "a node always lies in the box of its command")]
pub enum Node {
    /// A dimension with its categories and their indicators.
    Dimension(Dimension, Vec<(Category, Vec<Indicator>)>),
    /// A category with its indicators.
    Category(Category, Vec<Indicator>),
    /// An indicator.
    Indicator(Indicator),
    /// A part of a composite indicator.
    Part(Part),
    /// A fund line.
    FundLine(FundLine),
    /// An evidence entry.
    Evidence(Evidence),
    /// A problem.
    Problem(Problem),
    /// A recommendation.
    Recommendation(Recommendation),
}

impl Node {
    /// The id of the node itself.
    pub fn id(&self) -> NodeId {
        match self {
            Self::Dimension(node, _) => node.id,
            Self::Category(node, _) => node.id,
            Self::Indicator(node) => node.id,
            Self::Part(node) => node.id,
            Self::FundLine(node) => node.id,
            Self::Evidence(node) => node.id,
            Self::Problem(node) => node.id,
            Self::Recommendation(node) => node.id,
        }
    }
}
