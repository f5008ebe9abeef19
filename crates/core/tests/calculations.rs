//! The annex that says how each score was worked out: the scores of the paper, in the words of the screen.

mod common;

use std::time::{Duration, Instant};

use common::{Dice, evaluations};
use jiheng_core::decimal::{Points, Quantity};
use jiheng_core::edit::{Command, IndicatorField, apply};
use jiheng_core::engine::{self, Assessment};
use jiheng_core::i18n::trace::copy_text;
use jiheng_core::model::{Applicability, Category, Dimension, Entry, Evaluation, Indicator, NodeId, Rarely, Unknown};
use jiheng_core::report::{self, Block, Options, Orientation, Report, Table, html};
use jiheng_core::standard::{self, NotApplicableRule, Standard};
use jiheng_core::{example, i18n};

fn with_calculations() -> Options {
    Options { calculations: true, ..Options::default() }
}

fn pack() -> Standard {
    standard::builtin("example-yuzhong-2019").expect("a pack of the tool")
}

/// The annex: it stands last, upright, under its own label.
#[track_caller]
fn annex<'r, 'a>(report: &'r Report<'a>) -> &'r Table<'a> {
    let flow = report.flows.last().expect("a paper has sheets");
    assert_eq!(flow.orientation, Orientation::Portrait);
    assert_eq!(flow.blocks[1], Block::Caption("得分计算过程".to_owned()));
    let Block::Table(table) = &flow.blocks[3] else { panic!("no table: {:?}", flow.blocks[3]) };
    table
}

/// The label, the calculation and the score of every row of the annex.
fn rows(evaluation: &Evaluation, standard: &Standard, assessment: &Assessment) -> Vec<[String; 3]> {
    let report = report::outline(evaluation, standard, assessment, with_calculations());
    let rows = annex(&report).body.iter().map(|row| {
        let mut cells: Vec<String> = row.cells.iter().map(|cell| cell.words.plain()).collect();
        let score = cells.pop().expect("a score");
        let calculation = cells.pop().expect("a calculation");
        [cells.pop().expect("a label"), calculation, score]
    });
    rows.collect()
}

/// The scores of rows, sums and total in the order of the annex, as the paper prints them.
fn scores(evaluation: &Evaluation, standard: &Standard, assessment: &Assessment) -> Vec<String> {
    let tree = &evaluation.tree;
    let printed = |score: Points| score.format_places(standard.rounding_places);
    let mut scores = Vec::new();
    for dimension in tree.dimensions() {
        for category in tree.categories(dimension).filter(|category| !category.indicators.is_empty()) {
            scores.extend(tree.indicators(category).map(|row| {
                let row = &assessment.rows[&row.id];
                let star = if row.provisional.is_some() { "*" } else { "" };
                row.score.map_or_else(|| "—".to_owned(), |score| printed(score) + star)
            }));
            scores.push(printed(assessment.subtotals[&category.id].score));
        }
        scores.push(printed(assessment.subtotals[&dimension.id].score));
    }
    let total = &assessment.total;
    scores.push(printed(if total.sums.is_complete() { total.score } else { total.sums.score }));
    scores
}

#[track_caller]
fn check_scores(evaluation: &Evaluation, standard: &Standard, at: &str) {
    let assessment = engine::evaluate(evaluation, standard);
    let annexed: Vec<String> = rows(evaluation, standard, &assessment).into_iter().map(|[_, _, score]| score).collect();
    assert_eq!(annexed, scores(evaluation, standard, &assessment), "{at}");
}

#[test]
fn every_calculation_ends_at_the_score_of_the_paper() {
    let mut scored = 0;
    for seed in 0..400 {
        let dice = &mut Dice::new(seed);
        let standard = evaluations::any_standard(dice);
        let mut evaluation = evaluations::evaluation(dice);
        let categories: Vec<NodeId> = evaluation.tree.dimensions().flat_map(|it| it.categories.clone()).collect();
        for category in categories {
            for _ in 0..dice.below(4) {
                let mut row = evaluations::likely_row(dice);
                if dice.once_in(2) {
                    row.method.clear();
                    (row.portions, row.survey, row.milestones) = (Vec::new(), Rarely::default(), Vec::new());
                }
                evaluation.tree.push_indicator(category, row);
            }
        }
        scored += engine::evaluate(&evaluation, &standard).total.sums.scored_rows;
        check_scores(&evaluation, &standard, &format!("seed {seed}"));
    }
    assert!(scored > 500, "{scored} rows are scored: the annex had something to get wrong");
}

#[test]
fn the_calculations_are_told_in_the_words_that_are_copied() {
    let draft = example::yuzhong_2019();
    let (evaluation, standard) = (&draft.evaluation, &draft.standard);
    let rows = rows(evaluation, standard, &engine::evaluate(evaluation, standard));
    for row in evaluation.tree.rows() {
        let [_, calculation, _] = rows.iter().find(|[name, ..]| *name == row.name).expect("a row of the annex");
        let (steps, citations) = calculation.rsplit_once("\n条款：").expect("what it rests on");
        let copied = copy_text(&row.name, &engine::explain(evaluation, standard, row.id).expect("a row"), standard);
        assert!(copied.starts_with(&format!("{}\n{steps}\n", row.name)), "{copied}\n{steps}");
        assert!(citations.split('、').all(|citation| copied.contains(citation)), "{citations}");
    }
}

#[test]
fn the_execution_rate_is_worked_out_on_paper() {
    let draft = example::yuzhong_2019();
    let (evaluation, standard) = (&draft.evaluation, &draft.standard);
    let rows = rows(evaluation, standard, &engine::evaluate(evaluation, standard));
    let row = rows.iter().find(|[name, ..]| name == "预算执行率").expect("the row");
    let expect = "\
1. 取数：全年执行数 268.49 万元，全年预算数 281.28 万元（引自 资金 › 合计）
2. 算完成率：268.49 ÷ 281.28 = 95.4529…%
3. 乘分值：6 × 95.4529…% = 5.7271…
4. 四舍五入到两位：5.73（比率不先舍入）
5. 封顶：不超过 6 分：未触及
规则：预算执行率，得分 = 分值 × 全年执行数 ÷ 全年预算数
条款：规则 14";
    assert_eq!([&row[1], &row[2]], [expect, "5.73"]);
}

#[test]
fn the_list_of_annexes_names_the_calculations_only_when_they_are_wanted() {
    let draft = example::yuzhong_2019();
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    let named = |options| {
        let report = report::outline(&draft.evaluation, &draft.standard, &assessment, options);
        let lists = report.flows[0].blocks.iter().filter_map(|block| match block {
            Block::Annexes(names) => Some(names.clone()),
            _ => None,
        });
        (lists.flatten().any(|name| name == "得分计算过程"), report.flows.len())
    };
    assert_eq!(named(Options::default()), (false, 3));
    assert_eq!(named(with_calculations()), (true, 4));
}

/// An evaluation of so many rows of 0.1 points with this name and this actual value.
fn of_rows(count: u64, name: &str, actual: &str) -> Evaluation {
    let mut evaluation = Evaluation::default();
    evaluation.tree.push_dimension(Dimension {
        id: NodeId(1),
        name: "产出指标".to_owned(),
        key: "output".to_owned(),
        full_score: Entry::Blank,
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    });
    let category = Category {
        id: NodeId(2),
        name: "数量指标".to_owned(),
        full_score: Entry::Blank,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    };
    evaluation.tree.push_category(NodeId(1), category);
    for id in 10..10 + count {
        let mut row = Indicator::new(NodeId(id));
        name.clone_into(&mut row.name);
        row.target.initial = Entry::Value(Quantity::read("100"));
        row.actual = Entry::Value(Quantity::read(actual));
        row.full_score = Entry::Value(Points("0.1".parse().expect("points")));
        evaluation.tree.push_indicator(NodeId(2), row);
    }
    evaluation
}

#[test]
fn without_indicators_the_annex_holds_the_total_alone() {
    let (evaluation, standard) = (Evaluation::default(), pack());
    let rows = rows(&evaluation, &standard, &engine::evaluate(&evaluation, &standard));
    assert_eq!(rows.len(), 1);
    assert_eq!([&rows[0][0], &rows[0][2]], ["合计", "0.00"]);
}

#[test]
fn a_thousand_indicators_are_worked_out_in_a_moment() {
    let (evaluation, standard) = (of_rows(1000, "走访企业", "97"), pack());
    let assessment = engine::evaluate(&evaluation, &standard);
    check_scores(&evaluation, &standard, "a thousand rows");
    let begin = Instant::now();
    let report = report::outline(&evaluation, &standard, &assessment, with_calculations());
    assert!(html::unpaged(&report, "").len() > 100_000);
    let took = begin.elapsed();
    assert_eq!(annex(&report).body.len(), 1003);
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_name_of_500_signs_stands_whole_beside_its_calculation() {
    let name = "调查走访在谈重点企业并形成书面材料".repeat(30).chars().take(500).collect::<String>();
    let (evaluation, standard) = (of_rows(3, &name, "50"), pack());
    check_scores(&evaluation, &standard, "long names");
    let rows = rows(&evaluation, &standard, &engine::evaluate(&evaluation, &standard));
    assert!(rows[..3].iter().all(|[label, ..]| *label == name));
}

#[test]
fn a_row_that_is_not_scored_says_why_and_what_was_rescaled() {
    let mut evaluation = of_rows(2, "走访企业", "50");
    let mut open = Indicator::new(NodeId(30));
    "参加展会".clone_into(&mut open.name);
    open.full_score = Entry::Value(Points("2".parse().expect("points")));
    open.target.initial = Entry::Value(Quantity::read("10"));
    let mut left_out = open.clone();
    left_out.id = NodeId(31);
    left_out.applicability = Applicability::NotApplicable("本年度没有开展".to_owned());
    evaluation.tree.push_indicator(NodeId(2), open);
    evaluation.tree.push_indicator(NodeId(2), left_out);
    let mut standard = pack();
    standard.not_applicable = NotApplicableRule::Rescale;
    check_scores(&evaluation, &standard, "an open row");
    let rows = rows(&evaluation, &standard, &engine::evaluate(&evaluation, &standard));
    let unscored = i18n::trace::unscored(engine::Unscored::ActualMissing);
    assert!(rows[2][1].contains(unscored) && rows[2][2] == "—", "{:?}", rows[2]);
    assert!(rows[3][1].contains("不适用") && rows[3][2] == "—", "{:?}", rows[3]);
    assert!(rows[6][1].contains("折算") && rows[6][1].contains("可能区间"), "{:?}", rows[6]);
}

#[test]
fn a_score_set_by_hand_stands_beside_the_computed_one() {
    let mut evaluation = example::yuzhong_2019().evaluation;
    let id = evaluation.tree.rows().find(|row| row.name == "预算执行率").expect("the row").id;
    for field in [
        IndicatorField::ManualPoints(Entry::Value(Points("5".parse().expect("points")))),
        IndicatorField::ManualBy("张三".to_owned()),
        IndicatorField::ManualReason("专家组复核".to_owned()),
    ] {
        apply(&mut evaluation, &Command::SetIndicator(id, field)).expect("the row takes it");
    }
    let standard = pack();
    check_scores(&evaluation, &standard, "set by hand");
    let rows = rows(&evaluation, &standard, &engine::evaluate(&evaluation, &standard));
    let row = rows.iter().find(|[name, ..]| name == "预算执行率").expect("the row");
    assert!(row[1].contains("5.73") && row[1].contains("专家组复核") && row[2] == "5.00", "{row:?}");
}
