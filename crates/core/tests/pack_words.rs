//! Packs in plain words: every sentence is whole, and says what the pack says.

use jiheng_core::decimal::Points;
use jiheng_core::engine::Attention;
use jiheng_core::i18n::{pack, t};
use jiheng_core::standard::{
    Asks, OverAchievementPolicy, PackChoice, PackEdit, PackField, PackForm, PackItem, PackList, PackSection, Standard,
    builtin, builtin_ids,
};

fn shipped(id: &str) -> Standard {
    builtin(id).expect("a shipped pack")
}

#[track_caller]
fn check_whole(text: &str) {
    assert!(!text.trim().is_empty() && !text.contains(['{', '}', '…']), "{text}");
}

#[test]
fn every_pack_is_told_in_whole_sentences() {
    for standard in builtin_ids().map(shipped) {
        check_whole(pack::kind(standard.kind));
        check_whole(&pack::weights(&standard));
        let choices = pack::choices(&standard).into_iter().map(|(_, line)| line);
        let lists = [pack::grades(&standard), pack::tiers(&standard), pack::caps(&standard)];
        for line in lists.into_iter().flatten().chain(choices) {
            check_whole(&line);
        }
        if let Some((does, grounds)) = pack::veto(&standard) {
            check_whole(&does);
            assert!(!grounds.is_empty());
        }
        for clause in &standard.clauses {
            check_whole(pack::origin(clause.origin));
        }
        for method in &standard.methods {
            for line in pack::method(method) {
                check_whole(&line);
            }
        }
    }
}

#[test]
fn the_national_pack_says_what_its_file_says() {
    let national = shipped("mof-2020-10-self");
    assert_eq!(pack::weights(&national), "预算执行率 10 · 产出指标 50 · 效益指标 30 · 满意度指标 10");
    assert_eq!(
        pack::grades(&national),
        ["优：90 分及以上", "良：80 分及以上，不满 90 分", "中：60 分及以上，不满 80 分", "差：0 分及以上，不满 60 分"]
    );
    assert_eq!(pack::tiers(&national)[0], "达成年度指标：分值的 80%～100%");
    let method = national.methods.iter().find(|method| method.id == "deviation-10-15-20").expect("a shipped method");
    let lines = pack::method(method);
    assert_eq!(lines[0], "按偏离指标值的幅度分档：");
    assert_eq!(lines[2], "10% 以上（不含），15% 及以下：分值的 60%");
    let mut banded = national.clone();
    banded.over_achievement.policy = OverAchievementPolicy::Banded;
    let (_, over) = &pack::choices(&banded)[1];
    assert!(over.ends_with("：超额不超过 100% 的乘 95%；超额不超过 200% 的乘 90%；更多的乘 80%"), "{over}");
    let caps = pack::caps(&shipped("execution-caps"));
    assert_eq!(caps[0], "执行率低于 50% 的，总分不超过 59 分");
}

#[test]
fn a_text_that_cannot_be_read_is_named_with_its_place() {
    let mut form = PackForm::new(shipped("mof-2020-10-self"));
    form.apply(PackEdit::Put(PackField::BandFrom(0), "九十来分".to_owned()));
    form.apply(PackEdit::Put(PackField::Places, "两位半".to_owned()));
    form.apply(PackEdit::Put(PackField::DimensionScore(1), "五".repeat(90)));
    let said: Vec<String> = form.unread().iter().map(|unread| pack::unread_in(unread, &form)).collect();
    assert!(said[0].starts_with("“优”的起点分写的是“九十来分”："), "{}", said[0]);
    assert!(said[1].starts_with("得分保留小数位数写的是“两位半”："), "{}", said[1]);
    assert!(said[2].contains("五五…”"), "{}", said[2]);
}

/// Checks what stands around a field.
fn check_field(field: PackField, form: &PackForm) {
    check_whole(pack::label(field));
    check_whole(&pack::field_name(field, form));
    match (form.asks(field), field) {
        (Some(Asks::OneOf([])), PackField::Choice(choice)) => {
            for code in form.options(choice) {
                check_whole(&pack::option(choice, &code, form.standard()));
            }
        }
        (Some(Asks::OneOf(codes)), _) => codes.iter().for_each(|code| check_whole(t(code))),
        _ => {}
    }
}

fn check_list(list: PackList, form: &PackForm) {
    check_whole(pack::list_add(list));
    let help = pack::list_help(list, form);
    if !matches!(list, PackList::Categories(_) | PackList::Rows(..)) {
        check_whole(&help);
    }
    for index in 0..form.length(list) {
        form.columns(list, index).into_iter().for_each(|field| check_field(field, form));
        let words = pack::line_words(list, index, form);
        assert_eq!(words.is_empty(), list != PackList::Methods, "{words}");
        if let Some(below) = form.below(list, index) {
            check_list(below, form);
        }
    }
}

#[test]
fn every_field_of_the_editor_has_a_name_and_every_choice_its_words() {
    for id in builtin_ids() {
        let form = PackForm::new(shipped(id));
        for section in PackSection::ALL {
            check_whole(pack::section_title(section));
            for item in form.items(section) {
                match item {
                    PackItem::Field(field) => check_field(field, &form),
                    PackItem::Pair(one, other) => [one, other].into_iter().for_each(|field| check_field(field, &form)),
                    PackItem::List(list) => check_list(list, &form),
                }
            }
        }
    }
    let form = PackForm::new(shipped("mof-2021-101-self"));
    let name = |field| pack::field_name(field, &form);
    assert_eq!(name(PackField::RowScore(0, 0, 0)), "“预算执行率”的分值");
    assert!(name(PackField::Choice(PackChoice::BandEnds(None, 1))).starts_with("第 2 档"));
    assert_eq!(pack::option(PackChoice::ClauseRule(0), "R99", form.standard()), "R99（这里没有）");
    assert!(pack::option(PackChoice::ClauseRule(0), "R1", form.standard()).starts_with("R1 达到指标值"));
}

#[test]
fn everything_to_look_at_has_a_sentence() {
    let name = || "甲乙".to_owned();
    let points = |number: i64| Points(number.into());
    for attention in [
        Attention::KindDiffers,
        Attention::RowsNotWhole(points(110)),
        Attention::DimensionWeight { name: name(), rows: points(20), asked: points(50) },
        Attention::DimensionWithoutPlace(name()),
        Attention::DimensionAdded(name()),
        Attention::RowsAdded(3),
        Attention::MethodMissing { row: name(), method: "pass-60".to_owned() },
        Attention::TiersDiffer(3),
        Attention::ExecutionTwice(3),
        Attention::Unscored(3),
    ] {
        let text = pack::attention(&attention);
        check_whole(&text);
        let debug = format!("{attention:?}");
        assert!(!debug.contains("甲乙") || text.contains("甲乙"), "{text}");
        assert!(!debug.contains("(3)") || text.contains("3 项"), "{text}");
    }
}
