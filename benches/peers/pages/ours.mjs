// Brings the shipped page to a table of so many rows: the example, the rows pasted over it, saved, opened anew.
import { draft, rowsOf, sensitive } from '../drafts.mjs';

const FIRST = '.grid tbody tr[data-id]:not(.g1):not(.g2)';
const SIGNS = { '>=': '≥', '<=': '≤', '=': '＝', range: '区间' };

export async function open(page, address, rows) {
  await page.goto(`${address}/ours`);
  await page.click('text=打开示例：渝中2019');
  await page.click(".rail a[href$='/indicators']");
  await page.click(`${FIRST} [data-c=name]`);
  const others = (await page.locator(`${FIRST}:not(.part)`).count()) - (await firstGroup(page));
  const cells = rowsOf(draft(rows)).slice(0, rows - others).map((row) => [
    row.name, SIGNS[row.op], row.target2 ? `${row.target}-${row.target2}` : row.target, row.unit, row.actual, row.weight, row.note,
  ]);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, cells.map((line) => line.join('\t')).join('\n'));
  await page.waitForFunction((count) => document.querySelector('.rail a[aria-current=step]').textContent.includes(`/${count}`), rows);
  await page.waitForFunction(() => document.querySelector('.save').textContent.includes('已核对'));
  await page.waitForTimeout(1500);
  await page.reload();
  const ready = await page.evaluate("painted('.grid .cell__edit')");
  await page.click(`${FIRST} [data-c=actual] >> nth=${sensitive(rows)}`);
  await page.waitForFunction(() => document.activeElement.closest('[data-c=actual]') !== null);
  return ready;
}

// How many rows the first category of the example has: the paste goes over them.
const firstGroup = (page) => page.evaluate(() => {
  const lines = [...document.querySelectorAll('.grid tbody tr[data-id]')].slice(2);
  return lines.findIndex((line) => /\bg[12]\b/.test(line.className));
});
