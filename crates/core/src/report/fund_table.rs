//! The table of the money by source, in the text of chapter four.

use super::document::{Cell, Look, Origin, Row, RowRole, Setting, Span, Table, Words};
use super::figure;
use super::sentence::{reference, wording};
use super::source::Source;
use crate::decimal::Amount;
use crate::model::{FundItem, FundLine, FundSource};

/// The columns of the table; the last is what of A was not spent.
const ITEMS: [(FundItem, &str); 4] = [
    (FundItem::OriginalBudget, "report.fund_table.original"),
    (FundItem::AnnualBudget, "report.fund_table.budget"),
    (FundItem::Received, "report.fund_table.received"),
    (FundItem::Spent, "report.fund_table.spent"),
];

/// The money by source; `None`: there are no lines.
pub(super) fn table<'a>(source: &Source<'a>) -> Option<Table<'a>> {
    let funds = &source.evaluation.funds;
    if funds.by_source.is_empty() {
        return None;
    }
    let unit = funds.display_unit;
    let label = |key| Cell::new(Setting::Label, wording(key));
    let mut head = vec![label("report.fund_table.source")];
    head.extend(ITEMS.map(|(_, key)| label(key)));
    head.push(label("report.fund_table.unexecuted"));
    let mut body: Vec<Row<'a>> = funds.by_source.iter().map(|line| self::line(source, line)).collect();
    let mut total = vec![Cell::new(Setting::Label, wording("report.fund_table.total"))];
    total.extend(ITEMS.map(|(item, _)| Cell::new(Setting::Number, source.total(item, unit))));
    total.push(Cell::new(Setting::Number, unexecuted(source, source.unexecuted())));
    body.push(Row { role: RowRole::Total, cells: total });
    Some(Table {
        look: Look::Figures,
        columns: vec![360, 240, 240, 240, 240, 240],
        head: vec![Row { role: RowRole::Head, cells: head }],
        body,
    })
}

fn line<'a>(source: &Source<'a>, line: &'a FundLine) -> Row<'a> {
    let unit = source.evaluation.funds.display_unit;
    let mut cells = vec![Cell::new(Setting::Left, name(line))];
    cells.extend(ITEMS.map(|(item, _)| Cell::new(Setting::Number, source.amount(line.amounts.get(item), unit))));
    let amount = |item| line.amounts.get(item).value().copied();
    let left = amount(FundItem::AnnualBudget)
        .zip(amount(FundItem::Spent))
        .and_then(|(budget, spent)| budget.0.checked_sub(spent.0).map(Amount));
    cells.push(Cell::new(Setting::Number, unexecuted(source, left)));
    Row { role: RowRole::Plain, cells }
}

/// What a line is called: its own name, else that of its source.
fn name(line: &FundLine) -> Span<'_> {
    if !line.name.is_empty() {
        return reference(line.name.as_str(), Origin::Funds);
    }
    wording(match line.source {
        Some(FundSource::Appropriation) => "report.fund_source.appropriation",
        Some(FundSource::CarryOver) => "report.fund_source.carry_over",
        Some(FundSource::Other) => "report.fund_source.other",
        None => "report.cell.none",
    })
}

fn unexecuted<'a>(source: &Source<'a>, amount: Option<Amount>) -> Words<'a> {
    match amount {
        Some(amount) => reference(figure::money(amount, source.evaluation.funds.display_unit), Origin::Funds).into(),
        None => wording("report.cell.none").into(),
    }
}
