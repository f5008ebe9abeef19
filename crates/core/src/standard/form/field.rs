//! The fields of a pack that are typed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::choice::{OneOf, PackChoice};
use crate::decimal::{Points, Ratio};
use crate::standard::{Award, Method, MethodForm, Standard, TableBand, TableValue, VetoEffect};

/// A field of a pack, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum PackField {
    /// Its name.
    Name,
    /// Its version.
    Version,
    /// Where its rules come from.
    Source,
    /// The date of that source.
    Date,
    /// What in it is its author's and not the source's.
    Note,
    /// The decimals of a row score.
    Places,
    /// The excess from which a reason is asked for.
    Reminder,
    /// The excess up to which a line of the reduction table goes; blank: without end.
    ReductionTo(usize),
    /// What a line of the reduction table multiplies the score by.
    ReductionBy(usize),
    /// The name of a dimension.
    DimensionName(usize),
    /// The full score of a dimension.
    DimensionScore(usize),
    /// The name of a category: its dimension and its place there.
    CategoryName(usize, usize),
    /// The name of a row: its dimension, its category and its place there.
    RowName(usize, usize, usize),
    /// The full score of a row; blank: the pack does not fix it.
    RowScore(usize, usize, usize),
    /// The name of a grade.
    BandName(usize),
    /// The lowest total of a grade.
    BandFrom(usize),
    /// The name of a tier.
    TierName(usize),
    /// The lower end of a tier.
    TierFrom(usize),
    /// The upper end of a tier.
    TierTo(usize),
    /// The name of a method.
    MethodName(usize),
    /// A number of a method.
    MethodNumber(usize, MethodNumber),
    /// The execution rate below which a cap holds.
    CapBelow(usize),
    /// The most points that a cap leaves.
    CapLimit(usize),
    /// The notice that lays down the caps.
    CapSource,
    /// The name of a fund line.
    FundName(usize),
    /// A number of the table of the execution rate.
    ExecutionNumber(MethodNumber),
    /// A ground of the veto.
    GroundName(usize),
    /// The most points that a veto leaves.
    VetoLimit,
    /// Where a clause stands.
    ClauseCitation(usize),
    /// What a clause says.
    ClauseText(usize),
    /// One of a few. What is chosen can always be read, so that it is never kept as a text.
    #[serde(skip)]
    Choice(PackChoice),
}

/// A number of a method, by what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MethodNumber {
    /// The rate from which on points are earned.
    Threshold,
    /// The lower end of a band of its table; blank: without end.
    From(usize),
    /// The upper end of a band of its table; blank: without end.
    To(usize),
    /// What a band of its table earns.
    Award(usize),
    /// The value from which on points are taken off; blank: the target.
    Line,
    /// How wide a step is.
    Every,
    /// What a step costs in points.
    Cost,
    /// How many days or months make a step.
    Units,
    /// The share of the full score that a step costs.
    Share,
    /// The most that is earned, as a share of the full score.
    Most,
}

/// What a field asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Words.
    Words,
    /// Words that may fill several lines.
    Prose,
    /// One of these, by the keys of their words; none: [`options`](super::PackForm::options) of the pack.
    OneOf(&'static [&'static str]),
    /// Points, at least 0.
    Points,
    /// A share or rate: 90%.
    Share,
    /// A plain number.
    Number,
    /// A whole number.
    Count,
}

/// Declares what a field holds, once to be read and once to be written.
macro_rules! held {
    ($(#[$meta:meta])* $held:ident, $find:ident, $number:ident, $band:ident, $choice:ident, $get:ident, $some:ident, $bands:ident, $part:ident, [$($mut:tt)?]) => {
        $(#[$meta])*
        pub(super) enum $held<'a> {
            Words(&'a $($mut)? String),
            Prose(&'a $($mut)? String),
            OneOf(&'a $($mut)? dyn OneOf),
            Points(&'a $($mut)? Points),
            PointsOrNone(&'a $($mut)? Option<Points>),
            Share(&'a $($mut)? Ratio),
            RatioOrNone(&'a $($mut)? Option<Ratio>),
            ShareOrNone(&'a $($mut)? Option<Decimal>),
            Number(&'a $($mut)? Decimal),
            NumberOrNone(&'a $($mut)? Option<Decimal>),
            Count(&'a $($mut)? u32),
        }

        /// What stands at a place; `None`: the pack has no such place.
        pub(super) fn $find(standard: &$($mut)? Standard, field: PackField) -> Option<$held<'_>> {
            let s = standard;
            Some(match field {
                PackField::Name => $held::Words(&$($mut)? s.name),
                PackField::Version => $held::Words(&$($mut)? s.version),
                PackField::Source => $held::Words(&$($mut)? s.source),
                PackField::Date => $held::Words(&$($mut)? s.date),
                PackField::Note => $held::Prose(&$($mut)? s.note),
                PackField::Places => $held::Count(&$($mut)? s.rounding_places),
                PackField::Reminder => $held::Share(&$($mut)? s.over_achievement.reminder_from),
                PackField::ReductionTo(r) => $held::RatioOrNone(&$($mut)? s.over_achievement.table.$get(r)?.up_to),
                PackField::ReductionBy(r) => $held::Share(&$($mut)? s.over_achievement.table.$get(r)?.coefficient),
                PackField::DimensionName(d) => $held::Words(&$($mut)? s.dimensions.$get(d)?.name),
                PackField::DimensionScore(d) => $held::Points(&$($mut)? s.dimensions.$get(d)?.full_score),
                PackField::CategoryName(d, c) => {
                    $held::Words(&$($mut)? s.dimensions.$get(d)?.categories.$get(c)?.name)
                }
                PackField::RowName(d, c, r) => {
                    $held::Words(&$($mut)? s.dimensions.$get(d)?.categories.$get(c)?.indicators.$get(r)?.name)
                }
                PackField::RowScore(d, c, r) => $held::PointsOrNone(
                    &$($mut)? s.dimensions.$get(d)?.categories.$get(c)?.indicators.$get(r)?.full_score,
                ),
                PackField::BandName(b) => $held::Words(&$($mut)? s.bands.$get(b)?.name),
                PackField::BandFrom(b) => $held::Points(&$($mut)? s.bands.$get(b)?.from),
                PackField::TierName(t) => $held::Words(&$($mut)? s.tiers.$get(t)?.name),
                PackField::TierFrom(t) => $held::Share(&$($mut)? s.tiers.$get(t)?.from),
                PackField::TierTo(t) => $held::Share(&$($mut)? s.tiers.$get(t)?.to),
                PackField::MethodName(m) => $held::Words(&$($mut)? s.methods.$get(m)?.name),
                PackField::MethodNumber(m, number) => return $number(s.methods.$get(m)?, number),
                PackField::CapBelow(c) => {
                    $held::Share(&$($mut)? s.execution_caps.$some()?.caps.$get(c)?.below)
                }
                PackField::CapLimit(c) => {
                    $held::Points(&$($mut)? s.execution_caps.$some()?.caps.$get(c)?.limit)
                }
                PackField::CapSource => {
                    $held::Words(&$($mut)? s.execution_caps.$some()?.source)
                }
                PackField::FundName(f) => $held::Words(&$($mut)? s.fund_lines.$get(f)?.name),
                PackField::ExecutionNumber(number) => return $band(s.execution.$bands()?, number, false),
                PackField::GroundName(g) => $held::Words(&$($mut)? s.veto.$some()?.grounds.$get(g)?.name),
                PackField::VetoLimit => match &$($mut)? s.veto.$some()?.effect {
                    VetoEffect::Total(limit) => $held::Points(limit),
                    VetoEffect::Grade(_) => return None,
                },
                PackField::ClauseCitation(c) => $held::Words(&$($mut)? s.clauses.$get(c)?.citation),
                PackField::ClauseText(c) => $held::Prose(&$($mut)? s.clauses.$get(c)?.text),
                PackField::Choice(choice) => $held::OneOf($choice(s, choice)?),
            })
        }

        fn $choice(standard: &$($mut)? Standard, choice: PackChoice) -> Option<&$($mut)? dyn OneOf> {
            let s = standard;
            Some(match choice {
                PackChoice::Kind => &$($mut)? s.kind,
                PackChoice::OverRun => &$($mut)? s.over_run,
                PackChoice::OverAchievement => &$($mut)? s.over_achievement.policy,
                PackChoice::Composite => &$($mut)? s.composite_mode,
                PackChoice::NotApplicable => &$($mut)? s.not_applicable,
                PackChoice::ZeroBudget => &$($mut)? s.zero_budget,
                PackChoice::ExecutionBase => &$($mut)? s.execution_base,
                PackChoice::Execution => &$($mut)? s.execution,
                PackChoice::CapEffect => &$($mut)? s.execution_caps.$some()?.effect,
                PackChoice::VetoEffect => &$($mut)? s.veto.$some()?.effect,
                PackChoice::FundSource(f) => &$($mut)? s.fund_lines.$get(f)?.source,
                PackChoice::RowMethod(d, c, r) => {
                    &$($mut)? s.dimensions.$get(d)?.categories.$get(c)?.indicators.$get(r)?.method
                }
                PackChoice::MethodForm(m) => &$($mut)? s.methods.$get(m)?.form,
                PackChoice::StepPart(m) => s.methods.$get(m)?.form.$part()?,
                PackChoice::BandEnds(None, b) => s.execution.$bands()?.$get(b)?,
                PackChoice::BandEnds(Some(m), b) => s.methods.$get(m)?.form.$bands()?.$get(b)?,
                PackChoice::BandUnit(None, b) => &$($mut)? s.execution.$bands()?.$get(b)?.award,
                PackChoice::BandUnit(Some(m), b) => {
                    &$($mut)? s.methods.$get(m)?.form.$bands()?.$get(b)?.award
                }
                PackChoice::ClauseRule(c) => &$($mut)? s.clauses.$get(c)?.rule,
                PackChoice::ClauseOrigin(c) => &$($mut)? s.clauses.$get(c)?.origin,
                PackChoice::ClauseVerified(c) => &$($mut)? s.clauses.$get(c)?.verified,
            })
        }

        fn $band(bands: &$($mut)? [TableBand], number: MethodNumber, plain: bool) -> Option<$held<'_>> {
            let end = |end| if plain { $held::NumberOrNone(end) } else { $held::ShareOrNone(end) };
            Some(match number {
                MethodNumber::From(b) => end(&$($mut)? bands.$get(b)?.from),
                MethodNumber::To(b) => end(&$($mut)? bands.$get(b)?.to),
                MethodNumber::Award(b) => match &$($mut)? bands.$get(b)?.award {
                    Award::Points(points) => $held::Points(points),
                    Award::Share(share) => $held::Share(share),
                },
                _ => return None,
            })
        }

        fn $number(method: &$($mut)? Method, number: MethodNumber) -> Option<$held<'_>> {
            Some(match (&$($mut)? method.form, number) {
                (MethodForm::PassThreshold { from, .. }, MethodNumber::Threshold) => $held::Share(from),
                (MethodForm::Table { over, bands }, number) => {
                    return $band(bands, number, *over == TableValue::Actual);
                }
                (MethodForm::Shortfall(deduction) | MethodForm::Excess(deduction), number) => match number {
                    MethodNumber::Line => $held::NumberOrNone(&$($mut)? deduction.line),
                    MethodNumber::Every => $held::Number(&$($mut)? deduction.every),
                    MethodNumber::Cost => $held::Points(&$($mut)? deduction.points),
                    _ => return None,
                },
                (MethodForm::Late { every, .. }, MethodNumber::Units) => $held::Count(every),
                (MethodForm::Late { share, .. }, MethodNumber::Share) => $held::Share(share),
                (MethodForm::Bonus { cap }, MethodNumber::Most) => $held::Share(cap),
                _ => return None,
            })
        }
    };
}

held! {
    /// What a field holds.
    Held, held, number_held, band_held, choice_held, get, as_ref, bands, part, []
}
held! {
    /// What a field holds, to be changed in place.
    HeldMut, held_mut, number_held_mut, band_held_mut, choice_held_mut, get_mut, as_mut, bands_mut, part_mut, [mut]
}

impl Held<'_> {
    /// The text that a person sees and types again.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Words(words) | Self::Prose(words) => (*words).clone(),
            Self::OneOf(choice) => choice.chosen(),
            Self::Points(points) => points.to_string(),
            Self::PointsOrNone(points) => points.map(|points| points.to_string()).unwrap_or_default(),
            Self::Share(share) => share.to_string(),
            Self::RatioOrNone(share) => share.map(|share| share.to_string()).unwrap_or_default(),
            Self::ShareOrNone(share) => share.map(|share| Ratio(share).to_string()).unwrap_or_default(),
            Self::Number(number) => number.normalize().to_string(),
            Self::NumberOrNone(number) => number.map(|number| number.normalize().to_string()).unwrap_or_default(),
            Self::Count(count) => count.to_string(),
        }
    }

    /// What the field asks for.
    pub(super) fn asks(&self) -> Asks {
        match self {
            Self::Words(_) => Asks::Words,
            Self::Prose(_) => Asks::Prose,
            Self::OneOf(choice) => Asks::OneOf(choice.codes()),
            Self::Points(_) | Self::PointsOrNone(_) => Asks::Points,
            Self::Share(_) | Self::RatioOrNone(_) | Self::ShareOrNone(_) => Asks::Share,
            Self::Number(_) | Self::NumberOrNone(_) => Asks::Number,
            Self::Count(_) => Asks::Count,
        }
    }
}

/// The numbers of a method besides those of its bands, in the order in which they are shown.
pub(super) fn method_numbers(form: &MethodForm) -> &'static [MethodNumber] {
    match form {
        MethodForm::PassThreshold { .. } => &[MethodNumber::Threshold],
        MethodForm::Table { .. } => &[],
        MethodForm::Shortfall(_) | MethodForm::Excess(_) => {
            &[MethodNumber::Line, MethodNumber::Every, MethodNumber::Cost]
        }
        MethodForm::Late { .. } => &[MethodNumber::Units, MethodNumber::Share],
        MethodForm::Bonus { .. } => &[MethodNumber::Most],
    }
}
