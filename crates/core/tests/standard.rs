//! Scoring standards: what is sound, what is read, what an evaluation starts with.

use std::collections::HashSet;

use jiheng_core::decimal::{Decimal, Points, Ratio};
use jiheng_core::engine::evaluate;
use jiheng_core::model::{Entry, EvaluationKind, FundSource, Measure, WeightSource};
use jiheng_core::ports::CountingIds;
use jiheng_core::standard::{
    GradeId, OverAchievementPolicy, ReadStandardError, SIZE_LIMIT, Standard, StandardIssue, Wording, builtin,
    builtin_ids, start,
};

fn national() -> Standard {
    builtin("mof-2020-10-self").expect("a shipped pack")
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number of the test")
}

fn points(text: &str) -> Points {
    Points(number(text))
}

fn ratio(text: &str) -> Ratio {
    Ratio(number(text))
}

/// What is wrong with the national pack after a change.
#[track_caller]
fn check(change: impl FnOnce(&mut Standard), expect: &[StandardIssue]) {
    let mut standard = national();
    change(&mut standard);
    assert_eq!(standard.check(), expect);
    let json = serde_json::to_string(&standard).expect("a pack can be written");
    assert_eq!(Standard::read(&json), Err(ReadStandardError::Unsound(expect[0].clone())), "and it is not read");
}

#[test]
fn weights_that_do_not_make_100_are_found() {
    check(|s| s.dimensions[1].full_score = points("49"), &[StandardIssue::WeightsNotWhole(number("99"))]);
    check(
        |s| {
            s.dimensions[1].full_score = points("60");
            s.dimensions[3].full_score = points("0");
        },
        &[StandardIssue::WeightNotPositive("满意度指标".to_owned())],
    );
    check(
        |s| s.dimensions[0].categories[0].indicators[0].full_score = Some(points("10.01")),
        &[StandardIssue::RowsExceedDimension("预算执行率".to_owned())],
    );
    check(|s| s.dimensions[2].key = s.dimensions[1].key.clone(), &[StandardIssue::DimensionTwice("output".to_owned())]);
}

#[test]
fn grades_that_overlap_or_leave_a_gap_are_found() {
    let good = || GradeId("good".to_owned());
    check(|s| s.bands[1].from = points("90"), &[StandardIssue::BandsNotFalling(good())]);
    check(
        |s| {
            s.bands.remove(3);
        },
        &[StandardIssue::BandsDoNotCover],
    );
    check(|s| s.bands[2].grade = good(), &[StandardIssue::GradeTwice(good())]);
    let mut ungraded = national();
    ungraded.bands.clear();
    assert_eq!(ungraded.check(), [], "a pack may have no grades");
}

#[test]
fn tiers_with_a_gap_are_found() {
    let name = |index: usize| national().tiers[index].name.clone();
    check(|s| s.tiers[1].to = ratio("0.79"), &[StandardIssue::TiersNotAdjacent(name(1))]);
    check(|s| s.tiers[0].to = ratio("0.99"), &[StandardIssue::TiersNotAdjacent(name(0))]);
    check(|s| s.tiers[2].from = ratio("0.1"), &[StandardIssue::TiersNotAdjacent(name(2))]);
    check(
        |s| {
            s.tiers[1].from = ratio("0.8");
            s.tiers[2].to = ratio("0.8");
        },
        &[StandardIssue::TierEmpty(name(1))],
    );
}

#[test]
fn a_reduction_table_that_does_not_rise_is_found() {
    let table = |s: &mut Standard, index: usize, up_to: &str| {
        s.over_achievement.table[index].up_to = Some(ratio(up_to));
    };
    check(|s| table(s, 0, "0.3"), &[StandardIssue::TableNotRising]);
    check(|s| table(s, 1, "0.5"), &[StandardIssue::TableNotRising]);
    check(|s| table(s, 2, "3"), &[StandardIssue::TableDoesNotCover]);
    check(|s| s.over_achievement.table[1].coefficient = ratio("0.96"), &[StandardIssue::CoefficientOutOfRange]);
    check(
        |s| {
            s.over_achievement.table.clear();
            s.over_achievement.policy = OverAchievementPolicy::Banded;
        },
        &[StandardIssue::TableDoesNotCover],
    );
    check(|s| s.over_achievement.reminder_from = ratio("0"), &[StandardIssue::ReminderNotPositive]);
}

#[test]
fn a_clause_without_a_rule_and_a_rule_with_two_clauses_are_found() {
    check(|s| s.clauses[0].rule = "R99".to_owned(), &[StandardIssue::ClauseUnknown("R99".to_owned())]);
    check(|s| s.clauses[1].rule = "R1".to_owned(), &[StandardIssue::ClauseTwice("R1".to_owned())]);
    check(|s| s.name = " ".to_owned(), &[StandardIssue::Unnamed]);
    check(|s| s.rounding_places = 5, &[StandardIssue::TooManyPlaces(5)]);
}

#[test]
fn a_pack_from_outside_is_read_within_bounds() {
    #[track_caller]
    fn refused(json: &str, expect: &ReadStandardError) {
        assert_eq!(Standard::read(json).as_ref(), Err(expect));
    }
    #[track_caller]
    fn malformed(json: &str, line: usize, column: usize) {
        refused(json, &ReadStandardError::Malformed { line, column });
    }
    let json = serde_json::to_string(&national()).expect("a pack can be written");
    assert_eq!(Standard::read(&json), Ok(national()));
    malformed("", 1, 0);
    malformed("{}", 1, 2);
    malformed("null", 1, 4);
    malformed(&"[".repeat(100_000), 1, 1);
    malformed(&json.replacen('{', "{\"bonus\":1,", 1), 1, 8);
    malformed("{\n  \"id\": \"a\",\n  \"name\": 5", 3, 11);
    for damaged in [json.replacen("\"linear\"", "\"guess\"", 1), json[..json.len() - 1].to_owned()] {
        assert!(matches!(Standard::read(&damaged), Err(ReadStandardError::Malformed { line: 1, .. })));
    }
    refused(&" ".repeat(SIZE_LIMIT + 1), &ReadStandardError::TooLarge);
    refused(&json.replacen("\"50\"", "\"79228162514264337593543950335\"", 1), &ReadStandardError::OutOfBounds);
    refused(&json.replacen("\"50\"", "\"50.0000001\"", 1), &ReadStandardError::OutOfBounds);
    refused(&json.replacen("\"50\"", "\"-1000001\"", 1), &ReadStandardError::OutOfBounds);
    refused(&json.replacen("产出指标", &"产".repeat(4001), 1), &ReadStandardError::OutOfBounds);
    let mut crowded = national();
    crowded.wording = Wording { reached: vec!["是".to_owned(); 201], not_reached: Vec::new() };
    let crowded = serde_json::to_string(&crowded).expect("a pack can be written");
    refused(&crowded, &ReadStandardError::OutOfBounds);
}

#[test]
fn a_pack_is_written_whole_and_read_back_equal() {
    for id in builtin_ids() {
        let standard = builtin(id).expect("a shipped pack");
        let json = standard.to_json();
        assert_eq!(Standard::read(&json).as_ref(), Ok(&standard));
        assert_eq!(Standard::read(&json).map(|again| again.to_json()), Ok(json.clone()), "{id} is the same bytes");
        assert!(json.ends_with("}\n") && !json.contains("extends"), "{id} refers to no other");
    }
    let mut unsound = national();
    unsound.bands.truncate(2);
    assert_eq!(Standard::read_bounded(&unsound.to_json()), Ok(unsound), "what is not sound yet is kept as it is");
}

#[test]
fn a_damaged_pack_is_refused_and_never_panics() {
    let json = serde_json::to_string(&national()).expect("a pack can be written");
    for (at, _) in json.char_indices().step_by(37) {
        for damage in ["\"", "}", "9", "-", "\\", "是", ""] {
            let mut text = json.clone();
            let end = at + text[at..].chars().next().map_or(0, char::len_utf8);
            text.replace_range(at..end, damage);
            if let Ok(standard) = Standard::read(&text) {
                assert_eq!(standard.check(), []);
                let mut ids = CountingIds(0);
                let evaluation = start(&standard, &mut ids);
                assert_eq!(evaluate(&evaluation, &standard).total.grade, None);
            }
        }
    }
}

#[test]
fn an_evaluation_starts_as_its_pack_says() {
    for id in builtin_ids() {
        let standard = builtin(id).expect("a shipped pack");
        let evaluation = start(&standard, &mut CountingIds(0));
        assert_eq!(evaluation.profile.kind, EvaluationKind::from(standard.kind));
        let dimensions: Vec<_> = evaluation.tree.dimensions().collect();
        assert_eq!(dimensions.len(), standard.dimensions.len());
        for (dimension, template) in dimensions.iter().zip(&standard.dimensions) {
            assert_eq!((&dimension.name, &dimension.key), (&template.name, &template.key));
            assert_eq!(dimension.full_score, Entry::Value(template.full_score));
            let names: Vec<_> = evaluation.tree.categories(dimension).map(|c| &c.name).collect();
            assert_eq!(names, template.categories.iter().map(|c| &c.name).collect::<Vec<_>>());
        }
        let lines: Vec<_> = evaluation.funds.by_source.iter().map(|line| (line.name.as_str(), line.source)).collect();
        assert_eq!(
            lines,
            [
                ("当年财政拨款", Some(FundSource::Appropriation)),
                ("上年结转资金", Some(FundSource::CarryOver)),
                ("其他资金", Some(FundSource::Other)),
            ]
        );
        let mut ids: HashSet<_> = evaluation.funds.by_source.iter().map(|line| line.id).collect();
        ids.extend(dimensions.iter().map(|d| d.id));
        ids.extend(dimensions.iter().flat_map(|d| d.categories.clone()));
        ids.extend(evaluation.tree.rows().map(|row| row.id));
        ids.extend(evaluation.tree.rows().flat_map(|row| row.parts.iter().map(|part| part.id)));
        let points: usize = evaluation.tree.rows().map(|row| row.parts.len()).sum();
        let categories: usize = dimensions.iter().map(|d| d.categories.len()).sum();
        assert_eq!(ids.len(), 3 + dimensions.len() + categories + evaluation.tree.row_count() + points);
        assert_eq!(evaluate(&evaluation, &standard).total.grade, None);
    }
}

#[test]
fn the_national_form_starts_with_its_execution_row_of_ten_points() {
    let evaluation = start(&national(), &mut CountingIds(0));
    let rows: Vec<_> = evaluation.tree.rows().collect();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].name.as_str(), rows[0].measure), ("预算执行率", Measure::ExecutionRate));
    assert_eq!(rows[0].full_score, Entry::Value(points("10")));
    assert_eq!(rows[0].weight_source, WeightSource::Standard);
}

#[test]
fn tier_names_stand_word_for_word() {
    for id in builtin_ids() {
        let standard = builtin(id).expect("a shipped pack");
        let names: Vec<_> = standard.tiers.iter().map(|tier| tier.name.as_str()).collect();
        assert_eq!(names, ["达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差"]);
    }
}
