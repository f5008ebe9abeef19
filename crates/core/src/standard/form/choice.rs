//! The choices of a pack that is edited: each one of a few.

use std::mem;

use rust_decimal::Decimal;

use crate::decimal::{Points, Ratio};
use crate::model::{CompositeMode, FundSource};
use crate::standard::read::is_bounded_number;
use crate::standard::{
    Award, CapEffect, ClauseOrigin, Deduction, ExecutionBase, ExecutionForm, GradeId, LateUnit, MethodForm,
    NotApplicableRule, OverAchievementPolicy, OverRun, StandardKind, StepPart, TableBand, TableValue, VetoEffect,
    ZeroBudget,
};

/// A choice of a pack, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PackChoice {
    /// Which evaluations it is made for.
    Kind,
    /// How an over-run is scored.
    OverRun,
    /// What an over-achieved row loses.
    OverAchievement,
    /// How parts are joined.
    Composite,
    /// What a row that does not apply does.
    NotApplicable,
    /// How nothing over nothing is scored.
    ZeroBudget,
    /// What the expenditure is divided by.
    ExecutionBase,
    /// How the execution rate is scored.
    Execution,
    /// What the caps by the execution rate hold down.
    CapEffect,
    /// What a veto does.
    VetoEffect,
    /// Where a fund line comes from.
    FundSource(usize),
    /// The method of a row: its dimension, its category and its place there.
    RowMethod(usize, usize, usize),
    /// What a method does.
    MethodForm(usize),
    /// What a part of a step costs in a method.
    StepPart(usize),
    /// Which ends a band includes: its method, or none for the execution rate, and its place there.
    BandEnds(Option<usize>, usize),
    /// Whether a band earns points or a share of the full score; as above.
    BandUnit(Option<usize>, usize),
    /// The rule that a clause belongs to.
    ClauseRule(usize),
    /// Who laid a clause down.
    ClauseOrigin(usize),
    /// Whether a clause was compared with the original.
    ClauseVerified(usize),
}

impl PackChoice {
    /// Whether it belongs to something in a list, and stands in its line.
    pub fn is_of_line(self) -> bool {
        !matches!(
            self,
            Self::Kind
                | Self::OverRun
                | Self::OverAchievement
                | Self::Composite
                | Self::NotApplicable
                | Self::ZeroBudget
                | Self::ExecutionBase
                | Self::Execution
                | Self::CapEffect
                | Self::VetoEffect
        )
    }
}

/// One of a few, by a code: the key of its words in the catalogue, or the id of
/// something in the pack.
pub(super) trait OneOf {
    /// The codes to choose among; empty: the ids of something in the pack.
    fn codes(&self) -> &'static [&'static str] {
        &[]
    }

    /// The place of what is chosen among the codes.
    fn place(&self) -> usize {
        0
    }

    /// Chooses what has a place among the codes.
    fn put_place(&mut self, _place: usize) {}

    /// The code of what is chosen.
    fn chosen(&self) -> String {
        self.codes().get(self.place()).copied().unwrap_or_default().to_owned()
    }

    /// Chooses by a code. A code that is none of them changes nothing.
    fn choose(&mut self, code: &str) {
        let place = self.codes().iter().position(|known| *known == code);
        if let Some(place) = place.filter(|place| *place != self.place()) {
            self.put_place(place);
        }
    }
}

/// An id in the pack. It may be one that the pack does not have: the check says so.
impl OneOf for String {
    fn chosen(&self) -> String {
        self.clone()
    }

    fn choose(&mut self, code: &str) {
        code.clone_into(self);
    }
}

/// Declares the codes of types of which every value is one of a few.
macro_rules! one_of {
    ($($type:ident: $($variant:ident $code:literal)+;)+) => {
        $(impl OneOf for $type {
            fn codes(&self) -> &'static [&'static str] {
                &[$($code),+]
            }

            fn place(&self) -> usize {
                [$(Self::$variant),+].iter().position(|value| value == self).unwrap_or(0)
            }

            fn put_place(&mut self, place: usize) {
                if let Some(value) = [$(Self::$variant),+].get(place) {
                    *self = *value;
                }
            }
        })+
    };
}

one_of! {
    StandardKind: SelfEvaluation "kind.self" Departmental "kind.departmental" Fiscal "kind.fiscal";
    OverRun: Linear "pack.over_run.linear" Inverse "pack.over_run.inverse";
    OverAchievementPolicy:
        ReasonOnly "packs.over.reason_only" Banded "packs.over.banded" Entered "packs.over.entered";
    CompositeMode:
        Strict "pack.composite.strict" Pooled "pack.composite.pooled" Lowest "pack.composite.lowest";
    NotApplicableRule:
        Forbidden "pack.not_applicable.forbidden" Rescale "pack.not_applicable.rescale"
        Spread "pack.not_applicable.spread";
    ExecutionBase: Budget "pack.execution.budget" Received "pack.execution.received";
    ZeroBudget: NotApplicable "pack.zero_budget.not_applicable" Zero "pack.zero_budget.zero";
    CapEffect: Total "packs.cap_total" Grade "packs.cap_grade";
    StepPart: Floor "pack.part.floor" Ceil "pack.part.ceil" Linear "pack.part.linear";
    ClauseOrigin:
        Regulation "pack.origin.regulation" System "pack.origin.system" Report "pack.origin.report"
        Ours "pack.origin.ours";
    FundSource:
        Appropriation "report.fund_source.appropriation" CarryOver "report.fund_source.carry_over"
        Other "report.fund_source.other";
}

/// Whether a clause was compared with the original.
impl OneOf for bool {
    fn codes(&self) -> &'static [&'static str] {
        &["packs.verified", "packs.unverified"]
    }

    fn place(&self) -> usize {
        usize::from(!*self)
    }

    fn put_place(&mut self, place: usize) {
        *self = place == 0;
    }
}

/// A grade of the pack, by its id after a mark, or a limit of the total.
impl OneOf for VetoEffect {
    fn chosen(&self) -> String {
        match self {
            Self::Grade(grade) => format!("{GRADE}{}", grade.0),
            Self::Total(_) => TOTAL.to_owned(),
        }
    }

    fn choose(&mut self, code: &str) {
        if let Some(grade) = code.strip_prefix(GRADE) {
            *self = Self::Grade(GradeId(grade.to_owned()));
        } else if code == TOTAL && matches!(self, Self::Grade(_)) {
            *self = Self::Total(Points::ZERO);
        }
    }
}

/// What stands before the id of a grade in the code of what a veto does.
pub const GRADE: &str = "grade:";

/// The code of a veto that limits the total.
pub const TOTAL: &str = "total";

/// Which ends a band includes.
impl OneOf for TableBand {
    fn codes(&self) -> &'static [&'static str] {
        &["pack.ends.from", "pack.ends.to", "pack.ends.both", "pack.ends.none"]
    }

    fn place(&self) -> usize {
        match (self.from_included, self.to_included) {
            (true, false) => 0,
            (false, true) => 1,
            (true, true) => 2,
            (false, false) => 3,
        }
    }

    fn put_place(&mut self, place: usize) {
        self.from_included = matches!(place, 0 | 2);
        self.to_included = matches!(place, 1 | 2);
    }
}

/// Points, or a share of the full score. The figure that a person sees stays.
impl OneOf for Award {
    fn codes(&self) -> &'static [&'static str] {
        &["pack.unit.points", "pack.unit.share"]
    }

    fn place(&self) -> usize {
        usize::from(matches!(self, Self::Share(_)))
    }

    fn put_place(&mut self, _place: usize) {
        let hundred = Decimal::ONE_HUNDRED;
        let kept = |number: Option<Decimal>| number.filter(|number| is_bounded_number(*number)).unwrap_or_default();
        *self = match self {
            Self::Points(points) => Self::Share(Ratio(kept(points.0.checked_div(hundred)))),
            Self::Share(share) => Self::Points(Points(kept(share.0.checked_mul(hundred)))),
        };
    }
}

/// The bands of a table stay while there is a table.
impl OneOf for ExecutionForm {
    fn codes(&self) -> &'static [&'static str] {
        &["packs.execution.proportional", "packs.execution.table", "packs.execution.finished"]
    }

    fn place(&self) -> usize {
        match self {
            Self::Proportional => 0,
            Self::Table { .. } => 1,
            Self::Finished { .. } => 2,
        }
    }

    fn put_place(&mut self, place: usize) {
        let bands = match self {
            Self::Proportional => vec![whole_band()],
            Self::Table { bands } | Self::Finished { bands } => bands.clone(),
        };
        *self = match place {
            0 => Self::Proportional,
            1 => Self::Table { bands },
            _ => Self::Finished { bands },
        };
    }
}

/// The numbers of a method stay where the other form has them too.
impl OneOf for MethodForm {
    fn codes(&self) -> &'static [&'static str] {
        &[
            "pack.form.threshold",
            "pack.form.stretched",
            "pack.form.table_actual",
            "pack.form.table_rate",
            "pack.form.table_deviation",
            "pack.form.shortfall",
            "pack.form.excess",
            "pack.form.late_day",
            "pack.form.late_month",
            "pack.form.bonus",
        ]
    }

    fn place(&self) -> usize {
        match self {
            Self::PassThreshold { stretched, .. } => usize::from(*stretched),
            Self::Table { over: TableValue::Actual, .. } => 2,
            Self::Table { over: TableValue::Rate, .. } => 3,
            Self::Table { over: TableValue::Deviation, .. } => 4,
            Self::Shortfall(_) => 5,
            Self::Excess(_) => 6,
            Self::Late { unit: LateUnit::Day, .. } => 7,
            Self::Late { unit: LateUnit::Month, .. } => 8,
            Self::Bonus { .. } => 9,
        }
    }

    fn put_place(&mut self, place: usize) {
        let bonus = Self::Bonus { cap: Ratio(Decimal::new(12, 1)) };
        let before = mem::replace(self, bonus.clone());
        *self = match place {
            0 | 1 => before.as_threshold(place == 1),
            2 => before.into_table(TableValue::Actual),
            3 => before.into_table(TableValue::Rate),
            4 => before.into_table(TableValue::Deviation),
            5 => Self::Shortfall(before.into_deduction()),
            6 => Self::Excess(before.into_deduction()),
            7 => before.as_late(LateUnit::Day),
            8 => before.as_late(LateUnit::Month),
            _ => bonus,
        };
    }
}

impl MethodForm {
    fn as_threshold(&self, stretched: bool) -> Self {
        let from = if let Self::PassThreshold { from, .. } = self { *from } else { Ratio(Decimal::new(6, 1)) };
        Self::PassThreshold { from, stretched }
    }

    fn into_table(self, over: TableValue) -> Self {
        let bands = if let Self::Table { bands, .. } = self { bands } else { vec![whole_band()] };
        Self::Table { over, bands }
    }

    fn into_deduction(self) -> Deduction {
        match self {
            Self::Shortfall(deduction) | Self::Excess(deduction) => deduction,
            other => {
                let part = other.step_part().unwrap_or(StepPart::Floor);
                Deduction { line: None, every: Decimal::ONE, points: Points(Decimal::ONE), part }
            }
        }
    }

    fn as_late(&self, unit: LateUnit) -> Self {
        let part = self.step_part().unwrap_or(StepPart::Floor);
        match self {
            Self::Late { every, share, .. } => Self::Late { unit, every: *every, share: *share, part },
            _ => Self::Late { unit, every: 1, share: Ratio(Decimal::new(1, 1)), part },
        }
    }
}

/// A band that holds every value: what a table starts with.
pub(super) fn whole_band() -> TableBand {
    TableBand {
        from: None,
        from_included: true,
        to: None,
        to_included: false,
        award: Award::Share(Ratio(Decimal::ONE)),
    }
}
