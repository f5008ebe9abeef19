//! Undo and redo of a pack that is edited.

use jiheng_core::standard::{PackChoice, PackEdit, PackField, PackForm, PackHistory, PackList, builtin};

fn national() -> PackForm {
    PackForm::new(builtin("mof-2020-10-self").expect("a shipped pack"))
}

fn put(field: PackField, text: &str) -> PackEdit {
    PackEdit::Put(field, text.to_owned())
}

#[test]
fn every_step_is_taken_back_and_done_again() {
    let mut states = vec![national()];
    let (mut form, mut history) = (national(), PackHistory::default());
    for edit in [
        put(PackField::Name, "某市规则"),
        put(PackField::BandFrom(0), "九十来分"),
        PackEdit::Add(PackList::Grounds),
        put(PackField::Choice(PackChoice::OverRun), "pack.over_run.inverse"),
        PackEdit::Remove(PackList::Clauses, 3),
        PackEdit::Remove(PackList::Dimensions, 0),
    ] {
        assert!(history.edit(&mut form, edit));
        states.push(form.clone());
    }
    for state in states.iter().rev().skip(1) {
        assert!(history.undo(&mut form));
        assert_eq!(&form, state);
    }
    assert!(!history.can_undo() && !history.undo(&mut form));
    for state in &states[1..] {
        assert!(history.redo(&mut form));
        assert_eq!(&form, state);
    }
    assert!(!history.can_redo() && !history.redo(&mut form));
}

#[test]
fn what_is_typed_into_a_field_without_leaving_it_is_one_step() {
    let (mut form, mut history) = (national(), PackHistory::default());
    for text in ["某", "某市", "某市规则"] {
        history.edit(&mut form, put(PackField::Name, text));
    }
    history.edit(&mut form, put(PackField::Version, "2.0"));
    history.end_typing();
    history.edit(&mut form, put(PackField::Version, "2.1"));
    let texts = |form: &PackForm| (form.text(PackField::Name), form.text(PackField::Version));
    history.undo(&mut form);
    assert_eq!(texts(&form), ("某市规则".to_owned(), "2.0".to_owned()), "the field was left in between");
    history.undo(&mut form);
    history.undo(&mut form);
    assert_eq!(form, national());
    history.redo(&mut form);
    history.edit(&mut form, put(PackField::Name, "另一套"));
    history.undo(&mut form);
    assert_eq!(form.text(PackField::Name), "某市规则", "after a redo typing is a step of its own");
}

#[test]
fn two_choices_in_a_row_are_two_steps() {
    let (mut form, mut history) = (national(), PackHistory::default());
    let field = PackField::Choice(PackChoice::Composite);
    let before = form.text(field);
    for code in ["pack.composite.pooled", "pack.composite.lowest"] {
        history.edit(&mut form, put(field, code));
    }
    history.undo(&mut form);
    assert_eq!(form.text(field), "pack.composite.pooled");
    history.undo(&mut form);
    assert_eq!(form.text(field), before);
}

#[test]
fn what_changes_nothing_is_no_step_and_a_new_step_ends_what_can_be_done_again() {
    let (mut form, mut history) = (national(), PackHistory::default());
    let name = form.text(PackField::Name);
    assert!(!history.edit(&mut form, put(PackField::Name, &name)));
    assert!(!history.edit(&mut form, PackEdit::Remove(PackList::Bands, 40)));
    assert!(!history.can_undo());
    history.edit(&mut form, PackEdit::Add(PackList::Bands));
    history.undo(&mut form);
    assert!(history.can_redo());
    history.edit(&mut form, put(PackField::Name, "某市规则"));
    assert!(!history.can_redo());
    assert!(history.replace(&mut form, national()), "going back to what was opened is a step");
    history.undo(&mut form);
    assert_eq!(form.text(PackField::Name), "某市规则");
}

#[test]
fn the_last_hundred_steps_are_kept() {
    let (mut form, mut history) = (national(), PackHistory::default());
    for _ in 0..150 {
        history.edit(&mut form, PackEdit::Add(PackList::Funds));
    }
    let mut steps = 0;
    while history.undo(&mut form) {
        steps += 1;
    }
    assert_eq!((steps, form.length(PackList::Funds)), (100, 53));
}
