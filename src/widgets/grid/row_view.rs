//! What a row of the table says, as text and looks, before any markup.

use jiheng_core::decimal::{Fraction, Points, Quantity, Reading, round_half_up};
use jiheng_core::engine::{Completion, Flag, Outcome, Provisional, RowAssessment, Subtotal, Unscored};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Applicability, Entry, Evaluation, Indicator, Measure, NodeId, Part, Target};
use jiheng_core::standard::Standard;

use crate::widgets::beam::Rate;
use crate::widgets::state::State;
use crate::workspace::Snapshot;

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
        let actual = match row.measure {
            _ if not_applicable => CellText::derived(t("grid.not_applicable").to_owned()),
            Measure::Qualitative => tier_cell(row, standard, assessed),
            Measure::YesNo => yes_no_cell(row, assessed),
            Measure::ExecutionRate => CellText::derived(execution_text(evaluation, assessed)),
            Measure::Composite => CellText::derived(t("grid.by_parts").to_owned()),
            _ => quantity_cell(&row.actual, assessed, Side::Actual),
        };
        let target = match row.measure {
            Measure::ExecutionRate => CellText::derived(t("grid.execution_target").to_owned()),
            Measure::Composite => {
                CellText::derived(fill("grid.parts_count", &[("count", &row.parts.len().to_string())]))
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
        let not_applicable = matches!(row.applicability, Applicability::NotApplicable(_));
        Self {
            name: part.name.clone(),
            measure: part.measure,
            target: target_cell(&part.target, part.measure, assessed),
            unit: part.unit.clone(),
            actual: quantity_cell(&part.actual, assessed, Side::Actual),
            tiers: None,
            tier: None,
            points: String::new(),
            interval: String::new(),
            rate: rate_of(part.measure, assessed, not_applicable),
            full_score: CellText::derived(
                assessed.and_then(|row| row.full_score).map(|full| plain(full)).unwrap_or_default(),
            ),
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
        let sums = snapshot.assessment.subtotals.get(&id).cloned().unwrap_or_default();
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
                Some(stated) if *stated != sums.full_score => {
                    fill("grid.stated_full", &[("stated", &plain(*stated)), ("sum", &plain(sums.full_score))])
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Target,
    Actual,
}

fn quantity_cell(entry: &Entry<Quantity>, assessed: Option<&RowAssessment>, side: Side) -> CellText {
    let outcome = assessed.map(|row| row.outcome);
    let unreadable = match side {
        Side::Target => Unscored::TargetUnreadable,
        Side::Actual => Unscored::ActualUnreadable,
    };
    let held = held_quantity(entry);
    let (text, look, title) = match entry {
        Entry::Blank => (t("entry.blank").to_owned(), Look::Missing, t("entry.blank").to_owned()),
        Entry::NotStated => (t("entry.not_stated").to_owned(), Look::Unstated, t("entry.not_stated").to_owned()),
        Entry::Invalid(text) => (text.clone(), Look::Unreadable, unreadable_reason(&Quantity::read(text.as_str()))),
        Entry::Value(quantity) => {
            let text = quantity.text().to_owned();
            match quantity.reading() {
                _ if outcome == Some(Outcome::Unscored(unreadable)) => {
                    (text, Look::Unreadable, unreadable_reason(quantity))
                }
                Err(_) => (text, Look::Unreadable, unreadable_reason(quantity)),
                Ok(Reading::Exact(_)) => (text.clone(), Look::Plain, text),
                Ok(_) if side == Side::Target => (text.clone(), Look::Plain, text),
                Ok(_) => (text, Look::Bound, t("grid.bound_title").to_owned()),
            }
        }
    };
    CellText { text, held, look, title }
}

/// Why a text is not a number, in words.
pub(crate) fn unreadable_reason(quantity: &Quantity) -> String {
    use jiheng_core::decimal::ParseNumberError as Error;
    let key = match quantity.reading() {
        Ok(_) => "grid.unreadable.other",
        Err(words) => match words.0 {
            Error::Empty => "grid.unreadable.empty",
            Error::OutOfRange => "grid.unreadable.out_of_range",
            Error::UnknownUnit => "grid.unreadable.unknown_unit",
            Error::ReversedRange => "grid.unreadable.reversed_range",
            Error::NotNumber | Error::NotDate => "grid.unreadable.not_number",
        },
    };
    fill(key, &[("text", quantity.text())])
}

fn target_cell(target: &Target, measure: Measure, assessed: Option<&RowAssessment>) -> CellText {
    let judged = matches!(measure, Measure::Qualitative | Measure::YesNo);
    let mut cell = quantity_cell(target.in_force(), assessed, Side::Target);
    if judged && cell.look == Look::Unreadable {
        // The target of a judged row is words.
        cell.look = Look::Plain;
        cell.title = cell.text.clone();
    }
    if judged && cell.look == Look::Missing {
        cell = CellText::default();
    }
    if !target.adjusted.is_blank() {
        let initial = entry_words(&target.initial);
        let document = &target.adjustment_document;
        cell.title =
            fill("grid.adjusted_title", &[("initial", &initial), ("adjusted", &cell.text), ("document", document)]);
    }
    cell
}

fn entry_words(entry: &Entry<Quantity>) -> String {
    match entry {
        Entry::Blank => t("entry.blank").to_owned(),
        Entry::NotStated => t("entry.not_stated").to_owned(),
        other => held_quantity(other),
    }
}

fn full_score_cell(entry: &Entry<Points>, assessed: Option<&RowAssessment>) -> CellText {
    let unreadable = assessed.is_some_and(|row| row.outcome == Outcome::Unscored(Unscored::FullScoreUnreadable));
    let held = held_points(entry);
    match entry {
        Entry::Blank => CellText {
            text: t("entry.blank").to_owned(),
            look: Look::Missing,
            title: t("grid.full_missing").to_owned(),
            held,
        },
        Entry::NotStated => CellText {
            text: t("entry.not_stated").to_owned(),
            look: Look::Unstated,
            title: t("entry.not_stated").to_owned(),
            held,
        },
        Entry::Invalid(text) => {
            CellText { text: text.clone(), look: Look::Unreadable, title: t("grid.full_unreadable").to_owned(), held }
        }
        Entry::Value(_) if unreadable => {
            CellText { text: held.clone(), look: Look::Unreadable, title: t("grid.full_unreadable").to_owned(), held }
        }
        Entry::Value(points) => CellText { text: plain(*points), title: plain(*points), look: Look::Plain, held },
    }
}

/// The tier in force: the chosen one, or the one that the engine assumed.
fn tier_in_force(row: &Indicator, assessed: Option<&RowAssessment>) -> Option<u8> {
    match assessed.map(|row| row.outcome) {
        Some(Outcome::Tier(tier)) => Some(tier),
        _ => row.judgement.tier,
    }
}

fn tier_cell(row: &Indicator, standard: &Standard, assessed: Option<&RowAssessment>) -> CellText {
    let words = held_quantity(&row.actual);
    let tier = tier_in_force(row, assessed);
    let name = tier.and_then(|tier| standard.tiers.get(usize::from(tier))).map(|tier| tier.name.as_str());
    let text = if words.is_empty() { name.unwrap_or_default().to_owned() } else { words };
    if text.is_empty() {
        return CellText { text: t("grid.tier_missing").to_owned(), look: Look::Missing, ..CellText::default() };
    }
    let title = name.unwrap_or(&text).to_owned();
    CellText { text, title, ..CellText::default() }
}

fn tiers(row: &Indicator, standard: &Standard, assessed: Option<&RowAssessment>) -> Option<(u8, u8)> {
    if row.measure != Measure::Qualitative {
        return None;
    }
    let count = u8::try_from(standard.tiers.len()).unwrap_or(u8::MAX);
    let filled = tier_in_force(row, assessed).map_or(0, |tier| count.saturating_sub(tier));
    Some((filled, count))
}

/// The points that the tier in force allows (8.00～10.00), in words. The ends
/// are compared as rounded points, as the official system does.
pub(crate) fn interval(row: &Indicator, standard: &Standard, assessed: Option<&RowAssessment>) -> Option<String> {
    let number = tier_in_force(row, assessed)?;
    let tier = standard.tiers.get(usize::from(number))?;
    let full = row.full_score.value()?;
    let end = |ratio: jiheng_core::decimal::Ratio| {
        let exact = &Fraction::from(full.0) * &Fraction::from(ratio.0);
        round_half_up(&exact, standard.rounding_places).to_string()
    };
    let key = if number == 0 { "grid.interval_closed" } else { "grid.interval_open" };
    Some(fill(key, &[("from", &end(tier.from)), ("to", &end(tier.to))]))
}

fn yes_no_cell(row: &Indicator, assessed: Option<&RowAssessment>) -> CellText {
    let words = held_quantity(&row.actual);
    let text = match assessed.map(|row| row.outcome) {
        Some(Outcome::Yes) => t("grid.yes"),
        Some(Outcome::No) => t("grid.no"),
        _ if !words.is_empty() => &words,
        _ => {
            return CellText { text: t("entry.blank").to_owned(), look: Look::Missing, ..CellText::default() };
        }
    };
    CellText::plain(text)
}

fn execution_text(_evaluation: &Evaluation, assessed: Option<&RowAssessment>) -> String {
    match assessed.map(|row| &row.completion) {
        Some(Completion::Rate(rate)) => round_half_up(&(rate * &Fraction::from(100)), 2).to_string(),
        _ => t("grid.funds_missing").to_owned(),
    }
}

fn rate_of(measure: Measure, assessed: Option<&RowAssessment>, not_applicable: bool) -> Rate {
    if not_applicable {
        return Rate::NotApplicable;
    }
    if matches!(measure, Measure::Qualitative | Measure::YesNo) {
        return Rate::Absent;
    }
    let Some(assessed) = assessed else { return Rate::None };
    Rate::of(&assessed.completion, matches!(assessed.outcome, Outcome::Under))
}

fn score_text(assessed: Option<&RowAssessment>, not_applicable: bool) -> ScoreText {
    if not_applicable {
        return ScoreText { text: t("grid.not_counted").to_owned(), class: "sc--none", title: String::new() };
    }
    let Some(assessed) = assessed else { return ScoreText::unscored() };
    let Some(score) = assessed.score else { return ScoreText::unscored() };
    let lost = assessed.full_score.is_some_and(|full| score < full);
    let (class, title) = match assessed.provisional {
        Some(Provisional::Bound) => ("sc--prov", t("grid.provisional_bound").to_owned()),
        Some(Provisional::NoBasis) => ("sc--prov", t("grid.provisional_no_basis").to_owned()),
        None if lost => ("sc--loss", String::new()),
        None => ("sc", String::new()),
    };
    ScoreText { text: two_places(score), class, title }
}

impl ScoreText {
    fn unscored() -> Self {
        Self { text: t("grid.unscored_mark").to_owned(), class: "sc--none", title: t("grid.unscored").to_owned() }
    }
}

/// What is asked of the person where no reason is written.
fn asked(row: &Indicator, assessed: Option<&RowAssessment>) -> Option<&'static str> {
    if !row.deviation_reason.trim().is_empty() {
        return None;
    }
    let assessed = assessed?;
    let over = assessed.flags.iter().any(|flag| matches!(flag, Flag::OverAchieved { explained: false, .. }));
    let missing = assessed.flags.contains(&Flag::ReasonMissing);
    if over {
        Some("grid.ask_over")
    } else if missing {
        Some("grid.ask_reason")
    } else {
        None
    }
}

/// How many pieces of evidence each indicator rests on.
pub(crate) fn evidence_counts(evaluation: &Evaluation) -> std::collections::HashMap<NodeId, usize> {
    let mut counts = std::collections::HashMap::new();
    for id in evaluation.evidence.iter().flat_map(|entry| &entry.indicators) {
        *counts.entry(*id).or_insert(0) += 1;
    }
    counts
}
