//! Tried and dropped, brought to the right sum, read back from paper.

use super::{FIRST, check_total, go_to, indicators, open_indicators, type_into};
use crate::harness::{Kernel, Page, in_every_browser};
use crate::job::go;

/// A row of 15 points, all of them earned.
const LARGE: &str = "达标“招大引强”企业";

/// Begins a trial.
fn begin(page: &Page) {
    page.click("#trial-begin");
    page.check_text("#trial-title", "试算中：不保存、不打印");
    page.check_text("#trial-before", "99.73");
}

/// Everything that is kept of drafts: the stored texts and the journal, byte for byte.
fn kept(page: &Page) -> String {
    let all = "new Promise((done, failed) => {
        const opening = indexedDB.open('jiheng.v1');
        opening.onerror = failed;
        opening.onsuccess = () => {
            const reading = opening.result.transaction('journal').objectStore('journal').getAll();
            reading.onsuccess = () => {
                opening.result.close();
                const keys = Object.keys(localStorage).filter(key => key.startsWith('jiheng.v1.draft.')).sort();
                done(JSON.stringify([keys.map(key => [key, localStorage.getItem(key)]), reading.result]));
            };
        };
    })";
    page.evaluate(all).as_str().expect("a text").to_owned()
}

in_every_browser! {
    /// What is tried moves the total of the trial alone; left, the draft is as it was.
    fn a_trial_is_left_and_nothing_has_changed(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_indicators(&page);
        begin(&page);
        type_into(&page, FIRST, "actual", "1");
        page.press("Enter");
        page.check_text("#trial-total", "95.23");
        check_total(&page, "95.23");
        page.check_text("#total", "99.73");
        page.click("#trial-leave");
        page.check_count("#trial-title", 0);
        check_total(&page, "99.73");
    }
}

/// Stored text and journal are the same bytes after a trial, also where a step of it was taken back.
#[test]
fn a_trial_leaves_stored_text_and_journal_byte_for_byte() {
    let page = indicators();
    type_into(&page, FIRST, "actual", "9");
    page.press("Enter");
    check_total(&page, "99.23");
    page.wait_until("/已核对/.test((document.querySelector('.save') || {}).textContent)");
    let before = kept(&page);
    page.press("Ctrl+Alt+t");
    page.check_text("#trial-before", "99.23");
    type_into(&page, LARGE, "actual", "0");
    page.press("Enter");
    page.check_text("#trial-total", "84.23");
    page.press("Ctrl+z");
    page.check_text("#trial-total", "99.23");
    page.press("Ctrl+z");
    page.press("Ctrl+y");
    page.check_text("#trial-total", "84.23");
    // Its own undo ends where the trial began: the draft still has its step.
    page.press("Ctrl+Alt+t");
    check_total(&page, "99.23");
    assert_eq!(kept(&page), before);
    page.press("Ctrl+z");
    check_total(&page, "99.73");
}

/// Total, grade, distances and the rows that could change the grade stand in the trial, and nowhere else.
#[test]
fn a_trial_says_how_firmly_the_grade_stands() {
    let page = indicators();
    assert_eq!(page.evaluate("/降为|升为|稳定区间/.test(document.body.innerText)"), false);
    begin(&page);
    page.check_text("#trial-distance", "再低超过9.73分降为“良”");
    page.check_text("#trial-rows", "其他行不变时，有3行能单独改变等级；得分在稳定区间内仍为“优”。");
    page.check_text("#trial-movers tbody tr:first-child td:nth-child(3)", "5.27～15.00");
    page.check_text("#trial-movers tbody tr:first-child td:nth-child(4)", "可降");
    type_into(&page, LARGE, "actual", "0");
    page.press("Enter");
    page.check_text(".banner .seal", "良");
    page.check_text("#trial-distance", "再高5.27分升为“优”；再低超过4.73分降为“中”");
    // A row of the list leads to its place in the table.
    page.click("#trial-movers tbody tr:first-child .link");
    page.wait_until("document.querySelector('.grid').contains(document.activeElement)");
    // Going elsewhere drops the trial.
    go(&page, "report");
    page.check_shows("按演示三级分值试算99.73分");
    go(&page, "indicators");
    check_total(&page, "99.73");
    page.check_count("#trial-title", 0);
}

/// Money and the choices of the standard can be tried too.
#[test]
fn money_and_policies_can_be_tried() {
    let page = indicators();
    begin(&page);
    page.fill(".trial tbody tr:first-child input[id$='-4']", "240.00");
    page.check_text("#trial-total", "99.12");
    page.press("Tab");
    go_to(&page, FIRST, "actual");
    page.click("text=评价人填系数");
    page.wait_until(
        "document.querySelector('.trial .seg button:nth-child(3)').getAttribute('aria-pressed') === 'true'",
    );
    page.click("#trial-leave");
    check_total(&page, "99.73");
    go(&page, "funds");
    page.check_value("table.funds tbody tr:first-child input[id$='-4']", "268.49");
}

/// Weights that do not add up are said and never stop an edit; one step brings them to the sum.
#[test]
fn weights_are_brought_to_their_sum_in_one_step() {
    let page = indicators();
    page.check_count("#weights-note", 0);
    type_into(&page, FIRST, "full", "10");
    page.press("Enter");
    page.check_shows("产出指标各行分值合计25分，应为20分");
    page.click("text=一键归一…");
    page.check_text("#weights tbody tr:first-child td:nth-child(2)", "10");
    page.check_text("#weights tbody tr:first-child td:nth-child(3)", "8");
    page.check_text("#weights tbody tr:nth-child(2) td:nth-child(3)", "2.4");
    page.check_text("#weights tfoot", "合计2520");
    page.press("Escape");
    page.check_count("#weights", 0);
    page.click("text=一键归一…");
    page.click("#weights-apply");
    page.check_count("#weights-note", 0);
    page.press("Ctrl+z");
    page.check_shows("产出指标各行分值合计25分，应为20分");
    page.press("Ctrl+z");
    page.check_count("#weights-note", 0);
    check_total(&page, "99.73");
}

/// The code on the paper is read back where there is no draft, and a mistyped letter is noticed.
#[test]
fn the_score_code_of_the_report_is_read_back_without_the_draft() {
    let page = indicators();
    go(&page, "report");
    let note = "Array.from(document.querySelectorAll('#sheets .fnote li'), li => li.textContent).find(text => text.includes('分数码'))";
    let code = page.wait(note, serde_json::Value::is_string);
    let code = code.as_str().expect("a text").split_once("分数码：").expect("the code follows").1.to_owned();
    let empty = Page::open_shipped();
    empty.click("text=关于与自检");
    empty.fill("#score-code", &code.to_lowercase());
    empty.check_text("#score-code-total", "99.73");
    empty.check_count("#score-code-rows tbody tr", 16);
    empty.check_text("#score-code-rows tbody tr:nth-child(14)", "1465.73");
    let last = if code.ends_with('0') { "1" } else { "0" };
    empty.fill("#score-code", &format!("{}{last}", &code[..code.len() - 1]));
    empty.check_shows("校验不符：有字符输错或不完整");
    empty.check_count("#score-code-rows", 0);
}
