//! Whole evaluations: the reference case and what becomes of it.

use jiheng_core::decimal::{Amount, Decimal, Points};
use jiheng_core::engine::{Assessment, evaluate, explain, explain_total};
use jiheng_core::model::{Applicability, Entry, Evaluation, FundItem, NodeId};
use jiheng_core::standard::{NotApplicableRule, Standard};

use super::sheet::{self, number};

const YUZHONG: &str = include_str!("cases/reference-yuzhong-2019.txt");

/// The evaluation of a case file and the standard that it names.
pub(crate) fn case(text: &str) -> (Evaluation, Standard) {
    let sheet = sheet::read(text);
    (sheet::evaluation(&sheet), sheet.lines[0].standard.clone())
}

fn points(text: &str) -> Points {
    Points(number(text))
}

fn grade(assessment: &Assessment, standard: &Standard) -> Option<String> {
    let grade = assessment.total.grade.as_ref()?;
    standard.band(grade).map(|band| band.name.clone())
}

/// Scores a whole file and compares every row, every dimension, total, grade
/// and provisional points with what the file says.
#[track_caller]
fn check_file(text: &str) {
    let sheet = sheet::read(text);
    let (evaluation, standard) = case(text);
    let assessment = evaluate(&evaluation, &standard);
    let rows: Vec<_> = evaluation.tree.rows().collect();
    assert_eq!(rows.len(), sheet.lines.len());
    for (row, line) in rows.iter().zip(&sheet.lines) {
        let expect = points(line.cell("得分"));
        assert_eq!(assessment.rows[&row.id].score, Some(expect), "{}", row.name);
    }
    let mut facts = 0;
    for (name, value) in &sheet.facts {
        facts += usize::from(*name != "资金");
        match *name {
            "一级得分" => {
                for (part, dimension) in value.split('，').zip(evaluation.tree.dimensions()) {
                    let (name, expect) = part.split_once(' ').expect("name and points");
                    assert_eq!(dimension.name, name);
                    assert_eq!(assessment.subtotals[&dimension.id].score, points(expect), "{name}");
                }
            }
            "总分" => assert_eq!(assessment.total.score, points(value)),
            "等级" => assert_eq!(grade(&assessment, &standard).as_deref(), Some(*value)),
            "暂定" => {
                let sums = &assessment.total.sums;
                let told = format!("非精确值 {}，无依据 {}", sums.provisional_bound.0, sums.provisional_no_basis.0);
                assert_eq!(told, *value);
            }
            _ => assert_eq!(*name, "资金"),
        }
    }
    assert_eq!(facts, 4, "dimensions, total, grade and provisional points are stated");
    assert_eq!(explain_total(&evaluation, &standard).result(), Some(assessment.total.score));
}

#[test]
fn the_reference_case_is_99_73_and_excellent_with_52_provisional_points() {
    check_file(YUZHONG);
    let (evaluation, standard) = case(YUZHONG);
    assert_eq!(evaluate(&evaluation, &standard).total.sums.provisional(), points("52"));
}

#[test]
fn scenario_b_on_the_national_form_is_99_55() {
    check_file(include_str!("cases/reference-scenario-b.txt"));
}

#[test]
fn scenario_c_with_missed_and_reduced_targets_is_95_93() {
    check_file(include_str!("cases/reference-scenario-c.txt"));
}

#[test]
fn with_the_other_budget_of_the_report_the_total_is_99_71() {
    let (evaluation, standard) = case(&YUZHONG.replace("全年预算 281.28", "全年预算 282.28"));
    let assessment = evaluate(&evaluation, &standard);
    assert_eq!(assessment.total.score, points("99.71"));
    let row = evaluation.tree.rows().find(|row| row.name == "预算执行率").expect("the row");
    assert_eq!(assessment.rows[&row.id].score, Some(points("5.71")));
}

#[test]
fn the_figures_of_a_fund_line_are_read_in_any_source() {
    let (mut evaluation, standard) = case(YUZHONG);
    let mut other = evaluation.funds.by_source[0].clone();
    other.id = NodeId(77);
    let yuan = |text: &str| Entry::Value(Amount(number(text)));
    evaluation.funds.by_source[0].amounts.replace(FundItem::AnnualBudget, yuan("2000000"));
    evaluation.funds.by_source[0].amounts.replace(FundItem::Spent, yuan("2000000"));
    other.amounts.replace(FundItem::AnnualBudget, yuan("812800"));
    other.amounts.replace(FundItem::Spent, yuan("684900"));
    evaluation.funds.by_source.push(other);
    assert_eq!(evaluate(&evaluation, &standard).total.score, points("99.73"));
    evaluation.funds.by_source[1].amounts.replace(FundItem::Spent, Entry::Blank);
    let total = evaluate(&evaluation, &standard).total;
    assert!(total.grade.is_none(), "a blank expenditure beside a budget is not 0");
}

#[test]
fn an_unscored_row_leaves_no_grade_but_an_interval() {
    let text = YUZHONG.replace("≥ | 5 | 80%以上 | 80%以上", "≥ | 5 | 80%以上 | 未填");
    let (evaluation, standard) = case(&text);
    let total = evaluate(&evaluation, &standard).total;
    assert_eq!(total.grade, None);
    assert_eq!((total.sums.rows, total.sums.scored_rows), (16, 15));
    assert_eq!(total.sums.scored_full_score, points("95"));
    assert_eq!((total.score, total.highest), (points("94.73"), points("99.73")));
}

/// 已评 89 / 95 分，得 79.80；可能区间 84.00～90.32；暂不评级.
#[test]
fn rows_that_do_not_apply_and_open_rows_give_a_rescaled_interval() {
    let text = "\
评分规则：example-yuzhong-2019
性质 | 分值 | 指标值 | 实际完成值 | 其他
一级：产出指标
二级：产出数量
≥ | 89 | 8900 | 7980 |
≥ | 6 | 10 | 未填 |
≥ | 5 | 10 | 10 | 不适用=当年无采购
";
    let (mut evaluation, mut standard) = case(text);
    standard.not_applicable = NotApplicableRule::Rescale;
    let row = evaluation.tree.rows().next().expect("a row").id;
    let total = evaluate(&evaluation, &standard).total;
    assert_eq!((total.sums.score, total.not_applicable), (points("79.80"), points("5")));
    assert_eq!((total.score, total.highest, total.grade), (points("84.00"), points("90.32"), None));
    assert_eq!(explain_total(&evaluation, &standard).result(), Some(total.score));

    let before = explain(&evaluation, &standard, row).expect("the row");
    assert_eq!(before.result(), Some(points("79.80")));
    evaluation.tree = case(&text.replace("未填", "10")).0.tree;
    let total = evaluate(&evaluation, &standard).total;
    assert_eq!(total.score, points("90.32"), "85.80 ÷ 95 × 100");
    assert!(total.grade.is_some());
}

#[test]
fn ninety_points_of_full_score_with_81_reached_are_rescaled_to_90() {
    let text = "\
评分规则：example-yuzhong-2019
性质 | 分值 | 指标值 | 实际完成值 | 其他
一级：产出指标
二级：产出数量
≥ | 90 | 100 | 90 |
≥ | 10 | 10 | 10 | 不适用=当年无采购
";
    let (evaluation, mut standard) = case(text);
    assert_eq!(evaluate(&evaluation, &standard).total.grade, None, "the shipped pack does not allow it");
    standard.not_applicable = NotApplicableRule::Rescale;
    let total = evaluate(&evaluation, &standard).total;
    assert_eq!(total.score, points("90"));
    assert_eq!(total.sums.score, points("81"));
}

#[test]
fn an_execution_rate_of_nothing_over_nothing_does_not_apply() {
    let text = YUZHONG.replace("全年预算 281.28 全年执行 268.49", "全年预算 0 全年执行 0");
    let (evaluation, standard) = case(&text);
    let total = evaluate(&evaluation, &standard).total;
    assert_eq!(total.not_applicable, points("6"));
    assert_eq!(total.score, points("100"), "94 of 94");
}

#[test]
fn grades_begin_exactly_at_their_lines() {
    #[track_caller]
    fn check(actual: &str, expect: &str) {
        let text = format!(
            "评分规则：mof-2020-10-self\n性质 | 分值 | 指标值 | 实际完成值\n一级：甲\n二级：乙\n≥ | 100 | 100 | {actual}\n"
        );
        let (evaluation, standard) = case(&text);
        let assessment = evaluate(&evaluation, &standard);
        assert_eq!(grade(&assessment, &standard).as_deref(), Some(expect), "{actual}");
    }
    check("100", "优");
    check("90", "优");
    check("89.995", "优");
    check("89.99", "良");
    check("80", "良");
    check("79.99", "中");
    check("60", "中");
    check("59.99", "差");
    check("0", "差");
}

#[test]
fn a_pack_without_bands_gives_no_grade_and_an_empty_evaluation_neither() {
    let (evaluation, mut standard) = case(YUZHONG);
    standard.bands.clear();
    assert_eq!(evaluate(&evaluation, &standard).total.grade, None);
    let (_, standard) = case(YUZHONG);
    let empty = evaluate(&Evaluation::default(), &standard).total;
    assert_eq!((empty.grade, empty.score, empty.highest), (None, Points::ZERO, Points::ZERO));
}

#[test]
fn a_row_that_does_not_apply_needs_a_reason() {
    let (mut evaluation, mut standard) = case(YUZHONG);
    standard.not_applicable = NotApplicableRule::Rescale;
    let mut rows: Vec<_> = evaluation.tree.rows().cloned().collect();
    rows[0].applicability = Applicability::NotApplicable("当年没有这项工作".to_owned());
    evaluation.tree = rebuilt(&rows);
    let total = evaluate(&evaluation, &standard).total;
    assert_eq!(total.not_applicable, points("5"));
    assert_eq!(total.score.0, Decimal::new(9972, 2), "94.73 ÷ 95 × 100");
}

fn rebuilt(rows: &[jiheng_core::model::Indicator]) -> jiheng_core::model::IndicatorTree {
    let mut tree = jiheng_core::model::IndicatorTree::default();
    tree.push_dimension(sheet::blank_dimension(NodeId(1), ""));
    tree.push_category(NodeId(1), sheet::blank_category(NodeId(2), ""));
    for row in rows {
        assert!(tree.push_indicator(NodeId(2), row.clone()));
    }
    tree
}

#[test]
fn the_example_that_ships_scores_as_the_case_file_does() {
    let draft = jiheng_core::example::yuzhong_2019();
    let assessment = evaluate(&draft.evaluation, &draft.standard);
    let (evaluation, standard) = case(YUZHONG);
    let case = evaluate(&evaluation, &standard);
    let scores = |evaluation: &Evaluation, assessment: &Assessment| -> Vec<_> {
        let rows = evaluation.tree.rows();
        rows.map(|row| (row.name.clone(), assessment.rows[&row.id].score, assessment.rows[&row.id].provisional))
            .collect()
    };
    assert_eq!(scores(&draft.evaluation, &assessment), scores(&evaluation, &case));
    assert_eq!(assessment.total, case.total);
    assert_eq!(assessment.total.score, points("99.73"));
}
