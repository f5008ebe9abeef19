//! The indicator table: typed, judged, pasted, moved, scrolled, and never in the way of an input method.

mod block;
mod composition;
mod entry;
mod judgement;
mod long_table;
mod outline;
mod rules;
mod what_if;

use crate::harness::{Kernel, Page, in_every_browser};

const FIRST: &str = "“招大引强”目标";
const SECOND: &str = "参加重大会展活动";

/// The example in the browser at hand, at its indicators.
fn open_indicators(page: &Page) {
    page.click("text=打开示例：渝中2019");
    page.check_text("#total", "99.73");
    page.click(".rail a[href$='/indicators']");
    check_total(page, "99.73");
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

/// Makes a cell the current one.
#[track_caller]
fn go_to(page: &Page, name: &str, column: &str) {
    page.click(&cell(name, column));
    check_at(page, name, column);
}

/// Makes a cell the current one and types over it.
#[track_caller]
fn type_into(page: &Page, name: &str, column: &str, text: &str) {
    go_to(page, name, column);
    page.type_text(text);
}

/// Waits until the focus is in a cell.
#[track_caller]
fn check_at(page: &Page, name: &str, column: &str) {
    page.wait_until(&format!(
        "(() => {{ const c = document.activeElement.closest('[data-c]');
            return c && c.dataset.c === '{column}' && c.closest('tr').querySelector('th').title === '{name}'; }})()"
    ));
}

#[track_caller]
fn check_total(page: &Page, total: &str) {
    page.check_text(".grid tfoot [data-role=total]", total);
}

/// Puts a text on the clipboard and pastes it at the focus.
#[track_caller]
fn paste(page: &Page, text: &str) {
    page.evaluate(&format!(
        "(() => {{ const data = new DataTransfer(); data.setData('text/plain', {});
            document.activeElement.dispatchEvent(new ClipboardEvent('paste',
                {{ clipboardData: data, bubbles: true, cancelable: true }})); }})()",
        serde_json::json!(text)
    ));
}

/// Pastes so many rows from the current row on: over those of its category, and below them.
#[track_caller]
fn paste_rows(page: &Page, count: usize) {
    let rows: Vec<String> = (1..=count).map(|n| format!("第{n}行\t≥\t10\t个\t{}\t0.01", n % 12)).collect();
    paste(page, &rows.join("\n"));
    page.check_count(&cell("第1行", "name"), 1);
}

/// Watches the focused field: who writes to it from now on, and what has been saved.
fn watch_field(page: &Page) {
    page.evaluate(
        "(() => { const field = document.activeElement; window.field = field; window.writes = 0; window.saves = 0;
            const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
            Object.defineProperty(field, 'value', { get() { return own.get.call(this); },
                set(text) { window.writes++; own.set.call(this, text); } });
            const text = field.setRangeText; field.setRangeText = (...args) => { window.writes++; text.apply(field, args); };
            const said = () => (document.querySelector('.save') || field).textContent; let before = said();
            new MutationObserver(() => { const now = said();
                if (now !== before && now.includes('已核对')) window.saves++; before = now; })
                .observe(document.querySelector('.top'), { subtree: true, childList: true, characterData: true }); })()",
    );
}
