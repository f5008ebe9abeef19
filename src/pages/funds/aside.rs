//! Beside the tables: the two rates, what is left and why.

use jiheng_core::edit::{Command, FundsField};
use jiheng_core::i18n::t;
use jiheng_core::model::{Entry, FundItem, MoneyUnit, UnexecutedReason};
use leptos::prelude::*;

use super::{LEFT, bind_amount, follow, line_of, rate, show_amount};
use crate::bind::{bind_text, entry_text, read_entry};
use crate::widgets::field::{AreaField, TextField};
use crate::widgets::radios::Radios;
use crate::workspace::Workspace;

/// What is left, why, and the two rates.
#[component]
pub(super) fn Aside(unit: Memo<MoneyUnit>) -> impl IntoView {
    let budget = follow(|funds| funds.total(FundItem::AnnualBudget));
    let spent = follow(|funds| funds.total(FundItem::Spent));
    let received = follow(|funds| funds.total(FundItem::Received));
    let first = follow(|funds| funds.by_source.iter().map(|line| (line.id, line.name.clone())).collect::<Vec<_>>());
    let note = bind_text(
        "unexecuted-note".to_owned(),
        |e| e.funds.unexecuted_note.clone(),
        |_, text| Some(Command::SetFunds(FundsField::UnexecutedNote(text))),
    );
    let document = bind_text(
        "adjustment-document".to_owned(),
        |e| entry_text(&e.funds.adjustment_document, Clone::clone),
        |_, text| {
            let entry = read_entry(text, |text| Ok::<_, std::convert::Infallible>(text.to_owned()));
            Some(Command::SetFunds(FundsField::AdjustmentDocument(entry)))
        },
    );
    view! {
        <aside class="side" aria-label=t("funds.aside")>
            <div class="side__h">
                <div class="h3">{t("funds.total")}</div>
                <h2 class="h2">{t("funds.rate_name")}</h2>
                <div class="big"><b>{move || rate(spent.get(), budget.get()).unwrap_or_else(|| "—".to_owned())}</b>
                    <span>{move || match (spent.get(), budget.get()) {
                        (Some(s), Some(b)) => format!("{} ÷ {}", show_amount(s, unit.get()), show_amount(b, unit.get())),
                        _ => String::new(),
                    }}</span></div>
            </div>
            <div class="sec">
                <h3 class="h3">{t("funds.two_rates")}</h3>
                <dl class="kv">
                    <dt>{t("funds.rate_self")}</dt>
                    <dd>{move || rate(spent.get(), budget.get()).unwrap_or_else(|| t("funds.rate_unknown").to_owned())}</dd>
                    <dt>{t("funds.rate_received")}</dt>
                    <dd>{move || rate(spent.get(), received.get()).unwrap_or_else(|| t("funds.received_unknown").to_owned())}</dd>
                </dl>
            </div>
            <div class="sec">
                <h3 class="h3">{t("funds.left_title")}</h3>
                <p class="t2">{t("funds.left_help")}</p>
                <For each=move || first.get() key=Clone::clone children=move |(id, name)| view! {
                    <fieldset class="split">
                        <legend class="fs1 t2">{name}</legend>
                        {LEFT.into_iter().map(|(item, key)| {
                            let field = format!("fund-{id}-{}", item as usize);
                            let binding = bind_amount(field.clone(), id, item);
                            let invalid = follow(move |funds| line_of(funds, id)
                                .is_some_and(|line| matches!(line.amounts.get(item), Entry::Invalid(_))));
                            let unstated = follow(move |funds| line_of(funds, id)
                                .is_some_and(|line| matches!(line.amounts.get(item), Entry::NotStated)));
                            view! {
                                <label for=field.clone()>{t(key)}</label>
                                <TextField id=field binding=binding mode="decimal" class="num" invalid=invalid
                                    placeholder=Signal::derive(move || t(if unstated.get() { "entry.not_stated_short" } else { "entry.blank" }).to_owned()) />
                            }
                        }).collect_view()}
                    </fieldset>
                } />
            </div>
            <div class="sec">
                <h3 class="h3">{t("funds.reason_title")}</h3>
                <ReasonChoice />
                <AreaField id="unexecuted-note" binding=note rows=2 label=t("funds.reason_title").to_owned()
                    placeholder=Signal::stored(t("funds.reason_example").to_owned()) />
            </div>
            <div class="sec">
                <h3 class="h3">{t("funds.adjustment_title")}</h3>
                <TextField id="adjustment-document" binding=document label=t("funds.adjustment_document").to_owned()
                    placeholder=Signal::stored(t("funds.adjustment_document").to_owned()) />
            </div>
        </aside>
    }
}

#[component]
fn ReasonChoice() -> impl IntoView {
    let workspace = Workspace::expect();
    let chosen = follow(|funds| funds.unexecuted_reason);
    let options = [
        (None, "reason.none"),
        (Some(UnexecutedReason::Saved), "reason.saved"),
        (Some(UnexecutedReason::PaymentDue), "reason.payment_due"),
        (Some(UnexecutedReason::Cancelled), "reason.cancelled"),
        (Some(UnexecutedReason::CarriedForward), "reason.carried_forward"),
    ];
    let place = move || options.iter().position(|(reason, _)| *reason == chosen.get()).unwrap_or(0);
    view! {
        <Radios stacked=true label=t("funds.reason_title") chosen=Signal::derive(place) options=options.map(|(_, word)| word).to_vec()
            choose=Callback::new(move |place: usize| {
                if let Some((reason, _)) = options.get(place) {
                    let _ = workspace.edit(Command::SetFunds(FundsField::UnexecutedReason(*reason)));
                }
            }) />
    }
}
