//! What a reader should know of a row besides its score.

use jiheng_core::decimal::{Fraction, Quantity};
use jiheng_core::engine::{Flag, Outcome, Provisional, RowAssessment, Unscored};
use jiheng_core::i18n::{fill, t, trace};
use jiheng_core::model::{Entry, Indicator, NodeId};
use leptos::prelude::*;

use crate::widgets::beam::percent;
use crate::widgets::grid::row_view::unreadable_reason;
use crate::widgets::icon::Icon;
use crate::workspace::{Snapshot, Workspace};

/// How a note looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Plain,
    Warn,
    Bad,
    Hand,
}

impl Tone {
    fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Plain => ("note", "info"),
            Self::Warn => ("note note--warn", "warn"),
            Self::Bad => ("note note--bad", "bad"),
            Self::Hand => ("note note--hand", "bound"),
        }
    }
}

/// The notes of a row.
#[component]
pub(super) fn Notes(
    /// The row.
    row: NodeId,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let notes = Memo::new(move |_| {
        workspace.track_row(row);
        workspace.track_funds();
        workspace.read(|s| notes(s, row))
    });
    move || {
        notes
            .get()
            .into_iter()
            .map(|(tone, words)| {
                let (class, icon) = tone.look();
                view! { <div class=format!("{class} mt2")><Icon name=icon /><div>{words}</div></div> }
            })
            .collect_view()
    }
}

fn notes(snapshot: &Snapshot, id: NodeId) -> Vec<(Tone, String)> {
    let Some(row) = snapshot.draft.evaluation.tree.indicator(id) else { return Vec::new() };
    let Some(assessed) = snapshot.assessment.rows.get(&id) else { return Vec::new() };
    let mut notes = Vec::new();
    if let Outcome::Unscored(why) = assessed.outcome {
        notes.push((Tone::Bad, unscored(row, why)));
    }
    match assessed.provisional {
        Some(Provisional::Bound) => notes.push((Tone::Hand, t("inspector.note.bound").to_owned())),
        Some(Provisional::NoBasis) => notes.push((Tone::Hand, t("inspector.note.no_basis").to_owned())),
        None => {}
    }
    notes.extend(assessed.flags.iter().map(flag));
    notes.extend(unit_clash(row, assessed));
    notes
}

/// Why the row is not scored, and what to do.
fn unscored(row: &Indicator, why: Unscored) -> String {
    let text = |entry: &Entry<Quantity>| match entry {
        Entry::Value(quantity) => unreadable_reason(quantity),
        Entry::Invalid(text) => unreadable_reason(&Quantity::read(text.as_str())),
        Entry::Blank | Entry::NotStated => String::new(),
    };
    let key = match why {
        Unscored::ActualUnreadable => return text(&row.actual),
        Unscored::TargetUnreadable => return text(row.target.in_force()),
        Unscored::ActualMissing => "inspector.unscored.actual_missing",
        Unscored::TargetMissing => "inspector.unscored.target_missing",
        Unscored::TargetMismatch => "inspector.unscored.target_mismatch",
        Unscored::FullScoreMissing => "inspector.unscored.full_missing",
        Unscored::FullScoreUnreadable => "inspector.unscored.full_unreadable",
        Unscored::TierMissing => "inspector.unscored.tier_missing",
        Unscored::PointsMissing => "inspector.unscored.points_missing",
        Unscored::PointsOutsideTier => "inspector.unscored.points_outside",
        Unscored::PartsMissing => "inspector.unscored.parts_missing",
        Unscored::PartUnscored => "inspector.unscored.part_unscored",
        Unscored::FundsMissing => "inspector.unscored.funds_missing",
        Unscored::FundsUnreadable => "inspector.unscored.funds_unreadable",
        Unscored::BudgetZero => "inspector.unscored.budget_zero",
        Unscored::NotApplicableForbidden => "inspector.unscored.not_applicable_forbidden",
        Unscored::CoefficientMissing => "inspector.unscored.coefficient_missing",
        Unscored::MethodUnknown
        | Unscored::AnswerMissing
        | Unscored::PortionIncomplete
        | Unscored::PortionUnreadable
        | Unscored::MilestoneUnreadable
        | Unscored::PanelIncomplete
        | Unscored::SurveyIncomplete
        | Unscored::SurveyImpossible
        | Unscored::OutsideTable
        | Unscored::StatusMissing => return trace::unscored(why).to_owned(),
    };
    t(key).to_owned()
}

fn flag(flag: &Flag) -> (Tone, String) {
    let said = |tone, key| (tone, t(key).to_owned());
    match flag {
        Flag::StrictEquality => said(Tone::Warn, "inspector.note.strict"),
        Flag::OverAchieved { excess, explained } => {
            let key = if *explained { "inspector.note.over_explained" } else { "inspector.note.over" };
            let tone = if *explained { Tone::Plain } else { Tone::Warn };
            (tone, fill(key, &[("excess", &percent(excess))]))
        }
        Flag::Reduced { coefficient } => {
            (Tone::Plain, fill("inspector.note.reduced", &[("coefficient", &number(coefficient))]))
        }
        Flag::AboveRange => said(Tone::Plain, "inspector.note.above_range"),
        Flag::TargetZero => said(Tone::Warn, "inspector.note.target_zero"),
        Flag::ActualZero => said(Tone::Plain, "inspector.note.actual_zero"),
        Flag::OverBudget { .. } => said(Tone::Bad, "inspector.note.over_budget"),
        Flag::ReasonMissing => said(Tone::Warn, "inspector.note.reason_missing"),
        Flag::Negative => said(Tone::Warn, "inspector.note.negative"),
        Flag::MilestoneOpen => said(Tone::Warn, "inspector.note.milestone_open"),
        Flag::FewExperts => said(Tone::Warn, "inspector.note.few_experts"),
        Flag::ExpertsDiffer => said(Tone::Warn, "inspector.note.experts_differ"),
        Flag::ManualIncomplete => said(Tone::Warn, "inspector.note.manual_incomplete"),
    }
}

fn number(fraction: &Fraction) -> String {
    let (value, _) = fraction.truncated(4);
    value.normalize().to_string()
}

/// A unit in the text that is not the unit of the row.
fn unit_clash(row: &Indicator, assessed: &RowAssessment) -> Option<(Tone, String)> {
    assessed.score?;
    let quantity = row.actual.value().filter(|quantity| quantity.contradicts(&row.unit))?;
    let own = quantity.unit().unwrap_or_default();
    Some((Tone::Warn, fill("inspector.note.unit_clash", &[("own", own), ("row", &row.unit)])))
}
