//! The JSON Schema of version 1, made from the same tables as reading and writing.

use super::{FORMAT, VERSION};
use crate::decimal::Points;
use crate::edit::{
    CategoryField, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, PartField, ProblemField,
    ProfileField, RecommendationField,
};
use crate::json::{Field, Named, Value};
use crate::model::{Entry, Section};

/// A member and what the schema says of it.
type Member = (&'static str, String);

/// The JSON Schema (draft 2020-12) of the file format, on one line. The tool
/// ships it as `jiheng-v1.schema.json`.
pub fn schema() -> String {
    let definitions = [
        ("id", r#"{"type":"string","pattern":"^[0-9a-f]{16}$"}"#.to_owned()),
        ("revision", r#"{"type":"string","pattern":"^[0-9a-f]{64}$"}"#.to_owned()),
        ("decimal", r#"{"type":"string","pattern":"^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$"}"#.to_owned()),
        ("year", r#"{"type":"string","pattern":"^(0|[1-9][0-9]{0,4})$"}"#.to_owned()),
        ("date", r#"{"type":"string","pattern":"^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$"}"#.to_owned()),
        ("not_stated", closed(r#""not_stated":{"const":true}"#, "not_stated")),
        ("invalid", closed(r#""invalid":{"type":"string"}"#, "invalid")),
        ("standard", STANDARD.to_owned()),
        ("evaluation", object(&[], evaluation())),
        ("profile", object(&[], ProfileField::schema())),
        (
            "funds",
            object(&[], FundsField::schema().with([list("by_source", "fund_line"), list("by_use", "fund_line")])),
        ),
        ("narrative", object(&[], Section::ALL.iter().map(|section| (section.name(), String::schema())).collect())),
        ("fund_line", node(FundLineField::schema())),
        ("dimension", node(DimensionField::schema().with([list("categories", "category")]))),
        ("category", node(CategoryField::schema().with([list("indicators", "indicator")]))),
        ("indicator", node(IndicatorField::schema().with([list("parts", "part")]))),
        ("part", node(PartField::schema())),
        ("evidence", node(EvidenceField::schema())),
        ("problem", node(ProblemField::schema())),
        ("recommendation", node(RecommendationField::schema())),
    ];
    let envelope = vec![
        ("format", format!(r#"{{"const":"{FORMAT}"}}"#)),
        ("version", format!(r#"{{"const":{VERSION}}}"#)),
        ("document_id", reference("id")),
        ("revision", reference("revision")),
        ("parents", format!(r#"{{"type":"array","items":{}}}"#, reference("revision"))),
        ("editor", String::schema()),
        ("edited_at", String::schema()),
        ("app_version", String::schema()),
        ("standard", reference("standard")),
        ("evaluation", reference("evaluation")),
    ];
    let required = ["format", "version", "document_id", "standard", "evaluation"];
    let definitions: Vec<String> = definitions.iter().map(|(name, schema)| format!(r#""{name}":{schema}"#)).collect();
    format!(
        r#"{{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:jiheng:draft:v1","title":"绩衡草稿文件 v1","allOf":[{}],"$defs":{{{}}}}}"#,
        object(&required, envelope),
        definitions.join(",")
    )
}

fn evaluation() -> Vec<Member> {
    vec![
        ("profile", reference("profile")),
        ("funds", reference("funds")),
        list("dimensions", "dimension"),
        ("narrative", reference("narrative")),
        list("evidence", "evidence"),
        list("problems", "problem"),
        list("recommendations", "recommendation"),
        ("published_total", Entry::<Points>::schema()),
        ("source_text", String::schema()),
    ]
}

/// The schema of a rule pack. A pack is closed: a rule more would score otherwise.
const STANDARD: &str = r#"{"type":"object"}"#;

fn reference(name: &str) -> String {
    format!(r##"{{"$ref":"#/$defs/{name}"}}"##)
}

fn list(name: &'static str, item: &str) -> Member {
    (name, format!(r#"{{"type":"array","items":{}}}"#, reference(item)))
}

fn node(fields: Vec<Member>) -> String {
    let mut members = vec![("id", reference("id"))];
    members.extend(fields);
    object(&["id"], members)
}

/// An object in which members that nobody knows are welcome.
fn object(required: &[&str], members: Vec<Member>) -> String {
    let members: Vec<String> = members.into_iter().map(|(name, schema)| format!(r#""{name}":{schema}"#)).collect();
    let required: Vec<String> = required.iter().map(|name| format!(r#""{name}""#)).collect();
    format!(r#"{{"type":"object","required":[{}],"properties":{{{}}}}}"#, required.join(","), members.join(","))
}

/// An object with one member and no other.
fn closed(member: &str, name: &str) -> String {
    format!(r#"{{"type":"object","required":["{name}"],"properties":{{{member}}},"additionalProperties":false}}"#)
}

/// Fields with lists after them.
trait With: Sized {
    /// Adds members at the end.
    fn with<const N: usize>(self, more: [Member; N]) -> Self;
}

impl With for Vec<Member> {
    fn with<const N: usize>(mut self, more: [Member; N]) -> Self {
        self.extend(more);
        self
    }
}
