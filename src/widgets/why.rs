//! Why a score is what it is (为什么是这个分).

use jiheng_core::engine::{self, Trace};
use jiheng_core::i18n::t;
use jiheng_core::i18n::trace::{TraceLine, copy_text, lines};
use jiheng_core::model::NodeId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::Icon;
use super::toast::Toasts;
use crate::browser::clipboard;
use crate::workspace::{Snapshot, Workspace};

/// The steps to the score of a node, the rule behind them, and a button that
/// copies both.
#[component]
pub(crate) fn Why(
    /// The row, part, category or dimension.
    node: NodeId,
    /// The row whose change changes it: the row itself, or that of a part.
    row: NodeId,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let copier = workspace.clone();
    let toasts = expect_context::<Toasts>();
    let told = Memo::new(move |_| {
        workspace.track_row(row);
        workspace.track_totals();
        workspace.read(|snapshot| explanation(snapshot, node, row))
    });
    let copy = move |_| {
        let text = copier.read(|snapshot| {
            let name = snapshot.draft.evaluation.tree.indicator(row).map(|row| row.name.clone());
            trace(snapshot, node, row)
                .map(|trace| copy_text(&name.unwrap_or_default(), &trace, &snapshot.draft.standard))
        });
        spawn_local(async move {
            let done = clipboard::copy(text.unwrap_or_default()).await;
            toasts.say(t(if done { "why.copied" } else { "report.copy_refused" }));
        });
    };
    view! {
        {move || told.get().map(|told| view! {
            <ol class="why">
                {told.lines.into_iter().map(|line| view! {
                    <li>
                        <b>{line.title}</b>
                        <div class="eq">{line.text}</div>
                        {line.note.map(|note| view! { <div class="fs1 t3">{note}</div> })}
                    </li>
                }).collect_view()}
            </ol>
            {told.clause.map(|(citation, text)| view! {
                <div class="srcq"><b>{citation}</b><p>{text}</p></div>
            })}
        })}
        <button class="btn btn--s mt2" on:click=copy><Icon name="copy" />{t("why.copy")}</button>
    }
}

/// An explanation as it is read.
#[derive(Clone, PartialEq)]
struct Explanation {
    lines: Vec<TraceLine>,
    /// Where the rule stands, and what is written there.
    clause: Option<(String, String)>,
}

fn trace(snapshot: &Snapshot, node: NodeId, row: NodeId) -> Option<Trace> {
    let (evaluation, standard) = (&snapshot.draft.evaluation, &snapshot.draft.standard);
    if node == row {
        engine::explain(evaluation, standard, node)
    } else {
        engine::explain_part(evaluation, standard, row, node)
    }
}

fn explanation(snapshot: &Snapshot, node: NodeId, row: NodeId) -> Option<Explanation> {
    let standard = &snapshot.draft.standard;
    let trace = trace(snapshot, node, row)?;
    let clause = standard.clause(trace.rule).map(|clause| (clause.citation.clone(), clause.text.clone()));
    Some(Explanation { lines: lines(&trace, standard), clause })
}
