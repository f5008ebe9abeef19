//! The JSON Schema of version 1, made from the same tables as reading and writing.

use super::{FORMAT, VERSION};
use crate::decimal::Points;
use crate::edit::{
    CategoryField, DimensionField, EvidenceField, FundLineField, FundsField, IndicatorField, PartField, ProblemField,
    ProfileField, RecommendationField,
};
use crate::json::{Field, Json, Named, Value, Writer};
use crate::model::{Entry, Seals, Section};

/// A member and what the schema says of it.
type Member = (&'static str, String);

/// The schema of a rule pack, which has no table of its own.
const STANDARD: &str = include_str!("standard.schema.json");

/// The JSON Schema (draft 2020-12) of the file format. The tool ships it as
/// `jiheng-v1.schema.json`.
pub fn schema() -> String {
    let required = ["format", "version", "document_id", "standard", "evaluation"];
    let mut root = vec![
        ("$schema", r#""https://json-schema.org/draft/2020-12/schema""#.to_owned()),
        ("$id", r#""urn:jiheng:draft:v1""#.to_owned()),
        ("title", r#""绩衡草稿文件 v1""#.to_owned()),
    ];
    root.extend(object(&required, &envelope()));
    root.push(("$defs", join(&definitions())));
    laid_out(&join(&root))
}

/// The JSON Schema (draft 2020-12) of a rule pack alone. The tool ships it as
/// `jiheng-standard-v1.schema.json`.
pub fn standard_schema() -> String {
    let head = [
        r#""$schema":"https://json-schema.org/draft/2020-12/schema""#,
        r#""$id":"urn:jiheng:standard:v1""#,
        r#""title":"绩衡评分规则文件 v1""#,
    ];
    let shared = |fields: Vec<Member>, names: &[&str]| {
        let fields: Vec<Member> = fields.into_iter().filter(|(name, _)| names.contains(name)).collect();
        join(&[("properties", join(&fields))])
    };
    let definitions = [
        ("decimal", decimal()),
        ("fund_line", shared(FundLineField::schema(), &["source"])),
        ("indicator", shared(IndicatorField::schema(), &["measure", "composite_mode"])),
    ];
    let body = STANDARD.trim().trim_start_matches('{').trim_end_matches('}');
    laid_out(&format!("{{{},{body},\"$defs\":{}}}", head.join(","), join(&definitions)))
}

/// JSON text in the layout of our files.
fn laid_out(text: &str) -> String {
    let mut out = Writer::pretty();
    if let Ok(json) = Json::parse(text) {
        lay_out(json, &mut out);
    }
    out.finish() + "\n"
}

fn decimal() -> String {
    r#"{"type":"string","pattern":"^-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,6})?$"}"#.to_owned()
}

fn envelope() -> Vec<Member> {
    vec![
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
    ]
}

fn definitions() -> Vec<Member> {
    let pattern = |pattern: &str| format!(r#"{{"type":"string","pattern":"{pattern}"}}"#);
    let node = |fields: Vec<Member>, below: &[Member]| {
        let members = [&[("id", reference("id"))], fields.as_slice(), below].concat();
        join(&object(&["id"], &members))
    };
    let funds = [FundsField::schema(), vec![list("by_source", "fund_line"), list("by_use", "fund_line")]].concat();
    let sections: Vec<Member> = Section::ALL.iter().map(|section| (section.name(), String::schema())).collect();
    vec![
        ("id", pattern("^[0-9a-f]{16}$")),
        ("revision", pattern("^[0-9a-f]{64}$")),
        ("decimal", decimal()),
        ("year", pattern("^(0|[1-9][0-9]{0,4})$")),
        ("date", pattern("^[12][0-9]{3}-[01][0-9]-[0-3][0-9]$")),
        ("not_stated", closed("not_stated", r#"{"const":true}"#)),
        ("invalid", closed("invalid", r#"{"type":"string"}"#)),
        ("evaluation", join(&object(&[], &evaluation()))),
        ("profile", join(&object(&[], &ProfileField::schema()))),
        ("funds", join(&object(&[], &funds))),
        ("narrative", join(&object(&[], &sections))),
        ("fund_line", node(FundLineField::schema(), &[])),
        ("dimension", node(DimensionField::schema(), &[list("categories", "category")])),
        ("category", node(CategoryField::schema(), &[list("indicators", "indicator")])),
        ("indicator", node(IndicatorField::schema(), &[list("parts", "part")])),
        ("part", node(PartField::schema(), &[])),
        ("evidence", node(EvidenceField::schema(), &[])),
        ("problem", node(ProblemField::schema(), &[])),
        ("recommendation", node(RecommendationField::schema(), &[])),
        ("standard", STANDARD.to_owned()),
    ]
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
        ("seals", Seals::schema()),
    ]
}

fn reference(name: &str) -> String {
    format!(r##"{{"$ref":"#/$defs/{name}"}}"##)
}

fn list(name: &'static str, item: &str) -> Member {
    (name, format!(r#"{{"type":"array","items":{}}}"#, reference(item)))
}

/// An object in which members that nobody knows are welcome.
fn object(required: &[&str], members: &[Member]) -> Vec<Member> {
    let required = if required.is_empty() { String::new() } else { format!("\"{}\"", required.join("\",\"")) };
    vec![("type", r#""object""#.to_owned()), ("required", format!("[{required}]")), ("properties", join(members))]
}

/// An object with one member and no other.
fn closed(name: &'static str, value: &str) -> String {
    let mut members = object(&[name], &[(name, value.to_owned())]);
    members.push(("additionalProperties", "false".to_owned()));
    join(&members)
}

fn join(members: &[Member]) -> String {
    let members: Vec<String> = members.iter().map(|(name, value)| format!(r#""{name}":{value}"#)).collect();
    format!("{{{}}}", members.join(","))
}

/// Writes JSON text anew in the layout of the writer.
fn lay_out(json: Json<'_>, out: &mut Writer) {
    if let Ok(members) = json.members() {
        out.object(|out| {
            for (name, value) in members {
                out.key(&name);
                lay_out(value, out);
            }
        });
    } else if let Ok(items) = json.items() {
        out.list(|out| {
            for item in items {
                out.item();
                lay_out(item, out);
            }
        });
    } else {
        out.raw(json.text());
    }
}
