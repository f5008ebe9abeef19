//! A hundred thousand random rows against integers of any size.

use jiheng_core::decimal::{Amount, Decimal, Points, Quantity};
use jiheng_core::engine::evaluate;
use jiheng_core::model::{Entry, Evaluation, FundItem, Indicator, Measure, NodeId, Part};
use jiheng_core::standard::{OverRun, Standard, builtin};
use num_bigint::{BigInt, Sign};

use super::common::Dice;
use super::sheet::{blank_category, blank_dimension, fund_line};

/// A number in millionths, written out as people type it.
#[derive(Clone, Copy)]
pub(super) struct Number(pub(super) i64);

impl Number {
    /// Up to so many whole units, with at most six decimals; round numbers are common.
    pub(super) fn below(dice: &mut Dice, most: usize) -> Self {
        let whole = i64::try_from(dice.below(most)).expect("small") * 1_000_000;
        let part = match dice.below(4) {
            0 => i64::try_from(dice.below(1_000_000)).expect("small"),
            1 => i64::try_from(dice.below(100)).expect("small") * 10_000,
            _ => 0,
        };
        Self(whole + part)
    }

    pub(super) fn text(self) -> String {
        self.decimal().normalize().to_string()
    }

    fn decimal(self) -> Decimal {
        Decimal::new(self.0, 6)
    }
}

/// `numerator ÷ denominator`, rounded half up to hundredths. The denominator is
/// above 0, the numerator not below it.
pub(super) fn hundredths(numerator: &BigInt, denominator: &BigInt) -> BigInt {
    (numerator * 200 + denominator) / (denominator * 2)
}

/// A row whose score the test works out by itself.
struct Row {
    measure: Measure,
    full_score: Number,
    target: Number,
    high: Number,
    actual: Number,
    /// Target and actual value of a second part.
    second: (Number, Number),
}

impl Row {
    fn draw(dice: &mut Dice) -> Self {
        let measures = [
            Measure::AtLeast,
            Measure::MoreThan,
            Measure::Equal,
            Measure::LessThan,
            Measure::AtMost,
            Measure::Between,
            Measure::ExecutionRate,
            Measure::Composite,
        ];
        let measure = *dice.pick(&measures);
        let size = *dice.pick(&[3, 20, 300, 100_000, 900_000_000]);
        let target = Number::below(dice, size);
        let actual = match dice.below(5) {
            0 => target,
            1 => Number(target.0 / 3),
            _ => Number::below(dice, size * 2),
        };
        let high = Number(target.0 + Number::below(dice, size).0);
        let second = (Number(Number::below(dice, 50).0 + 1), Number::below(dice, 100));
        // Hundredths, so that rounding never has to be capped.
        let full_score = Number(i64::try_from(dice.below(2000)).expect("small") * 10_000);
        Self { measure, full_score, target, high, actual, second }
    }

    fn indicator(&self, id: NodeId) -> Indicator {
        let quantity = |number: Number| Entry::Value(Quantity::read(number.text()));
        let mut row = Indicator::new(id);
        row.measure = self.measure;
        row.full_score = Entry::Value(Points(self.full_score.decimal()));
        row.target.initial = quantity(self.target);
        row.actual = quantity(self.actual);
        if self.measure == Measure::Between {
            let text = format!("{}～{}", self.target.text(), self.high.text());
            row.target.initial = Entry::Value(Quantity::read(text));
        }
        if self.measure == Measure::Composite {
            let mut first = Part::new(NodeId(id.0 * 1_000_000 + 1));
            first.target.initial = quantity(Number(self.target.0 + 1));
            first.actual = quantity(self.actual);
            let mut second = Part::new(NodeId(id.0 * 1_000_000 + 2));
            second.target.initial = quantity(self.second.0);
            second.actual = quantity(self.second.1);
            row.parts = vec![first, second];
        }
        row
    }

    /// The share of the full score as two integers, by the formulas of the rules.
    fn share(&self, funds: (Number, Number), over_run: OverRun) -> (BigInt, BigInt) {
        let (a, t, high) = (self.actual.0, self.target.0, self.high.0);
        let (n, d) = match self.measure {
            Measure::ExecutionRate => (funds.1.0.min(funds.0.0), funds.0.0),
            Measure::Composite => {
                let capped = |a: i64, t: i64| (BigInt::from(a.min(t)), BigInt::from(t));
                let ((n1, d1), (n2, d2)) = (capped(a, t + 1), capped(self.second.1.0, self.second.0.0));
                return (&n1 * &d2 + &n2 * &d1, d1 * d2 * 2);
            }
            Measure::LessThan | Measure::AtMost if a <= t => (1, 1),
            Measure::LessThan | Measure::AtMost if t == 0 => (0, 1),
            Measure::LessThan | Measure::AtMost if over_run == OverRun::Inverse => (t, a),
            Measure::LessThan | Measure::AtMost => ((2 * t - a).max(0), t),
            Measure::Equal if t == 0 => (i64::from(a == 0), 1),
            Measure::Between if (t..=high).contains(&a) => (1, 1),
            _ if t == 0 => (1, 1),
            _ => (a.min(t), t),
        };
        (BigInt::from(n), BigInt::from(d))
    }
}

fn standard() -> Standard {
    builtin("mof-2020-10-self").expect("a shipped pack")
}

pub(super) fn in_hundredths(points: Points) -> BigInt {
    let hundredths = points.0 * Decimal::ONE_HUNDRED;
    assert!(hundredths.fract().is_zero(), "{hundredths}");
    BigInt::from(hundredths.normalize().mantissa())
}

#[test]
fn a_hundred_thousand_random_rows_are_exact_to_the_cent() {
    let dice = &mut Dice::new(2019);
    let mut standard = standard();
    for batch in 0..50 {
        standard.over_run = if batch % 2 == 0 { OverRun::Linear } else { OverRun::Inverse };
        let budget = Number(Number::below(dice, 100_000).0 + 1);
        let spent = Number::below(dice, 100_000);
        let mut evaluation = Evaluation::default();
        let amount = |number: Number| Entry::Value(Amount(number.decimal()));
        let mut line = fund_line(NodeId(5), "", "");
        line.amounts.replace(FundItem::AnnualBudget, amount(budget));
        line.amounts.replace(FundItem::Spent, amount(spent));
        evaluation.funds.by_source.push(line);
        evaluation.tree.push_dimension(blank_dimension(NodeId(10), ""));
        evaluation.tree.push_category(NodeId(10), blank_category(NodeId(11), ""));
        let rows: Vec<Row> = (0..2000).map(|_| Row::draw(dice)).collect();
        for (row, id) in rows.iter().zip(100..) {
            assert!(evaluation.tree.push_indicator(NodeId(11), row.indicator(NodeId(id))));
        }
        let assessment = evaluate(&evaluation, &standard);
        let mut total = BigInt::from(0);
        for (row, id) in rows.iter().zip(100..) {
            let (numerator, denominator) = row.share((budget, spent), standard.over_run);
            let full_score = BigInt::from(row.full_score.0);
            let expect = hundredths(&(full_score * numerator), &(denominator * 1_000_000));
            let score = assessment.rows[&NodeId(id)].score.expect("scored");
            assert_eq!(in_hundredths(score), expect, "{:?}", assessment.rows[&NodeId(id)]);
            assert!(score >= Points::ZERO && score.0 <= row.full_score.decimal());
            total += expect;
        }
        assert_eq!(in_hundredths(assessment.total.score), total);
        assert_eq!(assessment.total.sums.rows, rows.len());
        assert_ne!(total.sign(), Sign::Minus);
    }
}

/// The score of one row for one actual value.
fn score_at(row: &Row, standard: &Standard) -> Points {
    let mut evaluation = Evaluation::default();
    evaluation.tree.push_dimension(blank_dimension(NodeId(10), ""));
    evaluation.tree.push_category(NodeId(10), blank_category(NodeId(11), ""));
    evaluation.tree.push_indicator(NodeId(11), row.indicator(NodeId(100)));
    evaluate(&evaluation, standard).rows[&NodeId(100)].score.expect("scored")
}

#[test]
fn more_never_earns_less_where_more_is_better_and_the_reverse() {
    let dice = &mut Dice::new(1949);
    let mut standard = standard();
    for round in 0..4000 {
        standard.over_run = if round % 2 == 0 { OverRun::Linear } else { OverRun::Inverse };
        let mut row = Row::draw(dice);
        if row.measure == Measure::ExecutionRate {
            continue;
        }
        let one = score_at(&row, &standard);
        row.actual = Number(row.actual.0 + Number::below(dice, 50).0);
        let more = score_at(&row, &standard);
        if matches!(row.measure, Measure::AtMost | Measure::LessThan)
            || (row.measure, row.target.0) == (Measure::Equal, 0)
        {
            assert!(more <= one, "{:?} {} {}", row.measure, one.0, more.0);
        } else {
            assert!(more >= one, "{:?} {} {}", row.measure, one.0, more.0);
        }
    }
}
