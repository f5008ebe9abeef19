//! The lines of the table: the tree laid flat.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use jiheng_core::engine::{Assessment, Flag, Outcome, Provisional};
use jiheng_core::model::{Evaluation, Indicator, Measure, NodeId};

/// What stands in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// A first-level indicator.
    Dimension,
    /// A second-level indicator.
    Category,
    /// A third-level indicator.
    Indicator,
    /// A part of the composite indicator with this id.
    Part(NodeId),
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it shows.
    pub(crate) id: NodeId,
    /// What kind of node that is.
    pub(crate) kind: LineKind,
}

impl Line {
    /// The indicator that a part belongs to.
    pub(crate) fn part_of(self) -> Option<NodeId> {
        if let LineKind::Part(row) = self.kind { Some(row) } else { None }
    }
}

/// Which rows are shown (筛选).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Filter {
    /// 全部.
    #[default]
    All,
    /// 需处理: not scored, provisional, or a reason is missing.
    Open,
    /// 非精确值: the actual value is only a bound.
    Bound,
    /// 扣分: points are lost.
    Loss,
}

impl Filter {
    /// The filters in the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::All, Self::Open, Self::Bound, Self::Loss];

    /// The catalogue key of its name.
    pub(crate) fn name_key(self) -> &'static str {
        match self {
            Self::All => "grid.filter.all",
            Self::Open => "grid.filter.open",
            Self::Bound => "grid.filter.bound",
            Self::Loss => "grid.filter.loss",
        }
    }

    /// Whether it shows a row.
    pub(crate) fn shows(self, assessment: &Assessment, row: NodeId) -> bool {
        if self == Self::All {
            return true;
        }
        let Some(row) = assessment.rows.get(&row) else { return self == Self::Open };
        match self {
            Self::All => true,
            Self::Open => {
                matches!(row.outcome, Outcome::Unscored(_))
                    || row.provisional.is_some()
                    || row
                        .flags
                        .iter()
                        .any(|flag| matches!(flag, Flag::ReasonMissing | Flag::OverAchieved { explained: false, .. }))
            }
            Self::Bound => row.provisional == Some(Provisional::Bound),
            Self::Loss => row.score.zip(row.full_score).is_some_and(|(score, full)| score < full),
        }
    }
}

/// How many rows each filter shows, in the order of [`Filter::ALL`].
pub(crate) fn count(evaluation: &Evaluation, assessment: &Assessment) -> [usize; 4] {
    let mut counts = [0; 4];
    for row in evaluation.tree.rows() {
        for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
            *count += usize::from(filter.shows(assessment, row.id));
        }
    }
    counts
}

/// The lines in order, and where each stands. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lines(Arc<Laid>);

#[derive(Debug, Default)]
struct Laid {
    list: Vec<Line>,
    /// The number of each indicator, counted through the table; 0 for other lines.
    numbers: Vec<usize>,
    places: HashMap<NodeId, usize>,
}

/// Laid out anew means changed: it happens only when the structure did.
impl PartialEq for Lines {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.list == other.0.list && self.0.numbers == other.0.numbers
    }
}

impl Lines {
    /// Lays the tree flat. Collapsed groups hide what is below them; a filter
    /// hides rows, and groups without a row that it shows.
    pub(crate) fn lay(
        evaluation: &Evaluation,
        assessment: &Assessment,
        filter: Filter,
        collapsed: &HashSet<NodeId>,
    ) -> Self {
        let tree = &evaluation.tree;
        let mut list = Vec::with_capacity(tree.row_count() + 16);
        let mut numbers = HashMap::with_capacity(tree.row_count());
        let mut number = 0;
        for dimension in tree.dimensions() {
            let before_dimension = list.len();
            let mut shown = 0;
            list.push(Line { id: dimension.id, kind: LineKind::Dimension });
            for category in tree.categories(dimension) {
                let before_category = list.len();
                let mut shown_here = 0;
                list.push(Line { id: category.id, kind: LineKind::Category });
                for row in tree.indicators(category) {
                    number += 1;
                    if filter.shows(assessment, row.id) {
                        shown_here += 1;
                        numbers.insert(row.id, number);
                        push_row(&mut list, row);
                    }
                }
                if filter != Filter::All && shown_here == 0 {
                    list.truncate(before_category);
                } else if collapsed.contains(&category.id) {
                    list.truncate(before_category + 1);
                }
                shown += shown_here;
            }
            if filter != Filter::All && shown == 0 {
                list.truncate(before_dimension);
            } else if collapsed.contains(&dimension.id) {
                list.truncate(before_dimension + 1);
            }
        }
        let numbers = list.iter().map(|line: &Line| numbers.get(&line.id).copied().unwrap_or(0)).collect();
        let places = list.iter().enumerate().map(|(place, line)| (line.id, place)).collect();
        Self(Arc::new(Laid { list, numbers, places }))
    }

    /// How many lines there are.
    pub(crate) fn len(&self) -> usize {
        self.0.list.len()
    }

    /// A line by its place.
    pub(crate) fn get(&self, place: usize) -> Option<Line> {
        self.0.list.get(place).copied()
    }

    /// Where a node stands; `None`: it is not shown.
    pub(crate) fn place(&self, id: NodeId) -> Option<usize> {
        self.0.places.get(&id).copied()
    }

    /// The number of an indicator, counted through the table.
    pub(crate) fn number(&self, id: NodeId) -> Option<usize> {
        self.0.numbers.get(self.place(id)?).copied().filter(|number| *number > 0)
    }

    /// The line of a node.
    pub(crate) fn line(&self, id: NodeId) -> Option<Line> {
        self.get(self.place(id)?)
    }

    /// The lines of some places.
    pub(crate) fn slice(&self, places: std::ops::Range<usize>) -> Vec<Line> {
        self.0.list.get(places).unwrap_or_default().to_vec()
    }
}

fn push_row(list: &mut Vec<Line>, row: &Indicator) {
    list.push(Line { id: row.id, kind: LineKind::Indicator });
    if row.measure == Measure::Composite {
        list.extend(row.parts.iter().map(|part| Line { id: part.id, kind: LineKind::Part(row.id) }));
    }
}
