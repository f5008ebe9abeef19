//! R18: several targets in one row (复合指标).
//!
//! # What it does
//! The row is split into parts with shares, equal where none is typed; typed
//! shares must add up to 1. Each part is judged by its own measure. Mode A
//! (strict) caps each part, so that a surplus in one makes up for nothing in
//! another; mode B (pooled) caps only the sum, so that it does; in mode C the
//! lowest part decides. Rounding happens once, at the end. A part whose target was set too
//! low (R28) counts with its reduced share in every mode.
//!
//! # Formula
//! A: `s = hu2(W · Σ wᵢ · min(1, rᵢ))`. B: `s = hu2(W · min(1, Σ wᵢ · rᵢ))`.
//! C: `s = hu2(W · min(rᵢ, 1))`.
//!
//! # Clause
//! A reading of this tool; mode B stands in a city's published assessment.
//!
//! # Worked example
//! T 50个 and 50亿元, W 15, A 45 and 60: A 14.25, B 15.00, C 13.50.

use rust_decimal::Decimal;

use super::super::numeric::{self, Numeric};
use super::super::row::{completion_of_parts, part_assessment};
use super::tiers::without_basis;
use super::{Share, Verdict, counted_points, over_achievement};
use crate::decimal::Fraction;
use crate::engine::trace::{Recorder, Step};
use crate::engine::{Flag, Provisional, RowAssessment, Unscored};
use crate::model::{CompositeMode, Entry, Indicator, Measure, NodeId, Part, Polarity};
use crate::standard::Standard;

/// A composite row, judged part by part.
pub(in crate::engine) struct Joined {
    /// The verdict of the row, or why there is none.
    pub(in crate::engine) verdict: Result<Verdict, Unscored>,
    /// Whether any actual value is only a bound.
    pub(in crate::engine) provisional: Option<Provisional>,
    /// The parts, also where the row is not scored.
    pub(in crate::engine) parts: Vec<(NodeId, RowAssessment)>,
}

pub(in crate::engine) fn judge(
    row: &Indicator,
    weight: &Fraction,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Joined {
    if row.parts.is_empty() {
        return Joined { verdict: Err(Unscored::PartsMissing), provisional: None, parts: Vec::new() };
    }
    let Some(shares) = shares(&row.parts) else {
        return Joined { verdict: Err(Unscored::PartUnscored), provisional: None, parts: Vec::new() };
    };
    let mode = row.composite_mode.unwrap_or(standard.composite_mode);
    let mut joined = Joined { verdict: Err(Unscored::PartUnscored), provisional: None, parts: Vec::new() };
    let mut terms = Vec::with_capacity(row.parts.len());
    let mut whole = Verdict::met();
    let mut unscored = None;
    for (part, share) in row.parts.iter().zip(shares) {
        let mut nested = recorder.nested();
        let judged = judge_part(row, part, standard, &mut nested);
        let assessment = part_assessment(part, &judged, weight, &share, standard, &mut nested);
        joined.parts.push((part.id, assessment));
        let counts = judged.as_ref().ok().map(|verdict| counts(verdict, mode));
        recorder.step(|| Step::Part {
            id: part.id,
            name: part.name.clone(),
            share: share.clone(),
            counts: counts.clone(),
            steps: nested.into_steps(),
        });
        match judged {
            Ok(verdict) => {
                if verdict.bound {
                    joined.provisional = Some(Provisional::Bound);
                }
                whole.met &= verdict.met;
                whole.flags.join(&verdict.flags);
            }
            // A missing coefficient is asked for on the row, not on its part.
            Err(Unscored::CoefficientMissing) => unscored = Some(Unscored::CoefficientMissing),
            Err(_) => unscored = unscored.or(Some(Unscored::PartUnscored)),
        }
        terms.extend(counts.map(|counts| (share, counts)));
    }
    if joined.provisional.is_none() && row.parts.iter().any(|part| part.measure == Measure::YesNo) {
        joined.provisional = without_basis(row);
    }
    if let Some(reason) = unscored {
        joined.verdict = Err(reason);
        return joined;
    }
    let share = join(mode, &terms);
    if mode == CompositeMode::Pooled && share.is_full() {
        // What one part lacks, another made up for.
        whole.met = true;
    }
    whole.completion = completion_of_parts(&joined.parts, &share);
    recorder.step(|| Step::Join { mode, terms, value: share.clone() });
    whole.share = Share::Part(share);
    joined.verdict = Ok(whole);
    joined
}

/// The rate that a part counts with: uncapped where parts are pooled, unless its
/// target was too low.
fn counts(verdict: &Verdict, mode: CompositeMode) -> Fraction {
    let reduced = verdict.flags.iter().any(|flag| matches!(flag, Flag::Reduced { .. }));
    if mode == CompositeMode::Pooled && !reduced { verdict.pooled() } else { verdict.share() }
}

fn judge_part(
    row: &Indicator,
    part: &Part,
    standard: &Standard,
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    if part.measure == Measure::YesNo {
        return counted_points::judge(part, &standard.wording, recorder);
    }
    let numeric = Numeric {
        measure: part.measure,
        polarity: Polarity::Natural,
        target: &part.target,
        unit: &part.unit,
        actual: &part.actual,
    };
    let mut verdict = numeric::judge(&numeric, standard.over_run, recorder)?;
    let lower = numeric::is_lower_better(part.measure);
    let rule = &standard.over_achievement;
    over_achievement::apply(&mut verdict, &row.over_achievement, &row.deviation_reason, lower, rule, recorder)?;
    Ok(verdict)
}

/// The share of each part; `None`: some are typed and some not, one is below
/// 0, or they do not add up to 1.
fn shares(parts: &[Part]) -> Option<Vec<Fraction>> {
    let typed = |part: &Part| part.share.value().filter(|share| share.0 >= Decimal::ZERO).copied();
    let blank = |part: &Part| matches!(part.share, Entry::Blank | Entry::NotStated);
    if parts.iter().all(blank) {
        let count = Fraction::integer(i64::try_from(parts.len()).ok()?);
        let equal = Fraction::ONE.checked_div(&count)?;
        return Some(vec![equal; parts.len()]);
    }
    let shares =
        parts.iter().map(|part| typed(part).map(|share| Fraction::from(share.0))).collect::<Option<Vec<_>>>()?;
    let sum: Fraction = shares.iter().cloned().sum();
    (sum == Fraction::ONE).then_some(shares)
}

fn join(mode: CompositeMode, terms: &[(Fraction, Fraction)]) -> Fraction {
    let capped = |rate: &Fraction| rate.clone().min(Fraction::ONE);
    match mode {
        CompositeMode::Strict => terms.iter().map(|(share, counts)| share * &capped(counts)).sum(),
        CompositeMode::Pooled => {
            let sum: Fraction = terms.iter().map(|(share, counts)| share * counts).sum();
            capped(&sum)
        }
        CompositeMode::Lowest => terms.iter().map(|(_, counts)| capped(counts)).min().unwrap_or(Fraction::ZERO),
    }
}
