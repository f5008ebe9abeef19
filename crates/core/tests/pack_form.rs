//! A pack while it is edited: it may be unsound, and nothing that was typed is lost.

use jiheng_core::decimal::{ParseNumberError, Points, Ratio};
use jiheng_core::standard::{
    Asks, MethodIssue, MethodNumber, PackChoice, PackEdit, PackField, PackForm, PackItem, PackList, PackSection,
    Standard, StandardIssue, Unreadable, builtin, builtin_ids,
};

fn national() -> PackForm {
    PackForm::new(builtin("mof-2020-10-self").expect("a shipped pack"))
}

fn put(form: &mut PackForm, field: PackField, text: &str) {
    form.apply(PackEdit::Put(field, text.to_owned()));
    assert_eq!(form.text(field), text, "what was typed stands there");
    let again: PackForm = serde_json::from_str(&serde_json::to_string(form).expect("a form has a text"))
        .expect("the text of a form can be read");
    assert_eq!(&again, form, "and is there again later");
}

/// Every field of a pack that is edited.
fn fields(form: &PackForm) -> Vec<PackField> {
    let mut fields = Vec::new();
    for item in PackSection::ALL.into_iter().flat_map(|section| form.items(section)) {
        match item {
            PackItem::Field(field) => fields.push(field),
            PackItem::Pair(one, other) => fields.extend([one, other]),
            PackItem::List(list) => push_list(form, list, &mut fields),
        }
    }
    fields
}

fn push_list(form: &PackForm, list: PackList, fields: &mut Vec<PackField>) {
    for index in 0..form.length(list) {
        fields.extend(form.columns(list, index));
        if let Some(below) = form.below(list, index) {
            push_list(form, below, fields);
        }
    }
}

/// The codes that a choice is made from.
fn codes(form: &PackForm, field: PackField) -> Vec<String> {
    match (form.asks(field), field) {
        (Some(Asks::OneOf([])), PackField::Choice(choice)) => form.options(choice),
        (Some(Asks::OneOf(codes)), _) => codes.iter().map(|code| (*code).to_owned()).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn what_a_field_shows_typed_again_changes_nothing() {
    for id in builtin_ids() {
        let standard = builtin(id).expect("a shipped pack");
        let mut form = PackForm::new(standard.clone());
        for field in fields(&form) {
            assert!(form.asks(field).is_some(), "{id} has {field:?}");
            let text = form.text(field);
            form.apply(PackEdit::Put(field, text));
        }
        assert_eq!(form, PackForm::new(standard), "{id}");
        assert!(form.is_usable(), "{id}");
    }
}

#[test]
fn what_cannot_be_read_stands_in_its_field_and_the_number_before_it_counts() {
    let standard = national().standard().clone();
    for field in fields(&national()) {
        let mut form = PackForm::new(standard.clone());
        let before = form.text(field);
        if matches!(form.asks(field), Some(Asks::OneOf(_))) {
            continue;
        }
        if matches!(form.asks(field), Some(Asks::Words | Asks::Prose)) {
            put(&mut form, field, "\u{feff}改名 <b>\u{202e}");
            assert!(form.unread().is_empty());
            let long = "长".repeat(4001);
            form.apply(PackEdit::Put(field, long.clone()));
            assert_eq!((form.text(field), form.problem(field)), (long, Some(Unreadable::TooLong)));
            assert!(form.is_bounded());
        } else {
            put(&mut form, field, "大约九成五吧");
            assert!(form.problem(field).is_some(), "{field:?}");
            assert_eq!(form.standard(), &standard);
            assert!(!form.is_usable());
            assert_eq!(form.check(), [], "the number before it counts");
            form.apply(PackEdit::Put(field, before));
            assert_eq!(form, PackForm::new(standard.clone()));
        }
    }
}

#[test]
fn numbers_are_read_as_people_write_them() {
    let mut form = national();
    form.apply(PackEdit::Put(PackField::TierFrom(0), "百分之八十五".to_owned()));
    assert_eq!(form.standard().tiers[0].from, Ratio("0.85".parse().expect("a number")));
    form.apply(PackEdit::Put(PackField::TierFrom(0), "80".to_owned()));
    form.apply(PackEdit::Put(PackField::DimensionScore(1), "４５分".to_owned()));
    assert_eq!(form.standard().dimensions[1].full_score, Points(45.into()));
    assert_eq!(form.text(PackField::DimensionScore(1)), "45");
    assert_eq!(form.check(), [StandardIssue::WeightsNotWhole("95".parse().expect("a number"))]);
    for (text, error) in [
        ("", ParseNumberError::Empty),
        ("-1", ParseNumberError::OutOfRange),
        ("1000001", ParseNumberError::OutOfRange),
        ("79228162514264337593543950335", ParseNumberError::OutOfRange),
        ("5 元", ParseNumberError::UnknownUnit),
    ] {
        form.apply(PackEdit::Put(PackField::DimensionScore(1), text.to_owned()));
        assert_eq!(form.problem(PackField::DimensionScore(1)), Some(Unreadable::Number(error)), "{text}");
        assert_eq!(form.text(PackField::DimensionScore(1)), text);
    }
    form.apply(PackEdit::Put(PackField::RowScore(0, 0, 0), String::new()));
    assert_eq!(form.standard().dimensions[0].categories[0].indicators[0].full_score, None, "blank: not fixed");
    form.apply(PackEdit::Put(PackField::Places, "2.5".to_owned()));
    assert!(form.problem(PackField::Places).is_some());
    form.apply(PackEdit::Put(PackField::Places, "9".to_owned()));
    assert!(form.check().contains(&StandardIssue::TooManyPlaces(9)));
}

#[test]
fn lists_grow_and_shrink_and_texts_follow_their_place() {
    let mut form = national();
    form.apply(PackEdit::Add(PackList::Dimensions));
    let last = form.standard().dimensions.len() - 1;
    put(&mut form, PackField::DimensionName(last), "成本指标");
    put(&mut form, PackField::DimensionScore(last), "二十多");
    put(&mut form, PackField::BandFrom(2), "六十几");
    put(&mut form, PackField::BandFrom(1), "八十几");
    form.apply(PackEdit::Remove(PackList::Dimensions, 0));
    assert_eq!(form.text(PackField::DimensionScore(last - 1)), "二十多", "it moved up with its dimension");
    assert_eq!(form.text(PackField::BandFrom(2)), "六十几", "other lists are as they were");
    form.apply(PackEdit::Remove(PackList::Bands, 1));
    assert_eq!(form.text(PackField::BandFrom(1)), "六十几");
    assert_eq!(form.unread().len(), 2, "the text of the grade that was taken out went with it");
    form.apply(PackEdit::Remove(PackList::Bands, 40));
    form.apply(PackEdit::Put(PackField::BandFrom(40), "1".to_owned()));
    assert_eq!(form.unread().len(), 2, "what is not there changes nothing");

    form.apply(PackEdit::Add(PackList::Categories(0)));
    let category = form.standard().dimensions[0].categories.len() - 1;
    form.apply(PackEdit::Add(PackList::Rows(0, category)));
    put(&mut form, PackField::RowScore(0, category, 0), "五分多");
    form.apply(PackEdit::Remove(PackList::Categories(0), 0));
    assert_eq!(form.text(PackField::RowScore(0, category - 1, 0)), "五分多");
    form.apply(PackEdit::Remove(PackList::Rows(0, category - 1), 0));
    assert_eq!(form.unread().len(), 2);

    form.apply(PackEdit::Put(PackField::Choice(PackChoice::Execution), "packs.execution.table".to_owned()));
    for list in [
        PackList::Dimensions,
        PackList::Bands,
        PackList::Tiers,
        PackList::Reductions,
        PackList::Caps,
        PackList::Funds,
        PackList::ExecutionBands,
        PackList::Grounds,
        PackList::Methods,
        PackList::MethodBands(2),
        PackList::Clauses,
    ] {
        (0..300).for_each(|_| form.apply(PackEdit::Add(list)));
    }
    assert!(form.is_bounded(), "no list grows beyond what can be read again");
    let twice = |issue: &StandardIssue| {
        use StandardIssue as Issue;
        matches!(
            issue,
            Issue::DimensionTwice(_)
                | Issue::GradeTwice(_)
                | Issue::VetoUnsound
                | Issue::Method(_, MethodIssue::IdTwice)
        )
    };
    assert!(!form.check().iter().any(twice), "what was added is told apart from what was there");
}

#[test]
fn caps_come_with_the_first_and_go_with_the_last() {
    let mut form = national();
    form.apply(PackEdit::Add(PackList::Caps));
    assert!(form.is_usable(), "below 100 % at most 100 points: nothing is capped yet");
    put(&mut form, PackField::CapLimit(0), "89");
    put(&mut form, PackField::CapBelow(0), "80%");
    form.apply(PackEdit::Remove(PackList::Caps, 0));
    assert_eq!(form, national());
}

#[test]
fn the_reduction_table_is_edited_like_any_list() {
    let mut form = national();
    let length = form.standard().over_achievement.table.len();
    assert_eq!(form.text(PackField::ReductionTo(length - 1)), "", "the last line has no end");
    form.apply(PackEdit::Add(PackList::Reductions));
    assert_eq!(form.check(), [StandardIssue::TableNotRising], "a line after one without an end");
    put(&mut form, PackField::ReductionTo(length - 1), "300%");
    put(&mut form, PackField::ReductionBy(length), "70%");
    assert!(form.is_usable());
    put(&mut form, PackField::ReductionBy(length), "九折");
    form.apply(PackEdit::Remove(PackList::Reductions, 0));
    assert_eq!(form.text(PackField::ReductionBy(length - 1)), "九折");
}

#[test]
fn every_choice_can_be_made_and_says_what_is_chosen() {
    let form = PackForm::new(builtin("mof-2021-101-self").expect("a shipped pack"));
    for field in fields(&form) {
        for code in codes(&form, field) {
            let mut form = form.clone();
            form.apply(PackEdit::Put(field, code.clone()));
            assert_eq!(form.text(field), code, "{field:?}");
            assert!(form.is_bounded() && form.unread().is_empty(), "{field:?} {code}");
            let again = Standard::read_bounded(&form.standard().to_json()).expect("the pack is read again");
            assert_eq!(&again, form.standard());
            let others = fields(&form);
            assert!(others.iter().all(|other| form.asks(*other).is_some()), "{field:?} {code}");
        }
        if matches!(form.asks(field), Some(Asks::OneOf([_, ..]))) {
            let mut other = form.clone();
            other.apply(PackEdit::Put(field, "magic".to_owned()));
            assert!(other == form, "a code that is none changes nothing: {field:?}");
        }
    }
    let mut form = national();
    let far = PackField::Choice(PackChoice::StepPart(99));
    form.apply(PackEdit::Put(far, "pack.part.linear".to_owned()));
    assert_eq!(form, national(), "what is not there changes nothing");
}

#[test]
fn a_number_that_a_method_does_not_have_is_no_field() {
    let form = national();
    let pass = form.standard().methods.iter().position(|method| method.id == "pass-60").expect("a shipped method");
    assert_eq!(form.asks(PackField::MethodNumber(pass, MethodNumber::Threshold)), Some(Asks::Share));
    assert_eq!(form.asks(PackField::MethodNumber(pass, MethodNumber::Cost)), None);
    assert_eq!(form.text(PackField::MethodNumber(pass, MethodNumber::Threshold)), "60%");
}

#[test]
fn a_text_that_cannot_be_read_goes_with_what_it_belongs_to() {
    let mut form = national();
    let pass = form.standard().methods.iter().position(|method| method.id == "pass-60").expect("a shipped method");
    put(&mut form, PackField::MethodNumber(pass, MethodNumber::Threshold), "六成多");
    form.apply(PackEdit::Put(PackField::Choice(PackChoice::MethodForm(pass)), "pack.form.stretched".to_owned()));
    assert_eq!(form.unread().len(), 1, "the other form has the number too");
    form.apply(PackEdit::Put(PackField::Choice(PackChoice::MethodForm(pass)), "pack.form.bonus".to_owned()));
    assert!(form.unread().is_empty());
    form.apply(PackEdit::Add(PackList::Caps));
    form.apply(PackEdit::Put(PackField::CapSource, "长".repeat(4001)));
    form.apply(PackEdit::Remove(PackList::Caps, 0));
    assert!(form.is_usable());
}
