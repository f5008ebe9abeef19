//! The money of the project.

use super::{Entry, NodeId, Unknown};
use crate::decimal::Amount;

/// Where a fund line comes from (资金来源).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FundSource {
    /// Fiscal appropriation of the year (当年财政拨款).
    Appropriation,
    /// Carried over from last year (上年结转资金).
    CarryOver,
    /// Other funds (其他资金).
    Other,
}

/// The unit in which amounts are typed and shown. Stored amounts are in yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MoneyUnit {
    /// 元.
    Yuan,
    /// 万元.
    #[default]
    TenThousandYuan,
}

/// One of the amounts of a fund line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FundItem {
    /// Original budget (年初预算数).
    OriginalBudget,
    /// Adjustment within the year (调整数), signed.
    Adjustment,
    /// Full-year budget A (全年预算数).
    AnnualBudget,
    /// Funds received (实际到位).
    Received,
    /// Full-year expenditure B (全年执行数).
    Spent,
    /// Of the unexecuted amount: carried over into the next year (结转).
    CarriedForward,
    /// Of the unexecuted amount: balance left (结余).
    Balance,
    /// Of the unexecuted amount: taken back by finance (财政收回).
    Reclaimed,
    /// Of the unexecuted amount: never received (未到位).
    NotReceived,
}

impl FundItem {
    /// All items in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::OriginalBudget,
        Self::Adjustment,
        Self::AnnualBudget,
        Self::Received,
        Self::Spent,
        Self::CarriedForward,
        Self::Balance,
        Self::Reclaimed,
        Self::NotReceived,
    ];
}

/// The amounts of one fund line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FundAmounts([Entry<Amount>; 9]);

impl FundAmounts {
    /// The amount of one item.
    pub fn get(&self, item: FundItem) -> &Entry<Amount> {
        &self.0[item as usize]
    }

    /// Puts an amount and returns the one before.
    pub fn replace(&mut self, item: FundItem, entry: Entry<Amount>) -> Entry<Amount> {
        std::mem::replace(&mut self.0[item as usize], entry)
    }
}

/// A line of the fund table, by source or by use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FundLine {
    /// The id of the line.
    pub id: NodeId,
    /// What the line is called.
    pub name: String,
    /// The source, for lines by source; `None` for lines by use.
    pub source: Option<FundSource>,
    /// The amounts.
    pub amounts: FundAmounts,
    /// Indicators that this use pays for.
    pub indicators: Vec<NodeId>,
    /// Members this version does not know.
    pub unknown: Unknown,
}

/// Why money was left (未执行原因).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnexecutedReason {
    /// The project is done and money was saved (项目已完成，节约).
    Saved,
    /// The last payment is due (尾款待付).
    PaymentDue,
    /// An activity was cancelled (活动取消).
    Cancelled,
    /// Not finished, carried into the next year (未完成，结转下年).
    CarriedForward,
}

/// The money of the project, by source and by use. The total is the sum of the
/// sources and is never typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funds {
    /// Lines by source (按来源).
    pub by_source: Vec<FundLine>,
    /// Lines by use (按用途).
    pub by_use: Vec<FundLine>,
    /// Unit of typing and showing.
    pub display_unit: MoneyUnit,
    /// Document number of the budget adjustment (预算调整文号).
    pub adjustment_document: Entry<String>,
    /// Why money was left, chosen.
    pub unexecuted_reason: Option<UnexecutedReason>,
    /// Why money was left, in words.
    pub unexecuted_note: String,
    /// Members this version does not know.
    pub unknown: Unknown,
}

impl Funds {
    /// The total of an item over all sources: the sum of the lines that state
    /// it. `None`: no line states it, or one line cannot be read, or the sum
    /// is beyond all bounds.
    pub fn total(&self, item: FundItem) -> Option<Amount> {
        sum(&self.by_source, item)
    }

    /// The total of an item over all uses, likewise.
    pub fn total_by_use(&self, item: FundItem) -> Option<Amount> {
        sum(&self.by_use, item)
    }
}

fn sum(lines: &[FundLine], item: FundItem) -> Option<Amount> {
    let mut total = None;
    for line in lines {
        match line.amounts.get(item) {
            Entry::Value(amount) => {
                let so_far = total.map_or_else(Default::default, |Amount(sum)| sum);
                total = Some(Amount(amount.0.checked_add(so_far)?));
            }
            Entry::Invalid(_) => return None,
            Entry::Blank | Entry::NotStated => {}
        }
    }
    total
}
