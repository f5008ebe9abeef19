//! Traits for what comes from outside the pure half.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

use crate::decimal::Date;
use crate::model::NodeId;

/// Where new node ids come from.
///
/// The browser draws them at random, tests count.
pub trait IdSource {
    /// Returns an id that was never returned before.
    fn next_id(&mut self) -> NodeId;
}

/// An [`IdSource`] that counts up, for tests and for fixed examples.
#[derive(Debug, Clone)]
pub struct CountingIds(pub u64);

impl IdSource for CountingIds {
    fn next_id(&mut self) -> NodeId {
        self.0 += 1;
        NodeId(self.0)
    }
}

/// What time it is.
pub trait Clock {
    /// The time on the wall, with the offset of the place.
    fn now(&self) -> Moment;
}

/// A point in time as a person at one place reads it off a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since the beginning of 1970, UTC.
    pub unix_ms: i64,
    /// How far local time is ahead of UTC, in minutes; +480 in China.
    pub offset_minutes: i32,
}

impl Moment {
    /// The local day.
    ///
    /// Counts in the proleptic Gregorian calendar from 1 March of year 0, so
    /// that the leap day ends a year (the method of H. Hinnant's `civil_from_days`).
    pub fn date(self) -> Date {
        let days = self.local_seconds().div_euclid(86_400) + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = era * 400 + year_of_era + i64::from(month <= 2);
        Date {
            year: u16::try_from(year).unwrap_or(u16::MAX),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }

    /// The local time of day: hour, minute, second.
    pub fn time(self) -> (u8, u8, u8) {
        let seconds = self.local_seconds().rem_euclid(86_400);
        let part = |n: i64| u8::try_from(n).unwrap_or(0);
        (part(seconds / 3_600), part(seconds / 60 % 60), part(seconds % 60))
    }

    /// The local time of day as `14:03:22`.
    pub fn time_text(self) -> String {
        let (hour, minute, second) = self.time();
        format!("{hour:02}:{minute:02}:{second:02}")
    }

    /// The local day and time as `2020-04-17T14:03:22+08:00`.
    pub fn iso(self) -> String {
        let Date { year, month, day } = self.date();
        let sign = if self.offset_minutes < 0 { '-' } else { '+' };
        let ahead = self.offset_minutes.unsigned_abs();
        let (hours, minutes) = (ahead / 60, ahead % 60);
        format!("{year:04}-{month:02}-{day:02}T{}{sign}{hours:02}:{minutes:02}", self.time_text())
    }

    /// Day and time for a list: `14:03` of the same day, `11-20 09:14` of the
    /// same year, `2020-04-17` before that.
    pub fn short(self, now: Self) -> String {
        let (day, today) = (self.date(), now.date());
        let (hour, minute, _) = self.time();
        if day == today {
            format!("{hour:02}:{minute:02}")
        } else if day.year == today.year {
            format!("{:02}-{:02} {hour:02}:{minute:02}", day.month, day.day)
        } else {
            format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
        }
    }

    /// The local day and time as digits, `20200417-140322`: sorts by time and is safe in a file name.
    pub fn digits(self) -> String {
        let Date { year, month, day } = self.date();
        let (hour, minute, second) = self.time();
        format!("{year:04}{month:02}{day:02}-{hour:02}{minute:02}{second:02}")
    }

    fn local_seconds(self) -> i64 {
        self.unix_ms.div_euclid(1_000).saturating_add(i64::from(self.offset_minutes) * 60)
    }
}

/// A flat store of texts by key, as the browser's local storage is one.
///
/// Writing takes effect at once or not at all; a failed write leaves the old text.
pub trait TextStore {
    /// The text under a key; `None`: there is none.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;
    /// Puts a text under a key.
    fn set(&self, key: &str, text: &str) -> Result<(), StoreError>;
    /// Puts a text under a key, reads it back and compares.
    fn put(&self, key: &str, text: &str) -> Result<(), StoreError> {
        self.set(key, text)?;
        if self.get(key)?.as_deref() == Some(text) { Ok(()) } else { Err(StoreError::NotReadBack) }
    }
    /// Shows the text under a key piece by piece, for who need not hold it
    /// whole. Returns whether there is one.
    fn show(&self, key: &str, see: &mut dyn FnMut(&str)) -> Result<bool, StoreError> {
        let text = self.get(key)?;
        Ok(text.is_some_and(|text| {
            see(&text);
            true
        }))
    }
    /// Takes a key and its text away; a key that is not there is no error.
    fn remove(&self, key: &str) -> Result<(), StoreError>;
    /// Every key, our own and foreign, with the UTF-16 units its text takes.
    fn sizes(&self) -> Result<Vec<(String, usize)>, StoreError>;
}

/// Why a text could not be stored or read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StoreError {
    /// The store has no room for it.
    Full,
    /// The browser does not let this page store anything.
    Denied,
    /// Another window wrote there since it was last read. Nothing was overwritten.
    ChangedUnderneath,
    /// What was read back is not what was written.
    NotReadBack,
    /// What is stored cannot be understood. Nothing was touched.
    Unreadable,
    /// There is nothing of that name.
    Missing,
}

impl StoreError {
    /// The key of the sentence that explains it in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "store.full",
            Self::Denied => "store.denied",
            Self::ChangedUnderneath => "store.changed_underneath",
            Self::NotReadBack => "store.not_read_back",
            Self::Unreadable => "store.unreadable",
            Self::Missing => "store.missing",
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::i18n::t(self.key()))
    }
}

impl std::error::Error for StoreError {}

/// A [`TextStore`] that forgets everything with the page: for tests, and for
/// work where the browser denies storage.
#[derive(Debug, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    capacity: Cell<Option<usize>>,
}

impl MemoryStore {
    /// Makes it hold no more than so many UTF-16 units; `None`: no limit.
    pub fn limit(&self, units: Option<usize>) {
        self.capacity.set(units);
    }

    fn units(text: &str) -> usize {
        text.encode_utf16().count()
    }
}

impl TextStore for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StoreError> {
        if let Some(capacity) = self.capacity.get() {
            let others: usize = self
                .texts
                .borrow()
                .iter()
                .filter(|(other, _)| *other != key)
                .map(|(other, text)| Self::units(other) + Self::units(text))
                .sum();
            if others + Self::units(key) + Self::units(text) > capacity {
                return Err(StoreError::Full);
            }
        }
        self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn sizes(&self) -> Result<Vec<(String, usize)>, StoreError> {
        Ok(self.texts.borrow().iter().map(|(key, text)| (key.clone(), Self::units(text))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, Moment};

    #[track_caller]
    fn check(unix_ms: i64, offset_minutes: i32, expect: &str) {
        assert_eq!(Moment { unix_ms, offset_minutes }.digits(), expect);
    }

    #[test]
    fn a_moment_reads_as_the_clock_on_the_wall() {
        check(0, 0, "19700101-000000");
        check(0, 480, "19700101-080000");
        check(-1_000, 0, "19691231-235959");
        check(951_782_400_000, 0, "20000229-000000");
        check(1_587_103_402_999, 480, "20200417-140322");
        // Local time is a day ahead of UTC.
        check(1_587_139_200_000, 480, "20200418-000000");
        check(1_709_164_799_000, 0, "20240228-235959");
        check(4_107_542_400_000, 0, "21000301-000000");
    }

    #[test]
    fn a_moment_knows_its_day_and_its_time() {
        let moment = Moment { unix_ms: 1_587_103_402_999, offset_minutes: 480 };
        assert_eq!(moment.date(), Date { year: 2020, month: 4, day: 17 });
        assert_eq!(moment.time(), (14, 3, 22));
        assert_eq!(moment.time_text(), "14:03:22");
    }

    #[test]
    fn a_moment_in_a_list_is_as_short_as_it_can_be() {
        let now = Moment { unix_ms: 1_587_103_402_999, offset_minutes: 480 };
        let earlier = |ms: i64| Moment { unix_ms: now.unix_ms - ms, ..now }.short(now);
        assert_eq!(now.iso(), "2020-04-17T14:03:22+08:00");
        assert_eq!(earlier(60_000), "14:02");
        assert_eq!(earlier(86_400_000), "04-16 14:03");
        assert_eq!(earlier(200 * 86_400_000), "2019-09-30");
    }
}
