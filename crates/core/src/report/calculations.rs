//! How each score was worked out (得分计算过程): a row for every indicator,
//! every sum and the total, in the words that screen and copied text have.
//!
//! Everything in it comes from the traces, the scores too: it would show where
//! a trace led to another score than the score table.

use super::cells;
use super::document::{Block, Cell, Flow, Look, Orientation, Origin, Row, RowRole, Setting, Table, Words};
use super::sentence::{compose, reference, wording};
use super::source::Source;
use crate::engine::{self, Step, Trace};
use crate::i18n::{fill, t, trace};
use crate::model::NodeId;
use crate::standard::Clause;

/// The columns with their widths in tenths of a millimeter: 156 mm in all.
const COLUMNS: [(&str, u16); 4] = [
    ("report.score_table.number", 80),
    ("report.score_table.indicator", 330),
    ("report.calculations.text", 1000),
    ("report.score_table.score", 150),
];

/// The calculations on sheets of their own.
pub(super) fn flow<'a>(source: &Source<'a>, label: &str) -> Flow<'a> {
    let mut calculations = Calculations { source, body: Vec::new(), clauses: Vec::new() };
    calculations.fill();
    let Calculations { body, clauses, .. } = calculations;
    let head = COLUMNS.map(|(key, _)| Cell::new(Setting::Label, wording(key)));
    let table = Table {
        look: Look::Figures,
        columns: COLUMNS.map(|(_, width)| width).into(),
        head: vec![Row { role: RowRole::Head, cells: head.into() }],
        body,
    };
    let named = |text: String| Words::from(reference(text, Origin::Standard));
    let mut blocks = vec![
        Block::AnnexLabel(label.to_owned()),
        Block::Caption(t("report.calculations.title").to_owned()),
        Block::Subcaption(named(trace::rule_pack(source.standard).titled())),
        Block::Table(table),
    ];
    if !clauses.is_empty() {
        blocks.push(Block::Notes(clauses.into_iter().map(|clause| named(trace::clause(clause).noted())).collect()));
    }
    Flow { orientation: Orientation::Portrait, blocks }
}

/// The table in the making.
struct Calculations<'s, 'a> {
    source: &'s Source<'a>,
    body: Vec<Row<'a>>,
    /// The clauses of the rules that took part: rows cite them, the notes quote them once.
    clauses: Vec<&'a Clause>,
}

impl<'a> Calculations<'_, 'a> {
    /// Every row, under the rows their sums, and the total.
    fn fill(&mut self) {
        let (evaluation, standard) = (self.source.evaluation, self.source.standard);
        let tree = &evaluation.tree;
        let mut number = 0;
        for dimension in tree.dimensions() {
            for category in tree.categories(dimension).filter(|category| !category.indicators.is_empty()) {
                for row in tree.indicators(category) {
                    number += 1;
                    let origin = Origin::Indicator(row.id);
                    let number = Cell::new(Setting::Middle, reference(number.to_string(), origin));
                    let name = Cell::new(Setting::Left, cells::name(self.source, row));
                    self.node(row.id, RowRole::Plain, vec![number, name], origin);
                }
                self.sum(category.id, &category.name);
            }
            self.sum(dimension.id, &dimension.name);
        }
        let label = Cell::new(Setting::Label, wording("report.score_table.total")).wide(2);
        self.add(&engine::explain_total(evaluation, standard), RowRole::Total, vec![label], Origin::Total);
    }

    /// The sum of a category or a dimension.
    fn sum(&mut self, node: NodeId, name: &'a str) {
        let origin = Origin::Group(node);
        let words = compose("report.calculations.sum", [("name", reference(name, origin).into())]);
        self.node(node, RowRole::Subtotal, vec![Cell::new(Setting::Left, words).wide(2)], origin);
    }

    fn node(&mut self, node: NodeId, role: RowRole, label: Vec<Cell<'a>>, origin: Origin) {
        if let Some(trace) = engine::explain(self.source.evaluation, self.source.standard, node) {
            self.add(&trace, role, label, origin);
        }
    }

    /// Steps, rule, clauses and score behind the label of a row.
    fn add(&mut self, trace: &Trace, role: RowRole, label: Vec<Cell<'a>>, origin: Origin) {
        let standard = self.source.standard;
        let mut lines: Vec<String> = trace::numbered(trace, standard).collect();
        // What sums rest on is said once, with the total.
        if role != RowRole::Subtotal {
            lines.push(trace::rule(trace).titled());
            lines.extend(self.cite(trace));
        }
        let mut cells = label;
        cells.push(Cell::new(Setting::Left, reference(lines.join("\n"), origin)));
        cells.push(Cell::new(Setting::Number, self.score(trace, origin)));
        self.body.push(Row { role, cells });
    }

    /// The clauses that a trace rests on, by name.
    fn cite(&mut self, trace: &Trace) -> Option<String> {
        let mut citations: Vec<&str> = Vec::new();
        for clause in trace::clauses(trace, self.source.standard) {
            if !citations.contains(&clause.citation.as_str()) {
                citations.push(&clause.citation);
            }
            if !self.clauses.contains(&clause) {
                self.clauses.push(clause);
            }
        }
        let text = citations.join(t("report.list"));
        let title = t("trace.basis.clause.title");
        (!text.is_empty()).then(|| fill("trace.copy.line", &[("title", title), ("text", &text)]))
    }

    /// The score that a trace leads to, with the star of the score table where
    /// it is provisional. While rows are open there is no total: what is scored
    /// so far stands for it, as there.
    fn score(&self, trace: &Trace, origin: Origin) -> Words<'a> {
        let has = |wanted: fn(&Step) -> bool| trace.steps.iter().any(wanted);
        let open = has(|step| matches!(step, Step::Open { .. }));
        let score = if open { trace.steps.iter().find_map(Step::points) } else { trace.result() };
        let Some(score) = score else { return wording("report.cell.none").into() };
        let mut text = self.source.score(score);
        if has(|step| matches!(step, Step::Provisional(_))) {
            text.push('*');
        }
        reference(text, origin).into()
    }
}
