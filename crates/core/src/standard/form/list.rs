//! The lists of a pack that a person makes longer and shorter.

use rust_decimal::Decimal;

use super::choice::whole_band;
use super::field::{held, method_numbers};
use super::{MethodNumber, PackChoice, PackField};
use crate::decimal::{Points, Ratio};
use crate::model::{FundSource, Measure};
use crate::standard::read::COUNT_LIMIT;
use crate::standard::{
    Band, CapEffect, CategoryTemplate, Clause, ClauseOrigin, DimensionTemplate, ExecutionCap, ExecutionCaps,
    FundLineTemplate, GradeId, IndicatorTemplate, Method, MethodForm, ReductionBand, Rule, Standard, TableBand, Tier,
    VetoEffect, VetoGround, VetoRule,
};

/// A list of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackList {
    /// The dimensions.
    Dimensions,
    /// The categories of a dimension.
    Categories(usize),
    /// The rows of a category: its dimension and its place there.
    Rows(usize, usize),
    /// The grades.
    Bands,
    /// The tiers.
    Tiers,
    /// The lines of the reduction table for far exceeded targets.
    Reductions,
    /// The caps by the execution rate; without one there are none at all.
    Caps,
    /// The fund lines that a new evaluation starts with.
    Funds,
    /// The bands of the execution rate, where it is scored by a table.
    ExecutionBands,
    /// The grounds of the veto; without one there is none.
    Grounds,
    /// The methods.
    Methods,
    /// The bands of a method that is a table.
    MethodBands(usize),
    /// The clauses.
    Clauses,
}

impl PackList {
    /// The fields of something in it, in order. The first is the one it is known by.
    pub(super) fn columns(self, standard: &Standard, index: usize) -> Vec<PackField> {
        use PackField as F;
        let i = index;
        match self {
            Self::Dimensions => vec![F::DimensionName(i), F::DimensionScore(i)],
            Self::Categories(d) => vec![F::CategoryName(d, i)],
            Self::Rows(d, c) => {
                let method = F::Choice(PackChoice::RowMethod(d, c, i));
                let named = held(standard, method).is_some_and(|held| !held.text().is_empty());
                let method = (named || !standard.methods.is_empty()).then_some(method);
                [F::RowName(d, c, i), F::RowScore(d, c, i)].into_iter().chain(method).collect()
            }
            Self::Bands => vec![F::BandName(i), F::BandFrom(i)],
            Self::Tiers => vec![F::TierName(i), F::TierFrom(i), F::TierTo(i)],
            Self::Reductions => vec![F::ReductionTo(i), F::ReductionBy(i)],
            Self::Caps => vec![F::CapBelow(i), F::CapLimit(i)],
            Self::Funds => vec![F::FundName(i), F::Choice(PackChoice::FundSource(i))],
            Self::Grounds => vec![F::GroundName(i)],
            Self::ExecutionBands => band_columns(None, i, F::ExecutionNumber),
            Self::MethodBands(m) => band_columns(Some(m), i, |number| F::MethodNumber(m, number)),
            Self::Methods => {
                let form = standard.methods.get(i).map(|method| &method.form);
                let numbers = form.into_iter().flat_map(method_numbers).map(|number| F::MethodNumber(i, *number));
                let part = form.and_then(MethodForm::step_part).map(|_| F::Choice(PackChoice::StepPart(i)));
                let first = [F::MethodName(i), F::Choice(PackChoice::MethodForm(i))];
                first.into_iter().chain(numbers).chain(part).collect()
            }
            Self::Clauses => vec![
                F::Choice(PackChoice::ClauseRule(i)),
                F::Choice(PackChoice::ClauseOrigin(i)),
                F::Choice(PackChoice::ClauseVerified(i)),
                F::ClauseCitation(i),
                F::ClauseText(i),
            ],
        }
    }

    /// The list below something in it.
    pub(super) fn below(self, standard: &Standard, index: usize) -> Option<Self> {
        match self {
            Self::Dimensions => Some(Self::Categories(index)),
            Self::Categories(dimension) => Some(Self::Rows(dimension, index)),
            Self::Methods => {
                standard.methods.get(index).and_then(|method| method.form.bands()).map(|_| Self::MethodBands(index))
            }
            _ => None,
        }
    }
}

fn band_columns(method: Option<usize>, band: usize, number: impl Fn(MethodNumber) -> PackField) -> Vec<PackField> {
    vec![
        number(MethodNumber::From(band)),
        number(MethodNumber::To(band)),
        PackField::Choice(PackChoice::BandEnds(method, band)),
        number(MethodNumber::Award(band)),
        PackField::Choice(PackChoice::BandUnit(method, band)),
    ]
}

impl PackField {
    /// Follows its place when something is taken out of a list; false: it went with that.
    pub(super) fn moves_up(&mut self, list: PackList, taken: usize) -> bool {
        match self.index_in(list) {
            Some(index) if *index == taken => return false,
            Some(index) if *index > taken => *index -= 1,
            _ => {}
        }
        true
    }

    /// Its place in a list; `None`: it does not lie there.
    fn index_in(&mut self, list: PackList) -> Option<&mut usize> {
        match list {
            PackList::Dimensions => match self {
                Self::DimensionName(index)
                | Self::DimensionScore(index)
                | Self::CategoryName(index, _)
                | Self::RowName(index, ..)
                | Self::RowScore(index, ..) => Some(index),
                _ => None,
            },
            PackList::Categories(of) => match self {
                Self::CategoryName(dimension, index)
                | Self::RowName(dimension, index, _)
                | Self::RowScore(dimension, index, _)
                    if *dimension == of =>
                {
                    Some(index)
                }
                _ => None,
            },
            PackList::Rows(of, within) => match self {
                Self::RowName(dimension, category, index) | Self::RowScore(dimension, category, index)
                    if (*dimension, *category) == (of, within) =>
                {
                    Some(index)
                }
                _ => None,
            },
            PackList::Bands => match self {
                Self::BandName(index) | Self::BandFrom(index) => Some(index),
                _ => None,
            },
            PackList::Tiers => match self {
                Self::TierName(index) | Self::TierFrom(index) | Self::TierTo(index) => Some(index),
                _ => None,
            },
            PackList::Reductions => match self {
                Self::ReductionTo(index) | Self::ReductionBy(index) => Some(index),
                _ => None,
            },
            PackList::Caps => match self {
                Self::CapBelow(index) | Self::CapLimit(index) => Some(index),
                _ => None,
            },
            PackList::Funds => match self {
                Self::FundName(index) => Some(index),
                _ => None,
            },
            PackList::Grounds => match self {
                Self::GroundName(index) => Some(index),
                _ => None,
            },
            PackList::Clauses => match self {
                Self::ClauseCitation(index) | Self::ClauseText(index) => Some(index),
                _ => None,
            },
            PackList::Methods => match self {
                Self::MethodName(index) | Self::MethodNumber(index, _) => Some(index),
                _ => None,
            },
            PackList::ExecutionBands => match self {
                Self::ExecutionNumber(number) => number.band(),
                _ => None,
            },
            PackList::MethodBands(of) => match self {
                Self::MethodNumber(method, number) if *method == of => number.band(),
                _ => None,
            },
        }
    }
}

impl MethodNumber {
    /// The band that it belongs to.
    fn band(&mut self) -> Option<&mut usize> {
        match self {
            Self::From(band) | Self::To(band) | Self::Award(band) => Some(band),
            _ => None,
        }
    }
}

/// Adds something blank at the end of a list, unless the list is as long as a pack may have it.
pub(super) fn add(standard: &mut Standard, list: PackList) {
    let s = standard;
    match list {
        PackList::Dimensions if s.dimensions.len() < COUNT_LIMIT => {
            // Without a key: two persons' additions must not pass for one dimension.
            let (key, name, categories) = (String::new(), String::new(), Vec::new());
            s.dimensions.push(DimensionTemplate { key, name, full_score: Points::ZERO, categories });
        }
        PackList::Categories(dimension) if categories(s) < COUNT_LIMIT => {
            if let Some(dimension) = s.dimensions.get_mut(dimension) {
                dimension.categories.push(CategoryTemplate { name: String::new(), indicators: Vec::new() });
            }
        }
        PackList::Rows(dimension, category) if rows(s) < COUNT_LIMIT => {
            let dimension = s.dimensions.get_mut(dimension);
            if let Some(category) = dimension.and_then(|dimension| dimension.categories.get_mut(category)) {
                category.indicators.push(IndicatorTemplate {
                    name: String::new(),
                    measure: Measure::default(),
                    full_score: None,
                    definition: String::new(),
                    points: Vec::new(),
                    method: String::new(),
                });
            }
        }
        PackList::Bands if s.bands.len() < COUNT_LIMIT => {
            let grade = free_id("grade", |id| s.bands.iter().all(|band| band.grade.0 != *id));
            s.bands.push(Band { grade: GradeId(grade), name: String::new(), from: Points::ZERO });
        }
        PackList::Tiers if s.tiers.len() < COUNT_LIMIT => {
            let to = s.tiers.last().map_or(Ratio(Decimal::ONE), |tier| tier.from);
            s.tiers.push(Tier { name: String::new(), from: Ratio(Decimal::ZERO), to });
        }
        PackList::Reductions if s.over_achievement.table.len() < COUNT_LIMIT => {
            let coefficient = s.over_achievement.table.last().map_or(Ratio(Decimal::ONE), |band| band.coefficient);
            s.over_achievement.table.push(ReductionBand { up_to: None, coefficient });
        }
        PackList::Caps => {
            let caps = s.execution_caps.get_or_insert_with(|| ExecutionCaps {
                effect: CapEffect::Total,
                caps: Vec::new(),
                source: String::new(),
            });
            if caps.caps.len() < COUNT_LIMIT {
                caps.caps.push(ExecutionCap { below: Ratio(Decimal::ONE), limit: Points(Decimal::ONE_HUNDRED) });
            }
        }
        PackList::Funds if s.fund_lines.len() < COUNT_LIMIT => {
            s.fund_lines.push(FundLineTemplate { source: FundSource::Other, name: String::new() });
        }
        PackList::ExecutionBands => s.execution.bands_mut().into_iter().for_each(add_band),
        PackList::MethodBands(method) => {
            let bands = s.methods.get_mut(method).and_then(|method| method.form.bands_mut());
            bands.into_iter().for_each(add_band);
        }
        PackList::Grounds => {
            let lowest = s.bands.last().map(|band| VetoEffect::Grade(band.grade.clone()));
            let effect = lowest.unwrap_or(VetoEffect::Total(Points::ZERO));
            let grounds = &mut s.veto.get_or_insert_with(|| VetoRule { effect, grounds: Vec::new() }).grounds;
            if grounds.len() < COUNT_LIMIT {
                let id = free_id("ground", |id| grounds.iter().all(|ground| ground.id != *id));
                grounds.push(VetoGround { id, name: String::new() });
            }
        }
        PackList::Methods if s.methods.len() < COUNT_LIMIT => {
            let id = free_id("method", |id| s.methods.iter().all(|method| method.id != *id));
            let form = MethodForm::PassThreshold { from: Ratio(Decimal::new(6, 1)), stretched: false };
            s.methods.push(Method { id, name: String::new(), form });
        }
        PackList::Clauses if s.clauses.len() < COUNT_LIMIT => {
            let free = Rule::ALL.iter().map(|rule| rule.id()).find(|id| s.clauses.iter().all(|c| c.rule != **id));
            let rule = free.unwrap_or_default().to_owned();
            let (citation, text) = (String::new(), String::new());
            s.clauses.push(Clause { rule, citation, text, origin: ClauseOrigin::Regulation, verified: false });
        }
        _ => {}
    }
}

/// Adds a band that goes on where the last one ends.
fn add_band(bands: &mut Vec<TableBand>) {
    if bands.len() < COUNT_LIMIT {
        let (from, from_included) = bands.last().map_or((None, true), |last| (last.to, !last.to_included));
        bands.push(TableBand { from, from_included, ..whole_band() });
    }
}

/// Takes something out of a list; false: it is not there.
pub(super) fn remove(standard: &mut Standard, list: PackList, index: usize) -> bool {
    let taken = entries_mut(standard, list).is_some_and(|entries| entries.take(index));
    // Caps and a veto come with their first line and go with their last.
    standard.execution_caps.take_if(|caps| caps.caps.is_empty());
    standard.veto.take_if(|veto| veto.grounds.is_empty());
    taken
}

/// How long a list is.
pub(super) fn length(standard: &Standard, list: PackList) -> usize {
    entries(standard, list).map_or(0, Entries::count)
}

/// What is done with a list, whatever is in it.
trait Entries {
    /// How many there are.
    fn count(&self) -> usize;

    /// Takes one out; false: it is not there.
    fn take(&mut self, index: usize) -> bool;
}

impl<T> Entries for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn take(&mut self, index: usize) -> bool {
        let there = index < self.len();
        if there {
            self.remove(index);
        }
        there
    }
}

/// Declares where the lists are, once to be read and once to be changed.
macro_rules! entries {
    ($entries:ident, $get:ident, $some:ident, $bands:ident, [$($mut:tt)?]) => {
        fn $entries(standard: &$($mut)? Standard, list: PackList) -> Option<&$($mut)? dyn Entries> {
            let s = standard;
            Some(match list {
                PackList::Dimensions => &$($mut)? s.dimensions,
                PackList::Categories(d) => &$($mut)? s.dimensions.$get(d)?.categories,
                PackList::Rows(d, c) => &$($mut)? s.dimensions.$get(d)?.categories.$get(c)?.indicators,
                PackList::Bands => &$($mut)? s.bands,
                PackList::Tiers => &$($mut)? s.tiers,
                PackList::Reductions => &$($mut)? s.over_achievement.table,
                PackList::Caps => &$($mut)? s.execution_caps.$some()?.caps,
                PackList::Funds => &$($mut)? s.fund_lines,
                PackList::ExecutionBands => s.execution.$bands()?,
                PackList::Grounds => &$($mut)? s.veto.$some()?.grounds,
                PackList::Methods => &$($mut)? s.methods,
                PackList::MethodBands(m) => s.methods.$get(m)?.form.$bands()?,
                PackList::Clauses => &$($mut)? s.clauses,
            })
        }
    };
}

entries!(entries, get, as_ref, bands, []);
entries!(entries_mut, get_mut, as_mut, bands_mut, [mut]);

fn categories(standard: &Standard) -> usize {
    standard.dimensions.iter().map(|dimension| dimension.categories.len()).sum()
}

fn rows(standard: &Standard) -> usize {
    standard.dimensions.iter().flat_map(|d| &d.categories).map(|category| category.indicators.len()).sum()
}

/// The first id that is free: grade-1, grade-2, ….
fn free_id(kind: &str, is_free: impl Fn(&String) -> bool) -> String {
    // One more than a list can hold.
    (0..=COUNT_LIMIT).map(|number| format!("{kind}-{}", number + 1)).find(is_free).unwrap_or_default()
}
