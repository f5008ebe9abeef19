//! An assessment brought up to date equals one made from nothing.

use jiheng_core::decimal::{Amount, Points, Quantity, Ratio};
use jiheng_core::edit::{Change, Command, FundLineField, History, IndicatorField, Node, Place, Touched, apply};
use jiheng_core::engine::{self, Assessment, evaluate, explain, explain_part, explain_total};
use jiheng_core::model::{Applicability, Entry, Evaluation, FundItem, Measure, NodeId, Parent, Polarity};
use jiheng_core::standard::Standard;

use super::common::{Dice, commands, evaluations};
use super::reference::case;

/// Every number of an assessment as it would be printed, in a fixed order.
fn printed(assessment: &Assessment) -> String {
    let mut rows: Vec<_> = assessment.rows.iter().collect();
    rows.sort_by_key(|(id, _)| **id);
    let mut subtotals: Vec<_> = assessment.subtotals.iter().collect();
    subtotals.sort_by_key(|(id, _)| **id);
    format!("{rows:?}\n{subtotals:?}\n{:?}", assessment.total)
}

#[track_caller]
fn check(updated: &Assessment, evaluation: &Evaluation, standard: &Standard) {
    let anew = evaluate(evaluation, standard);
    assert_eq!(*updated, anew);
    assert_eq!(printed(updated), printed(&anew), "the same digits, not only the same values");
}

/// An edit of what the score depends on.
fn likely_command(dice: &mut Dice, evaluation: &Evaluation) -> Command {
    let rows: Vec<NodeId> = evaluation.tree.rows().map(|row| row.id).collect();
    let categories: Vec<NodeId> = evaluation.tree.dimensions().flat_map(|d| d.categories.clone()).collect();
    let number = dice.below(40).to_string();
    let quantity = Entry::Value(Quantity::read(number.clone()));
    if !categories.is_empty() && (rows.is_empty() || dice.once_in(10)) {
        let place = Place::Indicators(*dice.pick(&categories));
        return Command::Insert { place, index: 0, node: Box::new(Node::Indicator(evaluations::likely_row(dice))) };
    }
    if rows.is_empty() || dice.once_in(3) {
        let lines: Vec<NodeId> = evaluation.funds.by_source.iter().map(|line| line.id).collect();
        if let Some(line) = (!lines.is_empty()).then(|| *dice.pick(&lines)) {
            let item = *dice.pick(&[FundItem::AnnualBudget, FundItem::Spent]);
            let amount = Entry::Value(Amount(number.parse().expect("digits")));
            return Command::SetFundLine(line, FundLineField::Amount(item, amount));
        }
        let line = evaluations::fund_line(dice);
        return Command::Insert { place: Place::FundsBySource, index: 0, node: Box::new(Node::FundLine(line)) };
    }
    let row = *dice.pick(&rows);
    let points = Entry::Value(Points(number.parse().expect("digits")));
    Command::SetIndicator(
        row,
        match dice.below(12) {
            10 | 11 => IndicatorField::Applicability(if dice.once_in(2) {
                Applicability::Applicable
            } else {
                Applicability::NotApplicable("当年未实施".to_owned())
            }),
            0 => IndicatorField::FullScore(points),
            1 => IndicatorField::InitialTarget(quantity),
            2 => IndicatorField::Measure(*dice.pick(&[
                Measure::AtLeast,
                Measure::AtMost,
                Measure::ExecutionRate,
                Measure::Composite,
                Measure::Between,
            ])),
            3 => IndicatorField::Polarity(*dice.pick(&[Polarity::Natural, Polarity::Control])),
            4 => IndicatorField::Tier(Some(u8::try_from(dice.below(3)).expect("small"))),
            5 => IndicatorField::Basis(if dice.once_in(2) { String::new() } else { "纪要".to_owned() }),
            6 => IndicatorField::Coefficient(Entry::Value(Ratio("0.9".parse().expect("a number")))),
            _ => IndicatorField::Actual(quantity),
        },
    )
}

#[test]
fn an_update_equals_scoring_anew_over_any_sequence_of_commands() {
    for seed in 0..150 {
        let dice = &mut Dice::new(seed);
        let standard = evaluations::any_standard(dice);
        let mut evaluation = evaluations::evaluation(dice);
        let mut assessment = evaluate(&evaluation, &standard);
        let mut history = History::default();
        for _ in 0..60 {
            let change = match dice.below(8) {
                0 => history.undo(&mut evaluation).and_then(Result::ok).map(|(_, change)| change),
                1 => history.redo(&mut evaluation).and_then(Result::ok).map(|(_, change)| change),
                2 | 3 => {
                    let kind = dice.below(commands::KINDS);
                    let command = commands::command_of_kind(dice, &evaluation, kind);
                    step(&mut evaluation, &mut history, command)
                }
                _ => {
                    let command = likely_command(dice, &evaluation);
                    step(&mut evaluation, &mut history, command)
                }
            };
            if let Some(change) = change {
                engine::update(&mut assessment, &evaluation, &standard, &change);
                check(&assessment, &evaluation, &standard);
            }
        }
        explains_itself(&evaluation, &standard, &assessment);
    }
}

fn step(evaluation: &mut Evaluation, history: &mut History, command: Command) -> Option<Change> {
    let change = apply(evaluation, &command).ok()?;
    history.record(command, change.inverse.clone());
    Some(change)
}

/// Every trace ends at the score that the assessment holds.
#[track_caller]
fn explains_itself(evaluation: &Evaluation, standard: &Standard, assessment: &Assessment) {
    for (id, row) in &assessment.rows {
        let trace = explain(evaluation, standard, *id).expect("the row is there");
        assert_eq!(trace.result(), row.score, "{trace:?}");
        assert_eq!(trace.rule, row.rule);
        for (part, assessed) in &row.parts {
            let trace = explain_part(evaluation, standard, *id, *part).expect("the part is there");
            assert_eq!(trace.result(), assessed.score, "{trace:?}");
        }
    }
    for (id, sums) in &assessment.subtotals {
        let trace = explain(evaluation, standard, *id).expect("the node is there");
        assert_eq!(trace.result(), Some(sums.score), "{trace:?}");
    }
    assert_eq!(explain_total(evaluation, standard).result(), Some(assessment.total.score));
}

#[test]
fn the_reference_case_explains_every_score() {
    for text in [
        include_str!("cases/reference-yuzhong-2019.txt"),
        include_str!("cases/reference-scenario-b.txt"),
        include_str!("cases/reference-scenario-c.txt"),
    ] {
        let (evaluation, standard) = case(text);
        explains_itself(&evaluation, &standard, &evaluate(&evaluation, &standard));
    }
}

#[test]
fn an_edit_of_the_funds_moves_the_execution_row_and_the_sums_above_it() {
    let (mut evaluation, standard) = case(include_str!("cases/reference-yuzhong-2019.txt"));
    let mut assessment = evaluate(&evaluation, &standard);
    let line = evaluation.funds.by_source[0].id;
    let spent = Entry::Value(Amount("2400000".parse().expect("a number")));
    let change = apply(&mut evaluation, &Command::SetFundLine(line, FundLineField::Amount(FundItem::Spent, spent)))
        .expect("the line is there");
    engine::update(&mut assessment, &evaluation, &standard, &change);
    assert_eq!(assessment.total.score.0.to_string(), "99.12", "240 ÷ 281.28 × 6 = 5.12");
    check(&assessment, &evaluation, &standard);
}

#[test]
fn an_assessment_that_does_not_fit_is_made_anew() {
    let (evaluation, standard) = case(include_str!("cases/reference-yuzhong-2019.txt"));
    let row = evaluation.tree.rows().next().expect("a row").id;
    let inverse = Command::SetIndicator(row, IndicatorField::Name(String::new()));
    let mut assessment = Assessment::default();
    engine::update(&mut assessment, &evaluation, &standard, &Change { inverse, touched: Touched::Row(row) });
    check(&assessment, &evaluation, &standard);
    assert!(matches!(evaluation.tree.parent(row), Some(Parent::Node(_))));
}

#[test]
fn nothing_panics_on_any_evaluation_under_any_standard() {
    for seed in 1000..1400 {
        let dice = &mut Dice::new(seed);
        let mut standard = evaluations::any_standard(dice);
        let evaluation = evaluations::evaluation(dice);
        if dice.once_in(2) {
            // A pack that no check would let pass.
            standard.tiers.reverse();
            standard.bands.reverse();
            standard.rounding_places = u32::try_from(dice.below(40)).expect("small");
            standard.over_achievement.reminder_from.0 = evaluations::decimal(dice);
            for band in &mut standard.over_achievement.table {
                band.coefficient.0 = evaluations::decimal(dice);
            }
            for dimension in &mut standard.dimensions {
                dimension.full_score.0 = evaluations::decimal(dice);
            }
        }
        let assessment = evaluate(&evaluation, &standard);
        for row in assessment.rows.values() {
            if let (Some(score), Some(full_score)) = (row.score, row.full_score) {
                assert!(score >= Points::ZERO && score <= full_score, "{row:?}");
            }
        }
        explains_itself(&evaluation, &standard, &assessment);
    }
}
