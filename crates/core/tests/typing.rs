//! What a text typed into a cell means.

use jiheng_core::decimal::{Decimal, Points, Ratio};
use jiheng_core::edit::{TargetCell, apply, read_points, read_ratio, read_weight};
use jiheng_core::example;
use jiheng_core::model::{Entry, Evaluation, Indicator, Measure};

fn first(evaluation: &Evaluation) -> &Indicator {
    evaluation.tree.rows().next().expect("the example has rows")
}

#[test]
fn a_burst_of_typing_is_taken_back_by_its_first_inverse() {
    let before = example::yuzhong_2019().evaluation;
    let cell = TargetCell::of_indicator(first(&before));
    let mut now = before.clone();
    let mut inverse = None;
    for text in ["≥", "≥8", "≥80", "≥80%"] {
        let change = apply(&mut now, &cell.command(text)).expect("the row is there");
        inverse.get_or_insert(change.inverse);
    }
    let row = first(&now);
    assert_eq!((row.measure, row.unit.as_str()), (Measure::AtLeast, "%"));
    assert_eq!(row.target.initial.value().map(|target| target.text().to_owned()).as_deref(), Some("80"));
    apply(&mut now, &inverse.expect("four texts were typed")).expect("a burst can be taken back");
    assert_eq!(now, before);
}

#[test]
fn the_words_of_a_judged_row_stay_words() {
    let before = example::yuzhong_2019().evaluation;
    let judged = before.tree.rows().find(|row| row.measure == Measure::Qualitative).expect("the example has one");
    let mut now = before.clone();
    apply(&mut now, &TargetCell::of_indicator(judged).command("1-2家为好")).expect("the row is there");
    let row = now.tree.indicator(judged.id).expect("the row is still there");
    assert_eq!(row.measure, Measure::Qualitative);
    assert_eq!(row.target.initial.value().map(|target| target.text().to_owned()).as_deref(), Some("1-2家为好"));
}

#[test]
fn an_adjusted_target_is_the_one_that_is_typed() {
    let mut now = example::yuzhong_2019().evaluation;
    let mut cell = TargetCell::of_indicator(first(&now));
    cell.adjusted = true;
    apply(&mut now, &cell.command("12")).expect("the row is there");
    let target = &first(&now).target;
    let text = |entry: &Entry<jiheng_core::decimal::Quantity>| entry.value().map(|value| value.text().to_owned());
    assert_eq!((text(&target.initial).as_deref(), text(&target.adjusted).as_deref()), (Some("10"), Some("12")));
}

#[track_caller]
fn check_points(text: &str, expected: &Entry<Points>) {
    assert_eq!(read_points(text), *expected, "{text}");
}

#[test]
fn points_are_one_number() {
    let points = |tenths| Entry::Value(Points(Decimal::new(tenths, 1)));
    check_points("５．５", &points(55));
    check_points("8分", &points(80));
    check_points(" ", &Entry::Blank);
    check_points("5以上", &Entry::Invalid("5以上".to_owned()));
    check_points("五分左右", &Entry::Invalid("五分左右".to_owned()));
}

#[test]
fn a_share_may_be_a_percentage() {
    for text in ["0.5", "50%", "50", "百分之五十"] {
        assert_eq!(read_ratio(text), Entry::Value(Ratio(Decimal::new(5, 1))), "{text}");
    }
    assert_eq!(read_ratio("1"), Entry::Value(Ratio(Decimal::ONE)));
    assert_eq!(read_ratio("一半"), Entry::Invalid("一半".to_owned()));
}

/// Two experts of weights 2 and 1 count two to one: only a percent sign makes a share.
#[test]
fn a_weight_is_a_plain_number() {
    for (text, weight) in [("2", "2"), ("1", "1"), ("0.5", "0.5"), ("40%", "0.4"), ("４０％", "0.4")] {
        let weight = Ratio(weight.parse().expect("a number"));
        assert_eq!(read_weight(text), Entry::Value(weight), "{text}");
    }
    assert_eq!(read_weight("重"), Entry::Invalid("重".to_owned()));
}
