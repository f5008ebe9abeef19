//! What is said about a pack: what it does, what is wrong in one, why a file is none.

mod attention;
mod editor;
mod field;
mod words;

use super::{fill, t};
use crate::standard::{Band, GradeId, MethodIssue, ReadStandardError, StandardIssue};

pub use attention::attention;
pub use editor::{line_words, list_add, list_help, option, section_title};
pub use field::{field_name, label, unread_in, unreadable};
pub use words::{
    caps, choices, composite, execution_base, grades, kind, method, not_applicable, origin, over_achievement, over_run,
    step_part, tiers, veto, weights, zero_budget,
};

/// Why a file was not taken as a pack, and what to do.
pub fn refusal(error: &ReadStandardError) -> String {
    match error {
        ReadStandardError::TooLarge => t("pack.refused.too_large").to_owned(),
        ReadStandardError::Malformed { line, column } => {
            let place = [("line", &*line.to_string()), ("column", &*column.to_string())];
            fill("pack.refused.malformed", &place)
        }
        ReadStandardError::OutOfBounds => t("pack.refused.out_of_bounds").to_owned(),
        ReadStandardError::Unsound(issue) => fill("pack.refused.unsound", &[("issue", &issue_in(issue, &[]))]),
    }
}

/// What is wrong in a pack, where, and what would be right.
///
/// The bands of the pack tell the name of a grade that an issue speaks of.
pub fn issue_in(issue: &StandardIssue, bands: &[Band]) -> String {
    let named = |key: &str, name: &str| fill(key, &[("name", shown(name))]);
    let graded = |key: &str, grade: &GradeId| {
        let band = bands.iter().rev().find(|band| band.grade == *grade);
        fill(key, &[("name", shown(band.map_or(&grade.0, |band| &band.name)))])
    };
    match issue {
        StandardIssue::Unnamed => t("pack.issue.unnamed").to_owned(),
        StandardIssue::WeightsNotWhole(sum) => {
            fill("pack.issue.weights_not_whole", &[("sum", &sum.normalize().to_string())])
        }
        StandardIssue::WeightNotPositive(name) => named("pack.issue.weight_not_positive", name),
        StandardIssue::RowsExceedDimension(name) => named("pack.issue.rows_exceed_dimension", name),
        StandardIssue::DimensionTwice(key) => named("pack.issue.dimension_twice", key),
        StandardIssue::GradeTwice(grade) => graded("pack.issue.grade_twice", grade),
        StandardIssue::BandsNotFalling(grade) => graded("pack.issue.bands_not_falling", grade),
        StandardIssue::BandsDoNotCover => t("pack.issue.bands_do_not_cover").to_owned(),
        StandardIssue::TierEmpty(name) => named("pack.issue.tier_empty", name),
        StandardIssue::TiersNotAdjacent(name) => named("pack.issue.tiers_not_adjacent", name),
        StandardIssue::TooManyPlaces(places) => fill("pack.issue.too_many_places", &[("places", &places.to_string())]),
        StandardIssue::ReminderNotPositive => t("pack.issue.reminder_not_positive").to_owned(),
        StandardIssue::TableNotRising => t("pack.issue.table_not_rising").to_owned(),
        StandardIssue::TableDoesNotCover => t("pack.issue.table_does_not_cover").to_owned(),
        StandardIssue::CoefficientOutOfRange => t("pack.issue.coefficient_out_of_range").to_owned(),
        StandardIssue::Method(name, issue) => {
            fill("pack.issue.method", &[("name", shown(name)), ("issue", &method_issue(*issue))])
        }
        StandardIssue::Execution(issue) => fill("pack.issue.execution", &[("issue", &method_issue(*issue))]),
        StandardIssue::CapsNotRising => t("pack.issue.caps_not_rising").to_owned(),
        StandardIssue::VetoUnsound => t("pack.issue.veto_unsound").to_owned(),
        StandardIssue::MethodMissing(name) => named("pack.issue.method_missing", name),
        StandardIssue::ClauseUnknown(rule) => named("pack.issue.clause_unknown", rule),
        StandardIssue::ClauseTwice(rule) => named("pack.issue.clause_twice", rule),
        StandardIssue::ClauseBlank(rule) => named("pack.issue.clause_blank", rule),
        StandardIssue::FundLineUnnamed => t("pack.issue.fund_unnamed").to_owned(),
        StandardIssue::GroundUnnamed => t("pack.issue.ground_unnamed").to_owned(),
    }
}

/// What is wrong in a method, as the second half of a sentence.
pub fn method_issue(issue: MethodIssue) -> String {
    let numbered = |key: &str, number: usize| {
        fill(key, &[("number", &number.to_string()), ("next", &number.saturating_add(1).to_string())])
    };
    match issue {
        MethodIssue::Unnamed => t("pack.method.unnamed").to_owned(),
        MethodIssue::IdTwice => t("pack.method.id_twice").to_owned(),
        MethodIssue::TableEmpty => t("pack.method.table_empty").to_owned(),
        MethodIssue::BandReversed(number) => numbered("pack.method.band_reversed", number),
        MethodIssue::BandGap(number) => numbered("pack.method.band_gap", number),
        MethodIssue::BandOverlap(number) => numbered("pack.method.band_overlap", number),
        MethodIssue::TableEnds => t("pack.method.table_ends").to_owned(),
        MethodIssue::NumberOutOfRange => t("pack.method.number_out_of_range").to_owned(),
    }
}

/// A name that was not typed yet is said to be so.
fn shown(name: &str) -> &str {
    if name.trim().is_empty() { t("pack.unnamed") } else { name }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::mem::discriminant;

    use super::{issue_in, method_issue, refusal};
    use crate::decimal::Points;
    use crate::standard::{Band, GradeId, MethodIssue, ReadStandardError, StandardIssue};

    /// The variant that comes after one, in a ring. A variant that is missing here does not compile.
    fn next_method(issue: MethodIssue) -> MethodIssue {
        match issue {
            MethodIssue::Unnamed => MethodIssue::IdTwice,
            MethodIssue::IdTwice => MethodIssue::TableEmpty,
            MethodIssue::TableEmpty => MethodIssue::BandReversed(3),
            MethodIssue::BandReversed(_) => MethodIssue::BandGap(3),
            MethodIssue::BandGap(_) => MethodIssue::BandOverlap(3),
            MethodIssue::BandOverlap(_) => MethodIssue::TableEnds,
            MethodIssue::TableEnds => MethodIssue::NumberOutOfRange,
            MethodIssue::NumberOutOfRange => MethodIssue::Unnamed,
        }
    }

    /// As [`next_method`].
    fn next(issue: &StandardIssue) -> StandardIssue {
        use StandardIssue as Issue;
        let name = || "甲乙".to_owned();
        match issue {
            Issue::Unnamed => Issue::WeightsNotWhole("99.50".parse().expect("a number")),
            Issue::WeightsNotWhole(_) => Issue::WeightNotPositive(name()),
            Issue::WeightNotPositive(_) => Issue::RowsExceedDimension(name()),
            Issue::RowsExceedDimension(_) => Issue::DimensionTwice(name()),
            Issue::DimensionTwice(_) => Issue::GradeTwice(GradeId("good".to_owned())),
            Issue::GradeTwice(_) => Issue::BandsNotFalling(GradeId("good".to_owned())),
            Issue::BandsNotFalling(_) => Issue::BandsDoNotCover,
            Issue::BandsDoNotCover => Issue::TierEmpty(name()),
            Issue::TierEmpty(_) => Issue::TiersNotAdjacent(name()),
            Issue::TiersNotAdjacent(_) => Issue::TooManyPlaces(9),
            Issue::TooManyPlaces(_) => Issue::ReminderNotPositive,
            Issue::ReminderNotPositive => Issue::TableNotRising,
            Issue::TableNotRising => Issue::TableDoesNotCover,
            Issue::TableDoesNotCover => Issue::CoefficientOutOfRange,
            Issue::CoefficientOutOfRange => Issue::Method(name(), MethodIssue::BandGap(3)),
            Issue::Method(..) => Issue::Execution(MethodIssue::BandGap(3)),
            Issue::Execution(_) => Issue::CapsNotRising,
            Issue::CapsNotRising => Issue::VetoUnsound,
            Issue::VetoUnsound => Issue::MethodMissing(name()),
            Issue::MethodMissing(_) => Issue::ClauseUnknown(name()),
            Issue::ClauseUnknown(_) => Issue::ClauseTwice(name()),
            Issue::ClauseTwice(_) => Issue::ClauseBlank(name()),
            Issue::ClauseBlank(_) => Issue::FundLineUnnamed,
            Issue::FundLineUnnamed => Issue::GroundUnnamed,
            Issue::GroundUnnamed => Issue::Unnamed,
        }
    }

    /// A sentence says something of its own and leaves no placeholder.
    #[track_caller]
    fn check(text: &str, seen: &mut HashSet<String>) {
        assert!(text.chars().count() > 4 && !text.contains(['{', '…']), "{text}");
        assert!(text.chars().any(|sign| ('\u{4e00}'..='\u{9fff}').contains(&sign)), "{text}");
        assert!(seen.insert(text.to_owned()), "{text} stands twice");
    }

    #[test]
    fn every_issue_of_a_method_has_a_sentence_of_its_own() {
        let (mut issue, mut seen) = (MethodIssue::Unnamed, HashSet::new());
        loop {
            check(&method_issue(issue), &mut seen);
            issue = next_method(issue);
            if issue == MethodIssue::Unnamed {
                break;
            }
        }
        assert_eq!(seen.len(), 8);
        assert!(method_issue(MethodIssue::BandGap(3)).contains("第 3 档和第 4 档"));
    }

    #[test]
    fn every_issue_of_a_pack_has_a_sentence_with_its_place() {
        let bands = [Band { grade: GradeId("good".to_owned()), name: "良".to_owned(), from: Points::ZERO }];
        let (mut issue, mut seen) = (StandardIssue::Unnamed, HashSet::new());
        let mut variants = HashSet::new();
        loop {
            let text = issue_in(&issue, &bands);
            check(&text, &mut seen);
            let debug = format!("{issue:?}");
            assert!(!debug.contains("甲乙") || text.contains("甲乙"), "{text} names no place");
            assert!(!debug.contains("GradeId") || text.contains('良'), "{text} names no grade");
            assert!(!debug.contains("BandGap") || text.contains("第 3 档"), "{text} names no band");
            variants.insert(discriminant(&issue));
            issue = next(&issue);
            if issue == StandardIssue::Unnamed {
                break;
            }
        }
        assert_eq!(variants.len(), 25);
        assert!(issue_in(&StandardIssue::WeightsNotWhole("99.50".parse().expect("a number")), &[]).contains("99.5 分"));
        assert!(issue_in(&StandardIssue::TierEmpty(" ".to_owned()), &[]).contains("未命名"));
    }

    #[test]
    fn every_refusal_has_a_sentence() {
        let mut seen = HashSet::new();
        check(&refusal(&ReadStandardError::TooLarge), &mut seen);
        check(&refusal(&ReadStandardError::OutOfBounds), &mut seen);
        check(&refusal(&ReadStandardError::Unsound(StandardIssue::BandsDoNotCover)), &mut seen);
        let malformed = refusal(&ReadStandardError::Malformed { line: 12, column: 7 });
        check(&malformed, &mut seen);
        assert!(malformed.contains("第 12 行第 7 个字"));
    }
}
