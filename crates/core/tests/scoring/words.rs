//! Explanations as people read them.

use jiheng_core::decimal::Points;
use jiheng_core::engine::{Trace, evaluate, explain, explain_part, explain_total};
use jiheng_core::i18n::trace::{TraceLine, basis, copy_text, lines};
use jiheng_core::model::Evaluation;
use jiheng_core::standard::Standard;

use super::common::{Dice, evaluations};
use super::reference::case;

const YUZHONG: &str = include_str!("cases/reference-yuzhong-2019.txt");

fn told(lines: &[TraceLine]) -> Vec<(&str, &str, Option<&str>)> {
    lines.iter().map(|line| (line.title.as_str(), line.text.as_str(), line.note.as_deref())).collect()
}

fn explain_named(evaluation: &Evaluation, standard: &Standard, name: &str) -> Trace {
    let row = evaluation.tree.rows().find(|row| row.name == name).expect("the row");
    explain(evaluation, standard, row.id).expect("the row is there")
}

#[test]
fn the_execution_rate_is_explained_step_by_step() {
    let (evaluation, standard) = case(YUZHONG);
    let trace = explain_named(&evaluation, &standard, "预算执行率");
    assert_eq!(
        told(&lines(&trace, &standard)),
        [
            ("取数", "全年执行数 268.49 万元，全年预算数 281.28 万元", Some("引自 资金 › 合计")),
            ("算完成率", "268.49 ÷ 281.28 = 95.4529…%", None),
            ("乘分值", "6 × 95.4529…% = 5.7271…", None),
            ("四舍五入到两位", "5.73", Some("比率不先舍入")),
            ("封顶", "不超过 6 分：未触及", None),
        ]
    );
    assert_eq!(
        told(&basis(&trace, &standard)),
        [
            ("规则", "预算执行率，得分 = 分值 × 全年执行数 ÷ 全年预算数", None),
            ("评分规则", "示例：渝中2019（一级分值据原报告，三级分值演示拟定，非该单位发布） 1.0 版", None),
            ("条款", "规则 14：预算执行率得分＝分值×支出÷全年预算，最高不超过分值。", Some("本工具拟定，制度没有规定")),
        ]
    );
}

#[test]
fn a_quoted_clause_says_that_the_original_prevails() {
    let (evaluation, standard) = case(include_str!("cases/reference-scenario-b.txt"));
    let trace = explain_named(&evaluation, &standard, "预算执行率");
    let notes: Vec<_> = basis(&trace, &standard).into_iter().filter_map(|line| line.note).collect();
    assert_eq!(notes, ["条文据公开资料整理，以原文为准"]);
}

/// The explanation of every row, category, dimension and of the total, as it is
/// copied, without what it rests on.
fn all(evaluation: &Evaluation, standard: &Standard) -> String {
    let mut told = Vec::new();
    let mut add = |name: &str, trace: &Trace| {
        told.push(format!("【{name}】\n"));
        told.extend(lines(trace, standard).into_iter().map(|line| {
            let note = line.note.map_or_else(String::new, |note| format!("（{note}）"));
            format!("{}：{}{note}\n", line.title, line.text)
        }));
    };
    for row in evaluation.tree.rows() {
        add(&row.name, &explain(evaluation, standard, row.id).expect("there"));
        for part in &row.parts {
            add(&part.name, &explain_part(evaluation, standard, row.id, part.id).expect("there"));
        }
    }
    for dimension in evaluation.tree.dimensions() {
        add(&dimension.name, &explain(evaluation, standard, dimension.id).expect("there"));
    }
    add("总分", &explain_total(evaluation, standard));
    told.concat()
}

#[test]
fn every_score_of_the_reference_case_and_of_scenario_c_is_told_in_full() {
    let (evaluation, standard) = case(YUZHONG);
    assert_eq!(all(&evaluation, &standard), include_str!("cases/explained-yuzhong-2019.txt"));
    let (evaluation, standard) = case(include_str!("cases/reference-scenario-c.txt"));
    assert_eq!(all(&evaluation, &standard), include_str!("cases/explained-scenario-c.txt"));
}

#[test]
fn the_copied_explanation_holds_steps_and_basis() {
    let (evaluation, standard) = case(YUZHONG);
    let trace = explain_named(&evaluation, &standard, "资金专款专用");
    assert_eq!(
        copy_text("资金专款专用 8.00 / 8 分", &trace, &standard),
        "资金专款专用 8.00 / 8 分\n\
         1. 取数：实际完成值 是，指标值 是，分值 8 分\n\
         2. 判断：是（原文只重复指标值或只写达成，暂按此计；写明评分依据后才能定）\n\
         3. 记满分：8.00 分，不超过分值\n\
         4. 暂定：没有评分依据，写明依据后才能定\n\
         规则：是，记满分；否，不得分或扣去列明的分数\n\
         评分规则：示例：渝中2019（一级分值据原报告，三级分值演示拟定，非该单位发布） 1.0 版\n\
         条款：规则 16：是，记全部分值；否，不得分，或按列明的扣分值扣减；没有书面评分依据的，得分为暂定。\
         （本工具拟定，制度没有规定）"
    );
}

/// What a person typed may be in any script; what the tool adds is Chinese.
#[test]
fn no_explanation_of_anything_leaks_a_key_or_a_word_of_code() {
    let (_, standard) = case(YUZHONG);
    for seed in 0..300 {
        let dice = &mut Dice::new(seed);
        let mut evaluation = evaluations::evaluation(dice);
        let assessment = evaluate(&evaluation, &standard);
        for line in &mut evaluation.funds.by_source {
            line.name.clear();
        }
        for id in assessment.rows.keys() {
            let row = evaluation.tree.indicator(*id).expect("there");
            let typed = format!("{row:?}");
            for line in lines(&explain(&evaluation, &standard, *id).expect("there"), &standard) {
                assert!(!line.title.is_empty() && !line.title.contains('{'), "{line:?}");
                let word = line.text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() > 3);
                assert!(word.is_none_or(|word| typed.contains(word)), "{line:?}");
            }
        }
    }
}

#[test]
fn a_long_sum_is_cut_short_and_still_ends_at_the_score() {
    let mut text = YUZHONG.to_owned();
    let row = "≥ | 1 | 10 | 10 | 个 | 1.00 | | 又一项\n";
    let at = text.find("≥ | 5 | 10 | 10").expect("the first row");
    text.insert_str(at, &row.repeat(30));
    let (evaluation, standard) = case(&text);
    let category = evaluation.tree.dimensions().next().expect("a dimension").categories[0];
    let trace = explain(&evaluation, &standard, category).expect("there");
    let told = &lines(&trace, &standard)[0].text;
    assert!(told.ends_with(" + 其余 24 项 = 50.00"), "{told}");
    assert_eq!(trace.result(), Some(Points("50".parse().expect("a number"))));
}
