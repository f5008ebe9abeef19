//! Whether the money closes, or why that cannot be said.

use jiheng_core::decimal::Amount;
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Entry, FundItem, Funds, MoneyUnit};
use leptos::prelude::*;

use super::{COLUMNS, LEFT, follow, show_amount, unit_word};
use crate::widgets::icon::Icon;

/// Says whether expenditure and what is left add up to the budget.
#[component]
pub(super) fn Closure(unit: Memo<MoneyUnit>) -> impl IntoView {
    let totals = follow(|funds| {
        (
            funds.total(FundItem::AnnualBudget),
            funds.total(FundItem::Spent),
            LEFT.iter().filter_map(|(item, _)| funds.total(*item)).reduce(|a, b| Amount(a.0.saturating_add(b.0))),
        )
    });
    let unreadable = follow(unreadable);
    move || {
        if let Some(words) = unreadable.with(|found| unreadable_words(found)) {
            return view! { <div class="note note--bad" role="note"><Icon name="bad" /><div>{words}</div></div> }
                .into_any();
        }
        let (budget, spent, left) = totals.get();
        let unit = unit.get();
        let show = |amount: Amount| show_amount(amount, unit);
        let (Some(budget), Some(spent)) = (budget, spent) else {
            return view! { <div class="note"><Icon name="info" /><div>{t("funds.nothing_to_close")}</div></div> }
                .into_any();
        };
        let unexecuted = Amount(budget.0.saturating_sub(spent.0));
        let values = [
            ("budget", show(budget)),
            ("spent", show(spent)),
            ("left", left.map(show).unwrap_or_default()),
            ("unexecuted", show(unexecuted)),
            ("difference", show(Amount(unexecuted.0.saturating_sub(left.unwrap_or_default().0)))),
            ("unit", unit_word(unit).to_owned()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let (class, icon, key) = if spent > budget {
            ("note note--bad", "bad", "funds.overspent")
        } else if left == Some(unexecuted) {
            ("note note--ok", "ok", "funds.closed")
        } else if left.is_none() && unexecuted.0.is_zero() {
            ("note note--ok", "ok", "funds.all_spent")
        } else if left.is_none() {
            ("note note--warn", "warn", "funds.left_unsaid")
        } else {
            ("note note--bad", "bad", "funds.not_closed")
        };
        view! { <div class=class role="note"><Icon name=icon /><div>{fill(key, &values)}</div></div> }.into_any()
    }
}

/// An amount that cannot be read: its line, its column and what was typed.
#[derive(Clone, PartialEq)]
struct Unreadable {
    line: String,
    column: &'static str,
    text: String,
}

fn unreadable(funds: &Funds) -> Vec<Unreadable> {
    let lines = funds.by_source.iter().chain(&funds.by_use);
    let amounts = lines.flat_map(|line| COLUMNS.iter().chain(&LEFT).map(move |(item, key)| (line, *item, *key)));
    let found = amounts.filter_map(|(line, item, column)| match line.amounts.get(item) {
        Entry::Invalid(text) => Some(Unreadable { line: line.name.clone(), column, text: text.clone() }),
        _ => None,
    });
    found.collect()
}

/// Names the first unreadable amount, and how many there are besides.
fn unreadable_words(found: &[Unreadable]) -> Option<String> {
    let first = found.first()?;
    let values = [
        ("line", first.line.as_str()),
        ("column", t(first.column)),
        ("text", first.text.as_str()),
        ("count", &found.len().to_string()),
    ];
    Some(fill(if found.len() == 1 { "funds.unreadable" } else { "funds.unreadable_more" }, &values))
}
