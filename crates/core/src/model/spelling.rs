//! How people write the measure of an indicator.

use super::Measure;

/// How a measure is written in a cell of its own: the signs of the official
/// form, its operator codes, and the words for what it has no sign for.
const SPELLINGS: [(Measure, &[&str]); 10] = [
    (Measure::AtLeast, &["≥", "≧", "⩾", ">=", "＞＝", "1", "定量", "定量≥"]),
    (Measure::MoreThan, &["＞", ">", "2"]),
    (Measure::Equal, &["＝", "=", "﹦", "3"]),
    (Measure::LessThan, &["＜", "\u{3c}", "4"]),
    (Measure::AtMost, &["≤", "≦", "⩽", "\u{3c}=", "＜＝", "5"]),
    (Measure::Qualitative, &["定性", "定性三档", "6"]),
    (Measure::Between, &["区间", "定量区间"]),
    (Measure::YesNo, &["是/否", "是否", "直接赋分"]),
    (Measure::ExecutionRate, &["执行率", "预算执行率"]),
    (Measure::Composite, &["复合"]),
];

/// Reads how a row is measured from a text of its own.
pub fn read_measure(text: &str) -> Option<Measure> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    SPELLINGS.iter().find(|(_, words)| words.contains(&text.as_str())).map(|(measure, _)| *measure)
}
