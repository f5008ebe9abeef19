//! Rows by days and by experts, drawn at random, with what they earn as fractions
//! of integers of any size.

use jiheng_core::decimal::{Date, Decimal, Points, Quantity, Ratio};
use jiheng_core::model::{Entry, Expert, Indicator, Mark, Measure, Milestone, NodeId};
use jiheng_core::standard::{LateUnit, Method, MethodForm, StepPart};

use super::common::Dice;
use super::exact_methods::{Exact, between};

/// A day of the calendar as the test reckons: year, month, day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Day(i64, i64, i64);

/// Days of a month.
fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    fn draw(dice: &mut Dice, years: i64) -> Self {
        let (year, month) = (between(dice, 2018, 2018 + years), between(dice, 1, 13));
        // Ends of months are where calendars go wrong.
        let last = length(year, month);
        Self(year, month, if dice.once_in(3) { last } else { between(dice, 1, last + 1) })
    }

    fn tomorrow(self) -> Self {
        let Self(year, month, day) = self;
        match (day < length(year, month), month < 12) {
            (true, _) => Self(year, month, day + 1),
            (false, true) => Self(year, month + 1, 1),
            (false, false) => Self(year + 1, 1, 1),
        }
    }

    /// The same day so many months on, or the last of that month.
    fn months_on(self, months: i64) -> Self {
        let Self(year, month, day) = self;
        let (year, month) = (year + (month - 1 + months) / 12, (month - 1 + months) % 12 + 1);
        Self(year, month, day.min(length(year, month)))
    }

    /// Days from here to a later one, counted one by one.
    fn days_to(self, later: Self) -> i64 {
        let (mut day, mut count) = (self, 0);
        while day < later {
            day = day.tomorrow();
            count += 1;
        }
        count
    }

    /// Whole months from here to a later one, and whether more has passed.
    fn months_to(self, later: Self) -> (i64, bool) {
        let mut months = 0;
        while self.months_on(months + 1) <= later {
            months += 1;
        }
        (months, self.months_on(months) < later)
    }

    fn text(self, dice: &mut Dice) -> String {
        let Self(year, month, day) = self;
        match dice.below(4) {
            0 => format!("{year}年{month}月{day}日"),
            1 => format!("{year}.{month}.{day}"),
            2 => format!("{year}{month:02}{day:02}"),
            _ => format!("{year}-{month}-{day}"),
        }
    }

    fn date(self) -> Date {
        Date::read(&format!("{}-{}-{}", self.0, self.1, self.2)).expect("a day of the calendar")
    }
}

/// A method that takes a share off for every so many days or months.
#[derive(Clone, Copy)]
pub(super) struct Late {
    unit: LateUnit,
    every: u32,
    /// In hundredths.
    share: i64,
    part: StepPart,
}

impl Late {
    pub(super) fn draw(dice: &mut Dice) -> Self {
        let unit = *dice.pick(&[LateUnit::Day, LateUnit::Month]);
        Self {
            unit,
            every: *dice.pick(&[1, 2, 3, 7, 10, 30]),
            share: between(dice, 1, 41),
            part: *dice.pick(&[StepPart::Floor, StepPart::Ceil]),
        }
    }

    pub(super) fn method(self, id: String) -> Method {
        let Self { unit, every, share, part } = self;
        let form = MethodForm::Late { unit, every, share: Ratio(Decimal::new(share, 2)), part };
        Method { name: id.clone(), id, form }
    }

    /// Puts two days into a row. Returns what it earns.
    pub(super) fn put(self, dice: &mut Dice, row: &mut Indicator, full: &Exact) -> Exact {
        let due = Day::draw(dice, 3);
        let done = match dice.below(4) {
            0 => Day::draw(dice, 4),
            1 => due.months_on(between(dice, 0, 12)),
            2 => due.months_on(between(dice, 0, 12)).tomorrow(),
            _ => (0..dice.below(100)).fold(due, |day, _| day.tomorrow()),
        };
        row.measure = Measure::AtMost;
        row.target.initial = Entry::Value(Quantity::read(due.text(dice)));
        row.actual = Entry::Value(Quantity::read(done.text(dice)));
        if done <= due {
            return full.clone();
        }
        let units = match self.unit {
            LateUnit::Day => due.days_to(done),
            LateUnit::Month => {
                let (whole, more) = due.months_to(done);
                whole + i64::from(more && self.part == StepPart::Ceil)
            }
        };
        let steps = Exact::new(units, self.every).steps(self.part);
        let left = Exact::new(1, 1).minus(&steps.times(&Exact::of_hundredths(self.share))).at_least_nothing();
        full.times(&left)
    }
}

/// Puts milestones into a row. Returns what it earns.
pub(super) fn put_milestones(dice: &mut Dice, row: &mut Indicator, full: &Exact) -> Exact {
    let all = between(dice, 1, 12);
    let mut in_time = 0;
    for place in 0..all {
        let due = Day::draw(dice, 3);
        let done = match dice.below(5) {
            0 => None,
            1 => Some(due),
            2 => Some(due.tomorrow()),
            _ => Some(Day::draw(dice, 3)),
        };
        in_time += i64::from(done.is_some_and(|done| done <= due));
        row.milestones.push(Milestone {
            due: Entry::Value(due.date()),
            done: done.map_or(Entry::Blank, |done| Entry::Value(done.date())),
            ..Milestone::new(NodeId(row.id.0 * 1000 + place.unsigned_abs()))
        });
    }
    full.times(&Exact::new(in_time, all))
}

/// Experts with their weights in hundredths; `None`: as much as any other.
pub(super) struct Panel(Vec<Option<i64>>);

impl Panel {
    pub(super) fn draw(dice: &mut Dice) -> Self {
        Self((0..9).map(|_| (!dice.once_in(3)).then(|| between(dice, 1, 500))).collect())
    }

    pub(super) fn experts(&self) -> Vec<Expert> {
        let expert = |(weight, id): (&Option<i64>, u64)| Expert {
            weight: weight.map_or(Entry::Blank, |weight| Entry::Value(Ratio(Decimal::new(weight, 2)))),
            ..Expert::new(NodeId(id))
        };
        self.0.iter().zip(1..).map(expert).collect()
    }

    /// Puts points of experts into a row. Returns what it earns; the full score
    /// is in hundredths.
    pub(super) fn put(&self, dice: &mut Dice, row: &mut Indicator, full_score: i64) -> Exact {
        row.measure = Measure::Qualitative;
        let mut given = Vec::new();
        for (weight, id) in self.0.iter().zip(1..) {
            // The first always speaks, so that somebody does.
            let (absent, abstains) = (dice.once_in(3) && id > 1, dice.once_in(4) && id > 1);
            let points = between(dice, 0, full_score + 1);
            if absent {
                continue;
            }
            let mark = if abstains { Entry::NotStated } else { Entry::Value(Points(Decimal::new(points, 2))) };
            row.marks.push(Mark { points: mark, ..Mark::new(NodeId(id)) });
            if !abstains {
                given.push((points, weight.unwrap_or(100)));
            }
        }
        if given.len() >= 5 {
            // Of equals the first is the lowest and the last the highest.
            let points = |place: usize, given: &[(i64, i64)]| given[place].0;
            let lowest = (0..given.len()).min_by_key(|place| points(*place, &given)).expect("five");
            given.remove(lowest);
            let highest = (0..given.len()).max_by_key(|place| points(*place, &given)).expect("four");
            given.remove(highest);
        }
        let weights: i64 = given.iter().map(|(_, weight)| weight).sum();
        let weighted: i64 = given.iter().map(|(points, weight)| points * weight).sum();
        Exact::new(weighted, weights * 100)
    }
}
