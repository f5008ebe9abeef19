//! The one file opens wherever it should, and says why where it cannot.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::harness::{Kernel, Page, Site, in_every_browser, shipped};

in_every_browser! {
    /// By double-click, from a folder with a Chinese name and a space.
    fn opens_by_double_click(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        page.wait_until("document.querySelector('#app .home').getBoundingClientRect().height > 0");
        page.check_count("#boot", 0);
        let record = page.record();
        let own = page.file_address();
        let outside = |address: &&String| leaves_the_page(address) && **address != own;
        let outside: Vec<_> = record.requests.iter().filter(outside).collect();
        assert!(outside.is_empty(), "{kernel:?} asked for {outside:?}");
    }
}

in_every_browser! {
    /// From a plain web server, under any path, with no setting there.
    fn opens_from_a_web_server(kernel: Kernel) {
        let site = Site::start();
        let page = Page::start(kernel);
        page.open(&site.address("/caizheng/tools/jiheng.html"));
        page.wait_for_app();
        page.wait_until("document.querySelector('#app .home').getBoundingClientRect().height > 0");
        assert_eq!(site.asked(), ["/caizheng/tools/jiheng.html"], "{kernel:?} asked for more than the page");
    }
}

in_every_browser! {
    /// A browser below the floor shows what to do, in Chinese, and no app.
    fn says_so_below_the_floor(kernel: Kernel) {
        for missing in ["WebAssembly", "DecompressionStream", "Promise"] {
            let page = Page::start(kernel);
            page.run_before_page(&format!("Object.defineProperty(window, '{missing}', {{ value: undefined }});"));
            page.open(&page.file_address());
            page.check_text("#boot h1", "请换一个浏览器打开绩衡");
            page.check_shows(&format!("缺少的功能：{missing}"));
            page.check_count(".panic", 0);
            page.check_count("#app .home", 0);
        }
    }
}

in_every_browser! {
    /// A panic ends in a Chinese screen, and so does a second one.
    fn shows_a_chinese_screen_after_a_panic(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        page.evaluate("__jiheng_panic('src/main.rs:1:1')");
        page.evaluate("__jiheng_panic('src/main.rs:2:2')");
        page.check_text(".panic h1", "程序停了，您的草稿还在");
        page.check_shows("错误说明不含草稿内容：src/main.rs:1:1");
        page.check_count(".panic", 1);
        page.click("text=重新打开");
        page.wait_until("document.querySelector('.panic') === null && window.__jiheng_started === true");
    }
}

in_every_browser! {
    /// A program that cannot start shows the same screen, never a blank page.
    fn shows_a_chinese_screen_when_it_cannot_start(kernel: Kernel) {
        let page = Page::start(kernel);
        page.run_before_page("window.atob = function () { return 'not a program'; };");
        page.open(&page.file_address());
        page.check_text(".panic h1", "绩衡没有打开，您的草稿还在");
        page.check_shows("启动失败");
    }
}

/// The draft that was open comes out as a file: the last snapshot, and the journal of this draft alone.
#[test]
fn the_panic_screen_saves_the_open_draft() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        page.evaluate(
            "new Promise((done, failed) => {
                localStorage.setItem('jiheng.v1.draft.a', '{\"标题\":\"甲\"}');
                localStorage.setItem('jiheng.v1.draft.b', '{\"标题\":\"乙\"}');
                sessionStorage.setItem('jiheng.v1.open', 'a');
                localStorage.setItem('jiheng.v1.index', '[{\"key\":\"a\",\"title\":\"招商经费\",\"edited_at\":1700000000000}]');
                const opening = indexedDB.open('jiheng.v1', 1);
                opening.onupgradeneeded = () => {
                    opening.result.createObjectStore('journal', { keyPath: ['draft', 'seq'] });
                    opening.result.createObjectStore('checkpoints', { keyPath: 'draft' });
                };
                opening.onerror = failed;
                opening.onsuccess = () => {
                    const adding = opening.result.transaction(['journal', 'checkpoints'], 'readwrite');
                    const add = (store, record) => adding.objectStore(store).put(record);
                    add('journal', { draft: 'a', seq: 1, kind: 'done', command: '一' });
                    add('journal', { draft: 'b', seq: 1, kind: 'done', command: '二' });
                    add('journal', { draft: 'a', seq: 2, kind: 'done', command: '三' });
                    add('checkpoints', { draft: 'a', position: 1, text: '{}' });
                    adding.oncomplete = () => { opening.result.close(); done(); };
                };
            })",
        );
        page.evaluate("__jiheng_panic('src/main.rs:1:1')");
        page.check_shows("“招商经费”，16 字节，最后保存于 ");
        page.click("text=导出当前草稿");
        let saved = std::fs::read(page.wait_for_download()).expect("the download can be read");
        let saved: Value = serde_json::from_slice(&saved).expect("the download is JSON");
        assert_eq!(saved["format"], "jiheng-rescue", "{kernel:?}");
        assert_eq!(saved["version"], 1, "{kernel:?}");
        assert_eq!(saved["snapshot"], "{\"标题\":\"甲\"}", "{kernel:?}");
        assert_eq!(saved["checkpoint"]["position"], 1, "{kernel:?}");
        let commands: Vec<_> =
            saved["journal"].as_array().into_iter().flatten().map(|record| &record["command"]).collect();
        assert_eq!(commands, ["一", "三"], "{kernel:?}");
        page.check_shows("已交给浏览器下载");
    }
}

/// After a panic the program, whatever state it is in, writes nothing over what was saved.
#[test]
fn nothing_is_written_after_a_panic() {
    let page = Page::open_shipped();
    page.evaluate("localStorage.setItem('jiheng.v1.draft.a', 'before')");
    page.evaluate("__jiheng_panic('src/main.rs:1:1')");
    page.evaluate("(() => { try { localStorage.setItem('jiheng.v1.draft.a', 'after'); } catch (e) {} })()");
    assert_eq!(page.evaluate("localStorage.getItem('jiheng.v1.draft.a')"), "before");
}

/// Without scripts the page says so.
#[test]
fn says_so_without_scripts() {
    let page = Page::start(Kernel::Chromium);
    page.devtools("Emulation.setScriptExecutionDisabled", serde_json::json!({ "value": true }));
    page.open(&page.file_address());
    page.check_shows("请允许本页运行脚本");
}

/// The page may run its own scripts and reach nothing: each script is named by its digest.
#[test]
fn the_policy_allows_the_scripts_of_the_page_alone() {
    let page = std::fs::read_to_string(shipped::path()).expect("the page can be read");
    let policy =
        between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"").expect("the page has a policy");
    for rule in
        ["default-src 'none'", "connect-src 'none'", "worker-src blob:", "base-uri 'none'", "form-action 'none'"]
    {
        assert!(policy.split("; ").any(|found| found == rule), "{rule} is missing in {policy}");
    }
    assert!(!policy.contains("script-src 'unsafe-inline'") && !policy.contains("http"), "{policy}");

    let mut rest = page.as_str();
    let mut scripts = 0;
    while let Some(script) = between(rest, "<script>", "</script>") {
        let digest = format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)));
        assert!(policy.contains(&digest), "the policy does not name the script {script:.60}");
        scripts += 1;
        rest = &rest[rest.find("<script>").expect("just found") + "<script>".len() + script.len()..];
    }
    assert_eq!(scripts, policy.matches("'sha256-").count());
    assert!(!page.contains("<script src") && !page.contains("<link rel=\"stylesheet"));
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(inner, _)| inner)
}

fn leaves_the_page(address: &str) -> bool {
    !address.starts_with("data:") && !address.starts_with("blob:") && address != "about:blank"
}
