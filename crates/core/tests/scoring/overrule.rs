//! What overrules the total: caps by the execution rate, vetoes, and the end of a bonus.

use jiheng_core::decimal::{Points, Ratio};
use jiheng_core::edit::{Command, ProfileField, apply};
use jiheng_core::engine::{Step, evaluate, explain_total, update};
use jiheng_core::model::{Evaluation, NodeId};
use jiheng_core::standard::{CapEffect, GradeId, Method, MethodForm, Standard, builtin};

use super::sheet::{blank_category, blank_dimension, fund_line, number, read, row};

/// An evaluation of one row of 100 points with this actual value against 100, and these funds.
fn evaluation(actual: &str, budget: &str, spent: &str) -> Evaluation {
    let mut evaluation = of_row(&format!("{actual} |"));
    evaluation.funds.by_source.push(fund_line(NodeId(3), budget, spent));
    evaluation
}

/// An evaluation of one row of 100 points with a target of 100: its actual value, and other remarks.
fn of_row(cells: &str) -> Evaluation {
    let text = format!("性质 | 分值 | 指标值 | 实际完成值 | 其他\n≥ | 100 | 100 | {cells}");
    let mut evaluation = Evaluation::default();
    assert!(evaluation.tree.push_dimension(blank_dimension(NodeId(1), "")));
    assert!(evaluation.tree.push_category(NodeId(1), blank_category(NodeId(2), "")));
    assert!(evaluation.tree.push_indicator(NodeId(2), row(&read(&text).lines[0], NodeId(10))));
    evaluation
}

fn capped() -> Standard {
    builtin("execution-caps").expect("a shipped pack")
}

#[track_caller]
fn check(standard: &Standard, evaluation: &Evaluation, total: &str, grade: &str) {
    let assessed = evaluate(evaluation, standard).total;
    assert_eq!(assessed.score, Points(number(total)));
    assert_eq!(assessed.grade, Some(GradeId(grade.to_owned())));
    assert_eq!(explain_total(evaluation, standard).result(), Some(assessed.score), "the trace ends at the total");
}

#[test]
fn below_a_rate_the_total_goes_no_higher_than_its_cap() {
    let standard = capped();
    check(&standard, &evaluation("96", "100", "75"), "89", "good");
    check(&standard, &evaluation("96", "100", "80"), "96", "excellent");
    check(&standard, &evaluation("96", "100", "70"), "89", "good");
    check(&standard, &evaluation("96", "100", "69.99"), "79", "fair");
    check(&standard, &evaluation("96", "100", "59"), "69", "fair");
    check(&standard, &evaluation("96", "100", "49.99"), "59", "poor");
    check(&standard, &evaluation("50", "100", "75"), "50", "poor");
    check(&builtin("mof-2020-10-self").expect("a shipped pack"), &evaluation("96", "100", "10"), "96", "excellent");
}

#[test]
fn a_cap_of_the_grade_keeps_the_total() {
    let mut standard = capped();
    standard.execution_caps.as_mut().expect("it has caps").effect = CapEffect::Grade;
    check(&standard, &evaluation("96", "100", "75"), "96", "good");
}

#[test]
fn a_veto_sets_the_grade_and_keeps_the_total_in_sight() {
    let standard = capped();
    let mut evaluation = evaluation("96.3", "100", "100");
    check(&standard, &evaluation, "96.30", "excellent");
    evaluation.profile.veto_grounds = vec!["misuse".to_owned(), "no such ground".to_owned()];
    check(&standard, &evaluation, "96.30", "poor");
    let said = explain_total(&evaluation, &standard).steps;
    let overrule = said.iter().find_map(|step| match step {
        Step::Overrule { by, .. } => Some(by.grounds.clone()),
        _ => None,
    });
    assert_eq!(overrule, Some(vec!["截留、挤占、挪用资金".to_owned()]));
}

#[test]
fn a_veto_that_is_stated_or_taken_back_moves_the_grade_at_once() {
    let standard = capped();
    let mut evaluation = evaluation("96.3", "100", "75");
    let mut assessment = evaluate(&evaluation, &standard);
    for grounds in [vec!["audit".to_owned()], Vec::new()] {
        let command = Command::SetProfile(ProfileField::VetoGrounds(grounds));
        let change = apply(&mut evaluation, &command).expect("the profile takes it");
        update(&mut assessment, &evaluation, &standard, &change);
        assert_eq!(assessment, evaluate(&evaluation, &standard));
    }
}

#[test]
fn bonuses_never_lead_beyond_the_full_score_of_the_whole() {
    let mut standard = builtin("mof-2020-10-self").expect("a shipped pack");
    let form = MethodForm::Bonus { cap: Ratio(number("1.2")) };
    standard.methods.push(Method { id: "bonus".to_owned(), name: "加分".to_owned(), form });
    let assessment = evaluate(&of_row("130 | 方法=bonus"), &standard);
    assert_eq!(assessment.rows[&NodeId(10)].score, Some(Points(number("120"))));
    assert_eq!(assessment.total.score, Points(number("100")));
    let trace = explain_total(&of_row("130 | 方法=bonus"), &standard);
    assert_eq!(trace.result(), Some(assessment.total.score), "the trace says that the total was cut");
}
