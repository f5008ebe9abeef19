//! What goes on paper says what the model holds, and nothing else.

mod common;

use common::{Dice, evaluations};
use jiheng_core::engine;
use jiheng_core::model::{Entry, Evaluation, Section};
use jiheng_core::report::{self, Block, Options, Report, Stage, html};
use jiheng_core::standard::{self, Standard};

fn pack() -> Standard {
    standard::builtin("example-yuzhong-2019").expect("a pack of the tool")
}

/// Every text of a report in reading order.
fn texts(report: &Report<'_>) -> Vec<String> {
    let mut texts = Vec::new();
    for block in report.flows.iter().flat_map(|flow| &flow.blocks) {
        match block {
            Block::Title(lines) | Block::Notes(lines) => texts.extend(lines.iter().map(report::Words::plain)),
            Block::Heading { mark, words, .. } => texts.push(mark.clone() + &words.plain()),
            Block::Paragraph(words) | Block::Subcaption(words) => texts.push(words.plain()),
            Block::Table(table) => {
                let rows = table.head.iter().chain(&table.body);
                texts.extend(rows.flat_map(|row| &row.cells).map(|cell| cell.words.plain()));
            }
            Block::Annexes(names) => texts.extend(names.iter().cloned()),
            Block::Signature { unit, date } => texts.extend([unit.plain(), date.plain()]),
            Block::AnnexLabel(text) | Block::Caption(text) => texts.push(text.clone()),
        }
    }
    texts
}

/// The text that a browser shows for a piece of HTML.
fn shown(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        rest = after.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#13;", "\r");
    text.replace("&amp;", "&")
}

#[test]
fn no_draft_however_odd_stops_a_paper() {
    for seed in 0..300 {
        let draft = evaluations::draft(&mut Dice::new(seed));
        let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
        for stage in [Stage::Draft, Stage::Consultation, Stage::Final] {
            let options = Options { stage, ..Options::default() };
            let report = report::outline(&draft.evaluation, &draft.standard, &assessment, options);
            let form = report::self_evaluation_form(&draft.evaluation, &draft.standard, &assessment, options);
            for paper in [&report, &form] {
                let html = html::unpaged(paper, "");
                assert!(!html.contains("<img") && !html.contains("<script"), "seed {seed}");
                // A gap is a box, not text of the model.
                let shown = shown(&html).replace("待填写", "");
                for text in texts(paper) {
                    let text = text.replace('\u{0}', "\u{fffd}");
                    assert!(shown.contains(&text), "seed {seed}: {text:?} is lost");
                }
            }
        }
        for block in report::transcription(&draft.evaluation, &draft.standard, &assessment) {
            let heights: Vec<usize> = block.columns.iter().map(|column| column.copied().split('\n').count()).collect();
            assert!(heights.windows(2).all(|pair| pair[0] == pair[1]), "seed {seed}: {heights:?}");
        }
    }
}

#[test]
fn prose_prints_byte_for_byte_as_held() {
    let mut evaluation = Evaluation::default();
    let slip = " “渝中区招商引资专项经费”（以下简称“专项经费”）由区财政出资设立。 ";
    evaluation.narrative.replace(Section::Overview, format!("{slip}\n\n第二段"));
    let standard = pack();
    let assessment = engine::evaluate(&evaluation, &standard);
    let report = report::outline(&evaluation, &standard, &assessment, Options::default());
    let texts = texts(&report);
    let at = texts.iter().position(|text| text == slip).expect("the paragraph as held");
    assert_eq!(texts[at + 1], "", "the empty line stands");
    assert_eq!(texts[at + 2], "第二段");
}

#[test]
fn only_a_draft_shows_what_is_missing() {
    let evaluation = Evaluation::default();
    let standard = pack();
    let assessment = engine::evaluate(&evaluation, &standard);
    let html_of = |stage| {
        let options = Options { stage, ..Options::default() };
        html::unpaged(&report::outline(&evaluation, &standard, &assessment, options), "")
    };
    let draft = html_of(Stage::Draft);
    assert!(draft.contains("<span class=\"todo\">待填写</span>"));
    assert!(draft.contains("<div class=\"mark\"><b>草稿</b></div>"));
    let consultation = html_of(Stage::Consultation);
    assert!(!consultation.contains("待填写"));
    assert!(consultation.contains("<b>征求意见稿</b>"));
    let last = html_of(Stage::Final);
    assert!(!last.contains("待填写") && !last.contains("class=\"mark\""));
}

#[test]
fn the_title_is_the_one_the_unit_gave_or_says_what_kind_of_report_it_is() {
    let standard = pack();
    let title = |evaluation: &Evaluation| {
        let assessment = engine::evaluate(evaluation, &standard);
        report::outline(evaluation, &standard, &assessment, Options::default()).title
    };
    let mut evaluation = Evaluation::default();
    evaluation.profile.implementing_unit = Entry::Value("某区招商局".to_owned());
    evaluation.profile.fiscal_year = Entry::Value(2019);
    evaluation.profile.project_name = Entry::Value("2019年招商引资专项经费".to_owned());
    assert_eq!(title(&evaluation), "某区招商局2019年招商引资专项经费绩效自评报告");
    evaluation.profile.kind = jiheng_core::model::EvaluationKind::Departmental;
    assert_eq!(title(&evaluation), "某区招商局2019年招商引资专项经费绩效评价报告");
    evaluation.profile.report_title = Entry::Value("某区招商局\n招商经费绩效评价报告".to_owned());
    assert_eq!(title(&evaluation), "某区招商局招商经费绩效评价报告");
}

#[test]
fn headings_have_the_marks_of_official_papers_and_none_stands_twice() {
    let evaluation = Evaluation::default();
    let standard = pack();
    let assessment = engine::evaluate(&evaluation, &standard);
    let report = report::outline(&evaluation, &standard, &assessment, Options::default());
    let headings: Vec<String> = report.flows[0]
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading { mark, words, .. } => Some(mark.clone() + &words.plain()),
            _ => None,
        })
        .collect();
    assert_eq!(
        headings,
        [
            "一、项目基本概况",
            "（一）项目概况",
            "（二）项目支出预算安排",
            "二、绩效评价工作情况",
            "（一）绩效评价目的",
            "（二）绩效评价原则、评价指标体系、评价方法",
            "1.绩效评价原则",
            "2.评价指标体系",
            "3.评价方法",
            "（三）绩效评价工作过程",
            "1.前期准备",
            "2.组织实施",
            "3.分析评价",
            "三、综合评价情况及评价结论",
            "（一）评价总结",
            "四、项目资金和组织管理情况",
            "（一）项目资金情况分析",
            "1.项目资金安排落实、总投入等情况分析",
            "2.项目资金实际使用情况分析",
            "3.项目资金管理情况",
            "（二）项目组织活动分析",
            "五、主要经验及做法、存在的问题和建议",
            "（一）主要经验及做法",
            "（二）存在的问题",
            "（三）建议",
        ]
    );
}
