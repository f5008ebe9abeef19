//! Every rule, case by case.

use jiheng_core::decimal::{Decimal, Fraction, Points};
use jiheng_core::engine::{
    Completion, Flag, Outcome, Provisional, RowAssessment, Unscored, evaluate, explain, explain_part,
};
use jiheng_core::model::{Evaluation, NodeId, ProjectStatus};

use super::sheet::{self, Line, blank_category, blank_dimension, fund_line, number};

/// Scores a line alone in an evaluation and compares it with what the line says.
#[track_caller]
fn check_line(line: &Line<'_>) {
    let evaluation = alone(line);
    let assessment = evaluate(&evaluation, &line.standard);
    let row = &assessment.rows[&ROW];
    let at = format!("line {}: {:?}", line.number, row);
    let score = match line.cell("得分") {
        "无" => None,
        text => Some(Points(number(text))),
    };
    assert_eq!(row.score, score, "得分, {at}");
    assert_eq!(outcome(row.outcome), line.cell("结果"), "结果, {at}");
    assert_eq!(completion(&row.completion), line.cell("完成率"), "完成率, {at}");
    assert_eq!(remarks(row), line.cell("提示"), "提示, {at}");
    let trace = explain(&evaluation, &line.standard, ROW).expect("the row is there");
    assert_eq!(trace.result(), row.score, "the trace ends at the score, {at}: {trace:?}");
    for (id, part) in &row.parts {
        let trace = explain_part(&evaluation, &line.standard, ROW, *id).expect("the part is there");
        assert_eq!(trace.result(), part.score, "the trace ends at the score of the part, {at}: {trace:?}");
    }
}

const ROW: NodeId = NodeId(100);

fn alone(line: &Line<'_>) -> Evaluation {
    let mut evaluation = Evaluation::default();
    assert!(evaluation.tree.push_dimension(blank_dimension(NodeId(1), "")));
    assert!(evaluation.tree.push_category(NodeId(1), blank_category(NodeId(2), "")));
    assert!(evaluation.tree.push_indicator(NodeId(2), sheet::row(line, ROW)));
    evaluation.profile.panel = sheet::experts(line).into_iter().map(|(_, expert)| expert).collect();
    evaluation.profile.status = match line.remark("项目") {
        Some("已完成") => ProjectStatus::Finished,
        Some("未完成") => ProjectStatus::Unfinished,
        _ => ProjectStatus::Unstated,
    };
    if line.cell("性质") == "预算执行率" {
        evaluation.funds.by_source.push(fund_line(NodeId(3), line.cell("指标值"), line.cell("实际完成值")));
    }
    evaluation
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Met => "达标",
        Outcome::Under => "未达",
        Outcome::Tier(0) => "一档",
        Outcome::Tier(1) => "二档",
        Outcome::Tier(2) => "三档",
        Outcome::Tier(_) => "没有这一档",
        Outcome::Yes => "是",
        Outcome::No => "否",
        Outcome::NotApplicable => "不适用",
        Outcome::Unscored(reason) => return format!("未评：{}", unscored(reason)),
    }
    .to_owned()
}

fn unscored(reason: Unscored) -> &'static str {
    match reason {
        Unscored::ActualMissing => "未填实际完成值",
        Unscored::ActualUnreadable => "实际完成值无法识别",
        Unscored::TargetMissing => "未填指标值",
        Unscored::TargetUnreadable => "指标值无法识别",
        Unscored::TargetMismatch => "指标值与指标性质不符",
        Unscored::FullScoreMissing => "未填分值",
        Unscored::FullScoreUnreadable => "分值无法识别",
        Unscored::TierMissing => "未定档",
        Unscored::PointsMissing => "未写给分",
        Unscored::PointsOutsideTier => "给分不在档内",
        Unscored::PartsMissing => "没有分项",
        Unscored::PartUnscored => "分项未评",
        Unscored::FundsMissing => "未填资金",
        Unscored::FundsUnreadable => "资金无法识别",
        Unscored::BudgetZero => "没有预算而有支出",
        Unscored::NotApplicableForbidden => "不允许不适用",
        Unscored::CoefficientMissing => "未填调减系数",
        Unscored::MethodUnknown => "方法不明",
        Unscored::AnswerMissing => "要点未答",
        Unscored::PortionIncomplete => "分项目不全",
        Unscored::PortionUnreadable => "分项目有误",
        Unscored::MilestoneUnreadable => "里程碑日期有误",
        Unscored::PanelIncomplete => "待专家打分",
        Unscored::SurveyIncomplete => "份数不全",
        Unscored::SurveyImpossible => "份数有误",
        Unscored::OutsideTable => "不在档内",
        Unscored::StatusMissing => "缺项目状态",
    }
}

/// A rate in percent, cut off after four decimals.
fn percent(rate: &Fraction) -> String {
    let (shown, exact) = (rate * Fraction::from(Decimal::ONE_HUNDRED)).truncated(4);
    format!("{}{}%", shown.normalize(), if exact { "" } else { "…" })
}

fn completion(completion: &Completion) -> String {
    match completion {
        Completion::None => "无".to_owned(),
        Completion::Rate(rate) => percent(rate),
        Completion::AtLeast(rate) => format!("≥{}", percent(rate)),
        Completion::InRange => "在目标区间内".to_owned(),
    }
}

fn remarks(row: &RowAssessment) -> String {
    let mut remarks: Vec<&str> = row.flags.iter().map(remark).collect();
    let provisional = match row.provisional {
        Some(Provisional::Bound | Provisional::NoBasis) => Some("暂定"),
        None => None,
    };
    let before_reason = remarks.iter().position(|remark| *remark == "缺原因").unwrap_or(remarks.len());
    if let Some(provisional) = provisional {
        remarks.insert(before_reason, provisional);
    }
    remarks.join("、")
}

fn remark(flag: &Flag) -> &'static str {
    match flag {
        Flag::StrictEquality => "恰好等于",
        Flag::OverAchieved { explained: false, .. } => "超额待说明",
        Flag::OverAchieved { explained: true, .. } => "超额已说明",
        Flag::Reduced { .. } => "调减",
        Flag::AboveRange => "高于上限",
        Flag::TargetZero => "指标值为零",
        Flag::ActualZero => "完成值为零",
        Flag::OverBudget { .. } => "执行数超过预算数",
        Flag::ReasonMissing => "缺原因",
        Flag::Negative => "负数",
        Flag::MilestoneOpen => "里程碑未完成",
        Flag::FewExperts => "专家不足三位",
        Flag::ExpertsDiffer => "专家评分差距大",
        Flag::ManualIncomplete => "人工调整不全",
    }
}

/// A test for each case file.
macro_rules! case_files {
    ($($name:ident $file:literal;)+) => {$(
        #[test]
        fn $name() {
            let sheet = sheet::read(include_str!(concat!("cases/", $file, ".txt")));
            assert!(!sheet.lines.is_empty());
            for line in &sheet.lines {
                check_line(line);
            }
        }
    )+};
}

case_files! {
    at_least "r01-at-least";
    more_than "r02-more-than";
    at_most_inverse "r03-at-most-inverse";
    at_most_linear "r03b-at-most-linear";
    less_than "r04-less-than";
    equal "r05-equal";
    between "r06-between";
    bound "r08-bound";
    zero_limit "r09-zero-limit";
    zero_target "r10-zero-target";
    zero_actual "r11-zero-actual";
    missing "r12-missing";
    not_applicable "r13-not-applicable";
    execution_rate "r14-execution-rate";
    tiers "r15-tiers";
    yes_no "r16-yes-no";
    composite "r18-composite";
    over_achievement "r28-over-achievement";
    deviation_table "r07-deviation-table";
    execution_table "r14d-execution-table";
    counted_points "r17-counted-points";
    satisfaction "r19-satisfaction";
    steps "r20-steps";
    value_table "r21-value-table";
    deductions "r22-deductions";
    bonus "r24-bonus";
    late "r25-late";
    milestones "r25b-milestones";
    pass_threshold "r26-pass-threshold";
    manual_score "manual-score";
    aggregate "r31-aggregate";
    panel "panel";
}
