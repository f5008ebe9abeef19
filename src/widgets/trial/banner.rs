//! That something is being tried, what came out, and the way back.

use jiheng_core::decimal::Points;
use jiheng_core::engine::{Sensitivity, sensitivity};
use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

use crate::scores::points;
use crate::trial::Trial;
use crate::widgets::icon::Icon;
use crate::widgets::seal::{Seal, grade_of};
use crate::workspace::{Snapshot, Workspace};

/// The banner of a trial.
#[component]
pub(crate) fn TrialBanner(
    /// The draft as it stands, for its total.
    draft: Workspace,
) -> impl IntoView {
    let (trial, tried) = (Trial::expect(), Workspace::expect());
    let before = draft.read(|s| points(s.assessment.total.score));
    let now = Memo::new(move |_| {
        tried.track_totals();
        tried.track_structure();
        tried.read(outcome)
    });
    view! {
        <section class="banner banner--warn" aria-labelledby="trial-title">
            <Icon name="warn" />
            <div>
                <b id="trial-title" tabindex="-1">{t("trial.title")}</b>
                <div class="fs1 t2">{t("trial.help")}</div>
            </div>
            <div class="trial__now">
                <div>
                    {t("trial.total")}" "<span id="trial-before">{before}</span>" → "
                    <b id="trial-total">{move || now.with(|now| now.total.clone())}</b>
                </div>
                <div class="fs1 t2" id="trial-distance">{move || now.with(|now| now.distance.clone())}</div>
            </div>
            {move || view! { <Seal grade=now.with(|now| now.grade.clone()) /> }}
            <button class="btn btn--main" id="trial-leave" on:click=move |_| { trial.leave(); }>{t("trial.leave")}</button>
        </section>
    }
}

/// What the banner says.
#[derive(Clone, PartialEq)]
struct Told {
    total: String,
    grade: Option<(String, usize)>,
    distance: String,
}

fn outcome(snapshot: &Snapshot) -> Told {
    let (standard, total) = (&snapshot.draft.standard, &snapshot.assessment.total);
    let found = sensitivity(&snapshot.draft.evaluation, &snapshot.assessment, standard);
    let distance = match found {
        Some(found) => distances(&found, snapshot),
        None if standard.bands.is_empty() => t("trial.no_bands").to_owned(),
        None if total.sums.is_complete() => t("trial.uneven").to_owned(),
        None => fill("trial.open", &[("low", &points(total.score)), ("high", &points(total.highest))]),
    };
    Told { total: points(total.score), grade: grade_of(standard, total.grade.as_ref()), distance }
}

/// How far the total is from the next bands.
fn distances(found: &Sensitivity, snapshot: &Snapshot) -> String {
    let name = |grade| snapshot.draft.standard.band(grade).map_or("", |band| band.name.as_str());
    let mut words = Vec::new();
    if let Some(better) = &found.better {
        let key = if better.reachable { "trial.better" } else { "trial.better_blocked" };
        words.push(fill(key, &[("grade", name(&better.grade)), ("points", &exact(better.points))]));
    }
    if let Some(worse) = found.worse.as_ref().filter(|worse| worse.reachable) {
        words.push(fill("trial.worse", &[("grade", name(&worse.grade)), ("points", &exact(worse.points))]));
    }
    if found.better.is_none() && found.worse.is_none() && !snapshot.assessment.total.overrule.is_nothing() {
        words.push(t("trial.veto").to_owned());
    }
    words.join(t("trial.between"))
}

/// Points with two decimals, or with as many as they have.
fn exact(points: Points) -> String {
    points.format_places(points.0.normalize().scale().max(2))
}
