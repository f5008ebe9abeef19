//! R8: the actual value is only a bound (非精确值: 10次以上、10余次、约10个).
//!
//! # What it does
//! The row is scored as if the value stood at its bound, the points are
//! provisional, and an exact value is asked for. Of a range, or of a number
//! that is only roughly known (a tenth either way), the end that earns less
//! counts.
//!
//! # Formula
//! `A` in `[b, ∞)`: as `A = b`. `A` in `(−∞, b]`: as `A = b`. `A` in `[l, h]`:
//! the lower of `A = l` and `A = h`. About `x`: as `[0.9 x, 1.1 x]`.
//!
//! # Clause
//! A reading of this tool; the official system refuses such values on import.
//!
//! # Worked example
//! W 3, T 10, A "10次以上": 3.00, provisional.

use rust_decimal::Decimal;

use super::{Case, Comparison, Verdict};
use crate::decimal::Reading;
use crate::engine::Completion;
use crate::engine::trace::{Recorder, Silent, Step};

/// Judges what is known of an actual value.
pub(in crate::engine) fn judge(case: &Case<Decimal>, known: Reading, recorder: &mut impl Recorder) -> Verdict {
    if let Reading::Exact(actual) = known {
        return judge_at(case, actual, recorder);
    }
    let (one, other) = ends(known);
    let earns = |actual| judge_at(case, actual, &mut Silent).share();
    let taken = match other {
        Some(other) if earns(other) < earns(one) => other,
        _ => one,
    };
    recorder.step(|| Step::Bound { known, taken });
    let mut verdict = judge_at(case, taken, recorder);
    // "More than 10" exceeds a target of 10 that had to be exceeded.
    let beyond = matches!(
        (known, case.comparison),
        (Reading::AtLeast { inclusive: false, .. }, Comparison::MoreThan)
            | (Reading::AtMost { inclusive: false, .. }, Comparison::LessThan)
    );
    if beyond && verdict.is_full() {
        verdict.met = true;
        verdict.flags.take_back_strict_equality();
    }
    // The share stands without the rate, which may be withdrawn.
    verdict.share = verdict.own_share();
    verdict.completion = at_least(case, known, verdict.completion);
    verdict.bound = true;
    verdict
}

/// Judges one actual value; not inlined, for what is rare.
#[inline(never)]
fn judge_at(case: &Case<Decimal>, actual: Decimal, recorder: &mut impl Recorder) -> Verdict {
    case.judge(actual, recorder)
}

/// The ends of what is known: one that counts, or two of which the one that
/// earns less counts.
pub(in crate::engine) fn ends(known: Reading) -> (Decimal, Option<Decimal>) {
    match known {
        Reading::Exact(number) => (number, None),
        Reading::AtLeast { bound, .. } | Reading::AtMost { bound, .. } => (bound, None),
        Reading::Range { low, high } => (low, Some(high)),
        Reading::About(number) => {
            let tenth = tenth(number);
            (number.saturating_sub(tenth), Some(number.saturating_add(tenth)))
        }
    }
}

/// A rate worked out at a lower bound is a lower bound of the rate.
fn at_least(case: &Case<Decimal>, known: Reading, completion: Completion) -> Completion {
    let rising = !case.comparison.is_lower_better();
    match completion {
        Completion::Rate(rate) if rising && !matches!(known, Reading::AtMost { .. }) => Completion::AtLeast(rate),
        Completion::InRange if matches!(known, Reading::Range { .. } | Reading::About(_)) => Completion::InRange,
        _ => Completion::None,
    }
}

/// A tenth of the distance of a number from 0.
fn tenth(number: Decimal) -> Decimal {
    let number = number.abs();
    Decimal::try_from_i128_with_scale(number.mantissa(), number.scale() + 1).unwrap_or(Decimal::ZERO)
}
