//! R28: far above the target (完成值高于指标值较多).
//!
//! # What it does
//! From the reminder line of the standard on, a reason is asked for; the score
//! stays full. Where a person says that the target was set too low, the policy
//! of the standard may take something off: (a) nothing, (b) a coefficient by
//! the size of the excess, (c) a coefficient that the evaluator enters. For
//! rows where less is better the reason is asked for likewise and nothing is
//! taken off.
//!
//! # Formula
//! `d = A ÷ T − 1`, for ≤ `1 − A ÷ T`. `d ≥ line`: reason. Target too low and
//! `d > line`: (b), (c) `s = hu2(W · c)`.
//!
//! # Clause
//! 财预〔2020〕10号 第十六条; it names no figures, so that line and table are
//! the standard's.
//!
//! # Worked example
//! W 4, T 2, A 10, target too low, policy (b): d = 400 %, 4 × 0.8 = 3.20.

use rust_decimal::Decimal;

use super::super::row::is_blank;
use super::{Share, Verdict};
use crate::decimal::Fraction;
use crate::engine::trace::{Recorder, Step};
use crate::engine::{Flag, Flags, Unscored};
use crate::model::{Entry, OverAchievement};
use crate::standard::{OverAchievementPolicy, OverAchievementRule};

/// Flags a far exceeded target and reduces its share where the policy says so.
pub(in crate::engine) fn apply(
    verdict: &mut Verdict,
    known: &OverAchievement,
    reason: &str,
    lower_is_better: bool,
    rule: &OverAchievementRule,
    recorder: &mut impl Recorder,
) -> Result<(), Unscored> {
    let Some(excess) = verdict.excess.take() else { return Ok(()) };
    let flags = &mut verdict.flags;
    if let Some(coefficient) = judge(excess, known, reason, lower_is_better, rule, flags, recorder)? {
        verdict.share = Share::Part(verdict.share() * &coefficient);
    }
    Ok(())
}

/// Flags an excess that asks for a reason; the coefficient below 1 that the
/// policy takes off, where it does.
#[inline(never)]
pub(in crate::engine) fn judge(
    excess: Fraction,
    known: &OverAchievement,
    reason: &str,
    lower_is_better: bool,
    rule: &OverAchievementRule,
    flags: &mut Flags,
    recorder: &mut impl Recorder,
) -> Result<Option<Fraction>, Unscored> {
    let line = Fraction::from(rule.reminder_from.0);
    if excess < line {
        return Ok(None);
    }
    let explained = !is_blank(reason);
    flags.push(Flag::OverAchieved { excess: excess.clone(), explained });
    if !known.target_too_low || lower_is_better || excess == line {
        return Ok(None);
    }
    let coefficient = match rule.policy {
        OverAchievementPolicy::ReasonOnly => return Ok(None),
        OverAchievementPolicy::Banded => banded(rule, &excess),
        OverAchievementPolicy::Entered => entered(known)?,
    };
    recorder.step(|| Step::Reduce { excess, policy: rule.policy, coefficient: coefficient.clone() });
    if coefficient >= Fraction::ONE {
        return Ok(None);
    }
    flags.push(Flag::Reduced { coefficient: coefficient.clone() });
    Ok(Some(coefficient))
}

/// The coefficient of the first band that the excess lies in; 1 where the
/// table has none.
fn banded(rule: &OverAchievementRule, excess: &Fraction) -> Fraction {
    let band = rule.table.iter().find(|band| band.up_to.is_none_or(|up_to| *excess <= Fraction::from(up_to.0)));
    within_one(band.map_or(Decimal::ONE, |band| band.coefficient.0))
}

fn entered(known: &OverAchievement) -> Result<Fraction, Unscored> {
    match &known.coefficient {
        Entry::Value(ratio) if ratio.0 >= Decimal::ZERO && ratio.0 <= Decimal::ONE => Ok(Fraction::from(ratio.0)),
        _ => Err(Unscored::CoefficientMissing),
    }
}

fn within_one(coefficient: Decimal) -> Fraction {
    Fraction::from(coefficient.clamp(Decimal::ZERO, Decimal::ONE))
}
