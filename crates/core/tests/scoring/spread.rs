//! The weight of rows that do not apply, spread over those that do.

use jiheng_core::decimal::{Decimal, Points, Quantity};
use jiheng_core::engine::{Assessment, evaluate, explain, explain_total};
use jiheng_core::i18n::trace::lines;
use jiheng_core::model::{Applicability, Entry, Evaluation, Indicator, NodeId};
use jiheng_core::standard::{NotApplicableRule, Standard, builtin};

use super::common::Dice;
use super::reference::case;
use super::sheet::{blank_category, blank_dimension, number};

const HEAD: &str = "\
评分规则：mof-2020-10-self
设定：不适用 分摊
性质 | 名称 | 分值 | 指标值 | 实际完成值 | 其他
";

fn scored(rows: &str) -> (Evaluation, Standard, Assessment) {
    let (evaluation, mut standard) = case(&format!("{HEAD}{rows}"));
    standard.not_applicable = NotApplicableRule::Spread;
    let assessment = evaluate(&evaluation, &standard);
    let total = &assessment.total;
    assert_eq!(explain_total(&evaluation, &standard).result(), Some(total.score));
    for (id, row) in &assessment.rows {
        assert_eq!(explain(&evaluation, &standard, *id).expect("the row").result(), row.score);
    }
    (evaluation, standard, assessment)
}

/// Score and full score of every row, in order; a dash for what has no score.
fn scores(assessment: &Assessment) -> String {
    let points = |points: Option<Points>| points.map_or_else(|| "-".to_owned(), |points| points.to_string());
    let rows = assessment.rows.values();
    rows.map(|row| format!("{}/{}", points(row.score), points(row.full_score))).collect::<Vec<_>>().join(" ")
}

/// The lines that say what was spread for a row, counted from 0, or for the whole.
fn told(evaluation: &Evaluation, standard: &Standard, row: Option<usize>) -> Vec<String> {
    let trace = match row.and_then(|place| evaluation.tree.rows().nth(place)) {
        Some(row) => explain(evaluation, standard, row.id).expect("the row"),
        None => explain_total(evaluation, standard),
    };
    let lines = lines(&trace, standard).into_iter();
    lines
        .filter(|line| ["不适用", "分摊分值", "折算", "封顶"].contains(&line.title.as_str()))
        .map(|line| line.text)
        .collect()
}

#[test]
fn the_rows_beside_one_that_does_not_apply_take_its_weight_in_proportion_to_theirs() {
    let (evaluation, standard, assessment) = scored(
        "一级：产出指标\n二级：数量指标\n\
         ≥ | 培训 | 10 | 5 | 5 | 不适用=当年无培训\n≥ | 检查 | 6 | 10 | 8 |\n≥ | 宣传 | 4 | 1 | 1 |\n\
         二级：质量指标\n≥ | 合格率 | 80 | 100 | 100 |\n",
    );
    // 6 + 6 ÷ 10 × 10 = 12, of which 80 % are 9.60; 4 + 4 = 8; the other category takes nothing.
    assert_eq!(scores(&assessment), "-/10 9.6/12 8/8 80/80");
    let total = &assessment.total;
    assert_eq!((total.score, total.spread), (Points(number("97.6")), Points(number("10"))));
    assert_eq!(total.not_applicable, Points::ZERO, "the weight is not taken out a second time");
    assert_eq!(total.grade.as_ref().map(|grade| grade.0.as_str()), Some("excellent"));
    let told = |row| told(&evaluation, &standard, row);
    assert_eq!(told(Some(0)), ["不计分，分值按权重分摊到同一二级指标下适用的指标"]);
    assert_eq!(
        told(Some(1)),
        ["原分值 6 分；二级指标内不适用 10 分，分得 6 ÷ 10 × 10 = 6 分；按 12 分计", "不超过 12 分：未触及"]
    );
    assert_eq!(told(None), ["原分值合计 100 分，其中不适用 10 分由适用的指标分摊；分摊后逐项舍入，分值合计 100 分"]);
}

#[test]
fn where_none_of_the_category_applies_the_rows_of_the_dimension_take_the_weight() {
    let (evaluation, standard, assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 培训 | 10 | 5 | 5 | 不适用=当年无培训\n\
         二级：质量指标\n≥ | 合格率 | 30 | 100 | 50 |\n≥ | 返修率 | 4 | 1 | 1 | 不适用=当年无返修\n\
         二级：时效指标\n≥ | 及时率 | 10 | 100 | 100 |\n一级：效益指标\n二级：社会效益\n≥ | 受益人数 | 46 | 1 | 1 |\n",
    );
    // 30 + 4 + 30 ÷ 40 × 10 = 41.5; 10 + 10 ÷ 40 × 10 = 12.5; the other dimension takes nothing.
    assert_eq!(scores(&assessment), "-/10 20.75/41.5 -/4 12.5/12.5 46/46");
    assert_eq!(
        told(&evaluation, &standard, Some(1))[0],
        "原分值 30 分；二级指标内不适用 4 分，分得 30 ÷ 30 × 4 = 4 分；\
         一级指标内不适用 10 分，分得 30 ÷ 40 × 10 = 7.5 分；按 41.5 分计"
    );
    assert_eq!(
        told(&evaluation, &standard, Some(0)),
        ["不计分，二级指标下没有适用的指标，分值按权重分摊到同一一级指标下适用的指标"]
    );
}

#[test]
fn where_none_of_the_dimension_applies_the_total_is_brought_back_to_the_whole() {
    let (evaluation, standard, assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 培训 | 6 | 5 | 5 | 不适用=当年无培训\n≥ | 检查 | 84 | 100 | 90 |\n\
         一级：效益指标\n二级：社会效益\n≥ | 受益人数 | 10 | 1 | 1 | 不适用=尚无受益人\n",
    );
    // 84 + 6 = 90, of which 90 % are 81; 81 ÷ 90 × 100 = 90.
    assert_eq!(scores(&assessment), "-/6 81/90 -/10");
    assert_eq!((assessment.total.score, assessment.total.not_applicable), (Points(number("90")), Points(number("10"))));
    assert!(assessment.total.grade.is_some());
    assert_eq!(told(&evaluation, &standard, Some(2)), ["不计分，总分按适用的指标折算"]);
    assert_eq!(told(&evaluation, &standard, None)[1], "81 ÷ 90 × 100 = 90");
}

#[test]
fn the_execution_rate_neither_takes_a_weight_nor_leaves_one() {
    let rows = "一级：产出指标\n二级：数量指标\n≥ | 培训 | 10 | 5 | 5 | 不适用=当年无培训\n\
         预算执行率 | 预算执行率 | 10 |  |  |\n≥ | 检查 | 80 | 1 | 1 |\n";
    let (.., assessment) = scored(&format!("资金：全年预算 100 全年执行 90\n{rows}"));
    assert_eq!(scores(&assessment), "-/10 9/10 90/90");
    let (.., assessment) = scored(&format!("资金：全年预算 0 全年执行 0\n{rows}"));
    assert_eq!(scores(&assessment), "-/10 -/10 90/90");
    assert_eq!(
        (assessment.total.score, assessment.total.not_applicable),
        (Points(number("100")), Points(number("10")))
    );
}

#[test]
fn every_row_is_rounded_anew_and_the_total_does_not_exceed_the_whole() {
    let (.., assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 甲 | 4 | 1 | 1 | 不适用=无\n≥ | 乙 | 4 | 1 | 1 |\n≥ | 丙 | 4 | 1 | 1 |\n\
         ≥ | 丁 | 4 | 1 | 1 |\n二级：质量指标\n≥ | 戊 | 84 | 1 | 1 |\n",
    );
    // 4 + 4 ÷ 12 × 4 = 5.333…, printed 5.33, three times.
    assert_eq!(scores(&assessment), "-/4 5.33/5.33 5.33/5.33 5.33/5.33 84/84");
    assert_eq!(assessment.total.score, Points(number("99.99")));
    assert!(assessment.total.grade.is_some(), "the weights as entered add up");
    let (evaluation, standard, assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 甲 | 2.67 | 1 | 1 | 不适用=无\n≥ | 乙 | 4 | 1 | 1 |\n≥ | 丙 | 4 | 1 | 1 |\n\
         二级：质量指标\n≥ | 戊 | 89.33 | 1 | 1 |\n",
    );
    // 4 + 1.335 = 5.335, printed 5.34, twice: 100.01 as added up.
    assert_eq!(scores(&assessment), "-/2.67 5.34/5.34 5.34/5.34 89.33/89.33");
    assert_eq!((assessment.total.score, assessment.total.highest), (Points(number("100")), Points(number("100"))));
    assert_eq!(told(&evaluation, &standard, None)[1], "不超过 100 分：记 100.00 分");
}

#[test]
fn an_open_row_widens_the_interval_by_the_weight_that_it_would_score_with() {
    let (.., assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 甲 | 20 | 1 | 1 | 不适用=无\n≥ | 乙 | 30 | 1 | 未填 |\n≥ | 丙 | 50 | 2 | 1 |\n",
    );
    // 30 + 30 ÷ 80 × 20 = 37.5 are open; half of 50 + 50 ÷ 80 × 20 = 62.5 is reached.
    assert_eq!(scores(&assessment), "-/20 -/37.5 31.25/62.5");
    let total = assessment.total;
    assert_eq!((total.score, total.highest), (Points(number("31.25")), Points(number("68.75"))));
}

#[test]
fn points_that_a_person_gave_grow_with_the_weight_but_a_score_set_by_hand_stands() {
    let (evaluation, standard, assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 甲 | 50 | 1 | 1 | 不适用=无\n\
         定性 | 乙 | 10 | 显著 | 较显著 | 档=二 给分=7 有依据\n\
         是否 | 丙 | 10 | 是 | 否 | 答=否 扣分=3 有依据\n\
         定性 | 丁 | 10 | 显著 | 显著 | 专家=9＋8＋8 有依据\n\
         ≥ | 戊 | 10 | 1 | 1 | 调整=18.5/核减/张某\n\
         ≥＋ | 己 | 10 | 10＋10 | 10＋5 |\n"
            .replace("≥＋", "复合")
            .as_str(),
    );
    // Each weighs 20: 7 of 10 are 14, 10 − 3 of 10 are 14, 25 ÷ 3 of 10 are 16.67, 18.5 as set, 75 % are 15.
    assert_eq!(scores(&assessment), "-/50 14/20 14/20 16.67/20 18.5/20 15/20");
    let row = evaluation.tree.rows().nth(3).expect("a row").id;
    let text = lines(&explain(&evaluation, &standard, row).expect("the row"), &standard);
    assert!(text.iter().any(|line| line.text == "20 × 83.3333…% = 16.6666…"), "{text:?}");
    let parts = &assessment.rows[5].parts;
    let shown: Vec<_> = parts.iter().map(|(_, part)| (part.score, part.full_score)).collect();
    let ten = Some(Points(number("10")));
    assert_eq!(shown, [(ten, ten), (Some(Points(number("5"))), ten)]);
}

#[test]
fn weights_that_are_unreadable_or_nothing_take_nothing() {
    let (.., assessment) = scored(
        "一级：产出指标\n二级：数量指标\n≥ | 甲 | 10 | 1 | 1 | 不适用=无\n≥ | 乙 | 0 | 1 | 1 |\n≥ | 丙 | 未填 | 1 | 1 |\n\
         ≥ | 丁 | 未填 | 1 | 1 | 不适用=无\n二级：质量指标\n≥ | 戊 | 90 | 1 | 1 |\n",
    );
    assert_eq!(scores(&assessment), "-/10 0/0 -/- -/- 100/100", "none of the category takes, so the dimension does");
}

/// A row as integers: weight and actual value, the target being 100.
#[derive(Clone, Copy)]
struct Drawn {
    weight: i128,
    actual: i128,
    leaves: bool,
}

/// `over ÷ under` rounded half up; neither is below 0.
fn half_up(over: i128, under: i128) -> i128 {
    (2 * over + under) / (2 * under)
}

#[test]
fn random_tables_score_as_whole_numbers_say() {
    let mut spread_rows = 0;
    for seed in 0..3000 {
        let dice = &mut Dice::new(seed);
        let draw = |dice: &mut Dice, most: usize| i128::try_from(dice.below(most)).expect("small");
        let row =
            |dice: &mut Dice| Drawn { weight: draw(dice, 2000), actual: draw(dice, 120), leaves: dice.once_in(2) };
        let categories: Vec<Vec<Drawn>> =
            (0..=dice.below(3)).map(|_| (0..=dice.below(4)).map(|_| row(dice)).collect()).collect();
        let mut standard = builtin("mof-2020-10-self").expect("a shipped pack");
        standard.not_applicable = NotApplicableRule::Spread;
        let assessment = evaluate(&table(&categories), &standard);
        let sum = |rows: &[Drawn], leaves: bool| -> i128 {
            rows.iter().filter(|row| row.leaves == leaves).map(|row| row.weight).sum()
        };
        let taking: i128 = categories.iter().map(|rows| sum(rows, false)).sum();
        let homeless: i128 = categories.iter().filter(|rows| sum(rows, false) == 0).map(|rows| sum(rows, true)).sum();
        let mut scored = assessment.rows.values();
        for rows in &categories {
            let (own_taking, own_leaving) = (sum(rows, false), sum(rows, true));
            for row in rows {
                let assessed = scored.next().expect("every row is scored");
                if row.leaves {
                    assert_eq!(assessed.score, None);
                    continue;
                }
                spread_rows += i32::from(own_leaving + homeless > 0 && row.weight > 0);
                // Where nothing takes, the row weighs nothing itself.
                let (a, b) = (own_taking.max(1), taking.max(1));
                let weight = row.weight * (a * b + own_leaving * b + homeless * a);
                let expect = half_up(weight * row.actual.min(100), a * b * 100);
                let expect = Decimal::new(i64::try_from(expect).expect("small"), 2);
                assert_eq!(assessed.score, Some(Points(expect)), "seed {seed}: {assessed:?}");
            }
        }
    }
    assert!(spread_rows > 5000, "{spread_rows}");
}

/// Weights are hundredths of a point.
fn table(categories: &[Vec<Drawn>]) -> Evaluation {
    let mut evaluation = Evaluation::default();
    assert!(evaluation.tree.push_dimension(blank_dimension(NodeId(1), "")));
    for (place, rows) in (2..).zip(categories) {
        assert!(evaluation.tree.push_category(NodeId(1), blank_category(NodeId(place), "")));
        for (index, drawn) in (0..).zip(rows) {
            let mut row = Indicator::new(NodeId(place * 100 + index));
            row.full_score = Entry::Value(Points(Decimal::new(i64::try_from(drawn.weight).expect("small"), 2)));
            row.target.initial = Entry::Value(Quantity::read("100"));
            row.actual = Entry::quantity(&drawn.actual.to_string());
            if drawn.leaves {
                row.applicability = Applicability::NotApplicable("当年未实施".to_owned());
            }
            assert!(evaluation.tree.push_indicator(NodeId(place), row));
        }
    }
    evaluation
}
