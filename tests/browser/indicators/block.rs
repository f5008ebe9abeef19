//! Many cells at a time.

use super::*;

#[test]
fn a_block_of_cells_is_pasted_as_one_step() {
    let page = indicators();
    go_to(&page, FIRST, "name");
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
    page.press("Ctrl+Y");
    page.check_count(".grid th[title^='粘贴']", 20);
}

#[test]
fn a_block_is_chosen_copied_and_cleared() {
    let page = indicators();
    go_to(&page, FIRST, "target");
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
