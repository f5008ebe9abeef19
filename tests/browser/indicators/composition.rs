//! An input method at work in a cell.

use super::*;

/// An input method finds a field in the current cell, and nobody writes to it, though the
/// draft is saved and the sums move meanwhile.
#[test]
fn a_composition_in_a_cell_is_left_alone() {
    let page = indicators();
    go_to(&page, FIRST, "reason");
    watch_field(&page);
    page.compose("n");
    page.compose("ni");
    // An edit elsewhere moves the sums in the midst of the composition.
    page.evaluate(
        "(() => { const fund = document.querySelector('#adjusted'); fund.value = '20';
            fund.dispatchEvent(new Event('input', { bubbles: true })); fund.dispatchEvent(new Event('blur')); })()",
    );
    check_total(&page, "97.23");
    page.wait_until("window.saves > 0");
    page.compose("nihao");
    page.commit_composition("你好");
    page.check_value("textarea.cell__edit", "你好");
    assert_eq!(page.evaluate("window.writes"), 0);
    assert_eq!(page.evaluate("window.field === document.activeElement"), true);
    page.press("Enter");
    page.check_text(&cell(FIRST, "reason"), "你好");
}

/// A composition replaces what stood in the cell, as a key does, and Enter that ends it stays in the cell.
#[test]
fn a_name_is_composed_and_saved() {
    let page = indicators();
    go_to(&page, FIRST, "name");
    watch_field(&page);
    page.compose("nihao");
    page.check_value(".cell__edit", "nihao");
    page.commit_composition("你好");
    page.check_value(".cell__edit", "你好");
    page.wait_until("window.saves > 0");
    assert_eq!(page.evaluate("window.writes"), 0);
    assert_eq!(page.evaluate("window.field === document.activeElement"), true);
    page.reload();
    page.wait_for_app();
    page.check_count(&cell("你好", "name"), 1);
}

/// The field that is composed in stays in the document when its row is scrolled away.
#[test]
fn a_composition_outlives_scrolling() {
    let page = indicators();
    go_to(&page, FIRST, "name");
    paste_rows(&page, 1000);
    go_to(&page, "第3行", "name");
    watch_field(&page);
    page.compose("ni");
    page.evaluate("document.querySelector('.main__scroll').scrollTop = 24000");
    page.check_count(&cell("第750行", "name"), 1);
    page.check_count(&cell("第5行", "name"), 0);
    page.compose("nihao");
    page.commit_composition("你好");
    page.check_value(".cell__edit", "你好");
    assert_eq!(page.evaluate("window.writes"), 0);
    assert_eq!(page.evaluate("window.field === document.activeElement"), true);
    page.press("Enter");
    page.evaluate("document.querySelector('.main__scroll').scrollTop = 0");
    page.check_count(&cell("你好", "name"), 1);
}
