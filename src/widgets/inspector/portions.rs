//! What each project or region adds to a row.

use jiheng_core::edit::{Command, IndicatorField, read_quantity};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, Indicator, Measure, MoneyUnit, NodeId, Portion};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;

use super::bind::{bind_row_command, of_row};
use crate::bind::entry_text;
use crate::browser::ids::RandomIds;
use crate::pages::funds::{read_amount, show_amount};
use crate::widgets::field::{Binding, TextField};
use crate::widgets::grid::row_view::held_quantity;
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// The projects or regions of a row that compares a number, and a button to add
/// one.
#[component]
pub(super) fn PortionFields(
    /// The row.
    row: NodeId,
    /// How it is measured.
    measure: Memo<Measure>,
) -> impl IntoView {
    let workspace = StoredValue::new(Workspace::expect());
    let ids = of_row(row, |row| row.portions.iter().map(|portion| portion.id).collect::<Vec<_>>());
    let add = move |_| {
        let command = workspace.with_value(|workspace| {
            workspace.read(|s| {
                let mut portions = s.draft.evaluation.tree.indicator(row)?.portions.clone();
                portions.push(Portion::new(RandomIds.next_id()));
                Some(Command::SetIndicator(row, IndicatorField::Portions(portions)))
            })
        });
        if let Some(command) = command {
            let _ = workspace.with_value(|workspace| workspace.edit(command));
        }
    };
    let numeric = move || {
        !matches!(measure.get(), Measure::Qualitative | Measure::YesNo | Measure::ExecutionRate | Measure::Composite)
    };
    move || {
        let begun = ids.with(|ids| !ids.is_empty());
        if !numeric() && !begun {
            return ().into_any();
        }
        let button = view! {
            <button class="btn btn--s btn--quiet" on:click=add>
                <Icon name="plus" small=true />{t(if begun { "inspector.portions.more" } else { "inspector.portions.add" })}
            </button>
        };
        if !begun {
            return view! { <div class="sec">{button}</div> }.into_any();
        }
        view! {
            <div class="sec stack" id="portions">
                <h3 class="h3">{t("inspector.portions")}</h3>
                <p class="hint">{t("inspector.portions.help")}</p>
                <div class="lines">
                    <For each=move || ids.get() key=|id| *id children=move |id| view! { <PortionLine row=row portion=id /> } />
                </div>
                {button}
            </div>
        }
        .into_any()
    }
}

#[component]
fn PortionLine(row: NodeId, portion: NodeId) -> impl IntoView {
    let workspace = Workspace::expect();
    let unit = workspace.read(|s| s.draft.evaluation.funds.display_unit);
    let field =
        move |name: &str, get: fn(&Portion, MoneyUnit) -> String, put: fn(&mut Portion, &str, MoneyUnit)| -> Binding {
            bind_row_command(
                row,
                &format!("{portion}.{name}"),
                move |row| find(row, portion).map(|portion| get(portion, unit)).unwrap_or_default(),
                move |row, text| {
                    let mut portions = row.portions.clone();
                    put(portions.iter_mut().find(|known| known.id == portion)?, text, unit);
                    Some(Command::SetIndicator(row.id, IndicatorField::Portions(portions)))
                },
            )
        };
    let name = field("name", |portion, _| portion.name.clone(), |portion, text, _| text.clone_into(&mut portion.name));
    let actual = field(
        "actual",
        |portion, _| held_quantity(&portion.actual),
        |portion, text, _| portion.actual = read_quantity(text),
    );
    let money = field(
        "money",
        |portion, unit| entry_text(&portion.money, |money| show_amount(*money, unit)),
        |portion, text, unit| portion.money = read_amount(text.to_owned(), unit),
    );
    let bad =
        of_row(row, move |row| find(row, portion).is_some_and(|portion| matches!(portion.money, Entry::Invalid(_))));
    let remove = move |_| {
        let command = workspace.read(|s| {
            let mut portions = s.draft.evaluation.tree.indicator(row)?.portions.clone();
            portions.retain(|known| known.id != portion);
            Some(Command::SetIndicator(row, IndicatorField::Portions(portions)))
        });
        if let Some(command) = command {
            let _ = workspace.edit(command);
        }
    };
    let money_label = t(match unit {
        MoneyUnit::Yuan => "inspector.portions.yuan",
        MoneyUnit::TenThousandYuan => "inspector.portions.ten_thousand",
    });
    view! {
        <div class="stack stack--2">
            <div class="line">
                <TextField id=format!("portion-{portion}") binding=name label=t("inspector.portions.name") placeholder=t("inspector.portions.name_example") />
                <button class="btn btn--icon btn--quiet" aria-label=t("inspector.portions.remove") title=t("inspector.portions.remove") on:click=remove>
                    <Icon name="trash" />
                </button>
            </div>
            <div class="pair">
                <TextField id=format!("portion-actual-{portion}") binding=actual class="in--num" label=t("grid.column.actual") placeholder=t("grid.column.actual") />
                <TextField id=format!("portion-money-{portion}") binding=money invalid=bad mode="decimal" class="in--num" label=money_label placeholder=money_label />
            </div>
        </div>
    }
}

fn find(row: &Indicator, portion: NodeId) -> Option<&Portion> {
    row.portions.iter().find(|known| known.id == portion)
}
