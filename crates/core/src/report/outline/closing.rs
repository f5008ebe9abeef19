//! Chapter five: experience, problems, recommendations; and what else is to be said.

use super::Body;
use crate::model::Section;
use crate::report::document::{Level, Span};
use crate::report::sentence::compose;

/// 五、主要经验及做法、存在的问题和建议.
pub(super) fn closing(body: &mut Body<'_>) {
    let evaluation = body.source.evaluation;
    body.heading(Level::One, "report.chapter.closing");
    body.heading(Level::Two, "report.section.experience");
    body.prose_or_gap(Section::Experience);
    body.heading(Level::Two, "report.section.problems");
    for problem in &evaluation.problems {
        body.text(&problem.text);
        if !problem.cause.is_empty() {
            body.paragraph(compose("report.problem.cause", [("cause", Span::Prose(&problem.cause).into())]));
        }
    }
    if evaluation.problems.is_empty() {
        body.gap();
    }
    body.heading(Level::Two, "report.section.recommendations");
    for recommendation in &evaluation.recommendations {
        body.text(&recommendation.text);
    }
    if evaluation.recommendations.is_empty() {
        body.gap();
    }
    if !evaluation.narrative.get(Section::Other).is_empty() {
        body.heading(Level::One, "report.chapter.other");
        body.prose(Section::Other);
    }
}
