//! The score of one row.

use super::numeric::{self, Numeric};
use super::rules::execution_rate::{self, Executed};
use super::rules::missing::Counted;
use super::rules::{
    Comparison, Share, Verdict, composite, manual, milestones, missing, not_applicable, over_achievement, panel, tiers,
    yes_no,
};
use super::spread::{Heir, Spread};
use super::trace::{Input, InputUnit, Recorder, Source, Step};
use super::weight::Weight;
use super::{Completion, Flag, Outcome, Provisional, RowAssessment, Unscored, methods, tally};
use crate::decimal::{Fraction, Points, round_half_up, round_to_digits};
use crate::model::{Applicability, Evaluation, Indicator, Measure, NodeId, Part};
use crate::standard::{Rule, Standard};

/// What a person's judgement comes to.
pub(super) struct Judged {
    pub(super) outcome: Outcome,
    pub(super) points: Points,
    pub(super) provisional: Option<Provisional>,
}

/// Scores a row.
pub(super) fn score(
    row: &Indicator,
    spread: &Spread,
    evaluation: &Evaluation,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> RowAssessment {
    let mut assessment = RowAssessment::unseen();
    score_into(&mut assessment, row, spread, evaluation, standard, recorder);
    assessment
}

/// Scores a row in the place of an older assessment: nothing is moved about.
pub(super) fn score_into(
    assessment: &mut RowAssessment,
    row: &Indicator,
    spread: &Spread,
    evaluation: &Evaluation,
    standard: &Standard,
    recorder: &mut impl Recorder,
) {
    let full_score = missing::full_score(&row.full_score);
    assessment.full_score = None;
    assessment.entered = 0;
    if let Ok(full_score) = full_score {
        assessment.full_score = Some(full_score.points());
        assessment.entered = full_score.millionths();
    }
    assessment.in_millionths = (assessment.entered, 0);
    assessment.role = spread.role(row);
    assessment.rule = rule_of(row, standard);
    assessment.score = None;
    assessment.computed = None;
    assessment.completion.put(Completion::None);
    assessment.provisional = None;
    assessment.flags.clear();
    if !assessment.parts.is_empty() {
        assessment.parts.clear();
    }
    assessment.outcome = match (&row.applicability, full_score) {
        (Applicability::NotApplicable(reason), _) => {
            let outcome = not_applicable::declare(row, standard);
            if outcome == Outcome::NotApplicable {
                if is_blank(reason) {
                    assessment.flags.push(Flag::ReasonMissing);
                }
                if spread.heir(assessment.role) != Heir::Nobody {
                    assessment.in_millionths.0 = 0;
                }
            }
            outcome
        }
        (Applicability::Applicable, Err(reason)) => Outcome::Unscored(reason),
        (Applicability::Applicable, Ok(full_score)) => {
            let weight = Weight::of(full_score, assessment.role, spread, standard.score_places(), recorder);
            if weight.is_enlarged() {
                assessment.in_millionths.0 = weight.limit().millionths();
                assessment.full_score = Some(tally::shown(assessment.in_millionths.0));
            }
            fill(assessment, row, &weight, evaluation, standard, recorder).unwrap_or_else(Outcome::Unscored)
        }
    };
    match assessment.outcome {
        Outcome::NotApplicable => recorder.step(|| Step::NotApplicable(spread.heir(assessment.role))),
        Outcome::Unscored(reason) => {
            // Nothing provisional, no rate and no remark about points that there are not.
            assessment.completion.put(Completion::None);
            assessment.provisional = None;
            assessment.flags.clear();
            recorder.step(|| Step::Unscored(reason));
        }
        _ => {
            if !row.manual.is_untouched() {
                overrule(assessment, row, standard.score_places(), recorder);
            }
            remark(assessment, row, recorder);
        }
    }
}

/// The rule that scores a row.
#[inline(always)]
fn rule_of(row: &Indicator, standard: &Standard) -> Rule {
    let plain = numeric::rule(row.measure, standard.over_run);
    if row.method.is_empty()
        && row.survey.is_untouched()
        && row.parts.is_empty()
        && row.portions.is_empty()
        && row.milestones.is_empty()
        && row.marks.is_empty()
    {
        plain
    } else {
        rule_beside(row, standard, plain)
    }
}

/// The rule of a row with a method, a survey or parts.
#[inline(never)]
fn rule_beside(row: &Indicator, standard: &Standard, plain: Rule) -> Rule {
    let numeric = Comparison::of(row.measure).is_some();
    match standard.method(&row.method) {
        Some(method) if numeric => method.rule(),
        _ if numeric && !row.milestones.is_empty() => Rule::Milestones,
        _ if numeric && !row.portions.is_empty() => Rule::Aggregate,
        _ if row.measure == Measure::Qualitative && !row.marks.is_empty() => Rule::Panel,
        _ if numeric && row.survey.is_counted() => Rule::Satisfaction,
        _ if row.is_list() => Rule::CountedPoints,
        _ => plain,
    }
}

/// Fills in what the measure of the row leads to.
#[inline(always)]
fn fill(
    assessment: &mut RowAssessment,
    row: &Indicator,
    weight: &Weight,
    evaluation: &Evaluation,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Outcome, Unscored> {
    let numeric = Numeric::of(row);
    let special = !row.method.is_empty()
        || !row.portions.is_empty()
        || !row.milestones.is_empty()
        || !row.survey.is_untouched() && row.survey.is_counted();
    let plain = if special { None } else { numeric::plain(&numeric, standard.over_run) };
    let Some((case, actual)) = plain else {
        return fill_other(assessment, row, weight, evaluation, standard, recorder);
    };
    numeric::take(&numeric, recorder);
    let Verdict { met, completion, mut share, excess, flags, .. } = case.judge(actual, recorder);
    assessment.flags.add_plain(&flags);
    if let Some(excess) = excess {
        let lower = numeric::is_lower_better(row.measure);
        let (known, reason, rule) = (&row.over_achievement, &row.deviation_reason, &standard.over_achievement);
        let flags = &mut assessment.flags;
        // An exceeded target earns the full score, so that the coefficient is the share.
        if let Some(coefficient) = over_achievement::judge(excess, known, reason, lower, rule, flags, recorder)? {
            share = Share::Part(coefficient);
        }
    }
    let share = share.of(&completion);
    assessment.completion.put(completion);
    earn(assessment, weight, share, standard, recorder);
    Ok(if met { Outcome::Met } else { Outcome::Under })
}

/// Fills in what rows lead to that are not plain numbers.
#[inline(never)]
fn fill_other(
    assessment: &mut RowAssessment,
    row: &Indicator,
    weight: &Weight,
    evaluation: &Evaluation,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Outcome, Unscored> {
    let full_score = weight.entered();
    let verdict = match row.measure {
        Measure::Qualitative if !row.marks.is_empty() => {
            let (places, experts) = (standard.score_places(), &evaluation.profile.panel);
            let (value, flag) = panel::judge(&row.marks, experts, full_score, recorder)?;
            let tier = tiers::tier_of(Points(round_half_up(&value, places)), full_score, standard);
            let points = weight.settle(value, places, recorder);
            assessment.score = Some(points);
            assessment.in_millionths.1 = tally::millionths(points);
            assessment.provisional = tiers::without_basis(row);
            if let Some(flag) = flag {
                assessment.flags.push(flag);
            }
            return Ok(Outcome::Tier(tier));
        }
        Measure::Qualitative | Measure::YesNo => {
            recorder.step(|| judgement_inputs(row, full_score));
            let judge = if row.measure == Measure::YesNo { yes_no::judge } else { tiers::judge };
            let judged = judge(row, weight, standard, recorder)?;
            assessment.score = Some(judged.points);
            assessment.in_millionths.1 = tally::millionths(judged.points);
            assessment.provisional = judged.provisional;
            return Ok(judged.outcome);
        }
        Measure::ExecutionRate => match execution_rate::judge(evaluation, standard, recorder)? {
            Executed::NotApplicable => return Ok(Outcome::NotApplicable),
            Executed::Verdict(verdict) => verdict,
        },
        Measure::Composite => {
            let joined = composite::judge(row, &weight.fraction(), standard, recorder);
            assessment.provisional = joined.provisional;
            assessment.parts = joined.parts;
            joined.verdict?
        }
        _ => {
            let mut verdict = match standard.method(&row.method) {
                _ if row.method.is_empty() => number(row, standard, recorder)?,
                Some(method) => methods::judge(row, method, full_score, standard, recorder)?,
                None => return Err(Unscored::MethodUnknown),
            };
            if assessment.rule != Rule::Late && milestones::is_open(&row.milestones) {
                // Done in time or not, the rate can only rise.
                verdict.bound = true;
                verdict.flags.push(Flag::MilestoneOpen);
                if let Completion::Rate(rate) = verdict.completion {
                    verdict.completion = Completion::AtLeast(rate);
                }
            }
            assessment.provisional = verdict.bound.then_some(Provisional::Bound);
            verdict
        }
    };
    let share = verdict.share.of(&verdict.completion);
    assessment.completion = verdict.completion;
    assessment.flags = verdict.flags;
    match share {
        Some(share) if share > Fraction::ONE && verdict.bonus => {
            earn_more(assessment, weight, &share, standard, recorder);
        }
        share => earn(assessment, weight, share, standard, recorder),
    }
    Ok(if verdict.met { Outcome::Met } else { Outcome::Under })
}

fn number(row: &Indicator, standard: &Standard, recorder: &mut impl Recorder) -> Result<Verdict, Unscored> {
    let mut verdict = methods::plainly(row, standard, recorder)?;
    let lower = numeric::is_lower_better(row.measure);
    let rule = &standard.over_achievement;
    over_achievement::apply(&mut verdict, &row.over_achievement, &row.deviation_reason, lower, rule, recorder)?;
    Ok(verdict)
}

/// Share and full score become points: one product, one rounding, one cap.
///
/// A full share, or `None`, is the full score itself; rounding would only format it.
#[inline(always)]
fn earn(
    assessment: &mut RowAssessment,
    weight: &Weight,
    share: Option<Fraction>,
    standard: &Standard,
    recorder: &mut impl Recorder,
) {
    let earned = match share {
        Some(share) if !share.is_full() => multiply(weight, &share, standard.score_places(), recorder),
        _ => {
            recorder.step(|| Step::Full(weight.limit().points()));
            weight.limit()
        }
    };
    assessment.score = Some(earned.points());
    assessment.in_millionths.1 = earned.millionths();
}

#[inline(always)]
fn multiply(weight: &Weight, share: &Fraction, places: u32, recorder: &mut impl Recorder) -> Counted {
    let value = weight.fraction().times(share);
    recorder.step(|| Step::Multiply { full_score: weight.fraction(), by: share.clone(), value: value.clone() });
    let full = weight.limit();
    // A share below 1 of a bounded full score is never beyond 63 bits.
    let rounded = round_to_digits(&value, places).map_or(full, |digits| Counted::new(digits, places));
    recorder.step(|| Step::Round { value, places, rounded: rounded.points() });
    let reached = rounded.millionths() > full.millionths();
    let score = if reached { full } else { rounded };
    recorder.step(|| Step::Cap { limit: full.points(), reached, score: score.points() });
    score
}

/// A share above 1, which only a bonus has: the cap of the method is in it.
fn earn_more(
    assessment: &mut RowAssessment,
    weight: &Weight,
    share: &Fraction,
    standard: &Standard,
    recorder: &mut impl Recorder,
) {
    let (full_score, places) = (weight.fraction(), standard.score_places());
    let value = full_score.times(share);
    let score = Points(round_half_up(&value, places));
    recorder.step(|| Step::Multiply { full_score, by: share.clone(), value: value.clone() });
    recorder.step(|| Step::Round { value, places, rounded: score });
    assessment.score = Some(score);
    assessment.in_millionths.1 = tally::millionths(score);
}

/// Puts what a person set in the place of the computed score.
fn overrule(assessment: &mut RowAssessment, row: &Indicator, places: u32, recorder: &mut impl Recorder) {
    let (Some(computed), Some(full_score)) = (assessment.score, assessment.full_score) else { return };
    match manual::judge(&row.manual, computed, full_score, places, recorder) {
        Ok(None) => {}
        Ok(Some(points)) => {
            assessment.computed = Some(computed);
            assessment.score = Some(points);
            assessment.in_millionths.1 = tally::millionths(points);
            assessment.provisional = None;
        }
        Err(()) => assessment.flags.push(Flag::ManualIncomplete),
    }
}

/// What a reader should know of a scored row besides its rule.
#[inline(always)]
fn remark(assessment: &mut RowAssessment, row: &Indicator, recorder: &mut impl Recorder) {
    if let Some(provisional) = assessment.provisional {
        recorder.step(|| Step::Provisional(provisional));
    }
    let lost = assessment.in_millionths.1 < assessment.in_millionths.0;
    let missed = matches!(assessment.outcome, Outcome::Under | Outcome::No);
    if (lost || missed) && is_blank(&row.deviation_reason) {
        assessment.flags.push(Flag::ReasonMissing);
    }
}

/// Whether a text says nothing.
#[inline(always)]
pub(super) fn is_blank(text: &str) -> bool {
    match text.as_bytes() {
        [] => true,
        // Neither a letter or digit of ASCII nor an ideograph is white space.
        [b'!'..=b'~' | 0xe4..=0xf4, ..] => false,
        _ => text.chars().all(char::is_whitespace),
    }
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
    judged: &Result<Verdict, Unscored>,
    row_weight: &Fraction,
    share: &Fraction,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> RowAssessment {
    let places = standard.score_places();
    let full = row_weight * share;
    let mut assessment = RowAssessment::unseen();
    assessment.rule = numeric::rule(part.measure, standard.over_run);
    assessment.full_score = Some(Points(round_half_up(&full, places).normalize()));
    assessment.outcome = match judged {
        Err(reason) => {
            recorder.step(|| Step::Unscored(*reason));
            Outcome::Unscored(*reason)
        }
        Ok(verdict) => {
            let earned = verdict.share();
            let value = &full * &earned;
            recorder.step(|| Step::Multiply {
                full_score: row_weight.clone(),
                by: share * &earned,
                value: value.clone(),
            });
            let rounded = Points(round_half_up(&value, places));
            recorder.step(|| Step::Round { value, places, rounded });
            assessment.score = Some(rounded);
            assessment.completion = verdict.completion.clone();
            assessment.flags = verdict.flags.clone();
            assessment.provisional = verdict.bound.then_some(Provisional::Bound);
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
