//! 评分规则: looked through, copied, edited, exchanged, and an evaluation taken over to another.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::harness::{Kernel, Page, in_every_browser};
use crate::job::open_example;

const NATIONAL: &str = "财预〔2020〕10号 单位自评";
/// Names of the stored packs of the person, in order.
const OWN: &str = "Object.keys(localStorage).filter(key => key.startsWith('jiheng.v1.pack.')).sort()";

/// Goes to the list of packs by the bar at the top.
fn open_packs(page: &Page) {
    page.click(".top__nav a[href='#/packs']");
    page.check_text("h1", "评分规则");
}

/// The button of a pack in a list.
fn pack(name: &str) -> String {
    format!("text={name}")
}

/// Opens the national pack and copies it.
fn copy_national(page: &Page) {
    open_packs(page);
    page.click(&pack(NATIONAL));
    page.check_text("h1", NATIONAL);
    page.click("text=复制为新规则");
    page.check_text("h1", &format!("{NATIONAL}（副本）"));
}

/// Chooses from a list that is pulled down.
fn choose(page: &Page, place: &str, code: &str) {
    page.evaluate(&format!(
        "(() => {{ const list = document.querySelector('{place}'); list.value = '{code}';
            list.dispatchEvent(new Event('change', {{ bubbles: true }})); }})()"
    ));
    page.check_value(place, code);
}

/// Waits until the number of things to put right is as said.
fn check_issues(page: &Page, count: u64) {
    page.check_count("#pack-check li", count);
}

fn wait_for_own_packs(page: &Page, count: u64) {
    page.wait_until(&format!("{OWN}.length === {count}"));
}

/// Waits until what is stored of the only own pack has a text in it.
fn wait_until_stored(page: &Page, words: &str) {
    page.wait_until(&format!("localStorage.getItem({OWN}[0]).includes({})", Value::from(words)));
}

/// A pack as a file, changed.
fn file(page: &Page, name: &str, change: impl FnOnce(&mut Value)) -> PathBuf {
    let shipped = concat!(env!("CARGO_MANIFEST_DIR"), "/standards/mof-2020-10-self.json");
    let mut pack: Value = serde_json::from_slice(&fs::read(shipped).expect("the pack ships")).expect("it is JSON");
    pack["id"] = json!("shi-ji");
    pack["name"] = json!("某市自评规则");
    change(&mut pack);
    let path = page.path(name);
    fs::write(&path, pack.to_string()).expect("the folder of the test can be written");
    path
}

fn import(page: &Page, file: PathBuf) {
    page.click_and_choose("text=导入规则文件…", &[file]);
}

in_every_browser! {
    /// All packs are listed in groups, and a word finds one.
    fn packs_are_listed_and_found(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        open_packs(&page);
        page.check_count(".packs__g .pack", 13);
        assert_eq!(
            page.texts(".packs__h"),
            ["国家（单位自评）3", "部门评价与财政评价2", "地方7", "示例1"]
        );
        page.click("#packs-find");
        page.type_text("hubei");
        page.check_shows("没有找到");
        page.evaluate("(() => { const e = document.querySelector('#packs-find'); e.value = '湖北 20';
            e.dispatchEvent(new Event('input', { bubbles: true })); })()");
        page.check_count(".packs__g .pack", 1);
        page.click(".packs__g .pack");
        page.check_text("h1", "湖北 单位自评（执行率20、目标80）");
        for words in ["其中本工具拟定或整理的部分", "部分达成年度指标并具有一定效果：分值的 50%～80%",
            "按 分值 × 指标值 ÷ 完成值 计分", "未核对原文", "不计分，其余得分按百分制折算"] {
            page.check_shows(words);
        }
    }
}

/// A copy is edited: what is wrong is said at once, what cannot be read is kept, and a sound one scores.
#[test]
fn a_copied_pack_is_edited_and_scored_with() {
    let page = Page::open_shipped();
    copy_national(&page);
    check_issues(&page, 0);
    page.fill("#pack-Name", "某市自评规则");
    page.fill("#pack-DimensionScore-1", "45");
    check_issues(&page, 1);
    page.check_shows("一级指标分值合计 95 分，应为 100 分");
    page.wait_until("[...document.querySelectorAll('.home__t .btn--main')].every(button => button.disabled)");
    page.fill("#pack-DimensionScore-2", "三十好几");
    page.press("Tab");
    check_issues(&page, 2);
    page.check_value("#pack-DimensionScore-2", "三十好几");
    page.wait_until("document.querySelector('#pack-DimensionScore-2').getAttribute('aria-invalid') === 'true'");
    wait_until_stored(&page, "三十好几");

    page.reload();
    page.wait_for_app();
    page.check_value("#pack-DimensionScore-2", "三十好几");
    page.check_text("h1", "某市自评规则");
    page.fill("#pack-DimensionScore-2", "３５分");
    page.press("Tab");
    page.check_value("#pack-DimensionScore-2", "35");
    check_issues(&page, 0);

    page.click("text=用它新建评价");
    page.check_shows("某市自评规则");
    page.click(".top__back");
    page.check_text(".shelf td[data-l='评分规则']", "某市自评规则");
    page.click("text=新建评价");
    page.check_text(".dlg .packs__h", "自己的规则1");
    page.click(".dlg .packs__g .pack");
    page.check_text(".scores__pack b", "某市自评规则");
    page.click(".top__back");
    page.check_count(".shelf tbody tr", 2);
}

in_every_browser! {
    /// Veto grounds, clauses, fund lines, the table of the execution rate and methods are edited; each
    /// step is taken back and done again, and what stands then is there after a reload.
    fn every_kind_of_list_is_edited_and_taken_back(kernel: Kernel) {
        let page = Page::start(kernel);
        page.open(&page.file_address());
        page.wait_for_app();
        copy_national(&page);
        page.wait_until("document.querySelector('.home__t button[aria-label=撤销]').disabled");

        page.click("text=添加一种情形");
        page.wait_until("document.activeElement.id === 'pack-GroundName-0'");
        check_issues(&page, 1);
        page.check_shows("有一种一票否决情形还空着");
        page.fill("#pack-GroundName-0", "挪用资金");
        check_issues(&page, 0);
        page.check_value("#pack-Choice-VetoEffect", "grade:poor");

        page.fill("#pack-FundName-1", "上年结余");
        choose(&page, "#pack-Choice-FundSource-1", "report.fund_source.other");

        page.click("text=按执行率分档计分");
        page.click("#pack-execution .btn--s");
        check_issues(&page, 1);
        page.check_shows("预算执行率的计分表：第 1 档和第 2 档有重叠");
        page.fill("#pack-ExecutionNumber-To-0", "百分之九十");
        page.fill("#pack-ExecutionNumber-From-1", "大约九成");
        page.press("Tab");
        page.check_value("#pack-ExecutionNumber-To-0", "90%");
        page.check_shows("第 2 档下限写的是“大约九成”");
        page.fill("#pack-ExecutionNumber-From-1", "90%");
        page.press("Tab");
        check_issues(&page, 0);

        page.click("text=添加方法");
        page.wait_until("document.activeElement.id === 'pack-MethodName-12'");
        page.fill("#pack-MethodName-12", "每少一个扣2分");
        page.press("Tab");
        choose(&page, "#pack-Choice-MethodForm-12", "pack.form.shortfall");
        page.fill("#pack-MethodNumber-12-Cost", "2");
        page.check_shows("每少 1 扣 2 分");

        page.click(".packs__fold");
        page.check_count("[aria-expanded=true] + div #pack-MethodName-0", 1);
        page.click("#pack-clauses .packs__fold");
        page.fill("#pack-ClauseText-0", " ");
        page.press("Tab");
        check_issues(&page, 1);
        page.check_shows("规则“R1”的条文还缺出处或内容");
        wait_until_stored(&page, "每少一个扣2分");

        // Back, step by step: the clause, the number, the form.
        page.press("Ctrl+Z");
        check_issues(&page, 0);
        page.press("Ctrl+Z");
        page.check_value("#pack-MethodNumber-12-Cost", "1");
        page.click(".home__t button[aria-label=撤销]");
        page.check_count("#pack-MethodNumber-12-Threshold", 1);
        page.press("Ctrl+Y");
        page.check_value("#pack-MethodNumber-12-Cost", "1");
        page.press("Ctrl+Shift+Z");
        page.check_value("#pack-MethodNumber-12-Cost", "2");
        page.wait_until("!document.querySelector('.home__t button[aria-label=重做]').disabled");

        page.reload();
        page.wait_for_app();
        page.check_value("#pack-GroundName-0", "挪用资金");
        page.check_value("#pack-FundName-1", "上年结余");
        page.check_value("#pack-Choice-FundSource-1", "report.fund_source.other");
        page.check_value("#pack-ExecutionNumber-From-1", "90%");
        page.check_text("#pack-methods .packs__d:nth-of-type(13) .packs__fold", "每少一个扣2分");
        check_issues(&page, 0);
        page.wait_until("document.querySelector('.home__t button[aria-label=撤销]').disabled");
    }
}

/// A burst of typing is one step of undo; leaving the field ends it.
#[test]
fn a_burst_of_typing_is_one_step() {
    let page = Page::open_shipped();
    copy_national(&page);
    page.fill("#pack-Name", "某市");
    page.type_text("自评");
    page.type_text("规则");
    page.press("Ctrl+Z");
    page.check_value("#pack-Name", &format!("{NATIONAL}（副本）"));
    page.press("Ctrl+Y");
    page.check_value("#pack-Name", "某市自评规则");
    page.fill("#pack-Version", "2.0");
    page.click("text=查看");
    page.press("Ctrl+Z");
    page.check_text(".home__t h1", "某市自评规则");
    page.click("text=修改");
    page.check_value("#pack-Version", "2.0");
    page.press("Ctrl+Z");
    page.check_value("#pack-Version", "1.0");
    page.check_value("#pack-Name", "某市自评规则");
}

/// Lists of a pack grow and shrink; all of it can be taken back.
#[test]
fn edits_and_a_deletion_are_taken_back() {
    let page = Page::open_shipped();
    copy_national(&page);
    page.click("text=添加等级");
    page.check_count("input[id^=pack-BandFrom]", 5);
    page.wait_until("document.activeElement.id === 'pack-BandName-4'");
    page.fill("#pack-BandFrom-4", "四十几");
    page.click("text=删除“优”");
    page.check_value("#pack-BandFrom-3", "四十几");
    page.click("text=放弃修改");
    page.check_count("input[id^=pack-BandFrom]", 4);
    page.check_value("#pack-BandFrom-0", "90");
    check_issues(&page, 0);
    page.click(".toast button");
    page.check_value("#pack-BandFrom-3", "四十几");

    page.click("text=删除这套规则");
    page.check_text("h1", "评分规则");
    wait_for_own_packs(&page, 0);
    page.click(".toast button");
    wait_for_own_packs(&page, 1);
    page.check_text(".packs__g:first-of-type .packs__h", "自己的规则1");
    page.click(".packs__g .pack");
    page.check_value("#pack-BandFrom-3", "四十几");
}

/// A pack goes out as a file and comes back; nothing is replaced unasked.
#[test]
fn packs_are_exchanged_as_files() {
    let page = Page::open_shipped();
    open_packs(&page);
    import(&page, file(&page, "某市.json", |_| ()));
    page.check_shows("导入评分规则");
    page.click("text=存为自己的规则");
    page.check_text("h1", "某市自评规则");
    wait_for_own_packs(&page, 1);
    page.click("text=导出规则文件");
    let saved = fs::read_to_string(page.wait_for_download()).expect("the download can be read");
    let pack: Value = serde_json::from_str(&saved).expect("the download is JSON");
    assert_eq!((&pack["id"], &pack["version"]), (&json!("shi-ji"), &json!("1.1")));

    // The same again, and another one of the same name.
    page.click("text=← 全部评分规则");
    let same = page.path("原样.json");
    fs::write(&same, &saved).expect("the folder of the test can be written");
    import(&page, same);
    page.check_shows("这里已有完全相同的规则");
    page.check_count("text=替换已有的规则", 0);
    page.click("text=取消");
    import(&page, file(&page, "改过.json", |pack| pack["over_run"] = json!("inverse")));
    page.check_shows("代码和版本都相同、内容不同");
    page.click("text=取消");
    wait_until_stored(&page, "\"over_run\":\"linear\"");
    import(&page, file(&page, "改过.json", |pack| pack["over_run"] = json!("inverse")));
    page.click("text=替换已有的规则");
    wait_until_stored(&page, "\"over_run\":\"inverse\"");
    page.click(".toast button");
    wait_until_stored(&page, "\"over_run\":\"linear\"");
    wait_for_own_packs(&page, 1);
}

/// What comes from outside is text: it is shown, and nothing of it is carried out.
#[test]
fn hostile_files_are_shown_as_text_or_refused() {
    let page = Page::open_shipped();
    open_packs(&page);
    let name = "<img src=x onerror=\"window.__hit=1\">规则";
    import(
        &page,
        file(&page, "怪.json", |pack| {
            pack["name"] = json!(name);
            pack["clauses"][0]["text"] = json!("<script>window.__hit=1</script>");
        }),
    );
    page.click("text=存为自己的规则");
    page.check_text("h1", name);
    page.click("text=查看");
    page.check_shows("<script>window.__hit=1</script>");
    assert_eq!(page.evaluate("window.__hit === undefined"), true);
    page.click("text=← 全部评分规则");

    for (file_name, text, why) in [
        ("空.json", "", "不合评分规则的格式"),
        ("别的.json", "{\"format\":\"other\"}", "不合评分规则的格式"),
        ("大.json", &" ".repeat(300_000), "超过 256 KB"),
    ] {
        let path = page.path(file_name);
        fs::write(&path, format!("{text}\n")).expect("the folder of the test can be written");
        import(&page, path);
        page.check_shows(why);
        page.click("text=知道了");
    }
    // One that is not sound can be kept and put right, not scored with.
    import(
        &page,
        file(&page, "不齐.json", |pack| {
            pack["id"] = json!("bu-qi");
            pack["bands"] = json!([{"grade": "a", "name": "甲", "from": "70"}]);
        }),
    );
    page.check_shows("最低一个等级的起点应为 0 分");
    page.click("text=存为自己的规则");
    check_issues(&page, 1);
    page.click("text=导出规则文件");
    let saved = page.wait_for_download();
    assert!(saved.to_string_lossy().contains("未通过检查"), "{}", saved.display());
    page.click("text=← 全部评分规则");
    page.check_text(".packs__g .tag--warn", "未通过检查");
}

/// The open draft under another standard is another draft; its own bytes stay as they are.
#[test]
fn an_evaluation_goes_over_to_another_standard_as_another_draft() {
    const DRAFTS: &str = "Object.keys(localStorage).filter(key => key.startsWith('jiheng.v1.draft.'))";
    let page = Page::open_shipped();
    open_example(&page);
    let before = page.evaluate(&format!("{DRAFTS}.map(key => [key, localStorage.getItem(key)])"));
    page.click("text=导出与打印");
    page.click("text=另存为新评价（换评分规则）…");
    page.click(&format!(".dlg {}", "button.pack:not([disabled])"));
    page.check_count("#adopt-preview tbody tr", 5);
    page.check_shows("99.73 / 100");
    page.check_shows("109.28 / 110");
    page.check_shows("“管理指标”在新规则里没有对应的一级指标");
    page.click("text=存为新评价");
    page.check_shows("当前这份没有改动");
    page.check_text("#total", "99.73");
    page.wait_until(&format!("{DRAFTS}.length === 2"));
    let pairs = before.as_array().expect("a list");
    assert_eq!(pairs.len(), 1);
    let after = page.evaluate(&format!("localStorage.getItem({})", pairs[0][0]));
    assert_eq!(after, pairs[0][1], "the open draft is byte for byte as it was");
    let other = page.evaluate(&format!("localStorage.getItem({DRAFTS}.find(key => key !== {}))", pairs[0][0]));
    let other = other.as_str().expect("a text");
    assert!(!other.contains("99.73") && !other.contains("示例：渝中2019"), "one standard, one total");
    page.click("text=打开新评价");
    page.check_text("#total", "109.28");
    page.click(".top__back");
    page.check_count(".shelf tbody tr", 2);
}

/// Nothing is cut off and nothing scrolls sideways on a narrow screen.
#[test]
fn packs_fit_a_narrow_screen() {
    let fits = "document.documentElement.scrollWidth <= innerWidth";
    let page = Page::open_shipped();
    page.set_viewport(360, 740);
    open_packs(&page);
    page.wait_until(fits);
    page.click(&pack(NATIONAL));
    page.check_text("h1", NATIONAL);
    page.wait_until(fits);
    page.click("text=复制为新规则");
    page.check_count("#pack-Name", 1);
    page.wait_until(fits);
}
