//! What a person typed is kept, or the page says at once that it is not: storage that is full, denied
//! or damaged, two windows, a killed browser.

use std::fs;

use crate::harness::{Kernel, Page, Site, in_every_browser};
use crate::job::{amount, go, open_example};

/// A field of the profile that the example leaves open.
pub(crate) const DEPARTMENT: &str = "#f-profile-competent_department";

/// Opens the shipped file by double-click and the example in it, on the profile.
pub(crate) fn begin(page: &Page) {
    page.open(&page.file_address());
    page.wait_for_app();
    open_example(page);
    go(page, "profile");
}

/// Waits until the page says that the draft is stored and was read back.
pub(crate) fn wait_until_saved(page: &Page) {
    page.wait_until("/已保存 \\d\\d:\\d\\d:\\d\\d · 已核对/.test((document.querySelector('.save') || {}).textContent)");
}

/// Waits until the page says so of a draft with these words. What the page says while the last key is
/// still on its way to the draft is true of the text before it.
fn wait_until_saved_with(page: &Page, words: &str) {
    wait_until_stored(page, words);
    wait_until_saved(page);
}

/// Waits until one of the stored drafts has these words.
pub(crate) fn wait_until_stored(page: &Page, words: &str) {
    page.wait_until(&format!(
        "Object.entries(localStorage).some(([key, text]) => key.startsWith('jiheng.v1.draft.') && text.includes('{words}'))"
    ));
}

/// Leaves no room in the local storage, by a key that is not ours.
pub(crate) fn fill_up(page: &Page) {
    page.evaluate(
        "(() => { let text = '';
            for (let step = 1 << 22; step >= 1; step >>= 1) {
                const longer = text + '满'.repeat(step);
                try { localStorage.setItem('别人的', longer); text = longer; } catch (e) {}
            }
        })()",
    );
}

/// Waits until the journal has a command with these words.
pub(crate) fn wait_for_journal(page: &Page, words: &str) {
    page.wait_until(&format!(
        "new Promise((done, failed) => {{
            const opening = indexedDB.open('jiheng.v1');
            opening.onerror = failed;
            opening.onsuccess = () => {{
                const reading = opening.result.transaction('journal').objectStore('journal').getAll();
                reading.onsuccess = () => {{
                    opening.result.close();
                    done(reading.result.some(record => record.command.includes('{words}')));
                }};
            }};
        }})"
    ));
}

/// The names of the stored drafts, in order.
pub(crate) fn stored_drafts(page: &Page) -> Vec<String> {
    let names = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('jiheng.v1.draft.')).sort()");
    serde_json::from_value(names).expect("names are strings")
}

pub(crate) fn stored(page: &Page, name: &str) -> String {
    let text = page.evaluate(&format!("localStorage.getItem('{name}')"));
    text.as_str().expect("something is stored").to_owned()
}

/// Goes back to the shelf.
fn shelve(page: &Page) {
    page.click(".top__back");
    page.wait_until("document.querySelector('.shelf tbody tr') !== null");
}

/// How long after a keystroke the page says that it was not stored, in hundredths of a second: as
/// often as its timer ticks, so that what a busy machine gives to other programs does not count.
fn wait_until_not_saved(page: &Page) -> u64 {
    page.evaluate(
        "(() => { const times = window.times = { now: 0 };
            setInterval(() => { times.now++; }, 10);
            document.addEventListener('input', () => { times.typed = times.typed || times.now; }, true);
            new MutationObserver(() => {
                const said = document.querySelector('.save').textContent.includes('未保存');
                if (said && !times.said) times.said = times.now;
            }).observe(document.body, { childList: true, subtree: true, characterData: true }); })()",
    );
    page.wait_until("times.now > 0");
    page.press("End");
    page.type_text("中");
    page.wait("times.said - times.typed", serde_json::Value::is_number).as_u64().expect("ticks")
}

in_every_browser! {
    /// Full storage is said within a second, work goes on, and the next room is used.
    fn full_storage_is_said_within_a_second(kernel: Kernel) {
        let page = Page::start(kernel);
        begin(&page);
        page.fill(DEPARTMENT, "渝");
        wait_until_saved_with(&page, "\"渝\"");
        fill_up(&page);
        let waited = wait_until_not_saved(&page);
        assert!(waited <= 100, "{kernel:?} said so after {waited}0 ms");
        page.check_shows("草稿没有存进浏览器");
        page.check_shows("浏览器给本页的存储空间已满。填写的内容还在本页里");
        go(&page, "funds");
        page.fill(&amount(4), "240.00");
        page.check_text("#total", "99.12");
        let others = page.evaluate("localStorage.getItem('别人的').length");
        assert!(others.as_u64().expect("a length") > 1_000_000, "what others stored was touched");
        page.evaluate("localStorage.removeItem('别人的')");
        wait_until_saved(&page);
        page.check_count("[role=alert]", 0);
        let text = stored(&page, &stored_drafts(&page)[0]);
        assert!(text.contains("渝中") && text.contains("2400000"), "{kernel:?} {text}");
    }
}

/// What does not fit is handed out as a file instead.
#[test]
fn what_does_not_fit_is_handed_out() {
    let page = Page::start(Kernel::Chromium);
    begin(&page);
    fill_up(&page);
    page.fill(DEPARTMENT, "渝中区商务委");
    page.click("text=导出这份草稿");
    let file = fs::read_to_string(page.wait_for_download()).expect("the download can be read");
    assert!(file.contains("渝中区商务委"));
    // A new draft finds no room either: it opens, and its page says so.
    shelve(&page);
    page.click(".card__h .btn");
    page.check_text("#total", "99.73");
    page.check_shows("草稿没有存进浏览器");
    // With room again, both come back after the page was left.
    page.evaluate("localStorage.removeItem('别人的')");
    wait_until_saved(&page);
    page.reload();
    page.wait_for_app();
    shelve(&page);
    page.check_count(".shelf tbody tr", 2);
}

/// A browser that stores nothing at all: the page says so, works, and hands the draft out.
fn check_denied(kernel: Kernel) {
    let page = Page::start(kernel);
    page.run_before_page(
        "for (const name of ['localStorage', 'sessionStorage'])
            Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
        Object.defineProperty(window, 'indexedDB', { value: undefined });",
    );
    begin(&page);
    page.check_shows("浏览器不许本页存放草稿，本次不保存");
    page.check_text(".save", "未保存 · 本次不保存");
    page.fill(DEPARTMENT, "渝中区商务委");
    go(&page, "funds");
    page.fill(&amount(4), "240.00");
    page.check_text("#total", "99.12");
    shelve(&page);
    page.check_shows("本次不保存：浏览器不许存放");
    page.check_text(".shelf .draft__n", "99.12");
    page.click(".shelf a.draft__t");
    go(&page, "profile");
    page.check_value(DEPARTMENT, "渝中区商务委");
    if kernel == Kernel::Chromium80 {
        // This one is built without downloads.
        return;
    }
    page.click("text=导出这份草稿");
    let file = fs::read_to_string(page.wait_for_download()).expect("the download can be read");
    assert!(file.contains("渝中区商务委") && file.contains("2400000"), "{kernel:?}");
}

#[test]
fn denied_storage_leaves_memory_and_the_file() {
    for kernel in [Kernel::Chromium80, Kernel::Chromium, Kernel::Firefox] {
        check_denied(kernel);
    }
}

/// The edit is nowhere but in the journal when the browser is killed, and comes back.
#[test]
fn an_edit_outlives_a_browser_killed_right_after_it() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = Page::start(kernel);
        begin(&page);
        // Without room the snapshot cannot hold the edit.
        fill_up(&page);
        page.fill(DEPARTMENT, "渝中区商务委");
        wait_for_journal(&page, "渝中区商务委");
        let page = page.kill_and_reopen();
        page.open(&page.file_address());
        page.wait_for_app();
        page.click(".shelf a.draft__t");
        go(&page, "profile");
        page.check_value(DEPARTMENT, "渝中区商务委");
    }
}

/// A window that is closed right behind the last key leaves one draft, however much of its last write came
/// through: Firefox may end a page in the midst of it. Chromium lets it finish.
#[test]
fn a_window_closed_right_behind_a_key_leaves_one_draft() {
    let site = Site::start();
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let shelf = Page::start(kernel);
        let address = site.address("/caizheng/jiheng.html");
        shelf.open(&address);
        shelf.wait_for_app();
        for drafts in 1..=4 {
            let window = shelf.new_tab();
            window.show();
            window.open(&address);
            window.wait_for_app();
            window.click(".card__h .btn");
            window.check_text("#total", "99.73");
            go(&window, "profile");
            window.fill(DEPARTMENT, &format!("商务委{drafts}"));
            window.close();
            shelf.show();
            if kernel == Kernel::Chromium {
                wait_until_stored(&shelf, &format!("商务委{drafts}"));
            }
            assert_eq!(stored_drafts(&shelf).len(), drafts, "{kernel:?}");
        }
    }
}

/// Two windows on one draft: both are told, neither loses an edit, and the second goes on with a copy
/// in the midst of typing.
fn check_twins(kernel: Kernel, address: Option<&str>) {
    let first = Page::start(kernel);
    let address = address.map_or_else(|| first.file_address(), str::to_owned);
    first.open(&address);
    first.wait_for_app();
    open_example(&first);
    let draft = first.evaluate("location.hash.replace('indicators', 'funds')");
    go(&first, "profile");
    let second = first.new_tab();
    second.show();
    second.open(&format!("{address}{}", draft.as_str().expect("an address")));
    second.wait_for_app();
    second.check_text("#total", "99.73");
    first.show();
    first.check_shows("这份草稿在另一个窗口也打开着");
    first.fill(DEPARTMENT, "渝中区商务委");
    wait_until_saved_with(&first, "渝中区商务委");
    second.show();
    second.check_shows("另一个窗口刚刚保存了这份草稿");
    second.fill(&amount(4), "240.00");
    second.check_text("#total", "99.12");
    second.check_value(&amount(4), "240.00");
    second.check_shows("这里改存为另一份副本");
    wait_until_saved(&second);
    let texts: Vec<String> = stored_drafts(&second).iter().map(|name| stored(&second, name)).collect();
    let with = |words: &str| texts.iter().filter(|text| text.contains(words)).count();
    assert_eq!((texts.len(), with("渝中区商务委"), with("2400000")), (2, 1, 1), "{kernel:?} {texts:?}");
    // The copy is worked on like any other draft, and the first window is left alone.
    second.press("Ctrl+Z");
    second.check_text("#total", "99.73");
    go(&second, "profile");
    second.fill(DEPARTMENT, "商务委");
    wait_until_saved_with(&second, "\"商务委\"");
    assert_eq!(stored_drafts(&second).len(), 2, "{kernel:?}");
    second.close();
    first.show();
    first.check_value(DEPARTMENT, "渝中区商务委");
    shelve(&first);
    first.check_count(".shelf tbody tr", 2);
}

#[test]
fn two_windows_lose_no_edit() {
    for kernel in [Kernel::Chromium80, Kernel::Chromium, Kernel::Firefox] {
        check_twins(kernel, None);
    }
}

#[test]
fn two_windows_lose_no_edit_on_a_web_server() {
    let site = Site::start();
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        check_twins(kernel, Some(&site.address("/caizheng/jiheng.html")));
    }
}

/// Opening, editing, scoring, the report, export and import: the page itself is all that is asked for,
/// and what other pages stored stays as it was.
#[test]
fn a_whole_session_asks_for_nothing_and_touches_nothing_of_others() {
    let site = Site::start();
    let page = Page::start(Kernel::Chromium);
    let own = site.address("/caizheng/tools/jiheng.html");
    page.open(&own);
    page.wait_for_app();
    page.evaluate(
        "localStorage.setItem('jiheng', '1'), localStorage.setItem('别人的', '原样'), localStorage.setItem('', '')",
    );
    open_example(&page);
    go(&page, "funds");
    page.fill(&amount(4), "240.00");
    page.check_text("#total", "99.12");
    go(&page, "report");
    page.check_shows("实际支出240万元");
    page.press("Ctrl+S");
    let file = page.wait_for_download();
    shelve(&page);
    page.click_and_choose("text=打开文件…", &[file]);
    page.click("text=存为新草稿");
    page.check_text("#total", "99.12");
    shelve(&page);
    page.check_count(".shelf tbody tr", 2);
    page.click(".shelf tbody tr:first-child .menu-at > button");
    page.click("text=删除");
    page.check_shows("回收站 1");
    let theirs = page.evaluate("Object.entries(localStorage).filter(([key]) => !key.startsWith('jiheng.v1.')).sort()");
    assert_eq!(theirs, serde_json::json!([["", ""], ["jiheng", "1"], ["别人的", "原样"]]));
    assert_eq!(site.asked(), ["/caizheng/tools/jiheng.html"]);
    let inside = |address: &&String| ["data:", "blob:", "about:"].iter().any(|scheme| address.starts_with(scheme));
    let asked: Vec<String> = page.record().requests.iter().filter(|address| !inside(address)).cloned().collect();
    assert!(asked.iter().all(|address| *address == own), "{asked:?}");
    assert_eq!(page.record().errors, [""; 0]);
}

/// Damage by hand: the reason in plain words, nothing overwritten, the other draft as it was.
#[test]
fn a_damaged_draft_says_so_and_stays_as_it_is() {
    let page = Page::start(Kernel::Chromium);
    // Without a journal there is nothing to bring it back from.
    page.run_before_page("Object.defineProperty(window, 'indexedDB', { value: undefined });");
    begin(&page);
    shelve(&page);
    let damaged = stored_drafts(&page)[0].clone();
    page.click(".card__h .btn");
    page.check_text("#total", "99.73");
    shelve(&page);
    page.check_count(".shelf tbody tr", 2);
    let cases = [
        ("{\"position\":0,\"snapshot\":{\"for", "保存的内容无法识别"),
        ("{\"position\":0,\"snapshot\":{\"format\":\"jiheng\",,}}", "保存的内容无法识别"),
        ("{\"position\":0,\"snapshot\":[1,2,3]}", "保存的内容无法识别"),
        ("{\"position\":0,\"snapshot\":{\"format\":\"jiheng\",\"version\":99}}", "这份草稿由更新版本的绩衡保存"),
        ("", "保存的内容无法识别"),
    ];
    for (text, why) in cases {
        page.evaluate(&format!("localStorage.setItem('{damaged}', {})", serde_json::json!(text)));
        let key = damaged.replace("jiheng.v1.draft.", "");
        page.click(&format!(".shelf a[href*='{key}']"));
        page.check_shows("这份草稿暂时读不出来");
        page.check_shows(why);
        page.check_shows("原来的内容还在，没有改动");
        let shown = page.texts("#main").join("");
        assert!(!shown.contains(|c: char| c.is_ascii_alphabetic()), "{shown}");
        page.click("text=把原来的内容存成文件");
        if !text.is_empty() {
            assert_eq!(fs::read_to_string(page.wait_for_download()).expect("the download can be read"), text);
        }
        page.click("text=回到我的评价");
        page.check_count(".shelf tbody tr", 2);
        assert_eq!(stored(&page, &damaged), text);
    }
    page.click(&format!(".shelf a.draft__t:not([href*='{}'])", damaged.replace("jiheng.v1.draft.", "")));
    page.check_text("#total", "99.73");
}

/// With the journal the draft comes back as a copy; what is damaged stays as it is.
#[test]
fn a_damaged_draft_comes_back_from_the_journal() {
    let page = Page::start(Kernel::Chromium);
    begin(&page);
    page.fill(DEPARTMENT, "渝中区商务委");
    wait_until_saved_with(&page, "渝中区商务委");
    wait_for_journal(&page, "渝中区商务委");
    shelve(&page);
    let damaged = stored_drafts(&page)[0].clone();
    for (copies, text) in [(1, "{\"position\":1,\"snapshot\":{\"for"), (2, "{\"position\":99,\"snapshot\":{}}")] {
        page.evaluate(&format!("localStorage.setItem('{damaged}', {})", serde_json::json!(text)));
        page.click(&format!(".shelf a[href*='{}']", damaged.replace("jiheng.v1.draft.", "")));
        page.check_text("#total", "99.73");
        page.check_shows("已按操作记录恢复，另存为一份副本");
        go(&page, "profile");
        page.check_value(DEPARTMENT, "渝中区商务委");
        assert_eq!(stored(&page, &damaged), text);
        assert_eq!(stored_drafts(&page).len(), copies + 1);
        shelve(&page);
    }
}

/// The list of drafts can be lost; the drafts are listed all the same, by what is in them.
#[test]
fn a_damaged_list_loses_no_draft() {
    let page = Page::open_shipped();
    for list in ["[{\"key\":", "5", "[{\"key\":7,\"title\":[]}]", "[1]"] {
        page.evaluate(&format!(
            "localStorage.setItem('jiheng.v1.index', {}), location.hash = '#/'",
            serde_json::json!(list)
        ));
        let before = stored_drafts(&page).len();
        page.reload();
        page.wait_for_app();
        page.check_count(".shelf tbody tr", before as u64);
        let titles = page.texts(".shelf a.draft__t");
        assert!(titles.iter().all(|title| title.contains("招商引资专项经费")), "{titles:?}");
        assert_eq!(page.evaluate("localStorage.getItem('jiheng.v1.index')"), list);
        page.click(if before == 0 { ".empty .btn--main" } else { ".card__h .btn" });
        page.check_text("#total", "99.73");
    }
    let aside = page.evaluate("Object.keys(localStorage).filter(key => key.includes('index.damaged')).length");
    assert!(aside.as_u64().expect("a number") > 0, "what could not be read is put aside");
}

/// Undo and redo go on after a reload, and say what they would do.
#[test]
fn undo_outlives_a_reload() {
    let page = Page::start(Kernel::Chromium);
    begin(&page);
    page.fill(DEPARTMENT, "渝中区商务委");
    go(&page, "funds");
    page.fill(&amount(4), "240.00");
    page.check_text("#total", "99.12");
    wait_until_saved(&page);
    wait_for_journal(&page, "2400000");
    page.reload();
    page.wait_for_app();
    page.check_text("#total", "99.12");
    let title = |button: &str| format!("document.querySelector('.top button[aria-label={button}]').title");
    let undo = page.wait(&title("撤销"), |title| title != "没有可以撤销的操作");
    assert_eq!(undo, "撤销：修改“当年财政拨款”的全年执行数（Ctrl+Z）");
    page.click(".top button[aria-label=撤销]");
    page.check_text("#total", "99.73");
    wait_until_saved(&page);
    page.reload();
    page.wait_for_app();
    assert_eq!(page.wait(&title("撤销"), |title| title != "没有可以撤销的操作"), "撤销：修改主管部门（Ctrl+Z）");
    page.click(".top button[aria-label=重做]");
    page.check_text("#total", "99.12");
    page.press("Ctrl+Z");
    page.press("Ctrl+Z");
    go(&page, "profile");
    page.check_value(DEPARTMENT, "");
    page.check_count(".top button[aria-label=撤销]:disabled", 1);
}
