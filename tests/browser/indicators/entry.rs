//! What a person types into a cell, and where the keys lead.

use super::*;

in_every_browser! {
    /// Every kernel takes keys: a number, Enter and down, Esc restores, undo takes back.
    fn a_number_moves_row_and_total(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_indicators(&page);
        type_into(&page, FIRST, "actual", "9");
        page.check_text(&cell(FIRST, "score"), "4.50");
        check_total(&page, "99.23");
        page.check_text("#total", "99.23");
        page.press("Enter");
        check_at(&page, SECOND, "actual");
        page.type_text("3");
        page.check_text(&cell(SECOND, "score"), "0.90");
        page.press("Escape");
        page.check_text(&cell(SECOND, "score"), "3.00");
        page.check_text(&cell(SECOND, "state"), "非精确值");
        check_total(&page, "99.23");
        page.press("Ctrl+Z");
        check_total(&page, "99.73");
        page.press("Ctrl+Y");
        check_total(&page, "99.23");
    }
}

/// Row, sub-total, total, grade and what is provisional follow a key before the next picture.
#[test]
fn sums_follow_in_the_same_frame() {
    let page = indicators();
    go_to(&page, FIRST, "actual");
    page.evaluate(
        "addEventListener('input', () => requestAnimationFrame(() => { window.seen = [
            document.querySelector('[data-role=total]').textContent, document.querySelector('#total').textContent,
            document.querySelector('tr.g1 [data-c=score]').textContent.trim()].join(' '); }), true)",
    );
    page.type_text("8");
    page.wait_until("window.seen !== undefined");
    assert_eq!(page.evaluate("window.seen"), "98.73 98.73 19.00");
}

#[test]
fn arrows_tab_and_enter_walk_the_table() {
    let page = indicators();
    go_to(&page, SECOND, "target");
    for (key, name, column) in [
        ("ArrowRight", SECOND, "unit"),
        ("ArrowUp", FIRST, "unit"),
        ("Tab", FIRST, "actual"),
        ("Shift+Tab", FIRST, "unit"),
        ("End", FIRST, "reason"),
        ("Home", FIRST, "name"),
    ] {
        page.press(key);
        check_at(&page, name, column);
    }
    // While editing, Enter goes down and Shift+Enter up.
    page.press("F2");
    page.type_text("（改）");
    page.press("Enter");
    check_at(&page, SECOND, "name");
    page.check_count(&cell("“招大引强”目标（改）", "name"), 1);
    // The table is one stop: at the end of the row Tab leaves it.
    page.press("End");
    page.press("Tab");
    page.wait_until("!document.activeElement.closest('.grid')");
    page.press("Shift+Tab");
    check_at(&page, SECOND, "reason");
}

#[test]
fn a_bound_counts_for_now_only() {
    let page = indicators();
    page.check_shows("其中暂定 52.00");
    type_into(&page, FIRST, "actual", "10次以上");
    page.check_text(&cell(FIRST, "state"), "非精确值");
    page.check_count(&format!("{} .sc--prov", cell(FIRST, "score")), 1);
    page.check_shows("其中暂定 57.00");
    page.press("Enter");
    page.check_text(&format!("{} .cell--bound", cell(FIRST, "actual")), "10次以上");
    page.check_text(&cell(FIRST, "rate"), "≥100%");
}

#[test]
fn a_target_is_taken_apart() {
    let page = indicators();
    type_into(&page, FIRST, "target", "≤ 9%");
    page.check_text(&cell(FIRST, "measure"), "≤");
    page.check_text(&cell(FIRST, "unit"), "%");
    // The field is left as it was typed until the person leaves it.
    page.check_value(".cell__edit", "≤ 9%");
    page.press("Enter");
    page.check_text(&cell(FIRST, "target"), "9");
    page.press("Ctrl+Z");
    page.check_text(&cell(FIRST, "measure"), "≥");
    page.check_text(&cell(FIRST, "unit"), "个");
    page.check_text(&cell(FIRST, "target"), "10");
}

#[test]
fn a_share_typed_as_people_write_it_is_a_target() {
    let page = indicators();
    type_into(&page, FIRST, "target", "≥80%");
    page.press("Tab");
    check_at(&page, FIRST, "unit");
    page.check_text(&cell(FIRST, "measure"), "≥");
    page.check_text(&cell(FIRST, "target"), "80");
    type_into(&page, FIRST, "actual", "４０％");
    page.check_text(&cell(FIRST, "rate"), "50%");
    page.check_text(&cell(FIRST, "score"), "2.50");
    page.press("Enter");
    page.press("Ctrl+Z");
    page.check_text(&cell(FIRST, "actual"), "10");
    page.press("Ctrl+Z");
    page.check_text(&cell(FIRST, "target"), "10");
    check_total(&page, "99.73");
    page.press("Ctrl+Y");
    page.press("Ctrl+Y");
    page.check_text(&cell(FIRST, "score"), "2.50");
}

#[test]
fn a_sign_is_chosen_by_its_key() {
    let page = indicators();
    go_to(&page, FIRST, "measure");
    page.press("<");
    page.check_value("select.cell__edit", "measure.less_than");
    page.press("=");
    page.check_value("select.cell__edit", "measure.at_most");
    page.press("ArrowDown");
    check_at(&page, SECOND, "measure");
    page.check_text(&cell(FIRST, "measure"), "≤");
}

#[test]
fn what_cannot_be_read_stays_and_is_marked() {
    let page = indicators();
    type_into(&page, FIRST, "actual", "大概1O个");
    page.check_text(&cell(FIRST, "state"), "无法识别");
    page.check_text(&cell(FIRST, "score"), "—");
    page.wait_until("document.activeElement.getAttribute('aria-invalid') === 'true'");
    page.check_shows("“大概1O个”的单位认不出来，原文保留");
    page.check_shows("95 / 100 分");
    page.check_count(".top .seal", 0);
    page.press("Enter");
    page.check_text(&format!("{} .cell--bad", cell(FIRST, "actual")), "大概1O个");
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    page.reload();
    page.wait_for_app();
    page.check_value(".cell__edit.cell--bad", "大概1O个");
}

/// Nothing moves when a field opens: every row is as high as the windowed table reckons.
#[test]
fn a_field_opens_in_its_place() {
    let page = indicators();
    let ok = "document.activeElement.closest('tr').offsetHeight === 32";
    // A row, and a part of a composite row.
    for name in [FIRST, "签约项目数"] {
        for column in ["name", "measure", "target", "unit", "actual"] {
            go_to(&page, name, column);
            page.wait_until(ok);
            page.press("F2");
            page.wait_until(ok);
            page.press("Escape");
        }
    }
    for level in ["g1", "g2"] {
        page.click(&format!(".grid tr.{level} .group-name"));
        page.wait_until(&format!("document.activeElement.closest('tr.{level}') !== null"));
        page.wait_until(ok);
    }
}
