//! A trace in sentences: 取数 → 算完成率 → 乘分值 → 四舍五入 → 封顶.

mod basis;
mod formula;
mod method;
mod step;

pub use basis::basis;
pub use step::unscored;

use super::{fill, t};
use crate::engine::{Step, Trace};
use crate::standard::Standard;

/// One line of an explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceLine {
    /// What the line is about: 取数, 乘分值, 规则.
    pub title: String,
    /// The line.
    pub text: String,
    /// What a reader should know besides.
    pub note: Option<String>,
}

/// The steps to a score, in order.
pub fn lines(trace: &Trace, standard: &Standard) -> Vec<TraceLine> {
    let mut lines = Vec::with_capacity(trace.steps.len());
    let mut rounded = false;
    for step in &trace.steps {
        let mut line = step::line(step, standard);
        // The rate goes into the score unrounded; once said is enough.
        if let Step::Round { .. } = step
            && !rounded
            && trace.steps.iter().any(|step| matches!(step, Step::Rate { .. }))
        {
            line.note = Some(t("trace.round.note").to_owned());
            rounded = true;
        }
        lines.push(line);
    }
    lines
}

/// The whole explanation as plain text, to be put into a report or a message:
/// what it is about, numbered steps, and what they rest on.
pub fn copy_text(heading: &str, trace: &Trace, standard: &Standard) -> String {
    let mut text = String::from(heading);
    for (index, line) in lines(trace, standard).iter().enumerate() {
        let number = (index + 1).to_string();
        let values = [("number", number.as_str()), ("title", line.title.as_str()), ("text", line.text.as_str())];
        text.push('\n');
        text.push_str(&fill("trace.copy.step", &values));
        if let Some(note) = &line.note {
            text.push_str(&fill("trace.copy.note", &[("note", note)]));
        }
    }
    for line in basis(trace, standard) {
        text.push('\n');
        text.push_str(&fill("trace.copy.basis", &[("title", &line.title), ("text", &line.text)]));
        if let Some(note) = &line.note {
            text.push_str(&fill("trace.copy.note", &[("note", note)]));
        }
    }
    text
}
