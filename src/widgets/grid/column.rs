//! The columns of the indicator table.

use jiheng_core::edit::PasteColumn;
use jiheng_core::i18n::t;

/// A column, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Column {
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
    /// 完成率.
    Rate,
    /// 分值.
    FullScore,
    /// 得分.
    Score,
    /// 状态.
    State,
    /// 佐证.
    Evidence,
    /// 偏差原因分析及改进措施.
    Reason,
}

impl Column {
    /// All columns in the order of the table.
    pub(crate) const ALL: [Self; 11] = [
        Self::Name,
        Self::Measure,
        Self::Target,
        Self::Unit,
        Self::Actual,
        Self::Rate,
        Self::FullScore,
        Self::Score,
        Self::State,
        Self::Evidence,
        Self::Reason,
    ];

    /// The word that names the column in attributes of the page.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Measure => "measure",
            Self::Target => "target",
            Self::Unit => "unit",
            Self::Actual => "actual",
            Self::Rate => "rate",
            Self::FullScore => "full",
            Self::Score => "score",
            Self::State => "state",
            Self::Evidence => "evidence",
            Self::Reason => "reason",
        }
    }

    /// The column that a word names.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }

    /// The catalogue key of its head.
    pub(crate) fn name_key(self) -> &'static str {
        match self {
            Self::Name => "grid.column.name",
            Self::Measure => "grid.column.measure",
            Self::Target => "grid.column.target",
            Self::Unit => "grid.column.unit",
            Self::Actual => "grid.column.actual",
            Self::Rate => "grid.column.rate",
            Self::FullScore => "grid.column.full",
            Self::Score => "grid.column.score",
            Self::State => "grid.column.state",
            Self::Evidence => "grid.column.evidence",
            Self::Reason => "grid.column.reason",
        }
    }

    /// Its name on a card, at most five characters.
    pub(crate) fn short_name(self) -> &'static str {
        t(match self {
            Self::Target => "grid.short.target",
            Self::Actual => "grid.short.actual",
            Self::Reason => "grid.short.reason",
            other => other.name_key(),
        })
    }

    /// The class of its cells.
    pub(crate) fn cell_class(self) -> &'static str {
        match self {
            Self::Measure => "t2 fs1 nw",
            Self::Target | Self::Actual | Self::Score => "num",
            Self::Unit => "t2",
            Self::FullScore => "num t2",
            Self::Reason => "last ell fs1 t2",
            Self::Name | Self::Rate | Self::State | Self::Evidence => "",
        }
    }

    /// The class of its `col`.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Name => "col-name",
            Self::Measure => "col-nature",
            Self::Target => "col-target",
            Self::Unit => "col-unit",
            Self::Actual => "col-actual",
            Self::Rate => "col-rate",
            Self::FullScore => "col-weight",
            Self::Score => "col-score",
            Self::State => "col-state",
            Self::Evidence => "col-evidence",
            Self::Reason => "col-reason",
        }
    }

    /// Whether its cells are aligned as numbers.
    pub(crate) fn is_number(self) -> bool {
        matches!(self, Self::Target | Self::Actual | Self::FullScore | Self::Score)
    }

    /// What a paste puts there; `None`: it is computed.
    pub(crate) fn pasted(self) -> Option<PasteColumn> {
        match self {
            Self::Name => Some(PasteColumn::Name),
            Self::Measure => Some(PasteColumn::Measure),
            Self::Target => Some(PasteColumn::Target),
            Self::Unit => Some(PasteColumn::Unit),
            Self::Actual => Some(PasteColumn::Actual),
            Self::FullScore => Some(PasteColumn::FullScore),
            Self::Reason => Some(PasteColumn::Reason),
            Self::Rate | Self::Score | Self::State | Self::Evidence => None,
        }
    }

    /// The column so many steps to the right, held at the edges.
    pub(crate) fn step(self, by: isize) -> Self {
        let last = Self::ALL.len() - 1;
        Self::ALL[(self as usize).saturating_add_signed(by).min(last)]
    }
}
