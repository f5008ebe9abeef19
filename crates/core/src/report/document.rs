//! A paper without markup: what stands on it, in order, and where each figure
//! comes from.
//!
//! Every format (HTML now, others beside it) is written from this and nothing
//! else, so that all of them say the same.

use std::borrow::Cow;

use crate::model::NodeId;

/// A paper (评价报告, or the self-evaluation form on its own).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<'a> {
    /// The title as one line, for the head of a window and the name of a file.
    pub title: String,
    /// How far the paper has come.
    pub stage: Stage,
    /// What the head margin of every sheet says besides: version and check code
    /// of a sealed evaluation; empty: nothing.
    pub seal: String,
    /// The text, cut where a new sheet must begin.
    pub flows: Vec<Flow<'a>>,
}

/// How far a paper has come; printed in the head margin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// Work goes on (草稿): gaps and provisional points are named.
    #[default]
    Draft,
    /// Sent out for comment (征求意见稿).
    Consultation,
    /// Nothing changes any more (定稿): the mark is the seal, if there is one.
    Final,
}

/// What runs on from sheet to sheet; the next flow begins on a new sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow<'a> {
    /// How its sheets lie.
    pub orientation: Orientation,
    /// What stands in it.
    pub blocks: Vec<Block<'a>>,
}

/// How a sheet lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    /// Upright: the text.
    Portrait,
    /// On its side: wide tables.
    Landscape,
}

/// One block of a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'a> {
    /// The title, line by line.
    Title(Vec<Words<'a>>),
    /// A heading with its mark: 一、（一）1.（1）.
    Heading {
        /// Which of the four levels.
        level: Level,
        /// The mark, with its punctuation.
        mark: String,
        /// What it says.
        words: Words<'a>,
    },
    /// A paragraph.
    Paragraph(Words<'a>),
    /// A table.
    Table(Table<'a>),
    /// The list of annexes between body and signature (附件：1.…).
    Annexes(Vec<String>),
    /// Who signs and when (落款).
    Signature {
        /// The unit.
        unit: Words<'a>,
        /// The date.
        date: Words<'a>,
    },
    /// The label at the upper left of an annex: 附件1.
    AnnexLabel(String),
    /// The title of an annex.
    Caption(String),
    /// The line under the title of an annex.
    Subcaption(Words<'a>),
    /// Notes under a table.
    Notes(Vec<Words<'a>>),
}

/// The level of a heading (标题层次).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 一、
    One,
    /// （一）
    Two,
    /// 1.
    Three,
    /// （1）
    Four,
}

/// A run of text. Most hold one span; only more than one costs an allocation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words<'a> {
    /// One span.
    One(Span<'a>),
    /// Several spans, or none.
    Many(Vec<Span<'a>>),
}

/// A piece of text by where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span<'a> {
    /// Wording of the paper itself, from the catalogue.
    Wording(Cow<'static, str>),
    /// What a person wrote, byte for byte as held.
    Prose(&'a str),
    /// A figure or a fact of the model.
    Reference {
        /// As it is printed.
        text: Cow<'a, str>,
        /// Where it comes from.
        origin: Origin,
    },
    /// Something that a draft still lacks (待填写).
    Gap,
}

/// Where a reference comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The profile.
    Profile,
    /// The money.
    Funds,
    /// An indicator.
    Indicator(NodeId),
    /// The sums of a dimension or a category.
    Group(NodeId),
    /// The whole: total, grade, what is provisional.
    Total,
    /// The scoring standard.
    Standard,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'a> {
    /// How it looks.
    pub look: Look,
    /// The widths of its columns in tenths of a millimeter.
    pub columns: Vec<u16>,
    /// The rows that head it on every sheet.
    pub head: Vec<Row<'a>>,
    /// The rows below.
    pub body: Vec<Row<'a>>,
}

/// How a table looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A table of figures.
    Figures,
    /// The official form: tighter.
    Form,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// What the row is.
    pub role: RowRole,
    /// The cells that begin in it; a cell merged from above is not repeated.
    pub cells: Vec<Cell<'a>>,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowRole {
    /// A row like any other.
    Plain,
    /// A head inside the table: repeated on every further sheet that shows rows below it.
    Head,
    /// The sum of a group.
    Subtotal,
    /// The sum of all.
    Total,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What stands in it.
    pub words: Words<'a>,
    /// How it is set.
    pub setting: Setting,
    /// How many columns it spans.
    pub columns: usize,
    /// How many rows it spans.
    pub rows: usize,
}

/// How a cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// In the middle.
    #[default]
    Middle,
    /// A label.
    Label,
    /// A label in a narrow column, one character under another.
    Tall,
    /// Text from the left.
    Left,
    /// A number, from the right.
    Number,
    /// A box of prose.
    Prose,
}

impl<'a> Words<'a> {
    /// The spans in order.
    pub fn spans(&self) -> &[Span<'a>] {
        match self {
            Self::One(span) => std::slice::from_ref(span),
            Self::Many(spans) => spans,
        }
    }

    /// The text alone, without saying where it comes from.
    pub fn plain(&self) -> String {
        self.spans().iter().map(Span::text).collect()
    }
}

impl Default for Words<'_> {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl<'a> From<Span<'a>> for Words<'a> {
    fn from(span: Span<'a>) -> Self {
        Self::One(span)
    }
}

impl<'a> From<Vec<Span<'a>>> for Words<'a> {
    fn from(spans: Vec<Span<'a>>) -> Self {
        Self::Many(spans)
    }
}

impl Span<'_> {
    /// The text; a gap has none.
    #[expect(clippy::match_same_arms, reason = "the two texts live for different times")]
    pub fn text(&self) -> &str {
        match self {
            Self::Wording(text) => text,
            Self::Reference { text, .. } => text,
            Self::Prose(text) => text,
            Self::Gap => "",
        }
    }
}

impl<'a> Cell<'a> {
    /// A cell of one row and one column.
    pub fn new(setting: Setting, words: impl Into<Words<'a>>) -> Self {
        Self { words: words.into(), setting, columns: 1, rows: 1 }
    }

    /// The same, over so many columns.
    #[must_use]
    pub fn wide(mut self, columns: usize) -> Self {
        self.columns = columns;
        self
    }

    /// The same, over so many rows.
    #[must_use]
    pub fn high(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }
}
