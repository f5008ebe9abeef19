//! Rule packs as data: weights, bands, tiers, rounding, policies and clauses.
//!
//! A locality's practice is a JSON file in `standards/`, never a branch in the
//! code. A draft carries the whole pack it was scored with.

mod adopt;
mod builtin;
mod cap;
mod check;
mod clause;
mod form;
mod grade;
mod method;
mod policy;
mod read;
mod rule;
mod start;
mod template;
mod write;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::decimal::Points;
use crate::model::{CompositeMode, EvaluationKind};

pub use adopt::{adopt, dimension_of};
pub use builtin::{PackGroup, builtin, builtin_ids};
pub use cap::{CapEffect, ExecutionBase, ExecutionCap, ExecutionCaps, ExecutionForm, VetoEffect, VetoGround, VetoRule};
pub use check::StandardIssue;
pub use clause::{Clause, ClauseOrigin};
pub use form::{
    Asks, GRADE, MethodNumber, PackChoice, PackEdit, PackField, PackForm, PackHistory, PackItem, PackList, PackSection,
    TOTAL, Unread, Unreadable,
};
pub use grade::{Band, GradeId, Tier, Wording};
pub use method::{Award, Deduction, LateUnit, Method, MethodForm, MethodIssue, StepPart, TableBand, TableValue};
pub use policy::{NotApplicableRule, OverAchievementPolicy, OverAchievementRule, OverRun, ReductionBand, ZeroBudget};
pub use read::{ReadStandardError, SIZE_LIMIT};
pub use rule::Rule;
pub use start::start;
pub use template::{CategoryTemplate, DimensionTemplate, FundLineTemplate, IndicatorTemplate};

/// A scoring standard (评分规则, 规则包).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standard {
    /// Stable id, e.g. `mof-2020-10-self`.
    pub id: String,
    /// Name as printed.
    pub name: String,
    /// Version as printed, e.g. `1.0`.
    pub version: String,
    /// Where the rules come from.
    pub source: String,
    /// Date of that source, `2020-02-25`.
    pub date: String,
    /// What in this pack is ours and not the source's; empty: nothing.
    pub note: String,
    /// The kind of evaluation it is made for.
    pub kind: StandardKind,
    /// First-level indicators with their weights.
    pub dimensions: Vec<DimensionTemplate>,
    /// The fund lines by source that a new evaluation starts with.
    pub fund_lines: Vec<FundLineTemplate>,
    /// Grades, best first; empty: no grade.
    pub bands: Vec<Band>,
    /// Tiers of qualitative rows, best first.
    pub tiers: Vec<Tier>,
    /// Words that stand for "reached" or "not reached" where a report gives no more.
    pub wording: Wording,
    /// How many decimals a row score has.
    pub rounding_places: u32,
    /// How an over-run of an "at most" target is scored.
    pub over_run: OverRun,
    /// What happens when a target is far exceeded.
    pub over_achievement: OverAchievementRule,
    /// How the parts of a composite row are joined where the row does not say.
    pub composite_mode: CompositeMode,
    /// What a row that does not apply does to the total.
    pub not_applicable: NotApplicableRule,
    /// How an execution rate of nothing over nothing is scored.
    pub zero_budget: ZeroBudget,
    /// The methods that rows may choose besides the plain rule of their measure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub methods: Vec<Method>,
    /// How the budget execution rate is scored.
    #[serde(default, skip_serializing_if = "ExecutionForm::is_proportional")]
    pub execution: ExecutionForm,
    /// What the expenditure is divided by for the budget execution rate.
    #[serde(default, skip_serializing_if = "ExecutionBase::is_budget")]
    pub execution_base: ExecutionBase,
    /// What a low execution rate does to the total; `None`: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub execution_caps: Option<ExecutionCaps>,
    /// What overrules the grade; `None`: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub veto: Option<VetoRule>,
    /// The clauses that the rules quote.
    pub clauses: Vec<Clause>,
}

/// Which evaluations a pack is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandardKind {
    /// 单位自评.
    SelfEvaluation,
    /// 部门评价.
    Departmental,
    /// 财政评价.
    Fiscal,
}

impl From<StandardKind> for EvaluationKind {
    fn from(kind: StandardKind) -> Self {
        match kind {
            StandardKind::SelfEvaluation => Self::SelfEvaluation,
            StandardKind::Departmental => Self::Departmental,
            StandardKind::Fiscal => Self::Fiscal,
        }
    }
}

impl Standard {
    /// The full score of the whole: the sum of the dimensions.
    pub fn full_score(&self) -> Points {
        Points(self.dimensions.iter().fold(Decimal::ZERO, |sum, d| sum.saturating_add(d.full_score.0)))
    }

    /// How many decimals a row score has, whatever an unsound pack may ask for.
    pub fn score_places(&self) -> u32 {
        self.rounding_places.min(check::PLACES_LIMIT)
    }

    /// The band with this grade.
    pub fn band(&self, grade: &GradeId) -> Option<&Band> {
        self.bands.iter().find(|band| band.grade == *grade)
    }

    /// The band that a total falls into; `None` where the pack has no grades.
    pub fn band_of(&self, total: Points) -> Option<&Band> {
        self.bands.iter().find(|band| total >= band.from)
    }

    /// A method by its id.
    pub fn method(&self, id: &str) -> Option<&Method> {
        self.methods.iter().find(|method| method.id == id)
    }

    /// Whether the pack can apply a rule.
    pub fn applies(&self, rule: Rule) -> bool {
        match rule {
            Rule::DeviationTable
            | Rule::Steps
            | Rule::ValueTable
            | Rule::ShortfallDeduction
            | Rule::ExcessDeduction
            | Rule::Bonus
            | Rule::Late
            | Rule::PassThreshold
            | Rule::PassStretched => self.methods.iter().any(|method| method.rule() == rule),
            Rule::ExecutionTable => matches!(self.execution, ExecutionForm::Table { .. }),
            Rule::ExecutionFinished => matches!(self.execution, ExecutionForm::Finished { .. }),
            Rule::ExecutionCap => self.execution_caps.is_some(),
            Rule::Veto => self.veto.is_some(),
            // A row of any pack can have these; a pack need not speak of them.
            Rule::CountedPoints
            | Rule::Satisfaction
            | Rule::Aggregate
            | Rule::Milestones
            | Rule::Panel
            | Rule::Manual => self.clause(rule).is_some(),
            _ => true,
        }
    }

    /// The clause that a rule quotes, where the pack has one.
    pub fn clause(&self, rule: Rule) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.rule == rule.id())
    }
}
