//! What a person reads when a file cannot be opened.

use super::{Path, ReadError, Step};
use crate::i18n::{fill, find, t};

/// Why a text cannot be opened, what is safe and what can be done.
pub fn explain(error: &ReadError) -> String {
    let at = |key, path| fill(key, &[("place", &place(path))]);
    match error {
        ReadError::Empty => t("file.empty").to_owned(),
        ReadError::TooLarge => t("file.too_large").to_owned(),
        ReadError::NotText => t("file.not_text").to_owned(),
        ReadError::OtherProgram => t("file.other_program").to_owned(),
        ReadError::LooksLikeHtml => t("file.looks_like_html").to_owned(),
        ReadError::NotJson { line, column } => {
            fill("file.not_json", &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        ReadError::Truncated => t("file.truncated").to_owned(),
        ReadError::NotOurs => t("file.not_ours").to_owned(),
        ReadError::NewerVersion { version } => fill("file.newer_version", &[("version", &version.to_string())]),
        ReadError::TooDeep => t("file.too_deep").to_owned(),
        ReadError::DuplicateKey { path } => at("file.duplicate_key", path),
        ReadError::WrongType { path } => at("file.wrong_type", path),
        ReadError::OutOfBounds { path } => at("file.out_of_bounds", path),
        ReadError::DuplicateId { path } => at("file.duplicate_id", path),
        ReadError::BadStandard => t("file.bad_standard").to_owned(),
    }
}

/// A place in a file in the words of the screen: 资金 › 按来源 › 第 1 项 › 全年预算数.
fn place(path: &Path) -> String {
    let mut node = "";
    let mut words = Vec::new();
    for step in path.steps() {
        match step {
            Step::Item(index) => words.push(fill("place.item", &[("number", &(index + 1).to_string())])),
            Step::Member(name) => {
                if let Some(word) = find(&format!("field.{node}.{name}")).or_else(|| find(&format!("place.{name}"))) {
                    words.push(word.to_owned());
                }
                node = node_of(name).unwrap_or(node);
            }
        }
    }
    if words.is_empty() { t("place.file").to_owned() } else { words.join(" › ") }
}

/// The kind of node that stands in a list.
fn node_of(list: &str) -> Option<&'static str> {
    Some(match list {
        "profile" => "profile",
        "funds" => "funds",
        "by_source" | "by_use" => "fund_line",
        "dimensions" => "dimension",
        "categories" => "category",
        "indicators" => "indicator",
        "parts" => "part",
        "narrative" => "section",
        "evidence" => "evidence",
        "problems" => "problem",
        "recommendations" => "recommendation",
        _ => return None,
    })
}
