//! How firmly a grade stands: distances to the bands, and the scores of one row
//! between which the grade stays.

use jiheng_core::decimal::{Decimal, Points, Quantity};
use jiheng_core::edit::{Command, IndicatorField, apply};
use jiheng_core::engine::{RowSensitivity, Sensitivity, evaluate, sensitivity};
use jiheng_core::example;
use jiheng_core::model::{Applicability, Entry, Evaluation, Indicator, ManualScore, Measure, NodeId};
use jiheng_core::standard::{CapEffect, NotApplicableRule, Standard, builtin};

use super::common::Dice;
use super::sheet::{blank_category, blank_dimension, fund_line, number};

/// An evaluation of rows with these full scores and actual values against 100.
fn of_rows(rows: &[(&str, &str)]) -> Evaluation {
    let mut evaluation = Evaluation::default();
    assert!(evaluation.tree.push_dimension(blank_dimension(NodeId(1), "")));
    assert!(evaluation.tree.push_category(NodeId(1), blank_category(NodeId(2), "")));
    for (id, (full_score, actual)) in (10..).zip(rows) {
        let mut row = Indicator::new(NodeId(id));
        row.full_score = Entry::Value(Points(number(full_score)));
        row.target.initial = Entry::Value(Quantity::read("100"));
        row.actual = Entry::quantity(actual);
        assert!(evaluation.tree.push_indicator(NodeId(2), row));
    }
    evaluation
}

fn national() -> Standard {
    builtin("mof-2020-10-self").expect("a shipped pack")
}

fn firmness(evaluation: &Evaluation, standard: &Standard) -> Option<Sensitivity> {
    sensitivity(evaluation, &evaluate(evaluation, standard), standard)
}

#[track_caller]
fn check_distances(found: &Sensitivity, better: Option<(&str, &str, bool)>, worse: Option<(&str, &str, bool)>) {
    let distances = [&found.better, &found.worse]
        .map(|distance| distance.as_ref().map(|d| (d.grade.0.clone(), d.points.to_string(), d.reachable)));
    let expect = [better, worse].map(|d| d.map(|(grade, points, open)| (grade.to_owned(), points.to_owned(), open)));
    assert_eq!(distances, expect);
}

/// The interval of a row, and whether it alone can drop or lift the grade.
#[track_caller]
fn check_row(row: &RowSensitivity, low: &str, high: &str, drops: bool, lifts: bool) {
    assert_eq!((row.low.to_string().as_str(), row.high.to_string().as_str()), (low, high));
    assert_eq!((row.can_drop(), row.can_lift()), (drops, lifts));
}

#[test]
fn a_total_of_88_is_two_points_below_excellent_and_eight_above_the_edge_of_good() {
    // 60 + 20 + 8 of 60 + 20 + 20.
    let found = firmness(&of_rows(&[("60", "100"), ("20", "100"), ("20", "40")]), &national()).expect("it has a grade");
    assert_eq!(found.grade.0, "good");
    check_distances(&found, Some(("excellent", "2", true)), Some(("fair", "8", true)));
    check_row(&found.rows[0], "52", "60", true, false);
    check_row(&found.rows[1], "12", "20", true, false);
    check_row(&found.rows[2], "0", "9.99", false, true);
}

#[test]
fn a_total_at_the_very_edge_of_its_band_can_lose_nothing() {
    let found = firmness(&of_rows(&[("90", "100"), ("10", "0")]), &national()).expect("it has a grade");
    check_distances(&found, None, Some(("good", "0", true)));
    check_row(&found.rows[0], "90", "90", true, false);
    check_row(&found.rows[1], "0", "10", false, false);
}

#[test]
fn the_example_keeps_its_grade_whatever_one_small_row_does() {
    let draft = example::yuzhong_2019();
    let found = firmness(&draft.evaluation, &draft.standard).expect("it has a grade");
    check_distances(&found, None, Some(("good", "9.73", true)));
    for row in &found.rows {
        assert_eq!(row.can_drop(), row.score > Points(number("9.73")), "{row:?}");
    }
}

#[test]
fn without_a_grade_there_is_nothing_to_say() {
    assert_eq!(firmness(&of_rows(&[("90", "100"), ("10", "")]), &national()), None, "a row is not scored");
    assert_eq!(firmness(&of_rows(&[("90", "100"), ("20", "100")]), &national()), None, "the full scores do not add up");
    let mut standard = national();
    standard.bands.clear();
    assert_eq!(firmness(&of_rows(&[("100", "100")]), &standard), None, "the pack has no grades");
}

#[test]
fn a_cap_of_the_total_takes_the_better_grade_out_of_reach_and_leaves_room_below() {
    let standard = builtin("execution-caps").expect("a shipped pack");
    let mut evaluation = of_rows(&[("50", "96"), ("50", "96")]);
    evaluation.funds.by_source.push(fund_line(NodeId(3), "100", "75"));
    let found = firmness(&evaluation, &standard).expect("it has a grade");
    // 96 as added up, 89 under the cap: the rows may lose 16 points before the total falls below 80.
    check_distances(&found, Some(("excellent", "1", false)), Some(("fair", "9", true)));
    check_row(&found.rows[0], "32", "50", true, false);
}

#[test]
fn a_cap_of_the_grade_does_the_same() {
    let mut standard = builtin("execution-caps").expect("a shipped pack");
    standard.execution_caps.as_mut().expect("it has caps").effect = CapEffect::Grade;
    let mut evaluation = of_rows(&[("50", "96"), ("50", "96")]);
    evaluation.funds.by_source.push(fund_line(NodeId(3), "100", "75"));
    let found = firmness(&evaluation, &standard).expect("it has a grade");
    check_distances(&found, Some(("excellent", "1", false)), Some(("fair", "9", true)));
    check_row(&found.rows[1], "32", "50", true, false);
}

#[test]
fn a_grade_that_a_veto_set_is_moved_by_no_row() {
    let standard = builtin("execution-caps").expect("a shipped pack");
    let mut evaluation = of_rows(&[("100", "96")]);
    evaluation.profile.veto_grounds = vec!["misuse".to_owned()];
    let found = firmness(&evaluation, &standard).expect("it has a grade");
    assert_eq!(found.grade.0, "poor");
    check_distances(&found, None, None);
    check_row(&found.rows[0], "0", "100", false, false);
}

#[test]
fn where_a_row_does_not_apply_the_others_weigh_more() {
    let mut standard = national();
    standard.not_applicable = NotApplicableRule::Rescale;
    let mut evaluation = of_rows(&[("20", "100"), ("60", "80"), ("20", "")]);
    let away = IndicatorField::Applicability(Applicability::NotApplicable("当年未实施".to_owned()));
    apply(&mut evaluation, &Command::SetIndicator(NodeId(12), away)).expect("the row is there");
    let found = firmness(&evaluation, &standard).expect("it has a grade");
    // 68 of 80 are 85 of 100; 64 of 80 would still be 80.
    check_distances(&found, Some(("excellent", "5", true)), Some(("fair", "5", true)));
    assert_eq!(found.rows.len(), 2, "the row that does not apply is not spoken of");
    // 71.996 of 80 would round to 90.00: of two decimals 71.99 is the last that does not.
    check_row(&found.rows[1], "44", "51.99", true, true);
}

fn random(dice: &mut Dice) -> (Evaluation, Standard) {
    let mut standard =
        builtin(dice.pick::<&str>(&["mof-2020-10-self", "execution-caps", "guangshui"])).expect("a shipped pack");
    standard.not_applicable =
        *dice.pick(&[NotApplicableRule::Forbidden, NotApplicableRule::Rescale, NotApplicableRule::Spread]);
    if let Some(caps) = &mut standard.execution_caps {
        caps.effect = *dice.pick(&[CapEffect::Total, CapEffect::Grade]);
    }
    let allowed = standard.not_applicable != NotApplicableRule::Forbidden;
    // Full scores that add up, or there is no grade: the whole cut at random places.
    let places = standard.rounding_places.min(1);
    let whole = if places == 0 { 100 } else { 1000 };
    let mut cuts: Vec<usize> = (0..dice.below(12)).map(|_| dice.below(whole + 1)).chain([0, whole]).collect();
    cuts.sort_unstable();
    let full_score = |pair: &[usize]| Decimal::new(i64::try_from(pair[1] - pair[0]).expect("small"), places);
    let full_scores: Vec<Decimal> = cuts.windows(2).map(full_score).collect();
    let rows: Vec<(String, String)> =
        full_scores.iter().map(|points| (points.to_string(), (dice.below(60) + 60).to_string())).collect();
    let mut evaluation = of_rows(&rows.iter().map(|(w, a)| (w.as_str(), a.as_str())).collect::<Vec<_>>());
    let ids: Vec<NodeId> = evaluation.tree.rows().map(|row| row.id).collect();
    let mut set = |id: NodeId, field: IndicatorField| {
        apply(&mut evaluation, &Command::SetIndicator(id, field)).expect("the row is there");
    };
    for id in ids {
        if allowed && dice.once_in(5) {
            set(id, IndicatorField::Applicability(Applicability::NotApplicable("未实施".to_owned())));
        } else if dice.once_in(8) {
            set(id, IndicatorField::Measure(Measure::ExecutionRate));
        }
    }
    let spent = dice.below(110).to_string();
    evaluation.funds.by_source.push(fund_line(NodeId(3), "100", &spent));
    if standard.veto.is_some() && dice.once_in(5) {
        evaluation.profile.veto_grounds = vec!["misuse".to_owned()];
    }
    (evaluation, standard)
}

/// The grade when a person sets one row to this score.
fn grade_with(evaluation: &Evaluation, standard: &Standard, id: NodeId, score: Decimal) -> Option<String> {
    let mut evaluation = evaluation.clone();
    let manual =
        ManualScore { points: Entry::Value(Points(score)), reason: "核减".to_owned(), by: "张某".to_owned() };
    for field in [
        IndicatorField::ManualPoints(manual.points),
        IndicatorField::ManualReason(manual.reason),
        IndicatorField::ManualBy(manual.by),
    ] {
        apply(&mut evaluation, &Command::SetIndicator(id, field)).expect("the row is there");
    }
    let assessment = evaluate(&evaluation, standard);
    assert_eq!(assessment.rows[&id].score, Some(Points(score)), "the score stands");
    assessment.total.grade.map(|grade| grade.0)
}

#[test]
fn at_both_ends_of_its_interval_a_row_keeps_the_grade_and_one_step_beyond_it_does_not() {
    let (mut graded, mut dropping, mut lifting) = (0, 0, 0);
    for seed in 0..400 {
        let dice = &mut Dice::new(seed);
        let (evaluation, standard) = random(dice);
        let Some(found) = firmness(&evaluation, &standard) else { continue };
        graded += 1;
        let grade = Some(found.grade.0.clone());
        for row in &found.rows {
            let with = |score: Decimal| grade_with(&evaluation, &standard, row.id, score);
            assert!(row.low <= row.score && row.score <= row.high && row.high <= row.most, "seed {seed}: {row:?}");
            assert_eq!(with(row.low.0), grade, "seed {seed}: {row:?}");
            assert_eq!(with(row.high.0), grade, "seed {seed}: {row:?}");
            if row.can_drop() {
                dropping += 1;
                assert_ne!(with(row.low.0 - row.unit.0), grade, "seed {seed}: {row:?}");
            }
            if row.can_lift() {
                lifting += 1;
                assert_ne!(with(row.high.0 + row.unit.0), grade, "seed {seed}: {row:?}");
            }
        }
    }
    assert!(graded > 300 && dropping > 200 && lifting > 200, "{graded} {dropping} {lifting}");
}
