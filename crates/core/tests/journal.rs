//! A command survives the journal, and a hostile journal is refused.

mod common;

use common::{Dice, commands, evaluations};
use jiheng_core::edit::{Command, ProfileField};
use jiheng_core::format::{ReadError, read_command, write_command};
use jiheng_core::model::Entry;

#[test]
fn every_kind_of_command_reads_back_from_one_line() {
    for seed in 0..200 {
        let dice = &mut Dice::new(seed);
        let evaluation = evaluations::evaluation(dice);
        for kind in 0..commands::KINDS {
            let command = commands::command_of_kind(dice, &evaluation, kind);
            let line = write_command(&command);
            assert!(!line.contains(['\n', '\r']), "one line: {line}");
            let again = read_command(&line).unwrap_or_else(|error| panic!("seed {seed}: {error:?}: {line}"));
            assert_eq!(write_command(&again), line, "seed {seed}");
            if !line.contains("x_") && !line.contains("将来") && !line.contains("__proto__") {
                assert_eq!(again, command, "seed {seed}: {line}");
            }
        }
    }
}

#[test]
fn a_line_reads_as_people_would_guess() {
    let command = Command::SetProfile(ProfileField::FiscalYear(Entry::Value(2019)));
    assert_eq!(write_command(&command), r#"{"do":"set_profile","field":"fiscal_year","value":"2019"}"#);
    let blank = Command::SetProfile(ProfileField::FiscalYear(Entry::Blank));
    assert_eq!(write_command(&blank), r#"{"do":"set_profile","field":"fiscal_year"}"#);
}

#[test]
fn a_line_that_is_not_understood_wholly_is_refused() {
    #[track_caller]
    fn check(line: &str) {
        assert!(matches!(read_command(line), Err(ReadError::WrongType { .. })), "{line}");
    }
    check("[]");
    check("{}");
    check(r#"{"do":"format_disk"}"#);
    check(r#"{"do":"set_profile"}"#);
    check(r#"{"do":"set_profile","field":"password","value":"1"}"#);
    check(r#"{"do":"set_profile","field":"kind","value":1}"#);
    check(r#"{"do":"set_profile","field":"kind","value":"fiscal","more":1}"#);
    check(r#"{"do":"set_indicator","id":"1","field":"name","value":"a"}"#);
    check(r#"{"do":"remove","place":"indicators","id":"0000000000000001"}"#);
    check(r#"{"do":"insert","place":"problems","index":0}"#);
    check(r#"{"do":"insert","place":"problems","index":-1,"problem":{"id":"0000000000000001"}}"#);
    check(r#"{"do":"insert","place":"problems","index":0,"secret":{"id":"0000000000000001"}}"#);
    check(r#"{"do":"batch","commands":[{"do":"batch"}]}"#);
    let nested = format!("{}{}", r#"{"do":"batch","commands":["#.repeat(40), "]}".repeat(40));
    assert_eq!(read_command(&nested), Err(ReadError::TooDeep));
}
