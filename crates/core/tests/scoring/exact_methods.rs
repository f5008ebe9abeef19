//! Two hundred thousand random rows that are scored by methods, surveys, sums over
//! projects, milestones and experts, against fractions of integers of any size.

use jiheng_core::decimal::{Amount, Decimal, Points, Quantity, Ratio};
use jiheng_core::engine::evaluate;
use jiheng_core::model::{Entry, Evaluation, Indicator, NodeId, Portion, Survey};
use jiheng_core::standard::{Award, Deduction, Method, MethodForm, Standard, StepPart, TableBand, TableValue, builtin};
use num_bigint::BigInt;

use super::common::Dice;
use super::exact::{Number, hundredths, in_hundredths};
use super::exact_days::{Late, Panel, put_milestones};
use super::sheet::{blank_category, blank_dimension};

const MILLION: i64 = 1_000_000;

/// A fraction that is never reduced; what it is divided by is above 0.
#[derive(Debug, Clone)]
pub(super) struct Exact(BigInt, BigInt);

impl Exact {
    pub(super) fn new(over: impl Into<BigInt>, under: impl Into<BigInt>) -> Self {
        Self(over.into(), under.into())
    }

    fn of(number: Number) -> Self {
        Self::new(number.0, MILLION)
    }

    pub(super) fn of_hundredths(number: i64) -> Self {
        Self::new(number, 100)
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1 - &other.0 * &self.1, &self.1 * &other.1)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self(&self.0 * &other.0, &self.1 * &other.1)
    }

    /// The quotient; the divisor is above 0.
    fn by(&self, other: &Self) -> Self {
        Self(&self.0 * &other.1, &self.1 * &other.0)
    }

    /// Below 0, 0 or above it, as the difference to another.
    fn against(&self, other: &Self) -> std::cmp::Ordering {
        (&self.0 * &other.1).cmp(&(&other.0 * &self.1))
    }

    pub(super) fn at_least_nothing(self) -> Self {
        if self.0 < BigInt::from(0) { Self::new(0, 1) } else { self }
    }

    fn at_most(self, other: &Self) -> Self {
        if self.against(other).is_gt() { other.clone() } else { self }
    }

    /// Whole steps; a part of a step counts as the method says.
    pub(super) fn steps(self, part: StepPart) -> Self {
        match part {
            StepPart::Linear => self,
            StepPart::Floor => Self::new(self.0 / self.1, 1),
            StepPart::Ceil => Self::new((self.0 + &self.1 - 1) / self.1, 1),
        }
    }
}

/// A whole number from `from` on, below `to`.
pub(super) fn between(dice: &mut Dice, from: i64, to: i64) -> i64 {
    from + i64::try_from(dice.below(usize::try_from(to - from).expect("rising"))).expect("small")
}

/// A table as the test knows it: what lies between neighbouring edges earns one award.
struct Bands {
    /// The edges in hundredths, rising, and whether an edge itself belongs to what lies above.
    edges: Vec<(i64, bool)>,
    /// In hundredths: points, or a share.
    awards: Vec<(bool, i64)>,
}

impl Bands {
    fn draw(dice: &mut Dice, most: i64) -> Self {
        let mut edges: Vec<i64> = (0..between(dice, 1, 5)).map(|_| between(dice, 0, most)).collect();
        edges.sort_unstable();
        edges.dedup();
        let awards = (0..=edges.len()).map(|_| (dice.below(2) == 0, between(dice, 0, 101))).collect();
        Self { edges: edges.into_iter().map(|edge| (edge, dice.below(2) == 0)).collect(), awards }
    }

    fn file(&self) -> Vec<TableBand> {
        let end = |place: usize| self.edges.get(place).copied();
        let bands = self.awards.iter().enumerate().map(|(place, &(is_points, award))| {
            let from = place.checked_sub(1).and_then(end);
            let to = end(place);
            let award = Decimal::new(award, 2);
            TableBand {
                from: from.map(|(edge, _)| Decimal::new(edge, 2)),
                from_included: from.is_some_and(|(_, above)| above),
                to: to.map(|(edge, _)| Decimal::new(edge, 2)),
                to_included: to.is_some_and(|(_, above)| !above),
                award: if is_points { Award::Points(Points(award)) } else { Award::Share(Ratio(award)) },
            }
        });
        bands.collect()
    }

    fn earned(&self, value: &Exact, full: &Exact) -> Exact {
        let below = self.edges.iter().filter(|(edge, above)| {
            let order = value.against(&Exact::of_hundredths(*edge));
            order.is_gt() || order.is_eq() && *above
        });
        let (is_points, award) = self.awards[below.count()];
        let award = Exact::of_hundredths(award);
        if is_points { award.at_most(full) } else { award.times(full) }
    }
}

/// How a row is scored, as the test knows it. Numbers are hundredths.
enum How {
    Plain,
    Pass { from: i64, stretched: bool },
    Table { over: TableValue, bands: Bands },
    Deduct { excess: bool, line: Option<i64>, every: i64, points: i64, part: StepPart },
    Bonus { cap: i64 },
}

impl How {
    fn draw(dice: &mut Dice) -> Self {
        match dice.below(6) {
            0 => Self::Plain,
            1 => Self::Pass { from: between(dice, 1, 100), stretched: dice.below(2) == 0 },
            2 => {
                let (over, most) =
                    *dice.pick(&[(TableValue::Actual, 20_000), (TableValue::Rate, 150), (TableValue::Deviation, 60)]);
                Self::Table { over, bands: Bands::draw(dice, most) }
            }
            3 => Self::Bonus { cap: between(dice, 101, 151) },
            side => Self::Deduct {
                excess: side == 4,
                line: (dice.below(2) == 0).then(|| between(dice, 1, 12_000)),
                every: *dice.pick(&[50, 100, 300, 500]),
                points: between(dice, 1, 200),
                part: *dice.pick(&[StepPart::Floor, StepPart::Ceil, StepPart::Linear]),
            },
        }
    }

    fn form(&self) -> Option<MethodForm> {
        let number = |hundredths: i64| Decimal::new(hundredths, 2);
        Some(match self {
            Self::Plain => return None,
            &Self::Pass { from, stretched } => MethodForm::PassThreshold { from: Ratio(number(from)), stretched },
            Self::Table { over, bands } => MethodForm::Table { over: *over, bands: bands.file() },
            &Self::Bonus { cap } => MethodForm::Bonus { cap: Ratio(number(cap)) },
            &Self::Deduct { excess, line, every, points, part } => {
                let deduction =
                    Deduction { line: line.map(number), every: number(every), points: Points(number(points)), part };
                if excess { MethodForm::Excess(deduction) } else { MethodForm::Shortfall(deduction) }
            }
        })
    }

    /// The points before the rounding, by the formulas of the rules.
    fn earned(&self, value: &Exact, target: &Exact, full: &Exact) -> Exact {
        let one = Exact::new(1, 1);
        let rate = value.by(target);
        let capped = rate.clone().at_most(&one);
        match self {
            Self::Plain => full.times(&capped),
            Self::Pass { from, stretched } => {
                let from = Exact::of_hundredths(*from);
                match (rate.against(&from).is_lt(), stretched) {
                    (true, _) => Exact::new(0, 1),
                    (false, false) => full.times(&capped),
                    (false, true) => full.times(&capped.minus(&from).by(&one.minus(&from))),
                }
            }
            Self::Table { over, bands } => {
                let distance = match value.minus(target) {
                    Exact(over, under) if over < BigInt::from(0) => Exact(-over, under),
                    above => above,
                };
                match over {
                    TableValue::Actual => bands.earned(value, full),
                    TableValue::Rate => bands.earned(&rate, full),
                    TableValue::Deviation => bands.earned(&distance.by(target), full),
                }
            }
            Self::Bonus { cap } => full.times(&rate.at_most(&Exact::of_hundredths(*cap))),
            Self::Deduct { excess, line, every, points, part } => {
                let line = line.map_or_else(|| target.clone(), Exact::of_hundredths);
                let beyond = if *excess { value.minus(&line) } else { line.minus(value) };
                let steps = beyond.at_least_nothing().by(&Exact::of_hundredths(*every)).steps(*part);
                full.minus(&steps.times(&Exact::of_hundredths(*points))).at_least_nothing()
            }
        }
    }
}

/// Where the actual value comes from.
enum Actual {
    Typed(Number),
    Survey { satisfied: i64, valid: i64 },
    Counts(Vec<Number>),
    Rates(Vec<(Number, i64)>),
}

impl Actual {
    fn draw(dice: &mut Dice, size: usize) -> Self {
        let some = between(dice, 1, 5);
        match dice.below(6) {
            0 => {
                let valid = between(dice, 1, 500);
                Self::Survey { satisfied: between(dice, 0, valid + 1), valid }
            }
            1 => Self::Counts((0..some).map(|_| Number::below(dice, size)).collect()),
            2 => Self::Rates((0..some).map(|_| (Number::below(dice, 120), between(dice, 1, 9_000_000))).collect()),
            _ => Self::Typed(Number::below(dice, size * 2)),
        }
    }

    fn put(&self, row: &mut Indicator) {
        let quantity = |text: String| Entry::Value(Quantity::read(text));
        let portions = |numbers: &mut dyn Iterator<Item = (Number, Option<i64>)>| {
            let portion = |(place, (actual, money)): (u64, (Number, Option<i64>))| Portion {
                actual: quantity(actual.text()),
                money: money.map_or(Entry::Blank, |cents| Entry::Value(Amount(Decimal::new(cents, 2)))),
                ..Portion::new(NodeId(row.id.0 * MILLION.unsigned_abs() + place))
            };
            (1..).zip(numbers).map(portion).collect()
        };
        match self {
            Self::Typed(number) => row.actual = quantity(number.text()),
            Self::Survey { satisfied, valid } => {
                let (satisfied, valid) = (quantity(satisfied.to_string()), quantity(valid.to_string()));
                row.survey = Survey { satisfied, valid, ..Survey::default() }.into();
            }
            Self::Counts(counts) => row.portions = portions(&mut counts.iter().map(|count| (*count, None))),
            Self::Rates(rates) => {
                row.portions = portions(&mut rates.iter().map(|(rate, money)| (*rate, Some(*money))));
                "%".clone_into(&mut row.unit);
            }
        }
    }

    fn value(&self) -> Exact {
        match self {
            Self::Typed(number) => Exact::of(*number),
            Self::Survey { satisfied, valid } => Exact::new(satisfied * 100, *valid),
            Self::Counts(counts) => Exact::new(counts.iter().map(|count| count.0).sum::<i64>(), MILLION),
            Self::Rates(rates) => {
                let weighted = rates.iter().map(|(rate, money)| BigInt::from(rate.0) * money);
                let money: i64 = rates.iter().map(|(_, money)| money).sum();
                Exact::new(weighted.sum::<BigInt>(), BigInt::from(money) * MILLION)
            }
        }
    }
}

/// Puts a target, an actual value and perhaps a method into a row. Returns what it earns.
fn put_number(dice: &mut Dice, row: &mut Indicator, methods: &[How], full: &Exact) -> Exact {
    let size = *dice.pick(&[3, 20, 110, 300]);
    let target = Number(Number::below(dice, size).0 + 1);
    let actual = if dice.below(6) == 0 { Actual::Typed(target) } else { Actual::draw(dice, size) };
    let method = dice.below(methods.len());
    row.target.initial = Entry::Value(Quantity::read(target.text()));
    actual.put(row);
    if methods[method].form().is_some() {
        row.method = method.to_string();
    }
    methods[method].earned(&actual.value(), &Exact::of(target), full)
}

#[test]
fn two_hundred_thousand_rows_of_all_methods_are_exact_to_the_cent() {
    let dice = &mut Dice::new(2020);
    let mut standard: Standard = builtin("mof-2020-10-self").expect("a shipped pack");
    for _ in 0..100 {
        let methods: Vec<How> = (0..24).map(|_| How::draw(dice)).collect();
        let named = methods.iter().zip(0..).filter_map(|(how, number): (_, usize)| {
            let form = how.form()?;
            Some(Method { id: number.to_string(), name: number.to_string(), form })
        });
        standard.methods = named.collect();
        let late: Vec<Late> = (0..12).map(|_| Late::draw(dice)).collect();
        standard.methods.extend(late.iter().zip(0..).map(|(late, place)| late.method(format!("late-{place}"))));
        let panel = Panel::draw(dice);
        assert_eq!(standard.check(), [], "a sound pack");

        let mut evaluation = Evaluation::default();
        evaluation.profile.panel = panel.experts();
        evaluation.tree.push_dimension(blank_dimension(NodeId(10), ""));
        evaluation.tree.push_category(NodeId(10), blank_category(NodeId(11), ""));
        let mut expected = Vec::with_capacity(2000);
        for id in (100..2100).map(NodeId) {
            let full_score = between(dice, 1, 2000);
            let full = Exact::of_hundredths(full_score);
            let mut row = Indicator::new(id);
            row.full_score = Entry::Value(Points(Decimal::new(full_score, 2)));
            let earned = match dice.below(10) {
                0 => {
                    let place = dice.below(late.len());
                    row.method = format!("late-{place}");
                    late[place].put(dice, &mut row, &full)
                }
                1 => put_milestones(dice, &mut row, &full),
                2 => panel.put(dice, &mut row, full_score),
                _ => put_number(dice, &mut row, &methods, &full),
            };
            expected.push((id, hundredths(&earned.0, &earned.1)));
            assert!(evaluation.tree.push_indicator(NodeId(11), row));
        }

        let assessment = evaluate(&evaluation, &standard);
        for (id, expect) in expected {
            let row = &assessment.rows[&id];
            let score = row.score.unwrap_or_else(|| panic!("not scored: {row:?}"));
            assert_eq!(in_hundredths(score), expect, "{:?} {row:?}", evaluation.tree.indicator(id));
        }
    }
}
