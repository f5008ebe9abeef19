//! Why a score is what it is: the numbers put in and every step.
//!
//! The rules take a [`Recorder`]. With [`Silent`] they only score; with
//! [`Steps`] the same code also writes down what it does. So a trace cannot
//! tell a different story from the score.

use rust_decimal::Decimal;

use super::rules::Number;
use super::{Heir, MethodStep, Overrule, Provisional, RateFormula, Unscored};
use crate::decimal::{Fraction, Points, Reading};
use crate::model::{CompositeMode, Measure, MoneyUnit, NodeId};
use crate::standard::{GradeId, OverAchievementPolicy, Rule};

/// Why a node has its score (为什么是这个分).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// The row, part, category or dimension; `None`: the whole.
    pub node: Option<NodeId>,
    /// The rule that scores it.
    pub rule: Rule,
    /// What was done, in order.
    pub steps: Vec<Step>,
}

impl Trace {
    /// The score that the steps lead to; `None`: not scored.
    pub fn result(&self) -> Option<Points> {
        match self.steps.last()? {
            Step::Unscored(_) | Step::NotApplicable(_) => None,
            _ => self.steps.iter().rev().find_map(Step::points),
        }
    }

    /// The rules that took part, the one that scores the node first.
    pub fn rules(&self) -> Vec<Rule> {
        let mut rules = vec![self.rule];
        collect_rules(&self.steps, &mut rules);
        rules
    }
}

fn collect_rules(steps: &[Step], rules: &mut Vec<Rule>) {
    for step in steps {
        if let Some(rule) = step.rule()
            && !rules.contains(&rule)
        {
            rules.push(rule);
        }
        if let Step::Part { steps, .. } = step {
            collect_rules(steps, rules);
        }
    }
}

/// One step on the way to a score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// The numbers put in (取数).
    Take(Vec<Input>),
    /// The actual value is no exact number; this one is used in its place.
    Bound {
        /// What is known.
        known: Reading,
        /// What is reckoned with.
        taken: Decimal,
    },
    /// The completion rate is worked out (算完成率).
    Rate {
        /// How.
        formula: RateFormula,
        /// The rate, unrounded.
        value: Fraction,
    },
    /// The actual value lies inside the target range (在目标区间内).
    InRange,
    /// A rule other than that of the row decides, and why.
    Exception(Exception),
    /// The target is met, or its rate is full: the full score (记满分).
    Full(Points),
    /// A far exceeded target is scored lower (调减).
    Reduce {
        /// How far it was exceeded.
        excess: Fraction,
        /// By which policy.
        policy: OverAchievementPolicy,
        /// The coefficient.
        coefficient: Fraction,
    },
    /// The full score is multiplied (乘分值).
    Multiply {
        /// The full score; unrounded where it is enlarged.
        full_score: Fraction,
        /// By what.
        by: Fraction,
        /// The product, unrounded.
        value: Fraction,
    },
    /// The one rounding (四舍五入).
    Round {
        /// The value before.
        value: Fraction,
        /// Decimals kept.
        places: u32,
        /// The value after.
        rounded: Points,
    },
    /// No score exceeds the full score (封顶).
    Cap {
        /// The full score.
        limit: Points,
        /// Whether it cut anything off.
        reached: bool,
        /// The score.
        score: Points,
    },
    /// A tier is chosen, or proposed from the words of the report (定档).
    Tier {
        /// Which, counted from 0.
        tier: u8,
        /// The fewest points of the tier.
        low: Points,
        /// Its upper end: included in the best tier, open in the others.
        high: Points,
        /// Whether the tier only follows from words that repeat the target.
        proposed: bool,
    },
    /// Points are given inside the tier (给分).
    Give {
        /// The points as given; the top of the tier where none were typed.
        points: Points,
        /// Whether a person typed them.
        typed: bool,
    },
    /// The question is answered (是/否).
    Answer {
        /// The answer.
        yes: bool,
        /// Whether it only follows from words that repeat the target.
        proposed: bool,
    },
    /// Listed points are taken off (扣分).
    Deduct {
        /// The full score.
        full_score: Points,
        /// What is taken off.
        deduction: Points,
        /// What is left, unrounded and not below 0.
        value: Fraction,
    },
    /// A part of a composite row (分项).
    Part {
        /// Which.
        id: NodeId,
        /// What it is called.
        name: String,
        /// Its share of the row.
        share: Fraction,
        /// The rate it counts with; `None`: not scored.
        counts: Option<Fraction>,
        /// How that came about.
        steps: Vec<Step>,
    },
    /// The parts are joined (合并).
    Join {
        /// How.
        mode: CompositeMode,
        /// Share and rate of each part.
        terms: Vec<(Fraction, Fraction)>,
        /// The rate of the row, unrounded.
        value: Fraction,
    },
    /// A step of a method (评分方法).
    Method(MethodStep),
    /// A person set another score (人工调整).
    Manual {
        /// The computed score.
        computed: Points,
        /// The score set.
        points: Points,
        /// Who set it.
        by: String,
        /// Why.
        reason: String,
    },
    /// Total or grade is overruled (执行率封顶、一票否决).
    Overrule {
        /// By what.
        by: Overrule,
        /// The total before.
        before: Points,
        /// The total after.
        score: Points,
    },
    /// The points are provisional (暂定).
    Provisional(Provisional),
    /// The row does not apply (不适用), and who takes its weight.
    NotApplicable(Heir),
    /// The row takes from rows that do not apply (分摊).
    Enlarge {
        /// The full score as entered.
        entered: Points,
        /// What it takes of its category and of its dimension.
        taken: [ShareTaken; 2],
        /// The weight that it scores with, unrounded.
        weight: Fraction,
    },
    /// Rows that do not apply left their weight to others (分摊).
    Spread {
        /// The weight that was spread.
        spread: Points,
        /// The weight as entered, of all rows that count.
        weight: Points,
        /// What the rows that apply score with, as printed.
        full_score: Points,
    },
    /// The row is not scored (未评).
    Unscored(Unscored),
    /// Scores are added up (汇总).
    Sum {
        /// What is added.
        terms: Vec<Term>,
        /// The sum.
        value: Points,
    },
    /// The sum is brought back to the full score of the whole (折算).
    Rescale {
        /// The sum.
        score: Points,
        /// The full score of the rows that apply.
        applicable: Points,
        /// The full score of the whole.
        whole: Points,
        /// The total, unrounded.
        value: Fraction,
    },
    /// Rows are open: the interval that the total will lie in (可能区间).
    Open {
        /// Full score of the scored rows.
        scored: Points,
        /// Full score of all rows that apply.
        full: Points,
        /// The lowest total.
        lowest: Points,
        /// The highest total.
        highest: Points,
    },
    /// The grade (评定等级).
    Grade(GradeId),
}

impl Step {
    /// The points that stand after this step, where it settles them.
    pub fn points(&self) -> Option<Points> {
        match self {
            Self::Full(points)
            | Self::Round { rounded: points, .. }
            | Self::Cap { score: points, .. }
            | Self::Sum { value: points, .. }
            | Self::Manual { points, .. }
            | Self::Overrule { score: points, .. } => Some(*points),
            _ => None,
        }
    }

    /// The rule behind the step, where it is not the rule of the row.
    pub fn rule(&self) -> Option<Rule> {
        match self {
            Self::Bound { .. } => Some(Rule::Bound),
            Self::Exception(exception) => Some(exception.rule()),
            Self::Reduce { .. } => Some(Rule::OverAchievement),
            Self::Method(MethodStep::Survey { .. }) => Some(Rule::Satisfaction),
            Self::Manual { .. } => Some(Rule::Manual),
            Self::Overrule { by, .. } if by.cap.is_some() => Some(Rule::ExecutionCap),
            Self::Overrule { .. } => Some(Rule::Veto),
            Self::Unscored(Unscored::BudgetZero) => Some(Rule::ZeroBudget),
            Self::Unscored(_) => Some(Rule::Missing),
            Self::NotApplicable(_) | Self::Rescale { .. } | Self::Enlarge { .. } | Self::Spread { .. } => {
                Some(Rule::NotApplicable)
            }
            Self::Grade(_) => Some(Rule::Grade),
            _ => None,
        }
    }
}

/// What a row takes of the weight that left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareTaken {
    /// The weight that left.
    pub leaving: Points,
    /// The weights of all rows that take of it.
    pub taking: Points,
    /// What this row takes, unrounded.
    pub points: Fraction,
}

/// One term of a sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The row, category or dimension.
    pub node: NodeId,
    /// What it is called.
    pub name: String,
    /// Its score; `None`: not scored.
    pub score: Option<Points>,
}

/// A number or a text put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Where it comes from.
    pub source: Source,
    /// The value as it stands there.
    pub text: String,
    /// Its unit.
    pub unit: InputUnit,
}

/// The unit of a number put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputUnit {
    /// None, or the text itself holds it.
    None,
    /// The unit of the row, as written.
    Row(String),
    /// Points.
    Points,
    /// Money, in the unit that the funds are shown in.
    Money(MoneyUnit),
}

/// Where a number comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// The actual value of the row.
    Actual,
    /// The target of the row.
    Target {
        /// How the row is measured.
        measure: Measure,
        /// Whether it is the adjusted target.
        adjusted: bool,
    },
    /// The full score of the row.
    FullScore,
    /// Full-year expenditure, the sum of the fund lines.
    Spent,
    /// Full-year budget, the sum of the fund lines.
    Budget,
    /// Funds received, the sum of the fund lines.
    Received,
}

impl Source {
    /// Whether the number is not the row's own but the funds'.
    pub fn is_funds(self) -> bool {
        matches!(self, Self::Spent | Self::Budget | Self::Received)
    }
}

/// Why something other than the plain rule of the row decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Exception {
    /// Equal to a target that had to be exceeded (R2).
    EqualNotMore,
    /// Equal to a target that had to be undercut (R4).
    EqualNotLess,
    /// The target is 0 and nothing may exceed it, yet something does (R9).
    OverZero,
    /// The target is 0 and nothing exceeds it (R9).
    WithinZero,
    /// The target is 0, which binds nobody (R10).
    TargetZero,
    /// Nothing was done (R11).
    ActualZero,
    /// Twice the target or more: nothing is left (R3b).
    TwiceTheTarget,
    /// A rate below 0 counts as 0.
    NegativeRate,
    /// The target range begins at 0 or below and the actual value lies below it (R6).
    BelowOpenRange,
    /// Above the upper end of the range, which is no fault (R6).
    AboveRange,
    /// Above a target that is to be met exactly, which is no fault (R5).
    AboveEqual,
    /// Spent more than budgeted: counts as 100 % (R14b).
    OverBudget,
    /// Nothing was budgeted and nothing spent; the pack gives no points (R14c).
    ZeroBudget,
}

impl Exception {
    /// The rule that says so.
    pub fn rule(self) -> Rule {
        match self {
            Self::EqualNotMore => Rule::MoreThan,
            Self::EqualNotLess => Rule::LessThan,
            Self::OverZero | Self::WithinZero => Rule::ZeroLimit,
            Self::TargetZero => Rule::ZeroTarget,
            Self::ActualZero | Self::NegativeRate => Rule::ZeroActual,
            Self::TwiceTheTarget => Rule::AtMostLinear,
            Self::BelowOpenRange | Self::AboveRange => Rule::Between,
            Self::AboveEqual => Rule::Equal,
            Self::OverBudget => Rule::OverBudget,
            Self::ZeroBudget => Rule::ZeroBudget,
        }
    }
}

/// Who listens while a rule scores.
pub(super) trait Recorder: Sized {
    /// Takes a step down. The step is only made where someone listens.
    fn step(&mut self, step: impl FnOnce() -> Step);

    /// A recorder of the same kind for what happens inside a step.
    fn nested(&self) -> Self;

    /// What was taken down.
    fn into_steps(self) -> Vec<Step>;

    /// Works out a rate and takes it down.
    #[inline(always)]
    fn rate<N: Number>(&mut self, formula: RateFormula<N>) -> Fraction {
        let value = N::rate(formula);
        self.step(|| Step::Rate { formula: formula.shown(), value: value.clone() });
        value
    }

    /// Takes down a step of a method.
    fn method(&mut self, step: impl FnOnce() -> MethodStep) {
        self.step(|| Step::Method(step()));
    }

    /// Takes down why another rule decides.
    #[inline(always)]
    fn exception(&mut self, exception: Exception) {
        self.step(|| Step::Exception(exception));
    }
}

/// Nobody listens.
pub(super) struct Silent;

impl Recorder for Silent {
    #[inline(always)]
    fn step(&mut self, _step: impl FnOnce() -> Step) {}

    fn nested(&self) -> Self {
        Self
    }

    fn into_steps(self) -> Vec<Step> {
        Vec::new()
    }
}

/// Every step is kept.
#[derive(Default)]
pub(super) struct Steps(Vec<Step>);

impl Recorder for Steps {
    fn step(&mut self, step: impl FnOnce() -> Step) {
        self.0.push(step());
    }

    fn nested(&self) -> Self {
        Self::default()
    }

    fn into_steps(self) -> Vec<Step> {
        self.0
    }
}
