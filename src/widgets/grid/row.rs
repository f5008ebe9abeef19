//! The rows of the table.

use jiheng_core::i18n::{fill, t};
use jiheng_core::model::read_measure;
use jiheng_core::model::{Measure, NodeId};
use leptos::prelude::*;

use super::cell::Editor;
use super::choice::{measure_key, measures, set_measure, set_tier, tiers, yes_no};
use super::column::Column;
use super::cursor::Cursor;
use super::field::{Choice, Field};
use super::lines::{Line, LineKind};
use super::menu::RowMenu;
use super::rest_cell::RestCell;
use super::row_view::{CellText, GroupView, Look, RowView};
use crate::widgets::beam::Beam;
use crate::widgets::icon::Icon;
use crate::widgets::state::{State, StateMark};
use crate::workspace::Workspace;

/// What the rows share.
#[derive(Clone, Copy)]
pub(crate) struct Rows {
    /// Where the person is.
    pub(crate) cursor: Cursor,
    /// How many pieces of evidence each indicator rests on.
    pub(crate) evidence: Memo<std::collections::HashMap<NodeId, usize>>,
}

/// A line of the table. `current` is the one row that holds the field.
#[component]
pub(crate) fn Row(rows: Rows, line: Line, current: bool) -> impl IntoView {
    match line.kind {
        LineKind::Dimension | LineKind::Category => {
            view! { <GroupRow rows=rows line=line current=current /> }.into_any()
        }
        LineKind::Indicator | LineKind::Part(_) => {
            view! { <IndicatorRow rows=rows line=line current=current /> }.into_any()
        }
    }
}

/// The place of a line, counted from 1 with the head of the table.
fn row_index(cursor: Cursor, id: NodeId) -> impl Fn() -> String + Clone {
    move || cursor.lines().with(|lines| lines.place(id).map_or(0, |place| place + 2).to_string())
}

#[component]
fn GroupRow(rows: Rows, line: Line, current: bool) -> impl IntoView {
    let cursor = rows.cursor;
    let workspace = Workspace::expect();
    let first_level = line.kind == LineKind::Dimension;
    let group = Memo::new(move |_| {
        workspace.track_totals();
        workspace.track_text();
        workspace.read(|s| GroupView::of(s, line.id))
    });
    let part =
        move |pick: fn(&GroupView) -> String| move || group.with(|group| group.as_ref().map(pick).unwrap_or_default());
    let name = Signal::derive(part(|group| group.name.clone()));
    let rate = Signal::derive(move || group.with(|g| g.as_ref().map(|g| g.rate.clone()).unwrap_or_default()));
    let active = move |column: Column| current && cursor.get().map(|spot| spot.column) == Some(column);
    // A group row has a name; whatever else the person aims at stands there.
    let label = Signal::derive(move || name.get());
    let open = move || !cursor.is_collapsed(line.id);
    let class = match (first_level, current) {
        (true, true) => "g1 sel",
        (true, false) => "g1",
        (false, true) => "g2 sel",
        (false, false) => "g2",
    };
    let head = move || {
        let on_name = || {
            let aimed = cursor.get().map(|spot| spot.column);
            !aimed.is_some_and(|column| [Column::Rate, Column::FullScore, Column::Score].contains(&column))
        };
        if current && on_name() {
            view! {
                <Field cursor=cursor line=line column=Column::Name held=name look=Signal::derive(|| "")
                    placeholder=t("grid.unnamed") label=label several_lines=false number=false />
            }
            .into_any()
        } else {
            view! { <span class="group-name">{move || named(&name.get())}</span> }.into_any()
        }
    };
    let toggle = move || {
        let key = if open() { "grid.fold" } else { "grid.unfold" };
        fill(key, &[("name", &named(&name.get()))])
    };
    let figure = move |column: Column, text: fn(&GroupView) -> String| {
        let label = Signal::derive(move || {
            fill("grid.cell_label", &[("row", &named(&name.get())), ("column", t(column.name_key()))])
        });
        move || {
            let text = part(text);
            if active(column) {
                view! { <RestCell cursor=cursor label=label>{text}</RestCell> }.into_any()
            } else {
                view! { {text} }.into_any()
            }
        }
    };
    view! {
        <tr role="row" class=class aria-rowindex=row_index(cursor, line.id) data-id=line.id.to_string()
            attr:aria-level=if first_level { "1" } else { "2" }>
            <th role="rowheader" scope="rowgroup" class="ind first" class:open=current colspan="5" data-c="name">
                <span class="group">
                    <button class="tw" tabindex="-1" aria-label=toggle aria-expanded=move || if open() { "true" } else { "false" }
                        on:click=move |_| cursor.toggle(line.id)>
                        <Icon name="down" small=true />
                    </button>
                    {head}
                    <span class="sub">{part(|group| group.note.clone())}</span>
                </span>
                {current.then(|| view! { <RowMenu cursor=cursor line=line /> })}
            </th>
            <td role="gridcell" data-l=t("grid.score_rate") data-c="rate">
                {move || if active(Column::Rate) {
                    view! { <RestCell cursor=cursor label=label><Beam rate=rate /></RestCell> }.into_any()
                } else {
                    view! { <Beam rate=rate /> }.into_any()
                }}
            </td>
            <td role="gridcell" class="num" data-l=t("grid.column.full") data-c="full">{figure(Column::FullScore, |g| g.full_score.clone())}</td>
            <td role="gridcell" class="num" data-l=t("grid.column.score") data-c="score">{figure(Column::Score, |g| g.score.clone())}</td>
            <td role="gridcell" class="last fs1 ell ask" colspan="3">{part(|group| group.mismatch.clone())}</td>
        </tr>
    }
}

/// A name, or a word where there is none.
pub(crate) fn named(name: &str) -> String {
    if name.trim().is_empty() { t("grid.unnamed").to_owned() } else { name.to_owned() }
}

#[component]
fn IndicatorRow(rows: Rows, line: Line, current: bool) -> impl IntoView {
    let cursor = rows.cursor;
    let workspace = Workspace::expect();
    let part_of = if let LineKind::Part(row) = line.kind { Some(row) } else { None };
    let view = Memo::new(move |_| {
        workspace.track_row(part_of.unwrap_or(line.id));
        let view = workspace.read(|s| RowView::of(s, line.id, part_of));
        if view.as_ref().is_some_and(|view| view.measure == Measure::ExecutionRate) {
            workspace.track_funds();
        }
        view
    });
    let cells = Cells { rows, line, current, view };
    let number = move || cursor.lines().with(|lines| lines.number(line.id));
    let class = move || {
        let gone = view.with(|view| view.as_ref().is_some_and(|view| view.not_applicable));
        let kind = if part_of.is_some() { "part" } else { "" };
        format!("{kind}{}{}", if gone { " na" } else { "" }, if current { " sel" } else { "" })
    };
    let name = move || view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default());
    let evidence = move || rows.evidence.with(|counts| counts.get(&line.id).copied().unwrap_or(0));
    view! {
        <tr role="row" class=class aria-rowindex=row_index(cursor, line.id) data-id=line.id.to_string() attr:aria-level="3">
            <th role="rowheader" scope="row" class="ind first ell" class:open=current data-c="name" title=name>
                {part_of.is_none().then(|| view! { <span class="no">{number}</span> })}
                {cells.named_cell()}
                {current.then(|| view! { <RowMenu cursor=cursor line=line /> })}
            </th>
            {cells.cell(Column::Measure, "t2 fs1 nw")}
            {cells.cell(Column::Target, "num")}
            {cells.cell(Column::Unit, "t2")}
            {cells.cell(Column::Actual, "num")}
            {cells.beam()}
            {cells.cell(Column::FullScore, "num t2")}
            {cells.cell(Column::Score, "num")}
            {cells.state()}
            <td role="gridcell" data-l=t("grid.column.evidence") data-c="evidence">
                {(part_of.is_none()).then(|| cells.at_rest(Column::Evidence, move || view! {
                    <span class=move || if evidence() == 0 { "ev ev--0" } else { "ev" }>
                        <Icon name="clip" small=true />{evidence}
                    </span>
                }.into_any()))}
            </td>
            {cells.cell(Column::Reason, "last ell fs1 t2")}
        </tr>
    }
}

/// The cells of one row.
#[derive(Clone, Copy)]
struct Cells {
    rows: Rows,
    line: Line,
    current: bool,
    view: Memo<Option<RowView>>,
}

impl Cells {
    fn text(self, column: Column) -> CellText {
        self.view.with(|view| {
            let Some(view) = view else { return CellText::default() };
            let words = |text: &str| CellText {
                text: text.to_owned(),
                held: text.to_owned(),
                title: text.to_owned(),
                look: Look::Plain,
            };
            match column {
                Column::Name => words(&view.name),
                Column::Measure => words(t(measure_key(view.measure))),
                Column::Target => view.target.clone(),
                Column::Unit => words(&view.unit),
                Column::Actual => view.actual.clone(),
                Column::FullScore => view.full_score.clone(),
                Column::Score => CellText {
                    text: view.score.text.clone(),
                    held: view.points.clone(),
                    title: view.score.title.clone(),
                    look: Look::Plain,
                },
                Column::Reason => match view.asked {
                    Some(asked) => {
                        CellText { text: t(asked).to_owned(), title: t(asked).to_owned(), ..CellText::default() }
                    }
                    None => words(&view.reason),
                },
                Column::Rate | Column::State | Column::Evidence => CellText::default(),
            }
        })
    }

    fn is_active(self, column: Column) -> bool {
        self.current && self.rows.cursor.get().map(|spot| spot.column) == Some(column)
    }

    fn editor(self, column: Column) -> Editor {
        let measure = self.view.with(|view| view.as_ref().map_or(Measure::AtLeast, |view| view.measure));
        Editor::of(self.line.kind, measure, column)
    }

    /// The row, then the column: what is heard before the value.
    fn label(self, column: Column) -> Signal<String> {
        Signal::derive(move || {
            let name = self.view.with(|view| view.as_ref().map(|view| named(&view.name)).unwrap_or_default());
            fill("grid.cell_label", &[("row", &name), ("column", t(column.name_key()))])
        })
    }

    /// A cell that can be typed or chosen in, with its `td`.
    fn cell(self, column: Column, class: &'static str) -> impl IntoView {
        let title = move || self.text(column).title;
        if !self.current {
            return view! {
                <td role="gridcell" class=class data-l=t(column.short_key()) data-c=column.word() title=title>
                    {self.resting(column)}
                </td>
            }
            .into_any();
        }
        let active = Memo::new(move |_| self.is_active(column));
        let editor = Memo::new(move |_| self.editor(column));
        view! {
            <td role="gridcell" class=class class:open=move || active.get() data-l=t(column.short_key()) data-c=column.word() title=title>
                {move || if active.get() { self.editing(column, editor.get()) } else { self.resting(column) }}
            </td>
        }
        .into_any()
    }

    /// The name has no cell of its own: the row's head holds the number and the menu as well.
    fn named_cell(self) -> impl IntoView {
        if !self.current {
            return self.resting(Column::Name);
        }
        let active = Memo::new(move |_| self.is_active(Column::Name));
        (move || if active.get() { self.editing(Column::Name, Editor::Line) } else { self.resting(Column::Name) })
            .into_any()
    }

    fn resting(self, column: Column) -> AnyView {
        match column {
            Column::Name => (move || named(&self.text(Column::Name).text)).into_any(),
            Column::Measure => (move || self.text(Column::Measure).text).into_any(),
            Column::Score => view! {
                <span class=move || self.view.with(|view| view.as_ref().map_or("sc--none", |view| view.score.class))>
                    {move || self.text(Column::Score).text}
                </span>
            }
            .into_any(),
            Column::Reason => view! {
                <span class=move || self.view.with(|v| v.as_ref().is_some_and(|v| v.asked.is_some())).then_some("ask")>
                    {move || self.text(Column::Reason).text}
                </span>
            }
            .into_any(),
            _ => view! {
                <span class=move || self.text(column).look.class()>
                    {(column == Column::Actual).then(|| self.steps())}
                    {move || self.text(column).text}
                </span>
            }
            .into_any(),
        }
    }

    /// The tiers of a qualitative row as steps.
    fn steps(self) -> impl IntoView {
        let tiers = move || self.view.with(|view| view.as_ref().and_then(|view| view.tiers));
        move || {
            tiers().map(|(filled, count)| {
                let steps = (0..count).map(|step| view! { <i class=(step < filled).then_some("on")></i> });
                view! { <span class="tier" aria-hidden="true">{steps.collect_view()}</span> }
            })
        }
    }

    fn editing(self, column: Column, editor: Editor) -> AnyView {
        let cursor = self.rows.cursor;
        let (line, label) = (self.line, self.label(column));
        match editor {
            Editor::Rest => self.at_rest(column, move || self.resting(column)),
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
        let (cursor, row) = (self.rows.cursor, self.line.id);
        let chosen = Signal::derive(move || {
            self.view
                .with(|view| view.as_ref().and_then(|view| view.tier).map(|tier| tier.to_string()).unwrap_or_default())
        });
        let choose = Callback::new(move |word: String| {
            let _ = workspace.edit(set_tier(row, word.parse().ok()));
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

    fn at_rest(self, column: Column, content: impl Fn() -> AnyView + Copy + Send + Sync + 'static) -> AnyView {
        if !self.current {
            return content();
        }
        let active = Memo::new(move |_| self.is_active(column));
        let (cursor, label) = (self.rows.cursor, self.label(column));
        (move || {
            if active.get() {
                view! { <RestCell cursor=cursor label=label>{content()}</RestCell> }.into_any()
            } else {
                content()
            }
        })
        .into_any()
    }

    fn beam(self) -> impl IntoView {
        let rate = Signal::derive(move || self.view.with(|v| v.as_ref().map(|v| v.rate.clone()).unwrap_or_default()));
        view! {
            <td role="gridcell" data-l=t("grid.column.rate") data-c="rate">
                {self.at_rest(Column::Rate, move || view! { <Beam rate=rate /> }.into_any())}
            </td>
        }
    }

    fn state(self) -> impl IntoView {
        let state = Signal::derive(move || self.view.with(|v| v.as_ref().map_or(State::UNKNOWN, |v| v.state.clone())));
        view! {
            <td role="gridcell" data-l=t("grid.column.state") data-c="state">
                {self.at_rest(Column::State, move || view! { <StateMark state=state /> }.into_any())}
            </td>
        }
    }
}
