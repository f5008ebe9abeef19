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
use crate::decimal::{Fraction, Reading};
use crate::engine::trace::{Recorder, Silent, Step};
use crate::engine::{Completion, Flag};

/// Judges what is known of an actual value, and says whether that is only a
/// bound.
pub(in crate::engine) fn judge(case: &Case, known: Reading, recorder: &mut impl Recorder) -> (Verdict, bool) {
    let (one, other) = match known {
        Reading::Exact(actual) => return (case.judge(actual, recorder), false),
        Reading::AtLeast { bound, .. } | Reading::AtMost { bound, .. } => (bound, None),
        Reading::Range { low, high } => (low, Some(high)),
        Reading::About(number) => {
            let tenth = tenth(number);
            (number.saturating_sub(tenth), Some(number.saturating_add(tenth)))
        }
    };
    let taken = match other {
        Some(other) if case.judge(other, &mut Silent).share < case.judge(one, &mut Silent).share => other,
        _ => one,
    };
    recorder.step(|| Step::Bound { known, taken });
    let mut verdict = case.judge(taken, recorder);
    // "More than 10" exceeds a target of 10 that had to be exceeded.
    let beyond = matches!(
        (known, case.comparison),
        (Reading::AtLeast { inclusive: false, .. }, Comparison::MoreThan)
            | (Reading::AtMost { inclusive: false, .. }, Comparison::LessThan)
    );
    if beyond && verdict.share == Fraction::ONE {
        verdict.met = true;
        verdict.flags.retain(|flag| *flag != Flag::StrictEquality);
    }
    verdict.completion = at_least(case, known, verdict.completion);
    (verdict, true)
}

/// A rate worked out at a lower bound is a lower bound of the rate.
fn at_least(case: &Case, known: Reading, completion: Completion) -> Completion {
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
