//! Sums of the fund table.

use rust_decimal::Decimal;

use super::Unscored;
use crate::decimal::{Amount, Fraction};
use crate::model::{Entry, FundItem, FundLine, Funds};
use crate::standard::ExecutionBase;

/// Full-year budget and expenditure, the sums of the lines by source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Execution {
    /// Full-year budget A (全年预算数).
    pub budget: Amount,
    /// Full-year expenditure B (全年执行数).
    pub spent: Amount,
}

impl Execution {
    /// Adds up the lines by source.
    ///
    /// A line that states neither amount adds nothing. A line that states one
    /// and leaves the other blank leaves the rate open: blank is not 0.
    ///
    /// `base` says which amounts are the budget: those budgeted, or those received.
    pub fn of(funds: &Funds, base: ExecutionBase) -> Result<Self, Unscored> {
        let planned_item = match base {
            ExecutionBase::Budget => FundItem::AnnualBudget,
            ExecutionBase::Received => FundItem::Received,
        };
        let (mut budget, mut spent) = (None, None);
        for line in &funds.by_source {
            let (planned, paid) = (line.amounts.get(planned_item), line.amounts.get(FundItem::Spent));
            let unreadable = |entry: &Entry<Amount>| matches!(entry, Entry::Invalid(_));
            if unreadable(planned) || unreadable(paid) {
                return Err(Unscored::FundsUnreadable);
            }
            if planned.is_blank() != paid.is_blank() && (planned.value().is_some() || paid.value().is_some()) {
                return Err(Unscored::FundsMissing);
            }
            add(&mut budget, planned)?;
            add(&mut spent, paid)?;
        }
        match (budget, spent) {
            (Some(budget), Some(spent)) => Ok(Self { budget: Amount(budget), spent: Amount(spent) }),
            _ => Err(Unscored::FundsMissing),
        }
    }

    /// The budget execution rate (预算执行率, 自评口径), unrounded; `None`: the
    /// budget is 0.
    pub fn rate(&self) -> Option<Fraction> {
        Fraction::new(self.spent.0, self.budget.0)
    }
}

fn add(sum: &mut Option<Decimal>, entry: &Entry<Amount>) -> Result<(), Unscored> {
    if let Some(amount) = entry.value() {
        let before = sum.unwrap_or(Decimal::ZERO);
        *sum = Some(before.checked_add(amount.0).ok_or(Unscored::FundsUnreadable)?);
    }
    Ok(())
}

/// The sum of one column of a fund table.
///
/// An unreadable amount makes the sum unreadable. Lines that state nothing add
/// nothing; where no line states an amount the sum is blank, or not stated where
/// every line says so.
pub fn fund_total(lines: &[FundLine], item: FundItem) -> Entry<Amount> {
    let mut sum = None;
    for line in lines {
        match line.amounts.get(item) {
            Entry::Invalid(text) => return Entry::Invalid(text.clone()),
            entry => {
                if add(&mut sum, entry).is_err() {
                    return Entry::Invalid(String::new());
                }
            }
        }
    }
    let unstated = || lines.iter().all(|line| matches!(line.amounts.get(item), Entry::NotStated));
    match sum {
        Some(sum) => Entry::Value(Amount(sum)),
        None if !lines.is_empty() && unstated() => Entry::NotStated,
        None => Entry::Blank,
    }
}
