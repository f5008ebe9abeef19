//! What the shelf shows of a draft without opening it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::model::NodeId;

/// The name of a draft in this browser. It is not in the file: two browsers
/// that hold the same file hold it under different keys.
///
/// Written as 16 lower-case hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftKey(pub NodeId);

impl DraftKey {
    /// Reads what [`Display`](fmt::Display) writes.
    pub fn parse(text: &str) -> Option<Self> {
        NodeId::parse(text).map(Self)
    }
}

impl fmt::Display for DraftKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for DraftKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for DraftKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("not a draft key"))
    }
}

/// One line of the shelf (我的评价).
///
/// The workspace fills in what it shows, [`Drafts`](super::Drafts) what it
/// keeps: `size`, `edited_at`, `exported_at`, `deleted_at`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftEntry {
    /// The name of the draft in this browser.
    pub key: DraftKey,
    /// Name of the project; empty: not filled in.
    #[serde(default)]
    pub title: String,
    /// The unit evaluated; empty: not filled in.
    #[serde(default)]
    pub unit: String,
    /// The budget year.
    #[serde(default)]
    pub year: Option<u16>,
    /// Fields filled in, of those that are to be filled in.
    #[serde(default)]
    pub filled: u32,
    /// Fields that are to be filled in.
    #[serde(default)]
    pub fields: u32,
    /// The total as printed, such as `99.73`; none: nothing is scored yet.
    #[serde(default)]
    pub total: Option<String>,
    /// Provisional points as printed; none: no points are provisional.
    #[serde(default)]
    pub provisional: Option<String>,
    /// The name of the grade; none while a row is unscored or the standard has no grades.
    #[serde(default)]
    pub grade: Option<String>,
    /// The place of that grade in the standard, counted from the best.
    #[serde(default)]
    pub grade_place: usize,
    /// Whether every row is scored.
    #[serde(default)]
    pub complete: bool,
    /// How far the scoring is, while a row is unscored.
    #[serde(default)]
    pub open: Option<OpenScore>,
    /// The name of the scoring standard.
    #[serde(default)]
    pub standard: String,
    /// The lineage of the document.
    #[serde(default)]
    pub document_id: String,
    /// The revision of the document.
    #[serde(default)]
    pub revision: String,
    /// The draft this one was split from because another window changed that one.
    #[serde(default)]
    pub copy_of: Option<DraftKey>,
    /// UTF-16 units of the snapshot.
    #[serde(default)]
    pub size: usize,
    /// When it was last written, in milliseconds since 1970.
    #[serde(default)]
    pub edited_at: i64,
    /// When it was last handed out as a file.
    #[serde(default)]
    pub exported_at: Option<i64>,
    /// When it was put into the recycle bin (回收站).
    #[serde(default)]
    pub deleted_at: Option<i64>,
}

/// What is known of a total while a row is unscored: points as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenScore {
    /// The points that the scored rows can give.
    pub scored: String,
    /// The points that all rows can give.
    pub full: String,
    /// The total so far, which it can no longer fall below.
    pub low: String,
    /// The highest total that is still possible.
    pub high: String,
}

impl DraftEntry {
    /// Whether the list of drafts knows nothing of it but the key.
    pub fn is_unknown(&self) -> bool {
        *self == Self { size: self.size, edited_at: self.edited_at, ..Self::unknown(self.key) }
    }

    /// An entry of which nothing but the key is known.
    pub fn unknown(key: DraftKey) -> Self {
        Self {
            key,
            title: String::new(),
            unit: String::new(),
            year: None,
            filled: 0,
            fields: 0,
            total: None,
            provisional: None,
            grade: None,
            grade_place: 0,
            complete: false,
            open: None,
            standard: String::new(),
            document_id: String::new(),
            revision: String::new(),
            copy_of: None,
            size: 0,
            edited_at: 0,
            exported_at: None,
            deleted_at: None,
        }
    }
}
