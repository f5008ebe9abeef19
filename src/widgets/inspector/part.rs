//! The inspector of a part of a composite row.

use jiheng_core::edit::{Command, PartField, read_quantity};
use jiheng_core::i18n::t;
use jiheng_core::model::{Indicator, NodeId, Part};
use leptos::prelude::*;

use super::Head;
use super::bind::bind_row_command;
use crate::widgets::field::{Binding, TextField};
use crate::widgets::grid::cell::stated;
use crate::widgets::grid::cursor::Cursor;
use crate::widgets::grid::row_view::held_quantity;
use crate::widgets::why::Why;

/// The inspector of a part.
#[component]
pub(super) fn PartInspector(
    /// The composite row.
    row: NodeId,
    /// The part.
    part: NodeId,
    /// Where the person is in the table.
    cursor: Cursor,
) -> impl IntoView {
    let field = move |name: &str, get: fn(&Part) -> String, put: fn(&str) -> PartField| -> Binding {
        let held = move |row: &Indicator| row.parts.iter().find(|known| known.id == part).map(get).unwrap_or_default();
        let command =
            move |_: &Indicator, text: &str| Some(Command::SetPart { indicator: row, part, field: put(text) });
        bind_row_command(row, &format!("{part}.{name}"), held, command)
    };
    let initial = field(
        "initial",
        |part| held_quantity(&part.target.initial),
        |text| PartField::InitialTarget(stated(text, read_quantity)),
    );
    let adjusted = field(
        "adjusted",
        |part| held_quantity(&part.target.adjusted),
        |text| PartField::AdjustedTarget(stated(text, read_quantity)),
    );
    let document = field(
        "document",
        |part| part.target.adjustment_document.clone(),
        |text| PartField::AdjustmentDocument(text.to_owned()),
    );
    view! {
        <Head node=part part_of=Some(row) cursor=cursor />
        <div class="sec sec--first">
            <h3 class="h3">{t("inspector.why")}</h3>
            <Why node=part row=row />
            <div class="row mt2">
                <button class="btn btn--s" on:click=move |_| cursor.go_to_row(row)>{t("inspector.to_whole")}</button>
            </div>
        </div>
        <div class="sec stack">
            <h3 class="h3">{t("inspector.target")}</h3>
            <div class="pair">
                <div class="field"><label for="initial">{t("inspector.initial")}</label><TextField id="initial" binding=initial /></div>
                <div class="field"><label for="adjusted">{t("inspector.adjusted")}</label><TextField id="adjusted" binding=adjusted placeholder=t("inspector.adjusted_none") /></div>
            </div>
            <div class="field"><label for="document">{t("inspector.document")}</label><TextField id="document" binding=document placeholder=t("inspector.document_example") /></div>
        </div>
    }
}
