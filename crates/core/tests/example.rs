//! The built-in example is the report of the bureau, and nothing besides.

use jiheng_core::decimal::{Amount, Date, Decimal, Points};
use jiheng_core::engine::{self, Outcome};
use jiheng_core::example;
use jiheng_core::format::{self, Draft};
use jiheng_core::model::{Entry, FundItem, Indicator, Measure, NodeId, Section, WeightSource};
use jiheng_core::standard;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/yuzhong-2019.json");
const REPORT: &str = include_str!("data/yuzhong-2019.txt");

fn draft() -> Draft {
    example::yuzhong_2019()
}

fn rows(draft: &Draft) -> Vec<&Indicator> {
    draft.evaluation.tree.rows().collect()
}

/// The file is what an export writes, and carries the pack that ships. With
/// `JIHENG_BLESS` in the environment it is brought up to date first.
#[test]
fn the_file_is_what_the_tool_would_export() {
    let pack = standard::builtin("example-yuzhong-2019").expect("a pack of the tool");
    if std::env::var_os("JIHENG_BLESS").is_some() {
        let text = std::fs::read_to_string(FILE).expect("the file of the example");
        let begin = text.find("  \"standard\": {").expect("the file carries a pack");
        let end = text.find("  \"evaluation\": {").expect("the file carries an evaluation");
        let pack = serde_json::to_string(&pack).expect("a pack is JSON");
        let text = format!("{}  \"standard\": {pack},\n{}", &text[..begin], &text[end..]);
        let mut draft = format::read(text.as_bytes()).expect("the example opens");
        draft.document.revision = None;
        std::fs::write(FILE, format::export(&mut draft)).expect("the file of the example can be written");
    }
    let text = std::fs::read_to_string(FILE).expect("the file of the example");
    let mut draft = format::read(text.as_bytes()).expect("the example opens");
    assert_eq!(draft.standard, pack, "run this test again with JIHENG_BLESS=1");
    assert!(text == format::export(&mut draft), "run this test again with JIHENG_BLESS=1");
}

#[test]
fn the_source_text_is_the_report_byte_for_byte() {
    assert!(draft().evaluation.source_text == REPORT);
}

#[test]
fn every_text_stands_in_the_report_word_for_word() {
    let evaluation = &draft().evaluation;
    let mut texts: Vec<&str> = Section::ALL.iter().map(|section| evaluation.narrative.get(*section)).collect();
    texts.extend(evaluation.evidence.iter().map(|entry| entry.title.as_str()));
    texts.extend(evaluation.problems.iter().map(|problem| problem.text.as_str()));
    texts.extend(evaluation.recommendations.iter().map(|recommendation| recommendation.text.as_str()));
    texts.extend(evaluation.funds.by_use.iter().map(|line| line.name.as_str()));
    texts.extend(evaluation.tree.rows().map(|row| row.definition.as_str()));
    let profile = &evaluation.profile;
    let names = [&profile.project_name, &profile.report_title, &profile.implementing_unit, &profile.signatory];
    texts.extend(names.into_iter().map(|name| name.value().expect("stated").as_str()));
    for text in texts {
        assert!(REPORT.contains(text), "{text} is not in the report");
    }
}

/// What is not held as prose is what the tool writes itself: headings, the
/// sentences of the nine indicators with figures, title and signature.
#[test]
fn no_line_of_prose_is_lost() {
    let evaluation = &draft().evaluation;
    let mut held: String = Section::ALL.iter().map(|section| evaluation.narrative.get(*section)).collect();
    held.extend(evaluation.problems.iter().map(|problem| problem.text.as_str()));
    held.extend(evaluation.recommendations.iter().map(|recommendation| recommendation.text.as_str()));
    let is_held = |line: &&str| held.contains(line.split_once('：').map_or(*line, |(_, prose)| prose));
    let lines: Vec<&str> = REPORT.lines().filter(|line| !line.trim().is_empty()).collect();
    let (figures, others): (Vec<&str>, Vec<&str>) = lines
        .iter()
        .filter(|line| !held.contains(**line) && !is_held(line))
        .partition(|line| line.contains("，应达到") || line.contains("：应"));
    assert_eq!(figures.len(), 9, "{figures:#?}");
    let longest = others.iter().map(|line| line.trim().chars().count()).max();
    assert!(longest <= Some(34), "headings, title and signature are short: {others:#?}");
    assert_eq!(others.len(), 31, "{others:#?}");
}

#[test]
fn what_the_report_does_not_say_is_not_stated() {
    let evaluation = &draft().evaluation;
    let profile = &evaluation.profile;
    for entry in [
        &profile.project_code,
        &profile.competent_department,
        &profile.evaluating_body,
        &profile.annual_objective,
        &profile.objective_result,
        &profile.contact,
        &profile.telephone,
        &evaluation.funds.adjustment_document,
    ] {
        assert_eq!(*entry, Entry::NotStated);
    }
    assert_eq!(profile.period_start, Entry::NotStated);
    assert_eq!(profile.report_date, Entry::Value(Date { year: 2020, month: 4, day: 17 }));
    let [year, carried, other] = evaluation.funds.by_source.as_slice() else { panic!("three sources") };
    let stated = [(FundItem::AnnualBudget, 2_812_800), (FundItem::Spent, 2_684_900), (FundItem::Balance, 127_900)];
    for item in FundItem::ALL {
        let amount = stated.iter().find(|(known, _)| *known == item).map(|(_, yuan)| Amount(Decimal::from(*yuan)));
        assert_eq!(*year.amounts.get(item), amount.map_or(Entry::NotStated, Entry::Value), "{item:?}");
        assert_eq!(*carried.amounts.get(item), Entry::NotStated);
        assert_eq!(*other.amounts.get(item), Entry::NotStated);
    }
    for line in &evaluation.funds.by_use {
        assert!(FundItem::ALL.iter().all(|item| *line.amounts.get(*item) == Entry::NotStated), "{}", line.name);
    }
    for row in rows(&draft()) {
        assert_eq!(row.deviation_reason, "", "{}", row.name);
        assert_eq!(row.judgement.basis, "", "{}", row.name);
        assert_eq!(row.weight_source, WeightSource::Demonstration);
    }
    assert!(evaluation.evidence.iter().all(|entry| entry.indicators.is_empty()), "the report links no evidence");
    assert!(evaluation.recommendations[0].problems.is_empty(), "the recommendation answers no problem");
}

#[test]
fn the_rows_are_those_of_the_reference_case() {
    let draft = draft();
    let text = |entry: &Entry<jiheng_core::decimal::Quantity>| {
        entry.value().map_or_else(String::new, |quantity| quantity.text().to_owned())
    };
    let table: Vec<String> = rows(&draft)
        .iter()
        .map(|row| {
            let points = row.full_score.value().expect("every row has its points");
            format!("{} {} {} {} {}", row.name, text(&row.target.initial), row.unit, text(&row.actual), points.0)
        })
        .collect();
    assert_eq!(
        table,
        [
            "“招大引强”目标 10 个 10 5",
            "参加重大会展活动 10 次 10次以上 3",
            "制作相关宣传资料 10000 册 10000册以上 2",
            "拜访及接待境内外客商 1000 人次 1000人次以上 3",
            "举办重大项目签约活动 1-2 次 2 3",
            "境内外招商推介活动 2 次 3 4",
            "达标“招大引强”企业 10 个 10 15",
            "签约重点项目    15",
            "企业满意度 80 % 80%以上 5",
            "立项必要性和充分性 充分  充分 10",
            "资金专款专用 是  是 8",
            "资金管理合规 合规  合规 6",
            "支付审批程序和手续完整 完整  完整 5",
            "预算执行率 100 %  6",
            "政府采购程序合规 合规  合规 5",
            "管理制度完善 完善  完善 5",
        ]
    );
    let composite = rows(&draft)[7];
    assert_eq!(composite.measure, Measure::Composite);
    let parts: Vec<String> = composite
        .parts
        .iter()
        .map(|part| format!("{} {} {} {}", part.name, text(&part.target.initial), part.unit, text(&part.actual)))
        .collect();
    assert_eq!(parts, ["签约项目数 50 个 50", "签约金额 50 亿元 50.5"]);
}

#[test]
fn ids_are_fixed() {
    let draft = draft();
    assert_eq!(draft.document.document_id, NodeId(0x2019_0001_0000_0001));
    assert!((1..).zip(rows(&draft)).all(|(number, row)| row.id == NodeId(0x2019_0004_0000_0000 + number)));
}

#[test]
fn it_comes_to_99_73_with_52_points_provisional() {
    let draft = draft();
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    let points = |text: &str| Points(text.parse().expect("a decimal"));
    let scores: Vec<Points> = draft.evaluation.tree.order().iter().map(|id| assessment.subtotals[id].score).collect();
    assert_eq!(scores, ["20", "30", "5", "44.73"].map(points));
    assert_eq!(assessment.total.score, points("99.73"));
    assert_eq!(assessment.total.grade.as_ref().map(|grade| grade.0.as_str()), Some("excellent"));
    assert_eq!(assessment.total.sums.provisional_bound, points("13"));
    assert_eq!(assessment.total.sums.provisional_no_basis, points("39"));
    assert_eq!(draft.evaluation.published_total, Entry::Value(points("100")));
    assert!(!assessment.rows.values().any(|row| matches!(row.outcome, Outcome::Unscored(_))));
}
