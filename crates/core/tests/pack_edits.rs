//! What a person edits in a pack goes into its file, and scores as it says.

mod schema {
    pub(crate) mod checker;
}

use jiheng_core::decimal::{Amount, Points, Quantity};
use jiheng_core::engine::{Assessment, evaluate};
use jiheng_core::format;
use jiheng_core::model::{
    Category, Dimension, Entry, Evaluation, FundAmounts, FundItem, FundLine, FundSource, Indicator, Measure, NodeId,
    Unknown,
};
use jiheng_core::standard::{
    GradeId, MethodIssue, MethodNumber, PackChoice, PackEdit, PackField, PackForm, PackList, Standard, StandardIssue,
    builtin, start,
};
use schema::checker::Checker;

fn national() -> PackForm {
    PackForm::new(builtin("mof-2020-10-self").expect("a shipped pack"))
}

fn put(form: &mut PackForm, field: PackField, text: &str) {
    form.apply(PackEdit::Put(field, text.to_owned()));
    assert_eq!(form.text(field), text, "what was typed stands there");
}

fn choose(form: &mut PackForm, choice: PackChoice, code: &str) {
    put(form, PackField::Choice(choice), code);
}

/// The pack as another person reads it from its file.
#[track_caller]
fn handed_on(form: &PackForm) -> Standard {
    assert_eq!(form.check(), []);
    assert!(form.is_usable());
    let json = form.standard().to_json();
    let checker = Checker::new(serde_json::from_str(&format::standard_schema()).expect("the schema is JSON"));
    assert_eq!(checker.check(&serde_json::from_str(&json).expect("a pack is JSON")), Ok(()));
    let read = Standard::read(&json).expect("a usable pack is read");
    assert_eq!(&read, form.standard());
    read
}

fn number(text: &str) -> Points {
    Points(text.parse().expect("a number"))
}

/// An evaluation with one row of 100 points.
fn of_row(row: Indicator) -> Evaluation {
    let mut evaluation = Evaluation::default();
    let (name, unknown) = (String::new(), Unknown::default);
    evaluation.tree.push_dimension(Dimension {
        id: NodeId(1),
        name: name.clone(),
        key: name.clone(),
        full_score: Entry::Value(number("100")),
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: unknown(),
    });
    let full_score = Entry::Blank;
    let category = Category { id: NodeId(2), name, full_score, indicators: Vec::new(), unknown: unknown() };
    evaluation.tree.push_category(NodeId(1), category);
    evaluation.tree.push_indicator(NodeId(2), row);
    evaluation
}

/// A row of 100 points whose target is 100.
fn row(actual: &str, method: &str) -> Indicator {
    let mut row = Indicator::new(NodeId(3));
    row.measure = Measure::AtLeast;
    row.full_score = Entry::Value(number("100"));
    row.target.initial = Entry::Value(Quantity::read("100"));
    row.actual = Entry::Value(Quantity::read(actual));
    method.clone_into(&mut row.method);
    row
}

/// A row of 100 points for the execution rate, with 100 yuan budgeted.
fn execution(spent: &str) -> Evaluation {
    let mut row = Indicator::new(NodeId(3));
    row.measure = Measure::ExecutionRate;
    row.full_score = Entry::Value(number("100"));
    let mut evaluation = of_row(row);
    let mut amounts = FundAmounts::default();
    for (item, amount) in [(FundItem::AnnualBudget, "100"), (FundItem::Spent, spent)] {
        amounts.replace(item, Entry::Value(Amount(amount.parse().expect("a number"))));
    }
    let (name, source, indicators) = (String::new(), Some(FundSource::Other), Vec::new());
    let line = FundLine { id: NodeId(4), name, source, amounts, indicators, unknown: Unknown::default() };
    evaluation.funds.by_source.push(line);
    evaluation
}

#[track_caller]
fn check_total(assessed: &Assessment, total: &str, grade: &str) {
    assert_eq!(assessed.total.score, number(total));
    assert_eq!(assessed.total.grade, Some(GradeId(grade.to_owned())));
}

#[test]
fn a_ground_that_was_added_overrules_the_grade() {
    let mut form = national();
    form.apply(PackEdit::Add(PackList::Grounds));
    assert_eq!(form.check(), [StandardIssue::GroundUnnamed]);
    put(&mut form, PackField::GroundName(0), "挪用资金");
    choose(&mut form, PackChoice::VetoEffect, "grade:fair");
    let ground = form.standard().veto.as_ref().expect("it has a veto").grounds[0].id.clone();
    let mut evaluation = of_row(row("100", ""));
    check_total(&evaluate(&evaluation, &handed_on(&form)), "100", "excellent");
    evaluation.profile.veto_grounds.push(ground);
    check_total(&evaluate(&evaluation, &handed_on(&form)), "100", "fair");

    choose(&mut form, PackChoice::VetoEffect, "total");
    put(&mut form, PackField::VetoLimit, "59");
    check_total(&evaluate(&evaluation, &handed_on(&form)), "59", "poor");

    choose(&mut form, PackChoice::VetoEffect, "grade:none");
    assert_eq!(form.check(), [StandardIssue::VetoUnsound], "there is no such grade");
    form.apply(PackEdit::Remove(PackList::Grounds, 0));
    assert_eq!(handed_on(&form), *national().standard());
}

#[test]
fn a_clause_that_was_edited_is_the_one_that_the_rule_quotes() {
    let mut form = national();
    form.apply(PackEdit::Add(PackList::Clauses));
    let last = form.length(PackList::Clauses) - 1;
    let rule = form.text(PackField::Choice(PackChoice::ClauseRule(last)));
    assert_eq!(form.check(), [StandardIssue::ClauseBlank(rule)]);
    put(&mut form, PackField::ClauseCitation(last), "某市财〔2026〕1号 第三条");
    put(&mut form, PackField::ClauseText(last), "超过指标值的按比例加分。\n第二行");
    choose(&mut form, PackChoice::ClauseOrigin(last), "pack.origin.report");
    choose(&mut form, PackChoice::ClauseVerified(last), "packs.verified");
    let standard = handed_on(&form);
    assert!(standard.clauses[last].verified && standard.clauses[last].citation.contains("1号"));

    let first = form.text(PackField::Choice(PackChoice::ClauseRule(0)));
    choose(&mut form, PackChoice::ClauseRule(last), &first);
    assert_eq!(form.check(), [StandardIssue::ClauseTwice(first)]);
    choose(&mut form, PackChoice::ClauseRule(last), "R99");
    assert_eq!(form.check(), [StandardIssue::ClauseUnknown("R99".to_owned())]);
    assert!(form.options(PackChoice::ClauseRule(last)).contains(&"R99".to_owned()), "it stays in sight");
}

#[test]
fn a_new_evaluation_starts_with_the_fund_lines_as_edited() {
    struct Ids(u64);
    impl jiheng_core::ports::IdSource for Ids {
        fn next_id(&mut self) -> NodeId {
            self.0 += 1;
            NodeId(self.0)
        }
    }
    let mut form = national();
    form.apply(PackEdit::Remove(PackList::Funds, 1));
    form.apply(PackEdit::Add(PackList::Funds));
    assert_eq!(form.check(), [StandardIssue::FundLineUnnamed]);
    put(&mut form, PackField::FundName(2), "自有资金");
    choose(&mut form, PackChoice::FundSource(2), "report.fund_source.carry_over");
    let evaluation = start(&handed_on(&form), &mut Ids(0));
    let lines: Vec<_> = evaluation.funds.by_source.iter().map(|line| (&*line.name, line.source)).collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2], ("自有资金", Some(FundSource::CarryOver)));
}

#[test]
fn the_execution_rate_is_scored_by_the_table_as_edited() {
    let mut form = national();
    choose(&mut form, PackChoice::Execution, "packs.execution.table");
    assert!(form.is_usable(), "one band for every rate");
    form.apply(PackEdit::Add(PackList::ExecutionBands));
    assert_eq!(form.check(), [StandardIssue::Execution(MethodIssue::BandOverlap(1))]);
    put(&mut form, PackField::ExecutionNumber(MethodNumber::To(0)), "90%");
    put(&mut form, PackField::ExecutionNumber(MethodNumber::From(1)), "95%");
    assert_eq!(form.check(), [StandardIssue::Execution(MethodIssue::BandGap(1))]);
    put(&mut form, PackField::ExecutionNumber(MethodNumber::From(1)), "90%");
    choose(&mut form, PackChoice::BandEnds(None, 1), "pack.ends.from");
    choose(&mut form, PackChoice::BandUnit(None, 0), "pack.unit.points");
    put(&mut form, PackField::ExecutionNumber(MethodNumber::Award(0)), "60");
    let standard = handed_on(&form);
    check_total(&evaluate(&execution("89.99"), &standard), "60", "fair");
    check_total(&evaluate(&execution("90"), &standard), "100", "excellent");

    put(&mut form, PackField::ExecutionNumber(MethodNumber::To(0)), "九成左右");
    assert!(!form.is_usable());
    form.apply(PackEdit::Remove(PackList::ExecutionBands, 1));
    assert_eq!(form.text(PackField::ExecutionNumber(MethodNumber::To(0))), "九成左右");
    choose(&mut form, PackChoice::Execution, "packs.execution.proportional");
    assert_eq!(handed_on(&form), *national().standard());
}

#[test]
fn a_method_that_was_added_scores_the_row_that_names_it() {
    let mut form = national();
    form.apply(PackEdit::Add(PackList::Methods));
    let last = form.length(PackList::Methods) - 1;
    assert_eq!(form.check(), [StandardIssue::Method(String::new(), MethodIssue::Unnamed)]);
    put(&mut form, PackField::MethodName(last), "每少一个扣2分");
    choose(&mut form, PackChoice::MethodForm(last), "pack.form.shortfall");
    put(&mut form, PackField::MethodNumber(last, MethodNumber::Cost), "2");
    let id = form.standard().methods[last].id.clone();
    check_total(&evaluate(&of_row(row("95", &id)), &handed_on(&form)), "90", "excellent");
    put(&mut form, PackField::MethodNumber(last, MethodNumber::Line), "97");
    check_total(&evaluate(&of_row(row("95", &id)), &handed_on(&form)), "96", "excellent");

    choose(&mut form, PackChoice::MethodForm(last), "pack.form.table_rate");
    form.apply(PackEdit::Add(PackList::MethodBands(last)));
    put(&mut form, PackField::MethodNumber(last, MethodNumber::To(0)), "80%");
    put(&mut form, PackField::MethodNumber(last, MethodNumber::From(1)), "80%");
    put(&mut form, PackField::MethodNumber(last, MethodNumber::Award(0)), "50%");
    choose(&mut form, PackChoice::BandEnds(Some(last), 0), "pack.ends.to");
    assert_eq!(
        form.check(),
        [StandardIssue::Method("每少一个扣2分".to_owned(), MethodIssue::BandOverlap(1))],
        "80 % is in both"
    );
    choose(&mut form, PackChoice::BandEnds(Some(last), 0), "pack.ends.from");
    check_total(&evaluate(&of_row(row("79", &id)), &handed_on(&form)), "50", "poor");
    check_total(&evaluate(&of_row(row("80", &id)), &handed_on(&form)), "100", "excellent");
}

#[test]
fn a_row_that_names_a_method_which_is_gone_is_said_to_and_put_right() {
    let mut form = national();
    let method = PackChoice::RowMethod(1, 0, 0);
    form.apply(PackEdit::Add(PackList::Rows(1, 0)));
    put(&mut form, PackField::RowName(1, 0, 0), "完成数量");
    choose(&mut form, method, "pass-60");
    assert_eq!(handed_on(&form).dimensions[1].categories[0].indicators[0].method, "pass-60");
    while form.length(PackList::Methods) > 0 {
        form.apply(PackEdit::Remove(PackList::Methods, 0));
    }
    assert_eq!(form.check(), [StandardIssue::MethodMissing("完成数量".to_owned())]);
    assert!(form.columns(PackList::Rows(1, 0), 0).contains(&PackField::Choice(method)), "it can be put right");
    choose(&mut form, method, "");
    handed_on(&form);
}
