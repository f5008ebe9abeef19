//! R14e: the execution rate by whether the project is finished (按项目是否完成).
//!
//! # What it does
//! A finished project that spent no more than its budget has saved money: the
//! full score. An unfinished one is scored by the table of the standard.
//! Whether it is finished stands in the profile; where that is not said, the
//! row is not scored.
//!
//! # Formula
//! Finished and `B ≤ A`: `s = W`. Unfinished: `s = hu2(W · share of the band)`.
//!
//! # Clause
//! 财预〔2021〕101号 (预算执行率按区间赋分并设及格门槛).
//!
//! # Worked example
//! Finished, 95.45 %: W. Unfinished, 76 %, W 10, half from 60 % on: 5.00.

use super::{Verdict, execution_table};
use crate::decimal::Fraction;
use crate::engine::MethodStep;
use crate::engine::Unscored;
use crate::engine::trace::Recorder;
use crate::model::ProjectStatus;
use crate::standard::TableBand;

/// Scores the rate by the state of the project.
pub(in crate::engine) fn judge(
    rate: Fraction,
    status: ProjectStatus,
    bands: &[TableBand],
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    match status {
        ProjectStatus::Unstated => Err(Unscored::StatusMissing),
        ProjectStatus::Finished => {
            recorder.method(|| MethodStep::Finished);
            Ok(Verdict::met_at(rate))
        }
        ProjectStatus::Unfinished => execution_table::judge(rate, bands, recorder),
    }
}
