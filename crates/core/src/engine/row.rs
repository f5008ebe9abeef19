//! The score of one row.

use super::numeric::{self, Numeric};
use super::rules::execution_rate::{self, Executed};
use super::rules::{Verdict, composite, missing, not_applicable, over_achievement, tiers, yes_no};
use super::trace::{Input, InputUnit, Recorder, Source, Step};
use super::{Completion, Flag, Outcome, Provisional, RowAssessment, Unscored};
use crate::decimal::{Fraction, Points, round_half_up};
use crate::model::{Applicability, Funds, Indicator, Measure, NodeId, Part};
use crate::standard::Standard;

/// What a person's judgement comes to.
pub(super) struct Judged {
    pub(super) outcome: Outcome,
    pub(super) points: Points,
    pub(super) provisional: Option<Provisional>,
}

/// Scores a row.
pub(super) fn score(
    row: &Indicator,
    funds: &Funds,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> RowAssessment {
    let full_score = missing::full_score(&row.full_score);
    let mut assessment = RowAssessment {
        rule: numeric::rule(row.measure, standard.over_run),
        full_score: full_score.ok(),
        outcome: Outcome::NotApplicable,
        score: None,
        completion: Completion::None,
        provisional: None,
        flags: Vec::new(),
        parts: Vec::new(),
    };
    assessment.outcome = match (&row.applicability, full_score) {
        (Applicability::NotApplicable(reason), _) => {
            let outcome = not_applicable::declare(row, standard);
            if outcome == Outcome::NotApplicable && is_blank(reason) {
                assessment.flags.push(Flag::ReasonMissing);
            }
            outcome
        }
        (Applicability::Applicable, Err(reason)) => Outcome::Unscored(reason),
        (Applicability::Applicable, Ok(full_score)) => {
            fill(&mut assessment, row, full_score, funds, standard, recorder).unwrap_or_else(Outcome::Unscored)
        }
    };
    match assessment.outcome {
        Outcome::NotApplicable => recorder.step(|| Step::NotApplicable),
        Outcome::Unscored(reason) => {
            // Nothing provisional, no rate and no remark about points that there are not.
            assessment.completion = Completion::None;
            assessment.provisional = None;
            assessment.flags.clear();
            recorder.step(|| Step::Unscored(reason));
        }
        _ => remark(&mut assessment, row, recorder),
    }
    assessment
}

/// Fills in what the measure of the row leads to.
fn fill(
    assessment: &mut RowAssessment,
    row: &Indicator,
    full_score: Points,
    funds: &Funds,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Outcome, Unscored> {
    let verdict = match row.measure {
        Measure::Qualitative | Measure::YesNo => {
            recorder.step(|| judgement_inputs(row, full_score));
            let judge = if row.measure == Measure::YesNo { yes_no::judge } else { tiers::judge };
            let judged = judge(row, full_score, standard, recorder)?;
            assessment.score = Some(judged.points);
            assessment.provisional = judged.provisional;
            return Ok(judged.outcome);
        }
        Measure::ExecutionRate => match execution_rate::judge(funds, standard, recorder)? {
            Executed::NotApplicable => return Ok(Outcome::NotApplicable),
            Executed::Verdict(verdict) => verdict,
        },
        Measure::Composite => {
            let joined = composite::judge(row, full_score, standard, recorder);
            assessment.provisional = joined.provisional;
            assessment.parts = joined.parts;
            joined.verdict?
        }
        _ => {
            let (verdict, bound) = number(row, standard, recorder)?;
            assessment.provisional = bound.then_some(Provisional::Bound);
            verdict
        }
    };
    assessment.score = Some(earn(full_score, &verdict.share, standard.score_places(), recorder));
    assessment.completion = verdict.completion;
    assessment.flags = verdict.flags;
    Ok(if verdict.met { Outcome::Met } else { Outcome::Under })
}

fn number(row: &Indicator, standard: &Standard, recorder: &mut impl Recorder) -> Result<(Verdict, bool), Unscored> {
    let numeric = Numeric {
        measure: row.measure,
        polarity: row.polarity,
        target: &row.target,
        unit: &row.unit,
        actual: &row.actual,
    };
    let (mut verdict, bound) = numeric::judge(&numeric, standard.over_run, recorder)?;
    let lower = numeric::is_lower_better(row.measure);
    let rule = &standard.over_achievement;
    over_achievement::apply(&mut verdict, &row.over_achievement, &row.deviation_reason, lower, rule, recorder)?;
    Ok((verdict, bound))
}

/// Share and full score become points: one product, one rounding, one cap.
///
/// A full share is the full score itself; rounding would only format it.
fn earn(full_score: Points, share: &Fraction, places: u32, recorder: &mut impl Recorder) -> Points {
    if *share >= Fraction::ONE {
        recorder.step(|| Step::Full(full_score));
        return full_score;
    }
    let value = &Fraction::from(full_score.0) * share;
    recorder.step(|| Step::Multiply { full_score, by: share.clone(), value: value.clone() });
    let rounded = Points(round_half_up(&value, places));
    recorder.step(|| Step::Round { value, places, rounded });
    let score = rounded.min(full_score);
    recorder.step(|| Step::Cap { limit: full_score, reached: rounded > full_score, score });
    score
}

/// What a reader should know of a scored row besides its rule.
fn remark(assessment: &mut RowAssessment, row: &Indicator, recorder: &mut impl Recorder) {
    if let Some(provisional) = assessment.provisional {
        recorder.step(|| Step::Provisional(provisional));
    }
    let lost = assessment.score < assessment.full_score;
    let missed = matches!(assessment.outcome, Outcome::Under | Outcome::No);
    if (lost || missed) && is_blank(&row.deviation_reason) {
        assessment.flags.push(Flag::ReasonMissing);
    }
}

/// Whether a text says nothing.
pub(super) fn is_blank(text: &str) -> bool {
    // Ends at the first character that is written, where `trim` looks from both ends.
    text.chars().all(char::is_whitespace)
}

fn judgement_inputs(row: &Indicator, full_score: Points) -> Step {
    let target = Source::Target { measure: row.measure, adjusted: !row.target.adjusted.is_blank() };
    let own = Input { source: Source::FullScore, text: full_score.to_string(), unit: InputUnit::Points };
    let typed =
        [numeric::input(Source::Actual, &row.actual, ""), numeric::input(target, row.target.in_force(), ""), Some(own)];
    Step::Take(typed.into_iter().flatten().collect())
}

/// The assessment of a part, for the line that shows it.
pub(super) fn part_assessment(
    part: &Part,
    judged: &Result<(Verdict, bool), Unscored>,
    row_full_score: Points,
    share: &Fraction,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> RowAssessment {
    let places = standard.score_places();
    let full_score = row_full_score;
    let full = &Fraction::from(full_score.0) * share;
    let mut assessment = RowAssessment {
        rule: numeric::rule(part.measure, standard.over_run),
        full_score: Some(Points(round_half_up(&full, places).normalize())),
        outcome: Outcome::NotApplicable,
        score: None,
        completion: Completion::None,
        provisional: None,
        flags: Vec::new(),
        parts: Vec::new(),
    };
    assessment.outcome = match judged {
        Err(reason) => {
            recorder.step(|| Step::Unscored(*reason));
            Outcome::Unscored(*reason)
        }
        Ok((verdict, bound)) => {
            let value = &full * &verdict.share;
            recorder.step(|| Step::Multiply { full_score, by: share * &verdict.share, value: value.clone() });
            let rounded = Points(round_half_up(&value, places));
            recorder.step(|| Step::Round { value, places, rounded });
            assessment.score = Some(rounded);
            assessment.completion = verdict.completion.clone();
            assessment.flags.clone_from(&verdict.flags);
            assessment.provisional = bound.then_some(Provisional::Bound);
            if verdict.met { Outcome::Met } else { Outcome::Under }
        }
    };
    assessment
}

/// The completion rate of a composite row: the share that its parts come to.
pub(super) fn completion_of_parts(parts: &[(NodeId, RowAssessment)], share: &Fraction) -> Completion {
    let bound = parts.iter().any(|(_, part)| part.provisional.is_some());
    if bound { Completion::AtLeast(share.clone()) } else { Completion::Rate(share.clone()) }
}
