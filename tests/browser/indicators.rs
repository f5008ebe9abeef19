//! The indicator table: typed, judged, pasted, moved, scrolled, and never in the way of an input method.

use crate::harness::{Kernel, Page, in_every_browser};

const FIRST: &str = "“招大引强”目标";
const SECOND: &str = "参加重大会展活动";

/// The example in the browser at hand, at its indicators.
fn open_indicators(page: &Page) {
    page.click("text=打开示例：渝中2019");
    page.check_text("#total", "99.73");
    page.click(".rail a[href$='/indicators']");
    page.check_text(".grid tfoot [data-role=total]", "99.73");
}

fn indicators() -> Page {
    let page = Page::open_shipped();
    open_indicators(&page);
    page
}

/// A cell of the row with a name.
fn cell(name: &str, column: &str) -> String {
    if column == "name" {
        format!(".grid th[title='{name}']")
    } else {
        format!(".grid th[title='{name}'] ~ [data-c={column}]")
    }
}

/// Waits until the focus is in a cell.
#[track_caller]
fn check_at(page: &Page, name: &str, column: &str) {
    page.wait_until(&format!(
        "(() => {{ const c = document.activeElement.closest('[data-c]');
            return c && c.dataset.c === '{column}' && c.closest('tr').querySelector('th').title === '{name}'; }})()"
    ));
}

/// Makes a cell the current one and types over it.
#[track_caller]
fn type_into(page: &Page, name: &str, column: &str, text: &str) {
    page.click(&cell(name, column));
    check_at(page, name, column);
    page.type_text(text);
}

#[track_caller]
fn check_total(page: &Page, total: &str) {
    page.check_text(".grid tfoot [data-role=total]", total);
}

/// Puts a text on the clipboard and pastes it at the focus.
fn paste(page: &Page, text: &str) {
    let text = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t").replace('\'', "\\'");
    page.evaluate(&format!(
        "(() => {{ const data = new DataTransfer(); data.setData('text/plain', '{text}');
            document.activeElement.dispatchEvent(new ClipboardEvent('paste',
                {{ clipboardData: data, bubbles: true, cancelable: true }})); }})()"
    ));
}

/// Pastes so many rows into the first category.
fn paste_rows(page: &Page, count: usize) {
    let rows: Vec<String> = (1..=count).map(|n| format!("第{n}行\t≥\t10\t个\t{}\t0.01", n % 12)).collect();
    page.click(&cell(FIRST, "name"));
    check_at(page, FIRST, "name");
    paste(page, &rows.join("\n"));
    page.check_count(&cell("第1行", "name"), 1);
}

/// Counts who writes to the focused field from now on.
fn count_writes(page: &Page) {
    page.evaluate(
        "(() => { const field = document.activeElement; window.field = field; window.writes = 0;
            const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
            Object.defineProperty(field, 'value', { get() { return own.get.call(this); },
                set(text) { window.writes++; own.set.call(this, text); } }); })()",
    );
}

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
    page.click(&cell(FIRST, "actual"));
    check_at(&page, FIRST, "actual");
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
    page.click(&cell(SECOND, "target"));
    check_at(&page, SECOND, "target");
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
fn a_sign_is_chosen_by_its_key() {
    let page = indicators();
    page.click(&cell(FIRST, "measure"));
    check_at(&page, FIRST, "measure");
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
    page.check_shows("没有当作 0");
    page.check_shows("95 / 100 分");
    page.check_count(".top .seal", 0);
    page.press("Enter");
    page.check_text(&format!("{} .cell--bad", cell(FIRST, "actual")), "大概1O个");
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    page.reload();
    page.wait_for_app();
    page.check_text(&format!("{} .cell--bad", cell(FIRST, "actual")), "大概1O个");
}

#[test]
fn rows_are_added_named_moved_copied_and_deleted_by_keys() {
    let page = indicators();
    page.click(&cell(FIRST, "name"));
    check_at(&page, FIRST, "name");
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
}

#[test]
fn rows_change_their_level() {
    let page = indicators();
    page.check_count("tr.g2", 7);
    page.click(&cell(SECOND, "name"));
    page.click("text=升一级");
    page.check_count("tr.g2", 8);
    page.check_text(".grid tr.g2 + tr[data-id] + tr.g2 .sub", "5 项");
    // The new category dissolves into the one before it again.
    page.evaluate(
        "window.group = document.querySelectorAll('tr.g2')[1]; window.group.querySelector('th').scrollIntoView()",
    );
    page.click(".grid tr.g2:not(.sel) ~ tr.g2 .group-name");
    page.wait_until("document.activeElement.closest('tr.g2') !== null");
    page.press("Alt+Shift+ArrowRight");
    page.check_count("tr.g2", 7);
    page.check_text("tr.g2 .sub", "6 项");
    check_total(&page, "99.73");
}

#[test]
fn every_level_is_added_and_named() {
    let page = indicators();
    page.click(&cell("企业满意度", "name"));
    page.click("text=添加其他级别");
    page.click(".menu text=添加一级指标".trim_start_matches(".menu "));
    page.wait_until("document.activeElement.closest('tr.g1') !== null");
    page.type_text("成本指标");
    page.press("Enter");
    page.wait_until("document.activeElement.closest('tr.g2') !== null");
    page.type_text("经济成本指标");
    page.check_shows("成本指标");
    page.press("Ctrl+Enter");
    page.wait_until("document.querySelectorAll('tr.g1').length === 5");
    page.check_count("tr.g2", 8);
}

#[test]
fn a_block_of_cells_is_pasted_as_one_step() {
    let page = indicators();
    page.click(&cell(FIRST, "name"));
    check_at(&page, FIRST, "name");
    let lines: Vec<String> = (1..=20).map(|n| format!("粘贴{n}\t≥\t{}次\t\t{n}\t1", n + 1)).collect();
    paste(&page, &lines.join("\r\n"));
    page.check_count(".grid th[title^='粘贴']", 20);
    page.check_text(&cell("粘贴20", "target"), "21");
    page.check_text(&cell("粘贴20", "unit"), "次");
    page.check_text(&cell("粘贴20", "score"), "0.95");
    page.check_text("tr.g1 .sub", "20 项");
    page.press("Ctrl+Z");
    page.check_count(".grid th[title^='粘贴']", 0);
    check_total(&page, "99.73");
}

#[test]
fn a_block_is_chosen_copied_and_cleared() {
    let page = indicators();
    page.click(&cell(FIRST, "target"));
    check_at(&page, FIRST, "target");
    for key in ["Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowDown"] {
        page.press(key);
    }
    page.check_count("[aria-selected=true]", 6);
    page.evaluate(
        "(() => { const data = new DataTransfer(); window.copied = data;
            document.activeElement.dispatchEvent(new ClipboardEvent('copy',
                { clipboardData: data, bubbles: true, cancelable: true })); })()",
    );
    assert_eq!(page.evaluate("window.copied.getData('text/plain')"), "10\t个\t10\n10\t次\t10次以上");
    page.press("Delete");
    page.check_text(&cell(FIRST, "actual"), "未填");
    page.check_shows("92 / 100 分");
    page.press("Ctrl+Z");
    check_total(&page, "99.73");
}

/// An input method finds a field in the current cell, and nobody writes to it meanwhile.
#[test]
fn a_composition_in_a_cell_is_left_alone() {
    let page = indicators();
    page.click(&cell(FIRST, "reason"));
    check_at(&page, FIRST, "reason");
    count_writes(&page);
    page.compose("n");
    page.compose("ni");
    // An edit elsewhere moves the sums in the midst of the composition.
    page.evaluate("document.querySelector('.side .sw') && document.querySelector('.side select').dispatchEvent(new Event('change'))");
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    page.compose("nihao");
    page.commit_composition("你好");
    page.check_value("textarea.cell__edit", "你好");
    assert_eq!(page.evaluate("window.writes"), 0);
    page.press("Enter");
    page.check_text(&cell(FIRST, "reason"), "你好");
}

/// The field that is composed in stays in the document when its row is scrolled away.
#[test]
fn a_composition_outlives_scrolling() {
    let page = indicators();
    paste_rows(&page, 1000);
    page.wait_until("document.querySelectorAll('.grid tbody tr[data-id]').length < 150");
    page.wait_until("Number(document.querySelector('.grid').getAttribute('aria-rowcount')) > 1000");
    page.click(&cell("第3行", "name"));
    check_at(&page, "第3行", "name");
    count_writes(&page);
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

#[test]
fn a_long_table_is_walked_to_its_end() {
    let page = indicators();
    paste_rows(&page, 300);
    page.press("Ctrl+End");
    page.wait_until(
        "(() => { const row = document.activeElement.closest('tr'), grid = document.querySelector('.grid');
            return row && row.getAttribute('aria-rowindex') === grid.getAttribute('aria-rowcount'); })()",
    );
    page.wait_until(
        "(() => { const row = document.activeElement.closest('tr').getBoundingClientRect(),
            pane = document.querySelector('.main__scroll').getBoundingClientRect();
            return row.top >= pane.top && row.bottom <= pane.bottom; })()",
    );
    page.press("Ctrl+Home");
    page.wait_until("document.activeElement.closest('tr').getAttribute('aria-rowindex') === '2'");
}

#[test]
fn a_qualitative_row_is_judged_in_its_tier() {
    let page = indicators();
    let name = "立项必要性和充分性";
    page.click(&cell(name, "actual"));
    check_at(&page, name, "actual");
    page.press("2");
    page.check_text(&cell(name, "state"), "未给分");
    page.click(&cell(name, "score"));
    check_at(&page, name, "score");
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

#[test]
fn a_filter_shows_the_rows_that_lose_points() {
    let page = indicators();
    page.click("text=扣分 1");
    page.check_count(".grid tbody tr[data-id]:not(.g1):not(.g2)", 1);
    page.check_count(&cell("预算执行率", "name"), 1);
    page.click("text=全部 16");
    page.check_count(&cell(FIRST, "name"), 1);
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
