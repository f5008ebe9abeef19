//! Rows of all three levels: added, named, moved, raised, lowered, deleted.

use serde_json::Value;

use super::*;

const DIMENSIONS: &str = "产出指标 效益指标 满意度指标 管理指标";
const CATEGORIES: &str = "产出数量 社会效益 经济效益 企业满意度 立项管理 资金管理 采购与制度";

/// Waits until the groups of a level are these, in this order.
#[track_caller]
fn check_names(page: &Page, level: &str, names: &str) {
    page.wait_until(&format!(
        "[...document.querySelectorAll('.grid tr.{level}')].map(row => {{ const field = row.querySelector('input.cell__edit');
            return field ? field.value : row.querySelector('.group-name').textContent; }}).join(' ') === '{names}'"
    ));
}

/// Makes the category with a name the current row.
#[track_caller]
fn go_to_group(page: &Page, name: &str) {
    let place = page.wait(
        &format!("[...document.querySelectorAll('.grid tr.g2')].findIndex(row => row.textContent.includes('{name}'))"),
        |place| place.as_u64().is_some(),
    );
    go_to_place(page, "g2", &place);
}

/// Makes a dimension the current row.
#[track_caller]
fn go_to_dimension(page: &Page, place: usize) {
    go_to_place(page, "g1", &place.into());
}

#[track_caller]
fn go_to_place(page: &Page, level: &str, place: &Value) {
    let row = format!("document.querySelectorAll('.grid tr.{level}')[{place}]");
    page.evaluate(&format!("{row}.querySelector('.group-name').id = 'aim'"));
    page.click("#aim");
    page.wait_until(&format!("document.activeElement.closest('tr') === {row}"));
}

/// Takes so many steps back and makes them again.
#[track_caller]
fn check_undone_and_redone(page: &Page, steps: usize, level: &str, before: &str, after: &str) {
    for _ in 0..steps {
        page.press("Ctrl+Z");
    }
    check_names(page, level, before);
    check_total(page, "99.73");
    for _ in 0..steps {
        page.press("Ctrl+Y");
    }
    check_names(page, level, after);
}

#[test]
fn rows_are_added_named_moved_copied_and_deleted_by_keys() {
    let page = indicators();
    go_to(&page, FIRST, "name");
    page.press("Ctrl+Enter");
    page.wait_until("document.activeElement.closest('tr').querySelector('.no').textContent === '2'");
    page.type_text("招商引资培训");
    page.press("Tab");
    check_at(&page, "招商引资培训", "measure");
    page.check_text(&cell("招商引资培训", "state"), "缺分值");
    page.press("Alt+ArrowUp");
    page.check_text(&format!("{} .no", cell("招商引资培训", "name")), "1");
    check_at(&page, "招商引资培训", "measure");
    page.press("Alt+ArrowDown");
    page.check_text(&format!("{} .no", cell("招商引资培训", "name")), "2");
    page.press("Ctrl+d");
    page.check_count(&cell("招商引资培训", "name"), 2);
    page.press("Ctrl+Delete");
    page.check_count(&cell("招商引资培训", "name"), 1);
    // The focus is in the row that follows.
    check_at(&page, SECOND, "measure");
    page.press("Ctrl+Z");
    page.check_count(&cell("招商引资培训", "name"), 2);
    for _ in 0..5 {
        page.press("Ctrl+Z");
    }
    page.check_count(&cell("招商引资培训", "name"), 0);
    page.check_text(&format!("{} .no", cell(SECOND, "name")), "2");
    check_total(&page, "99.73");
    for _ in 0..6 {
        page.press("Ctrl+Y");
    }
    page.check_count(&cell("招商引资培训", "name"), 1);
}

#[test]
fn rows_change_their_level() {
    let page = indicators();
    check_names(&page, "g2", CATEGORIES);
    go_to(&page, SECOND, "name");
    page.click("text=升一级");
    // The row became a category, with the rows that followed it.
    page.check_count("tr.g2", 8);
    go_to_group(&page, SECOND);
    page.check_text("tr.g2.sel .sub", "5 项");
    // It dissolves into the one before it again.
    page.press("Alt+Shift+ArrowRight");
    check_names(&page, "g2", CATEGORIES);
    page.check_text("tr.g2 .sub", "6 项");
    check_total(&page, "99.73");
    page.press("Ctrl+Z");
    page.check_count("tr.g2", 8);
    page.press("Ctrl+Z");
    check_names(&page, "g2", CATEGORIES);
}

#[test]
fn a_category_becomes_a_dimension_and_back() {
    let page = indicators();
    go_to_group(&page, "资金管理");
    page.press("Alt+Shift+ArrowLeft");
    check_names(&page, "g1", "产出指标 效益指标 满意度指标 管理指标 资金管理");
    go_to_dimension(&page, 4);
    page.press("Alt+Shift+ArrowRight");
    check_names(&page, "g1", DIMENSIONS);
    check_names(&page, "g2", CATEGORIES);
    for _ in 0..2 {
        page.press("Ctrl+Z");
    }
    check_names(&page, "g1", DIMENSIONS);
    check_names(&page, "g2", CATEGORIES);
    page.press("Ctrl+Y");
    check_names(&page, "g1", "产出指标 效益指标 满意度指标 管理指标 资金管理");
}

#[test]
fn a_dimension_is_renamed_moved_and_deleted() {
    let page = indicators();
    go_to_dimension(&page, 1);
    page.press("F2");
    page.type_text("（社会）");
    page.press("Enter");
    check_names(&page, "g1", "产出指标 效益指标（社会） 满意度指标 管理指标");
    page.press("ArrowUp");
    page.press("Alt+ArrowDown");
    check_names(&page, "g1", "产出指标 满意度指标 效益指标（社会） 管理指标");
    check_total(&page, "99.73");
    page.press("Ctrl+Delete");
    check_names(&page, "g1", "产出指标 满意度指标 管理指标");
    check_total(&page, "69.73");
    check_undone_and_redone(&page, 3, "g1", DIMENSIONS, "产出指标 满意度指标 管理指标");
}

#[test]
fn a_category_is_renamed_moved_and_deleted() {
    let page = indicators();
    go_to_group(&page, "社会效益");
    page.press("F2");
    page.type_text("（一）");
    page.press("Enter");
    page.press("ArrowUp");
    page.press("Alt+ArrowDown");
    check_names(&page, "g2", "产出数量 经济效益 社会效益（一） 企业满意度 立项管理 资金管理 采购与制度");
    check_total(&page, "99.73");
    page.press("Ctrl+Delete");
    let left = "产出数量 经济效益 企业满意度 立项管理 资金管理 采购与制度";
    check_names(&page, "g2", left);
    check_total(&page, "84.73");
    check_undone_and_redone(&page, 3, "g2", CATEGORIES, left);
}

#[test]
fn every_level_is_added_and_named() {
    let page = indicators();
    go_to(&page, "企业满意度", "name");
    page.click("text=添加其他级别");
    page.click("text=添加一级指标");
    page.wait_until("document.activeElement.closest('tr.g1') !== null");
    page.type_text("成本指标");
    page.press("Enter");
    page.wait_until("document.activeElement.closest('tr.g2') !== null");
    page.type_text("经济成本指标");
    page.press("Enter");
    check_names(&page, "g1", "产出指标 效益指标 满意度指标 成本指标 管理指标");
    check_names(&page, "g2", &CATEGORIES.replace("企业满意度", "企业满意度 经济成本指标"));
    go_to_group(&page, "经济成本指标");
    page.press("Ctrl+Enter");
    page.wait_until("document.activeElement.closest('tr').querySelector('.no') !== null");
    page.type_text("单位成本");
    page.press("Enter");
    page.check_text(&format!("{} .no", cell("单位成本", "name")), "10");
    page.click("text=添加其他级别");
    page.click("text=添加二级指标");
    page.wait_until("document.activeElement.closest('tr.g2') !== null");
    page.type_text("其他");
    page.press("Enter");
    page.check_count("tr.g2", 9);
    page.check_count("tr.g1", 5);
}
