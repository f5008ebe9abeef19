//! What the experts of the panel give a qualitative row.

use jiheng_core::edit::{Command, IndicatorField, read_points};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Evaluation, Indicator, Mark, NodeId};
use leptos::prelude::*;

use super::bind::{bind_row_command, of_row};
use crate::widgets::field::TextField;
use crate::widgets::grid::row_view::held_points;
use crate::workspace::Workspace;

/// A field for each expert. Without a panel there is nothing to give.
#[component]
pub(super) fn MarkFields(
    /// The row.
    row: NodeId,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let experts = Memo::new(move |_| {
        workspace.track_text();
        workspace.read(|s| {
            let panel = s.draft.evaluation.profile.panel.iter();
            panel.map(|expert| (expert.id, expert.name.clone())).collect::<Vec<_>>()
        })
    });
    move || {
        experts.with(|experts| !experts.is_empty()).then(|| {
            view! {
                <div class="sec stack" id="marks">
                    <h3 class="h3">{t("inspector.marks")}</h3>
                    <p class="hint">{t("inspector.marks.help")}</p>
                    {experts.get().into_iter().map(|(id, name)| view! { <MarkLine row=row expert=id name=name /> }).collect_view()}
                </div>
            }
        })
    }
}

#[component]
fn MarkLine(row: NodeId, expert: NodeId, name: String) -> impl IntoView {
    let workspace = Workspace::expect();
    let points = bind_row_command(
        row,
        &format!("{expert}.mark"),
        move |row| find(row, expert).map(|mark| words(&mark.points)).unwrap_or_default(),
        move |row, text| {
            let points =
                if text.trim() == t("inspector.marks.abstains") { Entry::NotStated } else { read_points(text) };
            workspace.read(|s| give(row, &s.draft.evaluation, expert, points))
        },
    );
    let bad = of_row(row, move |row| find(row, expert).is_some_and(|mark| matches!(mark.points, Entry::Invalid(_))));
    let id = format!("mark-{expert}");
    let name = if name.trim().is_empty() { t("profile.expert_unnamed").to_owned() } else { name };
    view! {
        <div class="field field--line">
            <label for=id.clone()>{name}</label>
            <TextField id=id binding=points invalid=bad class="in--num" placeholder=t("inspector.marks.example") />
        </div>
    }
}

fn find(row: &Indicator, expert: NodeId) -> Option<&Mark> {
    row.marks.iter().find(|mark| mark.id == expert)
}

/// A mark as a field opens with it: who abstains says so.
fn words(points: &Entry<jiheng_core::decimal::Points>) -> String {
    match points {
        Entry::NotStated => t("inspector.marks.abstains").to_owned(),
        other => held_points(other),
    }
}

/// One expert gives points. Every expert of the panel then has a mark, given or
/// not; a row that nobody gave points to is judged by its tier again.
fn give(
    row: &Indicator,
    evaluation: &Evaluation,
    expert: NodeId,
    points: Entry<jiheng_core::decimal::Points>,
) -> Option<Command> {
    let mut marks = row.marks.clone();
    for member in &evaluation.profile.panel {
        if marks.iter().all(|mark| mark.id != member.id) {
            marks.push(Mark::new(member.id));
        }
    }
    marks.iter_mut().find(|mark| mark.id == expert)?.points = points;
    if marks.iter().all(|mark| mark.points.is_blank()) {
        marks.clear();
    }
    Some(Command::SetIndicator(row.id, IndicatorField::Marks(marks)))
}
