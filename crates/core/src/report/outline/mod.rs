//! The outline of the source report: five chapters, every figure from the model.

mod annexes;
mod closing;
mod funds;
mod results;
mod work;

use std::borrow::Cow;

use super::document::{Block, Flow, Level, Orientation, Origin, Report, Span, Words};
use super::figure::ordinal;
use super::options::Options;
use super::sentence::{compose, reference};
use super::source::Source;
use crate::engine::Assessment;
use crate::i18n::t;
use crate::model::{Entry, Evaluation, EvaluationKind, Section};
use crate::standard::Standard;

/// The report on an evaluation (绩效评价报告), with its annexes.
pub fn outline<'a>(
    evaluation: &'a Evaluation,
    standard: &'a Standard,
    assessment: &'a Assessment,
    options: Options,
) -> Report<'a> {
    let source = Source { evaluation, standard, assessment, options };
    let mut body = Body { source, blocks: Vec::with_capacity(64), counters: [0; 4] };
    let title = title(&source);
    let name = title.iter().map(Words::plain).collect();
    body.blocks.push(Block::Title(title));
    work::overview(&mut body);
    work::work(&mut body);
    results::results(&mut body);
    funds::funds(&mut body);
    closing::closing(&mut body);
    annexes::signature(&mut body);
    let mut flows = vec![Flow { orientation: Orientation::Portrait, blocks: body.blocks }];
    flows.extend(annexes::flows(&source));
    Report { title: name, stage: options.stage, seal: source.seal(), flows }
}

/// The title: as the unit wrote it, else the unit, the year, the project and
/// what kind of report it is.
fn title<'a>(source: &Source<'a>) -> Vec<Words<'a>> {
    let profile = &source.evaluation.profile;
    if let Entry::Value(title) = &profile.report_title {
        return lines(title).map(|line| Span::Prose(line).into()).collect();
    }
    let key = match profile.kind {
        EvaluationKind::SelfEvaluation => "report.title.self_evaluation",
        EvaluationKind::Departmental | EvaluationKind::Fiscal => "report.title.evaluation",
    };
    let unit = source.fact(&profile.implementing_unit);
    let project = match &profile.project_name {
        Entry::Value(name) => reference(without_year(name, &profile.fiscal_year), Origin::Profile).into(),
        entry => source.fact(entry),
    };
    vec![unit, compose(key, [("year", source.year()), ("project", project)]).into()]
}

/// The name of a project without the year that the title says already.
fn without_year<'a>(name: &'a str, year: &Entry<u16>) -> Cow<'a, str> {
    let year = year.value().map(|year| format!("{year}{}", t("report.year_sign")));
    Cow::Borrowed(year.and_then(|year| name.strip_prefix(year.as_str())).unwrap_or(name))
}

/// The lines of a prose box: each is a paragraph.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
}

/// The body of a report in the making.
struct Body<'a> {
    source: Source<'a>,
    blocks: Vec<Block<'a>>,
    counters: [usize; 4],
}

impl<'a> Body<'a> {
    /// A heading of the catalogue.
    fn heading(&mut self, level: Level, key: &'static str) {
        self.heading_of(level, Span::Wording(Cow::Borrowed(t(key))));
    }

    /// A heading of given words.
    fn heading_of(&mut self, level: Level, words: impl Into<Words<'a>>) {
        let mark = self.next_mark(level);
        self.blocks.push(Block::Heading { level, mark, words: words.into() });
    }

    /// The next mark of a level: 一、（一）1.（1）; what lies below begins anew.
    fn next_mark(&mut self, level: Level) -> String {
        let depth = level as usize;
        self.counters[depth] += 1;
        self.counters[depth + 1..].fill(0);
        let number = self.counters[depth];
        match level {
            Level::One => format!("{}、", ordinal(number)),
            Level::Two => format!("（{}）", ordinal(number)),
            Level::Three => format!("{number}."),
            Level::Four => format!("（{number}）"),
        }
    }

    fn paragraph(&mut self, words: impl Into<Words<'a>>) {
        self.blocks.push(Block::Paragraph(words.into()));
    }

    /// A paragraph that begins with the next mark of the third level.
    fn item(&mut self, words: Words<'a>) {
        let mark = self.next_mark(Level::Three);
        let mut spans = vec![Span::Wording(Cow::Owned(mark))];
        super::sentence::append(&mut spans, words);
        self.paragraph(spans);
    }

    /// A prose box as held; answers whether there is one.
    fn prose(&mut self, section: Section) -> bool {
        let text = self.source.evaluation.narrative.get(section);
        self.text(text);
        !text.is_empty()
    }

    /// A text as held, a paragraph for each line.
    fn text(&mut self, text: &'a str) {
        for line in lines(text) {
            self.paragraph(Span::Prose(line));
        }
    }

    /// A prose box as held, or in a draft the gap where it is missing.
    fn prose_or_gap(&mut self, section: Section) {
        if !self.prose(section) {
            self.gap();
        }
    }

    /// In a draft, a paragraph that says that something is missing.
    fn gap(&mut self) {
        if self.source.is_draft() {
            self.paragraph(Span::Gap);
        }
    }
}
