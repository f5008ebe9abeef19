//! Tables of hundreds and thousands of rows.

use super::*;

/// The rows that assistive technology is told of.
fn row_count(page: &Page) -> u64 {
    let count = page.evaluate("Number(document.querySelector('.grid').getAttribute('aria-rowcount'))");
    count.as_u64().expect("a count")
}

/// However long the table, the document holds the rows in sight and no more; the count is that of all rows.
#[test]
fn a_long_table_keeps_a_short_document() {
    let page = indicators();
    // The first category has six rows; what is pasted stands over them.
    let others = row_count(&page) - 6;
    go_to(&page, FIRST, "name");
    for count in [300, 1000, 5000] {
        paste_rows(&page, count);
        let all = others + count as u64;
        page.wait_until(&format!("document.querySelector('.grid').getAttribute('aria-rowcount') === '{all}'"));
        page.wait_until("document.querySelectorAll('.grid tbody tr[data-id]').length < 100");
        page.wait_until(&format!("document.querySelector('.main__scroll').scrollHeight > {}", 32 * count));
        // A place in the middle shows the row that belongs there.
        let middle = count / 2;
        page.evaluate(&format!("document.querySelector('.main__scroll').scrollTop = {}", 32 * middle));
        page.check_count(&cell(&format!("第{middle}行"), "name"), 1);
        page.wait_until(&format!(
            "document.querySelector(\"{}\").closest('tr').getAttribute('aria-rowindex') === '{}'",
            cell(&format!("第{middle}行"), "name"),
            middle + 3
        ));
        page.wait_until("document.querySelectorAll('.grid tbody tr[data-id]').length < 100");
        page.evaluate("document.querySelector('.main__scroll').scrollTop = 0");
        page.check_count(&cell("第1行", "name"), 1);
        page.press("Ctrl+Z");
        check_total(&page, "99.73");
    }
}

/// A key moves row and sums of a long table as it does those of a short one.
#[test]
fn a_long_table_is_scored_at_each_key() {
    let page = indicators();
    go_to(&page, FIRST, "name");
    paste_rows(&page, 1000);
    page.check_text(&cell("第12行", "score"), "0.00");
    let before = page.texts("#total");
    type_into(&page, "第12行", "actual", "10");
    page.check_text(&cell("第12行", "score"), "0.01");
    page.wait_until(&format!("document.querySelector('#total').textContent.trim() !== '{}'", before[0]));
}

#[test]
fn a_long_table_is_walked_to_its_end() {
    let page = indicators();
    go_to(&page, FIRST, "name");
    paste_rows(&page, 300);
    page.press("Ctrl+End");
    page.wait_until(
        "(() => { const row = document.activeElement.closest('tr'), grid = document.querySelector('.grid');
            return row && Number(row.getAttribute('aria-rowindex')) === grid.getAttribute('aria-rowcount') - 1; })()",
    );
    page.wait_until(
        "(() => { const row = document.activeElement.closest('tr').getBoundingClientRect(),
            pane = document.querySelector('.main__scroll').getBoundingClientRect();
            return row.top >= pane.top && row.bottom <= pane.bottom; })()",
    );
    page.press("Ctrl+Home");
    page.wait_until("document.activeElement.closest('tr').getAttribute('aria-rowindex') === '2'");
}
