//! One step in a sentence.

use super::formula::{operand, percent, rate, score, unrounded};
use super::{TraceLine, fill, method, t};
use crate::decimal::{Fraction, Points, Quantity};
use crate::engine::{
    Exception, Heir, Input, InputUnit, Overrule, Provisional, ShareTaken, Source, Step, Term, Unscored,
};
use crate::i18n::number;
use crate::model::{CompositeMode, Measure, MoneyUnit};
use crate::standard::{CapEffect, OverAchievementPolicy, Standard};

/// Terms of a sum that are written out.
const TERMS_SHOWN: usize = 12;

/// The line of a step.
pub(super) fn line(step: &Step, standard: &Standard) -> TraceLine {
    let (title, text) = match step {
        Step::Take(inputs) => return take(inputs),
        Step::Bound { known, taken } => {
            let known = number::understood(known, "");
            ("trace.bound", fill("trace.bound.text", &[("known", &known), ("taken", &operand(*taken))]))
        }
        Step::Rate { formula, value } => ("trace.rate", rate(formula, value)),
        Step::InRange => ("trace.in_range", t("trace.in_range.text").to_owned()),
        Step::Exception(exception) => ("trace.exception", t(exception_key(*exception)).to_owned()),
        Step::Full(points) => ("trace.full", fill("trace.full.text", &[("points", &score(*points))])),
        Step::Reduce { excess, policy, coefficient } => ("trace.reduce", reduce(excess, *policy, coefficient)),
        Step::Multiply { full_score, by, value } => {
            let weight = unrounded(full_score);
            ("trace.multiply", format!("{weight} × {} = {}", percent(by), unrounded(value)))
        }
        Step::Round { places, rounded, .. } => (round_title(*places), rounded.format_places(*places)),
        Step::Cap { limit, reached, score: points } => {
            let key = if *reached { "trace.cap.reached" } else { "trace.cap.clear" };
            ("trace.cap", fill(key, &[("limit", &limit.to_string()), ("points", &score(*points))]))
        }
        Step::Tier { tier, low, high, proposed } => return tier_line(*tier, [*low, *high], *proposed, standard),
        Step::Give { points, typed } => {
            let key = if *typed { "trace.give.typed" } else { "trace.give.top" };
            ("trace.give", fill(key, &[("points", &score(*points))]))
        }
        Step::Answer { yes, proposed } => {
            let text = t(if *yes { "trace.answer.yes" } else { "trace.answer.no" }).to_owned();
            return TraceLine { note: proposed_note(*proposed), ..plain("trace.answer", text) };
        }
        Step::Deduct { full_score, deduction, value } => {
            let left = unrounded(value);
            let values = [("full", &*full_score.to_string()), ("deduction", &*deduction.to_string()), ("left", &*left)];
            ("trace.deduct", fill("trace.deduct.text", &values))
        }
        Step::Part { name, share, counts, steps, .. } => return part(name, share, counts.as_ref(), steps),
        Step::Join { mode, terms, value } => join(*mode, terms, value),
        Step::Method(step) => method::line(step),
        Step::Manual { computed, points, by, reason } => {
            let values =
                [("computed", &*score(*computed)), ("points", &*score(*points)), ("by", by), ("reason", reason)];
            ("trace.manual", fill("trace.manual.text", &values))
        }
        Step::Overrule { by, before, score: after } => ("trace.overrule", overrule(by, *before, *after, standard)),
        Step::Provisional(reason) => {
            let key = match reason {
                Provisional::Bound => "trace.provisional.bound",
                Provisional::NoBasis => "trace.provisional.no_basis",
            };
            ("trace.provisional", t(key).to_owned())
        }
        Step::NotApplicable(heir) => {
            let key = match heir {
                Heir::Category => "trace.not_applicable.category",
                Heir::Dimension => "trace.not_applicable.dimension",
                Heir::Nobody => "trace.not_applicable.text",
            };
            ("trace.not_applicable", t(key).to_owned())
        }
        Step::Enlarge { entered, taken, weight } => ("trace.enlarge", enlarge(*entered, taken, weight)),
        Step::Spread { spread, weight, full_score } => {
            let values = [
                ("spread", &*spread.to_string()),
                ("weight", &*weight.to_string()),
                ("full", &*full_score.to_string()),
            ];
            ("trace.spread", fill("trace.spread.text", &values))
        }
        Step::Unscored(reason) => ("trace.unscored", unscored(*reason).to_owned()),
        Step::Sum { terms, value } => ("trace.sum", sum(terms, *value)),
        Step::Rescale { score, applicable, whole, value } => {
            ("trace.rescale", format!("{score} ÷ {applicable} × {whole} = {}", unrounded(value)))
        }
        Step::Open { scored, full, lowest, highest } => {
            let values = [
                ("scored", &*scored.to_string()),
                ("full", &*full.to_string()),
                ("lowest", &*score(*lowest)),
                ("highest", &*score(*highest)),
            ];
            ("trace.open", fill("trace.open.text", &values))
        }
        Step::Grade(grade) => {
            let band = standard.band(grade);
            let from = band.map_or_else(String::new, |band| band.from.to_string());
            let name = band.map_or("", |band| band.name.as_str());
            ("trace.grade", fill("trace.grade.text", &[("from", &from), ("name", name)]))
        }
    };
    plain(title, text)
}

fn plain(title: &str, text: String) -> TraceLine {
    TraceLine { title: t(title).to_owned(), text, note: None }
}

fn take(inputs: &[Input]) -> TraceLine {
    let text = inputs.iter().map(input).collect::<Vec<_>>().join(t("trace.take.and"));
    let from_funds = inputs.iter().any(|input| input.source.is_funds());
    let note = from_funds.then(|| t("trace.take.funds").to_owned());
    TraceLine { note, ..plain("trace.take", text) }
}

fn input(input: &Input) -> String {
    let unit = match &input.unit {
        InputUnit::None => "",
        InputUnit::Row(unit) => unit,
        InputUnit::Points => t("trace.unit.points"),
        InputUnit::Money(MoneyUnit::Yuan) => t("trace.unit.yuan"),
        InputUnit::Money(MoneyUnit::TenThousandYuan) => t("trace.unit.ten_thousand_yuan"),
    };
    let (name, sign) = match input.source {
        Source::Actual => ("input.actual", ""),
        Source::Target { measure, adjusted } => {
            (if adjusted { "input.adjusted_target" } else { "input.target" }, sign(measure, &input.text))
        }
        Source::FullScore => ("input.full_score", ""),
        Source::Spent => ("input.spent", ""),
        Source::Budget => ("input.budget", ""),
        Source::Received => ("input.received", ""),
    };
    let value = [sign, &input.text, unit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    fill("trace.take.input", &[("name", t(name)), ("value", &value)])
}

/// The sign before a target that does not say it itself.
fn sign(measure: Measure, text: &str) -> &'static str {
    match measure {
        _ if Quantity::read(text).operator().is_some() => "",
        Measure::AtLeast => "≥",
        Measure::MoreThan => "＞",
        Measure::Equal => "＝",
        Measure::LessThan => "＜",
        Measure::AtMost => "≤",
        _ => "",
    }
}

fn round_title(places: u32) -> &'static str {
    match places {
        0 => "trace.round.0",
        1 => "trace.round.1",
        2 => "trace.round.2",
        3 => "trace.round.3",
        _ => "trace.round.more",
    }
}

fn reduce(excess: &Fraction, policy: OverAchievementPolicy, coefficient: &Fraction) -> String {
    let key = match policy {
        OverAchievementPolicy::Entered => "trace.reduce.entered",
        OverAchievementPolicy::Banded | OverAchievementPolicy::ReasonOnly => "trace.reduce.banded",
    };
    fill(key, &[("excess", &percent(excess)), ("coefficient", &unrounded(coefficient))])
}

fn tier_line(tier: u8, [low, high]: [Points; 2], proposed: bool, standard: &Standard) -> TraceLine {
    let name = standard.tiers.get(usize::from(tier)).map_or("", |tier| tier.name.as_str());
    let key = if tier == 0 { "trace.tier.best" } else { "trace.tier.other" };
    let order = match tier {
        0 => t("tier.1"),
        1 => t("tier.2"),
        2 => t("tier.3"),
        _ => t("tier.more"),
    };
    let text = fill(key, &[("order", order), ("name", name), ("low", &score(low)), ("high", &score(high))]);
    TraceLine { note: proposed_note(proposed), ..plain("trace.tier", text) }
}

fn proposed_note(proposed: bool) -> Option<String> {
    proposed.then(|| t("trace.proposed").to_owned())
}

fn part(name: &str, share: &Fraction, counts: Option<&Fraction>, steps: &[Step]) -> TraceLine {
    let title = fill("trace.part", &[("name", name)]);
    let found = steps.iter().find_map(|step| match step {
        Step::Rate { formula, value } => Some(rate(formula, value)),
        Step::InRange => Some(t("trace.in_range.text").to_owned()),
        Step::Unscored(reason) => Some(unscored(*reason).to_owned()),
        Step::Exception(exception) => Some(t(exception_key(*exception)).to_owned()),
        _ => None,
    });
    let text = match counts {
        Some(counts) => {
            let values = [("found", found.unwrap_or_default()), ("counts", percent(counts)), ("share", percent(share))];
            fill("trace.part.text", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
        }
        None => found.unwrap_or_default(),
    };
    TraceLine { title, text, note: None }
}

fn join(mode: CompositeMode, terms: &[(Fraction, Fraction)], value: &Fraction) -> (&'static str, String) {
    let products = || {
        let products: Vec<String> =
            terms.iter().map(|(share, counts)| format!("{} × {}", percent(share), percent(counts))).collect();
        format!("{} = {}", products.join(" + "), percent(&terms.iter().map(|(share, counts)| share * counts).sum()))
    };
    match mode {
        CompositeMode::Strict => ("trace.join.strict", products()),
        CompositeMode::Pooled => {
            let text = fill("trace.join.pooled.text", &[("sum", &products()), ("value", &percent(value))]);
            ("trace.join.pooled", text)
        }
        CompositeMode::Lowest => ("trace.join.lowest", fill("trace.join.lowest.text", &[("value", &percent(value))])),
    }
}

/// What a row takes of its category and of its dimension, and what it scores with.
fn enlarge(entered: Points, taken: &[ShareTaken; 2], weight: &Fraction) -> String {
    let entered = entered.to_string();
    let shares = taken.iter().zip(["trace.enlarge.category", "trace.enlarge.dimension"]);
    let shares = shares.filter(|(share, _)| !share.points.is_zero()).map(|(share, key)| {
        let (leaving, taking) = (share.leaving.to_string(), share.taking.to_string());
        let points = unrounded(&share.points);
        fill(key, &[("leaving", &leaving), ("taking", &taking), ("entered", &entered), ("points", &points)])
    });
    let shares = shares.collect::<String>();
    fill("trace.enlarge.text", &[("entered", &entered), ("shares", &shares), ("weight", &unrounded(weight))])
}

/// What overrules a total, and what comes of it.
fn overrule(by: &Overrule, before: Points, after: Points, standard: &Standard) -> String {
    let mut said = Vec::new();
    if let Some((rate, cap, effect)) = &by.cap {
        let key = match effect {
            CapEffect::Total => "trace.overrule.cap_total",
            CapEffect::Grade => "trace.overrule.cap_grade",
        };
        let source = standard.execution_caps.as_ref().map_or("", |caps| caps.source.as_str());
        let values = [
            ("rate", &*percent(rate)),
            ("below", &*cap.below.to_string()),
            ("limit", &*cap.limit.to_string()),
            ("source", source),
        ];
        said.push(fill(key, &values));
    }
    if !by.grounds.is_empty() {
        said.push(fill("trace.overrule.veto", &[("grounds", &by.grounds.join("、"))]));
    }
    let values = [("before", &*score(before)), ("after", &*score(after))];
    said.push(fill(if before == after { "trace.overrule.kept" } else { "trace.overrule.capped" }, &values));
    said.join("；")
}

fn sum(terms: &[Term], value: Points) -> String {
    let shown = terms.iter().take(TERMS_SHOWN).map(|term| {
        let points = term.score.map_or_else(|| t("trace.sum.open").to_owned(), score);
        format!("{} {points}", term.name)
    });
    let mut text = shown.collect::<Vec<_>>().join(" + ");
    if terms.len() > TERMS_SHOWN {
        let rest = (terms.len() - TERMS_SHOWN).to_string();
        text.push_str(&fill("trace.sum.rest", &[("count", &rest)]));
    }
    if text.is_empty() { score(value) } else { format!("{text} = {}", score(value)) }
}

fn exception_key(exception: Exception) -> &'static str {
    match exception {
        Exception::EqualNotMore => "exception.equal_not_more",
        Exception::EqualNotLess => "exception.equal_not_less",
        Exception::OverZero => "exception.over_zero",
        Exception::WithinZero => "exception.within_zero",
        Exception::TargetZero => "exception.target_zero",
        Exception::ActualZero => "exception.actual_zero",
        Exception::TwiceTheTarget => "exception.twice_the_target",
        Exception::NegativeRate => "exception.negative_rate",
        Exception::BelowOpenRange => "exception.below_open_range",
        Exception::AboveRange => "exception.above_range",
        Exception::AboveEqual => "exception.above_equal",
        Exception::OverBudget => "exception.over_budget",
        Exception::ZeroBudget => "exception.zero_budget",
    }
}

/// Why a row is not scored, and what to do about it.
pub fn unscored(reason: Unscored) -> &'static str {
    t(match reason {
        Unscored::ActualMissing => "unscored.actual_missing",
        Unscored::ActualUnreadable => "unscored.actual_unreadable",
        Unscored::TargetMissing => "unscored.target_missing",
        Unscored::TargetUnreadable => "unscored.target_unreadable",
        Unscored::TargetMismatch => "unscored.target_mismatch",
        Unscored::FullScoreMissing => "unscored.full_score_missing",
        Unscored::FullScoreUnreadable => "unscored.full_score_unreadable",
        Unscored::TierMissing => "unscored.tier_missing",
        Unscored::PointsMissing => "unscored.points_missing",
        Unscored::PointsOutsideTier => "unscored.points_outside_tier",
        Unscored::PartsMissing => "unscored.parts_missing",
        Unscored::PartUnscored => "unscored.part_unscored",
        Unscored::FundsMissing => "unscored.funds_missing",
        Unscored::FundsUnreadable => "unscored.funds_unreadable",
        Unscored::BudgetZero => "unscored.budget_zero",
        Unscored::NotApplicableForbidden => "unscored.not_applicable_forbidden",
        Unscored::CoefficientMissing => "unscored.coefficient_missing",
        Unscored::MethodUnknown => "unscored.method_unknown",
        Unscored::AnswerMissing => "unscored.answer_missing",
        Unscored::PortionIncomplete => "unscored.portion_incomplete",
        Unscored::PortionUnreadable => "unscored.portion_unreadable",
        Unscored::MilestoneUnreadable => "unscored.milestone_unreadable",
        Unscored::PanelIncomplete => "unscored.panel_incomplete",
        Unscored::SurveyIncomplete => "unscored.survey_incomplete",
        Unscored::SurveyImpossible => "unscored.survey_impossible",
        Unscored::OutsideTable => "unscored.outside_table",
        Unscored::StatusMissing => "unscored.status_missing",
    })
}
