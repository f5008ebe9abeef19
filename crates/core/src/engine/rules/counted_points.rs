//! R17: points of a list that are met (要素法, 评价要点).
//!
//! # What it does
//! The points are the parts of the row, each answered yes or no; equal shares
//! where none is typed. A point without an answer leaves the row unscored.
//! Without a written basis the points of the row are provisional.
//!
//! # Formula
//! `s = hu2(W · met points ÷ points)`, or with the listed shares.
//!
//! # Clause
//! 财预〔2020〕10号 附件《项目支出绩效评价指标体系框架（参考）》 (评价要点).
//!
//! # Worked example
//! W 10, 4 of 5 points: 8.00.

use super::tiers::is_among;
use super::{Share, Verdict};
use crate::engine::Unscored;
use crate::engine::trace::{Recorder, Step};
use crate::model::{Entry, Part};
use crate::standard::Wording;

/// Judges one point of the list.
pub(in crate::engine) fn judge(
    part: &Part,
    wording: &Wording,
    recorder: &mut impl Recorder,
) -> Result<Verdict, Unscored> {
    let text = match &part.actual {
        Entry::Value(quantity) => quantity.text().trim(),
        Entry::Invalid(text) => text.trim(),
        Entry::Blank | Entry::NotStated => return Err(Unscored::AnswerMissing),
    };
    let yes = match (is_among(&wording.reached, text), wording.denies(text)) {
        (true, _) => true,
        (false, true) => false,
        (false, false) => return Err(Unscored::ActualUnreadable),
    };
    recorder.step(|| Step::Answer { yes, proposed: false });
    let share = if yes { Share::Full } else { Share::Nothing };
    Ok(Verdict { met: yes, share, ..Verdict::met() })
}
