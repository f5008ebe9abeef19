//! Reads the tables of the case files into rows, funds and standards.

use jiheng_core::decimal::{Amount, Date, Decimal, Points, Quantity, Ratio};
use jiheng_core::model::{
    Applicability, Category, CompositeMode, Dimension, Entry, Evaluation, Expert, FundAmounts, FundItem, FundLine,
    FundSource, Indicator, ManualScore, Mark, Measure, Milestone, NodeId, Part, Polarity, Portion, Unknown,
};
use jiheng_core::standard::{
    ExecutionForm, Method, MethodForm, NotApplicableRule, OverAchievementPolicy, OverRun, Standard, TableBand,
    ZeroBudget, builtin,
};

/// One line of a table with the names of its columns and the settings above it.
pub(crate) struct Line<'a> {
    pub(crate) number: usize,
    pub(crate) standard: Standard,
    /// The dimension and the category above the line.
    pub(crate) under: (String, String),
    columns: Vec<&'a str>,
    cells: Vec<&'a str>,
}

/// A case file: its lines, and what stands outside the tables as `name：value`.
pub(crate) struct Sheet<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    pub(crate) facts: Vec<(&'a str, &'a str)>,
}

impl<'a> Line<'a> {
    /// The cell of a column; blank where the table has no such column.
    pub(crate) fn cell(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| *name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", |cell| cell.trim())
    }

    /// A remark of the column 其他: the value after `name=`, or blank where the
    /// name stands alone.
    pub(crate) fn remark(&self, name: &str) -> Option<&'a str> {
        self.cell("其他").split_whitespace().find_map(|remark| match remark.split_once('=') {
            Some((known, value)) => (known == name).then_some(value),
            None => (remark == name).then_some(""),
        })
    }
}

/// Reads a case file.
pub(crate) fn read(text: &str) -> Sheet<'_> {
    let mut sheet = Sheet { lines: Vec::new(), facts: Vec::new() };
    let mut standard = builtin("mof-2020-10-self").expect("a shipped pack");
    let mut columns = Vec::new();
    let mut under = (String::new(), String::new());
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if line.contains('|') {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            if cells[0] == "性质" {
                columns = cells;
            } else {
                let (columns, standard, under) = (columns.clone(), standard.clone(), under.clone());
                sheet.lines.push(Line { number: index + 1, standard, under, columns, cells });
            }
            continue;
        }
        let (name, value) = line.split_once('：').unwrap_or_else(|| panic!("line {}: {line}", index + 1));
        match name {
            "评分规则" => standard = builtin(value).expect("a shipped pack"),
            "设定" => set(&mut standard, value),
            "一级" => under = (value.to_owned(), String::new()),
            "二级" => value.clone_into(&mut under.1),
            _ => sheet.facts.push((name, value)),
        }
    }
    sheet
}

fn set(standard: &mut Standard, setting: &str) {
    let over_achievement = &mut standard.over_achievement.policy;
    match setting {
        "反向超限 指标值÷完成值" => standard.over_run = OverRun::Inverse,
        "反向超限 超出比例扣减" => standard.over_run = OverRun::Linear,
        "不适用 折算" => standard.not_applicable = NotApplicableRule::Rescale,
        "不适用 分摊" => standard.not_applicable = NotApplicableRule::Spread,
        "预算为零 零分" => standard.zero_budget = ZeroBudget::Zero,
        "超额 不调减" => *over_achievement = OverAchievementPolicy::ReasonOnly,
        "超额 分档调减" => *over_achievement = OverAchievementPolicy::Banded,
        "超额 评价人填写" => *over_achievement = OverAchievementPolicy::Entered,
        "执行率 分档" => standard.execution = ExecutionForm::Table { bands: rate_bands(standard) },
        "加分 1.2" => standard.methods.push(Method {
            id: "bonus".to_owned(),
            name: "加分，以分值的1.2倍为限".to_owned(),
            form: MethodForm::Bonus { cap: Ratio(number("1.2")) },
        }),
        _ => panic!("unknown setting {setting}"),
    }
}

/// The bands of the method that scores rates by a table.
fn rate_bands(standard: &Standard) -> Vec<TableBand> {
    match standard.method("rate-table").map(|method| &method.form) {
        Some(MethodForm::Table { bands, .. }) => bands.clone(),
        form => panic!("no table: {form:?}"),
    }
}

pub(crate) fn number(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|_| panic!("{text} is not a number"))
}

/// A typed field: 未填, 原报告未说明, 无法识别 or a value.
fn entry<T>(text: &str, value: impl FnOnce(&str) -> T) -> Entry<T> {
    match text {
        "未填" | "" => Entry::Blank,
        "原报告未说明" => Entry::NotStated,
        "无法识别" => Entry::Invalid("一百多".to_owned()),
        _ => Entry::Value(value(text)),
    }
}

fn quantity(text: &str) -> Entry<Quantity> {
    entry(text, |text| Quantity::read(text))
}

fn points(text: &str) -> Entry<Points> {
    entry(text, |text| Points(number(text)))
}

fn measure(text: &str) -> Measure {
    match text {
        "≥" => Measure::AtLeast,
        "＞" => Measure::MoreThan,
        "＝" => Measure::Equal,
        "＜" => Measure::LessThan,
        "≤" => Measure::AtMost,
        "区间" => Measure::Between,
        "定性" => Measure::Qualitative,
        "是否" => Measure::YesNo,
        "预算执行率" => Measure::ExecutionRate,
        "复合" | "要点" => Measure::Composite,
        _ => panic!("unknown measure {text}"),
    }
}

/// The row of a line. Its parts take the ids after its own.
pub(crate) fn row(line: &Line<'_>, id: NodeId) -> Indicator {
    let mut row = Indicator::new(id);
    line.cell("名称").clone_into(&mut row.name);
    line.cell("单位").clone_into(&mut row.unit);
    row.measure = measure(line.cell("性质"));
    row.full_score = points(line.cell("分值"));
    if row.measure == Measure::Composite {
        row.parts = if line.cell("性质") == "要点" { points_of_list(line, id) } else { parts(line, id) };
    } else if row.measure != Measure::ExecutionRate {
        row.target.initial = quantity(line.cell("指标值"));
        row.actual = quantity(line.cell("实际完成值"));
    }
    if line.remark("控制类").is_some() {
        row.polarity = Polarity::Control;
    }
    row.judgement.tier = match (line.remark("档"), line.remark("答")) {
        (Some("一"), _) | (_, Some("是")) => Some(0),
        (Some("二"), _) | (_, Some("否")) => Some(1),
        (Some("三"), _) => Some(2),
        _ => None,
    };
    row.judgement.points = points(line.remark("给分").unwrap_or(""));
    row.judgement.deduction = points(line.remark("扣分").unwrap_or(""));
    if line.remark("有依据").is_some() {
        "会议纪要第3号".clone_into(&mut row.judgement.basis);
    }
    if line.remark("有原因").is_some() {
        "年初计划未考虑新增安排".clone_into(&mut row.deviation_reason);
    }
    row.over_achievement.target_too_low = line.remark("目标偏低").is_some();
    row.over_achievement.coefficient = entry(line.remark("系数").unwrap_or(""), |text| Ratio(number(text)));
    row.composite_mode = line.remark("方式").map(|mode| match mode {
        "严格" => CompositeMode::Strict,
        "合并" => CompositeMode::Pooled,
        "就低" => CompositeMode::Lowest,
        _ => panic!("unknown mode {mode}"),
    });
    line.remark("方法").unwrap_or_default().clone_into(&mut row.method);
    if let Some((satisfied, valid)) = line.remark("满意").and_then(|counts| counts.split_once('/')) {
        (row.survey.satisfied, row.survey.valid) = (quantity(satisfied), quantity(valid));
    }
    if let Some(manual) = line.remark("调整") {
        let mut texts = manual.split('/');
        let mut next = || texts.next().unwrap_or_default();
        row.manual = ManualScore { points: points(next()), reason: next().to_owned(), by: next().to_owned() }.into();
    }
    row.portions = line.remark("汇总").map(portions).unwrap_or_default();
    row.milestones = line.remark("里程碑").map(milestones).unwrap_or_default();
    row.marks = experts(line).into_iter().map(|(mark, _)| mark).collect();
    if let Some(reason) = line.remark("不适用") {
        row.applicability = Applicability::NotApplicable(reason.to_owned());
    }
    row
}

/// What projects did: `7@100` is 7 with 1,000,000 元.
fn portions(text: &str) -> Vec<Portion> {
    let portions = text.split('＋').zip(1..);
    portions
        .map(|(portion, index)| {
            let (actual, money) = portion.split_once('@').unwrap_or((portion, ""));
            let mut portion = Portion::new(NodeId(index));
            portion.actual = quantity(actual);
            portion.money = entry(money, |text| Amount(number(text) * Decimal::from(10_000)));
            portion
        })
        .collect()
}

/// What was to be done by which day: `2020-3-1@2020-2-28` was done in time.
fn milestones(text: &str) -> Vec<Milestone> {
    let day = |text: &str| match Date::read(text) {
        _ if text == "未填" => Entry::Blank,
        Ok(day) => Entry::Value(day),
        Err(_) => Entry::Invalid(text.to_owned()),
    };
    let milestone = |(text, index): (&str, u64)| {
        let (due, done) = text.split_once('@').unwrap_or((text, "未填"));
        Milestone { due: day(due), done: day(done), ..Milestone::new(NodeId(index)) }
    };
    text.split('＋').zip(1..).map(milestone).collect()
}

/// The experts of a line with their marks: `9@3` is 9 points with a weight of 3.
pub(crate) fn experts(line: &Line<'_>) -> Vec<(Mark, Expert)> {
    let marks = line.remark("专家").into_iter().flat_map(|marks| marks.split('＋')).zip(1..);
    marks
        .map(|(text, index)| {
            let (given, weight) = text.split_once('@').unwrap_or((text, ""));
            let (mut mark, mut expert) = (Mark::new(NodeId(index)), Expert::new(NodeId(index)));
            mark.points = if given == "弃权" { Entry::NotStated } else { points(given) };
            expert.weight = entry(weight, |text| Ratio(number(text)));
            (mark, expert)
        })
        .collect()
}

/// A part for each point of a list, answered yes or no.
fn points_of_list(line: &Line<'_>, row: NodeId) -> Vec<Part> {
    let mut shares = line.remark("比重").map(|shares| shares.split('＋'));
    let answers = line.cell("实际完成值").split('＋').zip(1..);
    answers
        .map(|(answer, index)| {
            let mut part = Part::new(NodeId(row.0 + index));
            part.name = format!("要点{index}");
            part.measure = Measure::YesNo;
            part.actual = quantity(answer);
            if let Some(share) = shares.as_mut().and_then(Iterator::next) {
                part.share = Entry::Value(Ratio(number(share)));
            }
            part
        })
        .collect()
}

fn parts(line: &Line<'_>, row: NodeId) -> Vec<Part> {
    if line.cell("指标值") == "未填" {
        return Vec::new();
    }
    let targets = line.cell("指标值").split('＋');
    let actuals = line.cell("实际完成值").split('＋');
    let mut shares = line.remark("比重").map(|shares| shares.split('＋'));
    let parts = targets.zip(actuals).zip(1..);
    parts
        .map(|((target, actual), index)| {
            let mut part = Part::new(NodeId(row.0 + index));
            part.name = format!("分项{index}");
            part.target.initial = quantity(target);
            part.actual = quantity(actual);
            if let Some(share) = shares.as_mut().and_then(Iterator::next) {
                part.share = Entry::Value(Ratio(number(share)));
            }
            part
        })
        .collect()
}

/// A fund line with a budget and an expenditure in 万元, as typed.
pub(crate) fn fund_line(id: NodeId, budget: &str, spent: &str) -> FundLine {
    let amount = |text: &str| entry(text, |text| Amount(number(text) * Decimal::from(10_000)));
    let mut amounts = FundAmounts::default();
    amounts.replace(FundItem::AnnualBudget, amount(budget));
    amounts.replace(FundItem::Spent, amount(spent));
    FundLine {
        id,
        name: "当年财政拨款".to_owned(),
        source: Some(FundSource::Appropriation),
        amounts,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    }
}

/// The evaluation of a whole file: every line a row under the dimension and
/// category above it, the funds from `资金：全年预算 … 全年执行 …`.
pub(crate) fn evaluation(sheet: &Sheet<'_>) -> Evaluation {
    let mut evaluation = Evaluation::default();
    let mut under = (String::new(), String::new());
    let (mut dimension, mut category) = (NodeId(0), NodeId(0));
    for line in &sheet.lines {
        let id = |offset: usize| NodeId((line.number * 1000 + offset) as u64);
        if line.under.0 != under.0 {
            dimension = id(901);
            assert!(evaluation.tree.push_dimension(blank_dimension(dimension, &line.under.0)));
        }
        if line.under != under {
            category = id(902);
            assert!(evaluation.tree.push_category(dimension, blank_category(category, &line.under.1)));
        }
        under.clone_from(&line.under);
        assert!(evaluation.tree.push_indicator(category, row(line, id(0))));
    }
    for (index, (name, value)) in sheet.facts.iter().enumerate() {
        if *name == "资金" {
            let words: Vec<&str> = value.split_whitespace().collect();
            let line = fund_line(NodeId(index as u64 + 1), words[1], words[3]);
            evaluation.funds.by_source.push(line);
        }
    }
    evaluation
}

pub(crate) fn blank_dimension(id: NodeId, name: &str) -> Dimension {
    Dimension {
        id,
        name: name.to_owned(),
        key: String::new(),
        full_score: Entry::Blank,
        published_score: Entry::Blank,
        categories: Vec::new(),
        unknown: Unknown::default(),
    }
}

pub(crate) fn blank_category(id: NodeId, name: &str) -> Category {
    Category {
        id,
        name: name.to_owned(),
        full_score: Entry::Blank,
        indicators: Vec::new(),
        unknown: Unknown::default(),
    }
}
