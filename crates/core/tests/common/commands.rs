//! Random commands of every kind, fitting the evaluation wherever it has what they need.

use jiheng_core::edit::{
    CategoryField, Command, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, Node, PartField,
    Place, ProblemField, ProfileField, RecommendationField,
};
use jiheng_core::model::{Evaluation, FundItem, NodeId, Parent};

use super::Dice;
use super::evaluations::{
    amount, applicability, category, choice, date, dimension, entry, evidence, expert, fund_line, id, indicator, list,
    mark, milestone, part, points, portion, problem, quantity, ratio, recommendation, some, text, year,
};

/// How many kinds of command there are.
pub(crate) const KINDS: usize = 17;

/// A command of one kind; one in twenty speaks of a node that is not there.
pub(crate) fn command_of_kind(dice: &mut Dice, e: &Evaluation, kind: usize) -> Command {
    let lines: Vec<NodeId> = e.funds.by_source.iter().chain(&e.funds.by_use).map(|line| line.id).collect();
    let dimensions = e.tree.order().to_vec();
    let categories: Vec<NodeId> = e.tree.dimensions().flat_map(|node| node.categories.clone()).collect();
    let rows: Vec<NodeId> = e.tree.rows().map(|row| row.id).collect();
    match kind {
        0 => Command::SetProfile(profile_field(dice)),
        1 => Command::SetFunds(funds_field(dice)),
        2 => Command::SetFundLine(one_of(dice, &lines), fund_line_field(dice)),
        3 => Command::SetDimension(one_of(dice, &dimensions), dimension_field(dice)),
        4 => Command::SetCategory(one_of(dice, &categories), category_field(dice)),
        5 => Command::SetIndicator(one_of(dice, &rows), indicator_field(dice)),
        6 => {
            let (row, part) = part_of(dice, e);
            Command::SetPart { indicator: row, part, field: part_field(dice) }
        }
        7 => Command::SetSection(choice(dice), text(dice)),
        8 => {
            let ids: Vec<NodeId> = e.evidence.iter().map(|node| node.id).collect();
            Command::SetEvidence(one_of(dice, &ids), evidence_field(dice))
        }
        9 => {
            let ids: Vec<NodeId> = e.problems.iter().map(|node| node.id).collect();
            Command::SetProblem(one_of(dice, &ids), problem_field(dice))
        }
        10 => {
            let ids: Vec<NodeId> = e.recommendations.iter().map(|node| node.id).collect();
            Command::SetRecommendation(one_of(dice, &ids), recommendation_field(dice))
        }
        11 => Command::SetPublishedTotal(points(dice)),
        12 => Command::SetSourceText(text(dice)),
        13 => {
            let place = place(dice, e);
            let index = dice.below(members(e, place).len() + 1);
            Command::Insert { place, index, node: Box::new(node(dice, place)) }
        }
        14 => {
            let place = place(dice, e);
            Command::Remove { place, id: one_of(dice, &members(e, place)) }
        }
        15 => {
            let from = place(dice, e);
            let id = one_of(dice, &members(e, from));
            let to = match from {
                Place::Indicators(_) if dice.once_in(2) => Place::Indicators(one_of(dice, &categories)),
                Place::Categories(_) if dice.once_in(2) => Place::Categories(one_of(dice, &dimensions)),
                _ => from,
            };
            let room = members(e, to).len() + usize::from(from != to);
            Command::Move { id, from, to, index: dice.below(room) }
        }
        _ => Command::Batch(list(dice, 4, |dice| {
            let kind = dice.below(KINDS - 1);
            command_of_kind(dice, e, kind)
        })),
    }
}

/// A command of any kind.
pub(crate) fn command(dice: &mut Dice, e: &Evaluation) -> Command {
    let kind = dice.below(KINDS);
    command_of_kind(dice, e, kind)
}

fn one_of(dice: &mut Dice, ids: &[NodeId]) -> NodeId {
    if ids.is_empty() || dice.once_in(20) { id(dice) } else { *dice.pick(ids) }
}

fn part_of(dice: &mut Dice, e: &Evaluation) -> (NodeId, NodeId) {
    let parts: Vec<(NodeId, NodeId)> =
        e.tree.rows().flat_map(|row| row.parts.iter().map(|part| (row.id, part.id))).collect();
    if parts.is_empty() { (id(dice), id(dice)) } else { *dice.pick(&parts) }
}

fn place(dice: &mut Dice, e: &Evaluation) -> Place {
    let dimensions = e.tree.order().to_vec();
    let categories: Vec<NodeId> = e.tree.dimensions().flat_map(|node| node.categories.clone()).collect();
    let rows: Vec<NodeId> = e.tree.rows().map(|row| row.id).collect();
    match dice.below(9) {
        0 => Place::Dimensions,
        1 => Place::Categories(one_of(dice, &dimensions)),
        2 => Place::Indicators(one_of(dice, &categories)),
        3 => Place::Parts(one_of(dice, &rows)),
        4 => Place::FundsBySource,
        5 => Place::FundsByUse,
        6 => Place::Evidence,
        7 => Place::Problems,
        _ => Place::Recommendations,
    }
}

/// The ids in a list.
pub(crate) fn members(e: &Evaluation, place: Place) -> Vec<NodeId> {
    let children = |parent| e.tree.children(parent).unwrap_or_default().to_vec();
    match place {
        Place::Dimensions => children(Parent::Root),
        Place::Categories(parent) | Place::Indicators(parent) => children(Parent::Node(parent)),
        Place::Parts(row) => {
            e.tree.indicator(row).map(|row| row.parts.iter().map(|part| part.id).collect()).unwrap_or_default()
        }
        Place::FundsBySource => e.funds.by_source.iter().map(|node| node.id).collect(),
        Place::FundsByUse => e.funds.by_use.iter().map(|node| node.id).collect(),
        Place::Evidence => e.evidence.iter().map(|node| node.id).collect(),
        Place::Problems => e.problems.iter().map(|node| node.id).collect(),
        Place::Recommendations => e.recommendations.iter().map(|node| node.id).collect(),
    }
}

fn node(dice: &mut Dice, place: Place) -> Node {
    match place {
        Place::Dimensions => {
            let below = list(dice, 2, |dice| (category(dice), list(dice, 2, indicator)));
            Node::Dimension(dimension(dice), below)
        }
        Place::Categories(_) => Node::Category(category(dice), list(dice, 2, indicator)),
        Place::Indicators(_) => Node::Indicator(indicator(dice)),
        Place::Parts(_) => Node::Part(part(dice)),
        Place::FundsBySource | Place::FundsByUse => Node::FundLine(fund_line(dice)),
        Place::Evidence => Node::Evidence(evidence(dice)),
        Place::Problems => Node::Problem(problem(dice)),
        Place::Recommendations => Node::Recommendation(recommendation(dice)),
    }
}

fn profile_field(dice: &mut Dice) -> ProfileField {
    match dice.below(20) {
        0 => ProfileField::ProjectName(entry(dice, text)),
        1 => ProfileField::ProjectCode(entry(dice, text)),
        2 => ProfileField::Kind(choice(dice)),
        3 => ProfileField::ReportTitle(entry(dice, text)),
        4 => ProfileField::ImplementingUnit(entry(dice, text)),
        5 => ProfileField::CompetentDepartment(entry(dice, text)),
        6 => ProfileField::EvaluatingBody(entry(dice, text)),
        7 => ProfileField::FiscalYear(year(dice)),
        8 => ProfileField::PeriodStart(date(dice)),
        9 => ProfileField::PeriodEnd(date(dice)),
        10 => ProfileField::Status(choice(dice)),
        11 => ProfileField::AnnualObjective(entry(dice, text)),
        12 => ProfileField::ObjectiveResult(entry(dice, text)),
        13 => ProfileField::Signatory(entry(dice, text)),
        14 => ProfileField::ReportDate(date(dice)),
        15 => ProfileField::Contact(entry(dice, text)),
        16 => ProfileField::VetoGrounds(list(dice, 2, text)),
        17 => ProfileField::VetoNote(text(dice)),
        18 => ProfileField::Panel(list(dice, 2, expert)),
        _ => ProfileField::Telephone(entry(dice, text)),
    }
}

fn funds_field(dice: &mut Dice) -> FundsField {
    match dice.below(4) {
        0 => FundsField::DisplayUnit(choice(dice)),
        1 => FundsField::AdjustmentDocument(entry(dice, text)),
        2 => FundsField::UnexecutedReason(some(dice, choice)),
        _ => FundsField::UnexecutedNote(text(dice)),
    }
}

fn fund_line_field(dice: &mut Dice) -> FundLineField {
    match dice.below(4) {
        0 => FundLineField::Name(text(dice)),
        1 => FundLineField::Source(some(dice, choice)),
        2 => FundLineField::Amount(*dice.pick(&FundItem::ALL), amount(dice)),
        _ => FundLineField::Indicators(list(dice, 3, id)),
    }
}

fn dimension_field(dice: &mut Dice) -> DimensionField {
    match dice.below(4) {
        0 => DimensionField::Name(text(dice)),
        1 => DimensionField::Key(text(dice)),
        2 => DimensionField::FullScore(points(dice)),
        _ => DimensionField::PublishedScore(points(dice)),
    }
}

fn category_field(dice: &mut Dice) -> CategoryField {
    if dice.once_in(2) { CategoryField::Name(text(dice)) } else { CategoryField::FullScore(points(dice)) }
}

fn indicator_field(dice: &mut Dice) -> IndicatorField {
    match dice.below(34) {
        0 => IndicatorField::Name(text(dice)),
        1 => IndicatorField::Definition(text(dice)),
        2 => IndicatorField::Measure(choice(dice)),
        3 => IndicatorField::Polarity(choice(dice)),
        4 => IndicatorField::InitialTarget(quantity(dice)),
        5 => IndicatorField::AdjustedTarget(quantity(dice)),
        6 => IndicatorField::AdjustmentDocument(text(dice)),
        7 => IndicatorField::Unit(text(dice)),
        8 => IndicatorField::Actual(quantity(dice)),
        9 => IndicatorField::FullScore(points(dice)),
        10 => IndicatorField::WeightSource(choice(dice)),
        11 => IndicatorField::Tier(some(dice, |dice| u8::try_from(dice.below(4)).expect("small"))),
        12 => IndicatorField::Points(points(dice)),
        13 => IndicatorField::Deduction(points(dice)),
        14 => IndicatorField::Basis(text(dice)),
        15 => IndicatorField::CompositeMode(some(dice, choice)),
        16 => IndicatorField::TargetTooLow(dice.once_in(2)),
        17 => IndicatorField::Coefficient(ratio(dice)),
        18 => IndicatorField::DeviationReason(text(dice)),
        19 => IndicatorField::Applicability(applicability(dice)),
        20 => IndicatorField::Method(text(dice)),
        21 => IndicatorField::SurveySample(quantity(dice)),
        22 => IndicatorField::SurveyValid(quantity(dice)),
        23 => IndicatorField::SurveySatisfied(quantity(dice)),
        24 => IndicatorField::SurveyWay(text(dice)),
        25 => IndicatorField::SurveyDate(date(dice)),
        26 => IndicatorField::ManualPoints(points(dice)),
        27 => IndicatorField::ManualReason(text(dice)),
        28 => IndicatorField::ManualBy(text(dice)),
        29 => IndicatorField::Core(dice.once_in(2)),
        30 => IndicatorField::Portions(list(dice, 2, portion)),
        31 => IndicatorField::Marks(list(dice, 2, mark)),
        32 => IndicatorField::Milestones(list(dice, 3, milestone)),
        _ => IndicatorField::PublishedScore(points(dice)),
    }
}

fn part_field(dice: &mut Dice) -> PartField {
    match dice.below(8) {
        0 => PartField::Name(text(dice)),
        1 => PartField::Measure(choice(dice)),
        2 => PartField::InitialTarget(quantity(dice)),
        3 => PartField::AdjustedTarget(quantity(dice)),
        4 => PartField::AdjustmentDocument(text(dice)),
        5 => PartField::Unit(text(dice)),
        6 => PartField::Actual(quantity(dice)),
        _ => PartField::Share(ratio(dice)),
    }
}

fn evidence_field(dice: &mut Dice) -> EvidenceField {
    match dice.below(10) {
        0 => EvidenceField::Title(text(dice)),
        1 => EvidenceField::Kind(choice(dice)),
        2 => EvidenceField::DocumentNumber(text(dice)),
        3 => EvidenceField::Date(date(dice)),
        4 => EvidenceField::Pages(text(dice)),
        5 => EvidenceField::Holder(text(dice)),
        6 => EvidenceField::Location(text(dice)),
        7 => EvidenceField::Quantity(quantity(dice)),
        8 => EvidenceField::Note(text(dice)),
        _ => EvidenceField::Indicators(list(dice, 3, id)),
    }
}

fn problem_field(dice: &mut Dice) -> ProblemField {
    if dice.once_in(2) { ProblemField::Text(text(dice)) } else { ProblemField::Cause(text(dice)) }
}

fn recommendation_field(dice: &mut Dice) -> RecommendationField {
    if dice.once_in(2) {
        RecommendationField::Text(text(dice))
    } else {
        RecommendationField::Problems(list(dice, 2, id))
    }
}
