//! The parts of a composite row.

use jiheng_core::decimal::Decimal;
use jiheng_core::edit::{Command, IndicatorField, Node, PartField, Place, read_ratio};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{CompositeMode, Entry, Indicator, NodeId, Part};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;

use super::bind::{bind_row_command, of_row};
use super::target::held_ratio;
use crate::browser::ids::RandomIds;
use crate::widgets::field::TextField;
use crate::widgets::grid::cursor::Cursor;
use crate::widgets::icon::Icon;
use crate::workspace::{Workspace, sealed_here};

const MODES: [(Option<CompositeMode>, &str); 4] = [
    (None, "inspector.mode.standard"),
    (Some(CompositeMode::Strict), "inspector.mode.strict"),
    (Some(CompositeMode::Pooled), "inspector.mode.pooled"),
    (Some(CompositeMode::Lowest), "inspector.mode.lowest"),
];

/// The parts with their shares, and how they are joined.
#[component]
pub(super) fn PartList(
    /// The composite row.
    row: NodeId,
    /// Where the person is in the table.
    cursor: Cursor,
) -> impl IntoView {
    let workspace = StoredValue::new(Workspace::expect());
    let edit = move |command: Command| {
        let _ = workspace.with_value(|workspace| workspace.edit(command));
    };
    let ids = of_row(row, |row| row.parts.iter().map(|part| part.id).collect::<Vec<_>>());
    let mode = of_row(row, |row| row.composite_mode);
    let chosen = move || MODES.iter().position(|(known, _)| *known == mode.get()).unwrap_or(0).to_string();
    let choose = move |word: String| {
        let place: Option<usize> = word.parse().ok();
        if let Some((mode, _)) = place.and_then(|place| MODES.get(place)) {
            edit(Command::SetIndicator(row, IndicatorField::CompositeMode(*mode)));
        }
    };
    let sum = of_row(row, shares);
    let add = move |_| {
        let index = ids.with_untracked(Vec::len);
        let node = Box::new(Node::Part(Part::new(RandomIds.next_id())));
        edit(Command::Insert { place: Place::Parts(row), index, node });
    };
    view! {
        <div class="sec stack">
            <h3 class="h3">{t("inspector.parts")}</h3>
            <div class="lines">
                <For each=move || ids.get() key=|id| *id children=move |part| view! { <PartLine row=row part=part cursor=cursor /> } />
            </div>
            <div class="hint">{move || sum.get()}</div>
            <div class="row">
                <button class="btn btn--s" on:click=add><Icon name="plus" small=true />{t("grid.add_part")}</button>
            </div>
            <div class="field">
                <label for="composite-mode">{t("inspector.mode")}</label>
                <select class="in" id="composite-mode" disabled=move || sealed_here().get() prop:value=chosen on:change=move |event| choose(event_target_value(&event))>
                    {MODES.iter().enumerate().map(|(place, (_, key))| view! { <option value=place.to_string()>{t(key)}</option> }).collect_view()}
                </select>
            </div>
        </div>
    }
}

/// What the shares come to.
fn shares(row: &Indicator) -> String {
    if row.parts.iter().all(|part| part.share.is_blank()) {
        return t("inspector.shares_equal").to_owned();
    }
    let sum = row
        .parts
        .iter()
        .filter_map(|part| part.share.value())
        .fold(Decimal::ZERO, |sum, share| sum.saturating_add(share.0));
    let key = if sum.normalize() == Decimal::ONE { "inspector.shares_whole" } else { "inspector.shares_off" };
    fill(key, &[("sum", &sum.normalize().to_string())])
}

#[component]
fn PartLine(row: NodeId, part: NodeId, cursor: Cursor) -> impl IntoView {
    let workspace = Workspace::expect();
    let find = move |row: &Indicator| row.parts.iter().find(|known| known.id == part).cloned();
    let set = move |field| Some(Command::SetPart { indicator: row, part, field });
    let name = bind_row_command(
        row,
        &format!("{part}.name"),
        move |row| find(row).map(|part| part.name).unwrap_or_default(),
        move |_, text| set(PartField::Name(text.to_owned())),
    );
    let share = bind_row_command(
        row,
        &format!("{part}.share"),
        move |row| find(row).map(|part| held_ratio(&part.share)).unwrap_or_default(),
        move |_, text| set(PartField::Share(read_ratio(text))),
    );
    let bad = of_row(row, move |row| find(row).is_some_and(|part| matches!(part.share, Entry::Invalid(_))));
    let remove = move |_| {
        let _ = workspace.edit(Command::Remove { place: Place::Parts(row), id: part });
    };
    view! {
        <div class="line line--money">
            <TextField id=format!("part-{part}") binding=name label=t("inspector.part_name") placeholder=t("inspector.part_name") />
            <TextField id=format!("share-{part}") binding=share invalid=bad mode="decimal" class="in--num" label=t("inspector.share") placeholder=t("inspector.share") />
            <button class="btn btn--icon btn--quiet" aria-label=t("inspector.open_part") title=t("inspector.open_part") on:click=move |_| cursor.go_to_row(part)>
                <Icon name="right" />
            </button>
            <button class="btn btn--icon btn--quiet" aria-label=t("inspector.remove_part") title=t("inspector.remove_part") on:click=remove>
                <Icon name="trash" />
            </button>
        </div>
    }
}
