//! What the page says about a row: tiers, reasons, filters, cards, words for the ear.

use super::*;

#[test]
fn a_qualitative_row_is_judged_in_its_tier() {
    let page = indicators();
    let name = "立项必要性和充分性";
    go_to(&page, name, "actual");
    page.press("2");
    page.check_text(&cell(name, "state"), "未给分");
    go_to(&page, name, "score");
    page.check_shows("本档可给 6.00 分以上，不到 8.00 分");
    page.type_text("8");
    page.check_text(&cell(name, "state"), "给分越档");
    page.press("F2");
    page.press("Backspace");
    page.type_text("7.5");
    page.check_text(&cell(name, "state"), "二档");
    page.press("Enter");
    page.check_text(&format!("{} .sc--prov", cell(name, "score")), "7.50");
    page.click(&cell(name, "score"));
    page.fill("#basis", "局长办公会纪要");
    page.check_count(&format!("{} .sc--prov", cell(name, "score")), 0);
    check_total(&page, "97.23");
}

#[test]
fn the_inspector_says_why() {
    let page = indicators();
    page.click(&cell("预算执行率", "name"));
    page.check_text(".side .big b", "5.73");
    page.check_shows("95.4529…%");
    page.check_shows("5.7271…");
    page.click(&cell(FIRST, "actual"));
    page.check_text(".side .h2", FIRST);
    page.click("text=登记");
    page.check_text(&cell(FIRST, "evidence"), "1");
    page.fill("#adjusted", "8");
    page.check_text(&cell(FIRST, "target"), "8");
    page.check_text(&cell(FIRST, "rate"), "125%");
}

/// A field that was typed in for one row is empty for the next, and takes its text for that row alone.
#[test]
fn the_inspector_shows_no_text_of_another_row() {
    let page = indicators();
    page.click(&cell(FIRST, "score"));
    page.check_text(".side .h2", FIRST);
    page.fill("#reason", "两家企业延后到次年签约");
    page.fill("#document", "渝中财〔2019〕12号");
    page.click(&cell(SECOND, "score"));
    page.check_text(".side .h2", SECOND);
    page.check_value("#reason", "");
    page.check_value("#document", "");
    page.click("#reason");
    page.type_text("展会取消");
    page.check_text(&cell(SECOND, "reason"), "展会取消");
    page.click(&cell(FIRST, "score"));
    page.check_value("#reason", "两家企业延后到次年签约");
    page.check_value("#document", "渝中财〔2019〕12号");
}

#[test]
fn a_filter_shows_the_rows_that_lose_points() {
    let page = indicators();
    page.click("text=扣分 1");
    page.check_count(".grid tbody tr[data-id]:not(.g1):not(.g2)", 1);
    page.check_count(&cell("预算执行率", "name"), 1);
    page.click("text=全部 16");
    page.check_count(&cell(FIRST, "name"), 1);
}

/// A filter that shows no row leaves a table that goes on working.
#[test]
fn a_filter_can_show_nothing() {
    let page = indicators();
    page.click("text=扣分 1");
    page.check_count(".grid tbody tr[data-id]:not(.g1):not(.g2)", 1);
    page.click(".scores__bar button[aria-label=删除]");
    page.check_count(".grid tbody tr[data-id]", 0);
    page.press("Ctrl+Z");
    page.check_count(&cell("预算执行率", "name"), 1);
    page.click("text=全部 16");
    check_total(&page, "99.73");
    // Nor does a table without any row.
    go_to(&page, FIRST, "name");
    for left in (0..4).rev() {
        page.press("Ctrl+Home");
        page.wait_until("document.activeElement.closest('tr.g1') !== null");
        page.press("Ctrl+Delete");
        page.check_count(".grid tr.g1", left);
    }
    page.check_count(".grid tbody tr[data-id]", 0);
    page.click("text=添加指标");
    page.check_count(".grid tbody tr[data-id]:not(.g1):not(.g2)", 1);
}

/// The toast takes back what it speaks of, and nothing that came after it.
#[test]
fn the_toast_takes_back_the_deletion_alone() {
    let page = indicators();
    let delete = ".scores__bar button[aria-label=删除]";
    go_to(&page, FIRST, "actual");
    page.click(delete);
    page.check_count(&cell(FIRST, "name"), 0);
    page.click(".toast .btn:not(.btn--icon)");
    page.check_count(&cell(FIRST, "name"), 1);
    page.check_count(".toast", 0);
    go_to(&page, FIRST, "actual");
    page.click(delete);
    page.check_count(&cell(FIRST, "name"), 0);
    type_into(&page, "制作相关宣传资料", "actual", "7");
    page.press("Enter");
    page.click(".toast .btn:not(.btn--icon)");
    page.check_shows("这之后又有改动");
    page.check_text(&cell("制作相关宣传资料", "actual"), "7");
    // Elsewhere there is nothing left of it.
    go_to(&page, SECOND, "name");
    page.click(delete);
    page.check_count(".toast .btn:not(.btn--icon)", 1);
    page.click(".rail a[href$='/funds']");
    page.check_count(".toast", 0);
}

#[test]
fn a_small_page_shows_cards_with_their_column_names() {
    let page = indicators();
    for width in [360, 320] {
        page.set_viewport(width, 640);
        page.wait_until("document.documentElement.scrollWidth <= window.innerWidth");
        page.wait_until(
            "getComputedStyle(document.querySelector('.grid td[data-c=actual]'), '::before').content.includes('完成值')",
        );
    }
    type_into(&page, FIRST, "actual", "9");
    check_total(&page, "99.23");
}

/// The score is said once, after it changed, and not at every key.
#[test]
fn the_score_is_said_aloud() {
    let page = indicators();
    page.check_text(".main [role=status]", "");
    type_into(&page, FIRST, "actual", "9");
    page.check_text(".main [role=status]", "总分 99.23，等级优");
}
