//! The weight guard: full scores that do not add up, and a proposal that does.

mod common;

use common::Dice;
use jiheng_core::decimal::{Decimal, Points};
use jiheng_core::edit::{self, NewWeight, Normalization, describe, normalize, weight_gaps};
use jiheng_core::example;
use jiheng_core::model::{Category, Dimension, Entry, Evaluation, Indicator, NodeId, Unknown};
use jiheng_core::standard::{Standard, builtin};

fn number(text: &str) -> Decimal {
    text.parse().expect("a number of the test")
}

fn entry(text: &str) -> Entry<Points> {
    Entry::typed(text, Points::read)
}

/// Dimensions with what they state and the full scores of their rows, as typed.
fn evaluation(dimensions: &[(&str, &[&str])]) -> Evaluation {
    let mut evaluation = Evaluation::default();
    for (number, (stated, rows)) in (1..).zip(dimensions) {
        let (dimension, category) = (NodeId(number * 1000), NodeId(number * 1000 + 1));
        evaluation.tree.push_dimension(Dimension {
            id: dimension,
            name: format!("第{number}类"),
            key: String::new(),
            full_score: entry(stated),
            published_score: Entry::Blank,
            categories: Vec::new(),
            unknown: Unknown::default(),
        });
        let node = Category {
            id: category,
            name: String::new(),
            full_score: Entry::Blank,
            indicators: Vec::new(),
            unknown: Unknown::default(),
        };
        evaluation.tree.push_category(dimension, node);
        for (place, full_score) in (10..).zip(*rows) {
            let mut row = Indicator::new(NodeId(number * 1000 + place));
            row.full_score = entry(full_score);
            evaluation.tree.push_indicator(category, row);
        }
    }
    evaluation
}

fn national() -> Standard {
    builtin("mof-2020-10-self").expect("a shipped pack")
}

#[track_caller]
fn check(evaluation: &Evaluation, standard: &Standard, expect: &[&str]) -> Normalization {
    let found = normalize(evaluation, standard).expect("the weights do not add up");
    let words: Vec<String> = found.weights.iter().map(|w| format!("{} → {}", w.old, w.new)).collect();
    assert_eq!(words, expect);
    found
}

#[test]
fn three_equal_rows_of_a_dimension_of_fifty_get_a_third_each_to_the_cent() {
    let evaluation = evaluation(&[("50", &["10", "10", "10"]), ("50", &["50"])]);
    let found = check(&evaluation, &national(), &["10 → 16.67", "10 → 16.67", "10 → 16.66"]);
    assert_eq!(found.gaps.len(), 1, "the other dimension adds up and is left alone");
    let gap = found.gaps[0];
    assert_eq!(
        (gap.dimension, gap.sum.to_string(), gap.stated.to_string()),
        (Some(NodeId(1000)), "30".into(), "50".into())
    );
}

#[test]
fn a_standard_of_whole_points_gets_whole_points() {
    let standard = builtin("guangshui").expect("a shipped pack");
    assert_eq!(standard.rounding_places, 0);
    check(&evaluation(&[("100", &["7", "7", "7"])]), &standard, &["7 → 34", "7 → 33", "7 → 33"]);
}

#[test]
fn what_is_blank_or_unreadable_is_left_out_and_named() {
    let evaluation = evaluation(&[("40", &["10", "", "十分左右", "20"]), ("60", &["60"])]);
    let found = check(&evaluation, &national(), &["10 → 13.33", "20 → 26.67"]);
    assert_eq!(found.left_out, [NodeId(1011), NodeId(1012)]);
    assert_eq!(found.gaps[0].missing, 2);
}

#[test]
fn a_row_of_zero_stays_at_zero() {
    check(&evaluation(&[("100", &["0", "1", "2"])]), &national(), &["0 → 0", "1 → 33.33", "2 → 66.67"]);
}

#[test]
fn where_a_dimension_states_nothing_all_rows_share_the_whole() {
    let evaluation = evaluation(&[("50", &["30"]), ("", &["30"])]);
    let found = check(&evaluation, &national(), &["30 → 50", "30 → 50"]);
    assert_eq!(found.gaps[0].dimension, None);
}

#[test]
fn where_the_dimensions_do_not_add_up_all_rows_share_the_whole() {
    check(&evaluation(&[("60", &["60"]), ("60", &["60"])]), &national(), &["60 → 50", "60 → 50"]);
}

#[test]
fn a_dimension_of_finer_points_is_met_exactly() {
    let found = check(
        &evaluation(&[("33.335", &["1", "1"]), ("66.665", &["66.665"])]),
        &national(),
        &["1 → 16.668", "1 → 16.667"],
    );
    assert_eq!(found.gaps.len(), 1);
}

#[test]
fn weights_that_add_up_are_left_alone() {
    let draft = example::yuzhong_2019();
    assert_eq!(normalize(&draft.evaluation, &draft.standard), None);
    assert_eq!(weight_gaps(&draft.evaluation, &draft.standard), []);
    let unusual = evaluation(&[("100", &["33.333", "66.667"])]);
    assert_eq!(normalize(&unusual, &national()), None, "three decimals that add up are right");
}

#[test]
fn nothing_follows_from_rows_without_any_weight() {
    for rows in [&["", ""][..], &["0", "0"], &[]] {
        assert_eq!(normalize(&evaluation(&[("100", rows)]), &national()), None);
    }
    assert_eq!(weight_gaps(&evaluation(&[("100", &["", ""])]), &national()).len(), 1, "but it is said");
    assert_eq!(weight_gaps(&Evaluation::default(), &national()), [], "a table without rows has nothing to add up");
}

#[test]
fn it_is_one_step_with_a_name_and_can_be_taken_back() {
    let before = evaluation(&[("50", &["10", "10", "30", "10"]), ("50", &["50"])]);
    let mut evaluation = before.clone();
    let command = normalize(&evaluation, &national()).expect("60 are not 50").command();
    assert_eq!(describe(&command).count, 4, "only what changes");
    let change = edit::apply(&mut evaluation, &command).expect("the rows are there");
    assert_eq!(weight_gaps(&evaluation, &national()), []);
    edit::apply(&mut evaluation, &change.inverse).expect("an inverse fits");
    assert_eq!(evaluation, before);
}

fn random(dice: &mut Dice) -> Evaluation {
    let texts: Vec<(String, Vec<String>)> = (0..=dice.below(4))
        .map(|_| {
            let stated = if dice.once_in(6) { String::new() } else { (dice.below(12) * 5).to_string() };
            let rows = (0..dice.below(9)).map(|_| weight(dice)).collect();
            (stated, rows)
        })
        .collect();
    let rows: Vec<Vec<&str>> = texts.iter().map(|(_, rows)| rows.iter().map(String::as_str).collect()).collect();
    let dimensions: Vec<(&str, &[&str])> =
        texts.iter().zip(&rows).map(|((stated, _), rows)| (stated.as_str(), rows.as_slice())).collect();
    evaluation(&dimensions)
}

fn weight(dice: &mut Dice) -> String {
    match dice.below(10) {
        0 => String::new(),
        1 => "不详".to_owned(),
        2 => "0".to_owned(),
        3 => "1000000".to_owned(),
        _ => {
            let scale = u32::try_from(dice.below(7)).expect("small");
            Decimal::new(i64::try_from(dice.below(30_000)).expect("small"), scale).to_string()
        }
    }
}

#[test]
fn what_is_proposed_adds_up_to_the_last_digit_and_keeps_the_order_of_the_rows() {
    let mut standard = national();
    let mut proposals = 0;
    for seed in 0..2000 {
        let dice = &mut Dice::new(seed);
        let mut evaluation = random(dice);
        standard.rounding_places = *dice.pick(&[0, 2, 4]);
        let Some(found) = normalize(&evaluation, &standard) else { continue };
        proposals += 1;
        let sum = |weight: fn(&NewWeight) -> Points| found.weights.iter().map(|w| weight(w).0).sum::<Decimal>();
        let stated: Decimal = found.gaps.iter().map(|gap| gap.stated.0).sum();
        assert_eq!(sum(|w| w.new), stated, "seed {seed}");
        assert_eq!(sum(|w| w.old), found.gaps.iter().map(|gap| gap.sum.0).sum::<Decimal>(), "seed {seed}");
        let of_group = |w: &NewWeight| if found.gaps[0].dimension.is_none() { 0 } else { w.id.0 / 1000 };
        for one in &found.weights {
            assert!(one.old.0 != number("0") || one.new.0 == number("0"), "seed {seed}: zero stays zero");
            for other in found.weights.iter().filter(|other| of_group(one) == of_group(other)) {
                assert!(one.old <= other.old || one.new >= other.new, "seed {seed}: {one:?} {other:?}");
            }
        }
        edit::apply(&mut evaluation, &found.command()).expect("the rows are there");
        assert_eq!(normalize(&evaluation, &standard), None, "seed {seed}: once is enough");
    }
    assert!(proposals > 1200, "{proposals}");
}
