//! R14c: a budget of nothing (全年预算数为 0).
//!
//! # What it does
//! Nothing spent of nothing is no rate: the row does not apply, or earns
//! nothing where the standard says so. Money spent without a budget is an error
//! and leaves the row unscored.
//!
//! # Formula
//! `A = 0, B = 0`: not applicable, or `s = 0` by choice. `A ≤ 0` otherwise: no
//! score.
//!
//! # Clause
//! A reading of this tool; the official system reckons with a budget of 1.
//!
//! # Worked example
//! A 0, B 0, standard "zero", W 10: 0.00.

use rust_decimal::Decimal;

use super::Verdict;
use super::execution_rate::Executed;
use crate::engine::Unscored;
use crate::engine::trace::{Exception, Recorder};
use crate::standard::ZeroBudget;

pub(super) fn judge(
    spent: Decimal,
    budget: Decimal,
    choice: ZeroBudget,
    recorder: &mut impl Recorder,
) -> Result<Executed, Unscored> {
    if !spent.is_zero() || !budget.is_zero() {
        return Err(Unscored::BudgetZero);
    }
    recorder.exception(Exception::ZeroBudget);
    Ok(match choice {
        ZeroBudget::NotApplicable => Executed::NotApplicable,
        ZeroBudget::Zero => Executed::Verdict(Verdict::nothing()),
    })
}
