//! 定稿: what is final stays as it is, and a change of it is found.

mod common;

use std::sync::LazyLock;

use common::{Dice, evaluations};
use jiheng_core::decimal::Points;
use jiheng_core::edit::{self, Command, EditError, History, IndicatorField, ProfileField};
use jiheng_core::engine;
use jiheng_core::example;
use jiheng_core::format::{self, Draft, ReadError};
use jiheng_core::model::{Entry, Seals};
use jiheng_core::report::{Options, Stage, html, outline, self_evaluation_form};
use jiheng_core::saving::{Record, Recovery, Snapshot, StepKind, recover, restore};
use jiheng_core::sealing::{self, Obstacle, Place, SealState};
use proptest::prelude::*;

const NOON: &str = "2020-04-17T12:00:00+08:00";

/// The file of the example as it was sealed.
static SEALED: LazyLock<String> = LazyLock::new(|| format::write(&sealed_example()));

fn carry_out(draft: &mut Draft, command: &Command) {
    edit::apply(&mut draft.evaluation, command).expect("the command fits");
}

fn seal(draft: &mut Draft) {
    let command = sealing::seal(draft, NOON.to_owned());
    carry_out(draft, &command);
}

fn unseal(draft: &mut Draft) {
    let command = sealing::unseal(&draft.evaluation.seals);
    carry_out(draft, &command);
}

fn sealed_example() -> Draft {
    let mut draft = example::yuzhong_2019();
    seal(&mut draft);
    draft
}

fn code(draft: &Draft) -> String {
    format::check_code(draft.evaluation.seals.current.as_ref().expect("sealed").digest)
}

fn rename(name: &str) -> Command {
    Command::SetProfile(ProfileField::ProjectName(Entry::Value(name.to_owned())))
}

fn obstacles(draft: &Draft) -> Vec<Obstacle> {
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    sealing::obstacles(&draft.evaluation, &draft.standard, &assessment)
}

/// Reads a text in place of the sealed one. Either it is no file any more, or its seal is broken, or it
/// says the very same: white space between members is no content.
fn is_found(original: &str, altered: &[u8]) -> bool {
    match format::read(altered) {
        Err(_) => true,
        Ok(draft) => sealing::check(&draft) != SealState::Whole || format::write(&draft) == original,
    }
}

#[test]
fn a_sealed_file_goes_round_byte_for_byte_and_stays_whole() {
    for seed in 0..60 {
        let mut draft = evaluations::draft(&mut Dice::new(seed));
        draft.evaluation.seals.current = None;
        seal(&mut draft);
        let first = format::export(&mut draft);
        let mut imported = format::read(first.as_bytes()).expect("our own file");
        assert_eq!(imported, draft, "seed {seed}");
        assert_eq!(sealing::check(&imported), SealState::Whole, "seed {seed}");
        assert_eq!(format::export(&mut imported), first, "seed {seed}");
    }
}

/// Every member of the content, one after another: the letter in the midst of each line is another one.
#[test]
fn one_changed_letter_in_any_line_is_found() {
    let text = &*SEALED;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let about = at + line.trim_end().len() / 2;
        at += line.len();
        // Who edited last and with what is no content.
        if ["\"editor\"", "\"edited_at\"", "\"app_version\""].iter().any(|name| line.contains(name)) {
            continue;
        }
        let mut altered = text.clone().into_bytes();
        altered[about] ^= 1;
        assert!(is_found(text, &altered), "{line}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn one_changed_byte_of_the_content_is_always_detected(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = &*SEALED;
        // The envelope says who edited last; the content begins with the standard.
        let content = text.find("\n  \"standard\"").expect("a file has its standard");
        let mut altered = text.clone().into_bytes();
        let at = content + place.index(altered.len() - content);
        altered[at] = byte;
        prop_assert!(is_found(text, &altered), "byte {at} became {byte}");
    }
}

#[test]
fn a_file_that_became_another_document_is_found() {
    let mut draft = sealed_example();
    draft.document.document_id.0 ^= 1;
    assert_eq!(sealing::check(&draft), SealState::Broken);
}

#[test]
fn handing_it_out_again_by_somebody_else_is_no_change() {
    let mut draft = sealed_example();
    format::export(&mut draft);
    draft.document.editor = "李四".to_owned();
    draft.document.edited_at = "2021-01-01T08:00:00+08:00".to_owned();
    assert_eq!(sealing::check(&draft), SealState::Whole);
}

#[test]
fn a_changed_file_opens_unsealed_and_loses_nothing() {
    let sealed = sealed_example();
    let printed = code(&sealed);
    let text = format::write(&sealed).replace("招商引资专项经费", "招商引资专项资金");
    let mut opened = format::read(text.as_bytes()).expect("it is a file all the same");
    let before = opened.evaluation.clone();
    assert_eq!(sealing::open_if_broken(&mut opened), Some(printed.clone()));
    assert_eq!(sealing::check(&opened), SealState::Open);
    assert_eq!(opened.evaluation.seals.version(), 2);
    assert_eq!(format::check_code(opened.evaluation.seals.former[0].digest), printed);
    opened.evaluation.seals = before.seals.clone();
    assert_eq!(opened.evaluation, before);
    let mut whole = sealed_example();
    assert_eq!(sealing::open_if_broken(&mut whole), None, "what is whole stays sealed");
    assert_eq!(whole, sealed);
}

#[test]
fn what_is_sealed_takes_no_change_and_no_undo() {
    let mut draft = example::yuzhong_2019();
    let mut history = History::default();
    let step = |draft: &mut Draft, history: &mut History, command: Command| {
        let change = edit::apply(&mut draft.evaluation, &command).expect("the command fits");
        history.record(command, change.inverse);
    };
    step(&mut draft, &mut history, rename("甲"));
    let command = sealing::seal(&draft, NOON.to_owned());
    step(&mut draft, &mut history, command);
    let sealed = draft.clone();
    assert_eq!(edit::apply(&mut draft.evaluation, &rename("乙")), Err(EditError::Sealed));
    let batch = Command::Batch(vec![rename("乙")]);
    assert_eq!(edit::apply(&mut draft.evaluation, &batch), Err(EditError::Sealed));
    assert!(history.next_undo().is_none() && history.undo(&mut draft.evaluation).is_none());
    assert_eq!(draft, sealed);

    let command = sealing::unseal(&draft.evaluation.seals);
    step(&mut draft, &mut history, command);
    assert!(history.undo(&mut draft.evaluation).is_none(), "no undo goes back over a seal");
    step(&mut draft, &mut history, rename("乙"));
    history.undo(&mut draft.evaluation).expect("there is a step").expect("it fits");
    assert_eq!(draft.evaluation.profile.project_name, Entry::Value("甲".to_owned()));
    assert!(history.leads_to(&draft.evaluation), "the whole past still fits");
}

#[test]
fn taking_the_seal_off_begins_a_new_version_and_keeps_the_code() {
    let mut draft = sealed_example();
    let (first, printed) = (draft.evaluation.seals.current.clone(), code(&draft));
    assert_eq!(draft.evaluation.seals.version(), 1);
    unseal(&mut draft);
    assert_eq!(draft.evaluation.seals.version(), 2);
    assert_eq!(draft.evaluation.seals.former, Vec::from_iter(first));
    carry_out(&mut draft, &rename("招商引资专项资金"));
    seal(&mut draft);
    assert_eq!(draft.evaluation.seals.version(), 2);
    assert_ne!(code(&draft), printed);
    unseal(&mut draft);
    assert_eq!(draft.evaluation.seals.version(), 3);
    let again = format::read(format::write(&draft).as_bytes()).expect("our own file");
    assert_eq!(again.evaluation.seals, draft.evaluation.seals);
}

#[test]
fn sealing_the_same_content_twice_gives_the_same_code_only_for_the_same_version() {
    assert_eq!(code(&sealed_example()), code(&sealed_example()));
    let mut second = sealed_example();
    unseal(&mut second);
    seal(&mut second);
    assert_ne!(code(&second), code(&sealed_example()), "a code belongs to one version");
}

#[test]
fn a_code_is_two_groups_of_four_letters() {
    let code = code(&sealed_example());
    let allowed = |sign: char| sign.is_ascii_digit() || sign.is_ascii_uppercase() && !"ILOU".contains(sign);
    assert_eq!(code.len(), 9, "{code}");
    assert!(code.chars().enumerate().all(|(place, sign)| if place == 4 { sign == '-' } else { allowed(sign) }));
}

#[test]
fn a_printed_code_leads_to_its_version() {
    let mut draft = sealed_example();
    let first = code(&draft);
    let typed = format!(" {} ", first.to_lowercase().replace('-', " "));
    assert_eq!(format::read_check_code(&typed), Some(first.clone()));
    assert_eq!(format::read_check_code("K7QF-2M9"), None);
    assert_eq!(sealing::version_of(&draft, &first), Some((1, true)));
    unseal(&mut draft);
    seal(&mut draft);
    assert_eq!(sealing::version_of(&draft, &first), Some((1, false)));
    assert_eq!(sealing::version_of(&draft, &code(&draft)), Some((2, true)));
    assert_eq!(sealing::version_of(&draft, "0000-0000"), None);
    let second = code(&draft);
    draft.evaluation.source_text.push('。');
    assert_eq!(sealing::version_of(&draft, &second), None, "what was changed is not that version");
}

#[test]
fn the_example_can_be_sealed_though_points_are_provisional() {
    assert_eq!(obstacles(&example::yuzhong_2019()), []);
}

#[test]
fn weights_that_do_not_add_up_block_the_seal() {
    let mut draft = example::yuzhong_2019();
    let row = draft.evaluation.tree.rows().next().expect("the example has rows").id;
    carry_out(&mut draft, &Command::SetIndicator(row, IndicatorField::FullScore(Entry::Value(Points(99.into())))));
    let found = obstacles(&draft);
    assert!(matches!(found[0], Obstacle::Weights(_)), "{found:?}");
    assert_eq!(found[0].place(), Place::Table);
}

#[test]
fn unscored_rows_and_unreadable_values_block_the_seal_where_they_are() {
    let mut draft = example::yuzhong_2019();
    let rows: Vec<_> = draft.evaluation.tree.rows().map(|row| row.id).collect();
    let last = *rows.last().expect("the example has rows");
    carry_out(&mut draft, &Command::SetIndicator(last, IndicatorField::Actual(Entry::Blank)));
    let odd = Entry::Invalid("“二”".to_owned());
    carry_out(&mut draft, &Command::SetIndicator(rows[0], IndicatorField::PublishedScore(odd)));
    let year = Entry::Invalid("二〇一几".to_owned());
    carry_out(&mut draft, &Command::SetProfile(ProfileField::FiscalYear(year)));
    let unreadable = |place, field: &str| Obstacle::Unreadable { place, field: field.to_owned() };
    assert_eq!(
        obstacles(&draft),
        [
            unreadable(Place::Profile, "field.profile.fiscal_year"),
            unreadable(Place::Row(rows[0]), "field.indicator.published_score"),
            Obstacle::Unscored(last),
        ]
    );
    // A text that only looks like the mark of an unreadable value is text.
    let mut draft = example::yuzhong_2019();
    carry_out(&mut draft, &rename(r#"{"invalid":"1"}"#));
    assert_eq!(obstacles(&draft), []);
}

#[test]
fn nothing_can_be_sealed_before_there_is_a_row() {
    let mut draft = example::yuzhong_2019();
    draft.evaluation = jiheng_core::model::Evaluation::default();
    assert_eq!(obstacles(&draft), [Obstacle::NoRows]);
}

/// The seal comes back from the journal alone, and so does its end.
#[test]
fn a_crash_leaves_the_seal_whole_or_not_there() {
    let mut draft = example::yuzhong_2019();
    let base = Snapshot::new(0, format::write(&draft));
    let mut records: Vec<Record> = Vec::new();
    let mut states = vec![draft.evaluation.clone()];
    for round in 0..2 {
        let command =
            if round == 0 { sealing::seal(&draft, NOON.to_owned()) } else { sealing::unseal(&draft.evaluation.seals) };
        let change = edit::apply(&mut draft.evaluation, &command).expect("the command fits");
        let line = format::write_command(&command);
        assert_eq!(format::read_command(&line), Ok(command));
        records.push(Record {
            seq: round + 1,
            base: base.fingerprint(),
            kind: StepKind::Done,
            command: line,
            inverse: format::write_command(&change.inverse),
        });
        states.push(draft.evaluation.clone());
    }
    for (kept, expected) in states.iter().enumerate() {
        let recovery: Recovery =
            recover(Some(base.clone()), None, records[..kept].to_vec()).expect("a snapshot is there");
        let (restored, _) = restore(recovery).expect("it can be read");
        assert_eq!(restored.evaluation, *expected, "after {kept} records");
        assert_ne!(sealing::check(&restored), SealState::Broken);
    }
}

#[test]
fn the_paper_of_a_sealed_evaluation_says_final_version_and_code_on_every_sheet() {
    let draft = sealed_example();
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    let options = Options { stage: Stage::Final, ..Options::default() };
    let mark = format!("<div class=\"mark\"><b>定稿</b>　第 1 版　核对码 {}</div>", code(&draft));
    for report in [
        outline(&draft.evaluation, &draft.standard, &assessment, options),
        self_evaluation_form(&draft.evaluation, &draft.standard, &assessment, options),
    ] {
        let page = html::unpaged(&report, "");
        assert_eq!(page.matches(&mark).count(), report.flows.len());
    }
    let draft = example::yuzhong_2019();
    let page = html::unpaged(&outline(&draft.evaluation, &draft.standard, &assessment, options), "");
    assert!(!page.contains("核对码"), "only what is sealed has a code");
}

#[test]
fn the_same_evaluation_under_another_standard_is_not_sealed() {
    let draft = sealed_example();
    let adopted = jiheng_core::standard::adopt(&draft.evaluation, &draft.standard, &draft.standard, &mut Ids(0));
    assert_eq!(adopted.seals, Seals::default());
}

struct Ids(u64);

impl jiheng_core::ports::IdSource for Ids {
    fn next_id(&mut self) -> jiheng_core::model::NodeId {
        self.0 += 1;
        jiheng_core::model::NodeId(self.0)
    }
}

#[test]
fn a_seal_without_a_digest_is_no_seal_of_ours() {
    let text = format::write(&sealed_example());
    let start = text.find("\"digest\": \"").expect("a digest") + 11;
    let shorter = format!("{}{}", &text[..start], &text[start + 1..]);
    assert!(matches!(format::read(shorter.as_bytes()), Err(ReadError::WrongType { .. })));
}
