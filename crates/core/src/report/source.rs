//! What a paper is made from, and how its values become words.

use std::borrow::Cow;

use super::document::{Origin, Span, Stage, Words};
use super::figure;
use super::options::Options;
use super::sentence::{reference, wording};
use crate::decimal::{Amount, Date, Fraction, Points, Quantity};
use crate::engine::{Assessment, RowAssessment, Subtotal};
use crate::format::check_code;
use crate::i18n::fill;
use crate::model::{Dimension, Entry, Evaluation, FundItem, FundSource, Indicator, MoneyUnit, NodeId};
use crate::standard::Standard;

/// What a paper is made from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) evaluation: &'a Evaluation,
    pub(super) standard: &'a Standard,
    pub(super) assessment: &'a Assessment,
    pub(super) options: Options,
}

impl<'a> Source<'a> {
    /// Whether gaps and provisional points are named.
    pub(super) fn is_draft(&self) -> bool {
        self.options.stage == Stage::Draft
    }

    /// The version and the check code of a sealed evaluation on a final paper.
    pub(super) fn seal(&self) -> String {
        let seals = &self.evaluation.seals;
        let seal = seals.current.as_ref().filter(|_| self.options.stage == Stage::Final);
        seal.map(|seal| {
            let version = seals.version().to_string();
            fill("report.mark.seal", &[("version", &version), ("code", &check_code(seal.digest))])
        })
        .unwrap_or_default()
    }

    /// Stands where something is not filled in.
    pub(super) fn missing(&self) -> Span<'a> {
        if self.is_draft() { Span::Gap } else { wording("report.missing") }
    }

    /// A field: its value by `show`, or in what way it has none.
    pub(super) fn entry<T>(
        &self,
        entry: &'a Entry<T>,
        origin: Origin,
        show: impl FnOnce(&'a T) -> Cow<'a, str>,
    ) -> Words<'a> {
        match entry {
            Entry::Value(value) => reference(show(value), origin).into(),
            Entry::NotStated => wording("report.not_stated").into(),
            Entry::Invalid(text) => Span::Prose(text).into(),
            Entry::Blank => self.missing().into(),
        }
    }

    /// A text field of the profile.
    pub(super) fn fact(&self, entry: &'a Entry<String>) -> Words<'a> {
        self.entry(entry, Origin::Profile, |text| Cow::Borrowed(text.as_str()))
    }

    /// A date of the profile.
    pub(super) fn date(&self, entry: &'a Entry<Date>) -> Words<'a> {
        self.entry(entry, Origin::Profile, |date| Cow::Owned(date.to_string()))
    }

    /// The budget year.
    pub(super) fn year(&self) -> Words<'a> {
        self.entry(&self.evaluation.profile.fiscal_year, Origin::Profile, |year| Cow::Owned(year.to_string()))
    }

    /// A quantity of a row, with its unit.
    pub(super) fn quantity(&self, id: NodeId, entry: &'a Entry<Quantity>, unit: &str) -> Words<'a> {
        self.entry(entry, Origin::Indicator(id), |quantity| figure::quantity(quantity, unit))
    }

    /// Points as they were entered, in prose and in columns alike.
    pub(super) fn points(&self, entry: &'a Entry<Points>, origin: Origin) -> Words<'a> {
        self.entry(entry, origin, |points| Cow::Owned(points.to_string()))
    }

    /// The total of an item over all sources, in the unit of the funds.
    pub(super) fn money(&self, item: FundItem) -> Option<Words<'a>> {
        let funds = &self.evaluation.funds;
        let total = funds.total(item)?;
        Some(reference(figure::money_in_prose(total, funds.display_unit), Origin::Funds).into())
    }

    /// An amount in a column of this unit.
    pub(super) fn amount(&self, entry: &'a Entry<Amount>, unit: MoneyUnit) -> Words<'a> {
        self.entry(entry, Origin::Funds, |amount| Cow::Owned(figure::money(*amount, unit)))
    }

    /// The total of an item over all sources in a column, or in what way there is none.
    pub(super) fn total(&self, item: FundItem, unit: MoneyUnit) -> Words<'a> {
        let funds = &self.evaluation.funds;
        if let Some(total) = funds.total(item) {
            return reference(figure::money(total, unit), Origin::Funds).into();
        }
        let mut entries = funds.by_source.iter().map(|line| line.amounts.get(item));
        match entries.clone().find(|entry| !matches!(entry, Entry::NotStated)) {
            None if entries.next().is_some() => wording("report.not_stated").into(),
            Some(Entry::Invalid(_) | Entry::Value(_)) => wording("report.cell.none").into(),
            _ => self.missing().into(),
        }
    }

    /// The total of an item over the lines of one source.
    pub(super) fn total_of(&self, kind: FundSource, item: FundItem) -> Option<Amount> {
        let mut total: Option<Amount> = None;
        for line in self.evaluation.funds.by_source.iter().filter(|line| line.source == Some(kind)) {
            let Entry::Value(amount) = line.amounts.get(item) else { continue };
            total = Some(Amount(total.map_or(amount.0, |sum| sum.0.saturating_add(amount.0))));
        }
        total
    }

    /// Full-year expenditure ÷ full-year budget, where both are known.
    pub(super) fn execution_rate(&self) -> Option<Fraction> {
        let funds = &self.evaluation.funds;
        let (budget, spent) = (funds.total(FundItem::AnnualBudget)?, funds.total(FundItem::Spent)?);
        Fraction::new(spent.0, budget.0)
    }

    /// What of the budget was not spent, where both are known.
    pub(super) fn unexecuted(&self) -> Option<Amount> {
        let funds = &self.evaluation.funds;
        let (budget, spent) = (funds.total(FundItem::AnnualBudget)?, funds.total(FundItem::Spent)?);
        budget.0.checked_sub(spent.0).map(Amount)
    }

    /// The name of the unit in which amounts are shown.
    pub(super) fn money_unit(&self) -> Span<'a> {
        wording(match self.evaluation.funds.display_unit {
            MoneyUnit::Yuan => "report.unit.yuan",
            MoneyUnit::TenThousandYuan => "report.unit.ten_thousand_yuan",
        })
    }

    /// How a row came out; `None`: the assessment does not know the row.
    pub(super) fn row(&self, indicator: &Indicator) -> Option<&'a RowAssessment> {
        self.assessment.rows.get(&indicator.id)
    }

    /// The sums of a dimension or a category.
    pub(super) fn subtotal(&self, id: NodeId) -> Option<&'a Subtotal> {
        self.assessment.subtotals.get(&id)
    }

    /// The full score of a dimension: as it should be, else as its rows add up.
    pub(super) fn group_full_score(&self, dimension: &Dimension) -> Points {
        let sums = || self.subtotal(dimension.id).map(|sums| sums.full_score);
        dimension.full_score.value().copied().or_else(sums).unwrap_or_default()
    }

    /// A score in a table.
    pub(super) fn score(&self, score: Points) -> String {
        score.format_places(self.standard.rounding_places)
    }
}
