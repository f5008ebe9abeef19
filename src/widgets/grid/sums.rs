//! The sum at the foot of the table.

use jiheng_core::i18n::{fill, t};
use leptos::prelude::*;

use super::cursor::Cursor;
use super::row_view::{plain, two_places};
use crate::workspace::Workspace;

/// The sum over all rows (合计).
#[component]
pub(crate) fn SumRow(cursor: Cursor) -> impl IntoView {
    let workspace = Workspace::expect();
    let sums = Memo::new(move |_| {
        workspace.track_totals();
        workspace.read(|s| {
            let total = &s.assessment.total;
            let open = !total.sums.is_complete();
            let full = plain(total.sums.full_score);
            let head = if open {
                fill("grid.sum_open", &[("scored", &plain(total.sums.scored_full_score)), ("full", &full)])
            } else {
                t("grid.sum").to_owned()
            };
            let rescaled = total.not_applicable.0 > jiheng_core::decimal::Decimal::ZERO;
            let note =
                if rescaled { fill("grid.rescaled", &[("score", &two_places(total.score))]) } else { String::new() };
            (head, full, two_places(total.sums.score), note)
        })
    });
    // Behind the head and all lines.
    let index = move || cursor.lines().with(|lines| (lines.len() + 2).to_string());
    view! {
        <tfoot role="rowgroup">
            <tr role="row" aria-rowindex=index>
                <th role="rowheader" scope="row" class="first" colspan="6">{move || sums.with(|sums| sums.0.clone())}</th>
                <td role="gridcell" class="num" data-l=t("grid.column.full")>{move || sums.with(|sums| sums.1.clone())}</td>
                <td role="gridcell" class="num" data-l=t("grid.column.score") data-role="total">{move || sums.with(|sums| sums.2.clone())}</td>
                <td role="gridcell" colspan="3" class="fs1 thin">{move || sums.with(|sums| sums.3.clone())}</td>
            </tr>
        </tfoot>
    }
}
