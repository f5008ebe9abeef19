// The contract as a spreadsheet: what a person does in a workbook today, in HyperFormula.
import { HyperFormula } from 'hyperformula';
import { rowsOf } from './drafts.mjs';

const FORMULAS = {
  '>=': (r) => `=ROUND(A${r}*MIN(1,MAX(0,D${r})/B${r}),2)`,
  '<=': (r) => `=ROUND(A${r}*IF(D${r}<=B${r},1,B${r}/D${r}),2)`,
  '=': (r) => `=ROUND(A${r}*MAX(0,B${r}-ABS(D${r}-B${r}))/B${r},2)`,
  range: (r) => `=ROUND(A${r}*IF(D${r}<B${r},MAX(0,D${r})/B${r},IF(D${r}>C${r},C${r}/D${r},1)),2)`,
};
const [ACTUAL, SCORE, SUM] = [3, 4, 6];

export class SpreadsheetPeer {
  // Weight, target, second target, actual value, score; beside them the sums of categories, groups and the whole.
  constructor(draft) {
    const cells = rowsOf(draft).map((row, index) => [
      Number(row.weight),
      Number(row.target),
      row.target2 === undefined ? null : Number(row.target2),
      Number(row.actual),
      FORMULAS[row.op](index + 1),
      null,
      null,
    ]);
    let [row, category] = [0, 0];
    const groups = [];
    for (const group of draft.tree) {
      const first = category + 1;
      for (const { children } of group.children) {
        cells[category++][SUM] = `=SUM(E${row + 1}:E${row + children.length})`;
        row += children.length;
      }
      groups.push(`=SUM(G${first}:G${category})`);
    }
    groups.forEach((sum, index) => (cells[category + index][SUM] = sum));
    this.total = category + groups.length;
    cells[this.total][SUM] = `=SUM(G${category + 1}:G${this.total})`;
    this.book = HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3' });
    this.count = cells.length;
  }

  edit(index, text) {
    this.book.setCellContents({ sheet: 0, row: index, col: ACTUAL }, [[Number(text)]]);
  }

  // How many scores are a cent off.
  wrongAgainst(exact) {
    const at = (row, col) => this.book.getCellValue({ sheet: 0, row, col });
    const cents = (number) => Math.round(number * 100);
    return exact.rows.filter((row, index) => cents(at(index, SCORE)) !== cents(Number(row.score))).length;
  }

  close() {
    this.book.destroy();
  }
}
