//! The annexes, and the end of the text: their list, who signs and when.

use super::Body;
use crate::i18n::{fill, t};
use crate::model::{Entry, EvaluationKind};
use crate::report::document::{Block, Flow, Words};
use crate::report::source::Source;
use crate::report::{calculations, form, score_table};

/// What can be annexed.
#[derive(Clone, Copy)]
enum Annex {
    ScoreTable,
    Form,
    Calculations,
}

impl Annex {
    /// Its title, as the list has it.
    fn title(self) -> &'static str {
        match self {
            Self::ScoreTable => t("report.score_table.title"),
            Self::Form => &form::layout().title,
            Self::Calculations => t("report.calculations.title"),
        }
    }

    /// Its sheets.
    fn flow<'a>(self, source: &Source<'a>, label: &str) -> Flow<'a> {
        match self {
            Self::ScoreTable => score_table::flow(source, Some(label)),
            Self::Form => form::flow(source, Some(label)),
            Self::Calculations => calculations::flow(source, label),
        }
    }
}

/// The annexes of a report in order. The self-evaluation form is one where a unit evaluates itself.
fn annexes(source: &Source<'_>) -> impl Iterator<Item = Annex> + use<> {
    let form = source.evaluation.profile.kind == EvaluationKind::SelfEvaluation;
    let form = form.then_some(Annex::Form);
    let calculations = source.options.calculations.then_some(Annex::Calculations);
    [Some(Annex::ScoreTable), form, calculations].into_iter().flatten()
}

/// The annexes, each on sheets of its own with its label: 附件1.
pub(super) fn flows<'a>(source: &Source<'a>) -> impl Iterator<Item = Flow<'a>> {
    (1..).zip(annexes(source)).map(|(number, annex): (usize, _)| {
        annex.flow(source, &fill("report.annex.label", &[("number", &number.to_string())]))
    })
}

/// 附件说明, 署名 and 日期.
pub(super) fn signature(body: &mut Body<'_>) {
    let source = body.source;
    body.blocks.push(Block::Annexes(annexes(&source).map(|annex| annex.title().to_owned()).collect()));
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
