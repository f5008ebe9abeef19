//! The shipped JSON Schema says what a file is: neither more nor less than the reader.

mod common;
mod schema {
    pub(crate) mod checker;
}

use common::{Dice, evaluations};
use jiheng_core::format;
use jiheng_core::standard::{Standard, builtin, builtin_ids};
use schema::checker::Checker;
use serde_json::{Value, json};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/jiheng-v1.schema.json");
const SHIPPED_STANDARD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../public/jiheng-standard-v1.schema.json");
const EXAMPLE: &str = include_str!("../data/yuzhong-2019.json");

fn checker() -> Checker {
    Checker::new(serde_json::from_str(&format::schema()).expect("the schema is JSON"))
}

/// With `JIHENG_BLESS` in the environment the shipped file is brought up to date first.
#[test]
fn the_shipped_schema_is_the_one_the_code_gives() {
    for (path, schema) in [(SHIPPED, format::schema()), (SHIPPED_STANDARD, format::standard_schema())] {
        if std::env::var_os("JIHENG_BLESS").is_some() {
            std::fs::write(path, &schema).expect("the schema can be written");
        }
        let shipped = std::fs::read_to_string(path).expect("the schema ships");
        assert!(shipped == schema, "run this test again with JIHENG_BLESS=1");
    }
}

#[test]
fn every_pack_is_as_the_schema_of_packs_says() {
    let checker = Checker::new(serde_json::from_str(&format::standard_schema()).expect("the schema is JSON"));
    for id in builtin_ids() {
        let json = builtin(id).expect("a shipped pack").to_json();
        let pack: Value = serde_json::from_str(&json).expect("a pack is JSON");
        assert_eq!(checker.check(&pack), Ok(()), "{id}");
        for (name, wrong) in [
            ("bonus", json!(1)),
            ("bands", json!({})),
            ("over_run", json!("magic")),
            ("composite_mode", json!("magic")),
            ("rounding_places", json!("2")),
            ("dimensions", json!([{"key": "output", "name": "产出", "full_score": 50, "categories": []}])),
            ("fund_lines", json!([{"source": "magic", "name": "其他"}])),
        ] {
            let mut broken = pack.clone();
            broken[name] = wrong;
            let lenient = name == "dimensions";
            assert!(checker.check(&broken).is_err(), "the schema lets pass {name} of {id}");
            assert!(lenient || Standard::read(&broken.to_string()).is_err(), "the reader lets pass {name} of {id}");
        }
    }
}

#[test]
fn every_export_is_as_the_schema_says() {
    let checker = checker();
    let check = |text: &str| {
        let value = serde_json::from_str(text).expect("an export is JSON");
        assert_eq!(checker.check(&value), Ok(()));
    };
    check(EXAMPLE);
    for seed in 0..100 {
        check(&format::write(&evaluations::draft(&mut Dice::new(seed))));
    }
}

/// Replaces the value at a JSON pointer; `None` removes it.
fn altered(pointer: &str, to: Option<Value>) -> Value {
    let mut file: Value = serde_json::from_str(EXAMPLE).expect("the example is JSON");
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer has a slash");
    let parent = file.pointer_mut(parent).expect("the place exists");
    match (parent, to) {
        (Value::Object(members), Some(to)) => {
            members.insert(name.to_owned(), to);
        }
        (Value::Object(members), None) => {
            members.remove(name).expect("the member exists");
        }
        (parent, to) => panic!("{parent} is no object for {to:?}"),
    }
    file
}

/// What the schema refuses the reader refuses or keeps as unreadable, and the
/// reader refuses nothing that the schema lets pass.
#[test]
fn a_broken_file_is_refused_by_schema_and_reader_alike() {
    const ROW: &str = "/evaluation/dimensions/0/categories/0/indicators/0";
    let checker = checker();
    let row = |name: &str| format!("{ROW}/{name}");
    let cases: Vec<(String, Option<Value>)> = vec![
        ("/format".to_owned(), Some(json!("other"))),
        ("/version".to_owned(), Some(json!(2))),
        ("/version".to_owned(), Some(json!("1"))),
        ("/document_id".to_owned(), None),
        ("/document_id".to_owned(), Some(json!("2019"))),
        ("/revision".to_owned(), Some(json!("0"))),
        ("/parents".to_owned(), Some(json!(["0"]))),
        ("/editor".to_owned(), Some(json!(7))),
        ("/standard".to_owned(), None),
        ("/standard/bonus".to_owned(), Some(json!(true))),
        ("/standard/bands".to_owned(), None),
        ("/standard/rounding_places".to_owned(), Some(json!(9))),
        ("/standard/rounding_places".to_owned(), Some(json!("2"))),
        ("/standard/over_run".to_owned(), Some(json!("magic"))),
        ("/standard/tiers/0/from".to_owned(), Some(json!([]))),
        ("/evaluation".to_owned(), None),
        ("/evaluation".to_owned(), Some(json!([]))),
        ("/evaluation/dimensions".to_owned(), Some(json!({}))),
        ("/evaluation/dimensions/0/id".to_owned(), None),
        ("/evaluation/source_text".to_owned(), Some(json!(null))),
        ("/evaluation/published_total".to_owned(), Some(json!(100))),
        ("/evaluation/funds/by_source/0/spent".to_owned(), Some(json!(2_684_900))),
        ("/evaluation/funds/by_source/0/spent".to_owned(), Some(json!({"not_stated": false}))),
        ("/evaluation/funds/by_source/0/spent".to_owned(), Some(json!({"not_stated": true, "invalid": ""}))),
        ("/evaluation/narrative/overview".to_owned(), Some(json!(["一段"]))),
        (row("measure"), Some(json!("≥"))),
        (row("tier"), Some(json!(-1))),
        (row("tier"), Some(json!(1.5))),
        (row("tier"), Some(json!(256))),
        (row("target_too_low"), Some(json!("yes"))),
        (row("actual"), Some(json!({"value": "10"}))),
        (row("parts"), Some(json!([{"name": "没有编号"}]))),
    ];
    for (pointer, to) in cases {
        let file = altered(&pointer, to.clone());
        assert!(checker.check(&file).is_err(), "the schema lets pass {pointer} = {to:?}");
        assert!(format::read(file.to_string().as_bytes()).is_err(), "the reader lets pass {pointer} = {to:?}");
    }
    // A number that cannot be read is not lost, so the reader is kinder here.
    let file = altered(&row("full_score"), Some(json!("五分")));
    assert!(checker.check(&file).is_err());
    assert!(format::read(file.to_string().as_bytes()).is_ok());
}

#[test]
fn members_nobody_knows_are_welcome_everywhere_but_in_the_standard() {
    let checker = checker();
    for pointer in [
        "/将来",
        "/evaluation/将来",
        "/evaluation/profile/将来",
        "/evaluation/funds/将来",
        "/evaluation/funds/by_source/0/将来",
        "/evaluation/narrative/将来",
        "/evaluation/dimensions/0/将来",
        "/evaluation/dimensions/0/categories/0/将来",
        "/evaluation/dimensions/0/categories/0/indicators/0/将来",
        "/evaluation/dimensions/1/categories/1/indicators/0/parts/0/将来",
        "/evaluation/evidence/0/将来",
        "/evaluation/problems/0/将来",
        "/evaluation/recommendations/0/将来",
    ] {
        let file = altered(pointer, Some(json!({"任何": ["值"]})));
        assert_eq!(checker.check(&file), Ok(()), "{pointer}");
        let draft = format::read(file.to_string().as_bytes()).expect("opens");
        assert!(format::write(&draft).contains(r#""将来": {"任何":["值"]}"#), "{pointer} survives");
    }
    assert!(checker.check(&altered("/standard/将来", Some(json!(1)))).is_err());
}
