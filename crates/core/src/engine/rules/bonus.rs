//! R24: more than the full score for more than the target (加分).
//!
//! # What it does
//! Off unless a row names a method of this kind, which the national rules do
//! not have. An exceeded target earns more than the full score, in proportion,
//! up to the cap of the method. The total never exceeds the full score of the
//! whole.
//!
//! # Formula
//! `s = min(hu2(W · r), hu2(W · cap))`.
//!
//! # Clause
//! Local rules; the national ones say 满分为100分，不设置加分项.
//!
//! # Worked example
//! W 0.5, rate 130 %, cap 1.2: 0.60.

use super::{Share, Verdict};
use crate::decimal::{Fraction, Ratio};
use crate::engine::Completion;
use crate::engine::MethodStep;
use crate::engine::trace::Recorder;

/// Lets the rate count above 1, up to the cap.
pub(in crate::engine) fn judge(verdict: Verdict, cap: Ratio, recorder: &mut impl Recorder) -> Verdict {
    let rate = match &verdict.completion {
        Completion::Rate(rate) if !verdict.bound && *rate > Fraction::ONE => rate.clone(),
        _ => return verdict,
    };
    let share = rate.clone().min(Fraction::from(cap));
    recorder.method(|| MethodStep::Bonus { rate, cap, share: share.clone() });
    Verdict { share: Share::Part(share), bonus: true, ..verdict }
}
