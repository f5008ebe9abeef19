//! The bar at the top of an open draft: what it is, whether it is saved, what
//! it scores, what can be done with all of it.

use crate::scores::points;
use jiheng_core::edit::{Step, describe_step};
use jiheng_core::engine::Total;
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Entry, Evaluation, EvaluationKind, Seals};
use jiheng_core::saving::SaveStatus;
use jiheng_core::standard::Standard;
use leptos::prelude::*;

use super::icon::Icon;
use super::seal::{Seal, grade_of};
use super::total_why::TotalWhy;
use crate::app::App;
use crate::trial::Trial;
use crate::workspace::Workspace;

/// The bar.
#[component]
pub(crate) fn TopBar(
    /// Things to do with the whole draft: export, print.
    children: Children,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let words = {
        let workspace = workspace.clone();
        Memo::new(move |_| {
            workspace.track_text();
            workspace.read(|s| (title(&s.draft.evaluation), subtitle(&s.draft.evaluation)))
        })
    };
    view! {
        <header class="top">
            <a class="top__back" href="#/" aria-label=t("top.back") title=t("top.back")>
                <svg aria-hidden="true"><use href="#logo"></use></svg>
            </a>
            <div class="doc ell">
                <div class="doc__t ell">{move || words.with(|(title, _)| title.clone())}</div>
                <div class="doc__m ell">{move || words.with(|(_, subtitle)| subtitle.clone())}</div>
            </div>
            <SaveWords />
            <div class="top__r">
                <UndoButtons />
                <Score />
                <TotalWhy />
                {children()}
            </div>
        </header>
    }
}

/// What a draft is called: the project, or that it has no name yet.
pub(crate) fn title(evaluation: &Evaluation) -> String {
    match &evaluation.profile.project_name {
        Entry::Value(name) if !name.trim().is_empty() => name.clone(),
        _ => t("draft.untitled").to_owned(),
    }
}

/// Unit, year and kind in one line.
fn subtitle(evaluation: &Evaluation) -> String {
    let profile = &evaluation.profile;
    let mut words = Vec::new();
    if let Entry::Value(unit) = &profile.implementing_unit {
        words.push(unit.clone());
    }
    if let Entry::Value(year) = &profile.fiscal_year {
        words.push(fill("draft.year", &[("year", &year.to_string())]));
    }
    words.push(t(kind_key(profile.kind)).to_owned());
    let seals = &evaluation.seals;
    if seals.version() > 1 {
        words.push(fill("draft.version", &[("version", &seals.version().to_string())]));
    }
    words.push(t(state_key(seals)).to_owned());
    words.join(" · ")
}

/// The catalogue key of how far a draft has come.
pub(crate) fn state_key(seals: &Seals) -> &'static str {
    if seals.current.is_some() { "draft.state_final" } else { "draft.state_draft" }
}

/// The catalogue key of a kind of evaluation.
pub(crate) fn kind_key(kind: EvaluationKind) -> &'static str {
    match kind {
        EvaluationKind::SelfEvaluation => "kind.self",
        EvaluationKind::Departmental => "kind.departmental",
        EvaluationKind::Fiscal => "kind.fiscal",
    }
}

/// Whether the draft is saved. The tick stands only for what was read from the browser's storage.
#[component]
fn SaveWords() -> impl IntoView {
    let app = App::expect();
    move || {
        let (class, icon, words) = match app.save.get() {
            SaveStatus::Unchanged => ("save", "ok", t("save.unchanged").to_owned()),
            SaveStatus::Saving => ("save save--busy", "wait", t("save.saving").to_owned()),
            SaveStatus::Saved { at } => ("save", "ok", fill("save.saved", &[("time", &at.time_text())])),
            SaveStatus::NotSaved { journalled: true, .. } => {
                ("save save--bad", "bad", t("save.journal_only").to_owned())
            }
            SaveStatus::NotSaved { journalled: false, .. } => ("save save--bad", "bad", t("save.not_saved").to_owned()),
            SaveStatus::MemoryOnly => ("save save--bad", "bad", t("save.memory_only").to_owned()),
        };
        view! { <span class=class><Icon name=icon small=true />{words}</span> }.into_any()
    }
}

#[component]
fn UndoButtons() -> impl IntoView {
    let (draft, trial) = (Workspace::expect(), Trial::expect());
    let (undo, redo) = (draft.clone(), draft.clone());
    // What the next undo and redo would take back and do again, in words.
    let next = Memo::new(move |_| {
        let workspace = trial.workspace(&draft);
        workspace.track_history();
        workspace.read(|s| {
            let name = |step: &Step| describe_step(step, &s.draft.evaluation);
            (s.history.next_undo().map(name), s.history.next_redo().map(name))
        })
    });
    let title = |step: Option<String>, key: &str, none: &str| match step {
        Some(step) => fill(key, &[("step", &step)]),
        None => t(none).to_owned(),
    };
    let undo_title = move || title(next.get().0, "undo.title", "undo.none");
    let redo_title = move || title(next.get().1, "redo.title", "redo.none");
    view! {
        <div class="row row--1">
            <button class="btn btn--quiet btn--icon" aria-label=t("undo") title=undo_title
                disabled=move || next.get().0.is_none() on:click=move |_| { trial.workspace_now(&undo).undo(); }>
                <Icon name="undo" />
            </button>
            <button class="btn btn--quiet btn--icon" aria-label=t("redo") title=redo_title
                disabled=move || next.get().1.is_none() on:click=move |_| { trial.workspace_now(&redo).redo(); }>
                <Icon name="redo" />
            </button>
        </div>
    }
}

/// The total, the grade and the ruler from 0 to 100.
#[component]
fn Score() -> impl IntoView {
    let workspace = Workspace::expect();
    let shown = Memo::new(move |_| {
        workspace.track_totals();
        workspace.track_structure();
        workspace.read(|s| ScoreWords::of(&s.assessment.total, &s.draft.standard))
    });
    move || {
        let ScoreWords { total, open, grade, first, second, scored, room, cuts } = shown.get();
        view! {
            <div class=if open { "score score--open" } else { "score" } role="group" aria-label=t("score.label")>
                <b class="score__n" id="total">{total}</b>
                {(!open).then(|| view! { <Seal grade=grade /> })}
                <div>
                    <div class="score__d"><span>{first}</span><span>{second}</span></div>
                    <div class="ruler">
                        <i style=format!("width:{scored}%")></i>
                        {open.then(|| view! { <em style=format!("left:{scored}%;width:{room}%")></em> })}
                        {cuts.iter().map(|cut| view! { <u style=format!("left:{cut}%")></u> }).collect_view()}
                    </div>
                </div>
            </div>
        }
    }
}

/// What the bar says about the score.
#[derive(Clone, PartialEq)]
struct ScoreWords {
    total: String,
    open: bool,
    grade: Option<(String, usize)>,
    first: String,
    second: String,
    scored: String,
    room: String,
    cuts: Vec<String>,
}

impl ScoreWords {
    fn of(total: &Total, standard: &Standard) -> Self {
        let sums = &total.sums;
        let open = !sums.is_complete();
        let first = if open {
            fill(
                "score.scored",
                &[("scored", &sums.scored_full_score.to_string()), ("full", &sums.full_score.to_string())],
            )
        } else {
            fill("score.provisional", &[("points", &sums.provisional().to_string())])
        };
        let second = if open {
            fill("score.reach", &[("low", &points(total.score)), ("high", &points(total.highest))])
        } else {
            String::new()
        };
        Self {
            total: points(total.score),
            open,
            grade: grade_of(standard, total.grade.as_ref()),
            first,
            second,
            scored: total.score.0.to_string(),
            room: total.highest.0.saturating_sub(total.score.0).to_string(),
            cuts: standard.bands.iter().filter(|b| !b.from.0.is_zero()).map(|b| b.from.0.to_string()).collect(),
        }
    }
}
