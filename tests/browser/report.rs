//! The report: cut into sheets, previewed, handed out and printed, all the same document.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::harness::{Kernel, Page, in_every_browser, shipped};

/// The example as a file.
const EXAMPLE: &str = include_str!("../../crates/core/tests/fixtures/v1/yuzhong-2019.json");

/// Opens the example and its report, and waits for the sheets.
fn open_report(page: &Page) {
    page.open(&page.file_address());
    page.wait_for_app();
    page.click("text=打开示例：渝中2019");
    page.check_text("#total", "99.73");
    page.click(".rail a[href$='/report']");
    page.wait_until("document.querySelectorAll('#sheets .folio').length > 0");
}

fn count(page: &Page, selector: &str) -> u64 {
    page.evaluate(&format!("document.querySelectorAll(\"{selector}\").length")).as_u64().expect("a number")
}

in_every_browser! {
    /// Every sheet is one page, numbered on, and nothing of the paper is lost by cutting it.
    fn the_report_is_cut_into_numbered_sheets(kernel: Kernel) {
        let page = Page::start(kernel);
        open_report(&page);
        let sheets = count(&page, "#sheets .sheet");
        assert!((10..=16).contains(&sheets), "{sheets} sheets");
        let folios: Vec<String> = (1..=sheets).map(|number| format!("— {number} —")).collect();
        assert_eq!(page.texts("#sheets .folio"), folios);
        // Odd numbers stand right, even ones left.
        assert_eq!(count(&page, "#sheets .pg:nth-child(odd) .folio--odd"), sheets.div_ceil(2));
        assert_eq!(count(&page, "#sheets .pg:nth-child(even) .folio--even"), sheets / 2);
        // Both annexes lie landscape, and each sheet of the score table repeats its head.
        let landscape = count(&page, "#sheets .sheet--wide");
        assert_eq!(count(&page, "#sheets .sheet--wide thead") + count(&page, "#sheets .sheet--wide .ft--form"), landscape);
        assert_eq!(count(&page, "#sheets .ft--form .again"), count(&page, "#sheets .ft--form"));
        // No type area holds more than it can; less than a pixel is rounding.
        let fullest = "Math.max(...Array.from(document.querySelectorAll('#sheets .area'), area =>
            area.offsetHeight - parseFloat(getComputedStyle(area).minHeight)))";
        assert!(page.evaluate(fullest).as_f64().expect("a length") <= 1.0);
        page.check_shows("原报告公布100分；按演示三级分值试算99.73分。");
    }
}

/// Each heading stands in the contents with its page, and a figure follows its input.
#[test]
fn the_contents_name_the_pages_and_figures_follow_the_model() {
    let page = Page::start(Kernel::Chromium);
    open_report(&page);
    let contents = page.texts(".rpt__o a");
    assert!(contents.contains(&"一、招商引资专项经费基本概况1".to_owned()), "{contents:?}");
    assert!(contents.iter().any(|entry| entry.starts_with("项目支出绩效自评表")), "{contents:?}");
    page.click(".rail a[href$='/funds']");
    page.fill("table.funds tbody tr:first-child input[id$='-4']", "240.00");
    page.check_text("#total", "99.12");
    page.click(".rail a[href$='/report']");
    page.check_shows("实际支出240万元");
    page.check_shows("预算执行率85.32%");
    page.check_shows("按演示三级分值试算99.12分");
}

/// For each sheet whether it lies landscape.
fn landscape_sheets(page: &Page) -> Vec<bool> {
    let sheets = page.evaluate(
        "Array.from(document.querySelectorAll('#sheets .sheet'), sheet => sheet.classList.contains('sheet--wide'))",
    );
    sheets.as_array().expect("a list").iter().map(|wide| *wide == true).collect()
}

/// The exported file, as a person gets it.
fn export(page: &Page) -> (std::path::PathBuf, String) {
    page.click("#export-report");
    let path = page.wait_for_download();
    let html = fs::read_to_string(&path).expect("the download is there");
    (path, html)
}

/// Preview and exported file hold the same sheets, byte for byte; the file has no script and asks
/// for nothing.
#[test]
fn the_exported_file_is_the_preview() {
    let page = Page::start(Kernel::Chromium);
    open_report(&page);
    let (path, html) = export(&page);
    let preview = page.evaluate("Array.from(document.querySelectorAll('#sheets > .pg'), sheet => sheet.outerHTML)");
    let (_, mut rest) = html.split_once("<main class=\"bed__g\">").expect("the sheets of the file");
    for sheet in preview.as_array().expect("a list") {
        rest = rest.trim_start().strip_prefix(sheet.as_str().expect("text")).expect("the sheet as the preview has it");
    }
    assert!(rest.trim_start().starts_with("</main>"), "the file holds no more sheets than the preview");
    for banned in ["<script", "http://", "https://", "src=", "@import", "url("] {
        assert!(!html.contains(banned), "{banned}");
    }
    // On its own it looks as in the page: every block stands where the preview has it.
    let places = |root: &str| {
        format!(
            "JSON.stringify(Array.from(document.querySelectorAll('{root} .sheet'), sheet =>
               [sheet.offsetHeight].concat(Array.from(sheet.querySelectorAll('.area > *, .area tr'), block =>
                 [block.offsetTop, block.offsetHeight]))))"
        )
    };
    let in_page = page.evaluate(&places("#sheets"));
    page.open(&shipped::file_address(&path));
    page.wait_until("document.querySelectorAll('.sheet').length > 0");
    assert_eq!(page.evaluate(&places(".bed__g")), in_page);
}

/// A page of a PDF: its size in points, and its words in one piece.
struct Printed {
    width: u32,
    height: u32,
    text: String,
}

/// Reads a PDF with the reader that `cargo xtask test` provides.
fn read_pdf(path: &Path) -> Vec<Printed> {
    let reader = env::var_os("JIHENG_PDFTOTEXT").unwrap_or_else(|| "pdftotext".into());
    let output = Command::new(reader).arg("-bbox").arg(path).arg("-").output().expect("pdftotext starts");
    let text = String::from_utf8(output.stdout).expect("pdftotext writes UTF-8");
    let attribute = |tag: &str, name: &str| -> u32 {
        let value = tag.split_once(&format!("{name}=\"")).map_or("", |(_, rest)| rest);
        value.split(['.', '"']).next().and_then(|points| points.parse().ok()).expect("a size")
    };
    let pages = text.split("<page ").skip(1).map(|page| {
        let words = page.split("<word ").skip(1).filter_map(|word| word.split_once('>'));
        let text: String = words.filter_map(|(_, word)| word.split_once("</word>")).map(|(word, _)| word).collect();
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        Printed { width: attribute(page, "width"), height: attribute(page, "height"), text }
    });
    pages.collect()
}

/// The signs of a text with how often each occurs; blanks do not count.
fn signs(text: &str) -> std::collections::BTreeMap<char, usize> {
    let mut signs = std::collections::BTreeMap::new();
    text.chars().filter(|sign| !sign.is_whitespace()).for_each(|sign| *signs.entry(sign).or_default() += 1);
    signs
}

/// Every sign of the paper is on the printed pages.
#[track_caller]
fn check_nothing_lost(page: &Page, pages: &[Printed]) {
    let wanted = page.evaluate("document.querySelector('main').textContent");
    let printed = signs(&pages.iter().map(|page| page.text.as_str()).collect::<String>());
    for (sign, wanted) in signs(wanted.as_str().expect("text")) {
        let found = printed.get(&sign).copied().unwrap_or_default();
        assert!(found >= wanted, "{sign} stands {wanted} times in the paper, {found} times in print");
    }
}

/// A reason that no sheet holds.
fn endless() -> String {
    (1..=300).map(|number| format!("第{number:03}条延期说明")).collect::<Vec<_>>().concat()
}

/// Opens the report of the example with that reason, as pasted into the inspector.
fn open_endless_report(page: &Page, text: &str) {
    page.open(&page.file_address());
    page.wait_for_app();
    page.click("text=打开示例：渝中2019");
    page.check_text("#total", "99.73");
    page.click(".rail a[href$='/indicators']");
    page.click(".grid th[title='参加重大会展活动']");
    page.click("#reason");
    page.evaluate(&format!(
        "document.activeElement.value = {}, document.activeElement.dispatchEvent(new InputEvent('input', {{ bubbles: true }}))",
        serde_json::json!(text)
    ));
    page.click(".rail a[href$='/report']");
    page.wait_until("document.querySelectorAll('#sheets .folio').length > 0");
}

in_every_browser! {
    /// A row that is higher than a sheet goes on below: no sheet runs over, each repeats the head, nothing is lost.
    fn a_row_higher_than_a_sheet_goes_on_below(kernel: Kernel) {
        let page = Page::start(kernel);
        let text = endless();
        open_endless_report(&page, &text);
        let landscape = count(&page, "#sheets .sheet--wide");
        assert!(landscape > 12, "{landscape} landscape sheets");
        let heads = count(&page, "#sheets .sheet--wide thead") + count(&page, "#sheets .sheet--wide .again");
        assert_eq!(heads, count(&page, "#sheets .sheet--wide table"));
        let fullest = "Math.max(...Array.from(document.querySelectorAll('#sheets .area'), area =>
            area.offsetHeight - parseFloat(getComputedStyle(area).minHeight)))";
        let over = page.evaluate(fullest).as_f64().expect("a length");
        assert!(over <= 1.0, "a type area runs over by {over}");
        // Sign by sign in its order, in the score table and in the form.
        let shown = page.texts("#sheets .sheet--wide tbody > tr:not(.again) > td:last-child").concat();
        assert_eq!(shown.matches(text.as_str()).count(), 2, "{shown}");
    }
}

/// What is printed of it: a page for each sheet, upright or landscape, and every sign.
#[test]
fn a_row_higher_than_a_sheet_prints_whole() {
    for kernel in [Kernel::Chromium, Kernel::Firefox] {
        let page = Page::start(kernel);
        open_endless_report(&page, &endless());
        let sheets = landscape_sheets(&page);
        let (path, _) = export(&page);
        page.open(&shipped::file_address(&path));
        page.wait_until("document.querySelectorAll('.sheet').length > 0");
        let pdf = page.path("长表.pdf");
        page.print_to_pdf(&pdf);
        let pages = read_pdf(&pdf);
        assert_eq!(pages.iter().map(|page| page.width > page.height).collect::<Vec<_>>(), sheets, "{kernel:?}");
        // The PDF of Firefox draws Chinese signs without saying which they are.
        if kernel == Kernel::Chromium {
            check_nothing_lost(&page, &pages);
        }
    }
}

/// One sheet is one page: the text upright, the annexes landscape, every sign there.
#[test]
fn the_exported_file_prints_page_by_page() {
    let page = Page::start(Kernel::Chromium);
    open_report(&page);
    let sheets = landscape_sheets(&page);
    let (path, _) = export(&page);
    page.open(&shipped::file_address(&path));
    page.wait_until("document.querySelectorAll('.sheet').length > 0");
    let pdf = page.path("报告.pdf");
    page.print_to_pdf(&pdf);
    let pages = read_pdf(&pdf);
    let landscape: Vec<bool> = pages.iter().map(|page| page.width > page.height).collect();
    assert_eq!(landscape, sheets);
    for (number, page) in (1..).zip(&pages) {
        let (short, long) = (page.width.min(page.height), page.width.max(page.height));
        assert!((594..=596).contains(&short) && (841..=843).contains(&long), "page {number} is A4");
        assert!(page.text.contains("草稿"), "page {number} bears its mark");
        // The reader of the PDF takes the turned number of a landscape page from its foot.
        let turned: String = number.to_string().chars().rev().collect();
        let folio = [format!("—{number}—"), format!("—{turned}—")];
        assert!(folio.iter().any(|folio| page.text.contains(folio)), "page {number} bears its number: {}", page.text);
    }
    check_nothing_lost(&page, &pages);
    let with_head = |words: &str| pages.iter().filter(|page| page.text.contains(words)).count();
    assert!(with_head("一级指标二级指标序三级指标") >= 2, "the head of the score table is repeated");
    assert!(pages[0].text.contains("2019年招商引资专项经费绩效评价报告"));
}

/// A font that runs wider on another machine adds pages and loses no sign.
#[test]
fn a_wider_font_loses_no_sign() {
    let page = Page::start(Kernel::Chromium);
    open_report(&page);
    let sheets = usize::try_from(count(&page, "#sheets .sheet")).expect("few");
    let (path, _) = export(&page);
    page.open(&shipped::file_address(&path));
    page.wait_until("document.querySelectorAll('.sheet').length > 0");
    page.evaluate(
        "document.head.appendChild(document.createElement('style')).textContent =
           '.sheet, .sheet * { letter-spacing: .12em !important; }'",
    );
    let pdf = page.path("宽字.pdf");
    page.print_to_pdf(&pdf);
    let pages = read_pdf(&pdf);
    assert!(pages.len() > sheets, "{} pages for {sheets} sheets", pages.len());
    check_nothing_lost(&page, &pages);
}

/// The rows of the annex of calculations, as all sheets show them: number or label, the rest, score.
fn calculations(page: &Page) -> Vec<Vec<String>> {
    let rows = page.evaluate(
        "Array.from(document.querySelectorAll('.sheet table'))
           .filter(table => table.tHead && table.tHead.textContent.includes('计算过程'))
           .flatMap(table => Array.from(table.tBodies[0].rows, row => Array.from(row.cells, cell => cell.textContent)))",
    );
    serde_json::from_value(rows).expect("rows of cells")
}

/// Switches the annex of calculations on.
fn annex_calculations(page: &Page) {
    page.click("text=附得分计算过程");
    page.wait_until("document.querySelector('#sheets .attach').textContent.includes('得分计算过程')");
}

in_every_browser! {
    /// The annex of calculations is on the list and in the contents, and no row of it is cut in two.
    fn the_report_shows_on_demand_how_each_score_was_worked_out(kernel: Kernel) {
        let page = Page::start(kernel);
        open_report(&page);
        let sheets = count(&page, "#sheets .sheet");
        assert!(calculations(&page).is_empty());
        annex_calculations(&page);
        assert!(count(&page, "#sheets .sheet") > sheets);
        assert!(page.texts(".rpt__o a").iter().any(|entry| entry.starts_with("得分计算过程")));
        let rows = calculations(&page);
        let numbers: Vec<String> = rows.iter().filter(|row| row.len() == 4).map(|row| row[0].clone()).collect();
        assert_eq!(numbers, (1..=16).map(|number| number.to_string()).collect::<Vec<_>>(), "each row once, whole");
        let rate = rows.iter().find(|row| row[1] == "预算执行率").expect("the row");
        assert!(rate[2].contains("268.49 ÷ 281.28 = 95.4529…%"), "{rate:?}");
        assert_eq!(rate[3], "5.73");
        assert_eq!(rows.last().map(|row| [&*row[0], &*row[2]]), Some(["合计", "99.73"]));
        let fullest = "Math.max(...Array.from(document.querySelectorAll('#sheets .area'), area =>
            area.offsetHeight - parseFloat(getComputedStyle(area).minHeight)))";
        assert!(page.evaluate(fullest).as_f64().expect("a length") <= 1.0);
        // It goes as it came.
        page.click("text=附得分计算过程");
        page.wait_until("!document.querySelector('#sheets .attach').textContent.includes('得分计算过程')");
        assert_eq!(count(&page, "#sheets .sheet"), sheets);
    }
}

/// Six names of 500 signs, and their sum that no sheet holds: no sheet runs over, nothing is lost.
#[test]
fn calculations_with_names_of_500_signs_are_whole() {
    let page = Page::open_shipped();
    let names =
        "“招大引强”目标 参加重大会展活动 制作相关宣传资料 拜访及接待境内外客商 举办重大项目签约活动 境内外招商推介活动";
    let long = "调查走访在谈重点企业并形成书面材料".chars().cycle().take(500).collect::<String>();
    let mut file = EXAMPLE.to_owned();
    for name in names.split(' ') {
        file = file.replace(&format!("\"name\": \"{name}\""), &format!("\"name\": \"{long}\""));
    }
    let path = page.path("长名.json");
    fs::write(&path, file).expect("the folder of the test is there");
    page.click_and_choose("text=打开文件…", &[path]);
    page.click("text=存为新草稿");
    page.check_text("#total", "99.73");
    page.click(".rail a[href$='/report']");
    page.wait_until("document.querySelectorAll('#sheets .folio').length > 0");
    annex_calculations(&page);
    let rows = calculations(&page);
    let of_rows: String = rows.iter().filter(|row| row.len() == 4).map(|row| row[1].as_str()).collect();
    let of_sums: String = rows.iter().filter(|row| row.len() == 3).map(|row| row[1].as_str()).collect();
    assert_eq!([of_rows.matches(&long).count(), of_sums.matches(&long).count()], [6, 6]);
    let fullest = "Math.max(...Array.from(document.querySelectorAll('#sheets .area'), area =>
        area.offsetHeight - parseFloat(getComputedStyle(area).minHeight)))";
    let over = page.evaluate(fullest).as_f64().expect("a length");
    assert!(over <= 1.0, "a type area runs over by {over}");
}

/// The annex of calculations prints as it is shown, every sign of it.
#[test]
fn the_calculations_print_as_they_are_shown() {
    let page = Page::start(Kernel::Chromium);
    open_report(&page);
    annex_calculations(&page);
    let (sheets, shown) = (landscape_sheets(&page), calculations(&page));
    let (path, _) = export(&page);
    page.open(&shipped::file_address(&path));
    page.wait_until("document.querySelectorAll('.sheet').length > 0");
    assert_eq!(calculations(&page), shown);
    let pdf = page.path("计算过程.pdf");
    page.print_to_pdf(&pdf);
    let pages = read_pdf(&pdf);
    assert_eq!(pages.iter().map(|page| page.width > page.height).collect::<Vec<_>>(), sheets);
    check_nothing_lost(&page, &pages);
    // All of a row is on one page.
    let whole = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    for row in &shown {
        let calculation = whole(&row[row.len() - 2]);
        let (first, last) = (calculation.chars().take(12).collect::<String>(), calculation.chars().rev().take(8));
        let last: String = last.collect::<Vec<_>>().into_iter().rev().collect();
        let on_one = pages.iter().any(|page| page.text.contains(&first) && page.text.contains(&last));
        assert!(on_one, "{row:?} is cut in two");
    }
}

/// The form alone is a paper of its own, and its classes without rows can be dropped.
#[test]
fn the_form_stands_alone() {
    let page = Page::open_shipped();
    page.click("text=财预〔2020〕10号 单位自评");
    page.click(".rail a[href$='/report']");
    page.click("text=自评表");
    page.wait_until("document.querySelectorAll('#sheets .ft--form').length > 0");
    assert_eq!(count(&page, "#sheets .sheet:not(.sheet--wide)"), 0);
    page.check_shows("可持续影响指标");
    page.click("text=不印空的二级指标");
    page.wait_until("!document.getElementById('sheets').textContent.includes('可持续影响指标')");
}

/// Printing from anywhere leads to the report; there the same keys print it.
#[test]
fn the_keys_for_printing_lead_to_the_report() {
    let page = Page::open_shipped();
    page.click("text=打开示例：渝中2019");
    page.check_text("#total", "99.73");
    page.press("Ctrl+P");
    page.wait_until("document.querySelectorAll('#sheets .folio').length > 0");
    page.press("Ctrl+P");
    page.wait_until("document.querySelectorAll('iframe').length === 1");
}

/// What the button prints is the exported document, in a frame of its own.
#[test]
fn what_is_printed_is_the_exported_document() {
    let page = Page::start(Kernel::Chromium);
    open_report(&page);
    let (_, html) = export(&page);
    page.click("#print-report");
    page.wait_until("document.querySelectorAll('iframe').length === 1");
    let printed = page.evaluate("document.querySelector('iframe').contentDocument.querySelector('main').innerHTML");
    assert!(html.contains(printed.as_str().expect("text")));
    page.check_shows("导出网页");
}
