//! Days of the calendar.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::ParseNumberError;
use super::numeral::{any_digit, magnitude};
use super::typed::{Typed, after_blanks};

/// A day of the Gregorian calendar. Ordered by time.
///
/// Displayed as papers write it, without leading zeros: 2020年4月17日. Stored as
/// "2020-04-17".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1900 to 2999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// A day, where the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        ((1900..=2999).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads a day as people write it: "2020年4月17日", "2020-4-17", "2020.4.17",
    /// "2020/4/17", "20200417", "二〇二〇年四月十七日".
    pub fn read(text: &str) -> Result<Self, ParseNumberError> {
        let typed = Typed::new(text).ok_or(ParseNumberError::NotDate)?;
        // Many type the letter or the plain circle for 〇.
        let zero = |c: &char| if matches!(c, 'O' | 'o' | '○' | '零') { '〇' } else { *c };
        let chars: Vec<char> = typed.chars.iter().filter(|c| **c != ' ').map(zero).collect();
        if chars.is_empty() {
            return Err(ParseNumberError::Empty);
        }
        parts(&chars).and_then(|[year, month, day]| Self::of(year, month, day)).ok_or(ParseNumberError::NotDate)
    }

    /// Reads the stored form, and nothing else: "2020-04-17".
    pub fn from_iso(text: &str) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else { return None };
        let number = |digits: &[u8]| {
            digits.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0')))
        };
        Self::of(number(&[y1, y2, y3, y4])?, number(&[m1, m2])?, number(&[d1, d2])?)
    }

    /// How many days this is after another day; below 0 where it is before.
    pub fn days_since(self, other: Self) -> i64 {
        self.number() - other.number()
    }

    /// How many whole months this is after another day, and whether more days
    /// than that have passed. A month later is the same day of the next month,
    /// or its last day.
    pub fn months_since(self, other: Self) -> (i64, bool) {
        let count = |date: Self| i64::from(date.year) * 12 + i64::from(date.month);
        let mut months = count(self) - count(other);
        let reached = |months: i64| {
            let month = i64::from(other.month) - 1 + months;
            let year = i64::from(other.year) + month.div_euclid(12);
            let month = month.rem_euclid(12) + 1;
            let day = (1..=other.day)
                .rev()
                .find_map(|day| Self::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, day));
            day.map_or(0, Self::number)
        };
        if reached(months) > self.number() {
            months -= 1;
        }
        (months, reached(months) < self.number())
    }

    /// Days since a day long ago, counted in years that begin in March, so that
    /// the leap day ends a year.
    fn number(self) -> i64 {
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + i64::from(self.day)
    }

    /// The stored form: "2020-04-17".
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    fn of(year: u32, month: u32, day: u32) -> Option<Self> {
        Self::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
    }
}

/// Year, month and day of a text without blanks.
fn parts(chars: &[char]) -> Option<[u32; 3]> {
    if chars.len() == 8 && chars.iter().all(char::is_ascii_digit) {
        return Some([digits(chars, 0..4)?, digits(chars, 4..6)?, digits(chars, 6..8)?]);
    }
    let year = digits(chars, 0..4)?;
    let separator = *chars.get(4)?;
    let (month, after_month) = small(chars, 5)?;
    let (day, end) = small(chars, after_month + 1)?;
    let written = match (separator, chars.get(after_month)?) {
        ('年', '月') => matches!(chars.get(end..)?, [] | ['日' | '号']),
        ('-' | '.' | '/' | '~', second) => *second == separator && end == chars.len(),
        _ => false,
    };
    written.then_some([year, month, day])
}

/// The number of some digits, Arabic or Chinese.
fn digits(chars: &[char], places: std::ops::Range<usize>) -> Option<u32> {
    chars.get(places)?.iter().try_fold(0, |sum, c| Some(sum * 10 + u32::try_from(any_digit(*c)?).ok()?))
}

/// A month or a day at a place, and its end: "4", "04", "四", "十七", "三十一".
fn small(chars: &[char], at: usize) -> Option<(u32, usize)> {
    let arabic = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
    if arabic > 0 {
        return (arabic <= 2).then(|| digits(chars, at..at + arabic)).flatten().zip(Some(at + arabic));
    }
    let at = after_blanks(chars, at);
    let numeral = magnitude(chars, at, false, false).ok().flatten()?;
    let value = numeral.value;
    let number = (value.is_integer() && !numeral.open).then(|| u32::try_from(value).ok()).flatten()?;
    Some((number, numeral.end))
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}年{}月{}日", self.year, self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.iso())
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_iso(&text).ok_or_else(|| de::Error::custom("not a day of the calendar"))
    }
}
