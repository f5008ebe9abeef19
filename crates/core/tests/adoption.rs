//! The same evaluation under another standard: another evaluation, in which nothing that was typed is lost.

mod common;

use std::collections::HashSet;

use common::{Dice, evaluations};
use jiheng_core::decimal::Points;
use jiheng_core::engine::{Adoption, Attention, adoption, evaluate};
use jiheng_core::example;
use jiheng_core::format::{self, Draft};
use jiheng_core::model::{Entry, Evaluation, Indicator, IndicatorTree, Measure, NodeId, Parent, Seals};
use jiheng_core::ports::CountingIds;
use jiheng_core::standard::{
    IndicatorTemplate, PackEdit, PackField, PackForm, PackList, Standard, adopt, builtin, builtin_ids, start,
};

fn pack(id: &str) -> Standard {
    builtin(id).expect("a shipped pack")
}

fn points(text: &str) -> Points {
    Points(text.parse().expect("a number of the test"))
}

fn adopted(evaluation: &Evaluation, old: &Standard, new: &Standard) -> (Evaluation, Adoption) {
    let adopted = adopt(evaluation, old, new, &mut CountingIds(0));
    let preview = adoption(evaluation, old, &adopted, new);
    (adopted, preview)
}

/// Fails unless one list is the other with items put in.
#[track_caller]
fn check_kept_order(before: &[NodeId], after: &[NodeId]) {
    let known: HashSet<_> = before.iter().collect();
    let kept: Vec<_> = after.iter().copied().filter(|id| known.contains(id)).collect();
    assert_eq!(kept, before, "what was there stays in its order");
}

/// Fails unless everything in an evaluation is in another one, where it was and as it was.
#[track_caller]
fn check_nothing_lost(before: &Evaluation, after: &Evaluation) {
    // A seal is of the other document.
    let around = |evaluation: &Evaluation| Evaluation {
        tree: IndicatorTree::default(),
        seals: Seals::default(),
        ..evaluation.clone()
    };
    assert_eq!(around(before), around(after), "what is not in the tree is the same");
    check_kept_order(before.tree.order(), after.tree.order());
    for dimension in before.tree.dimensions() {
        let mut found = after.tree.dimension(dimension.id).expect("the dimension is there").clone();
        check_kept_order(&dimension.categories, &found.categories);
        found.categories.clone_from(&dimension.categories);
        assert_eq!(&found, dimension);
        for category in before.tree.categories(dimension) {
            let mut found = after.tree.category(category.id).expect("the category is there").clone();
            assert_eq!(after.tree.parent(category.id), Some(Parent::Node(dimension.id)));
            check_kept_order(&category.indicators, &found.indicators);
            found.indicators.clone_from(&category.indicators);
            assert_eq!(&found, category);
            for row in before.tree.indicators(category) {
                assert_eq!(after.tree.indicator(row.id), Some(row));
                assert_eq!(after.tree.parent(row.id), Some(Parent::Node(category.id)));
            }
        }
    }
}

#[test]
fn the_example_goes_over_to_the_national_form() {
    let draft = example::yuzhong_2019();
    let new = pack("mof-2020-10-self");
    let (after, preview) = adopted(&draft.evaluation, &draft.standard, &new);
    check_nothing_lost(&draft.evaluation, &after);
    assert_eq!(after.source_text, draft.evaluation.source_text);
    assert!(after.source_text.len() > 1000, "the whole text of the report");

    // 产出 20, 效益 30, 满意度 5, 管理 45 stay as the report has them; the execution rate comes in front.
    let names: Vec<_> = after.tree.dimensions().map(|d| (d.name.as_str(), d.full_score.clone())).collect();
    let whole = |number: i64| Entry::Value(Points(number.into()));
    assert_eq!(
        names,
        [
            ("预算执行率", whole(10)),
            ("产出指标", whole(20)),
            ("效益指标", whole(30)),
            ("满意度指标", whole(5)),
            ("管理指标", whole(45)),
        ]
    );
    // The totals stand side by side: 95.45 % of 10 points more.
    let (before, total) = (&preview.before, &preview.after);
    assert_eq!((before.score, before.full_score), (points("99.73"), points("100")));
    assert_eq!((total.score, total.full_score), (points("109.28"), points("110")));
    assert!(before.complete && total.complete);
    assert_eq!(before.grade.as_ref().map(|grade| grade.0.as_str()), Some("excellent"));
    assert_eq!(total.grade, None, "full scores of 110 points give no grade");
    let weight = |name: &str, rows: &str, asked: &str| Attention::DimensionWeight {
        name: name.to_owned(),
        rows: points(rows),
        asked: points(asked),
    };
    assert_eq!(
        preview.attention,
        [
            Attention::RowsNotWhole(points("110")),
            Attention::DimensionAdded("预算执行率".to_owned()),
            weight("产出指标", "20", "50"),
            weight("满意度指标", "5", "10"),
            Attention::DimensionWithoutPlace("管理指标".to_owned()),
            Attention::RowsAdded(1),
            Attention::ExecutionTwice(2),
        ]
    );
}

#[test]
fn one_document_holds_one_standard_and_no_other_total() {
    let draft = example::yuzhong_2019();
    let new = pack("mof-2020-10-self");
    let before = format::write(&draft);
    let (evaluation, preview) = adopted(&draft.evaluation, &draft.standard, &new);
    let other = Draft::new(NodeId(7), evaluation, new.clone());
    let text = format::write(&other);
    assert_eq!(format::read(text.as_bytes()).as_ref(), Ok(&other));
    assert_eq!(other.standard, new);
    assert_eq!(text.matches("\"standard\":").count(), 1);
    assert!(!text.contains(&draft.standard.name) && !text.contains(&preview.before.score.to_string()));
    assert_eq!(format::write(&draft), before, "the first evaluation is as it was");
    let scored = evaluate(&other.evaluation, &other.standard).total.score;
    assert_eq!(scored, preview.after.score, "the preview said what the other evaluation scores");
}

#[test]
fn every_pack_takes_over_from_every_other() {
    let example = example::yuzhong_2019();
    for old in builtin_ids().map(pack) {
        let fresh = start(&old, &mut CountingIds(1 << 40));
        for new in builtin_ids().map(pack) {
            for evaluation in [&fresh, &example.evaluation] {
                let (after, preview) = adopted(evaluation, &old, &new);
                check_nothing_lost(evaluation, &after);
                assert_eq!(preview.dimensions.len(), after.tree.order().len());
                for template in &new.dimensions {
                    assert!(after.tree.dimensions().any(|d| d.key == template.key), "{} in {}", template.name, new.id);
                }
                let again = adopt(&after, &new, &new, &mut CountingIds(1 << 50));
                assert_eq!(again, after, "what was adopted lacks nothing more");
            }
        }
    }
}

#[test]
fn any_evaluation_goes_over_whole() {
    for seed in 0..12 {
        let mut dice = Dice::new(seed);
        let draft = evaluations::draft(&mut dice);
        for new in builtin_ids().map(pack) {
            let (after, _) = adopted(&draft.evaluation, &draft.standard, &new);
            check_nothing_lost(&draft.evaluation, &after);
            let other = Draft::new(NodeId(7), after, new);
            assert_eq!(format::read(format::write(&other).as_bytes()), Ok(other));
        }
    }
}

#[test]
fn a_dimension_without_a_key_is_known_by_its_name() {
    let (old, new) = (pack("mof-2020-10-self"), pack("mof-2020-10-departmental"));
    let mut evaluation = start(&old, &mut CountingIds(0));
    let ids: Vec<NodeId> = evaluation.tree.order().to_vec();
    let mut keyless = IndicatorTree::default();
    for id in &ids {
        let mut dimension = evaluation.tree.dimension(*id).expect("a dimension").clone();
        dimension.key.clear();
        keyless.push_dimension(dimension);
    }
    evaluation.tree = keyless;
    let (after, preview) = adopted(&evaluation, &old, &new);
    check_nothing_lost(&evaluation, &after);
    let names: Vec<_> = after.tree.dimensions().map(|d| d.name.as_str()).collect();
    // 产出指标 is 产出 and 效益指标 is 效益.
    assert_eq!(names, ["决策", "过程", "预算执行率", "产出指标", "效益指标", "满意度指标"]);
    assert!(preview.attention.contains(&Attention::KindDiffers));
}

/// Two persons' packs may both have a dimension of their own; neither passes for the other.
#[test]
fn a_dimension_that_a_person_added_is_known_by_its_name_alone() {
    let with = |name: &str| {
        let mut form = PackForm::new(pack("mof-2020-10-self"));
        form.apply(PackEdit::Add(PackList::Dimensions));
        form.apply(PackEdit::Put(PackField::DimensionName(4), name.to_owned()));
        form.standard().clone()
    };
    let (old, new) = (with("公平性指标"), with("成本指标"));
    let evaluation = start(&old, &mut CountingIds(0));
    let (after, _) = adopted(&evaluation, &old, &new);
    let names: Vec<_> = after.tree.dimensions().skip(3).map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["满意度指标", "成本指标", "公平性指标"]);
    let (after, _) = adopted(&evaluation, &old, &with("公平性"));
    assert_eq!(after, evaluation);
}

#[test]
fn rows_of_one_name_stand_for_one_row_each() {
    let old = pack("mof-2020-10-self");
    let mut new = old.clone();
    let row = new.dimensions[0].categories[0].indicators[0].clone();
    let other = IndicatorTemplate { name: "其他".to_owned(), measure: Measure::YesNo, full_score: None, ..row };
    new.dimensions[1].categories[0].indicators.push(other.clone());
    new.dimensions[1].categories[1].indicators.push(other);
    let (after, preview) = adopted(&start(&old, &mut CountingIds(0)), &old, &new);
    assert!(preview.attention.contains(&Attention::RowsAdded(2)));
    assert_eq!(adopt(&after, &new, &new, &mut CountingIds(1 << 40)), after);
}

#[test]
fn a_method_that_the_other_standard_lacks_stays_in_the_row() {
    let old = pack("mof-2020-10-self");
    let mut new = old.clone();
    let method = old.methods.first().expect("the pack has methods").clone();
    new.methods.remove(0);
    let mut evaluation = start(&old, &mut CountingIds(0));
    let category = evaluation.tree.dimensions().nth(1).map(|d| d.categories[0]).expect("a category");
    let mut row = Indicator::new(NodeId(99));
    row.name = "培训人次".to_owned();
    row.measure = Measure::AtLeast;
    row.method.clone_from(&method.id);
    row.full_score = Entry::Value(points("90"));
    assert!(evaluation.tree.push_indicator(category, row));
    let (after, preview) = adopted(&evaluation, &old, &new);
    assert_eq!(after.tree.indicator(NodeId(99)).map(|row| &row.method), Some(&method.id));
    let missing = Attention::MethodMissing { row: "培训人次".to_owned(), method: method.name };
    assert!(preview.attention.contains(&missing), "{:?}", preview.attention);
    let sum = |attention: &Attention| matches!(attention, Attention::RowsNotWhole(_));
    assert!(!preview.attention.iter().any(sum), "10 and 90 are 100");
}

#[test]
fn tiers_that_are_cut_otherwise_are_pointed_out() {
    let (old, new) = (pack("mof-2020-10-self"), pack("hubei-20-80"));
    let mut evaluation = start(&old, &mut CountingIds(0));
    let (_, preview) = adopted(&evaluation, &old, &new);
    assert!(!preview.attention.contains(&Attention::TiersDiffer(0)), "nobody was judged yet");
    let category = evaluation.tree.dimensions().nth(1).map(|d| d.categories[0]).expect("a category");
    let mut row = Indicator::new(NodeId(99));
    row.measure = Measure::Qualitative;
    row.judgement.tier = Some(1);
    assert!(evaluation.tree.push_indicator(category, row));
    let (_, preview) = adopted(&evaluation, &old, &new);
    assert!(preview.attention.contains(&Attention::TiersDiffer(1)));
}
