//! What was to be done by which day in a row.

use jiheng_core::decimal::Date;
use jiheng_core::edit::{Command, IndicatorField};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Indicator, Measure, Milestone, NodeId};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;

use super::bind::{bind_row_command, of_row};
use crate::bind::{entry_text, read_entry};
use crate::browser::ids::RandomIds;
use crate::widgets::field::{Binding, TextField};
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// The milestones of a row that compares a number, and a button to add one.
#[component]
pub(super) fn MilestoneFields(
    /// The row.
    row: NodeId,
    /// How it is measured.
    measure: Memo<Measure>,
) -> impl IntoView {
    let ids = of_row(row, |row| row.milestones.iter().map(|known| known.id).collect::<Vec<_>>());
    let workspace = StoredValue::new(Workspace::expect());
    let add = move |_| {
        workspace.with_value(|workspace| {
            change(workspace, row, |milestones| milestones.push(Milestone::new(RandomIds.next_id())));
        });
    };
    move || {
        let begun = ids.with(|ids| !ids.is_empty());
        let other = matches!(
            measure.get(),
            Measure::Qualitative | Measure::YesNo | Measure::ExecutionRate | Measure::Composite
        );
        if other && !begun {
            return ().into_any();
        }
        view! {
            <div class="sec stack">
                <Show when=move || begun>
                    <h3 class="h3">{t("inspector.milestones")}</h3>
                    <p class="hint">{t("inspector.milestones.help")}</p>
                </Show>
                <For each=move || ids.get() key=|id| *id children=move |id| view! { <MilestoneLine row=row milestone=id /> } />
                <div>
                    <button class="btn btn--s btn--quiet" on:click=add>
                        <Icon name="plus" small=true />{t(if begun { "inspector.milestones.more" } else { "inspector.milestones.add" })}
                    </button>
                </div>
            </div>
        }
        .into_any()
    }
}

#[component]
fn MilestoneLine(row: NodeId, milestone: NodeId) -> impl IntoView {
    let workspace = Workspace::expect();
    let field = move |name: &str, get: fn(&Milestone) -> String, put: fn(&mut Milestone, &str)| -> Binding {
        bind_row_command(
            row,
            &format!("{milestone}.{name}"),
            move |row| find(row, milestone).map(get).unwrap_or_default(),
            move |row, text| {
                let mut milestones = row.milestones.clone();
                put(milestones.iter_mut().find(|known| known.id == milestone)?, text);
                Some(Command::SetIndicator(row.id, IndicatorField::Milestones(milestones)))
            },
        )
    };
    let name = field("name", |known| known.name.clone(), |known, text| text.clone_into(&mut known.name));
    let day = move |label: &'static str, get: fn(&Milestone) -> &Entry<Date>, binding: Binding| {
        let bad =
            of_row(row, move |row| find(row, milestone).is_some_and(|known| matches!(get(known), Entry::Invalid(_))));
        let (id, label) = (format!("{label}-{milestone}"), t(label));
        view! { <TextField id=id binding=binding invalid=bad label=label placeholder=label /> }
    };
    let due =
        field("due", |known| shown(&known.due), |known, text| known.due = read_entry(text.to_owned(), Date::read));
    let done =
        field("done", |known| shown(&known.done), |known, text| known.done = read_entry(text.to_owned(), Date::read));
    let remove = move |_| change(&workspace, row, |milestones| milestones.retain(|known| known.id != milestone));
    view! {
        <div class="stack stack--2">
            <div class="line">
                <TextField id=format!("milestone-{milestone}") binding=name label=t("inspector.milestones.name") placeholder=t("inspector.milestones.name") />
                <button class="btn btn--icon btn--quiet" aria-label=t("inspector.milestones.remove") title=t("inspector.milestones.remove") on:click=remove>
                    <Icon name="trash" />
                </button>
            </div>
            <div class="pair">
                {day("inspector.milestones.due", |known| &known.due, due)}
                {day("inspector.milestones.done", |known| &known.done, done)}
            </div>
        </div>
    }
}

fn shown(day: &Entry<Date>) -> String {
    entry_text(day, Date::to_string)
}

/// Changes the list of a row; one that has gone in the meantime has none.
fn change(workspace: &Workspace, row: NodeId, change: impl FnOnce(&mut Vec<Milestone>)) {
    let milestones = workspace.read(|s| s.draft.evaluation.tree.indicator(row).map(|row| row.milestones.clone()));
    if let Some(mut milestones) = milestones {
        change(&mut milestones);
        let _ = workspace.edit(Command::SetIndicator(row, IndicatorField::Milestones(milestones)));
    }
}

fn find(row: &Indicator, milestone: NodeId) -> Option<&Milestone> {
    row.milestones.iter().find(|known| known.id == milestone)
}
