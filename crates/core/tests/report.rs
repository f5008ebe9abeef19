//! What goes on paper says what the model holds, and nothing else.

mod common;

use std::path::Path;

use common::{Dice, evaluations};
use jiheng_core::decimal::{Points, Quantity};
use jiheng_core::model::{
    Applicability, Category, Dimension, Entry, Evaluation, Indicator, NodeId, Portion, Section, Survey, Unknown,
};
use jiheng_core::ports::CountingIds;
use jiheng_core::report::{self, Block, EmptyCategories, Options, Orientation, Report, Stage, Table, html};
use jiheng_core::standard::{self, NotApplicableRule, Standard};
use jiheng_core::{engine, example};

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

/// Every row of a table fills its columns, merged cells counted, and none hangs over the end.
#[track_caller]
fn check_grid(table: &Table<'_>, width: u16) {
    assert_eq!(table.columns.iter().sum::<u16>(), width, "the columns are as wide as the type area");
    for rows in [&table.head, &table.body] {
        let mut merged = vec![0; table.columns.len()];
        for (number, row) in rows.iter().enumerate() {
            let mut next: Vec<usize> = merged.iter().map(|rows: &usize| rows.saturating_sub(1)).collect();
            for cell in &row.cells {
                let column = merged.iter().position(|rows| *rows == 0).expect("room for the cell");
                for column in column..column + cell.columns {
                    assert_eq!(merged[column], 0, "row {number}: two cells in column {column}");
                    merged[column] = cell.rows;
                    next[column] = cell.rows - 1;
                }
            }
            assert!(merged.iter().all(|rows| *rows > 0), "row {number} has a hole");
            merged = next;
        }
        assert!(merged.iter().all(|rows| *rows == 0), "a merged cell hangs over the end");
    }
}

#[test]
fn no_draft_however_odd_stops_a_paper() {
    for seed in 0..300 {
        let draft = evaluations::draft(&mut Dice::new(seed));
        let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
        for stage in [Stage::Draft, Stage::Consultation, Stage::Final] {
            let options = Options { stage, ..Options::default() };
            let with_calculations = Options { calculations: true, ..options };
            let report = report::outline(&draft.evaluation, &draft.standard, &assessment, with_calculations);
            let form = report::self_evaluation_form(&draft.evaluation, &draft.standard, &assessment, options);
            for paper in [&report, &form] {
                let html = html::unpaged(paper, "");
                assert!(!html.contains("<img") && !html.contains("<script"), "seed {seed}");
                // A gap is a box, not text of the model.
                let shown = shown(&html).replace("待填写", "");
                for flow in &paper.flows {
                    let width = if flow.orientation == Orientation::Portrait { 1560 } else { 2250 };
                    for block in &flow.blocks {
                        if let Block::Table(table) = block {
                            check_grid(table, width);
                        }
                    }
                }
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

/// The HTML of a paper as it was agreed. `JIHENG_BLESS=1` writes it anew, for a person to read
/// before it is committed.
#[track_caller]
fn check_golden(name: &str, html: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/report").join(name);
    if std::env::var_os("JIHENG_BLESS").is_some() {
        std::fs::write(&path, html).expect("the folder of golden files can be written");
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = agreed.lines().zip(html.lines()).position(|(agreed, now)| agreed != now);
    let at = differs.unwrap_or_else(|| agreed.lines().count().min(html.lines().count()));
    assert!(
        agreed == html,
        "{name} line {}:\nagreed: {}\nnow:    {}",
        at + 1,
        agreed.lines().nth(at).unwrap_or("(end)"),
        html.lines().nth(at).unwrap_or("(end)")
    );
}

/// A row whose actual value is its target.
fn row(id: u64, name: &str, unit: &str, target: &str, full_score: &str) -> Indicator {
    let mut row = Indicator::new(NodeId(id));
    name.clone_into(&mut row.name);
    unit.clone_into(&mut row.unit);
    row.target.initial = Entry::Value(Quantity::read(target));
    row.actual = Entry::Value(Quantity::read(target));
    row.full_score = Entry::Value(Points::read(full_score).expect("points"));
    row
}

/// An evaluation of two rows, visits and satisfaction, with the first one changed.
fn small(change: impl FnOnce(&mut Indicator)) -> Evaluation {
    let mut evaluation = Evaluation::default();
    evaluation.profile.project_name = Entry::Value("示例项目".to_owned());
    evaluation.profile.implementing_unit = Entry::Value("示例单位（虚构）".to_owned());
    evaluation.profile.fiscal_year = Entry::Value(2024);
    let mut visits = row(21, "走访企业", "家", "100", "60");
    change(&mut visits);
    let satisfaction = row(22, "企业满意度", "%", "90", "40");
    for (id, key, dimension, category, row) in [
        (1, "output", "产出指标", "数量指标", visits),
        (2, "satisfaction", "满意度指标", "服务对象满意度指标", satisfaction),
    ] {
        let (dimension_id, category_id) = (NodeId(id), NodeId(10 + id));
        assert!(evaluation.tree.push_dimension(Dimension {
            id: dimension_id,
            name: dimension.to_owned(),
            key: key.to_owned(),
            full_score: Entry::Blank,
            published_score: Entry::Blank,
            categories: Vec::new(),
            unknown: Unknown::default(),
        }));
        let category = Category {
            id: category_id,
            name: category.to_owned(),
            full_score: Entry::Blank,
            indicators: Vec::new(),
            unknown: Unknown::default(),
        };
        assert!(evaluation.tree.push_category(dimension_id, category));
        assert!(evaluation.tree.push_indicator(category_id, row));
    }
    evaluation
}

fn unpaged(evaluation: &Evaluation, standard: &Standard, stage: Stage) -> String {
    let assessment = engine::evaluate(evaluation, standard);
    let options = Options { stage, ..Options::default() };
    html::unpaged(&report::outline(evaluation, standard, &assessment, options), "")
}

#[test]
fn the_report_of_the_example_is_as_agreed() {
    let draft = example::yuzhong_2019();
    check_golden("yuzhong-2019.html", &unpaged(&draft.evaluation, &draft.standard, Stage::Draft));
    check_golden("yuzhong-2019-final.html", &unpaged(&draft.evaluation, &draft.standard, Stage::Final));
}

#[test]
fn the_report_of_the_example_with_its_calculations_is_as_agreed() {
    let draft = example::yuzhong_2019();
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    let options = Options { calculations: true, ..Options::default() };
    let report = report::outline(&draft.evaluation, &draft.standard, &assessment, options);
    check_golden("yuzhong-2019-calculations.html", &html::unpaged(&report, ""));
}

#[test]
fn an_evaluation_with_an_unscored_row_has_no_grade() {
    let evaluation = small(|row| row.actual = Entry::Blank);
    check_golden("unscored-row.html", &unpaged(&evaluation, &pack(), Stage::Draft));
}

#[test]
fn a_row_that_does_not_apply_is_not_counted() {
    let reason = "本年度没有开展".to_owned();
    let evaluation = small(|row| row.applicability = Applicability::NotApplicable(reason));
    let mut standard = pack();
    standard.not_applicable = NotApplicableRule::Rescale;
    check_golden("not-applicable.html", &unpaged(&evaluation, &standard, Stage::Draft));
}

#[test]
fn where_the_weight_of_a_row_is_spread_the_papers_print_what_the_others_score_with() {
    let reason = "本年度没有开展".to_owned();
    let mut evaluation = small(|row| row.applicability = Applicability::NotApplicable(reason));
    assert!(evaluation.tree.push_indicator(NodeId(11), row(23, "接听来电", "次", "100", "20")));
    let mut standard = pack();
    standard.not_applicable = NotApplicableRule::Spread;
    let text = shown(&unpaged(&evaluation, &standard, Stage::Draft));
    assert!(text.contains("不适用指标60分，按权重分摊到同级适用的指标"), "{text}");
    assert!(text.contains("接听来电") && text.contains("满分80分"), "{text}");
    assert!(!text.contains("按百分制折算"), "{text}");
}

#[test]
fn hostile_text_prints_as_text() {
    let hostile = "<img src=x onerror=alert(1)></p></style><script>alert('&amp;')</script>";
    let mut evaluation = small(|row| {
        hostile.clone_into(&mut row.name);
        hostile.clone_into(&mut row.deviation_reason);
        row.actual = Entry::Value(Quantity::read(hostile));
    });
    evaluation.profile.project_name = Entry::Value(hostile.to_owned());
    evaluation.profile.report_title = Entry::Value(hostile.to_owned());
    evaluation.narrative.replace(Section::Overview, hostile.to_owned());
    check_golden("hostile.html", &unpaged(&evaluation, &pack(), Stage::Draft));
}

#[test]
fn an_empty_evaluation_still_makes_a_paper() {
    check_golden("empty.html", &unpaged(&Evaluation::default(), &pack(), Stage::Draft));
}

#[test]
fn the_form_is_copied_column_by_column_without_separators() {
    let evaluation = small(|row| {
        row.target.initial = Entry::Value(Quantity::read("10,000家"));
        row.actual = Entry::Value(Quantity::read("9,000"));
        row.deviation_reason = "企业外迁，\n已调整名单".to_owned();
    });
    let standard = pack();
    let assessment = engine::evaluate(&evaluation, &standard);
    let blocks = report::transcription(&evaluation, &standard, &assessment);
    let column = |head: &str| {
        let mut columns = blocks[3].columns.iter().filter(|column| column.head == head);
        columns.next().unwrap_or_else(|| panic!("no column {head}")).copied()
    };
    assert_eq!(column("三级指标"), "走访企业\n企业满意度");
    assert_eq!(column("指标性质"), "≥\n≥");
    assert_eq!(column("年度指标值"), "10000\n90");
    assert_eq!(column("计量单位"), "家\n%");
    assert_eq!(column("实际完成值"), "9000\n90");
    assert_eq!(column("分值"), "60\n40");
    assert_eq!(column("得分"), "54.00\n40.00");
    assert_eq!(column("偏差原因分析及改进措施"), "企业外迁， 已调整名单\n");
}

#[test]
fn what_was_worked_out_is_printed_and_copied_as_the_actual_value() {
    let summed = small(|row| {
        row.actual = Entry::Blank;
        for (id, done) in [(31, "30"), (32, "60.5")] {
            row.portions.push(Portion { actual: Entry::Value(Quantity::read(done)), ..Portion::new(NodeId(id)) });
        }
    });
    let surveyed = small(|row| {
        let (satisfied, valid) = (Entry::Value(Quantity::read("2")), Entry::Value(Quantity::read("3")));
        row.survey = Survey { satisfied, valid, ..Survey::default() }.into();
    });
    let standard = pack();
    for (evaluation, printed, copied) in [(summed, "90.5家", "90.5\n90"), (surveyed, "66.67%", "66.67\n90")] {
        assert!(shown(&unpaged(&evaluation, &standard, Stage::Draft)).contains(printed), "{printed} is printed");
        let assessment = engine::evaluate(&evaluation, &standard);
        let blocks = report::transcription(&evaluation, &standard, &assessment);
        let actual = blocks[3].columns.iter().find(|column| column.head == "实际完成值").expect("the column");
        assert_eq!(actual.copied(), copied);
    }
}

#[test]
fn what_the_example_does_not_state_is_not_typed_into_another_system() {
    let draft = example::yuzhong_2019();
    let assessment = engine::evaluate(&draft.evaluation, &draft.standard);
    let blocks = report::transcription(&draft.evaluation, &draft.standard, &assessment);
    let money: Vec<String> = blocks[1].columns.iter().map(report::TranscriptionColumn::copied).collect();
    assert_eq!(
        money,
        [
            "年度资金总额\n其中：当年财政拨款\n上年结转资金\n其他资金",
            "\n\n\n",
            "281.28\n281.28\n\n",
            "268.49\n268.49\n\n",
            "\n\n\n",
            "95.45%\n95.45%\n\n",
            "\n\n\n",
        ]
    );
    let heads: Vec<&str> = blocks[1].columns.iter().map(|column| column.head.as_str()).collect();
    assert_eq!(
        heads,
        ["项目资金（万元）", "年初预算数", "全年预算数(A)", "全年执行数(B)", "分值", "执行率(B/A)", "得分"]
    );
    let facts = &blocks[0].columns;
    assert_eq!(facts[0].copied(), "项目名称\n主管部门\n实施单位");
    assert_eq!(facts[1].copied(), "招商引资专项经费\n\n渝中区招商投资促进局");
    let last = blocks[3].columns.iter().find(|column| column.head == "实际完成值").expect("the column");
    assert_eq!(last.cells[1], "10次以上", "a bound is typed as it is held");
}

#[test]
fn the_form_of_the_national_standard_has_the_execution_rate_with_the_money() {
    let mut evaluation = small(|_| {});
    let mut execution = Indicator::new(NodeId(99));
    "预算执行率".clone_into(&mut execution.name);
    execution.measure = jiheng_core::model::Measure::ExecutionRate;
    execution.full_score = Entry::Value(Points::read("10").expect("points"));
    let [dimension, category] = [NodeId(97), NodeId(98)];
    evaluation.tree.push_dimension(Dimension {
        id: dimension,
        name: "预算执行率".to_owned(),
        key: "execution".to_owned(),
        full_score: Entry::Value(Points::read("10").expect("points")),
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    });
    let empty = Category {
        id: category,
        name: "预算执行率".to_owned(),
        full_score: Entry::Blank,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    };
    evaluation.tree.push_category(dimension, empty);
    evaluation.tree.push_indicator(category, execution);
    evaluation.funds = example::yuzhong_2019().evaluation.funds;
    let standard = pack();
    let assessment = engine::evaluate(&evaluation, &standard);
    let form = report::self_evaluation_form(&evaluation, &standard, &assessment, Options::default());
    let texts = texts(&form);
    let at = texts.iter().position(|text| text == "年度资金总额").expect("the line of the total");
    assert_eq!(texts[at + 1..at + 7], ["原报告未说明", "281.28", "268.49", "10", "95.45%", "9.55"]);
    assert!(!texts.iter().any(|text| text.starts_with("预算执行率")), "it does not stand among the indicators too");
}

#[test]
fn empty_classes_of_the_form_are_kept_or_dropped() {
    let standard = standard::builtin("mof-2020-10-self").expect("a pack of the tool");
    let mut ids = CountingIds(0);
    let evaluation = standard::start(&standard, &mut ids);
    let assessment = engine::evaluate(&evaluation, &standard);
    let classes = |empty_categories| {
        let options = Options { empty_categories, ..Options::default() };
        let form = report::self_evaluation_form(&evaluation, &standard, &assessment, options);
        texts(&form).into_iter().filter(|text| text.ends_with("指标") && text.chars().count() > 4).collect::<Vec<_>>()
    };
    assert_eq!(classes(EmptyCategories::Keep).len(), 5);
    assert_eq!(classes(EmptyCategories::Drop), Vec::<String>::new());
}
