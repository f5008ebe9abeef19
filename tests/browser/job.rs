//! The main job: a person opens the file, looks at the example, changes it,
//! loses nothing, passes it on.

use std::fs;

use crate::harness::{Kernel, Page, in_every_browser};

/// Opens the example in the browser at hand and waits for its total.
pub(crate) fn open_example(page: &Page) {
    page.click("text=打开示例：渝中2019");
    page.check_text("#total", "99.73");
}

/// Goes to a step of the rail.
pub(crate) fn go(page: &Page, step: &str) {
    page.click(&format!(".rail a[href$='/{step}']"));
    page.wait_until(&format!("document.querySelector('.rail a[aria-current=step]').hash.endsWith('/{step}')"));
}

/// The amount cell of the first source: 全年预算 is 2, 支出 is 4.
pub(crate) fn amount(item: u8) -> String {
    format!("table.funds tbody tr:first-child input[id$='-{item}']")
}

in_every_browser! {
    /// The example scores as its reference case says, in every kernel.
    fn the_example_scores_99_73(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_example(&page);
        page.check_shows("其中暂定 52 分");
        page.check_text(".top .seal", "优");
        page.check_text(".doc__t", "招商引资专项经费");
    }
}

in_every_browser! {
    /// The execution rate follows the expenditure, and the score follows the rate.
    fn expenditure_moves_the_score(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_example(&page);
        go(&page, "funds");
        page.check_text(".side .big b", "95.45%");
        page.fill(&amount(4), "240.00");
        page.check_text(".side .big b", "85.32%");
        // 6 × 240.00 ÷ 281.28 = 5.1194…, so 5.12 in place of 5.73.
        page.check_text("#total", "99.12");
    }
}

/// With the other budget that the report names, the total is the one its reader computes.
#[test]
fn the_other_budget_gives_99_71() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "funds");
    page.fill(&amount(2), "282.28");
    page.check_text("#total", "99.71");
    page.check_shows("收支不闭合");
}

/// What cannot be read stays as typed, is marked, and is not counted.
#[test]
fn an_amount_that_cannot_be_read_is_kept_and_marked() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "funds");
    page.fill(&amount(4), "二百多吧");
    page.wait_until(&format!("document.querySelector(\"{}\").getAttribute('aria-invalid') === 'true'", amount(4)));
    page.check_shows("已评 94 / 100 分");
    page.check_count(".top .seal", 0);
    page.press("Tab");
    page.check_value(&amount(4), "二百多吧");
    page.check_shows("写的是“二百多吧”，没有认出金额。原文已保留，不计入合计");
    page.press("Ctrl+Z");
    page.check_text("#total", "99.73");
    page.check_value(&amount(4), "268.49");
}

/// What Enter confirmed is one step of undo, and what is typed in the same field after it another.
#[test]
fn enter_settles_a_step_of_undo() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "profile");
    let field = "#f-profile-competent_department";
    page.fill(field, "渝中区商务委");
    page.press("Enter");
    page.type_text("员会");
    page.press("Enter");
    page.check_value(field, "渝中区商务委员会");
    page.press("Ctrl+Z");
    page.check_value(field, "渝中区商务委");
    page.press("Ctrl+Z");
    page.check_value(field, "");
}

/// While a row is not scored there is no grade, in the bar and on the shelf alike.
#[test]
fn an_unscored_row_leaves_the_range_and_no_grade() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "funds");
    page.fill(&amount(4), "");
    page.press("Delete");
    page.check_shows("已评 94 / 100 分，暂不评级");
    page.check_shows("可能区间 94.00～100.00");
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    page.click(".top__back");
    page.check_shows("已评 94 / 100 分，得 94.00；可能区间 94.00～100.00；暂不评级");
    page.check_text(".shelf .seal", "—");
}

/// Saved means read back; after a reload everything is as it was.
#[test]
fn what_was_typed_is_there_after_a_reload() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "profile");
    page.fill("#f-profile-competent_department", "渝中区商务委");
    page.wait_until("/已保存 \\d\\d:\\d\\d:\\d\\d · 已核对/.test(document.querySelector('.save').textContent)");
    page.reload();
    page.wait_for_app();
    page.check_value("#f-profile-competent_department", "渝中区商务委");
    page.check_text("#total", "99.73");
}

in_every_browser! {
    /// The back button takes the page away under the person's hands: what was just typed is kept.
    fn going_back_while_typing_loses_nothing(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_example(&page);
        go(&page, "profile");
        go(&page, "funds");
        page.fill(&amount(4), "240.00");
        page.evaluate("history.back()");
        page.wait_until("location.hash.endsWith('/profile')");
        page.check_text("#total", "99.12");
        page.fill("#f-profile-competent_department", "渝中区商务委");
        page.evaluate("history.forward()");
        page.check_text(".side .big b", "85.32%");
        page.evaluate("history.back()");
        page.check_value("#f-profile-competent_department", "渝中区商务委");
    }
}

/// A killed browser loses nothing that was journalled: the draft comes back with the last edit.
#[test]
fn a_killed_browser_loses_no_edit() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "funds");
    page.fill(&amount(4), "240.00");
    page.check_text("#total", "99.12");
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    let page = page.kill_and_reopen();
    page.open(&page.file_address());
    page.wait_for_app();
    page.click(".shelf a.draft__t");
    page.check_text("#total", "99.12");
}

/// A deleted draft waits in the recycle bin; the toast takes it out again.
#[test]
fn a_deleted_draft_comes_back() {
    let page = Page::open_shipped();
    open_example(&page);
    page.click(".top__back");
    page.click(".shelf tbody .menu-at > button");
    page.click("text=删除");
    page.check_shows("回收站 1");
    page.check_count(".shelf tbody tr", 0);
    page.click(".toast .btn:not(.btn--icon)");
    page.check_count(".shelf tbody tr", 1);
    page.check_shows("全部 1");
}

/// Export, import, export: the same bytes.
#[test]
fn a_file_goes_round_byte_for_byte() {
    let page = Page::open_shipped();
    open_example(&page);
    page.press("Ctrl+S");
    let first = page.wait_for_download();
    let bytes = fs::read(&first).expect("the download is there");
    assert!(bytes.starts_with(b"{"), "the file is JSON");
    page.click(".top__back");
    page.click_and_choose("text=打开文件…", &[first]);
    page.check_shows("按本工具计算");
    page.check_shows("99.73");
    page.click("text=存为新草稿");
    page.check_text("#total", "99.73");
    page.press("Ctrl+S");
    let second = page.wait_for_download();
    assert_eq!(bytes, fs::read(second).expect("the download is there"));
}

/// A draft that Notepad or WPS saved in another encoding opens like any other.
#[test]
fn a_draft_in_another_encoding_opens() {
    let example = include_str!("../../crates/core/data/yuzhong-2019.json");
    let utf16 = |mark: &[u8], bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.iter().copied().chain(example.encode_utf16().flat_map(bytes)).collect()
    };
    let files = [
        ("另存为Unicode.json", utf16(&[0xff, 0xfe], u16::to_le_bytes)),
        ("另存为UnicodeBE.json", utf16(&[0xfe, 0xff], u16::to_be_bytes)),
        ("另存为ANSI.json", include_bytes!("files/gb18030.json").to_vec()),
    ];
    let page = Page::open_shipped();
    for (name, bytes) in files {
        let path = page.path(name);
        fs::write(&path, bytes).expect("the folder of the test is there");
        page.click_and_choose("text=打开文件…", &[path]);
        page.check_shows("渝中区招商投资促进局");
        page.click("text=存为新草稿");
        page.check_text("#total", "99.73");
        page.click(".top__back");
    }
    page.check_count(".shelf tbody tr", 3);
}

/// A bad file gets a plain reason and touches nothing.
#[test]
fn a_bad_file_is_refused_and_touches_nothing() {
    let page = Page::open_shipped();
    open_example(&page);
    page.click(".top__back");
    page.check_count(".shelf tbody tr", 1);
    let cases: [(&str, &[u8]); 4] = [
        ("截断.json", br#"{"format": "jiheng", "version": 1, "evalu"#),
        ("网页.json", b"<!DOCTYPE html><html><body>x</body></html>"),
        ("新版.json", br#"{"format": "jiheng", "version": 99}"#),
        ("别人.json", br#"{"name": "package", "version": "1.0.0"}"#),
    ];
    for (name, bytes) in cases {
        let path = page.path(name);
        fs::write(&path, bytes).expect("the folder of the test is there");
        page.click_and_choose("text=打开文件…", &[path]);
        page.check_shows("这个文件没有打开");
        page.check_shows("现有草稿没有变化");
        let shown = page.texts(".dlg .note").join("").replace(".json", "").replace("JSON", "");
        assert!(!shown.contains(|c: char| c.is_ascii_alphabetic()), "{name}: {shown}");
        page.click("text=知道了");
        page.check_count(".dlg", 0);
    }
    page.check_count(".shelf tbody tr", 1);
}

/// A new evaluation from the national pack has no grade until it is filled in.
#[test]
fn a_new_evaluation_has_no_grade() {
    let page = Page::open_shipped();
    page.click("text=财预〔2020〕10号 单位自评");
    page.check_text(".doc__t", "未命名的评价");
    page.check_count(".top .seal", 0);
}

/// An input method composes in a field while the draft is saved: exactly 你好 arrives, and no script writes
/// to the field meanwhile.
#[test]
fn a_composition_is_left_alone() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "profile");
    page.click("#f-profile-competent_department");
    page.evaluate(
        "(() => { const f = document.activeElement; window.writes = 0;
           const d = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
           Object.defineProperty(f, 'value', { get() { return d.get.call(this); },
             set(v) { window.writes++; d.set.call(this, v); } }); })()",
    );
    page.compose("n");
    page.compose("ni");
    // An edit elsewhere saves the draft in the midst of the composition.
    page.evaluate("document.querySelectorAll('[role=radio]')[1].click()");
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    page.compose("nihao");
    page.commit_composition("你好");
    page.check_value("#f-profile-competent_department", "你好");
    assert_eq!(page.evaluate("window.writes"), 0);
}

/// Every probe of the self-test is good, and the forced panic hands the draft out.
#[test]
fn the_self_test_is_good_and_the_panic_screen_saves() {
    let page = Page::open_shipped();
    open_example(&page);
    page.check_text(".save", "已存在本机");
    page.evaluate("location.hash = '#/about'");
    page.click("#self-test");
    page.check_count(".probe", 4);
    assert_eq!(page.texts(".probe span:nth-child(3)"), ["正常"; 4]);
    page.click("#force-panic");
    page.check_text(".panic h1", "程序停了，您的草稿还在");
    page.check_shows("招商引资专项经费");
    page.click("text=导出当前草稿");
    let saved = page.wait_for_download();
    page.click("text=重新打开");
    page.wait_for_app();
    page.click("text=我的评价");
    page.click_and_choose("text=打开文件…", &[saved]);
    page.check_shows("招商引资专项经费");
    page.click("text=存为新草稿");
    page.check_text("#total", "99.73");
}
