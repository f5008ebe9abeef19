//! A third-level indicator.

use super::rarely::Blank;
use super::{Entry, Mark, Milestone, NodeId, Portion, Rarely, Unknown};
use crate::decimal::{Date, Points, Quantity, Ratio};

/// How an indicator is measured (指标性质): the column ≥ ＞ ＝ ＜ ≤ 定性 of the
/// official form, and what the form has no sign for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// ≥: at least the target (official operator code 1).
    #[default]
    AtLeast,
    /// ＞: more than the target (code 2).
    MoreThan,
    /// ＝: equal to the target (code 3).
    Equal,
    /// ＜: less than the target (code 4).
    LessThan,
    /// ≤: at most the target (code 5).
    AtMost,
    /// Between two ends, both included (区间).
    Between,
    /// Judged in tiers (定性, code 6).
    Qualitative,
    /// Done or not done (是/否, 直接赋分).
    YesNo,
    /// The budget execution rate (预算执行率): its target and actual come from the funds.
    ExecutionRate,
    /// Several targets in one row (复合).
    Composite,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Polarity {
    /// Follows from the measure: ≥ and ＞ up, ≤ and ＜ down.
    #[default]
    Natural,
    /// Kept within bounds: too much is as bad as too little (控制类: 成本、人数).
    Control,
}

/// How the parts of a composite row are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompositeMode {
    /// Mode A: each part is capped on its own.
    Strict,
    /// Mode B: the weighted sum is capped.
    Pooled,
    /// Mode C: the lowest part decides.
    Lowest,
}

/// A target of a row (年度指标值): as approved, and as adjusted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// The target as approved at the start of the year (年初指标值).
    pub initial: Entry<Quantity>,
    /// The adjusted target (调整指标值); blank: never adjusted.
    pub adjusted: Entry<Quantity>,
    /// The document that approved the adjustment (批复文号).
    pub adjustment_document: String,
}

impl Target {
    /// The target in force: the adjusted one where there is one.
    pub fn in_force(&self) -> &Entry<Quantity> {
        if self.adjusted.is_blank() { &self.initial } else { &self.adjusted }
    }
}

/// How a person judged a qualitative or a yes/no row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Judgement {
    /// The chosen tier, counted from 0 for the best; `None`: not chosen.
    pub tier: Option<u8>,
    /// The points given inside the tier; blank: the top of the tier.
    pub points: Entry<Points>,
    /// For a "no": the listed deduction; blank: all points.
    pub deduction: Entry<Points>,
    /// What the judgement rests on (评分依据). Without it the points are provisional.
    pub basis: String,
}

/// What is known about an over-achieved target (超额完成).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OverAchievement {
    /// Whether the target was set too low (年初指标值设定偏低).
    pub target_too_low: bool,
    /// The coefficient an evaluator enters under policy (c), 0 to 1.
    pub coefficient: Entry<Ratio>,
}

/// Where the full score of a row comes from (分值来源).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeightSource {
    /// Set by the unit (本单位设定).
    #[default]
    Unit,
    /// Given by the scoring standard (评分规则规定).
    Standard,
    /// Stated in the source report (原报告).
    Report,
    /// Drawn up for demonstration only (演示拟定).
    Demonstration,
}

/// The survey behind a satisfaction row (满意度调查): its rate is worked out
/// from the counts, exactly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Questionnaires handed out (发放份数).
    pub sample: Entry<Quantity>,
    /// Valid answers (有效份数).
    pub valid: Entry<Quantity>,
    /// Satisfied answers among them (满意份数).
    pub satisfied: Entry<Quantity>,
    /// How it was done (调查方式).
    pub way: String,
    /// When (调查日期).
    pub date: Entry<Date>,
}

impl Blank for Survey {
    const BLANK: &'static Self = &Self {
        sample: Entry::Blank,
        valid: Entry::Blank,
        satisfied: Entry::Blank,
        way: String::new(),
        date: Entry::Blank,
    };
}

impl Survey {
    /// Whether the rate of the row follows from the counts.
    pub fn is_counted(&self) -> bool {
        !self.valid.is_blank() || !self.satisfied.is_blank()
    }
}

/// A score that a person set in the place of the computed one (人工调整).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ManualScore {
    /// The points; blank: the computed score stands.
    pub points: Entry<Points>,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub by: String,
}

impl Blank for ManualScore {
    const BLANK: &'static Self = &Self { points: Entry::Blank, reason: String::new(), by: String::new() };
}

/// Whether a row counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Applicability {
    /// It counts.
    #[default]
    Applicable,
    /// It does not apply to this project (不适用), with the reason.
    NotApplicable(String),
}

/// One part of a composite row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The id of the part.
    pub id: NodeId,
    /// What it counts.
    pub name: String,
    /// Only the six numeric measures; anything else is not scored.
    pub measure: Measure,
    /// Its target.
    pub target: Target,
    /// Its unit of measure (计量单位).
    pub unit: String,
    /// Its actual value.
    pub actual: Entry<Quantity>,
    /// Its share of the row; all blank: equal shares.
    pub share: Entry<Ratio>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// A third-level indicator (三级指标).
///
/// Its fields lie in this order: those that score a row stand together, so that
/// an edit anywhere in a large table fetches few lines of the memory.
#[derive(Debug, Clone, PartialEq, Eq)]
#[repr(C)]
pub struct Indicator {
    /// The id of the row.
    pub id: NodeId,
    /// How it is measured (指标性质).
    pub measure: Measure,
    /// Which way is better.
    pub polarity: Polarity,
    /// How the parts are joined; `None`: as the standard says.
    pub composite_mode: Option<CompositeMode>,
    /// Where the full score comes from.
    pub weight_source: WeightSource,
    /// Whether the row counts.
    pub applicability: Applicability,
    /// Its full score (分值).
    pub full_score: Entry<Points>,
    /// Why the target was missed or far exceeded, and what is done (偏差原因分析及改进措施).
    pub deviation_reason: String,
    /// Its actual value (实际完成值).
    pub actual: Entry<Quantity>,
    /// Its target (年度指标值).
    pub target: Target,
    /// What is known about an over-achieved target.
    pub over_achievement: OverAchievement,
    /// Its unit of measure (计量单位).
    pub unit: String,
    /// The method of the standard that scores the row; empty: the plain rule of its measure.
    pub method: String,
    /// The parts, for composite rows.
    pub parts: Vec<Part>,
    /// The survey behind a satisfaction row.
    pub survey: Rarely<Survey>,
    /// A score that a person set in the place of the computed one.
    pub manual: Rarely<ManualScore>,
    /// What each project or region did; where there are any, the actual value follows from them.
    pub portions: Vec<Portion>,
    /// What was to be done by which day; where there are any, the row scores how many were in time.
    pub milestones: Vec<Milestone>,
    /// What the experts of the panel gave, for qualitative rows.
    pub marks: Vec<Mark>,
    /// Its name (指标名称).
    pub name: String,
    /// What it means (指标解释).
    pub definition: String,
    /// The judgement, for qualitative and yes/no rows.
    pub judgement: Judgement,
    /// Whether it is a core indicator (核心指标).
    pub core: bool,
    /// The score that the source report published for this row.
    pub published_score: Entry<Points>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Indicator {
    /// An empty row.
    pub fn new(id: NodeId) -> Self {
        Self {
            id,
            name: String::new(),
            definition: String::new(),
            measure: Measure::default(),
            polarity: Polarity::default(),
            target: Target::default(),
            unit: String::new(),
            actual: Entry::Blank,
            full_score: Entry::Blank,
            weight_source: WeightSource::default(),
            judgement: Judgement::default(),
            parts: Vec::new(),
            composite_mode: None,
            over_achievement: OverAchievement::default(),
            method: String::new(),
            survey: Rarely::default(),
            manual: Rarely::default(),
            portions: Vec::new(),
            milestones: Vec::new(),
            marks: Vec::new(),
            core: false,
            deviation_reason: String::new(),
            applicability: Applicability::default(),
            published_score: Entry::Blank,
            unknown: Unknown::default(),
        }
    }
}

impl Indicator {
    /// Whether the row is a list of points (要素法): all its parts are yes or no.
    pub fn is_list(&self) -> bool {
        self.measure == Measure::Composite
            && !self.parts.is_empty()
            && self.parts.iter().all(|part| part.measure == Measure::YesNo)
    }
}

impl Part {
    /// An empty part.
    pub fn new(id: NodeId) -> Self {
        Self {
            id,
            name: String::new(),
            measure: Measure::default(),
            target: Target::default(),
            unit: String::new(),
            actual: Entry::Blank,
            share: Entry::Blank,
            unknown: Unknown::default(),
        }
    }
}
