//! The sentence of an indicator, in the voice of the source report.

use std::borrow::Cow;

use super::cells;
use super::document::{Origin, Span, Words};
use super::figure;
use super::sentence::{Clauses, append, compose, reference, wording};
use super::source::Source;
use crate::decimal::{Quantity, Reading};
use crate::engine::{Completion, Outcome};
use crate::i18n::t;
use crate::model::{Applicability, Entry, FundItem, Indicator, Measure};

/// The sentence of an indicator:
/// 参加重大会展活动：应参加10次以上，参加10次以上，得3分，满分3分。
pub(super) fn sentence<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    let mut clauses = Clauses::after(subject(source, indicator), "report.comma");
    let outcome = source.row(indicator).map(|row| row.outcome);
    if let (Some(Outcome::NotApplicable), Applicability::NotApplicable(reason)) = (outcome, &indicator.applicability) {
        clauses.push("report.row.not_applicable", []);
        if !reason.is_empty() {
            clauses.push("report.row.not_applicable_reason", [("reason", Span::Prose(reason).into())]);
        }
        return clauses.stop().into();
    }
    match indicator.measure {
        Measure::Qualitative => judged(source, indicator, &mut clauses),
        Measure::YesNo => clauses.push("report.row.plain", [("actual", cells::actual(source, indicator))]),
        Measure::ExecutionRate => executed(source, &mut clauses),
        Measure::Composite => composed(source, indicator, &mut clauses),
        _ => measured(source, indicator, &mut clauses),
    }
    completed(source, indicator, &mut clauses);
    scored(source, indicator, &mut clauses);
    let mut spans = clauses.stop();
    if !indicator.deviation_reason.is_empty() {
        let reason = Span::Prose(&indicator.deviation_reason).into();
        spans.extend(compose("report.row.reason", [("reason", reason)]));
    }
    spans.into()
}

/// What the sentence is about. A measured row says what exactly is counted; what a judged row
/// means is told in the text of its dimension.
fn subject<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Vec<Span<'a>> {
    let name = cells::name(source, indicator);
    let judged = matches!(indicator.measure, Measure::Qualitative | Measure::YesNo | Measure::ExecutionRate);
    if judged || indicator.definition.is_empty() {
        return compose("report.row.name", [("name", name)]);
    }
    let definition = Span::Prose(&indicator.definition).into();
    compose("report.row.defined_name", [("name", name), ("definition", definition)])
}

/// A numeric row: what was to be reached, what was reached.
fn measured<'a>(source: &Source<'a>, indicator: &'a Indicator, clauses: &mut Clauses<'a>) {
    let target = indicator.target.in_force();
    let (aim, result) = match (indicator.measure, is_exact(target)) {
        (Measure::MoreThan, true) => ("report.row.above", "report.row.reached"),
        (Measure::AtMost, true) => ("report.row.at_most", "report.row.in_fact"),
        (Measure::LessThan, true) => ("report.row.below", "report.row.in_fact"),
        (Measure::AtMost | Measure::LessThan | Measure::Equal, _) => ("report.row.stated", "report.row.in_fact"),
        (Measure::AtLeast, true) if cells::is_percent(&indicator.unit) => {
            ("report.row.aim_at_least", "report.row.reached")
        }
        _ => ("report.row.aim", "report.row.reached"),
    };
    let verb = verb(indicator);
    let target = source.quantity(indicator.id, target, &indicator.unit);
    clauses.push(aim, [("verb", verb.clone().into()), ("target", target)]);
    clauses.push(result, [("verb", verb.into()), ("actual", cells::actual(source, indicator))]);
}

/// The verb of the sentence: the one its name begins with (参加重大会展活动:
/// 应参加…，参加…), 达到 for a percentage, else the plain 完成.
fn verb(indicator: &Indicator) -> Span<'static> {
    if cells::is_percent(&indicator.unit) {
        return wording("report.verb.percent");
    }
    let found = t("report.verb.list").split('、').find(|verb| indicator.name.starts_with(verb));
    found.map_or_else(|| wording("report.verb.plain"), |verb| Span::Wording(Cow::Borrowed(verb)))
}

fn is_exact(entry: &Entry<Quantity>) -> bool {
    matches!(entry.value().map(Quantity::reading), Some(Ok(Reading::Exact(_))))
}

/// A row with several targets: all of them, then all results.
fn composed<'a>(source: &Source<'a>, indicator: &'a Indicator, clauses: &mut Clauses<'a>) {
    let (mut targets, mut actuals) = (Clauses::new("report.list"), Clauses::new("report.list"));
    for part in &indicator.parts {
        let name = reference(part.name.as_str(), Origin::Indicator(indicator.id));
        let mut target = vec![name];
        append(&mut target, source.quantity(indicator.id, part.target.in_force(), &part.unit));
        targets.say(target);
        actuals.say(source.quantity(indicator.id, &part.actual, &part.unit));
    }
    if indicator.parts.is_empty() {
        targets.say(source.missing());
        actuals.say(source.missing());
    }
    clauses.push("report.row.aim", [("verb", verb(indicator).into()), ("target", targets.done())]);
    clauses.push("report.row.reached", [("verb", verb(indicator).into()), ("actual", actuals.done())]);
}

/// A row that was judged: what was found, and the tier.
fn judged<'a>(source: &Source<'a>, indicator: &'a Indicator, clauses: &mut Clauses<'a>) {
    if !indicator.actual.is_blank() {
        clauses.push("report.row.plain", [("actual", cells::actual(source, indicator))]);
    }
    if let Some(Outcome::Tier(tier)) = source.row(indicator).map(|row| row.outcome)
        && let Some(tier) = source.standard.tiers.get(usize::from(tier))
    {
        let tier = reference(tier.name.as_str(), Origin::Indicator(indicator.id));
        clauses.push("report.row.tier", [("tier", tier.into())]);
    }
}

/// The execution rate: what was budgeted, what was spent.
fn executed<'a>(source: &Source<'a>, clauses: &mut Clauses<'a>) {
    let amount = |item| source.money(item).unwrap_or_else(|| source.missing().into());
    let unit = || source.money_unit().into();
    clauses.push("report.row.budget", [("amount", amount(FundItem::AnnualBudget)), ("unit", unit())]);
    clauses.push("report.row.spent", [("amount", amount(FundItem::Spent)), ("unit", unit())]);
}

/// The completion rate, where the row has one.
fn completed<'a>(source: &Source<'a>, indicator: &'a Indicator, clauses: &mut Clauses<'a>) {
    let Some(row) = source.row(indicator) else { return };
    match &row.completion {
        Completion::Rate(rate) => {
            let key = if indicator.measure == Measure::ExecutionRate {
                "report.row.execution_rate"
            } else {
                "report.row.completion"
            };
            clauses.push(key, [("rate", reference(figure::percent(rate), Origin::Indicator(indicator.id)).into())]);
        }
        Completion::InRange => clauses.push("report.row.in_range", []),
        // A rate that is only a lower bound is no finding.
        Completion::AtLeast(_) | Completion::None => {}
    }
}

/// The score. Only a draft says that points are provisional.
fn scored<'a>(source: &Source<'a>, indicator: &'a Indicator, clauses: &mut Clauses<'a>) {
    let row = source.row(indicator);
    let origin = Origin::Indicator(indicator.id);
    match row.and_then(|row| row.score) {
        Some(score) => {
            let provisional = row.is_some_and(|row| row.provisional.is_some());
            let key = if provisional && source.is_draft() { "report.row.provisional" } else { "report.row.score" };
            clauses.push(key, [("score", reference(score.to_string(), origin).into())]);
        }
        None => clauses.push("report.row.unscored", []),
    }
    clauses.push("report.row.full", [("full", cells::full_score(source, indicator))]);
}
