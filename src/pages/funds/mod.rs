//! 资金: the money by source and by use, and whether it closes.

mod aside;
mod closure;

use jiheng_core::decimal::{Amount, Fraction};
use jiheng_core::edit::{Command, FundLineField, FundsField, Node, Place};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{
    Entry, Evaluation, FundAmounts, FundItem, FundLine, FundSource, Funds, MoneyUnit, NodeId, Unknown,
};
use jiheng_core::ports::IdSource;
use leptos::prelude::*;

use self::aside::Aside;
use self::closure::Closure;
use crate::bind::{bind_money, bind_text, entry_text, read_entry};
use crate::browser::ids::RandomIds;
use crate::widgets::field::TextField;
use crate::widgets::icon::Icon;
use crate::workspace::Workspace;

/// The columns of the tables, with the catalogue key of their heads.
const COLUMNS: [(FundItem, &str); 5] = [
    (FundItem::OriginalBudget, "funds.original_budget"),
    (FundItem::Adjustment, "funds.adjustment"),
    (FundItem::AnnualBudget, "funds.annual_budget"),
    (FundItem::Received, "funds.received"),
    (FundItem::Spent, "funds.spent"),
];

/// The parts of the unexecuted amount.
const LEFT: [(FundItem, &str); 4] = [
    (FundItem::CarriedForward, "funds.carried_forward"),
    (FundItem::Balance, "funds.balance"),
    (FundItem::Reclaimed, "funds.reclaimed"),
    (FundItem::NotReceived, "funds.not_received"),
];

/// An amount in the unit of the screen.
pub(crate) fn show_amount(amount: Amount, unit: MoneyUnit) -> String {
    match unit {
        MoneyUnit::Yuan => amount.in_yuan(),
        MoneyUnit::TenThousandYuan => amount.in_ten_thousand(),
    }
}

fn unit_word(unit: MoneyUnit) -> &'static str {
    t(match unit {
        MoneyUnit::Yuan => "unit.yuan",
        MoneyUnit::TenThousandYuan => "unit.ten_thousand_yuan",
    })
}

fn difference(budget: Option<Amount>, spent: Option<Amount>) -> Option<Amount> {
    budget?.0.checked_sub(spent?.0).map(Amount)
}

/// Spent ÷ budget as a percentage with two decimals.
fn rate(spent: Option<Amount>, budget: Option<Amount>) -> Option<String> {
    Fraction::new(spent?.0, budget?.0).map(|rate| rate.percent(2))
}

fn value(amounts: &FundAmounts, item: FundItem) -> Option<Amount> {
    amounts.get(item).value().copied()
}

/// Follows something of the funds.
fn follow<T: PartialEq + Send + Sync + 'static>(read: impl Fn(&Funds) -> T + Send + Sync + 'static) -> Memo<T> {
    let workspace = Workspace::expect();
    Memo::new(move |_| {
        workspace.track_funds();
        workspace.track_text();
        workspace.read(|snapshot| read(&snapshot.draft.evaluation.funds))
    })
}

/// The screen.
#[component]
pub(crate) fn FundsPage() -> impl IntoView {
    let unit = follow(|funds| funds.display_unit);
    let sources = follow(|funds| funds.by_source.iter().map(|line| line.id).collect::<Vec<_>>());
    let uses = follow(|funds| funds.by_use.iter().map(|line| line.id).collect::<Vec<_>>());
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class="main__h">
                <div class="spread">
                    <div class="row row--3">
                        <h1 class="h1">{t("step.funds")}</h1>
                        <span class="t3">{move || fill("funds.lines", &[
                            ("sources", &sources.with(Vec::len).to_string()), ("uses", &uses.with(Vec::len).to_string()),
                        ])}</span>
                    </div>
                    <UnitChoice unit=unit />
                </div>
            </div>
            <div class="main__scroll">
                <div class="funds__top"><Closure unit=unit /></div>
                <LineTable title="funds.by_source" ids=sources unit=unit place=Place::FundsBySource />
                <LineTable title="funds.by_use" ids=uses unit=unit place=Place::FundsByUse />
                <p class="pad t3">{t("funds.uses_help")}</p>
            </div>
        </main>
        <Aside unit=unit />
    }
}

#[component]
fn UnitChoice(unit: Memo<MoneyUnit>) -> impl IntoView {
    let workspace = Workspace::expect();
    view! {
        <div class="row">
            <span class="fs1 t3">{t("funds.unit")}</span>
            <div class="seg" role="group" aria-label=t("funds.unit")>
                {[MoneyUnit::Yuan, MoneyUnit::TenThousandYuan].into_iter().map(|choice| {
                    let workspace = workspace.clone();
                    view! {
                        <button aria-pressed=move || if unit.get() == choice { "true" } else { "false" }
                            on:click=move |_| { let _ = workspace.edit(Command::SetFunds(FundsField::DisplayUnit(choice))); }>
                            {unit_word(choice)}
                        </button>
                    }
                }).collect_view()}
            </div>
        </div>
    }
}

fn line_of(funds: &Funds, id: NodeId) -> Option<&FundLine> {
    funds.by_source.iter().chain(&funds.by_use).find(|line| line.id == id)
}

#[component]
fn LineTable(title: &'static str, ids: Memo<Vec<NodeId>>, unit: Memo<MoneyUnit>, place: Place) -> impl IntoView {
    let workspace = Workspace::expect();
    let by_source = place == Place::FundsBySource;
    let add = move |_| {
        let node = FundLine {
            id: RandomIds.next_id(),
            name: String::new(),
            source: by_source.then_some(FundSource::Other),
            amounts: FundAmounts::default(),
            indicators: Vec::new(),
            unknown: Unknown::default(),
        };
        let index = ids.with_untracked(Vec::len);
        let id = node.id;
        if workspace.edit(Command::Insert { place, index, node: Box::new(Node::FundLine(node)) }).is_ok() {
            focus_soon(format!("fund-{id}-name"));
        }
    };
    view! {
        <table class="tb funds">
            <colgroup>
                <col />{COLUMNS.iter().map(|_| view! { <col class="col-money" /> }).collect_view()}
                <col class="col-money" /><col class="col-rate" /><col class="col-bar wide-only" /><col class="col-acts" />
            </colgroup>
            <thead>
                <tr>
                    <th scope="col" class="first">{t(title)}</th>
                    {COLUMNS.iter().map(|(_, key)| view! { <th scope="col" class="num">{t(key)}</th> }).collect_view()}
                    <th scope="col" class="num">{t("funds.unexecuted")}</th>
                    <th scope="col" class="num">{t("funds.rate")}</th>
                    <th scope="col" class="wide-only">{t("funds.beam")}</th>
                    <th scope="col" class="last"><span class="sr-only">{t("funds.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                <For each=move || ids.get() key=|id| *id children=move |id| view! {
                    <LineRow id=id unit=unit place=place />
                } />
            </tbody>
            <tfoot><TotalRow unit=unit by_source=by_source /></tfoot>
        </table>
        <div class="pad"><button class="btn btn--s" on:click=add><Icon name="plus" />{t("funds.add")}</button></div>
    }
}

/// Puts the focus on an element that is about to appear.
fn focus_soon(id: String) {
    use wasm_bindgen::JsCast;
    request_animation_frame(move || {
        let element = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}

/// A total that is shown, or a dash where nothing is stated.
fn shown(amount: Option<Amount>, unit: MoneyUnit) -> String {
    amount.map_or_else(|| "—".to_owned(), |amount| show_amount(amount, unit))
}

#[component]
fn LineRow(id: NodeId, unit: Memo<MoneyUnit>, place: Place) -> impl IntoView {
    let workspace = Workspace::expect();
    let name = bind_text(
        format!("fund-{id}-name"),
        move |e| line_of(&e.funds, id).map(|line| line.name.clone()).unwrap_or_default(),
        move |_, text| Some(Command::SetFundLine(id, FundLineField::Name(text))),
    );
    let sums = follow(move |funds| {
        line_of(funds, id)
            .map(|line| (value(&line.amounts, FundItem::AnnualBudget), value(&line.amounts, FundItem::Spent)))
    });
    let left = move || sums.get().and_then(|(budget, spent)| difference(budget, spent));
    let rate_text = move || sums.get().and_then(|(budget, spent)| rate(spent, budget));
    view! {
        <tr>
            <th scope="row" class="first">
                <TextField id=format!("fund-{id}-name") binding=name label=t("funds.line_name").to_owned() class="in--cell" />
            </th>
            {COLUMNS.into_iter().map(|(item, key)| view! { <AmountCell id=id item=item key=key unit=unit /> }).collect_view()}
            <td class="num" data-l=t("funds.unexecuted")>{move || shown(left(), unit.get())}</td>
            <td class="num" data-l=t("funds.rate")>{move || rate_text().unwrap_or_else(|| "—".to_owned())}</td>
            <td class="wide-only" data-l=t("funds.beam")><SpentBeam rate=Signal::derive(move || sums.get().and_then(|(b, s)| portion(s, b))) /></td>
            <td class="last" data-l=t("funds.actions")>
                <button class="btn btn--quiet btn--icon btn--s" aria-label=t("funds.remove") title=t("funds.remove")
                    on:click=move |_| { let _ = workspace.edit(Command::Remove { place, id }); }>
                    <Icon name="x" small=true />
                </button>
            </td>
        </tr>
    }
}

/// Spent ÷ budget as a CSS number, for a beam.
fn portion(spent: Option<Amount>, budget: Option<Amount>) -> Option<String> {
    Fraction::new(spent?.0, budget?.0).map(|f| f.truncated(4).0.to_string())
}

#[component]
fn SpentBeam(rate: Signal<Option<String>>) -> impl IntoView {
    move || match rate.get() {
        Some(rate) => view! { <span class="spent" style=format!("--r:{rate}")><i></i><u></u></span> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn AmountCell(id: NodeId, item: FundItem, key: &'static str, unit: Memo<MoneyUnit>) -> impl IntoView {
    let field = format!("fund-{id}-{}", item as usize);
    let binding = bind_amount(field.clone(), id, item);
    let state = follow(move |funds| {
        line_of(funds, id).map(|line| match line.amounts.get(item) {
            Entry::Invalid(_) => (true, false),
            Entry::NotStated => (false, true),
            Entry::Blank | Entry::Value(_) => (false, false),
        })
    });
    let invalid = Signal::derive(move || state.get().is_some_and(|(invalid, _)| invalid));
    let placeholder = Signal::derive(move || {
        let unstated = state.get().is_some_and(|(_, unstated)| unstated);
        t(if unstated { "entry.not_stated_short" } else { "entry.blank" }).to_owned()
    });
    view! {
        <td class="num edit" data-l=t(key) title=move || if invalid.get() { t("funds.amount_bad") } else { unit_word(unit.get()) }>
            <TextField id=field binding=binding invalid=invalid placeholder=placeholder mode="decimal"
                label=t(key).to_owned() class="in--cell num" />
        </td>
    }
}

/// Binds a field to an amount of a fund line, in the unit of the screen.
pub(crate) fn bind_amount(field: String, id: NodeId, item: FundItem) -> crate::widgets::field::Binding {
    bind_money(
        field,
        move |e| amount_text(e, id, item),
        move |e, text| {
            let unit = e.funds.display_unit;
            Some(Command::SetFundLine(id, FundLineField::Amount(item, read_amount(text, unit))))
        },
    )
}

fn amount_text(e: &Evaluation, id: NodeId, item: FundItem) -> String {
    let unit = e.funds.display_unit;
    line_of(&e.funds, id)
        .map(|line| entry_text(line.amounts.get(item), |amount| show_amount(*amount, unit)))
        .unwrap_or_default()
}

/// What was typed as an amount in the unit of the screen.
pub(crate) fn read_amount(text: String, unit: MoneyUnit) -> Entry<Amount> {
    read_entry(text, |text| match unit {
        MoneyUnit::Yuan => Amount::read_yuan(text),
        MoneyUnit::TenThousandYuan => Amount::read_ten_thousand(text),
    })
}

#[component]
fn TotalRow(unit: Memo<MoneyUnit>, by_source: bool) -> impl IntoView {
    let total = move |item| follow(move |funds| if by_source { funds.total(item) } else { funds.total_by_use(item) });
    let totals: Vec<(Memo<Option<Amount>>, &str)> = COLUMNS.iter().map(|(item, key)| (total(*item), *key)).collect();
    let (budget, spent) = (total(FundItem::AnnualBudget), total(FundItem::Spent));
    view! {
        <tr>
            <th scope="row" class="first">{t("funds.total")}</th>
            {totals.into_iter().map(|(total, key)| view! {
                <td class="num" data-l=t(key)>{move || shown(total.get(), unit.get())}</td>
            }).collect_view()}
            <td class="num" data-l=t("funds.unexecuted")>{move || shown(difference(budget.get(), spent.get()), unit.get())}</td>
            <td class="num" data-l=t("funds.rate")>{move || rate(spent.get(), budget.get()).unwrap_or_else(|| "—".to_owned())}</td>
            <td class="wide-only" data-l=t("funds.beam")><SpentBeam rate=Signal::derive(move || portion(spent.get(), budget.get())) /></td>
            <td class="last"></td>
        </tr>
    }
}
