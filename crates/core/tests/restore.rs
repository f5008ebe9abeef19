//! A draft comes back from snapshot and journal as it was left, with what can be undone in it.

mod common;

use common::{Dice, commands};
use jiheng_core::edit::{self, Command, History, ProfileField};
use jiheng_core::example;
use jiheng_core::format::{self, Draft};
use jiheng_core::model::{Entry, Evaluation, NodeId, Section};
use jiheng_core::saving::{Record, Recovery, Snapshot, StepKind, read_rescue, recover, restore};

/// A session at work: a draft, its history, and the journal of what was done.
struct Session {
    draft: Draft,
    history: History,
    records: Vec<Record>,
    /// The text of the draft at each position.
    texts: Vec<Snapshot>,
}

impl Session {
    fn new(evaluation: Evaluation) -> Self {
        let draft = Draft::new(NodeId(1), evaluation, example::yuzhong_2019().standard);
        let texts = vec![Snapshot::new(0, format::write(&draft))];
        Self { draft, history: History::default(), records: Vec::new(), texts }
    }

    fn note(&mut self, kind: StepKind, command: &Command, inverse: &Command) {
        let position = self.texts.len() as u64;
        self.records.push(Record {
            seq: position,
            base: self.texts[0].fingerprint(),
            kind,
            command: format::write_command(command),
            inverse: format::write_command(inverse),
        });
        self.texts.push(Snapshot::new(position, format::write(&self.draft)));
    }

    fn carry_out(&mut self, kind: StepKind, command: &Command) {
        let Ok(change) = edit::apply(&mut self.draft.evaluation, command) else { return };
        match kind {
            StepKind::Continued => self.history.extend_last(command.clone(), change.inverse.clone()),
            _ => self.history.record(command.clone(), change.inverse.clone()),
        }
        self.note(kind, command, &change.inverse);
    }

    fn travel(&mut self, kind: StepKind) {
        let evaluation = &mut self.draft.evaluation;
        let travelled = match kind {
            StepKind::Undone => self.history.undo(evaluation),
            _ => self.history.redo(evaluation),
        };
        if let Some(travelled) = travelled {
            let (command, change) = travelled.expect("a step can be taken back and done again");
            self.note(kind, &command, &change.inverse);
        }
    }

    /// What is found again when the snapshot of a position is what local storage has.
    fn recovery(&self, position: usize) -> Recovery {
        let mut records = self.records.clone();
        for record in &mut records[position..] {
            record.base = self.texts[position].fingerprint();
        }
        recover(Some(self.texts[position].clone()), Some(self.texts[0].clone().into()), records)
            .expect("there is a text")
    }
}

fn write_other(text: &str) -> Command {
    Command::SetSection(Section::Other, text.to_owned())
}

fn name_project(name: &str) -> Command {
    Command::SetProfile(ProfileField::ProjectName(Entry::Value(name.to_owned())))
}

/// Three steps, of which the last is taken back.
fn three_steps() -> Session {
    let mut session = Session::new(Evaluation::default());
    session.carry_out(StepKind::Done, &write_other("甲"));
    session.carry_out(StepKind::Done, &name_project("招商"));
    session.carry_out(StepKind::Done, &write_other("乙"));
    session.travel(StepKind::Undone);
    session
}

#[test]
fn whatever_was_done_can_be_undone_after_reopening() {
    for seed in 0..20 {
        let dice = &mut Dice::new(seed);
        let mut session = Session::new(example::yuzhong_2019().evaluation);
        for _ in 0..60 {
            match dice.below(5) {
                0 => session.travel(StepKind::Undone),
                1 => session.travel(StepKind::Redone),
                2 => {
                    for text in ["一", "一季", "一季度"] {
                        let kind = if text == "一" { StepKind::Done } else { StepKind::Continued };
                        session.carry_out(kind, &write_other(text));
                    }
                }
                _ => {
                    // As one line of a journal, unknown members lose their line breaks.
                    let line = format::write_command(&commands::command(dice, &session.draft.evaluation));
                    session.carry_out(StepKind::Done, &format::read_command(&line).expect("it was just written"));
                }
            }
        }
        let end = session.texts.len() - 1;
        assert!(end > 30, "{end} steps");
        for position in [0, 1, end / 2, end] {
            let (draft, history) = restore(session.recovery(position)).expect("the text is ours");
            assert!(draft.evaluation == session.draft.evaluation, "seed {seed}, snapshot {position}");
            assert!(history == session.history, "seed {seed}, snapshot {position}");
        }
    }
}

#[test]
fn steps_whose_beginning_has_left_the_journal_are_forgotten_and_the_rest_is_sound() {
    let session = three_steps();
    let mut recovery = session.recovery(4);
    recovery.past.drain(..3);
    let (draft, history) = restore(recovery).expect("the text is ours");
    assert_eq!(draft.evaluation, session.draft.evaluation);
    assert_eq!(history, History::default(), "what was undone was done before the journal begins");

    let mut recovery = session.recovery(4);
    recovery.past.drain(..1);
    let (mut draft, mut history) = restore(recovery).expect("the text is ours");
    history.undo(&mut draft.evaluation).expect("the naming").expect("it can be taken back");
    assert_eq!((draft.evaluation.profile.project_name.value(), history.next_undo()), (None, None));
    assert_eq!(draft.evaluation.narrative.get(Section::Other), "甲");
}

#[test]
fn a_damaged_record_is_passed_over_and_nothing_before_it_can_be_undone() {
    for damage in ["", "{}", r#"{"do":"remove","place":"problems","id":"0000000000000007"}"#] {
        let mut recovery = three_steps().recovery(0);
        damage.clone_into(&mut recovery.replay[1].command);
        recovery.replay.truncate(3);
        let (draft, history) = restore(recovery).expect("the text is ours");
        assert_eq!(draft.evaluation.profile.project_name.value(), None);
        assert_eq!(draft.evaluation.narrative.get(Section::Other), "乙", "what comes after is worth having");
        let mut left = history.clone();
        left.note_undone();
        assert!(history.next_undo().is_some() && left.next_undo().is_none(), "{damage}");
    }
}

/// The journal can hold the last edit of one window and the storage the text of another.
#[test]
fn a_past_of_another_window_is_not_undone_here() {
    let mine = three_steps();
    let mut others = Session::new(Evaluation::default());
    for text in ["丙", "丁", "戊", "己"] {
        others.carry_out(StepKind::Done, &write_other(text));
    }
    let recovery = Recovery { base: others.texts[4].clone(), ..mine.recovery(4) };
    let (draft, history) = restore(recovery).expect("the text is ours");
    assert_eq!(draft.evaluation, others.draft.evaluation);
    assert_eq!(history, History::default());
}

/// The file of the panic screen: the text saved last, a checkpoint, the journal.
fn rescue_file(session: &Session, saved: &str, checkpoint: usize) -> Vec<u8> {
    let record = |record: &Record| {
        serde_json::json!({ "draft": "1", "seq": record.seq, "base": record.base.to_string(),
            "kind": record.kind.name(), "command": record.command, "inverse": record.inverse })
    };
    let journal: Vec<_> = session.records.iter().map(record).collect();
    let checkpoint = &session.texts[checkpoint];
    let file = serde_json::json!({ "format": "jiheng-rescue", "version": 1, "snapshot": saved,
        "checkpoint": { "draft": "1", "position": checkpoint.position(), "text": checkpoint.text() },
        "journal": journal });
    serde_json::to_vec_pretty(&file).expect("JSON")
}

#[test]
fn the_file_of_the_panic_screen_is_read_back_with_every_edit() {
    let mut session = Session::new(example::yuzhong_2019().evaluation);
    for department in ["商务委", "商务委员会"] {
        let department = Entry::Value(department.to_owned());
        session.carry_out(StepKind::Done, &Command::SetProfile(ProfileField::CompetentDepartment(department)));
    }
    let first = format!("{{\"position\":0,\"snapshot\":{}}}", session.texts[0].text());
    for saved in [first.as_str(), "", "{\"position\":0,\"snapshot\":{}}", "{\"posi"] {
        let file = rescue_file(&session, saved, 0);
        let draft = read_rescue(&file).expect("a file of the panic screen").expect("it can be read");
        assert_eq!(draft.evaluation, session.draft.evaluation, "{saved}");
    }
    assert!(read_rescue(session.texts[0].text().as_bytes()).is_none());
    assert!(read_rescue(b"{\"format\": \"jiheng-rescue\", \"version\": 1}").is_some_and(|read| read.is_err()));
    assert!(read_rescue(b"{\"format\": \"jiheng-rescue\", \"version\": 2}").is_some_and(|read| read.is_err()));
}
