//! R14b: spent more than budgeted (执行数超过预算数).
//!
//! # What it does
//! A rate above 100 % counts as 100 %. The row is flagged: the figures must be
//! corrected or explained.
//!
//! # Formula
//! `B > A`: `s = W`.
//!
//! # Clause
//! The scoring of the official budget system (执行率得分封顶).
//!
//! # Worked example
//! 101 ÷ 100 = 101 %, W 10: 10.00, flagged.

use super::Verdict;
use crate::decimal::Fraction;
use crate::engine::trace::{Exception, Recorder};
use crate::engine::{Execution, Flag};

pub(super) fn judge(rate: Fraction, execution: &Execution, recorder: &mut impl Recorder) -> Verdict {
    recorder.exception(Exception::OverBudget);
    Verdict::met_at(rate).with_flag(Flag::OverBudget { spent: execution.spent, budget: execution.budget })
}
