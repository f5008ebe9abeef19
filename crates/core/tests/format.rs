//! A draft survives its file: every value, every unknown member, every byte.

mod common;

use common::{Dice, evaluations};
use jiheng_core::format::{self, ReadError};
use jiheng_core::model::Entry;

/// Notepad saves as "Unicode" or "ANSI" what was UTF-8: the page has the browser read it.
#[test]
fn the_encoding_of_another_program_is_known() {
    for (bytes, encoding) in [
        (&b"\xff\xfe{\x00\"\x00"[..], Some("utf-16le")),
        (b"{\x00\"\x00", Some("utf-16le")),
        (b"\xfe\xff\x00{", Some("utf-16be")),
        (b"\x00{\x00\"", Some("utf-16be")),
        (b"\r\n {\"name\":\"\xd6\xd0\xce\xc4\"}", Some("gb18030")),
        ("{\"name\":\"中文\"}".as_bytes(), None),
        ("\u{feff}{\"name\":\"中文\"}".as_bytes(), None),
        ("{\"name\":\"中".as_bytes().split_last().expect("it has bytes").1, None),
        (b"PK\x03\x04\xd6\xd0\xce\xc4", None),
        (b"", None),
    ] {
        assert_eq!(format::foreign_encoding(bytes), encoding, "{bytes:?}");
    }
}

#[test]
fn a_draft_reads_back_equal_and_writes_the_same_bytes() {
    for seed in 0..200 {
        let draft = evaluations::draft(&mut Dice::new(seed));
        let text = format::write(&draft);
        let again = format::read(text.as_bytes()).unwrap_or_else(|error| panic!("seed {seed}: {error:?}"));
        assert_eq!(again, draft, "seed {seed}");
        assert_eq!(format::write(&again), text, "seed {seed}");
    }
}

#[test]
fn export_import_export_is_byte_identical() {
    for seed in 0..60 {
        let mut draft = evaluations::draft(&mut Dice::new(seed));
        let first = format::export(&mut draft);
        let mut imported = format::read(first.as_bytes()).expect("our own file");
        assert_eq!(imported.document.revision, Some(format::revision(&imported)), "seed {seed}");
        assert_eq!(format::export(&mut imported), first, "seed {seed}");
    }
}

#[test]
fn a_change_gives_a_new_revision_whose_parent_is_the_one_before() {
    let mut draft = evaluations::draft(&mut Dice::new(1));
    draft.document.revision = None;
    draft.document.parents.clear();
    format::export(&mut draft);
    let first = draft.document.revision.expect("stamped by the export");
    assert_eq!(draft.document.parents, []);

    draft.document.editor = "张三".to_owned();
    format::export(&mut draft);
    assert_eq!(draft.document.revision, Some(first), "who edits is not content");

    draft.evaluation.profile.project_name = Entry::Value("招商引资专项经费".to_owned());
    format::export(&mut draft);
    assert_ne!(draft.document.revision, Some(first));
    assert_eq!(draft.document.parents, [first]);
}

#[test]
fn the_text_is_laid_out_for_people() {
    let text = format::write(&evaluations::draft(&mut Dice::new(2)));
    assert!(text.starts_with("{\n  \"format\": \"jiheng\",\n  \"version\": 1,\n  \"document_id\": \""), "{text}");
    assert!(text.ends_with("\n}\n"));
    assert!(!text.contains('\r'));
}

/// A small file of ours with something else in place of `from`.
fn altered(from: &str, to: &str) -> Result<format::Draft, ReadError> {
    let text = include_str!("data/small.json");
    assert!(text.contains(from), "{from} stands in the file");
    format::read(text.replacen(from, to, 1).as_bytes())
}

#[test]
fn a_file_that_cannot_be_opened_says_why() {
    let refused = |bytes: &[u8]| format::read(bytes).expect_err("refused");
    let small = include_str!("data/small.json");
    assert!(format::read(small.as_bytes()).is_ok());
    assert_eq!(refused(b""), ReadError::Empty);
    assert_eq!(refused(b" \r\n\t"), ReadError::Empty);
    assert_eq!(refused(&vec![b' '; 21 << 20]), ReadError::TooLarge);
    assert_eq!(refused(b"PK\x03\x04\x14\x00"), ReadError::OtherProgram);
    assert_eq!(refused(b"%PDF-1.7"), ReadError::OtherProgram);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1"), ReadError::OtherProgram);
    assert_eq!(refused(b"\xff\xfe{\x00\"\x00"), ReadError::NotText);
    assert_eq!(refused(b"{\x00\"\x00"), ReadError::NotText);
    assert_eq!(refused(b"{\"name\":\"\xd6\xd0\xce\xc4\"}"), ReadError::NotText, "GB18030");
    assert_eq!(refused("<!DOCTYPE html>".as_bytes()), ReadError::LooksLikeHtml);
    assert_eq!(refused("{\n  \"招商\": 是\n}".as_bytes()), ReadError::NotJson { line: 2, column: 9 });
    assert_eq!(refused(&small.as_bytes()[..small.len() / 2]), ReadError::Truncated);
    assert_eq!(refused("{\"项".as_bytes().split_last().expect("bytes").1), ReadError::Truncated);
    assert_eq!(refused(b"[1, 2]"), ReadError::NotOurs);
    assert_eq!(refused(b"{\"format\": \"other\", \"version\": 1}"), ReadError::NotOurs);
    assert_eq!(refused(b"{\"version\": 1}"), ReadError::NotOurs);
    assert_eq!(refused(b"{\"format\": \"jiheng\", \"version\": 7}"), ReadError::NewerVersion { version: 7 });
    assert_eq!(refused(&[b"[".repeat(100), b"]".repeat(100)].concat()), ReadError::TooDeep);
    assert!(format::read(format!("\u{feff}{small}").as_bytes()).is_ok(), "a byte order mark does no harm");
}

#[test]
fn an_error_names_its_place_in_the_words_of_the_screen() {
    #[track_caller]
    fn check(from: &str, to: &str, path: &str, sentence: &str) {
        let error = altered(from, to).expect_err("refused");
        assert_eq!(error.path().map(ToString::to_string).as_deref(), Some(path), "{error:?}");
        let told = format::explain(&error);
        assert!(told.contains(sentence), "{told}");
    }
    check(
        r#""actual": "10""#,
        r#""actual": 10"#,
        "evaluation.dimensions[0].categories[0].indicators[0].actual",
        "评价内容 › 一级指标 › 第 1 项 › 二级指标 › 第 1 项 › 三级指标 › 第 1 项 › 实际完成值",
    );
    check(
        r#""balance": "127900""#,
        r#""balance": {"not_stated": false}"#,
        "evaluation.funds.by_source[0].balance",
        "资金 › 按来源 › 第 1 项 › 结余",
    );
    check(r#""actual": "10""#, r#""unit": "次""#, "evaluation.dimensions[0].categories[0].indicators[0]", "写了两遍");
    check("0000000000000003", "0000000000000002", "evaluation.dimensions[0].categories[0].indicators[0]", "同一个编号");
    check(
        r#""measure": "at_least""#,
        r#""measure": "magic""#,
        "evaluation.dimensions[0].categories[0].indicators[0].measure",
        "指标性质",
    );
    check(r#""document_id""#, r#""document_no""#, "document_id", "文件编号");
    assert_eq!(altered(r#""rounding_places": 2"#, r#""rounding_places": 28"#), Err(ReadError::BadStandard));
    assert_eq!(altered(r#""clauses""#, r#""bonus": true, "clauses""#), Err(ReadError::BadStandard));
}

#[test]
fn a_day_that_no_calendar_has_is_kept_as_typed() {
    for odd in ["2020-02-30", "2020-4-17", "1899-12-31", "2020-04-17 ", "二〇二〇年"] {
        let to = format!("\"report_date\": \"{odd}\"");
        let draft = altered("\"report_date\": \"2020-04-17\"", &to).expect("opens");
        assert_eq!(draft.evaluation.profile.report_date, Entry::Invalid(odd.to_owned()));
    }
}

#[test]
fn a_number_that_cannot_be_read_is_kept_as_typed() {
    for odd in ["五分", "05", "+5", "5.", "1e3", "5.0000001", "1234567890123456", "-", "５"] {
        let draft = altered(r#""10", "full_score": "5""#, &format!(r#""10", "full_score": "{odd}""#)).expect("opens");
        let row = draft.evaluation.tree.rows().next().expect("a row");
        assert_eq!(row.full_score, Entry::Invalid(odd.to_owned()));
    }
}
