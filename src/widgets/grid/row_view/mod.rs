//! What a row of the table says, as text and looks, before any markup.

mod cells;

use jiheng_core::decimal::{Fraction, Points, Quantity, round_half_up};
use jiheng_core::engine::{RowAssessment, Subtotal};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Applicability, Entry, Evaluation, Indicator, Measure, NodeId, Part};
use jiheng_core::standard::Standard;

use super::choice;
use crate::widgets::beam::Rate;
use crate::widgets::state::State;
use crate::workspace::Snapshot;

use self::cells::{
    Side, answer_cell, asked, execution_text, full_score_cell, quantity_cell, rate_of, score_text, survey_text,
    target_cell, tier_cell, tiers, yes_no_cell,
};
pub(crate) use self::cells::{evidence_counts, interval, unreadable_reason};

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Look {
    /// Plain text.
    #[default]
    Plain,
    /// Only a bound is known (非精确值).
    Bound,
    /// Cannot be read (无法识别).
    Unreadable,
    /// Nothing stands there, and something should (未填).
    Missing,
    /// The source says nothing about it (原报告未说明).
    Unstated,
    /// Shown here, typed elsewhere.
    Derived,
}

impl Look {
    /// The classes of the cell.
    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Plain => "cell",
            Self::Bound => "cell cell--bound",
            Self::Unreadable => "cell cell--bad",
            Self::Missing => "cell cell--none",
            Self::Unstated => "cell cell--unsaid",
            Self::Derived => "cell t3",
        }
    }
}

/// A cell at rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct CellText {
    /// What stands there.
    pub(crate) text: String,
    /// What a field opens with: the text as held.
    pub(crate) held: String,
    /// How it looks.
    pub(crate) look: Look,
    /// What the pointer is told.
    pub(crate) title: String,
}

impl CellText {
    fn plain(text: &str) -> Self {
        Self { text: text.to_owned(), held: text.to_owned(), title: text.to_owned(), ..Self::default() }
    }

    fn derived(text: String) -> Self {
        Self { title: text.clone(), text, look: Look::Derived, ..Self::default() }
    }
}

/// A score at rest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ScoreText {
    /// What stands there.
    pub(crate) text: String,
    /// Its class.
    pub(crate) class: &'static str,
    /// Why it is provisional, for the pointer.
    pub(crate) title: String,
    /// The computed score, where a person set another one.
    pub(crate) computed: Option<String>,
}

/// A row of an indicator or of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RowView {
    /// Its name.
    pub(crate) name: String,
    /// How it is measured.
    pub(crate) measure: Measure,
    /// 年度指标值.
    pub(crate) target: CellText,
    /// 单位.
    pub(crate) unit: String,
    /// 实际完成值.
    pub(crate) actual: CellText,
    /// Steps of the tiers that are filled, of how many; qualitative rows only.
    pub(crate) tiers: Option<(u8, u8)>,
    /// The chosen tier; yes is 0 and no is 1.
    pub(crate) tier: Option<u8>,
    /// The points that were typed, as held.
    pub(crate) points: String,
    /// Which points the tier allows, in words.
    pub(crate) interval: String,
    /// 完成率.
    pub(crate) rate: Rate,
    /// 分值.
    pub(crate) full_score: CellText,
    /// 得分.
    pub(crate) score: ScoreText,
    /// 状态.
    pub(crate) state: State,
    /// 偏差原因分析及改进措施.
    pub(crate) reason: String,
    /// What is asked for where the reason is blank.
    pub(crate) asked: Option<&'static str>,
    /// Whether it does not apply.
    pub(crate) not_applicable: bool,
}

impl RowView {
    /// The row of an indicator or of a part; `None`: it has gone.
    pub(crate) fn of(snapshot: &Snapshot, id: NodeId, part_of: Option<NodeId>) -> Option<Self> {
        let (evaluation, standard) = (&snapshot.draft.evaluation, &snapshot.draft.standard);
        let assessed = match part_of {
            Some(row) => snapshot.assessment.part(row, id),
            None => snapshot.assessment.rows.get(&id),
        };
        let row = evaluation.tree.indicator(part_of.unwrap_or(id))?;
        if part_of.is_some() {
            let part = row.parts.iter().find(|part| part.id == id)?;
            return Some(Self::of_part(part, row, assessed));
        }
        Some(Self::of_indicator(row, evaluation, standard, assessed))
    }

    fn of_indicator(
        row: &Indicator,
        evaluation: &Evaluation,
        standard: &Standard,
        assessed: Option<&RowAssessment>,
    ) -> Self {
        let not_applicable = matches!(row.applicability, Applicability::NotApplicable(_));
        let list = row.is_list();
        let actual = match row.measure {
            _ if not_applicable => CellText::derived(t("grid.not_applicable").to_owned()),
            Measure::Qualitative => tier_cell(row, standard, assessed),
            Measure::YesNo => yes_no_cell(row, assessed),
            Measure::ExecutionRate => CellText::derived(execution_text(evaluation, assessed)),
            Measure::Composite => {
                CellText::derived(t(if list { "grid.by_points" } else { "grid.by_parts" }).to_owned())
            }
            _ if !row.milestones.is_empty() => {
                CellText::derived(fill("grid.milestones", &[("count", &row.milestones.len().to_string())]))
            }
            _ if !row.portions.is_empty() => {
                CellText::derived(fill("grid.portions", &[("count", &row.portions.len().to_string())]))
            }
            _ if row.survey.is_counted() => CellText::derived(survey_text(&row.survey)),
            _ => quantity_cell(&row.actual, assessed, Side::Actual),
        };
        let target = match row.measure {
            Measure::ExecutionRate => CellText::derived(t("grid.execution_target").to_owned()),
            Measure::Composite => {
                let key = if list { "grid.points_count" } else { "grid.parts_count" };
                CellText::derived(fill(key, &[("count", &row.parts.len().to_string())]))
            }
            _ => target_cell(&row.target, row.measure, assessed),
        };
        Self {
            name: row.name.clone(),
            measure: row.measure,
            target,
            unit: if row.measure == Measure::ExecutionRate { "%".to_owned() } else { row.unit.clone() },
            actual,
            tiers: tiers(row, standard, assessed),
            tier: row.judgement.tier,
            points: held_points(&row.judgement.points),
            interval: interval(row, standard, assessed).unwrap_or_default(),
            rate: rate_of(row.measure, assessed, not_applicable),
            full_score: full_score_cell(&row.full_score, assessed),
            score: score_text(assessed, not_applicable),
            state: State::of(row.measure, assessed, standard),
            reason: row.deviation_reason.clone(),
            asked: asked(row, assessed),
            not_applicable,
        }
    }

    fn of_part(part: &Part, row: &Indicator, assessed: Option<&RowAssessment>) -> Self {
        let yes_no = part.measure == Measure::YesNo;
        let not_applicable = matches!(row.applicability, Applicability::NotApplicable(_));
        Self {
            name: part.name.clone(),
            measure: part.measure,
            target: if yes_no { CellText::default() } else { target_cell(&part.target, part.measure, assessed) },
            unit: part.unit.clone(),
            actual: if yes_no {
                answer_cell(part, assessed)
            } else {
                quantity_cell(&part.actual, assessed, Side::Actual)
            },
            tiers: None,
            tier: choice::answer_of(part),
            points: String::new(),
            interval: String::new(),
            rate: rate_of(part.measure, assessed, not_applicable),
            full_score: CellText::derived(assessed.and_then(|row| row.full_score).map(plain).unwrap_or_default()),
            score: score_text(assessed, not_applicable),
            state: State::of_part(assessed),
            reason: String::new(),
            asked: None,
            not_applicable,
        }
    }
}

/// A row of a dimension or of a category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct GroupView {
    /// Its name.
    pub(crate) name: String,
    /// "6 项", with what is open.
    pub(crate) note: String,
    /// 得分率.
    pub(crate) rate: Rate,
    /// 分值.
    pub(crate) full_score: String,
    /// 得分.
    pub(crate) score: String,
    /// What does not add up, for the last cell.
    pub(crate) mismatch: String,
}

impl GroupView {
    /// The row of a dimension or a category; `None`: it has gone.
    pub(crate) fn of(snapshot: &Snapshot, id: NodeId) -> Option<Self> {
        let tree = &snapshot.draft.evaluation.tree;
        let (name, stated) = tree
            .dimension(id)
            .map(|node| (&node.name, &node.full_score))
            .or_else(|| tree.category(id).map(|node| (&node.name, &node.full_score)))?;
        let sums = snapshot.assessment.subtotals.get(&id).copied().unwrap_or_default();
        let mut note = fill("grid.rows_count", &[("count", &sums.rows.to_string())]);
        if !sums.is_complete() {
            let scored = plain(sums.scored_full_score);
            note.push_str(&fill("grid.scored_points", &[("points", &scored)]));
        }
        Some(Self {
            name: name.clone(),
            note,
            rate: score_rate(&sums),
            full_score: plain(sums.full_score),
            score: two_places(sums.score),
            mismatch: match stated.value() {
                Some(stated) if *stated != sums.weight => {
                    fill("grid.stated_full", &[("stated", &plain(*stated)), ("sum", &plain(sums.weight))])
                }
                _ => String::new(),
            },
        })
    }
}

/// Score ÷ full score, of the rows that are scored.
fn score_rate(sums: &Subtotal) -> Rate {
    match Fraction::new(sums.score.0, sums.scored_full_score.0) {
        Some(rate) => Rate::share(&rate),
        None => Rate::None,
    }
}

/// Points with their two decimals.
pub(crate) fn two_places(points: Points) -> String {
    round_half_up(&Fraction::from(points.0), 2).to_string()
}

/// Points as short as they are: a full score of 5, or 7.5.
pub(crate) fn plain(points: Points) -> String {
    points.0.normalize().to_string()
}

/// The text that a field opens with.
pub(crate) fn held_quantity(entry: &Entry<Quantity>) -> String {
    match entry {
        Entry::Value(quantity) => quantity.text().to_owned(),
        Entry::Invalid(text) => text.clone(),
        Entry::Blank | Entry::NotStated => String::new(),
    }
}

/// The text that a field opens with.
pub(crate) fn held_points(entry: &Entry<Points>) -> String {
    match entry {
        Entry::Value(points) => points.0.to_string(),
        Entry::Invalid(text) => text.clone(),
        Entry::Blank | Entry::NotStated => String::new(),
    }
}
