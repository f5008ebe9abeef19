//! The row that the person is at. It holds the one field of the table, so its
//! cells follow the model one by one and the field is never drawn anew.

use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Measure, read_measure};
use leptos::prelude::*;

use super::cell::Editor;
use super::choice::{answer_part, measure_key, measures, set_measure, set_tier, tiers, yes_no};
use super::column::Column;
use super::field::{Choice, Field};
use super::lines::Line;
use super::menu::RowMenu;
use super::quiet_cell::{content, text, title};
use super::rest_cell::RestCell;
use super::row::{Rows, named, row_class, row_index, row_view};
use super::row_view::{CellText, Look, RowView};
use crate::workspace::Workspace;

/// The current row, of an indicator or of a part.
#[component]
pub(crate) fn CurrentRow(rows: Rows, line: Line) -> impl IntoView {
    let cursor = rows.cursor;
    let view = row_view(line);
    let cells = Cells { rows, line, view };
    let number = move || cursor.lines().with(|lines| lines.number(line.id));
    let class = move || view.with(|view| view.as_ref().map(|view| row_class(line, view, true)).unwrap_or_default());
    let name = move || view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    view! {
        <tr role="row" class=class aria-rowindex=row_index(cursor, line.id) data-id=line.id.to_string() attr:aria-level="3">
            <th role="rowheader" scope="row" class="ind first ell open" data-c="name" title=name>
                {line.part_of().is_none().then(|| view! { <span class="no">{number}</span> })}
                {cells.inside(Column::Name)}
                <RowMenu cursor=cursor line=line />
            </th>
            {Column::ALL.into_iter().skip(1).map(|column| cells.cell(column)).collect_view()}
        </tr>
    }
}

/// The cells of the current row.
#[derive(Clone, Copy)]
struct Cells {
    rows: Rows,
    line: Line,
    view: Memo<Option<RowView>>,
}

impl Cells {
    fn text(self, column: Column) -> CellText {
        self.view.with(|view| view.as_ref().map(|view| text(column, view)).unwrap_or_default())
    }

    fn active(self, column: Column) -> Memo<bool> {
        let cursor = self.rows.cursor;
        Memo::new(move |_| cursor.get().map(|spot| spot.column) == Some(column))
    }

    /// The row, then the column: what is heard before the value.
    fn label(self, column: Column) -> Signal<String> {
        Signal::derive(move || {
            let name = self.view.with(|view| view.as_ref().map(|view| named(&view.name)).unwrap_or_default());
            fill("grid.cell_label", &[("row", &name), ("column", t(column.name_key()))])
        })
    }

    fn cell(self, column: Column) -> impl IntoView {
        let active = self.active(column);
        let title = move || self.view.with(|view| view.as_ref().and_then(|view| title(column, view)));
        view! {
            <td role="gridcell" class=column.cell_class() class:open=move || active.get() data-l=column.short_name() data-c=column.word() title=title>
                {self.inside(column)}
            </td>
        }
    }

    /// What stands in a cell: the field where the person is, else the text.
    fn inside(self, column: Column) -> impl IntoView {
        let active = self.active(column);
        let line = self.line;
        let editor = Memo::new(move |_| {
            let (measure, derived) = self.view.with(|view| match view {
                Some(view) => (view.measure, column == Column::Actual && view.actual.look == Look::Derived),
                None => (Measure::AtLeast, false),
            });
            if derived { Editor::Rest } else { Editor::of(line.kind, measure, column) }
        });
        move || if active.get() { self.field(column, editor.get()) } else { self.at_rest(column) }
    }

    fn at_rest(self, column: Column) -> AnyView {
        let (rows, line) = (self.rows, self.line);
        let evidence = move || rows.evidence.with(|counts| counts.get(&line.id).copied().unwrap_or(0));
        (move || self.view.with(|view| view.as_ref().map(|view| content(column, view, line, evidence)))).into_any()
    }

    fn field(self, column: Column, editor: Editor) -> AnyView {
        let cursor = self.rows.cursor;
        let (line, label) = (self.line, self.label(column));
        match editor {
            Editor::Rest => view! { <RestCell cursor=cursor label=label>{self.at_rest(column)}</RestCell> }.into_any(),
            Editor::Line | Editor::Number | Editor::Area => {
                let held = Signal::derive(move || self.text(column).held);
                let look = Signal::derive(move || match self.text(column).look {
                    Look::Unreadable => "cell--bad",
                    Look::Bound => "cell--bound",
                    _ => "",
                });
                let placeholder = Signal::derive(move || {
                    let text = self.text(column);
                    if text.held.is_empty() { text.text } else { String::new() }
                });
                view! {
                    <Field cursor=cursor line=line column=column held=held look=look placeholder=placeholder label=label
                        several_lines=editor == Editor::Area number=editor == Editor::Number />
                    {self.tip(column)}
                }
                .into_any()
            }
            Editor::Measure => self.choose_measure(label),
            Editor::Tier => {
                let options = Workspace::expect().read(|s| tiers(&s.draft.standard));
                self.choose_tier(options, label)
            }
            Editor::YesNo => self.choose_tier(yes_no(), label),
        }
    }

    fn choose_measure(self, label: Signal<String>) -> AnyView {
        let workspace = Workspace::expect();
        let (cursor, line) = (self.rows.cursor, self.line);
        let value = |measure: Measure| measure_key(measure).to_owned();
        let options = measures(line).into_iter().map(|measure| (value(measure), t(measure_key(measure)).to_owned()));
        let chosen = Signal::derive(move || {
            self.view.with(|view| view.as_ref().map(|view| value(view.measure)).unwrap_or_default())
        });
        let choose = Callback::new(move |word: String| {
            let measure = measures(line).into_iter().find(|measure| value(*measure) == word);
            let Some(measure) = measure else { return };
            let command = workspace.read(|s| set_measure(&s.draft.evaluation, line, measure));
            if let Some(command) = command {
                let _ = workspace.edit(command);
            }
        });
        // ">" and then "=" is "≥", as it is typed.
        let by_key = Callback::new(move |key: String| {
            let before = chosen.get_untracked();
            let measure = match key.as_str() {
                "=" | "＝" if before == value(Measure::MoreThan) => Measure::AtLeast,
                "=" | "＝" if before == value(Measure::LessThan) => Measure::AtMost,
                key => read_measure(key)?,
            };
            measures(line).contains(&measure).then(|| value(measure))
        });
        let options = options.collect();
        view! { <Choice cursor=cursor options=options chosen=chosen choose=choose by_key=Some(by_key) label=label /> }
            .into_any()
    }

    fn choose_tier(self, tiers: Vec<(u8, String)>, label: Signal<String>) -> AnyView {
        let workspace = Workspace::expect();
        let (cursor, line) = (self.rows.cursor, self.line);
        let chosen = Signal::derive(move || {
            self.view
                .with(|view| view.as_ref().and_then(|view| view.tier).map(|tier| tier.to_string()).unwrap_or_default())
        });
        let choose = Callback::new(move |word: String| {
            let answer = word.parse().ok();
            let _ = workspace.edit(match line.part_of() {
                Some(indicator) => answer_part(indicator, line.id, answer),
                None => set_tier(line.id, answer),
            });
        });
        let count = tiers.len();
        let by_key = Callback::new(move |key: String| {
            let place: usize = key.parse().ok()?;
            (1..=count).contains(&place).then(|| (place - 1).to_string())
        });
        let options = tiers.into_iter().map(|(tier, words)| (tier.to_string(), words)).collect();
        view! { <Choice cursor=cursor options=options chosen=chosen choose=choose by_key=Some(by_key) label=label /> }
            .into_any()
    }

    /// What is wrong with the text, under the field.
    fn tip(self, column: Column) -> impl IntoView {
        let tip = Memo::new(move |_| {
            let text = self.text(column);
            match column {
                Column::Score => self.view.with(|view| view.as_ref().map(|view| (view.interval.clone(), false))),
                _ if text.look == Look::Unreadable => Some((text.title, true)),
                _ => None,
            }
        });
        move || {
            tip.get().filter(|(words, _)| !words.is_empty()).map(|(words, bad)| {
                view! { <div class=if bad { "cell__tip cell__tip--bad" } else { "cell__tip" }>{words}</div> }
            })
        }
    }
}
