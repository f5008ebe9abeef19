//! The steps of methods and surveys.

use rust_decimal::Decimal;

use crate::decimal::{Date, Fraction, Points, Ratio};
use crate::standard::{LateUnit, TableBand, TableValue};

/// One step on the way to a score by a method of the standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MethodStep {
    /// The rate of a survey is worked out (满意度).
    Survey {
        /// Satisfied answers.
        satisfied: Decimal,
        /// Valid answers.
        valid: Decimal,
        /// The rate in percent, unrounded.
        rate: Fraction,
    },
    /// Milestones are counted (里程碑及时率).
    Milestones {
        /// Done in time.
        in_time: i64,
        /// Done late.
        late: i64,
        /// Not done.
        open: i64,
        /// The share in time in percent, unrounded.
        rate: Fraction,
    },
    /// What projects or regions did is added up (汇总完成数).
    AddUp {
        /// The numbers.
        numbers: Vec<Decimal>,
        /// Their sum.
        value: Fraction,
    },
    /// What projects or regions did is averaged by money (按资金额度加权平均).
    Average {
        /// Each rate with its money in 元.
        weighted: Vec<(Decimal, Decimal)>,
        /// The average, unrounded.
        value: Fraction,
    },
    /// The points of experts are averaged (专家评分).
    Panel {
        /// The points, rising.
        given: Vec<Points>,
        /// Whether one highest and one lowest are left out.
        left_out: bool,
        /// The mean, unrounded.
        value: Fraction,
    },
    /// A value that is a fraction is held against the target (算完成率).
    Against {
        /// The value.
        value: Fraction,
        /// The target.
        target: Decimal,
        /// The rate, unrounded.
        rate: Fraction,
    },
    /// The rate is held against a threshold (及格门槛).
    Threshold {
        /// The rate, at most 1.
        rate: Fraction,
        /// The threshold.
        from: Ratio,
        /// Whether it is reached.
        passed: bool,
    },
    /// What lies above the threshold is stretched (折成得分率).
    Stretch {
        /// The rate.
        rate: Fraction,
        /// The threshold.
        from: Ratio,
        /// The share of the full score, unrounded.
        value: Fraction,
    },
    /// How far the actual value lies from the target (算偏离).
    Distance {
        /// The actual value.
        actual: Fraction,
        /// The target.
        target: Decimal,
        /// The distance as a share of the target, unrounded.
        value: Fraction,
    },
    /// A band of a table holds the value (分档).
    Band {
        /// The value.
        value: Fraction,
        /// What it is.
        over: TableValue,
        /// The band.
        band: TableBand,
    },
    /// The line is kept: nothing is taken off.
    WithinLine {
        /// The line.
        line: Decimal,
    },
    /// Points are taken off for what lies beyond the line (逐档扣分).
    TakeOff {
        /// How far beyond.
        beyond: Fraction,
        /// The line.
        line: Decimal,
        /// How wide a step is.
        every: Decimal,
        /// How many steps count.
        steps: Fraction,
        /// What a step costs.
        points: Points,
        /// What is left, unrounded and not below 0.
        left: Fraction,
    },
    /// Done on the day or before (按期).
    OnTime {
        /// The day that was set.
        due: Date,
        /// The day it was done.
        done: Date,
    },
    /// A share is taken off for lateness (逾期扣减).
    Late {
        /// The day that was set.
        due: Date,
        /// The day it was done.
        done: Date,
        /// The unit that lateness is counted in.
        unit: LateUnit,
        /// How many of them.
        late: Fraction,
        /// How many make a step.
        every: u32,
        /// How many steps count.
        steps: Fraction,
        /// The share that a step costs.
        share: Ratio,
        /// The share that is left, not below 0.
        left: Fraction,
    },
    /// The project is finished within its budget (项目已完成).
    Finished,
    /// An exceeded target counts above 1 (加分).
    Bonus {
        /// The rate.
        rate: Fraction,
        /// The most that counts.
        cap: Ratio,
        /// What counts.
        share: Fraction,
    },
}
