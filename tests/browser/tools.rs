//! The harness itself, tried on a small page of known behavior: a helper that does nothing would let every test pass.

use std::fs;

use serde_json::json;

use crate::harness::{Kernel, Page, Site, shipped};

/// A page that writes down what happens to it.
const PRACTICE: &str = r#"<!DOCTYPE html><meta charset="utf-8"><title>练习</title>
<label>项目名称 <input id="name"></label>
<button id="add" onclick="document.getElementById('list').appendChild(document.createElement('li')).textContent = '一行'">添加一行</button>
<button onclick="document.getElementById('chosen').click()">打开文件</button>
<button disabled>不能按</button>
<a href="data:application/json,%7B%7D" download="导出.json">导出</a>
<input id="file" type="file"><input id="chosen" type="file" hidden>
<ul id="list"></ul><pre id="log"></pre>
<script>
var log = document.getElementById('log');
function note(text) { log.textContent += text + ' '; }
document.addEventListener('keydown', function (e) { note((e.ctrlKey ? 'Ctrl+' : '') + (e.shiftKey ? 'Shift+' : '') + e.key); });
document.getElementById('name').addEventListener('compositionend', function (e) { note('composed:' + e.data); });
['file', 'chosen'].forEach(function (id) {
  document.getElementById(id).addEventListener('change', function (e) { note(id + ':' + e.target.files[0].name); });
});
addEventListener('beforeunload', function (e) { e.preventDefault(); e.returnValue = ''; });
</script>"#;

fn practice(kernel: Kernel) -> Page {
    let page = Page::start(kernel);
    let path = page.path("练习.html");
    fs::write(&path, PRACTICE).expect("the folder of the test can be written");
    page.open(&shipped::file_address(&path));
    page
}

#[test]
fn a_person_can_click_type_and_read() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = practice(kernel);
        page.set_viewport(360, 640);
        page.click("text=添加一行");
        page.click("#add");
        page.check_count("#list li", 2);
        assert_eq!(page.texts("#list li"), ["一行", "一行"]);
        page.fill("label=项目名称", "招商1，");
        page.check_value("#name", "招商1，");
        page.fill("#name", "改");
        page.check_value("#name", "改");
        page.press("End");
        page.press("Backspace");
        page.press("Shift+Tab");
        page.press("Ctrl+k");
        page.press("F8");
        page.check_value("#name", "");
        let log = page.evaluate("log.textContent").to_string();
        for key in ["End", "Backspace", "Shift+Tab", "Ctrl+k", "F8"] {
            assert!(log.contains(key), "{kernel:?}: no {key} in {log}");
        }
    }
}

#[test]
fn files_go_in_and_come_out() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = practice(kernel);
        let file = page.path("草稿.json");
        fs::write(&file, "{}").expect("the folder of the test can be written");
        page.set_files("#file", std::slice::from_ref(&file));
        page.wait_until("log.textContent.indexOf('file:草稿.json') >= 0");
        page.click("text=导出");
        let saved = page.wait_for_download();
        assert_eq!(fs::read(saved).ok().as_deref(), Some(&b"{}"[..]), "{kernel:?}");
        if kernel == Kernel::Chromium {
            page.click_and_choose("text=打开文件", &[file]);
            page.wait_until("log.textContent.indexOf('chosen:草稿.json') >= 0");
        }
    }
}

#[test]
fn an_input_method_composes() {
    let page = practice(Kernel::Chromium);
    page.click("#name");
    for text in ["n", "ni", "nihao"] {
        page.compose(text);
    }
    page.check_value("#name", "nihao");
    page.commit_composition("你好");
    page.check_value("#name", "你好");
    page.wait_until("log.textContent.indexOf('composed:你好') >= 0");
}

#[test]
fn what_is_stored_survives_reload_kill_and_a_second_tab() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = practice(kernel);
        let address = page.evaluate("location.href");
        let address = address.as_str().unwrap_or_default();
        page.evaluate("void localStorage.setItem('a', '1')");
        page.reload();
        assert_eq!(page.evaluate("localStorage.getItem('a')"), "1", "{kernel:?}");
        let second = page.new_tab();
        second.open(address);
        assert_eq!(second.evaluate("localStorage.getItem('a')"), "1", "{kernel:?}");
        second.close();

        // IndexedDB is what survives a killed browser.
        let database = "new Promise((done, failed) => {
            const opening = indexedDB.open('practice', 1);
            opening.onupgradeneeded = () => opening.result.createObjectStore('notes');
            opening.onerror = failed;
            opening.onsuccess = () => done(opening.result);
        })";
        page.evaluate(&format!(
            "{database}.then(database => new Promise((done, failed) => {{
                const writing = database.transaction('notes', 'readwrite', {{ durability: 'strict' }});
                writing.objectStore('notes').put('kept', 1);
                writing.onabort = failed;
                writing.oncomplete = () => done(true);
            }}))"
        ));
        let page = page.kill_and_reopen();
        page.open(address);
        let kept = page.evaluate(&format!(
            "{database}.then(database => new Promise(done => {{
                database.transaction('notes').objectStore('notes').get(1).onsuccess = e => done(e.target.result);
            }}))"
        ));
        assert_eq!(kept, "kept", "{kernel:?}");
    }
}

#[test]
fn the_page_can_be_seen_and_printed() {
    let page = practice(Kernel::Chromium);
    page.set_dark(true);
    page.wait_until("matchMedia('(prefers-color-scheme: dark)').matches");
    let (picture, paper) = (page.path("屏幕.png"), page.path("纸.pdf"));
    page.screenshot(&picture);
    page.print_to_pdf(&paper);
    let starts_with = |path, magic| fs::read(path).is_ok_and(|bytes: Vec<u8>| bytes.starts_with(magic));
    assert!(starts_with(picture, b"\x89PNG".as_slice()));
    assert!(starts_with(paper, b"%PDF".as_slice()));
}

#[test]
fn errors_and_requests_are_recorded() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let site = Site::start();
        let page = practice(kernel);
        page.evaluate("void setTimeout(() => { throw new Error('a slip'); })");
        let address = site.address("/elsewhere");
        page.evaluate(&format!("fetch('{address}', {{ mode: 'no-cors' }}).then(() => 1)"));
        page.evaluate("new Promise(done => setTimeout(done))");
        let record = page.record();
        assert!(record.errors.iter().any(|error| error.contains("a slip")), "{kernel:?}: {record:?}");
        let asked = record.requests.contains(&address);
        assert!(asked, "{kernel:?}: {record:?}");
    }
}

#[test]
#[should_panic(expected = "this browser has no DevTools protocol")]
fn a_helper_that_a_browser_lacks_says_so() {
    practice(Kernel::Firefox).devtools("Page.printToPDF", json!({}));
}
