//! What stands in the cells of one row.

use jiheng_core::decimal::{Date, Fraction, Points, Quantity, Reading, round_half_up};
use jiheng_core::engine::{Completion, Flag, Outcome, Provisional, RowAssessment, Unscored};
use jiheng_core::i18n::{fill, t};
use jiheng_core::model::{Entry, Evaluation, Indicator, Measure, NodeId, Part, Survey, Target};
use jiheng_core::standard::{Rule, Standard};

use crate::widgets::beam::Rate;

use super::{CellText, Look, ScoreText, held_points, held_quantity, plain, two_places};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Target,
    Actual,
}

pub(super) fn quantity_cell(entry: &Entry<Quantity>, assessed: Option<&RowAssessment>, side: Side) -> CellText {
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
                // A row that is scored by lateness compares days.
                Err(_) if assessed.is_some_and(|row| row.rule == Rule::Late) && Date::read(&text).is_ok() => {
                    (text.clone(), Look::Plain, text)
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

/// The answer of a point of a list: is it met?
pub(super) fn answer_cell(part: &Part, assessed: Option<&RowAssessment>) -> CellText {
    let mut cell = quantity_cell(&part.actual, assessed, Side::Actual);
    let scored = assessed.is_some_and(|row| row.score.is_some());
    if scored && cell.look == Look::Unreadable {
        // Words answer it.
        cell.look = Look::Plain;
        cell.title.clone_from(&cell.text);
    }
    cell
}

/// The rate of a survey: the counts that it is worked out from.
pub(super) fn survey_text(survey: &Survey) -> String {
    let count = |entry: &Entry<Quantity>| match entry {
        Entry::Blank | Entry::NotStated => t("entry.blank").to_owned(),
        other => held_quantity(other),
    };
    fill("grid.survey", &[("satisfied", &count(&survey.satisfied)), ("valid", &count(&survey.valid))])
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

pub(super) fn target_cell(target: &Target, measure: Measure, assessed: Option<&RowAssessment>) -> CellText {
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

pub(super) fn entry_words(entry: &Entry<Quantity>) -> String {
    match entry {
        Entry::Blank => t("entry.blank").to_owned(),
        Entry::NotStated => t("entry.not_stated").to_owned(),
        other => held_quantity(other),
    }
}

pub(super) fn full_score_cell(entry: &Entry<Points>, assessed: Option<&RowAssessment>) -> CellText {
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
        Entry::Value(points) => {
            // Beside what was entered stands what the row scores with after spreading.
            let spread = assessed.and_then(RowAssessment::reweighted).map(|points| format!("→{}", plain(points)));
            let text = plain(*points) + spread.as_deref().unwrap_or_default();
            CellText { title: text.clone(), text, look: Look::Plain, held }
        }
    }
}

/// The tier in force: the chosen one, or the one that the engine assumed.
pub(super) fn tier_in_force(row: &Indicator, assessed: Option<&RowAssessment>) -> Option<u8> {
    match assessed.map(|row| row.outcome) {
        Some(Outcome::Tier(tier)) => Some(tier),
        _ => row.judgement.tier,
    }
}

pub(super) fn tier_cell(row: &Indicator, standard: &Standard, assessed: Option<&RowAssessment>) -> CellText {
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

pub(super) fn tiers(row: &Indicator, standard: &Standard, assessed: Option<&RowAssessment>) -> Option<(u8, u8)> {
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

pub(super) fn yes_no_cell(row: &Indicator, assessed: Option<&RowAssessment>) -> CellText {
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

pub(super) fn execution_text(_evaluation: &Evaluation, assessed: Option<&RowAssessment>) -> String {
    match assessed.map(|row| &row.completion) {
        Some(Completion::Rate(rate)) => round_half_up(&(rate * &Fraction::from(100)), 2).to_string(),
        _ => t("grid.funds_missing").to_owned(),
    }
}

pub(super) fn rate_of(measure: Measure, assessed: Option<&RowAssessment>, not_applicable: bool) -> Rate {
    if not_applicable {
        return Rate::NotApplicable;
    }
    if matches!(measure, Measure::Qualitative | Measure::YesNo) {
        return Rate::Absent;
    }
    let Some(assessed) = assessed else { return Rate::None };
    Rate::of(&assessed.completion, matches!(assessed.outcome, Outcome::Under))
}

pub(super) fn score_text(assessed: Option<&RowAssessment>, not_applicable: bool) -> ScoreText {
    if not_applicable {
        return ScoreText { text: t("grid.not_counted").to_owned(), class: "sc--none", ..ScoreText::default() };
    }
    let Some(assessed) = assessed else { return ScoreText::unscored() };
    let Some(score) = assessed.score else { return ScoreText::unscored() };
    let lost = assessed.full_score.is_some_and(|full| score < full);
    let (class, title) = match assessed.provisional {
        _ if assessed.computed.is_some() => ("sc sc--hand", t("state.manual").to_owned()),
        Some(Provisional::Bound) => ("sc--prov", t("grid.provisional_bound").to_owned()),
        Some(Provisional::NoBasis) => ("sc--prov", t("grid.provisional_no_basis").to_owned()),
        None if lost => ("sc--loss", String::new()),
        None => ("sc", String::new()),
    };
    ScoreText { text: two_places(score), class, title, computed: assessed.computed.map(two_places) }
}

impl ScoreText {
    fn unscored() -> Self {
        Self {
            text: t("grid.unscored_mark").to_owned(),
            class: "sc--none",
            title: t("grid.unscored").to_owned(),
            computed: None,
        }
    }
}

/// What is asked of the person where no reason is written.
pub(super) fn asked(row: &Indicator, assessed: Option<&RowAssessment>) -> Option<&'static str> {
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
