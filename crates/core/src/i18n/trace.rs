//! A trace in sentences: 取数 → 算完成率 → 乘分值 → 四舍五入 → 封顶.

mod basis;
mod formula;
mod method;
mod step;

pub(super) use basis::rule_sentence;
pub use basis::{basis, clause, clauses, rule, rule_pack};
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
    let mut copied = vec![heading.to_owned()];
    copied.extend(numbered(trace, standard));
    copied.extend(basis(trace, standard).iter().map(TraceLine::titled));
    copied.join("\n")
}

/// The steps to a score as text, each with its number.
pub fn numbered(trace: &Trace, standard: &Standard) -> impl Iterator<Item = String> {
    (1..).zip(lines(trace, standard)).map(|(number, line): (usize, _)| {
        let line = line.titled();
        fill("trace.copy.step", &[("number", &number.to_string()), ("line", &line)])
    })
}

impl TraceLine {
    /// The line as text, with what it is about.
    pub fn titled(&self) -> String {
        fill("trace.copy.line", &[("title", &self.title), ("text", &self.noted())])
    }

    /// The line as text, with its note.
    pub fn noted(&self) -> String {
        let mut text = self.text.clone();
        if let Some(note) = &self.note {
            text.push_str(&fill("trace.copy.note", &[("note", note)]));
        }
        text
    }
}
