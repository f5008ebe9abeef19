//! The notes under the score table: what is provisional, how it was scored,
//! and by which standard. A choice the regulation leaves open is printed.

use super::document::{Origin, Span, Words};
use super::figure;
use super::sentence::{Clauses, compose, reference, wording};
use super::source::Source;
use crate::decimal::{Date, Fraction, Points};
use crate::format::{CodeContent, MOST_ROWS, ScoreCode};
use crate::model::{CompositeMode, Measure};
use crate::standard::{CapEffect, OverAchievementPolicy, OverRun};

/// All notes in order.
pub(super) fn notes<'a>(source: &Source<'a>) -> Vec<Words<'a>> {
    let mut notes = Vec::with_capacity(8);
    notes.extend(provisional(source));
    notes.extend(rescaled(source));
    notes.extend(spread(source));
    notes.extend(overruled(source));
    notes.push(method(source));
    notes.extend(grades(source));
    notes.push(standard(source));
    let note = source.standard.note.as_str();
    if !note.is_empty() {
        notes.push(compose("report.note.pack", [("note", reference(note, Origin::Standard).into())]).into());
    }
    notes.extend(score_code(source));
    notes
}

/// What the star means.
fn provisional<'a>(source: &Source<'a>) -> Option<Words<'a>> {
    let sums = &source.assessment.total.sums;
    let points = |points: Points| Words::from(reference(points.to_string(), Origin::Total));
    if sums.provisional().0.is_zero() {
        return None;
    }
    let lead = compose("report.note.provisional", [("points", points(sums.provisional()))]);
    let mut clauses = Clauses::after(lead, "report.comma");
    if !sums.provisional_bound.0.is_zero() {
        clauses.push("report.total.provisional_bound", [("points", points(sums.provisional_bound))]);
    }
    if !sums.provisional_no_basis.0.is_zero() {
        clauses.push("report.total.provisional_no_basis", [("points", points(sums.provisional_no_basis))]);
    }
    Some(clauses.stop().into())
}

/// That rows do not apply and the rest was rescaled.
fn rescaled<'a>(source: &Source<'a>) -> Option<Words<'a>> {
    let total = &source.assessment.total;
    let points = |points: Points| Words::from(reference(points.to_string(), Origin::Total));
    let out = !total.not_applicable.0.is_zero();
    out.then(|| {
        let values = [("out", points(total.not_applicable)), ("full", points(total.sums.weight))];
        compose("report.total.not_applicable", values).into()
    })
}

/// That rows do not apply and others took their weight over.
fn spread<'a>(source: &Source<'a>) -> Option<Words<'a>> {
    let points = source.assessment.total.spread;
    let out = reference(points.to_string(), Origin::Total);
    (!points.0.is_zero()).then(|| compose("report.total.spread", [("out", out.into())]).into())
}

/// What overrules total or grade, with the notice that says so.
fn overruled<'a>(source: &Source<'a>) -> Option<Words<'a>> {
    let overrule = &source.assessment.total.overrule;
    let named = |text: String| Words::from(reference(text, Origin::Total));
    let mut clauses = Clauses::new("report.semicolon");
    if let Some((rate, cap, effect)) = &overrule.cap {
        let caps = source.standard.execution_caps.as_ref()?;
        let values = [
            ("rate", named(figure::percent(rate))),
            ("below", named(cap.below.to_string())),
            ("limit", named(cap.limit.to_string())),
            ("source", reference(caps.source.as_str(), Origin::Standard).into()),
        ];
        let key = if *effect == CapEffect::Total { "report.note.cap_total" } else { "report.note.cap_grade" };
        clauses.push(key, values);
    }
    if !overrule.grounds.is_empty() {
        let note = &source.evaluation.profile.veto_note;
        clauses.push("report.note.veto", [("grounds", named(overrule.grounds.join("、")))]);
        if !note.is_empty() {
            clauses.say(Span::Prose(note));
        }
    }
    (!overrule.is_nothing()).then(|| clauses.stop().into())
}

/// How rows are scored, as far as the rows at hand need it.
fn method<'a>(source: &Source<'a>) -> Words<'a> {
    let (standard, tree) = (source.standard, &source.evaluation.tree);
    let places = Span::Wording(standard.rounding_places.to_string().into());
    let mut clauses = Clauses::new("report.semicolon");
    clauses.push("report.note.rounding", [("places", places.into())]);
    if tree.rows().any(|row| matches!(row.measure, Measure::AtMost | Measure::LessThan)) {
        clauses.say(wording(match standard.over_run {
            OverRun::Linear => "report.note.over_run_linear",
            OverRun::Inverse => "report.note.over_run_inverse",
        }));
    }
    let mut modes: Vec<CompositeMode> = Vec::new();
    for row in tree.rows().filter(|row| row.measure == Measure::Composite) {
        let mode = row.composite_mode.unwrap_or(standard.composite_mode);
        if !modes.contains(&mode) {
            modes.push(mode);
        }
    }
    for mode in modes {
        clauses.say(wording(match mode {
            CompositeMode::Strict => "report.note.composite_strict",
            CompositeMode::Pooled => "report.note.composite_pooled",
            CompositeMode::Lowest => "report.note.composite_lowest",
        }));
    }
    let line = Fraction::from(standard.over_achievement.reminder_from.0) + Fraction::ONE;
    let line = reference(figure::percent(&line), Origin::Standard);
    let key = match standard.over_achievement.policy {
        OverAchievementPolicy::ReasonOnly => "report.note.over_reason_only",
        OverAchievementPolicy::Banded => "report.note.over_banded",
        OverAchievementPolicy::Entered => "report.note.over_entered",
    };
    clauses.push(key, [("line", line.into())]);
    clauses.stop().into()
}

/// Where the grades begin.
fn grades<'a>(source: &Source<'a>) -> Option<Words<'a>> {
    let mut clauses = Clauses::after(compose("report.note.grades", []), "report.comma");
    let (last, bands) = source.standard.bands.split_last()?;
    for band in bands {
        let from = reference(band.from.to_string(), Origin::Standard);
        let name = reference(band.name.as_str(), Origin::Standard);
        clauses.push("report.note.band", [("from", from.into()), ("name", name.into())]);
    }
    let name = reference(last.name.as_str(), Origin::Standard);
    clauses.push("report.note.last_band", [("name", name.into())]);
    Some(clauses.stop().into())
}

/// The standard by name, version, source and date.
fn standard<'a>(source: &Source<'a>) -> Words<'a> {
    let standard = source.standard;
    let named = |text: &'a str| Words::from(reference(text, Origin::Standard));
    let date = match Date::from_iso(&standard.date) {
        Some(day) => reference(day.to_string(), Origin::Standard).into(),
        None => named(&standard.date),
    };
    compose(
        "report.note.standard",
        [
            ("name", named(&standard.name)),
            ("version", named(&standard.version)),
            ("source", named(&standard.source)),
            ("date", date),
        ],
    )
    .into()
}

/// The letters from which an empty tool rebuilds the scores.
fn score_code<'a>(source: &Source<'a>) -> Option<Words<'a>> {
    let code = ScoreCode::of(source.evaluation, source.assessment, source.standard)?;
    let key = match code.content {
        CodeContent::Rows(_) => "report.note.score_code",
        CodeContent::Totals { .. } => "report.note.score_code_totals",
    };
    let code = reference(code.write(), Origin::Total);
    let most = Span::Wording(MOST_ROWS.to_string().into());
    Some(compose(key, [("code", code.into()), ("most", most.into())]).into())
}
