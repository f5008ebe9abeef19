//! A block of cells from a spreadsheet, pasted over the indicator table.

use super::typing::{measure_of, read_points, read_quantity, read_target};
use super::{Command, EditError, IndicatorField, Node, Place};
use crate::model::{Evaluation, Indicator, IndicatorTree, Measure, NodeId, Parent, read_measure};
use crate::ports::IdSource;

/// A column that a paste can fill, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PasteColumn {
    /// 指标.
    Name,
    /// 指标性质.
    Measure,
    /// 年度指标值.
    Target,
    /// 单位.
    Unit,
    /// 实际完成值.
    Actual,
    /// 分值.
    FullScore,
    /// 偏差原因分析及改进措施.
    Reason,
}

impl PasteColumn {
    /// All columns in the order of the table.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Measure, Self::Target, Self::Unit, Self::Actual, Self::FullScore, Self::Reason];
}

/// A paste, ready to be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paste {
    /// One step of undo.
    pub command: Command,
    /// Rows that it fills, new ones among them.
    pub rows: usize,
    /// Rows that it adds.
    pub added: usize,
    /// Cells that could not be put anywhere: beyond the last column, or no known measure.
    pub left_over: usize,
}

/// Splits the text of a clipboard into rows and cells: tab-separated; a cell in
/// double quotes may hold tabs, line breaks and doubled quotes.
pub fn read_cells(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, after) = read_cell(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell);
        }
        let line_end = after.strip_prefix("\r\n").or_else(|| after.strip_prefix(['\n', '\r']));
        rest = match (after.strip_prefix('\t'), line_end) {
            (Some(next), _) => next,
            // A spreadsheet ends its last row with a line break.
            (None, Some("") | None) => return rows,
            (None, Some(next)) => {
                rows.push(Vec::new());
                next
            }
        };
    }
}

/// The first cell of a text, and what follows it.
fn read_cell(text: &str) -> (String, &str) {
    if let Some(quoted) = text.strip_prefix('"').and_then(read_quoted) {
        return quoted;
    }
    let end = text.find(['\t', '\n', '\r']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// A cell after its opening quote; `None`: the quote is part of a plain text,
/// such as "招大引强"目标.
fn read_quoted(text: &str) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = text;
    loop {
        let end = rest.find('"')?;
        cell.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.chars().next() {
            Some('"') => {
                cell.push('"');
                rest = &rest[1..];
            }
            None | Some('\t' | '\n' | '\r') => return Some((cell, rest)),
            Some(_) => return None,
        }
    }
}

/// Writes cells as a spreadsheet reads them.
pub fn write_cells(rows: &[Vec<String>]) -> String {
    let quote = |cell: &String| {
        if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let lines: Vec<String> = rows.iter().map(|row| row.iter().map(quote).collect::<Vec<_>>().join("\t")).collect();
    lines.join("\n")
}

/// Lays a block of cells over the table, its corner at a row and a column.
///
/// A block that begins with names describes rows: it fills the rows of this
/// category and adds what is wanted at its end, so that it never runs over the
/// rows of another. A block of values alone goes down the table row by row,
/// whatever the category, as a column of numbers does.
///
/// `start` is an indicator, or a category whose rows the block follows.
pub fn paste(
    evaluation: &Evaluation,
    ids: &mut dyn IdSource,
    start: NodeId,
    corner: PasteColumn,
    cells: &[Vec<String>],
) -> Result<Paste, EditError> {
    let tree = &evaluation.tree;
    let (category, existing) = rows_from(tree, start, corner)?;
    let columns: Vec<PasteColumn> = PasteColumn::ALL.into_iter().filter(|column| *column >= corner).collect();
    let mut commands = Vec::new();
    let mut left_over = 0;
    let end = tree.children(Parent::Node(category)).map_or(0, <[NodeId]>::len);
    let mut added = 0;
    for (place, texts) in cells.iter().enumerate() {
        left_over += texts.len().saturating_sub(columns.len());
        let known = existing.get(place).and_then(|id| tree.indicator(*id));
        let mut row = known.cloned().unwrap_or_else(|| Indicator::new(ids.next_id()));
        for (column, text) in columns.iter().zip(texts) {
            if !put(&mut row, *column, text) {
                left_over += 1;
            }
        }
        if let Some(before) = known {
            commands.extend(differences(before, &row));
        } else {
            let node = Box::new(Node::Indicator(row));
            commands.push(Command::Insert { place: Place::Indicators(category), index: end + added, node });
            added += 1;
        }
    }
    Ok(Paste { command: Command::Batch(commands), rows: cells.len(), added, left_over })
}

/// The category that new rows go to, and the rows that a block fills in order.
fn rows_from(tree: &IndicatorTree, start: NodeId, corner: PasteColumn) -> Result<(NodeId, Vec<NodeId>), EditError> {
    if tree.category(start).is_some() {
        return Ok((start, Vec::new()));
    }
    tree.indicator(start).ok_or(EditError::NodeMissing(start))?;
    let Some(Parent::Node(category)) = tree.parent(start) else { return Err(EditError::WrongParent) };
    let rows: Vec<NodeId> = if corner == PasteColumn::Name {
        tree.children(Parent::Node(category)).unwrap_or_default().to_vec()
    } else {
        tree.rows().map(|row| row.id).collect()
    };
    Ok((category, rows.into_iter().skip_while(|id| *id != start).collect()))
}

/// Marks that forms put into cells where nothing is to be said.
const NOTHING: [&str; 5] = ["—", "－", "-", "/", "*"];

/// Puts a text into a cell. Returns whether it found a place.
fn put(row: &mut Indicator, column: PasteColumn, text: &str) -> bool {
    let text = if NOTHING.contains(&text.trim()) { "" } else { text };
    let one_line = || text.split_whitespace().collect::<Vec<_>>().join(" ");
    match column {
        PasteColumn::Name => row.name = one_line(),
        PasteColumn::Measure => match read_measure(text) {
            Some(measure) => row.measure = measure,
            None => return text.trim().is_empty(),
        },
        PasteColumn::Target => put_target(row, text),
        // A block without units does not take the units away.
        PasteColumn::Unit if !text.trim().is_empty() => row.unit = one_line(),
        PasteColumn::Unit => {}
        PasteColumn::Actual => row.actual = read_quantity(text.trim()),
        PasteColumn::FullScore => row.full_score = read_points(text),
        PasteColumn::Reason => text.trim().clone_into(&mut row.deviation_reason),
    }
    true
}

fn put_target(row: &mut Indicator, text: &str) {
    let judged = matches!(row.measure, Measure::Qualitative | Measure::YesNo);
    let entry = if judged {
        read_quantity(text.trim())
    } else {
        let typed = read_target(text);
        row.measure = typed.sign.map_or(row.measure, measure_of);
        row.unit = typed.unit.unwrap_or_else(|| std::mem::take(&mut row.unit));
        read_quantity(&typed.text)
    };
    if row.target.adjusted.is_blank() {
        row.target.initial = entry;
    } else {
        row.target.adjusted = entry;
    }
}

/// The commands that make one row of another, for what a paste can fill.
fn differences(before: &Indicator, after: &Indicator) -> Vec<Command> {
    let mut fields = Vec::new();
    let mut note = |changed: bool, field: IndicatorField| {
        if changed {
            fields.push(Command::SetIndicator(before.id, field));
        }
    };
    note(before.name != after.name, IndicatorField::Name(after.name.clone()));
    note(before.measure != after.measure, IndicatorField::Measure(after.measure));
    let (initial, adjusted) = (&after.target.initial, &after.target.adjusted);
    note(before.target.initial != *initial, IndicatorField::InitialTarget(initial.clone()));
    note(before.target.adjusted != *adjusted, IndicatorField::AdjustedTarget(adjusted.clone()));
    note(before.unit != after.unit, IndicatorField::Unit(after.unit.clone()));
    note(before.actual != after.actual, IndicatorField::Actual(after.actual.clone()));
    note(before.full_score != after.full_score, IndicatorField::FullScore(after.full_score.clone()));
    note(
        before.deviation_reason != after.deviation_reason,
        IndicatorField::DeviationReason(after.deviation_reason.clone()),
    );
    fields
}
