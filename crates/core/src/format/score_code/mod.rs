//! The score code (分数码): a line of letters on the paper from which an empty
//! tool rebuilds what every row scored.
//!
//! It lies in `format`, since it is a text of ours that is read back, and reads
//! nothing but itself: no draft, no pack, so that a paper can be checked by
//! anyone who holds it. It says what was scored, not whether it was right.
//!
//! ```text
//! example-yuzhong-2019:102G1 63433 34343 53G13 G1363 B3937 3637Y 16363 0QGTK 56
//! ```
//!
//! The id of the pack, a colon, and letters in groups of five ([`letters`]):
//! the kind of code, the decimals, the rows or, above [`MOST_ROWS`], the sums of
//! the dimensions and a digest of the rows, the total, and six letters of check
//! over all of it, the id included.

mod letters;

use std::fmt;

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use self::letters::{Reader, Writer};
use crate::decimal::{Points, from_digits, short_digits};
use crate::engine::{Assessment, Outcome};
use crate::model::{Evaluation, NodeId, Revision};
use crate::standard::Standard;

/// Up to so many rows each is in the code.
pub const MOST_ROWS: usize = 60;
/// Decimals that points can have.
const MOST_PLACES: u32 = 6;
/// Bytes of the digest: 16 letters.
const DIGEST: usize = 10;

/// What a score code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreCode {
    /// The id of the pack that scored.
    pub pack: String,
    /// The total; while rows are not scored, the lowest still possible.
    pub total: Points,
    /// What it is made of.
    pub content: CodeContent,
}

/// What a score code holds besides the total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeContent {
    /// Every row, in the order of the score table.
    Rows(Vec<CodedRow>),
    /// Too many rows for a code that can be printed.
    Totals {
        /// How many rows there are.
        rows: usize,
        /// The sums of the dimensions, in order.
        dimensions: Vec<CodedSums>,
        /// A digest of the rows, so that two tables of the same sums are told apart.
        digest: RowDigest,
    },
}

/// A digest of rows (各行的校验摘要), written as 20 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowDigest(pub [u8; DIGEST]);

impl fmt::Display for RowDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// A row of a score code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodedRow {
    /// The full score; `None`: missing or unreadable.
    pub full_score: Option<Points>,
    /// How it came out.
    pub score: CodedScore,
}

/// How a row of a score code came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodedScore {
    /// Scored.
    Scored(Points),
    /// Not scored.
    Unscored,
    /// Does not apply.
    NotApplicable,
}

/// The sums of a dimension in a score code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodedSums {
    /// Full score of the rows that apply.
    pub full_score: Points,
    /// Sum of the scores.
    pub score: Points,
}

/// Why a text is not a score code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoreCodeError {
    /// Nothing but white space.
    Empty,
    /// No id of a pack and colon before the letters.
    PackMissing,
    /// A sign that no score code has.
    Letter(char),
    /// The check does not fit: something was mistyped or is missing.
    Check,
    /// The check fits, but this version does not know what it says.
    Unknown,
}

/// The kinds of code, as their first letter says.
const ROWS: u64 = 1;
const TOTALS: u64 = 2;

/// What stands in the place of the lost points of a row.
const NOT_SCORED: u64 = 0;
const NOT_APPLICABLE: u64 = 1;
const ABOVE_FULL: u64 = 2;
const LOST: u64 = 3;

impl ScoreCode {
    /// The code of an evaluation; `None`: it has no rows.
    pub fn of(evaluation: &Evaluation, assessment: &Assessment, standard: &Standard) -> Option<Self> {
        let rows: Vec<CodedRow> = evaluation.tree.rows().map(|row| coded(assessment, row.id)).collect();
        let content = match rows.len() {
            0 => return None,
            1..=MOST_ROWS => CodeContent::Rows(rows),
            count => {
                let sums = |id| assessment.subtotals.get(id).copied().unwrap_or_default();
                let sums = evaluation.tree.order().iter().map(sums);
                let dimensions = sums.map(|sums| CodedSums { full_score: sums.full_score, score: sums.score });
                CodeContent::Totals {
                    rows: count,
                    dimensions: dimensions.collect(),
                    digest: digest(&standard.id, &rows),
                }
            }
        };
        let pack = standard.id.trim().to_lowercase();
        Some(Self { pack, total: Points(assessment.total.score.0.normalize()), content })
    }

    /// The code as printed.
    pub fn write(&self) -> String {
        let mut writer = Writer::default();
        match &self.content {
            CodeContent::Rows(rows) => {
                writer.number(ROWS);
                write_rows(&mut writer, rows);
                let sum = sum(rows.iter().map(|row| row.score.points()));
                write_total(&mut writer, self.total, sum);
            }
            CodeContent::Totals { rows, dimensions, digest } => {
                writer.number(TOTALS);
                writer.number(*rows as u64);
                writer.number(dimensions.len() as u64);
                let numbers = || dimensions.iter().flat_map(|sums| [sums.full_score, sums.score]);
                let places = places(numbers());
                writer.number(u64::from(places));
                numbers().for_each(|points| writer.number(units(points, places)));
                write_total(&mut writer, self.total, sum(dimensions.iter().map(|sums| sums.score)));
                writer.bytes(&digest.0);
            }
        }
        format!("{}:{}", self.pack, writer.finish(&self.pack))
    }

    /// Reads a code as a person copies or types it: in capitals or not, with
    /// spaces, line breaks and dashes anywhere between the letters, O for 0 and
    /// I or L for 1.
    pub fn read(text: &str) -> Result<Self, ScoreCodeError> {
        if text.trim().is_empty() {
            return Err(ScoreCodeError::Empty);
        }
        let is_colon = |sign| matches!(sign, ':' | '：');
        let (before, code) = text.rsplit_once(is_colon).ok_or(ScoreCodeError::PackMissing)?;
        let whole = before.trim().to_lowercase();
        // Copied with the words before it: 分数码：mof-2020-10-self:….
        let last = whole.rsplit(is_colon).next().unwrap_or_default().trim();
        let values = letters::values(code)?;
        let pack = [last, whole.as_str()].into_iter().find(|id| letters::fits(id, &values));
        let pack = pack.ok_or(ScoreCodeError::Check)?.to_owned();
        let mut reader = Reader::new(&values);
        let (total, content) = read_content(&mut reader).ok_or(ScoreCodeError::Unknown)?;
        if !reader.is_done() {
            return Err(ScoreCodeError::Unknown);
        }
        Ok(Self { pack, total, content })
    }
}

impl CodedScore {
    /// The points; nothing for what is not scored.
    pub fn points(self) -> Points {
        match self {
            Self::Scored(points) => points,
            Self::Unscored | Self::NotApplicable => Points::ZERO,
        }
    }
}

/// The short form of a digest, in the letters of a score code.
pub(super) fn check_code(digest: Revision) -> String {
    let mut writer = Writer::default();
    writer.bytes(&digest.0[..5]);
    let mut code = writer.plain();
    code.insert(4, '-');
    code
}

/// The short form of a digest as a person typed it.
pub(super) fn read_check_code(text: &str) -> Option<String> {
    let mut code = letters::write(&letters::values(text).ok()?);
    (code.len() == 8).then(|| code.insert(4, '-'))?;
    Some(code)
}

fn coded(assessment: &Assessment, id: NodeId) -> CodedRow {
    let row = assessment.rows.get(&id);
    let plain = |points: Points| Points(points.0.normalize());
    let score = match row {
        Some(row) if row.outcome == Outcome::NotApplicable => CodedScore::NotApplicable,
        Some(row) => row.score.map_or(CodedScore::Unscored, |score| CodedScore::Scored(plain(score))),
        None => CodedScore::Unscored,
    };
    CodedRow { full_score: row.and_then(|row| row.full_score).map(plain), score }
}

fn digest(pack: &str, rows: &[CodedRow]) -> RowDigest {
    let mut writer = Writer::default();
    write_rows(&mut writer, rows);
    let text = format!("{}:{}", pack.trim().to_lowercase(), writer.plain());
    let whole = Sha256::digest(text.as_bytes());
    RowDigest(std::array::from_fn(|place| whole[place]))
}

/// Full scores and what was lost of them: mostly whole numbers and zeros, one
/// letter each.
fn write_rows(writer: &mut Writer, rows: &[CodedRow]) {
    let full_places = places(rows.iter().filter_map(|row| row.full_score));
    let places = places(rows.iter().flat_map(|row| [row.full_score.unwrap_or_default(), row.score.points()]));
    writer.number(u64::from(full_places));
    writer.number(u64::from(places));
    writer.number(rows.len() as u64);
    for row in rows {
        writer.number(row.full_score.map_or(0, |points| units(points, full_places).saturating_add(1)));
        let full_score = units(row.full_score.unwrap_or_default(), places);
        match row.score {
            CodedScore::Unscored => writer.number(NOT_SCORED),
            CodedScore::NotApplicable => writer.number(NOT_APPLICABLE),
            CodedScore::Scored(points) => {
                let score = units(points, places);
                if let Some(lost) = full_score.checked_sub(score) {
                    writer.number(lost.saturating_add(LOST));
                } else {
                    writer.number(ABOVE_FULL);
                    writer.number(score - full_score);
                }
            }
        }
    }
}

fn read_rows(reader: &mut Reader<'_>) -> Option<Vec<CodedRow>> {
    let (full_places, places) = (read_places(reader)?, read_places(reader)?);
    let count = usize::try_from(reader.number()?).ok().filter(|count| *count <= MOST_ROWS)?;
    let row = |reader: &mut Reader<'_>| {
        let full_score = match reader.number()?.checked_sub(1) {
            Some(full_score) => Some(points(full_score, full_places)?),
            None => None,
        };
        let full = Points(full_score.unwrap_or_default().0);
        let score = match reader.number()? {
            NOT_SCORED => CodedScore::Unscored,
            NOT_APPLICABLE => CodedScore::NotApplicable,
            ABOVE_FULL => {
                CodedScore::Scored(Points(full.0.checked_add(points(reader.number()?, places)?.0)?.normalize()))
            }
            lost => {
                let left = full.0.checked_sub(points(lost - LOST, places)?.0)?;
                CodedScore::Scored(Points(left.normalize()))
            }
        };
        Some(CodedRow { full_score, score })
    };
    (0..count).map(|_| row(reader)).collect()
}

/// Nothing but a zero where the total is what its parts add up to.
fn write_total(writer: &mut Writer, total: Points, sum: Points) {
    if total == sum {
        writer.number(0);
    } else {
        let places = places([total].into_iter());
        writer.number(u64::from(places) + 1);
        writer.number(units(total, places));
    }
}

fn read_total(reader: &mut Reader<'_>, sum: Points) -> Option<Points> {
    match reader.number()?.checked_sub(1) {
        None => Some(sum),
        Some(places) => {
            let places = u32::try_from(places).ok().filter(|places| *places <= MOST_PLACES)?;
            points(reader.number()?, places)
        }
    }
}

fn read_content(reader: &mut Reader<'_>) -> Option<(Points, CodeContent)> {
    match reader.number()? {
        ROWS => {
            let rows = read_rows(reader)?;
            let total = read_total(reader, sum(rows.iter().map(|row| row.score.points())))?;
            Some((total, CodeContent::Rows(rows)))
        }
        TOTALS => {
            let rows = usize::try_from(reader.number()?).ok()?;
            let count = reader.number()?;
            let places = read_places(reader)?;
            let sums = |reader: &mut Reader<'_>| {
                let full_score = points(reader.number()?, places)?;
                Some(CodedSums { full_score, score: points(reader.number()?, places)? })
            };
            // Each takes two letters at least, so that a count of billions ends at once.
            let dimensions: Option<Vec<CodedSums>> = (0..count).map(|_| sums(reader)).collect();
            let dimensions = dimensions?;
            let total = read_total(reader, sum(dimensions.iter().map(|sums| sums.score)))?;
            Some((total, CodeContent::Totals { rows, dimensions, digest: RowDigest(reader.bytes()?) }))
        }
        _ => None,
    }
}

fn read_places(reader: &mut Reader<'_>) -> Option<u32> {
    u32::try_from(reader.number()?).ok().filter(|places| *places <= MOST_PLACES)
}

/// The most decimals that any of these has.
fn places(points: impl Iterator<Item = Points>) -> u32 {
    points.map(|points| points.0.normalize().scale()).max().unwrap_or(0).min(MOST_PLACES)
}

/// Points in units of the last place. Full scores and scores are bounded, so
/// that they fit.
fn units(points: Points, places: u32) -> u64 {
    let number = points.0.normalize();
    let power = 10_i64.pow(places.saturating_sub(number.scale()));
    let digits = short_digits(number).and_then(|digits| digits.checked_mul(power));
    digits.and_then(|digits| u64::try_from(digits).ok()).unwrap_or(0)
}

fn points(units: u64, places: u32) -> Option<Points> {
    Some(Points(from_digits(i64::try_from(units).ok()?, places).normalize()))
}

fn sum(points: impl Iterator<Item = Points>) -> Points {
    Points(points.fold(Decimal::ZERO, |sum, points| sum.saturating_add(points.0)).normalize())
}
