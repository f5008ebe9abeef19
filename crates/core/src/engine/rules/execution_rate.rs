//! R14: budget execution rate (预算执行率, 自评口径).
//!
//! # What it does
//! Target and actual value come from the funds: full-year expenditure over
//! full-year budget, the latter as adjusted and with what was carried over. The
//! score is worked out from the exact rate, never from a printed one.
//!
//! # Formula
//! `s = min(W, hu2(W · B ÷ A))`, A the budget, B the expenditure.
//!
//! # Clause
//! 财预〔2020〕10号 附件《项目支出绩效自评表》.
//!
//! # Worked example
//! 268.49 ÷ 281.28 = 95.4529…%: W 10 gives 9.55, W 6 gives 5.73. On 282.28 it
//! is 5.71.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::{Verdict, execution_finished, execution_table, over_budget, zero_budget};
use crate::decimal::Amount;
use crate::engine::RateFormula;
use crate::engine::trace::{Input, InputUnit, Recorder, Source, Step};
use crate::engine::{Execution, Unscored};
use crate::model::{Evaluation, MoneyUnit};
use crate::standard::{ExecutionForm, Standard};

/// What the funds say about an execution row.
pub(in crate::engine) enum Executed {
    /// It is scored.
    Verdict(Verdict),
    /// Nothing was budgeted and nothing spent, and the standard lets it not apply.
    NotApplicable,
}

pub(in crate::engine) fn judge(
    evaluation: &Evaluation,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Executed, Unscored> {
    let funds = &evaluation.funds;
    let execution = Execution::of(funds, standard.execution_base)?;
    let Execution { budget: Amount(budget), spent: Amount(spent) } = execution;
    let unit = funds.display_unit;
    recorder.step(|| {
        let text = |amount: Amount| match unit {
            MoneyUnit::Yuan => amount.in_yuan(),
            MoneyUnit::TenThousandYuan => amount.in_ten_thousand(),
        };
        let base = if standard.execution_base.is_budget() { Source::Budget } else { Source::Received };
        let input = |source, amount| Input { source, text: text(amount), unit: InputUnit::Money(unit) };
        Step::Take(vec![input(Source::Spent, execution.spent), input(base, execution.budget)])
    });
    let rate = match execution.rate() {
        Some(rate) if budget > Decimal::ZERO => rate,
        _ => return zero_budget::judge(spent, budget, standard.zero_budget, recorder),
    };
    recorder.step(|| {
        let formula = RateFormula::Quotient { numerator: shown(spent, unit), denominator: shown(budget, unit) };
        Step::Rate { formula, value: rate.clone() }
    });
    Ok(Executed::Verdict(match (spent.cmp(&budget), &standard.execution) {
        (Ordering::Greater, _) => over_budget::judge(rate, &execution, recorder),
        (_, ExecutionForm::Table { bands }) => execution_table::judge(rate, bands, recorder)?,
        (_, ExecutionForm::Finished { bands }) => {
            execution_finished::judge(rate, evaluation.profile.status, bands, recorder)?
        }
        (Ordering::Equal, ExecutionForm::Proportional) => Verdict::met_at(rate),
        (Ordering::Less, ExecutionForm::Proportional) => Verdict::missed_at(rate, recorder),
    }))
}

/// An amount in the unit that it is shown in. Dividing by ten thousand moves
/// the decimal point and loses nothing.
fn shown(yuan: Decimal, unit: MoneyUnit) -> Decimal {
    match unit {
        MoneyUnit::Yuan => yuan,
        MoneyUnit::TenThousandYuan => {
            Decimal::try_from_i128_with_scale(yuan.mantissa(), yuan.scale() + 4).map_or(yuan, |shown| shown.normalize())
        }
    }
}
