//! The contract of the peers, put to our engine.
//!
//! It scores ≥ as R1, ≤ as R3, = and ranges as the control kinds of R5 and R6.
//! Completion rates are in percent, cut to 0 to 999.99.

use jiheng_core::decimal::{Decimal, Fraction, Points, Quantity, round_half_up};
use jiheng_core::edit::{Change, Command, IndicatorField, Touched, apply};
use jiheng_core::engine::{self, Assessment, Completion, evaluate};
use jiheng_core::model::{Category, Dimension, Entry, Evaluation, Indicator, Measure, NodeId, Polarity, Unknown};
use jiheng_core::standard::{OverRun, Standard, builtin};
use serde::Deserialize;

#[derive(Deserialize)]
struct Draft {
    tree: Vec<Group<Group<Row>>>,
}

#[derive(Deserialize)]
struct Group<T> {
    name: String,
    children: Vec<T>,
}

#[derive(Deserialize)]
struct Row {
    name: String,
    unit: String,
    weight: String,
    op: String,
    target: String,
    target2: Option<String>,
    actual: String,
    note: String,
}

/// Our engine as a peer of the benchmark.
#[derive(Clone)]
pub struct Peer {
    evaluation: Evaluation,
    standard: Standard,
    assessment: Assessment,
    rows: Vec<NodeId>,
}

impl Peer {
    /// Takes a generated draft; `None` for what is not one.
    pub fn load(json: &str) -> Option<Self> {
        let draft: Draft = serde_json::from_str(json).ok()?;
        let mut standard = builtin("mof-2020-10-self")?;
        standard.over_run = OverRun::Inverse;
        let full = |row: &Row| row.weight.parse().unwrap_or(Decimal::ZERO);
        let rows_below = draft.tree.iter().flat_map(|group| &group.children).flat_map(|group| &group.children);
        // A grade needs rows that add up to the full score, so the full score is what the rows add up to.
        let asked = rows_below.map(full).fold(Decimal::ZERO, Decimal::saturating_add);
        standard.dimensions.truncate(1);
        standard.dimensions.first_mut()?.full_score = Points(asked);
        let mut evaluation = Evaluation::default();
        let mut rows = Vec::new();
        let mut last = 0;
        let mut id = || {
            last += 1;
            NodeId(last)
        };
        for group in draft.tree {
            let dimension = id();
            evaluation.tree.push_dimension(Dimension {
                id: dimension,
                name: group.name,
                key: String::new(),
                full_score: Entry::Blank,
                published_score: Entry::Blank,
                categories: Vec::new(),
                unknown: Unknown::default(),
            });
            for group in group.children {
                let category = id();
                evaluation.tree.push_category(
                    dimension,
                    Category {
                        id: category,
                        name: group.name,
                        full_score: Entry::Blank,
                        indicators: Vec::new(),
                        unknown: Unknown::default(),
                    },
                );
                for row in group.children {
                    let indicator = indicator(id(), row)?;
                    rows.push(indicator.id);
                    evaluation.tree.push_indicator(category, indicator);
                }
            }
        }
        Some(Self { assessment: evaluate(&evaluation, &standard), evaluation, standard, rows })
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Scores everything anew in the place of the last assessment, as after a
    /// row was added; the peers reuse their tables likewise.
    pub fn full(&mut self) {
        let change = Change { inverse: Command::Batch(Vec::new()), touched: Touched::Structure };
        engine::update(&mut self.assessment, &self.evaluation, &self.standard, &change);
    }

    /// Types an actual value into a row and brings every sum up to date.
    pub fn edit(&mut self, row: usize, text: &str) {
        let Some(id) = self.rows.get(row) else { return };
        let field = IndicatorField::Actual(Entry::Value(Quantity::read(text)));
        if let Ok(change) = apply(&mut self.evaluation, &Command::SetIndicator(*id, field)) {
            engine::update(&mut self.assessment, &self.evaluation, &self.standard, &change);
        }
    }

    /// The total in hundredths of a point.
    pub fn total(&self) -> i128 {
        hundredths(&Fraction::from(self.assessment.total.score.0))
    }

    /// The place of the grade among those of the standard, the best first; 0: none.
    pub fn grade(&self) -> usize {
        let grade = self.assessment.total.grade.as_ref();
        let bands = &self.standard.bands;
        grade.and_then(|grade| bands.iter().position(|band| band.grade == *grade)).map_or(0, |place| place + 1)
    }

    /// FNV-1a over every score and rate, and the total.
    pub fn checksum(&self) -> u32 {
        let mut hash = 2_166_136_261;
        for id in &self.rows {
            let row = &self.assessment.rows[id];
            let score = hundredths(&Fraction::from(row.score.unwrap_or_default().0));
            hash = fnv(hash, &format!("{score},{};", self.rate(*id)));
        }
        fnv(hash, &format!("T{}", self.total()))
    }

    /// The completion rate in hundredths of a percent, as the contract bounds it.
    fn rate(&self, id: NodeId) -> i128 {
        let lower = self.evaluation.tree.indicator(id).is_some_and(|row| row.measure == Measure::AtMost);
        match &self.assessment.rows[&id].completion {
            // Nothing used of a limit: the contract calls that endless.
            Completion::Rate(_) if lower && self.is_nothing(id) => 99_999,
            Completion::Rate(rate) => hundredths(&(rate * Fraction::integer(100))).clamp(0, 99_999),
            Completion::InRange => 10_000,
            Completion::None | Completion::AtLeast(_) => 0,
        }
    }

    fn is_nothing(&self, id: NodeId) -> bool {
        let actual = self.evaluation.tree.indicator(id).and_then(|row| row.actual.value());
        actual.is_some_and(|quantity| quantity.text().parse().is_ok_and(|number: Decimal| number <= Decimal::ZERO))
    }
}

fn indicator(id: NodeId, row: Row) -> Option<Indicator> {
    let mut indicator = Indicator::new(id);
    let mut target = row.target;
    (indicator.measure, indicator.polarity) = match row.op.as_str() {
        ">=" => (Measure::AtLeast, Polarity::Natural),
        "<=" => (Measure::AtMost, Polarity::Natural),
        "=" => (Measure::Equal, Polarity::Control),
        "range" => {
            target = format!("{target}～{}", row.target2?);
            (Measure::Between, Polarity::Control)
        }
        _ => return None,
    };
    indicator.name = row.name;
    indicator.unit = row.unit;
    indicator.deviation_reason = row.note;
    indicator.full_score = Entry::Value(Points(row.weight.parse().ok()?));
    indicator.target.initial = Entry::Value(Quantity::read(target));
    indicator.actual = Entry::Value(Quantity::read(row.actual));
    Some(indicator)
}

fn hundredths(value: &Fraction) -> i128 {
    let rounded = round_half_up(value, 2);
    rounded.mantissa()
}

fn fnv(hash: u32, text: &str) -> u32 {
    text.bytes().fold(hash, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619))
}
