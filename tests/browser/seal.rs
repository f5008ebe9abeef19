//! 定稿: what is final cannot be changed, a change from outside is said, and the way back is a new version.

use std::fs;
use std::path::PathBuf;

use crate::harness::{Kernel, Page, in_every_browser};
use crate::job::{amount, go, open_example};

/// A field of the profile that the example leaves open.
const DEPARTMENT: &str = "#f-profile-competent_department";

/// A file that was sealed, opened and sealed again, and its code.
const SEALED: &str = include_str!("../../crates/core/tests/fixtures/v1/sealed.json");
const CODE: &str = "HJ6P-WHFY";

/// Opens the menu of the draft and the dialog of this name.
fn ask(page: &Page, item: &str) {
    page.click(".top .menu-at > button");
    page.click(&format!("text={item}"));
    page.check_count(".dlg", 1);
}

/// Seals the draft that is open and gives its code.
fn seal(page: &Page) -> String {
    ask(page, "定稿…");
    page.click("#seal-do");
    page.check_count(".dlg", 0);
    code(page)
}

/// The code that the banner says.
fn code(page: &Page) -> String {
    page.wait_until("document.querySelector('#sealed') !== null");
    let words = page.texts("#sealed b").join("");
    let code = words.rsplit("核对码 ").next().unwrap_or_default().to_owned();
    assert_eq!(code.len(), 9, "{words}");
    code
}

fn hand_out(page: &Page) -> PathBuf {
    page.press("Ctrl+S");
    page.wait_for_download()
}

/// Drops a file with this text on the page.
fn drop_file(page: &Page, text: &str) {
    let text = serde_json::to_string(text).expect("a text is JSON");
    page.evaluate(&format!(
        "(() => {{ const data = new DataTransfer();
            data.items.add(new File([{text}], '评价.json', {{ type: 'application/json' }}));
            window.dispatchEvent(new DragEvent('drop', {{ dataTransfer: data, cancelable: true }})); }})()"
    ));
}

in_every_browser! {
    /// Sealed, the draft says so with its code and takes no typing; the paper carries the code on every sheet.
    fn a_sealed_draft_says_its_code_and_takes_no_typing(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_example(&page);
        ask(&page, "定稿…");
        page.check_shows("其中暂定 52 分，会照现在的样子定稿");
        page.click("text=取消");
        let code = seal(&page);
        page.check_shows(&format!("已定稿 · 第 1 版 · 核对码 {code}"));
        page.check_shows("单位自评 · 定稿");
        go(&page, "profile");
        page.click(DEPARTMENT);
        page.type_text("商务委");
        page.press("Tab");
        page.check_value(DEPARTMENT, "");
        page.wait_until(&format!("document.querySelector('{DEPARTMENT}').readOnly"));
        // What is no field is refused in words, and undo with it.
        page.press("Ctrl+Z");
        page.check_shows("这份评价已定稿，内容不能改");
        go(&page, "funds");
        page.click(&amount(4));
        page.type_text("1");
        page.check_value(&amount(4), "268.49");
        page.check_text("#total", "99.73");
        go(&page, "report");
        page.wait_until("document.querySelectorAll('#sheets .folio').length > 0");
        let marks = page.texts("#sheets .mark");
        let expected = format!("定稿 第 1 版 核对码 {code}");
        assert_eq!(marks, vec![expected; page.texts("#sheets .folio").len()]);
    }
}

in_every_browser! {
    /// A sealed file opens sealed; one with a changed figure is said to be changed and opens as a copy that is not.
    fn a_sealed_file_opens_sealed_and_a_changed_one_is_said(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        drop_file(&page, SEALED);
        page.check_shows(&format!("第 2 版，核对码 {CODE}，内容没有改动"));
        page.click("text=存为新草稿");
        assert_eq!(code(&page), CODE);
        page.click(".top__back");
        page.check_shows("全部 1");
        drop_file(&page, &SEALED.replacen("268.49", "268.48", 1));
        page.check_shows(&format!("这个文件定稿之后被改动过：内容与核对码 {CODE} 对不上"));
        page.click("text=存为新草稿");
        page.check_shows("第 3 版 · 草稿");
        page.check_count("#sealed", 0);
        go(&page, "profile");
        page.fill(DEPARTMENT, "商务委");
        page.check_value(DEPARTMENT, "商务委");
    }
}

/// The file of a sealed draft goes round byte for byte and stays sealed.
#[test]
fn a_sealed_file_goes_round_byte_for_byte() {
    let page = Page::open_shipped();
    open_example(&page);
    let sealed = seal(&page);
    let first = hand_out(&page);
    let bytes = fs::read(&first).expect("the download is there");
    page.click(".top__back");
    page.click_and_choose("text=打开文件…", &[first]);
    page.check_shows(&format!("第 1 版，核对码 {sealed}，内容没有改动"));
    page.click("text=存为新草稿");
    assert_eq!(code(&page), sealed);
    let second = hand_out(&page);
    assert!(bytes == fs::read(second).expect("the download is there"), "the same bytes");
}

in_every_browser! {
    /// The seal is taken off after plain words: version 2 begins, the code of version 1 is kept, work goes on.
    fn taking_the_seal_off_begins_version_2(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_example(&page);
        let first = seal(&page);
        page.click("#sealed .btn");
        page.check_shows("解除后可以继续修改，从第 2 版开始");
        page.click("#seal-do");
        page.check_count("#sealed", 0);
        page.check_shows("第 2 版 · 草稿");
        // No undo seals it again.
        page.wait_until("document.querySelector('.top [aria-label=撤销]').disabled");
        go(&page, "funds");
        page.fill(&amount(4), "240.00");
        page.check_text("#total", "99.12");
        ask(&page, "定稿…");
        page.check_shows(&format!("第 1 版 · 核对码 {first}"));
        page.click("#seal-do");
        assert_ne!(code(&page), first);
        page.check_shows("已定稿 · 第 2 版");
        // It is sealed after a reload too.
        page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
        page.reload();
        page.wait_for_app();
        page.check_shows("已定稿 · 第 2 版");
    }
}

/// A weight too much and a row without a score are named, lead to their place, and block nothing but the seal.
#[test]
fn what_stands_in_the_way_is_named_and_leads_there() {
    let page = Page::open_shipped();
    open_example(&page);
    go(&page, "funds");
    page.fill(&amount(4), "二百多吧");
    page.press("Tab");
    ask(&page, "定稿…");
    page.check_shows("还不能定稿，下面 2 处要先处理");
    page.check_shows("资金：全年执行数写的内容认不出来");
    page.wait_until("document.querySelector('#seal-do').disabled");
    page.click("#seal-obstacles li:last-child button");
    page.check_count(".dlg", 0);
    page.wait_until("location.hash.endsWith('/indicators')");
    page.check_text(".side h2", "预算执行率");
    page.press("Ctrl+Z");
    page.check_text("#total", "99.73");
}

/// On 关于与自检 a printed code is typed in, and it is said of which version it is.
#[test]
fn a_printed_code_is_matched_to_its_version() {
    let page = Page::open_shipped();
    open_example(&page);
    let code = seal(&page);
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    page.evaluate("location.hash = '#/about'");
    page.fill("#score-code", &code.to_lowercase());
    page.check_text("#check-code-found", "是“招商引资专项经费”第 1 版的核对码，与现在的内容一致。");
    page.fill("#score-code", "0000-0000");
    page.check_text("#check-code-found", "本机的评价里没有这个核对码。");
}

/// A browser that is killed right after sealing has the seal whole.
#[test]
fn a_killed_browser_keeps_the_seal() {
    let page = Page::open_shipped();
    open_example(&page);
    let sealed = seal(&page);
    page.wait_until("document.querySelector('.save').textContent.includes('已核对')");
    let page = page.kill_and_reopen();
    page.open(&page.file_address());
    page.wait_for_app();
    page.click(".shelf a.draft__t");
    assert_eq!(code(&page), sealed);
}
