//! Problems found and what is recommended.

use jiheng_core::edit::{Command, Node, Place, ProblemField, RecommendationField};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Evaluation, NodeId, Problem, Recommendation, Unknown};
use jiheng_core::ports::IdSource as _;
use leptos::prelude::*;

use crate::bind::bind_text;
use crate::browser::ids::RandomIds;
use crate::widgets::field::AreaField;
use crate::widgets::icon::Icon;
use crate::workspace::{Workspace, sealed_here};

fn problem(e: &Evaluation, id: NodeId) -> Option<&Problem> {
    e.problems.iter().find(|problem| problem.id == id)
}

fn recommendation(e: &Evaluation, id: NodeId) -> Option<&Recommendation> {
    e.recommendations.iter().find(|recommendation| recommendation.id == id)
}

/// The ids of a list, followed.
fn follow_ids(ids: impl Fn(&Evaluation) -> Vec<NodeId> + Send + Sync + 'static) -> Memo<Vec<NodeId>> {
    let workspace = Workspace::expect();
    Memo::new(move |_| {
        workspace.track_text();
        workspace.read(|s| ids(&s.draft.evaluation))
    })
}

/// The list of problems.
#[component]
pub(super) fn Problems() -> impl IntoView {
    let ids = follow_ids(|e| e.problems.iter().map(|problem| problem.id).collect());
    let workspace = Workspace::expect();
    let add = move |_| {
        let node =
            Problem { id: RandomIds.next_id(), text: String::new(), cause: String::new(), unknown: Unknown::default() };
        let index = workspace.read(|s| s.draft.evaluation.problems.len());
        let node = Box::new(Node::Problem(node));
        let _ = workspace.edit(Command::Insert { place: Place::Problems, index, node });
    };
    view! {
        <For each=move || ids.get() key=|id| *id children=move |id| view! { <ProblemRow id=id ids=ids /> } />
        <span></span>
        <div><button class="btn btn--s" on:click=add><Icon name="plus" />{t("problems.add")}</button></div>
    }
}

/// Which of a list a node is, counted from 1.
fn number_of(ids: Memo<Vec<NodeId>>, id: NodeId) -> String {
    ids.with(|ids| ids.iter().position(|other| *other == id).map_or(0, |place| place + 1)).to_string()
}

#[component]
fn ProblemRow(id: NodeId, ids: Memo<Vec<NodeId>>) -> impl IntoView {
    let text = bind_text(
        format!("problem-{id}"),
        move |e| problem(e, id).map(|p| p.text.clone()).unwrap_or_default(),
        move |_, text| Some(Command::SetProblem(id, ProblemField::Text(text))),
    );
    let cause = bind_text(
        format!("cause-{id}"),
        move |e| problem(e, id).map(|p| p.cause.clone()).unwrap_or_default(),
        move |_, text| Some(Command::SetProblem(id, ProblemField::Cause(text))),
    );
    let workspace = Workspace::expect();
    let field = format!("problem-{id}");
    view! {
        <label for=field.clone()>{move || fill("problems.numbered", &[("number", &number_of(ids, id))])}</label>
        <div class="stack">
            <AreaField id=field binding=text rows=2 />
            <AreaField id=format!("cause-{id}") binding=cause rows=1 label=t("problems.cause").to_owned()
                placeholder=Signal::stored(t("problems.cause").to_owned()) />
            <div><button class="btn btn--quiet btn--s" on:click=move |_| {
                let _ = workspace.edit(Command::Remove { place: Place::Problems, id });
            }>{t("problems.remove")}</button></div>
        </div>
    }
}

/// The list of recommendations.
#[component]
pub(super) fn Recommendations() -> impl IntoView {
    let ids = follow_ids(|e| e.recommendations.iter().map(|r| r.id).collect());
    let workspace = Workspace::expect();
    let add = move |_| {
        let node = Recommendation {
            id: RandomIds.next_id(),
            text: String::new(),
            problems: Vec::new(),
            unknown: Unknown::default(),
        };
        let index = workspace.read(|s| s.draft.evaluation.recommendations.len());
        let node = Box::new(Node::Recommendation(node));
        let _ = workspace.edit(Command::Insert { place: Place::Recommendations, index, node });
    };
    view! {
        <For each=move || ids.get() key=|id| *id children=move |id| view! { <RecommendationRow id=id ids=ids /> } />
        <span></span>
        <div><button class="btn btn--s" on:click=add><Icon name="plus" />{t("recommendations.add")}</button></div>
    }
}

#[component]
fn RecommendationRow(id: NodeId, ids: Memo<Vec<NodeId>>) -> impl IntoView {
    let text = bind_text(
        format!("recommendation-{id}"),
        move |e| recommendation(e, id).map(|r| r.text.clone()).unwrap_or_default(),
        move |_, text| Some(Command::SetRecommendation(id, RecommendationField::Text(text))),
    );
    let problems = follow_ids(|e| e.problems.iter().map(|problem| problem.id).collect());
    let workspace = Workspace::expect();
    let remover = workspace.clone();
    let field = format!("recommendation-{id}");
    view! {
        <label for=field.clone()>{move || fill("recommendations.numbered", &[("number", &number_of(ids, id))])}</label>
        <div class="stack">
            <AreaField id=field binding=text rows=2 />
            <fieldset class="checks">
                <legend class="hint">{t("recommendations.answers")}</legend>
                <For each=move || problems.get() key=|problem| *problem children=move |of| {
                    let (reader, writer) = (workspace.clone(), workspace.clone());
                    let answered = Memo::new(move |_| {
                        reader.track_text();
                        reader.read(|s| {
                            recommendation(&s.draft.evaluation, id).is_some_and(|r| r.problems.contains(&of))
                        })
                    });
                    view! {
                        <label class="check">
                            <input type="checkbox" disabled=move || sealed_here().get() prop:checked=move || answered.get() on:change=move |_| {
                                let list = writer.read(|s| {
                                    recommendation(&s.draft.evaluation, id).map(|r| toggled(&r.problems, of))
                                });
                                if let Some(list) = list {
                                    let field = RecommendationField::Problems(list);
                                    let _ = writer.edit(Command::SetRecommendation(id, field));
                                }
                            } />
                            {move || fill("problems.numbered", &[("number", &number_of(problems, of))])}
                        </label>
                    }
                } />
            </fieldset>
            <div><button class="btn btn--quiet btn--s" on:click=move |_| {
                let _ = remover.edit(Command::Remove { place: Place::Recommendations, id });
            }>{t("recommendations.remove")}</button></div>
        </div>
    }
}

/// The list with one id taken out or put at the end.
fn toggled(list: &[NodeId], id: NodeId) -> Vec<NodeId> {
    let mut list = list.to_vec();
    match list.iter().position(|other| *other == id) {
        Some(place) => {
            list.remove(place);
        }
        None => list.push(id),
    }
    list
}
