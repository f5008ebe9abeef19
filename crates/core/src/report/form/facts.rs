//! The upper half of the form: the project, its money, its objective.

use std::borrow::Cow;

use super::layout::{FormCell, FormContent, FormFact, FormFunds};
use super::{is_execution, plain};
use crate::decimal::{Fraction, Points};
use crate::model::{Dimension, Entry, FundItem, MoneyUnit};
use crate::report::document::{Cell, Origin, Row, Setting, Span, Words};
use crate::report::figure;
use crate::report::sentence::{reference, wording};
use crate::report::source::Source;

/// The unit of the form, whatever unit the amounts were typed in.
const UNIT: MoneyUnit = MoneyUnit::TenThousandYuan;

/// A row of the layout with the values of the evaluation.
pub(super) fn row<'a>(source: &Source<'a>, cells: &'static [FormCell]) -> Row<'a> {
    plain(cells.iter().map(|cell| self::cell(source, cell)).collect())
}

fn cell<'a>(source: &Source<'a>, cell: &'static FormCell) -> Cell<'a> {
    let setting = match &cell.content {
        FormContent::Label(_) => Setting::Label,
        FormContent::Line(_) => Setting::Left,
        FormContent::Prose(_) => Setting::Prose,
        FormContent::Money(..) | FormContent::ExecutionScore => Setting::Number,
        FormContent::Fact(_) | FormContent::Rate(_) | FormContent::ExecutionFullScore | FormContent::Dash => {
            Setting::Middle
        }
    };
    let words = words(source, cell);
    let is_number = words.spans().iter().any(|span| matches!(span, Span::Reference { .. }));
    let setting = if setting == Setting::Number && !is_number { Setting::Middle } else { setting };
    Cell { words, setting, columns: cell.columns, rows: cell.rows }
}

/// What stands in a cell of the layout.
pub(in crate::report) fn words<'a>(source: &Source<'a>, cell: &'static FormCell) -> Words<'a> {
    match &cell.content {
        FormContent::Label(text) | FormContent::Line(text) => fixed(text),
        FormContent::Fact(fact) | FormContent::Prose(fact) => self::fact(source, *fact),
        FormContent::Money(funds, item) => money(source, *funds, (*item).into()),
        FormContent::Rate(funds) => rate(source, *funds),
        FormContent::ExecutionFullScore => execution_full_score(source),
        FormContent::ExecutionScore => execution_score(source),
        FormContent::Dash => wording("report.cell.none").into(),
    }
}

/// Wording of the form itself.
fn fixed<'a>(text: &'static str) -> Words<'a> {
    Span::Wording(Cow::Borrowed(text)).into()
}

/// A fact of the profile.
fn fact<'a>(source: &Source<'a>, fact: FormFact) -> Words<'a> {
    let profile = &source.evaluation.profile;
    match fact {
        FormFact::Project => match (&profile.project_code, &profile.project_name) {
            // The official systems print the code before the name.
            (Entry::Value(code), Entry::Value(name)) => reference(format!("{code}-{name}"), Origin::Profile).into(),
            (_, name) => source.fact(name),
        },
        FormFact::CompetentDepartment => source.fact(&profile.competent_department),
        FormFact::ImplementingUnit => source.fact(&profile.implementing_unit),
        FormFact::AnnualObjective => source.fact(&profile.annual_objective),
        FormFact::ObjectiveResult => source.fact(&profile.objective_result),
    }
}

/// An amount of a source, or of all.
fn money<'a>(source: &Source<'a>, funds: FormFunds, item: FundItem) -> Words<'a> {
    let Some(kind) = funds.source() else { return source.total(item, UNIT) };
    let mut lines = source.evaluation.funds.by_source.iter().filter(|line| line.source == Some(kind));
    match (lines.next(), lines.next()) {
        (None, _) => Words::default(),
        (Some(line), None) => source.amount(line.amounts.get(item), UNIT),
        (Some(_), Some(_)) => match source.total_of(kind, item) {
            Some(amount) => reference(figure::money(amount, UNIT), Origin::Funds).into(),
            None => wording("report.cell.none").into(),
        },
    }
}

/// Full-year expenditure ÷ full-year budget of a source, or of all.
fn rate<'a>(source: &Source<'a>, funds: FormFunds) -> Words<'a> {
    let rate = match funds.source() {
        None => source.execution_rate(),
        Some(kind) => {
            let amount = |item| source.total_of(kind, item);
            amount(FundItem::Spent)
                .zip(amount(FundItem::AnnualBudget))
                .and_then(|(spent, budget)| Fraction::new(spent.0, budget.0))
        }
    };
    match rate {
        Some(rate) => reference(figure::percent_fixed(&rate), Origin::Funds).into(),
        None => wording("report.cell.none").into(),
    }
}

/// The dimension that holds the execution rate and nothing else.
fn execution<'a>(source: &Source<'a>) -> Option<&'a Dimension> {
    source.evaluation.tree.dimensions().find(|dimension| is_execution(source.evaluation, dimension))
}

/// The full score of the execution rate; a dash where a standard has it among
/// the indicators.
fn execution_full_score<'a>(source: &Source<'a>) -> Words<'a> {
    match execution(source) {
        Some(dimension) => {
            let full: Points = source.group_full_score(dimension);
            reference(full.to_string(), Origin::Group(dimension.id)).into()
        }
        None => wording("report.cell.none").into(),
    }
}

/// The score of the execution rate, likewise.
fn execution_score<'a>(source: &Source<'a>) -> Words<'a> {
    let sums = execution(source).and_then(|dimension| Some((dimension.id, source.subtotal(dimension.id)?)));
    match sums.filter(|(_, sums)| sums.scored_rows > 0) {
        Some((id, sums)) => reference(source.score(sums.score), Origin::Group(id)).into(),
        None => wording("report.cell.none").into(),
    }
}
