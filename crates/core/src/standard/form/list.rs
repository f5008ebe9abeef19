//! The lists of a pack that a person makes longer and shorter.

use rust_decimal::Decimal;

use super::PackField;
use crate::decimal::{Points, Ratio};
use crate::model::Measure;
use crate::standard::read::COUNT_LIMIT;
use crate::standard::{
    Band, CapEffect, CategoryTemplate, DimensionTemplate, ExecutionCap, ExecutionCaps, GradeId, IndicatorTemplate,
    ReductionBand, Standard, Tier,
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
            let grade = free_grade(&s.bands);
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
        _ => {}
    }
}

/// Takes something out of a list; false: it is not there.
pub(super) fn remove(standard: &mut Standard, list: PackList, index: usize) -> bool {
    let s = standard;
    match list {
        PackList::Dimensions => take(&mut s.dimensions, index),
        PackList::Categories(dimension) => {
            s.dimensions.get_mut(dimension).is_some_and(|dimension| take(&mut dimension.categories, index))
        }
        PackList::Rows(dimension, category) => s
            .dimensions
            .get_mut(dimension)
            .and_then(|dimension| dimension.categories.get_mut(category))
            .is_some_and(|category| take(&mut category.indicators, index)),
        PackList::Bands => take(&mut s.bands, index),
        PackList::Tiers => take(&mut s.tiers, index),
        PackList::Reductions => take(&mut s.over_achievement.table, index),
        PackList::Caps => {
            let taken = s.execution_caps.as_mut().is_some_and(|caps| take(&mut caps.caps, index));
            s.execution_caps = s.execution_caps.take().filter(|caps| !caps.caps.is_empty());
            taken
        }
    }
}

fn take<T>(list: &mut Vec<T>, index: usize) -> bool {
    let there = index < list.len();
    if there {
        list.remove(index);
    }
    there
}

fn categories(standard: &Standard) -> usize {
    standard.dimensions.iter().map(|dimension| dimension.categories.len()).sum()
}

fn rows(standard: &Standard) -> usize {
    standard.dimensions.iter().flat_map(|d| &d.categories).map(|category| category.indicators.len()).sum()
}

/// The first id of a grade that is free: grade-1, grade-2, ….
fn free_grade(bands: &[Band]) -> String {
    let is_free = |id: &String| bands.iter().all(|band| band.grade.0 != *id);
    // One more than a list can hold.
    (0..=COUNT_LIMIT).map(|number| format!("grade-{}", number + 1)).find(is_free).unwrap_or_default()
}
