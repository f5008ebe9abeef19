//! Scoring beyond the plain rules: surveys, scores set by hand, methods, lists of points, the total's own steps.

use super::*;
use crate::job::go;

#[test]
fn a_survey_counts_as_the_exact_ratio_and_not_as_typed() {
    let page = indicators();
    let name = "企业满意度";
    go_to(&page, name, "name");
    page.click("text=按满意度调查计算…");
    page.fill("#survey-satisfied", "76");
    page.check_text(&cell(name, "state"), "份数不全");
    page.fill("#survey-valid", "100");
    page.check_text(&cell(name, "actual"), "76 ÷ 100");
    page.check_text(&cell(name, "score"), "4.75");
    page.check_shows("76 ÷ 100 = 76%");
    check_total(&page, "99.48");
    page.fill("#survey-satisfied", "101");
    page.check_text(&cell(name, "state"), "份数有误");
}

#[test]
fn a_score_set_by_hand_needs_a_reason_and_a_name_and_shows_what_was_computed() {
    let page = indicators();
    go_to(&page, FIRST, "score");
    page.click("text=人工调整…");
    page.check_shows("计算得 5.00 分");
    page.fill("#manual-points", "4");
    page.check_shows("人工调整没有采用");
    check_total(&page, "99.73");
    page.fill("#manual-by", "张某");
    page.fill("#manual-reason", "两家企业尚未投产");
    page.check_text(&cell(FIRST, "state"), "人工调整");
    page.check_text(&format!("{} s", cell(FIRST, "score")), "5.00");
    page.check_shows("张某调整为 4.00 分，理由：两家企业尚未投产");
    check_total(&page, "98.73");
    page.click("text=撤去调整");
    check_total(&page, "99.73");
    page.press("Ctrl+Z");
    check_total(&page, "98.73");
}

#[test]
fn the_total_says_how_it_came_about() {
    let page = indicators();
    page.click("[aria-label='总分是怎么来的']");
    page.check_shows("产出指标 20.00 + 效益指标 30.00 + 满意度指标 5.00 + 管理指标 44.73 = 99.73");
    page.check_shows("达到 90 分，评为“优”");
    page.press("Escape");
    page.check_count("#total-why", 0);
}

#[test]
fn projects_and_regions_add_up_to_the_actual_value() {
    let page = indicators();
    go_to(&page, FIRST, "name");
    page.click("text=分项目、分地区汇总…");
    page.check_text(&cell(FIRST, "state"), "分项目不全");
    page.fill("#portions .line .in", "一期工程");
    page.fill("#portions .pair .in--num", "5");
    page.check_text(&cell(FIRST, "actual"), "1 项汇总");
    page.check_text(&cell(FIRST, "score"), "2.50");
    page.click("text=加一个项目或地区");
    page.check_count("#portions .pair", 2);
    page.fill("#portions .stack:last-of-type .pair .in--num", "5");
    page.check_shows("5 + 5 = 10");
    page.check_text(&cell(FIRST, "actual"), "2 项汇总");
    check_total(&page, "99.73");
    page.fill("#portions .stack:last-of-type .pair .in--num", "4");
    page.check_text(&cell(FIRST, "score"), "4.50");
    page.click("#portions .stack:last-of-type [aria-label='删去这一项']");
    page.check_count("#portions .pair", 1);
    page.press("Ctrl+Z");
    page.check_text(&cell(FIRST, "score"), "4.50");
}

#[test]
fn the_points_of_a_qualitative_row_are_the_mean_of_the_panel() {
    let page = indicators();
    go(&page, "profile");
    for (place, weight) in [(1, "2"), (2, "1")] {
        page.click("text=加一位专家");
        let line = format!("#experts > :nth-child({place})");
        page.fill(&format!("{line} .in:not(.in--num)"), &format!("专家{place}"));
        page.fill(&format!("{line} .in--num"), weight);
    }
    go(&page, "indicators");
    let name = "管理制度完善";
    go_to(&page, name, "name");
    page.check_shows("专家评分");
    page.fill("#marks .field:nth-of-type(1) .in", "4");
    page.fill("#marks .field:nth-of-type(2) .in", "弃权");
    page.check_text(&cell(name, "score"), "4.00");
    page.fill("#marks .field:nth-of-type(2) .in", "1");
    page.check_text(&cell(name, "score"), "3.00");
    page.check_shows("打分的专家不足三位");
}

/// Chooses in a list of the inspector.
#[track_caller]
fn choose(page: &Page, list: &str, value: &str) {
    page.check_count(list, 1);
    page.evaluate(&format!(
        "(() => {{ const list = document.querySelector('{list}'); list.value = '{value}';
            list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
}

#[test]
fn a_row_is_scored_by_the_method_that_is_chosen() {
    let page = Page::open_shipped();
    page.click("text=财预〔2020〕10号 单位自评");
    page.click("text=添加指标");
    page.wait_until("document.activeElement.matches('.grid .cell__edit')");
    page.type_text("培训完成率");
    page.press("Enter");
    let name = "培训完成率";
    for (column, text) in [("target", "≥100"), ("actual", "55"), ("full", "10")] {
        type_into(&page, name, column, text);
    }
    page.check_text(&cell(name, "score"), "5.50");
    go_to(&page, name, "score");
    choose(&page, "#method", "pass-60");
    page.check_text(&cell(name, "score"), "0.00");
    page.check_shows("低于及格线 60%，不得分");
    type_into(&page, name, "actual", "80");
    page.check_text(&cell(name, "score"), "8.00");
    go_to(&page, name, "score");
    choose(&page, "#method", "pass-60-stretched");
    page.check_text(&cell(name, "score"), "5.00");
    choose(&page, "#method", "late-10-days");
    page.check_text(&cell(name, "state"), "无法识别");
    type_into(&page, name, "target", "2019-12-31");
    type_into(&page, name, "actual", "2020-1-20");
    page.check_text(&cell(name, "score"), "8.00");
    page.check_shows("逾期 20 天");
}

/// The points of the framework's list are answered one by one.
#[test]
fn a_list_of_points_is_answered_point_by_point() {
    let page = Page::open_shipped();
    page.click("text=新建评价");
    page.click(".dlg .packs__g[aria-label=部门评价与财政评价] .pack");
    let points = ["有绩效目标", "绩效目标与实际工作内容具有相关性", "预期产出效益和效果符合正常的业绩水平"];
    for point in points {
        go_to(&page, point, "actual");
        page.press("1");
        page.check_text(&cell(point, "state"), "达标");
    }
    let last = "与预算确定的项目投资额或资金量相匹配";
    go_to(&page, last, "actual");
    page.press("2");
    page.check_text(&cell(last, "state"), "未达");
    page.check_text(&cell("绩效目标合理性", "score"), "3.00");
}
