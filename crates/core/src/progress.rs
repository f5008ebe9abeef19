//! How far an evaluation is filled in (已填 x / 应填 y), and what is missing.
//!
//! Only what a person can fill in counts. A field that is declared unstated
//! counts as dealt with; text that cannot be read does not.

use crate::decimal::Amount;
use crate::engine::Assessment;
use crate::model::{Entry, Evaluation, FundItem, Section};

/// How far one step is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// Fields dealt with.
    pub filled: usize,
    /// Fields wanted.
    pub wanted: usize,
    /// The fields that are missing, by catalogue key of their name.
    pub gaps: Vec<&'static str>,
}

impl Progress {
    fn count(&mut self, name: &'static str, filled: bool) {
        self.wanted += 1;
        if filled {
            self.filled += 1;
        } else {
            self.gaps.push(name);
        }
    }

    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        self.filled == self.wanted
    }
}

fn dealt_with<T>(entry: &Entry<T>) -> bool {
    matches!(entry, Entry::Value(_) | Entry::NotStated)
}

/// The profile: the facts that head every paper, and the prose a report cannot do without.
pub fn profile(evaluation: &Evaluation) -> Progress {
    let profile = &evaluation.profile;
    let mut progress = Progress::default();
    progress.count("profile.project_name", dealt_with(&profile.project_name));
    progress.count("profile.implementing_unit", dealt_with(&profile.implementing_unit));
    progress.count("profile.competent_department", dealt_with(&profile.competent_department));
    progress.count("profile.fiscal_year", dealt_with(&profile.fiscal_year));
    progress.count("profile.period", dealt_with(&profile.period_start) && dealt_with(&profile.period_end));
    progress.count("profile.annual_objective", dealt_with(&profile.annual_objective));
    progress.count("profile.objective_result", dealt_with(&profile.objective_result));
    progress.count("profile.report_date", dealt_with(&profile.report_date));
    progress.count("section.overview", !evaluation.narrative.get(Section::Overview).is_empty());
    progress
}

/// The funds: budget and expenditure of every source.
pub fn funds(evaluation: &Evaluation) -> Progress {
    let mut progress = Progress::default();
    for line in &evaluation.funds.by_source {
        for (item, name) in [(FundItem::AnnualBudget, "funds.annual_budget"), (FundItem::Spent, "funds.spent")] {
            progress.count(name, dealt_with(line.amounts.get(item)));
        }
    }
    let left: Option<Amount> = evaluation.funds.total(FundItem::AnnualBudget).and_then(|budget| {
        let spent = evaluation.funds.total(FundItem::Spent)?;
        budget.0.checked_sub(spent.0).map(Amount)
    });
    if left.is_some_and(|left| !left.0.is_zero()) {
        let explained =
            evaluation.funds.unexecuted_reason.is_some() || !evaluation.funds.unexecuted_note.trim().is_empty();
        progress.count("funds.unexecuted_note", explained);
    }
    progress
}

/// The indicators: rows that are scored.
pub fn indicators(assessment: &Assessment) -> Progress {
    let sums = &assessment.total.sums;
    Progress { filled: sums.scored_rows, wanted: sums.rows, gaps: Vec::new() }
}

/// The whole, for the shelf.
pub fn overall(evaluation: &Evaluation, assessment: &Assessment) -> (usize, usize) {
    let parts = [profile(evaluation), funds(evaluation), indicators(assessment)];
    (parts.iter().map(|p| p.filled).sum(), parts.iter().map(|p| p.wanted).sum())
}

#[cfg(test)]
mod tests {
    use super::{funds, profile};
    use crate::model::{Entry, Evaluation};

    #[test]
    fn an_unstated_field_is_dealt_with_and_an_unreadable_one_is_not() {
        let mut evaluation = Evaluation::default();
        let before = profile(&evaluation).filled;
        evaluation.profile.annual_objective = Entry::NotStated;
        evaluation.profile.fiscal_year = Entry::Invalid("二〇一几".to_owned());
        let after = profile(&evaluation);
        assert_eq!(after.filled, before + 1);
        assert!(after.gaps.contains(&"profile.fiscal_year"));
        assert!(!after.gaps.contains(&"profile.annual_objective"));
    }

    #[test]
    fn an_evaluation_without_fund_lines_asks_for_none() {
        assert_eq!(funds(&Evaluation::default()).wanted, 0);
    }
}
