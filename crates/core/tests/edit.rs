//! Every edit can be taken back, and none is done by half.

mod common;

use common::{Dice, commands, evaluations};
use jiheng_core::decimal::Points;
use jiheng_core::edit::outline::{self, Direction};
use jiheng_core::edit::{
    self, Command, EditError, FundLineField, History, IndicatorField, Node, Place, ProblemField, ProfileField, Step,
    Touched,
};
use jiheng_core::example;
use jiheng_core::format;
use jiheng_core::json::Named;
use jiheng_core::model::{Entry, Evaluation, Expert, FundItem, Mark, Measure, NodeId, Parent, Section};
use jiheng_core::ports::CountingIds;

#[test]
fn a_command_and_its_inverse_leave_everything_as_it_was() {
    let mut carried_out = [0; commands::KINDS];
    for seed in 0..150 {
        let dice = &mut Dice::new(seed);
        let before = evaluations::evaluation(dice);
        for (kind, carried_out) in carried_out.iter_mut().enumerate() {
            let command = commands::command_of_kind(dice, &before, kind);
            let mut evaluation = before.clone();
            let Ok(change) = edit::apply(&mut evaluation, &command) else {
                assert!(evaluation == before, "seed {seed}: a command that fails changes nothing: {command:?}");
                continue;
            };
            *carried_out += 1;
            let after = evaluation.clone();
            let back = edit::apply(&mut evaluation, &change.inverse).expect("an inverse fits");
            assert!(evaluation == before, "seed {seed}: {command:?}");
            edit::apply(&mut evaluation, &back.inverse).expect("the inverse of an inverse fits");
            assert!(evaluation == after, "seed {seed}: {command:?}");
        }
    }
    assert!(carried_out.iter().all(|count| *count > 20), "{carried_out:?}");
}

/// Parents and children agree, nothing hangs in the air, and the file opens.
fn check_whole(e: &Evaluation) {
    let tree = &e.tree;
    for dimension in tree.order() {
        assert_eq!(tree.parent(*dimension), Some(Parent::Root));
        for category in tree.children(Parent::Node(*dimension)).expect("a dimension has a list") {
            assert_eq!(tree.parent(*category), Some(Parent::Node(*dimension)));
            for row in tree.children(Parent::Node(*category)).expect("a category has a list") {
                assert_eq!(tree.parent(*row), Some(Parent::Node(*category)));
                for part in &tree.indicator(*row).expect("a row").parts {
                    assert_eq!(tree.row_of_part(part.id), Some(*row));
                }
            }
        }
    }
    assert_eq!(tree.rows().count(), tree.row_count());
    let draft = format::Draft::new(NodeId(1), e.clone(), example::yuzhong_2019().standard);
    assert!(format::read(format::write(&draft).as_bytes()) == Ok(draft), "what was edited can be opened again");
}

#[test]
fn a_long_session_is_undone_to_its_beginning_and_redone_to_its_end() {
    for seed in 0..12 {
        let dice = &mut Dice::new(seed);
        let mut evaluation = evaluations::evaluation(dice);
        let before = evaluation.clone();
        let mut history = History::default();
        let mut steps = 0;
        for _ in 0..300 {
            let command = commands::command(dice, &evaluation);
            if let Ok(change) = edit::apply(&mut evaluation, &command) {
                history.record(command, change.inverse);
                steps += 1;
            }
        }
        assert!(steps > 150, "{steps} steps");
        check_whole(&evaluation);
        let after = evaluation.clone();
        for _ in 0..steps {
            history.undo(&mut evaluation).expect("a step").expect("it can be taken back");
        }
        assert!(history.undo(&mut evaluation).is_none() && evaluation == before, "seed {seed}");
        for _ in 0..steps {
            history.redo(&mut evaluation).expect("a step").expect("it can be done again");
        }
        assert!(history.redo(&mut evaluation).is_none() && evaluation == after, "seed {seed}");
    }
}

#[test]
fn an_id_that_is_taken_is_refused_wherever_it_would_be_ambiguous() {
    let mut e = example::yuzhong_2019().evaluation;
    let before = e.clone();
    let dice = &mut Dice::new(1);
    let composite = e.tree.rows().find(|row| !row.parts.is_empty()).expect("a composite row");
    let (row, part) = (composite.id, composite.parts[0].id);
    let category = e.tree.dimension(e.tree.order()[0]).expect("a dimension").categories[0];
    let mut refused = |place, node, id| {
        let command = Command::Insert { place, index: 0, node: Box::new(node) };
        assert_eq!(edit::apply(&mut e, &command), Err(EditError::IdTaken(id)));
    };
    for taken in [row, part, category] {
        let mut indicator = evaluations::indicator(dice);
        indicator.id = taken;
        refused(Place::Indicators(category), Node::Indicator(indicator), taken);
        let mut other = evaluations::part(dice);
        other.id = taken;
        refused(Place::Parts(row), Node::Part(other), taken);
    }
    let mut twice = evaluations::indicator(dice);
    twice.parts = vec![evaluations::part(dice), evaluations::part(dice)];
    twice.parts[1].id = twice.parts[0].id;
    let id = twice.parts[0].id;
    refused(Place::Indicators(category), Node::Indicator(twice), id);
    let mut line = before.funds.by_source[0].clone();
    line.name = "又一笔".to_owned();
    let id = line.id;
    refused(Place::FundsByUse, Node::FundLine(line), id);
    assert!(e == before);
}

#[test]
fn a_batch_is_done_wholly_or_not_at_all() {
    let mut evaluation = example::yuzhong_2019().evaluation;
    let before = evaluation.clone();
    let rows: Vec<NodeId> = evaluation.tree.rows().map(|row| row.id).collect();
    let batch = Command::Batch(vec![
        Command::SetSection(Section::Other, "补充".to_owned()),
        Command::Remove { place: outline::place_of(&evaluation.tree, rows[0]).expect("a place"), id: rows[0] },
        Command::SetIndicator(rows[0], IndicatorField::Unit("次".to_owned())),
    ]);
    assert_eq!(edit::apply(&mut evaluation, &batch), Err(EditError::NodeMissing(rows[0])));
    assert!(evaluation == before);
}

#[test]
fn a_command_says_what_it_touched() {
    let mut e = example::yuzhong_2019().evaluation;
    let row = e.tree.rows().next().expect("a row").id;
    let line = e.funds.by_source[0].id;
    let mut touched = |command| edit::apply(&mut e, &command).expect("fits").touched;
    let unit = || Command::SetIndicator(row, IndicatorField::Unit("项".to_owned()));
    let spent = || Command::SetFundLine(line, FundLineField::Amount(FundItem::Spent, Entry::Blank));
    let text = || Command::SetSection(Section::Other, "补充".to_owned());
    assert_eq!(touched(unit()), Touched::Row(row));
    assert_eq!(touched(spent()), Touched::Funds);
    assert_eq!(touched(text()), Touched::Text);
    assert_eq!(touched(Command::Batch(vec![text(), unit(), unit()])), Touched::Row(row));
    assert_eq!(touched(Command::Batch(vec![unit(), spent()])), Touched::Structure);
}

#[test]
fn a_burst_of_typing_is_one_step_and_another_field_is_not() {
    let mut e = example::yuzhong_2019().evaluation;
    let before = e.clone();
    let mut history = History::default();
    let problem = e.problems[0].id;
    let mut type_in = |history: &mut History, command: Command| {
        let change = edit::apply(&mut e, &command).expect("fits");
        history.extend_last(command, change.inverse);
    };
    for text in ["你", "你好", "你好吗"] {
        type_in(&mut history, Command::SetProblem(problem, ProblemField::Text(text.to_owned())));
    }
    type_in(&mut history, Command::SetProblem(problem, ProblemField::Cause("准备不足".to_owned())));
    let first = e.clone();
    history.undo(&mut e).expect("the cause").expect("can be taken back");
    assert_eq!((e.problems[0].text.as_str(), e.problems[0].cause.as_str()), ("你好吗", ""));
    history.undo(&mut e).expect("the burst").expect("can be taken back");
    assert!(e == before && history.next_undo().is_none());
    history.redo(&mut e).expect("the burst").expect("can be done again");
    history.redo(&mut e).expect("the cause").expect("can be done again");
    assert!(e == first);
}

#[test]
fn a_new_step_forgets_what_was_undone_and_five_hundred_steps_are_kept() {
    let mut e = Evaluation::default();
    let mut history = History::default();
    let mut write = |history: &mut History, number: usize| {
        let command = Command::SetSection(Section::Other, number.to_string());
        let change = edit::apply(&mut e, &command).expect("fits");
        history.record(command, change.inverse);
    };
    for number in 0..600 {
        write(&mut history, number);
    }
    let mut undone = 0;
    while history.undo(&mut e).is_some() {
        undone += 1;
    }
    assert_eq!((undone, e.narrative.get(Section::Other)), (500, "99"));
    assert!(history.next_redo().is_some());
    let command = Command::SetSection(Section::Other, "新".to_owned());
    let change = edit::apply(&mut e, &command).expect("fits");
    history.record(command, change.inverse);
    assert!(history.next_redo().is_none());
}

/// The tree as an outline: names by level, rows by the last digits of their ids.
fn shape(e: &Evaluation) -> String {
    let mut lines = Vec::new();
    for dimension in e.tree.dimensions() {
        for category in e.tree.categories(dimension) {
            let rows: Vec<String> = category.indicators.iter().map(|id| (id.0 & 0xff).to_string()).collect();
            lines.push(format!("{}/{}: {}", dimension.name, category.name, rows.join(" ")));
        }
        if dimension.categories.is_empty() {
            lines.push(format!("{}/", dimension.name));
        }
    }
    lines.join("\n")
}

/// Row 3 is 0x…03; the ids of the example are fixed.
fn row(number: u64) -> NodeId {
    NodeId(0x2019_0004_0000_0000 + number)
}

fn category(number: u64) -> NodeId {
    NodeId(0x2019_0003_0000_0000 + number)
}

fn dimension(number: u64) -> NodeId {
    NodeId(0x2019_0002_0000_0000 + number)
}

/// Carries a command out, compares the outline, takes it back.
#[track_caller]
fn check(command: Option<Command>, expected: &[&str]) {
    let mut e = example::yuzhong_2019().evaluation;
    let before = e.clone();
    let change = edit::apply(&mut e, &command.expect("it is possible")).expect("it fits");
    for line in expected {
        assert!(shape(&e).lines().any(|found| found == *line), "{line} in\n{}", shape(&e));
    }
    check_whole(&e);
    edit::apply(&mut e, &change.inverse).expect("one step back");
    assert!(e == before);
}

#[test]
fn promoting_takes_the_following_along_and_demoting_joins_the_one_before() {
    let e = example::yuzhong_2019().evaluation;
    let ids = &mut CountingIds(0);
    check(
        outline::promote(&e, row(4), ids),
        &["产出指标/产出数量: 1 2 3", "产出指标/拜访及接待境内外客商: 4 5 6", "效益指标/社会效益: 7"],
    );
    check(outline::promote(&e, row(1), ids), &["产出指标/产出数量: ", "产出指标/“招大引强”目标: 1 2 3 4 5 6"]);
    check(
        outline::promote(&e, category(6), ids),
        &["管理指标/立项管理: 10", "资金管理/资金管理: 11 12 13 14", "资金管理/采购与制度: 15 16"],
    );
    check(outline::demote(&e, category(6)), &["管理指标/立项管理: 10 11 12 13 14", "管理指标/采购与制度: 15 16"]);
    check(
        outline::demote(&e, dimension(3)),
        &["效益指标/经济效益: 8", "效益指标/企业满意度: 9", "管理指标/立项管理: 10"],
    );
    assert_eq!(outline::promote(&e, dimension(2), ids), None, "a dimension is at the top");
    assert_eq!(outline::demote(&e, dimension(1)), None, "nothing stands before the first");
    assert_eq!(outline::demote(&e, category(2)), None, "nor before the first category of a dimension");
    assert_eq!(outline::demote(&e, row(2)), None, "an indicator is at the bottom");
    assert_eq!(outline::promote(&e, NodeId(7), ids), None, "nobody knows the node");
}

#[test]
fn demoting_what_was_promoted_is_the_way_back() {
    let before = example::yuzhong_2019().evaluation;
    let mut e = before.clone();
    let promote = outline::promote(&e, row(4), &mut CountingIds(0)).expect("possible");
    edit::apply(&mut e, &promote).expect("fits");
    let demote = outline::demote(&e, NodeId(1)).expect("the new category has one before it");
    edit::apply(&mut e, &demote).expect("fits");
    assert!(e == before);
}

#[test]
fn a_node_moves_by_one_place_and_over_the_end_of_its_list() {
    let e = example::yuzhong_2019().evaluation;
    let shift = |id, direction| {
        let place = outline::place_of(&e.tree, id).expect("a place");
        outline::shift(&e, place, id, direction)
    };
    check(shift(row(3), Direction::Up), &["产出指标/产出数量: 1 3 2 4 5 6"]);
    check(shift(row(3), Direction::Down), &["产出指标/产出数量: 1 2 4 3 5 6"]);
    check(shift(row(6), Direction::Down), &["产出指标/产出数量: 1 2 3 4 5", "效益指标/社会效益: 6 7"]);
    check(shift(row(8), Direction::Up), &["效益指标/社会效益: 7 8", "效益指标/经济效益: "]);
    check(shift(category(2), Direction::Up), &["产出指标/产出数量: 1 2 3 4 5 6", "产出指标/社会效益: 7"]);
    check(shift(category(4), Direction::Down), &["满意度指标/", "管理指标/企业满意度: 9"]);
    check(shift(dimension(1), Direction::Down), &["产出指标/产出数量: 1 2 3 4 5 6"]);
    for (id, direction) in [
        (row(1), Direction::Up),
        (row(16), Direction::Down),
        (category(1), Direction::Up),
        (category(7), Direction::Down),
        (dimension(1), Direction::Up),
        (dimension(4), Direction::Down),
    ] {
        assert_eq!(shift(id, direction), None, "{id}");
    }
    let (first, last) = (e.problems[0].id, e.problems[1].id);
    assert_eq!(outline::shift(&e, Place::Problems, first, Direction::Up), None);
    assert_eq!(outline::shift(&e, Place::Problems, last, Direction::Down), None);
    check(outline::shift(&e, Place::Problems, last, Direction::Up), &[]);
    assert_eq!(outline::shift(&e, Place::Evidence, last, Direction::Up), None, "it is not in that list");
}

#[test]
fn a_copy_has_new_ids_and_everything_else() {
    for seed in 0..40 {
        let dice = &mut Dice::new(seed);
        let before = evaluations::evaluation(dice);
        let mut places = vec![
            Place::Dimensions,
            Place::FundsBySource,
            Place::FundsByUse,
            Place::Evidence,
            Place::Problems,
            Place::Recommendations,
        ];
        places.extend(before.tree.order().iter().map(|id| Place::Categories(*id)));
        places.extend(before.tree.dimensions().flat_map(|node| &node.categories).map(|id| Place::Indicators(*id)));
        places.extend(before.tree.rows().map(|row| Place::Parts(row.id)));
        for place in places {
            for (index, id) in commands::members(&before, place).into_iter().enumerate() {
                let mut e = before.clone();
                let copy = outline::duplicate(&before, place, id, &mut CountingIds(0)).expect("it is there");
                edit::apply(&mut e, &copy).expect("new ids are free");
                let list = commands::members(&e, place);
                assert_eq!((list[index], list.len()), (id, commands::members(&before, place).len() + 1));
                // Taken out, the original and the copy differ in ids alone.
                let mut node_of = |id| match edit::apply(&mut e, &Command::Remove { place, id }).expect("there").inverse
                {
                    Command::Insert { node, .. } => without_ids(&Command::Insert { place, index: 0, node }),
                    other => panic!("{other:?}"),
                };
                assert_eq!(node_of(list[index]), node_of(list[index + 1]), "seed {seed}");
            }
        }
    }
}

/// A command as text, with the ids of nodes blanked out.
fn without_ids(command: &Command) -> String {
    let text = format::write_command(command);
    let mut pieces = text.split("{\"id\":\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + "{\"id\":\"" + &piece[16..])
}

#[test]
fn a_step_has_a_name() {
    #[track_caller]
    fn named(command: &Command, name: &str) {
        assert_eq!(edit::describe(command).text(), name);
    }
    let e = example::yuzhong_2019().evaluation;
    let actual = || Command::SetIndicator(row(1), IndicatorField::Actual(Entry::Blank));
    named(&actual(), "修改实际完成值");
    named(&Command::SetProfile(ProfileField::ProjectName(Entry::Blank)), "修改项目名称");
    named(&Command::SetSection(Section::Experience, String::new()), "修改主要经验及做法");
    named(&Command::SetPublishedTotal(Entry::Blank), "修改原报告公布总分");
    named(&outline::duplicate(&e, Place::Problems, e.problems[0].id, &mut CountingIds(0)).expect("there"), "添加问题");
    named(&Command::Remove { place: Place::Indicators(category(1)), id: row(1) }, "删除三级指标");
    named(&outline::shift(&e, Place::Dimensions, dimension(1), Direction::Down).expect("possible"), "移动一级指标");
    named(&outline::promote(&e, row(4), &mut CountingIds(0)).expect("possible"), "升级三级指标");
    named(&outline::demote(&e, category(6)).expect("possible"), "降级二级指标");
    named(&Command::Batch(vec![actual()]), "修改实际完成值");
    named(&Command::Batch(vec![actual(), actual(), actual()]), "修改 3 项实际完成值");
    named(&Command::Batch(vec![actual(), Command::SetSourceText(String::new())]), "2 处修改");
}

#[test]
fn a_step_names_the_node_it_is_about() {
    let e = example::yuzhong_2019().evaluation;
    let named = |command: Command, name: &str| {
        let change = edit::apply(&mut e.clone(), &command).expect("fits");
        let step = Step { command, inverse: change.inverse };
        assert_eq!(edit::describe_step(&step, &e), name);
    };
    named(Command::SetIndicator(row(1), IndicatorField::Actual(Entry::Blank)), "修改“‘招大引强’目标”的实际完成值");
    let actual = Command::SetIndicator(row(1), IndicatorField::Actual(Entry::Blank));
    named(Command::Batch(vec![actual.clone()]), "修改“‘招大引强’目标”的实际完成值");
    named(Command::Remove { place: Place::Indicators(category(1)), id: row(1) }, "删除三级指标“‘招大引强’目标”");
    named(
        outline::shift(&e, Place::Dimensions, dimension(1), Direction::Down).expect("possible"),
        "移动一级指标“产出指标”",
    );
    named(Command::SetProfile(ProfileField::ProjectName(Entry::Blank)), "修改项目名称");
    named(Command::SetIndicator(row(1), IndicatorField::Name(" ".to_owned())), "修改“‘招大引强’目标”的指标名称");
    let long = IndicatorField::Name("很".repeat(40));
    let mut renamed = e.clone();
    let change = edit::apply(&mut renamed, &Command::SetIndicator(row(1), long.clone())).expect("fits");
    let step = Step { command: Command::SetIndicator(row(1), long), inverse: change.inverse };
    assert_eq!(edit::describe_step(&step, &renamed), format!("修改“{}…”的指标名称", "很".repeat(24)));
    // A node that is not there, or has no name, is not spoken of.
    let step = Step { command: actual, inverse: Command::Batch(Vec::new()) };
    assert_eq!(edit::describe_step(&step, &Evaluation::default()), "修改实际完成值");
}

/// Every field has a name in the catalogue: a missing key would show as an ellipsis.
#[test]
fn every_step_has_a_name_in_words() {
    for seed in 0..200 {
        let dice = &mut Dice::new(seed);
        let evaluation = evaluations::evaluation(dice);
        for kind in 0..commands::KINDS {
            let name = edit::describe(&commands::command_of_kind(dice, &evaluation, kind)).text();
            assert!(!name.contains('…') && !name.contains(|c: char| c.is_ascii_alphabetic()), "{name}");
        }
    }
    for section in Section::ALL {
        let name = edit::describe(&Command::SetSection(section, String::new())).text();
        assert!(name.starts_with("修改"), "{}", section.name());
    }
}

/// A mark of somebody who has left the panel neither counts nor keeps a row waiting; undo brings all of it back.
#[test]
fn an_expert_leaves_the_panel_with_the_marks() {
    let mut evaluation = example::yuzhong_2019().evaluation;
    let row = evaluation.tree.rows().find(|row| row.measure == Measure::Qualitative).expect("a row").id;
    let (stays, goes) = (Expert::new(NodeId(901)), Expert::new(NodeId(902)));
    let given = |id, points| Mark { points: Entry::Value(Points::read(points).expect("points")), ..Mark::new(id) };
    let marks = vec![given(stays.id, "8"), given(goes.id, "2")];
    let goes_id = goes.id;
    let set_up = Command::Batch(vec![
        Command::SetProfile(ProfileField::Panel(vec![stays.clone(), goes])),
        Command::SetIndicator(row, IndicatorField::Marks(marks.clone())),
    ]);
    edit::apply(&mut evaluation, &set_up).expect("it fits");
    let before = evaluation.clone();

    let left = edit::apply(&mut evaluation, &edit::remove_expert(&before, goes_id)).expect("it fits");
    assert_eq!(evaluation.profile.panel, [stays]);
    assert_eq!(evaluation.tree.indicator(row).expect("the row").marks, marks[..1]);
    edit::apply(&mut evaluation, &left.inverse).expect("it fits");
    assert_eq!(evaluation, before);

    let mut waiting = before;
    let blank = vec![Mark::new(marks[0].id), marks[1].clone()];
    edit::apply(&mut waiting, &Command::SetIndicator(row, IndicatorField::Marks(blank))).expect("it fits");
    let leave = edit::remove_expert(&waiting, goes_id);
    edit::apply(&mut waiting, &leave).expect("it fits");
    assert_eq!(waiting.tree.indicator(row).expect("the row").marks, [], "nobody waits for points any more");
}
