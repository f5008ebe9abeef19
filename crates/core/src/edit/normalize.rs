//! The weight guard (权重核对): full scores that do not add up, and a fair
//! proposal that does (一键归一).
//!
//! Nothing is changed here and nothing is blocked: a person sees old and new
//! side by side and carries the proposal out as one step.

use rust_decimal::Decimal;

use super::{Command, IndicatorField};
use crate::decimal::{Points, from_digits, short_digits};
use crate::model::{Entry, Evaluation, NodeId};
use crate::standard::Standard;

/// Decimals that full scores are counted in.
const PLACES: u32 = 6;
/// Decimals of a proposed full score, where the standard does not round to whole points.
const PROPOSED_PLACES: u32 = 2;
/// No row has more than a million points.
const LARGEST: i64 = 1_000_000_000_000;

/// Full scores that do not add up (分值合计不符).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeightGap {
    /// The dimension whose rows they are; `None`: all rows together.
    pub dimension: Option<NodeId>,
    /// What the rows add up to.
    pub sum: Points,
    /// What they should add up to.
    pub stated: Points,
    /// Rows whose full score is missing or unreadable.
    pub missing: usize,
}

/// A proposal of full scores that add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Normalization {
    /// What it closes.
    pub gaps: Vec<WeightGap>,
    /// Every row of these, in the order of the page.
    pub weights: Vec<NewWeight>,
    /// Rows of these whose full score is missing or unreadable: they are left as they are.
    pub left_out: Vec<NodeId>,
}

/// A full score before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewWeight {
    /// The row.
    pub id: NodeId,
    /// Its full score as it stands.
    pub old: Points,
    /// The one proposed.
    pub new: Points,
}

impl Normalization {
    /// The proposal as one step.
    pub fn command(&self) -> Command {
        let changed = self.weights.iter().filter(|weight| weight.old != weight.new);
        let set =
            |weight: &NewWeight| Command::SetIndicator(weight.id, IndicatorField::FullScore(Entry::Value(weight.new)));
        Command::Batch(changed.map(set).collect())
    }
}

/// Where full scores do not add up; empty: they do.
///
/// The rows of a dimension should add up to what it states. Where a dimension
/// with rows states nothing, or the dimensions do not add up to the whole, all
/// rows together should.
pub fn weight_gaps(evaluation: &Evaluation, standard: &Standard) -> Vec<WeightGap> {
    groups(evaluation, standard).iter().filter_map(Group::gap).collect()
}

/// Proposes full scores that add up, in the proportions of those that stand, by
/// the method of the largest remainder (最大余额法); `None`: they add up, or
/// nothing follows from them.
///
/// A row that weighed more never weighs less than one that weighed less, and
/// one of zero stays at zero.
pub fn normalize(evaluation: &Evaluation, standard: &Standard) -> Option<Normalization> {
    let least_places = if standard.score_places() == 0 { 0 } else { PROPOSED_PLACES };
    let mut proposal = Normalization { gaps: Vec::new(), weights: Vec::new(), left_out: Vec::new() };
    for group in groups(evaluation, standard) {
        let Some(gap) = group.gap() else { continue };
        if group.sum() == 0 || group.stated == 0 {
            continue;
        }
        proposal.gaps.push(gap);
        proposal.left_out.extend(group.rows.iter().filter(|(_, weight)| weight.is_none()).map(|(id, _)| *id));
        proposal.weights.extend(group.shares(least_places));
    }
    (!proposal.gaps.is_empty()).then_some(proposal)
}

/// Rows that should add up to something.
struct Group {
    dimension: Option<NodeId>,
    /// In millionths of a point, as the weights are.
    stated: i64,
    rows: Vec<(NodeId, Option<i64>)>,
}

impl Group {
    fn weights(&self) -> impl Iterator<Item = (NodeId, i64)> {
        self.rows.iter().filter_map(|(id, weight)| Some((*id, (*weight)?)))
    }

    fn sum(&self) -> i64 {
        self.weights().fold(0, |sum, (_, weight)| sum.saturating_add(weight))
    }

    fn gap(&self) -> Option<WeightGap> {
        let sum = self.sum();
        (sum != self.stated && !self.rows.is_empty()).then(|| WeightGap {
            dimension: self.dimension,
            sum: points(sum, PLACES),
            stated: points(self.stated, PLACES),
            missing: self.rows.iter().filter(|(_, weight)| weight.is_none()).count(),
        })
    }

    /// The whole parts of the shares, and one unit more for those who lose most by that.
    fn shares(&self, least_places: u32) -> Vec<NewWeight> {
        let places = points(self.stated, PLACES).0.scale().max(least_places).min(PLACES);
        let unit = 10_i64.pow(PLACES - places);
        let (units, sum) = (self.stated / unit, i128::from(self.sum()));
        let exact = self.weights().map(|(id, weight)| (id, weight, i128::from(weight) * i128::from(units)));
        let mut shares: Vec<Share> = exact
            .map(|(id, old, exact)| Share {
                id,
                old,
                // At most the units to be shared out.
                units: i64::try_from(exact / sum).unwrap_or(units),
                remainder: exact % sum,
            })
            .collect();
        let left = units - shares.iter().map(|share| share.units).sum::<i64>();
        let mut order: Vec<usize> = (0..shares.len()).collect();
        // Stable: of equal remainders the row further up comes first.
        order.sort_by_key(|place| std::cmp::Reverse(shares[*place].remainder));
        for place in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
            shares[place].units += 1;
        }
        let weight =
            |share: Share| NewWeight { id: share.id, old: points(share.old, PLACES), new: points(share.units, places) };
        shares.into_iter().map(weight).collect()
    }
}

/// What a row gets.
struct Share {
    id: NodeId,
    old: i64,
    units: i64,
    remainder: i128,
}

fn groups(evaluation: &Evaluation, standard: &Standard) -> Vec<Group> {
    let tree = &evaluation.tree;
    let whole = millionths(standard.full_score()).unwrap_or(0);
    let mut by_dimension = Vec::new();
    let mut stated_in_all = Some(0_i64);
    for dimension in tree.dimensions() {
        let rows = tree.categories(dimension).flat_map(|category| tree.indicators(category));
        let rows: Vec<_> = rows.map(|row| (row.id, weight(&row.full_score))).collect();
        let stated = weight(&dimension.full_score);
        if rows.is_empty() && stated.is_none() {
            continue;
        }
        stated_in_all = stated_in_all.zip(stated).map(|(sum, stated)| sum.saturating_add(stated));
        by_dimension.push(Group { dimension: Some(dimension.id), stated: stated.unwrap_or(0), rows });
    }
    if stated_in_all == Some(whole) {
        return by_dimension;
    }
    let rows = by_dimension.into_iter().flat_map(|group| group.rows).collect();
    vec![Group { dimension: None, stated: whole, rows }]
}

/// A full score in millionths; `None`: missing, unreadable or out of bounds.
fn weight(entry: &Entry<Points>) -> Option<i64> {
    entry.value().and_then(|points| millionths(*points))
}

fn millionths(points: Points) -> Option<i64> {
    let number = points.0.normalize();
    let places = PLACES.checked_sub(number.scale())?;
    let digits = short_digits(number)?.checked_mul(10_i64.pow(places))?;
    (0..=LARGEST).contains(&digits).then_some(digits)
}

fn points(digits: i64, places: u32) -> Points {
    let number: Decimal = from_digits(digits, places);
    Points(number.normalize())
}
