//! A quantity as a person wrote it, with what it means.

use rust_decimal::Decimal;

use super::ParseNumberError;
use super::number::{Digits, from_digits, short_digits};
use super::phrase::phrase;
use super::plain::plain;
use super::text::Text;
use super::unit::{Unit, shifted};

/// A target or an actual value, kept as typed.
///
/// Only the text is stored; the reading is derived from it, so the two can
/// never disagree.
///
/// # What is read
/// - Digits of full and half width, thousands separators (groups of three),
///   Chinese numerals, 万 and 亿 in both; written out, at most 15 integer and 6
///   fraction digits.
/// - A unit after the number, also one that nobody listed: 10台套. Words that
///   change the number (5天前完成) are not a unit.
/// - Bounds: ≥ 不少于 至少 以上 and ≤ 不超过 以下 以内 include the number, ＞ 超过
///   and ＜ 不满 少于 以外 do not; 余, 多 and + after a number are a lower bound.
/// - Ranges joined by - – — ~ ～ 至 到; 约, 近, 左右 for what is roughly known.
/// - 百分之八十 is 80 of the unit %, and 50亿元 is 50 of the unit 亿元; 5000万
///   without 元 is the number 50,000,000.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    text: Text,
    /// What the text says, in a form that a row is quick to score with: the
    /// number or the lower end, and the upper end, in units of the last place.
    statement: Statement,
    scale: u8,
    first: i64,
    second: i64,
    /// What few texts have.
    further: Option<Box<Further>>,
}

/// What a text says about its number or numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Statement {
    Exact,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Range,
    About,
    /// More digits than 64 bits hold, or no number at all.
    Apart,
}

/// What few texts have.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Further {
    unit: Option<Box<str>>,
    /// Whether 万 or 亿 is in the number, which then states the full count.
    scaled: bool,
    /// The reading that stands apart.
    apart: Option<Result<Reading, Words>>,
}

/// What a text says about a number. The unit that stood in the text is in
/// [`Quantity::unit`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// One number: "10", "10个", "一百二十万".
    Exact(Decimal),
    /// A lower bound: "10次以上", "≥80%", "10余次" (inclusive); "超过100" (not).
    AtLeast {
        /// The bound.
        bound: Decimal,
        /// Whether the bound itself is included.
        inclusive: bool,
    },
    /// An upper bound: "5天以内" (inclusive), "不满5天" (not).
    AtMost {
        /// The bound.
        bound: Decimal,
        /// Whether the bound itself is included.
        inclusive: bool,
    },
    /// A range, both ends included: "1-2次", "1至2".
    Range {
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
    },
    /// A number that is only roughly known: "约10个", "10个左右".
    About(Decimal),
}

/// A text without a number that can be used, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words(pub ParseNumberError);

/// The sign that a text states in so many words (指标性质).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// ≥: 不少于, 以上.
    AtLeast,
    /// ＞: 超过.
    MoreThan,
    /// ＝, only where it was typed.
    Equal,
    /// ＜: 不满.
    LessThan,
    /// ≤: 不超过, 以内.
    AtMost,
    /// Two ends (区间).
    Between,
}

/// A text typed into the target cell, taken apart for the cells of a row:
/// "≥80%" is ≥, 80 and %.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TargetReading {
    /// The sign, where the text states one.
    pub sign: Option<Sign>,
    /// The number as typed, without sign and unit: "80", "1～2", "5000万". The
    /// whole text where it says something no sign stands for: "约10个", "10余次".
    pub text: String,
    /// The unit, where the text states one.
    pub unit: Option<String>,
}

impl Reading {
    /// The same statement about other numbers; `None` where one has none.
    fn map(self, number: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        Some(match self {
            Self::Exact(value) => Self::Exact(number(value)?),
            Self::AtLeast { bound, inclusive } => Self::AtLeast { bound: number(bound)?, inclusive },
            Self::AtMost { bound, inclusive } => Self::AtMost { bound: number(bound)?, inclusive },
            Self::Range { low, high } => Self::Range { low: number(low)?, high: number(high)? },
            Self::About(value) => Self::About(number(value)?),
        })
    }
}

impl Quantity {
    /// Reads a text. Never fails: what cannot be read is kept as typed.
    pub fn read(text: impl AsRef<str> + Into<Box<str>>) -> Self {
        Self::read_text(Text::new(text))
    }

    fn read_text(text: Text) -> Self {
        if let Some((first, scale)) = plain(text.as_str()) {
            return Self { text, statement: Statement::Exact, scale, first, second: 0, further: None };
        }
        let (reading, unit, scaled) = match phrase(text.as_str()) {
            Ok(phrase) => (Ok(phrase.reading), phrase.unit, phrase.scaled),
            Err(error) => (Err(Words(error)), None, false),
        };
        let short = reading.ok().and_then(in_digits);
        let (statement, scale, first, second) = short.unwrap_or((Statement::Apart, 0, 0, 0));
        let apart = short.is_none().then_some(reading);
        let few = unit.is_some() || scaled || apart.is_some();
        let further = few.then(|| Box::new(Further { unit, scaled, apart }));
        Self { text, statement, scale, first, second, further }
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        self.text.as_str()
    }

    /// What the text means, counted in [`Quantity::unit`], or why it means no
    /// number. To compare it with another quantity use [`Quantity::value_in`].
    pub fn reading(&self) -> Result<Reading, Words> {
        let number = |digits| from_digits(digits, u32::from(self.scale)).normalize();
        let bound = number(self.first);
        Ok(match self.statement {
            Statement::Exact => Reading::Exact(bound),
            Statement::AtLeast => Reading::AtLeast { bound, inclusive: true },
            Statement::MoreThan => Reading::AtLeast { bound, inclusive: false },
            Statement::AtMost => Reading::AtMost { bound, inclusive: true },
            Statement::LessThan => Reading::AtMost { bound, inclusive: false },
            Statement::Range => Reading::Range { low: bound, high: number(self.second) },
            Statement::About => Reading::About(bound),
            Statement::Apart => {
                let reading = self.further.as_ref().and_then(|further| further.apart);
                return reading.unwrap_or(Err(Words(ParseNumberError::NotNumber)));
            }
        })
    }

    /// The number, where the text is one number in the unit of the row and
    /// says nothing else, as most do.
    #[inline(always)]
    pub(crate) fn plain_number(&self) -> Option<Digits> {
        let plain = self.further.is_none() && self.statement == Statement::Exact;
        plain.then_some(Digits { number: self.first, scale: self.scale })
    }

    /// The two ends, where the text is a range in the unit of the row.
    #[inline(always)]
    pub(crate) fn plain_range(&self) -> Option<(Digits, Digits)> {
        let plain = self.further.is_none() && self.statement == Statement::Range;
        let end = |number| Digits { number, scale: self.scale };
        plain.then_some((end(self.first), end(self.second)))
    }

    /// The unit that the text states: 次, 人次, %, 亿元.
    #[inline(always)]
    pub fn unit(&self) -> Option<&str> {
        self.further.as_ref()?.unit.as_deref()
    }

    /// What the text means in the unit of its row, or why it means no number.
    ///
    /// - A number without a unit is in the unit of the row: 50 in 亿元 is 50,
    ///   0.8 in % is 0.8.
    /// - A number with the unit of the row stays: 80% in % is 80, 百分之八十 too.
    /// - Multiples are converted: 50亿元 in 万元 is 500,000, 5元 in 万元 is 0.0005,
    ///   千分之五 in % is 0.5, 5万人次 in 万人次 is 5.
    /// - A bare 万 or 亿 states the full count: 5000万 in 元 is 50,000,000, in 万元
    ///   it is 5000, in 亿元 0.5.
    /// - Without a unit of the row money is counted in 元 and parts in %.
    /// - Another unit does not stop the reading: 10次 in 个 is 10. See
    ///   [`Quantity::contradicts`].
    pub fn value_in(&self, row_unit: &str) -> Result<Reading, Words> {
        let reading = self.reading()?;
        let own = match self.unit() {
            None if !self.further.as_ref().is_some_and(|further| further.scaled) => return Ok(reading),
            Some(unit) if unit == row_unit => return Ok(reading),
            unit => Unit::new(unit.unwrap_or("")),
        };
        let row = Unit::new(row_unit);
        // A part of a hundred and a count have nothing to convert between them.
        let comparable = own.is_proportion() == row.is_proportion();
        let exponent = if comparable { own.exponent - row.exponent } else { own.exponent };
        reading.map(|number| shifted(number, exponent)).ok_or(Words(ParseNumberError::OutOfRange))
    }

    /// Whether a unit counts parts of a whole: %, 百分比, ‰.
    pub fn is_rate(unit: &str) -> bool {
        Unit::new(unit).is_proportion()
    }

    /// Whether the text states another unit than its row, one that cannot be
    /// converted into it: 10次 in a row of 个.
    pub fn contradicts(&self, row_unit: &str) -> bool {
        let row = Unit::new(row_unit);
        self.unit().is_some_and(|unit| !row.base.is_empty() && Unit::new(unit).base != row.base)
    }

    /// The sign that the text states: ≥ for "≥80%" and "10次以上".
    pub fn operator(&self) -> Option<Sign> {
        phrase(self.text()).ok()?.sign
    }

    /// Takes the text apart for the cells of a row; `Err` for a text without a
    /// number, which stays in one cell.
    ///
    /// Put back together (sign, text read in the unit) it means the same.
    pub fn taken_apart(&self) -> Result<TargetReading, Words> {
        let phrase = phrase(self.text()).map_err(Words)?;
        let unit = phrase.unit.map(String::from);
        let apart = phrase.number.map(|text| TargetReading { sign: phrase.sign, text, unit: unit.clone() });
        // What would mean something else without its words stays whole: "壹-百分之亿".
        let apart = apart.filter(|apart| apart.means(self));
        Ok(apart.unwrap_or_else(|| TargetReading { sign: None, text: self.text().trim().to_owned(), unit }))
    }
}

impl TargetReading {
    /// Whether sign, number and unit by themselves say what the whole text said.
    fn means(&self, whole: &Quantity) -> bool {
        let sign = match self.sign {
            Some(Sign::AtLeast) => "≥",
            Some(Sign::MoreThan) => "＞",
            Some(Sign::AtMost) => "≤",
            Some(Sign::LessThan) => "＜",
            Some(Sign::Equal | Sign::Between) | None => "",
        };
        let unit = self.unit.as_deref().unwrap_or_default();
        Quantity::read(format!("{sign}{}", self.text)).value_in(unit) == whole.value_in(unit)
    }
}

/// A reading as digits: its scale and its one or two numbers. `None`: 64 bits
/// do not hold them.
fn in_digits(reading: Reading) -> Option<(Statement, u8, i64, i64)> {
    let (statement, first, second) = match reading {
        Reading::Exact(value) => (Statement::Exact, value, None),
        Reading::AtLeast { bound, inclusive: true } => (Statement::AtLeast, bound, None),
        Reading::AtLeast { bound, inclusive: false } => (Statement::MoreThan, bound, None),
        Reading::AtMost { bound, inclusive: true } => (Statement::AtMost, bound, None),
        Reading::AtMost { bound, inclusive: false } => (Statement::LessThan, bound, None),
        Reading::Range { low, high } => (Statement::Range, low, Some(high)),
        Reading::About(value) => (Statement::About, value, None),
    };
    let second = second.unwrap_or(first);
    let scale = u8::try_from(first.scale().max(second.scale())).ok()?;
    let digits = |number: Decimal| {
        let digits = Digits { number: short_digits(number)?, scale: u8::try_from(number.scale()).ok()? };
        digits.aligned(scale).map(|digits| digits.number)
    };
    Some((statement, scale, digits(first)?, digits(second)?))
}
