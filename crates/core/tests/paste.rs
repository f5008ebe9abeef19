//! Blocks of cells, typed elsewhere and pasted over the indicator table.

use jiheng_core::edit::{PasteColumn, apply, paste, read_cells, write_cells};
use jiheng_core::example;
use jiheng_core::model::{Entry, Evaluation, Indicator, Measure, NodeId};
use jiheng_core::ports::CountingIds;

fn ids() -> CountingIds {
    CountingIds(0xE000_0000_0000_0000)
}

fn row_named<'a>(evaluation: &'a Evaluation, name: &str) -> &'a Indicator {
    evaluation.tree.rows().find(|row| row.name == name).expect("the example has a row of this name")
}

/// Pastes a text at a row and gives what came of it.
fn pasted(evaluation: &Evaluation, at: NodeId, corner: PasteColumn, text: &str) -> (Evaluation, usize, usize) {
    let paste = paste(evaluation, &mut ids(), at, corner, &read_cells(text)).expect("the row is there");
    let mut after = evaluation.clone();
    let change = apply(&mut after, &paste.command).expect("a paste can be carried out");
    let mut back = after.clone();
    apply(&mut back, &change.inverse).expect("a paste can be taken back");
    assert_eq!(back, *evaluation, "one step takes the whole paste back");
    (after, paste.added, paste.left_over)
}

#[track_caller]
fn check_cells(text: &str, expected: &[&[&str]]) {
    assert_eq!(read_cells(text), expected);
}

#[test]
fn a_clipboard_is_split_as_spreadsheets_write_it() {
    check_cells("10\t个\r\n20\t次\r\n", &[&["10", "个"], &["20", "次"]]);
    check_cells("\"第一行\n第二行\"\t2", &[&["第一行\n第二行", "2"]]);
    check_cells("\"说“\"\"好\"\"”\"\t", &[&["说“\"好\"”", ""]]);
    check_cells("\"招大引强\"目标\t10", &[&["\"招大引强\"目标", "10"]]);
    check_cells("只有一格", &[&["只有一格"]]);
    check_cells("\n5", &[&[""], &["5"]]);
}

#[test]
fn what_is_copied_is_read_again() {
    let rows = vec![
        vec!["“招大引强”\n目标".to_owned(), "≥".to_owned(), String::new()],
        vec!["\"引号\"".to_owned(), "\"".to_owned(), "a\tb".to_owned()],
    ];
    assert_eq!(read_cells(&write_cells(&rows)), rows);
}

#[test]
fn a_block_of_twenty_rows_fills_a_category_and_no_other() {
    let before = example::yuzhong_2019().evaluation;
    let first = before.tree.rows().next().expect("the example has rows").id;
    let lines: Vec<String> = (1..=20).map(|n| format!("指标{n}\t≥\t{n}次\t\t{n}\t0.5")).collect();
    let (after, added, left_over) = pasted(&before, first, PasteColumn::Name, &lines.join("\n"));
    assert_eq!((added, left_over), (14, 0), "six rows were there");
    let rows: Vec<&Indicator> = after.tree.rows().take(20).collect();
    for (n, row) in (1..).zip(&rows) {
        assert_eq!(row.name, format!("指标{n}"));
        assert_eq!((row.measure, row.unit.as_str()), (Measure::AtLeast, "次"));
        assert_eq!(row.target.initial.value().map(|target| target.text().to_owned()), Some(n.to_string()));
        assert!(row.full_score.value().is_some());
    }
    let untouched = row_named(&before, "企业满意度");
    assert_eq!(after.tree.indicator(untouched.id), Some(untouched));
}

#[test]
fn a_column_of_values_goes_down_the_table() {
    let before = example::yuzhong_2019().evaluation;
    let first = before.tree.rows().next().expect("the example has rows").id;
    let (after, added, left_over) = pasted(&before, first, PasteColumn::Actual, "9\n12次\n—\n大概\n2\n3\n11\n");
    assert_eq!((added, left_over), (0, 0));
    let actuals: Vec<String> = after
        .tree
        .rows()
        .take(7)
        .map(|row| match &row.actual {
            Entry::Value(actual) => actual.text().to_owned(),
            Entry::Invalid(text) => text.clone(),
            Entry::Blank => "空".to_owned(),
            Entry::NotStated => "原报告未说明".to_owned(),
        })
        .collect();
    // A dash is nothing, words stay as they are, and the seventh row is in the next category.
    assert_eq!(actuals, ["9", "12次", "空", "大概", "2", "3", "11"]);
}

#[test]
fn a_measure_that_nobody_knows_is_left_out_and_counted() {
    let before = example::yuzhong_2019().evaluation;
    let first = before.tree.rows().next().expect("the example has rows").id;
    let (after, _, left_over) = pasted(&before, first, PasteColumn::Measure, "大概\t20\n≤\t5天");
    assert_eq!(left_over, 1);
    let rows: Vec<&Indicator> = after.tree.rows().take(2).collect();
    assert_eq!(rows[0].measure, Measure::AtLeast);
    assert_eq!((rows[1].measure, rows[1].unit.as_str()), (Measure::AtMost, "天"));
}

#[test]
fn a_target_brings_its_sign_and_its_unit() {
    let before = example::yuzhong_2019().evaluation;
    let first = before.tree.rows().next().expect("the example has rows").id;
    let cases = [
        ("≥80%", Measure::AtLeast, "80", "%"),
        ("≤ 5天", Measure::AtMost, "5", "天"),
        ("10次以上", Measure::AtLeast, "10", "次"),
        ("1-2次", Measure::Between, "1-2", "次"),
        ("＞1,000册", Measure::MoreThan, "1,000", "册"),
        ("50亿元", Measure::AtLeast, "50", "亿元"),
        ("30", Measure::AtLeast, "30", "个"),
    ];
    for (text, measure, number, unit) in cases {
        let (after, _, _) = pasted(&before, first, PasteColumn::Target, text);
        let row = after.tree.indicator(first).expect("the row is still there");
        assert_eq!((row.measure, row.unit.as_str()), (measure, unit), "{text}");
        assert_eq!(
            row.target.initial.value().map(|target| target.text().to_owned()).as_deref(),
            Some(number),
            "{text}"
        );
    }
}
