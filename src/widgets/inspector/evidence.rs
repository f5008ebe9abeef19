//! The evidence that a row rests on.

use jiheng_core::edit::{Command, EvidenceField, Node, Place};
use jiheng_core::i18n::t;
use jiheng_core::model::{Evaluation, Evidence, NodeId};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;

use super::bind::bind_text;
use crate::browser::ids::RandomIds;
use crate::widgets::field::{Binding, TextField};
use crate::widgets::icon::Icon;
use crate::workspace::{Workspace, sealed_here};

/// The entries of the register that support a row.
#[component]
pub(super) fn EvidenceList(
    /// The row.
    row: NodeId,
) -> impl IntoView {
    let workspace = StoredValue::new(Workspace::expect());
    let edit = move |command: Command| {
        let _ = workspace.with_value(|workspace| workspace.edit(command));
    };
    let entries = move |linked: bool| {
        Memo::new(move |_| {
            workspace.with_value(|workspace| {
                workspace.track_text();
                workspace.read(|s| {
                    let all = s.draft.evaluation.evidence.iter();
                    let some = all.filter(|entry| entry.indicators.contains(&row) == linked);
                    some.map(|entry| (entry.id, entry.title.clone())).collect::<Vec<_>>()
                })
            })
        })
    };
    let (linked, others) = (entries(true), entries(false));
    let ids = Memo::new(move |_| linked.with(|entries| entries.iter().map(|(id, _)| *id).collect::<Vec<_>>()));
    let add = move |_| {
        let mut entry = Evidence::new(RandomIds.next_id());
        entry.indicators.push(row);
        let index = workspace.with_value(|workspace| workspace.read(|s| s.draft.evaluation.evidence.len()));
        edit(Command::Insert { place: Place::Evidence, index, node: Box::new(Node::Evidence(entry)) });
    };
    let link = move |word: String| {
        let id = NodeId::parse(&word);
        let command =
            id.and_then(|id| workspace.with_value(|w| w.read(|s| linking(&s.draft.evaluation, id, row, true))));
        if let Some(command) = command {
            edit(command);
        }
    };
    view! {
        <div class="sec stack" id="evidence">
            <div class="spread">
                <h3 class="h3">{t("grid.column.evidence")}</h3>
                <button class="btn btn--s btn--quiet" on:click=add><Icon name="plus" small=true />{t("inspector.register")}</button>
            </div>
            {move || ids.with(Vec::is_empty).then(|| view! { <p class="fs1 t2">{t("inspector.no_evidence")}</p> })}
            <For each=move || ids.get() key=|id| *id children=move |id| view! { <EvidenceEntry id=id row=row /> } />
            {move || (!others.with(Vec::is_empty)).then(|| view! {
                <div class="field">
                    <label for="link-evidence">{t("inspector.link")}</label>
                    <select class="in" id="link-evidence" disabled=move || sealed_here().get() prop:value="" on:change=move |event| link(event_target_value(&event))>
                        <option value="">{t("grid.choose")}</option>
                        {others.get().into_iter().map(|(id, title)| {
                            let title = if title.trim().is_empty() { t("inspector.untitled").to_owned() } else { title };
                            view! { <option value=id.to_string()>{title}</option> }
                        }).collect_view()}
                    </select>
                </div>
            })}
        </div>
    }
}

/// One step that ties an entry to a row, or takes the tie away.
fn linking(evaluation: &Evaluation, entry: NodeId, row: NodeId, link: bool) -> Option<Command> {
    let entry = evaluation.evidence.iter().find(|known| known.id == entry)?;
    let mut rows: Vec<NodeId> = entry.indicators.iter().copied().filter(|id| *id != row).collect();
    if link {
        rows.push(row);
    }
    Some(Command::SetEvidence(entry.id, EvidenceField::Indicators(rows)))
}

#[component]
fn EvidenceEntry(id: NodeId, row: NodeId) -> impl IntoView {
    let workspace = StoredValue::new(Workspace::expect());
    let field = move |name: &str, get: fn(&Evidence) -> String, put: fn(&str) -> EvidenceField| -> Binding {
        let held = move |evaluation: &Evaluation| {
            evaluation.evidence.iter().find(|entry| entry.id == id).map(get).unwrap_or_default()
        };
        bind_text(format!("{id}.{name}"), held, move |_, text| Some(Command::SetEvidence(id, put(text))))
    };
    let title = field("title", |entry| entry.title.clone(), |text| EvidenceField::Title(text.to_owned()));
    let number =
        field("number", |entry| entry.document_number.clone(), |text| EvidenceField::DocumentNumber(text.to_owned()));
    let pages = field("pages", |entry| entry.pages.clone(), |text| EvidenceField::Pages(text.to_owned()));
    let unlink = move |_| {
        workspace.with_value(|workspace| {
            let command = workspace.read(|s| {
                let entry = s.draft.evaluation.evidence.iter().find(|entry| entry.id == id)?;
                let empty = entry.indicators.len() <= 1 && entry.title.trim().is_empty();
                // An entry without a title that supports nothing else is an accident.
                if empty {
                    Some(Command::Remove { place: Place::Evidence, id })
                } else {
                    linking(&s.draft.evaluation, id, row, false)
                }
            });
            if let Some(command) = command {
                let _ = workspace.edit(command);
            }
        });
    };
    view! {
        <div class="stack stack--2">
            <div class="line">
                <TextField id=format!("evidence-{id}") binding=title label=t("inspector.evidence_title") placeholder=t("inspector.evidence_example") />
                <button class="btn btn--icon btn--quiet" aria-label=t("inspector.unlink") title=t("inspector.unlink") on:click=unlink>
                    <Icon name="x" />
                </button>
            </div>
            <div class="pair">
                <TextField id=format!("evidence-number-{id}") binding=number label=t("inspector.evidence_number") placeholder=t("inspector.evidence_number") />
                <TextField id=format!("evidence-pages-{id}") binding=pages label=t("inspector.evidence_pages") placeholder=t("inspector.evidence_pages") />
            </div>
        </div>
    }
}
