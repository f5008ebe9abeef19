//! What the cells of an indicator say, in every table alike.

use std::borrow::Cow;

use super::document::{Origin, Span, Words};
use super::figure;
use super::sentence::{Clauses, reference, wording};
use super::source::Source;
use crate::decimal::{Quantity, round_half_up};
use crate::engine::{Completion, Flag, Outcome, Provisional, RowAssessment, Unscored, worked_out};
use crate::model::{Applicability, Indicator, Measure, Part};

/// Decimals of a value that was worked out, as of a rate.
pub(super) const PLACES: u32 = 2;

/// The name of a row.
pub(super) fn name<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    if indicator.name.is_empty() {
        source.missing().into()
    } else {
        reference(indicator.name.as_str(), Origin::Indicator(indicator.id)).into()
    }
}

/// Whether a unit is a percentage.
pub(super) fn is_percent(unit: &str) -> bool {
    matches!(unit, "%" | "％" | "百分比")
}

/// The actual value with its unit: 10次以上.
pub(super) fn actual<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    match indicator.measure {
        Measure::ExecutionRate => match source.execution_rate() {
            Some(rate) => reference(figure::percent_fixed(&rate), Origin::Funds).into(),
            None => source.missing().into(),
        },
        Measure::Composite => {
            parts(source, indicator, |part| part.actual.value().map(|it| figure::quantity(it, &part.unit)))
        }
        Measure::Qualitative | Measure::YesNo => source.quantity(indicator.id, &indicator.actual, ""),
        _ => match worked_out(indicator) {
            None => source.quantity(indicator.id, &indicator.actual, &indicator.unit),
            Some(Ok(value)) => {
                let text = round_half_up(&value, PLACES).normalize().to_string() + worked_out_unit(indicator);
                reference(text, Origin::Indicator(indicator.id)).into()
            }
            Some(Err(_)) => source.missing().into(),
        },
    }
}

/// The unit of a value that was worked out: a survey gives percents, milestones too.
fn worked_out_unit(indicator: &Indicator) -> &str {
    if indicator.portions.is_empty() || !indicator.milestones.is_empty() { "%" } else { &indicator.unit }
}

/// The target with its sign and its unit: ≥10个.
pub(super) fn target<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    let target = indicator.target.in_force();
    let origin = Origin::Indicator(indicator.id);
    match indicator.measure {
        // All of the budget is to be spent: no row states that.
        Measure::ExecutionRate => wording("report.cell.whole_budget").into(),
        Measure::Composite => parts(source, indicator, |part| {
            let target = part.target.in_force().value()?;
            Some(Cow::Owned(part.name.clone() + &signed(part.measure, target, &part.unit)))
        }),
        Measure::Qualitative | Measure::YesNo => source.quantity(indicator.id, target, ""),
        measure => source.entry(target, origin, |target| signed(measure, target, &indicator.unit)),
    }
}

fn signed<'a>(measure: Measure, target: &'a Quantity, unit: &str) -> Cow<'a, str> {
    let text = figure::quantity(target, unit);
    match figure::sign(measure, target) {
        "" => text,
        sign => Cow::Owned(sign.to_owned() + &text),
    }
}

/// The values of all parts in one cell.
fn parts<'a>(
    source: &Source<'a>,
    indicator: &'a Indicator,
    show: impl Fn(&'a Part) -> Option<Cow<'a, str>>,
) -> Words<'a> {
    let mut values = Clauses::new("report.cell.and");
    for part in &indicator.parts {
        match show(part) {
            Some(text) => values.say(reference(text, Origin::Indicator(indicator.id))),
            None => values.say(source.missing()),
        }
    }
    values.done()
}

/// The completion rate: 95.45%, or that the value lies in the target range.
pub(super) fn completion<'a>(source: &Source<'a>, indicator: &Indicator) -> Words<'a> {
    let origin = Origin::Indicator(indicator.id);
    match source.row(indicator).map(|row| &row.completion) {
        Some(Completion::Rate(rate)) => reference(figure::percent_fixed(rate), origin).into(),
        Some(Completion::AtLeast(rate)) => reference(format!("≥{}", figure::percent_fixed(rate)), origin).into(),
        Some(Completion::InRange) => wording("report.cell.in_range").into(),
        Some(Completion::None) | None => Words::default(),
    }
}

/// The full score, as it was entered or as the row scores with it after
/// spreading.
pub(super) fn full_score<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    let origin = Origin::Indicator(indicator.id);
    match source.row(indicator).and_then(RowAssessment::reweighted) {
        Some(points) => reference(points.to_string(), origin).into(),
        None => source.points(&indicator.full_score, origin),
    }
}

/// The score, with a star where it is provisional; a dash where there is none.
pub(super) fn score<'a>(source: &Source<'a>, indicator: &Indicator) -> Words<'a> {
    let row = source.row(indicator);
    match row.and_then(|row| row.score) {
        Some(score) => {
            let mut text = source.score(score);
            if row.is_some_and(|row| row.provisional.is_some()) {
                text.push('*');
            }
            reference(text, Origin::Indicator(indicator.id)).into()
        }
        None => wording("report.cell.none").into(),
    }
}

/// How the row came out and what a reader should know besides, then the
/// reason as it was written.
pub(super) fn remarks<'a>(source: &Source<'a>, indicator: &'a Indicator) -> Words<'a> {
    let mut remarks = Clauses::new("report.cell.and");
    match source.row(indicator) {
        Some(row) => outcome(source, indicator, row, &mut remarks),
        None => remarks.say(wording("report.outcome.unscored")),
    }
    if !indicator.target.adjusted.is_blank() {
        adjustment(source, indicator, &mut remarks);
    }
    if !indicator.deviation_reason.is_empty() {
        remarks.say(Span::Prose(&indicator.deviation_reason));
    }
    remarks.done()
}

fn outcome<'a>(source: &Source<'a>, indicator: &'a Indicator, row: &'a RowAssessment, remarks: &mut Clauses<'a>) {
    match row.outcome {
        Outcome::Tier(tier) => {
            if let Some(tier) = source.standard.tiers.get(usize::from(tier)) {
                remarks.say(reference(tier.name.as_str(), Origin::Indicator(indicator.id)));
            }
        }
        Outcome::NotApplicable => {
            remarks.say(wording("report.outcome.not_applicable"));
            if let Applicability::NotApplicable(reason) = &indicator.applicability
                && !reason.is_empty()
            {
                remarks.say(Span::Prose(reason));
            }
        }
        Outcome::Met => remarks.say(wording("report.outcome.met")),
        Outcome::Under => remarks.say(wording("report.outcome.under")),
        Outcome::Yes => remarks.say(wording("report.outcome.yes")),
        Outcome::No => remarks.say(wording("report.outcome.no")),
        Outcome::Unscored(reason) => remarks.say(wording(unscored(reason))),
    }
    if let Some(method) = source.standard.method(&indicator.method) {
        remarks.push("report.cell.method", [("name", reference(method.name.as_str(), Origin::Standard).into())]);
    }
    if let Some(computed) = row.computed {
        let origin = Origin::Indicator(indicator.id);
        let values = [
            ("computed", reference(source.score(computed), origin).into()),
            ("by", Span::Prose(&indicator.manual.by).into()),
            ("reason", Span::Prose(&indicator.manual.reason).into()),
        ];
        remarks.push("report.cell.manual", values);
    }
    match row.provisional {
        Some(Provisional::Bound) => remarks.say(wording("report.outcome.bound")),
        Some(Provisional::NoBasis) => remarks.say(wording("report.outcome.no_basis")),
        None => {}
    }
    for flag in &row.flags {
        self::flag(source, indicator, flag, remarks);
    }
}

fn unscored(reason: Unscored) -> &'static str {
    match reason {
        Unscored::ActualMissing => "report.unscored.actual_missing",
        Unscored::ActualUnreadable => "report.unscored.actual_unreadable",
        Unscored::TargetMissing => "report.unscored.target_missing",
        Unscored::TargetUnreadable => "report.unscored.target_unreadable",
        Unscored::TargetMismatch => "report.unscored.target_mismatch",
        Unscored::FullScoreMissing => "report.unscored.full_score_missing",
        Unscored::FullScoreUnreadable => "report.unscored.full_score_unreadable",
        Unscored::TierMissing => "report.unscored.tier_missing",
        Unscored::PointsMissing => "report.unscored.points_missing",
        Unscored::PointsOutsideTier => "report.unscored.points_outside_tier",
        Unscored::PartsMissing => "report.unscored.parts_missing",
        Unscored::PartUnscored => "report.unscored.part_unscored",
        Unscored::FundsMissing => "report.unscored.funds_missing",
        Unscored::FundsUnreadable => "report.unscored.funds_unreadable",
        Unscored::BudgetZero => "report.unscored.budget_zero",
        Unscored::NotApplicableForbidden => "report.unscored.not_applicable_forbidden",
        Unscored::CoefficientMissing => "report.unscored.coefficient_missing",
        Unscored::MethodUnknown => "report.unscored.method_unknown",
        Unscored::AnswerMissing => "report.unscored.answer_missing",
        Unscored::PortionIncomplete => "report.unscored.portion_incomplete",
        Unscored::PortionUnreadable => "report.unscored.portion_unreadable",
        Unscored::MilestoneUnreadable => "report.unscored.milestone_unreadable",
        Unscored::PanelIncomplete => "report.unscored.panel_incomplete",
        Unscored::SurveyIncomplete => "report.unscored.survey_incomplete",
        Unscored::SurveyImpossible => "report.unscored.survey_impossible",
        Unscored::OutsideTable => "report.unscored.outside_table",
        Unscored::StatusMissing => "report.unscored.status_missing",
    }
}

/// What a flag says on paper. Requests to the person who fills in stand in a
/// draft only.
fn flag<'a>(source: &Source<'a>, indicator: &'a Indicator, flag: &'a Flag, remarks: &mut Clauses<'a>) {
    let origin = Origin::Indicator(indicator.id);
    match flag {
        Flag::StrictEquality => remarks.say(wording("report.flag.strict_equality")),
        Flag::OverAchieved { excess, explained } => {
            let key =
                if *explained || !source.is_draft() { "report.flag.over" } else { "report.flag.over_unexplained" };
            remarks.push(key, [("excess", reference(figure::percent(excess), origin).into())]);
        }
        Flag::Reduced { coefficient } => {
            let coefficient = figure::percent(coefficient);
            remarks.push("report.flag.reduced", [("coefficient", reference(coefficient, origin).into())]);
        }
        Flag::AboveRange => remarks.say(wording("report.flag.above_range")),
        Flag::TargetZero => remarks.say(wording("report.flag.target_zero")),
        Flag::OverBudget { .. } => remarks.say(wording("report.flag.over_budget")),
        Flag::Negative => remarks.say(wording("report.flag.negative")),
        Flag::MilestoneOpen => remarks.say(wording("report.flag.milestone_open")),
        Flag::FewExperts => remarks.say(wording("report.flag.few_experts")),
        Flag::ExpertsDiffer => remarks.say(wording("report.flag.experts_differ")),
        Flag::ManualIncomplete if source.is_draft() => remarks.say(wording("report.flag.manual_incomplete")),
        Flag::ReasonMissing if source.is_draft() => remarks.say(wording("report.flag.reason_missing")),
        // A zero is printed as a zero; that it might be a blank is asked on screen.
        Flag::ReasonMissing | Flag::ActualZero | Flag::ManualIncomplete => {}
    }
}

/// That the target was adjusted, from what, and by which document.
fn adjustment<'a>(source: &Source<'a>, indicator: &'a Indicator, remarks: &mut Clauses<'a>) {
    let target = &indicator.target;
    let initial = source.quantity(indicator.id, &target.initial, &indicator.unit);
    remarks.push("report.cell.adjusted", [("initial", initial)]);
    if target.adjustment_document.is_empty() {
        if source.is_draft() {
            remarks.say(wording("report.cell.document_missing"));
        }
    } else {
        remarks.say(Span::Prose(&target.adjustment_document));
    }
}
