//! Whether a pack is sound.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::method::check_table;
use super::{ExecutionCaps, GradeId, MethodIssue, OverAchievementPolicy, Rule, Standard, VetoEffect, VetoRule};

/// The full score of every evaluation.
const WHOLE: Decimal = Decimal::ONE_HUNDRED;

/// Most decimals of a row score.
pub(super) const PLACES_LIMIT: u32 = 4;

/// What is wrong with a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandardIssue {
    /// The id, name or version is blank.
    Unnamed,
    /// The weights of the dimensions do not sum to 100; the sum.
    WeightsNotWhole(Decimal),
    /// A full score is negative or zero; the name of the node.
    WeightNotPositive(String),
    /// The rows of a dimension have more points than the dimension; its name.
    RowsExceedDimension(String),
    /// Two dimensions have the same key.
    DimensionTwice(String),
    /// Two bands have the same grade.
    GradeTwice(GradeId),
    /// A band does not begin below the one before it.
    BandsNotFalling(GradeId),
    /// The last band does not begin at 0, so that some totals have no grade.
    BandsDoNotCover,
    /// A tier is empty or upside down; its name.
    TierEmpty(String),
    /// A tier does not begin where the next better one ends, or the tiers do
    /// not reach from 0 to 1; the name of the tier.
    TiersNotAdjacent(String),
    /// A row score has more decimals than anyone prints.
    TooManyPlaces(u32),
    /// The excess from which a reason is asked for is not positive.
    ReminderNotPositive,
    /// The reduction table does not rise, starts below the reminder line or has
    /// an entry after its end.
    TableNotRising,
    /// The reduction table ends before the largest excess, or policy (b) has none.
    TableDoesNotCover,
    /// A coefficient is not between 0 and 1, or grows with the excess.
    CoefficientOutOfRange,
    /// A method is unsound; its name, and how.
    Method(String, MethodIssue),
    /// The table of the execution rate is unsound.
    Execution(MethodIssue),
    /// The caps by the execution rate do not rise, or are out of bounds.
    CapsNotRising,
    /// A veto has no grounds, two with one id, or names a grade that there is not.
    VetoUnsound,
    /// A row names a method that the pack does not have; the name of the row.
    MethodMissing(String),
    /// A clause belongs to no rule that the engine knows.
    ClauseUnknown(String),
    /// A rule has two clauses.
    ClauseTwice(String),
    /// A clause says nothing, or not where it stands; its rule.
    ClauseBlank(String),
    /// A fund line has no name.
    FundLineUnnamed,
    /// A ground of the veto has no name.
    GroundUnnamed,
}

impl Standard {
    /// What is wrong with the pack; empty: it is sound.
    pub fn check(&self) -> Vec<StandardIssue> {
        let mut issues = Vec::new();
        if [&self.id, &self.name, &self.version].iter().any(|text| text.trim().is_empty()) {
            issues.push(StandardIssue::Unnamed);
        }
        if self.rounding_places > PLACES_LIMIT {
            issues.push(StandardIssue::TooManyPlaces(self.rounding_places));
        }
        self.check_weights(&mut issues);
        self.check_bands(&mut issues);
        self.check_tiers(&mut issues);
        self.check_over_achievement(&mut issues);
        self.check_methods(&mut issues);
        self.check_caps(&mut issues);
        self.check_clauses(&mut issues);
        issues
    }

    /// What a person who edits the pack left blank. Nothing is scored by it: a
    /// file that was made elsewhere is read all the same.
    pub(super) fn blanks(&self) -> impl Iterator<Item = StandardIssue> {
        let blank = |text: &str| text.trim().is_empty();
        let funds = self.fund_lines.iter().any(|line| blank(&line.name));
        let grounds = self.veto.iter().flat_map(|veto| &veto.grounds).any(|ground| blank(&ground.name));
        let clauses = self.clauses.iter().filter(move |clause| blank(&clause.citation) || blank(&clause.text));
        funds
            .then_some(StandardIssue::FundLineUnnamed)
            .into_iter()
            .chain(grounds.then_some(StandardIssue::GroundUnnamed))
            .chain(clauses.map(|clause| StandardIssue::ClauseBlank(clause.rule.clone())))
    }

    fn check_weights(&self, issues: &mut Vec<StandardIssue>) {
        let mut keys = HashSet::new();
        for dimension in &self.dimensions {
            // A dimension that a person added has no key; it is known by its name.
            if !dimension.key.is_empty() && !keys.insert(&dimension.key) {
                issues.push(StandardIssue::DimensionTwice(dimension.key.clone()));
            }
            if dimension.full_score.0 <= Decimal::ZERO {
                issues.push(StandardIssue::WeightNotPositive(dimension.name.clone()));
            }
            let mut rows = Decimal::ZERO;
            for row in dimension.categories.iter().flat_map(|category| &category.indicators) {
                let Some(points) = row.full_score else { continue };
                if points.0 <= Decimal::ZERO {
                    issues.push(StandardIssue::WeightNotPositive(row.name.clone()));
                }
                rows = rows.saturating_add(points.0);
            }
            if rows > dimension.full_score.0 {
                issues.push(StandardIssue::RowsExceedDimension(dimension.name.clone()));
            }
        }
        if self.full_score().0 != WHOLE {
            issues.push(StandardIssue::WeightsNotWhole(self.full_score().0));
        }
    }

    fn check_bands(&self, issues: &mut Vec<StandardIssue>) {
        let mut grades = HashSet::new();
        for band in &self.bands {
            if !grades.insert(&band.grade) {
                issues.push(StandardIssue::GradeTwice(band.grade.clone()));
            }
        }
        for pair in self.bands.windows(2) {
            if pair[1].from >= pair[0].from {
                issues.push(StandardIssue::BandsNotFalling(pair[1].grade.clone()));
            }
        }
        if self.bands.last().is_some_and(|lowest| lowest.from.0 != Decimal::ZERO)
            || self.bands.first().is_some_and(|best| best.from.0 > WHOLE)
        {
            issues.push(StandardIssue::BandsDoNotCover);
        }
    }

    fn check_tiers(&self, issues: &mut Vec<StandardIssue>) {
        let mut upper = Decimal::ONE;
        for tier in &self.tiers {
            if tier.from >= tier.to {
                issues.push(StandardIssue::TierEmpty(tier.name.clone()));
            }
            if tier.to.0 != upper {
                issues.push(StandardIssue::TiersNotAdjacent(tier.name.clone()));
            }
            upper = tier.from.0;
        }
        if let Some(lowest) = self.tiers.last()
            && lowest.from.0 != Decimal::ZERO
        {
            issues.push(StandardIssue::TiersNotAdjacent(lowest.name.clone()));
        }
    }

    fn check_over_achievement(&self, issues: &mut Vec<StandardIssue>) {
        let rule = &self.over_achievement;
        if rule.reminder_from.0 <= Decimal::ZERO {
            issues.push(StandardIssue::ReminderNotPositive);
        }
        let mut reached = Some(rule.reminder_from);
        let mut coefficient = Decimal::ONE;
        for band in &rule.table {
            let rises = match (reached, band.up_to) {
                (Some(before), Some(up_to)) => up_to > before,
                (Some(_), None) => true,
                (None, _) => false,
            };
            if !rises {
                issues.push(StandardIssue::TableNotRising);
            }
            if band.coefficient.0 < Decimal::ZERO || band.coefficient.0 > coefficient {
                issues.push(StandardIssue::CoefficientOutOfRange);
            }
            reached = band.up_to;
            coefficient = band.coefficient.0;
        }
        let open_end = reached.is_some();
        if open_end && (!rule.table.is_empty() || rule.policy == OverAchievementPolicy::Banded) {
            issues.push(StandardIssue::TableDoesNotCover);
        }
    }

    fn check_methods(&self, issues: &mut Vec<StandardIssue>) {
        let mut ids = HashSet::new();
        for method in &self.methods {
            let twice = (!ids.insert(&method.id)).then_some(MethodIssue::IdTwice);
            let found = method.check().into_iter().chain(twice);
            issues.extend(found.map(|issue| StandardIssue::Method(method.name.clone(), issue)));
        }
        if let Some(bands) = self.execution.bands() {
            let mut found = Vec::new();
            check_table(bands, &mut found);
            issues.extend(found.into_iter().map(StandardIssue::Execution));
        }
        let rows = self.dimensions.iter().flat_map(|d| &d.categories).flat_map(|c| &c.indicators);
        for row in rows.filter(|row| !row.method.is_empty() && !ids.contains(&row.method)) {
            issues.push(StandardIssue::MethodMissing(row.name.clone()));
        }
    }

    fn check_caps(&self, issues: &mut Vec<StandardIssue>) {
        if let Some(ExecutionCaps { caps, .. }) = &self.execution_caps {
            let rising = caps.windows(2).all(|pair| pair[0].below < pair[1].below && pair[0].limit <= pair[1].limit);
            let bounded =
                caps.iter().all(|cap| cap.below.0 > Decimal::ZERO && (Decimal::ZERO..=WHOLE).contains(&cap.limit.0));
            if caps.is_empty() || !rising || !bounded {
                issues.push(StandardIssue::CapsNotRising);
            }
        }
        if let Some(VetoRule { effect, grounds }) = &self.veto {
            let mut ids = HashSet::new();
            let named = grounds.iter().all(|ground| !ground.id.trim().is_empty() && ids.insert(&ground.id));
            let known = match effect {
                VetoEffect::Grade(grade) => self.band(grade).is_some(),
                VetoEffect::Total(limit) => (Decimal::ZERO..=WHOLE).contains(&limit.0),
            };
            if grounds.is_empty() || !named || !known {
                issues.push(StandardIssue::VetoUnsound);
            }
        }
    }

    fn check_clauses(&self, issues: &mut Vec<StandardIssue>) {
        let mut seen = HashSet::new();
        for clause in &self.clauses {
            match Rule::parse(&clause.rule) {
                Some(rule) if seen.insert(rule) => {}
                Some(_) => issues.push(StandardIssue::ClauseTwice(clause.rule.clone())),
                None => issues.push(StandardIssue::ClauseUnknown(clause.rule.clone())),
            }
        }
    }
}
