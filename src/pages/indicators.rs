//! 指标与评分: the indicator table and its inspector.

use jiheng_core::i18n::t;
use leptos::prelude::*;

use crate::sealing::WantedRow;
use crate::trial::Trial;
use crate::widgets::grid::cursor::Cursor;
use crate::widgets::grid::lines::{Filter, count};
use crate::widgets::grid::{AddRow, Grid, RowTools};
use crate::widgets::inspector::Inspector;
use crate::widgets::live::ScoreAnnouncer;
use crate::widgets::trial::{TrialBanner, TrialButton, TrialPanel};
use crate::widgets::weight_bar::WeightBar;
use crate::widgets::weight_guard::WeightGuard;
use crate::workspace::Workspace;

/// The screen, on the draft or on the copy that something is tried on.
#[component]
pub(crate) fn IndicatorsPage() -> impl IntoView {
    let (draft, trial) = (Workspace::expect(), Trial::expect());
    on_cleanup(move || {
        trial.leave();
    });
    move || {
        provide_context(trial.workspace(&draft));
        view! { <Table draft=draft.clone() tried=trial.is_on() /> }
    }
}

/// The table with its head and its inspector.
#[component]
fn Table(draft: Workspace, tried: bool) -> impl IntoView {
    let workspace = Workspace::expect();
    let cursor = Cursor::new(&workspace);
    let wanted = expect_context::<WantedRow>().0;
    let revealer = workspace.clone();
    Effect::new(move |_| {
        if let Some(row) = wanted.get() {
            wanted.set(None);
            cursor.reveal(row, &revealer);
            cursor.go_to_row(row);
        }
    });
    let pack = workspace.read(|s| (s.draft.standard.name.clone(), s.draft.standard.version.clone()));
    view! {
        <main class="main" id="main" tabindex="-1">
            {tried.then(|| view! { <TrialBanner draft=draft.clone() /><TrialPanel cursor=cursor /> })}
            <div class="main__h">
                <div class="scores__bar">
                    <div class="row row--3">
                        <h1 class="h1">{t("step.indicators")}</h1>
                        <span class="fs1 t2 scores__pack ell" title=pack.0.clone()>
                            {t("grid.pack")}" "<b>{pack.0.clone()}</b>" "{pack.1}
                        </span>
                    </div>
                    <div class="row">
                        <FilterSeg cursor=cursor />
                        <RowTools cursor=cursor />
                        <AddRow cursor=cursor />
                        {(!tried).then(|| view! { <TrialButton draft=draft.clone() /> })}
                    </div>
                </div>
                <WeightBar />
                <WeightGuard />
            </div>
            <Grid cursor=cursor />
            <ScoreAnnouncer />
        </main>
        <Inspector cursor=cursor />
    }
}

/// Which rows are shown, with how many there are of each kind.
#[component]
fn FilterSeg(cursor: Cursor) -> impl IntoView {
    let workspace = Workspace::expect();
    let counts = Memo::new(move |_| {
        workspace.track_totals();
        workspace.read(|s| count(&s.draft.evaluation, &s.assessment))
    });
    view! {
        <div class="seg" role="group" aria-label=t("grid.filter")>
            {Filter::ALL.into_iter().enumerate().map(|(place, filter)| view! {
                <button
                    aria-pressed=move || if cursor.filter().get() == filter { "true" } else { "false" }
                    on:click=move |_| cursor.filter().set(filter)
                >
                    {t(filter.name_key())}" "{move || counts.with(|counts| counts[place])}
                </button>
            }).collect_view()}
        </div>
    }
}
