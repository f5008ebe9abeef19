//! The inspector: everything about the current row.

mod applicability;
mod bind;
mod evidence;
mod group;
mod judgement;
mod manual;
mod marks;
mod method;
mod milestones;
mod notes;
mod part;
mod parts;
mod portions;
mod survey;
mod target;

use jiheng_core::edit::IndicatorField;
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Measure, NodeId, Parent};
use leptos::prelude::*;

use applicability::ApplicabilityFields;
use bind::{bind_row, of_row};
use evidence::EvidenceList;
use group::GroupInspector;
use judgement::JudgementFields;
use manual::ManualFields;
use marks::MarkFields;
use milestones::MilestoneFields;
use notes::Notes;
use part::PartInspector;
use parts::PartList;
use portions::PortionFields;
use survey::SurveyFields;
use target::TargetFields;

use super::field::AreaField;
use super::grid::cursor::Cursor;
use super::grid::lines::LineKind;
use super::grid::row_view::RowView;
use super::state::state_mark;
use super::why::Why;
use crate::workspace::{Snapshot, Workspace};

/// The inspector of the current row.
#[component]
pub(crate) fn Inspector(
    /// Where the person is in the table.
    cursor: Cursor,
) -> impl IntoView {
    let line = Memo::new(move |_| {
        let row = cursor.get()?.row;
        cursor.lines().with(|lines| lines.line(row))
    });
    view! {
        <aside class="side" tabindex="-1" aria-label=t("inspector.name")>
            {move || match line.get().map(|line| (line.kind, line.id)) {
                None => view! { <div class="sec"><p class="t2">{t("inspector.empty")}</p></div> }.into_any(),
                Some((LineKind::Dimension, id)) => view! { <GroupInspector node=id first_level=true cursor=cursor /> }.into_any(),
                Some((LineKind::Category, id)) => view! { <GroupInspector node=id first_level=false cursor=cursor /> }.into_any(),
                Some((LineKind::Indicator, id)) => view! { <RowInspector row=id cursor=cursor /> }.into_any(),
                Some((LineKind::Part(row), id)) => view! { <PartInspector row=row part=id cursor=cursor /> }.into_any(),
            }}
        </aside>
    }
}

/// The names of what a node hangs on, from the top.
fn path(snapshot: &Snapshot, node: NodeId) -> String {
    let tree = &snapshot.draft.evaluation.tree;
    let mut names = Vec::new();
    let mut id = node;
    while let Some(Parent::Node(parent)) = tree.parent(id) {
        let category = tree.category(parent).map(|category| category.name.clone());
        names.push(category.or_else(|| tree.dimension(parent).map(|d| d.name.clone())).unwrap_or_default());
        id = parent;
    }
    names.reverse();
    names.join(" › ")
}

/// The head of the inspector.
#[component]
fn Head(
    /// The node.
    node: NodeId,
    /// The row that a part belongs to.
    #[prop(optional_no_strip)]
    part_of: Option<NodeId>,
    /// Where the person is in the table.
    cursor: Cursor,
) -> impl IntoView {
    let workspace = Workspace::expect();
    let row = part_of.unwrap_or(node);
    let names = workspace.clone();
    let path = Memo::new(move |_| {
        names.track_structure();
        names.track_text();
        names.read(|s| path(s, row))
    });
    let view = Memo::new(move |_| {
        workspace.track_row(row);
        workspace.track_funds();
        workspace.read(|s| RowView::of(s, node, part_of))
    });
    let number = move || cursor.lines().with(|lines| lines.number(row));
    let above = move || match number() {
        Some(number) => format!("{number} · {}", path.get()),
        None => path.get(),
    };
    let of = |view: Memo<Option<RowView>>, pick: fn(&RowView) -> String| {
        move || view.with(|view| view.as_ref().map(pick).unwrap_or_default())
    };
    view! {
        <div class="side__h">
            <div class="h3">{above}</div>
            <h2 class="h2">{of(view, |view| super::grid::row_name(&view.name))}</h2>
            <div class="big">
                <b>{of(view, |view| view.score.text.clone())}</b>
                <span>{of(view, |view| fill("inspector.of_full", &[("full", &view.full_score.text)]))}</span>
                <span class="push">
                    {move || view.with(|view| view.as_ref().map(|view| view.state.clone())).map(|state| state_mark(&state))}
                </span>
            </div>
        </div>
    }
}

#[component]
fn RowInspector(row: NodeId, cursor: Cursor) -> impl IntoView {
    let measure = of_row(row, |row| row.measure);
    let reason = bind_row(
        row,
        "reason",
        |row| row.deviation_reason.clone(),
        |text| IndicatorField::DeviationReason(text.to_owned()),
    );
    let definition =
        bind_row(row, "definition", |row| row.definition.clone(), |text| IndicatorField::Definition(text.to_owned()));
    view! {
        <Head node=row cursor=cursor />
        <div class="sec sec--first">
            <h3 class="h3">{t("inspector.why")}</h3>
            <Why node=row row=row />
            <Notes row=row />
        </div>
        {move || matches!(measure.get(), Measure::Qualitative | Measure::YesNo).then(|| view! { <JudgementFields row=row yes_no=measure.get() == Measure::YesNo /> })}
        {move || (measure.get() == Measure::Qualitative).then(|| view! { <MarkFields row=row /> })}
        {move || (measure.get() == Measure::Composite).then(|| view! { <PartList row=row cursor=cursor /> })}
        <div class="sec">
            <h3 class="h3" id="reason-name">{t("grid.column.reason")}</h3>
            <AreaField id="reason" binding=reason label=t("grid.column.reason") placeholder=t("inspector.reason_example") />
        </div>
        <TargetFields row=row />
        <SurveyFields row=row measure=measure />
        <PortionFields row=row measure=measure />
        <MilestoneFields row=row measure=measure />
        <div class="sec">
            <h3 class="h3">{t("inspector.definition")}</h3>
            <AreaField id="definition" binding=definition label=t("inspector.definition") placeholder=t("inspector.definition_example") rows=2 />
        </div>
        <EvidenceList row=row />
        <ManualFields row=row />
        <ApplicabilityFields row=row />
    }
}
