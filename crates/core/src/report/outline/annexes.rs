//! The end of the text: the list of annexes, who signs and when.

use super::Body;
use crate::i18n::{fill, t};
use crate::model::{Entry, EvaluationKind};
use crate::report::document::{Block, Words};
use crate::report::form;
use crate::report::source::Source;

/// Whether the self-evaluation form is annexed: where a unit evaluates itself.
pub(super) fn has_form(source: &Source<'_>) -> bool {
    source.evaluation.profile.kind == EvaluationKind::SelfEvaluation
}

/// The label of an annex: 附件1.
pub(super) fn label(number: usize) -> String {
    fill("report.annex.label", &[("number", &number.to_string())])
}

/// 附件说明, 署名 and 日期.
pub(super) fn signature(body: &mut Body<'_>) {
    let source = body.source;
    let mut names = vec![t("report.score_table.title").to_owned()];
    if has_form(&source) {
        names.push(form::layout().title.clone());
    }
    body.blocks.push(Block::Annexes(names));
    let profile = &source.evaluation.profile;
    body.blocks.push(Block::Signature { unit: unit(&source), date: source.date(&profile.report_date) });
}

/// Who signs: as stated, else who evaluates, else who carries the project out.
fn unit<'a>(source: &Source<'a>) -> Words<'a> {
    let profile = &source.evaluation.profile;
    let candidates = [&profile.signatory, &profile.evaluating_body, &profile.implementing_unit];
    let stated = candidates.into_iter().find(|entry| matches!(entry, Entry::Value(_) | Entry::Invalid(_)));
    source.fact(stated.unwrap_or(&profile.signatory))
}
