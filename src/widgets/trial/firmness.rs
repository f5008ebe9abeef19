//! Which single row could change the grade, and between which of its scores the
//! grade stays.

use jiheng_core::engine::{RowSensitivity, sensitivity};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::NodeId;
use leptos::prelude::*;

use crate::widgets::grid::cursor::Cursor;
use crate::widgets::grid::row_name;
use crate::workspace::{Snapshot, Workspace};

/// Rows shown at most.
const MOST: usize = 100;

/// The list.
#[component]
pub(super) fn Firmness(cursor: Cursor) -> impl IntoView {
    let workspace = Workspace::expect();
    let found = Memo::new(move |_| {
        workspace.track_totals();
        workspace.track_structure();
        workspace.read(movers)
    });
    let rows = move || found.with(|found| found.as_ref().map(|found| found.rows.clone()).unwrap_or_default());
    let said = move || {
        found.with(|found| match found {
            None => t("trial.rows_none").to_owned(),
            Some(found) if found.rows.is_empty() => fill("trial.rows_firm", &[("grade", &found.grade)]),
            Some(found) => fill("trial.rows", &[("grade", &found.grade), ("count", &found.count.to_string())]),
        })
    };
    view! {
        <div>
            <h2 class="h3">{t("trial.rows_title")}</h2>
            <p class="fs1 t2" id="trial-rows">{said}</p>
            <Show when=move || !rows().is_empty()>
                <table class="tb mt1" id="trial-movers">
                    <colgroup><col class="trial__name" /><col /><col /><col class="trial__way" /></colgroup>
                    <thead><tr>
                        <th scope="col" class="first">{t("trial.row")}</th>
                        <th scope="col" class="num">{t("trial.score")}</th>
                        <th scope="col" class="num">{t("trial.interval")}</th>
                        <th scope="col" class="last">{t("trial.way")}</th>
                    </tr></thead>
                    <tbody>
                        {move || rows().into_iter().map(|row| view! {
                            <tr>
                                <th scope="row" class="first ell">
                                    <button class="link" title=row.name.clone() on:click=move |_| cursor.go_to_row(row.id)>
                                        {row.name.clone()}
                                    </button>
                                </th>
                                <td class="num" data-l=t("trial.score")>{row.score}</td>
                                <td class="num" data-l=t("trial.interval")>{row.interval}</td>
                                <td class="last" data-l=t("trial.way")>{t(row.way)}</td>
                            </tr>
                        }).collect_view()}
                    </tbody>
                </table>
            </Show>
        </div>
    }
}

/// What the list says.
#[derive(Clone, PartialEq)]
struct Movers {
    grade: String,
    count: usize,
    rows: Vec<Mover>,
}

#[derive(Clone, PartialEq)]
struct Mover {
    id: NodeId,
    name: String,
    score: String,
    interval: String,
    way: &'static str,
}

/// The rows that could change the grade; `None`: there is none.
fn movers(snapshot: &Snapshot) -> Option<Movers> {
    let (draft, assessment) = (&snapshot.draft, &snapshot.assessment);
    let found = sensitivity(&draft.evaluation, assessment, &draft.standard)?;
    let movers: Vec<&RowSensitivity> = found.rows.iter().filter(|row| row.can_drop() || row.can_lift()).collect();
    let mover = |row: &&RowSensitivity| Mover {
        id: row.id,
        name: row_name(draft.evaluation.tree.indicator(row.id).map_or("", |row| row.name.as_str())),
        score: fill("trial.of", &[("score", &shown(row, row.score)), ("full", &shown(row, row.most))]),
        interval: fill("trial.from_to", &[("low", &shown(row, row.low)), ("high", &shown(row, row.high))]),
        way: match (row.can_drop(), row.can_lift()) {
            (true, true) => "trial.both",
            (true, false) => "trial.drops",
            (false, _) => "trial.lifts",
        },
    };
    let grade = draft.standard.band(&found.grade).map_or_else(String::new, |band| band.name.clone());
    Some(Movers { grade, count: movers.len(), rows: movers.iter().take(MOST).map(mover).collect() })
}

/// Points with the places that the row is scored in.
fn shown(row: &RowSensitivity, points: jiheng_core::decimal::Points) -> String {
    points.format_places(row.unit.0.scale())
}
