//! The money: in chapter one what was arranged, in chapter four what became of it.

use super::Body;
use crate::model::{FundItem, Section, UnexecutedReason};
use crate::report::document::{Block, Level, Origin};
use crate::report::figure;
use crate::report::fund_table;
use crate::report::sentence::{Clauses, compose, reference, wording};
use crate::report::source::Source;

/// Budget, expenditure, what is left, and the execution rate in one sentence.
pub(super) fn arrangement(body: &mut Body<'_>) {
    let source = body.source;
    let mut clauses = Clauses::new("report.comma");
    for (item, key) in [
        (FundItem::OriginalBudget, "report.funds.original"),
        (FundItem::AnnualBudget, "report.funds.budget"),
        (FundItem::Received, "report.funds.received"),
        (FundItem::Spent, "report.funds.spent"),
    ] {
        amount(&source, item, key, &mut clauses);
    }
    leftovers(&source, &mut clauses);
    rate(&source, &mut clauses);
    if clauses.is_empty() {
        body.gap();
        return;
    }
    let mut lead = compose("report.funds.year", [("year", source.year())]);
    lead.extend(clauses.stop());
    body.paragraph(lead);
}

/// What the money was for, from the lines by use.
pub(super) fn uses(body: &mut Body<'_>) {
    let mut names = Clauses::new("report.list");
    for line in body.source.evaluation.funds.by_use.iter().filter(|line| !line.name.is_empty()) {
        names.say(reference(line.name.as_str(), Origin::Funds));
    }
    if !names.is_empty() {
        body.paragraph(compose("report.funds.uses", [("uses", names.done())]));
    }
}

/// 四、项目资金和组织管理情况.
pub(super) fn funds(body: &mut Body<'_>) {
    let source = body.source;
    body.heading(Level::One, "report.chapter.funds");
    body.heading(Level::Two, "report.section.funds");
    body.heading(Level::Three, "report.section.fund_arrangement");
    body.prose(Section::FundArrangement);
    match fund_table::table(&source) {
        Some(table) => {
            let unit = source.money_unit();
            body.blocks.push(Block::Subcaption(compose("report.funds.table", [("unit", unit.into())]).into()));
            body.blocks.push(Block::Table(table));
        }
        None => body.gap(),
    }
    body.heading(Level::Three, "report.section.fund_use");
    body.prose(Section::FundUse);
    execution(body);
    body.heading(Level::Three, "report.section.fund_management");
    body.prose_or_gap(Section::FundManagement);
    body.heading(Level::Two, "report.section.organization");
    body.prose_or_gap(Section::Organization);
}

/// How far the budget was carried out, what is left and why.
fn execution(body: &mut Body<'_>) {
    let source = body.source;
    let mut clauses = Clauses::new("report.comma");
    amount(&source, FundItem::Spent, "report.funds.executed", &mut clauses);
    rate(&source, &mut clauses);
    if let Some(unexecuted) = source.unexecuted().filter(|amount| !amount.0.is_zero()) {
        let text = figure::money_in_prose(unexecuted, source.evaluation.funds.display_unit);
        let amount = reference(text, Origin::Funds);
        clauses.push("report.funds.unexecuted", [("amount", amount.into()), ("unit", source.money_unit().into())]);
        let mut parts = Clauses::new("report.list");
        leftovers(&source, &mut parts);
        if !parts.is_empty() {
            clauses.push("report.funds.of_which", [("parts", parts.done())]);
        }
    }
    if clauses.is_empty() {
        body.gap();
        return;
    }
    let mut sentence = clauses.stop();
    let funds = &source.evaluation.funds;
    if let Some(reason) = funds.unexecuted_reason {
        let reason = wording(reason_key(reason));
        sentence.extend(compose("report.funds.reason", [("reason", reason.into())]));
    }
    body.paragraph(sentence);
    body.text(&funds.unexecuted_note);
}

fn reason_key(reason: UnexecutedReason) -> &'static str {
    match reason {
        UnexecutedReason::Saved => "report.reason.saved",
        UnexecutedReason::PaymentDue => "report.reason.payment_due",
        UnexecutedReason::Cancelled => "report.reason.cancelled",
        UnexecutedReason::CarriedForward => "report.reason.carried_forward",
    }
}

/// Of what was not spent, the parts that are stated.
fn leftovers<'a>(source: &Source<'a>, clauses: &mut Clauses<'a>) {
    for (item, key) in [
        (FundItem::CarriedForward, "report.funds.carried_forward"),
        (FundItem::Balance, "report.funds.balance"),
        (FundItem::Reclaimed, "report.funds.reclaimed"),
        (FundItem::NotReceived, "report.funds.not_received"),
    ] {
        amount(source, item, key, clauses);
    }
}

/// An amount, where it is stated.
fn amount<'a>(source: &Source<'a>, item: FundItem, key: &str, clauses: &mut Clauses<'a>) {
    if let Some(amount) = source.money(item) {
        clauses.push(key, [("amount", amount), ("unit", source.money_unit().into())]);
    }
}

fn rate<'a>(source: &Source<'a>, clauses: &mut Clauses<'a>) {
    if let Some(rate) = source.execution_rate() {
        clauses.push("report.funds.rate", [("rate", reference(figure::percent(&rate), Origin::Funds).into())]);
    }
}
