//! Packs from files that nobody vouches for.

use rust_decimal::Decimal;

use super::{Method, Standard, StandardIssue, TableBand};

/// The longest pack that is read, in bytes.
pub const SIZE_LIMIT: usize = 256 * 1024;

/// Most entries of any list of a pack.
pub(super) const COUNT_LIMIT: usize = 200;

/// Most characters of any text of a pack.
pub(super) const TEXT_LIMIT: usize = 4000;

/// No number of a pack reaches this.
const NUMBER_LIMIT: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Most decimals of a number of a pack.
const PLACES_LIMIT: u32 = 6;

/// Why a text is not a pack that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadStandardError {
    /// Longer than [`SIZE_LIMIT`].
    TooLarge,
    /// Not JSON, or not the members of a pack; where reading stopped.
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A list, a text or a number is beyond every reasonable size.
    OutOfBounds,
    /// The pack contradicts itself; what was found first.
    Unsound(StandardIssue),
}

impl Standard {
    /// Reads a pack. Sizes are bounded and the pack is checked, so that what
    /// comes back can be scored with.
    pub fn read(json: &str) -> Result<Self, ReadStandardError> {
        let standard = Self::read_bounded(json)?;
        match standard.check().into_iter().next() {
            Some(issue) => Err(ReadStandardError::Unsound(issue)),
            None => Ok(standard),
        }
    }

    /// Reads a pack of bounded size that need not be sound, to be edited on:
    /// [`check`](Self::check) says what is wrong with it.
    pub fn read_bounded(json: &str) -> Result<Self, ReadStandardError> {
        if json.len() > SIZE_LIMIT {
            return Err(ReadStandardError::TooLarge);
        }
        let standard: Self = serde_json::from_str(json)
            .map_err(|error| ReadStandardError::Malformed { line: error.line(), column: error.column() })?;
        if standard.is_bounded() { Ok(standard) } else { Err(ReadStandardError::OutOfBounds) }
    }

    /// Whether no list, text or number is beyond every reasonable size: only
    /// such a pack is read again.
    pub fn is_bounded(&self) -> bool {
        let counts = [
            self.dimensions.len(),
            self.fund_lines.len(),
            self.bands.len(),
            self.tiers.len(),
            self.clauses.len(),
            self.wording.reached.len(),
            self.wording.not_reached.len(),
            self.over_achievement.table.len(),
            self.methods.len(),
            self.methods.iter().map(Method::size).max().unwrap_or(0),
            self.execution.bands().map_or(0, Vec::len),
            self.execution_caps.as_ref().map_or(0, |caps| caps.caps.len()),
            self.veto.as_ref().map_or(0, |veto| veto.grounds.len()),
        ];
        let categories = || self.dimensions.iter().flat_map(|d| &d.categories);
        let indicators = || categories().flat_map(|c| &c.indicators);
        counts.into_iter().all(|count| count <= COUNT_LIMIT)
            && categories().count() <= COUNT_LIMIT
            && indicators().count() <= COUNT_LIMIT
            && indicators().all(|row| row.points.len() <= COUNT_LIMIT)
            && self.texts().all(|text| text.chars().count() <= TEXT_LIMIT)
            && self.numbers().all(is_bounded_number)
    }

    fn texts(&self) -> impl Iterator<Item = &str> {
        let own = [&self.id, &self.name, &self.version, &self.source, &self.date, &self.note];
        let categories = || self.dimensions.iter().flat_map(|d| &d.categories);
        let indicators = || categories().flat_map(|c| &c.indicators);
        own.into_iter()
            .chain(self.dimensions.iter().flat_map(|d| [&d.key, &d.name]))
            .chain(categories().map(|c| &c.name))
            .chain(indicators().flat_map(|i| [&i.name, &i.definition, &i.method]))
            .chain(indicators().flat_map(|i| &i.points))
            .chain(self.fund_lines.iter().map(|line| &line.name))
            .chain(self.bands.iter().flat_map(|band| [&band.grade.0, &band.name]))
            .chain(self.tiers.iter().map(|tier| &tier.name))
            .chain(&self.wording.reached)
            .chain(&self.wording.not_reached)
            .chain(self.clauses.iter().flat_map(|clause| [&clause.rule, &clause.citation, &clause.text]))
            .chain(self.methods.iter().flat_map(Method::texts))
            .chain(self.execution_caps.iter().map(|caps| &caps.source))
            .chain(self.veto.iter().flat_map(|veto| &veto.grounds).flat_map(|ground| [&ground.id, &ground.name]))
            .map(String::as_str)
    }

    fn numbers(&self) -> impl Iterator<Item = Decimal> {
        let rows = self.dimensions.iter().flat_map(|d| &d.categories).flat_map(|c| &c.indicators);
        let table = &self.over_achievement.table;
        self.dimensions
            .iter()
            .map(|d| d.full_score.0)
            .chain(rows.filter_map(|row| row.full_score).map(|points| points.0))
            .chain(self.bands.iter().map(|band| band.from.0))
            .chain(self.tiers.iter().flat_map(|tier| [tier.from.0, tier.to.0]))
            .chain([self.over_achievement.reminder_from.0])
            .chain(table.iter().map(|band| band.coefficient.0))
            .chain(table.iter().filter_map(|band| band.up_to).map(|up_to| up_to.0))
            .chain(self.methods.iter().flat_map(Method::numbers))
            .chain(self.execution.bands().into_iter().flatten().flat_map(TableBand::numbers))
            .chain(self.execution_caps.iter().flat_map(|caps| &caps.caps).flat_map(|cap| [cap.below.0, cap.limit.0]))
    }
}

/// Whether a pack can hold a number.
pub(super) fn is_bounded_number(number: Decimal) -> bool {
    number.abs() <= NUMBER_LIMIT && number.normalize().scale() <= PLACES_LIMIT
}
