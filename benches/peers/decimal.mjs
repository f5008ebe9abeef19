// The contract by hand with decimal.js: what a careful web developer would write.
//
// Capped share: ≥ a/t; ≤ t/a; = (t−|a−t|)/t; range a/low below, high/a above. Score: weight × share, rounded half up to
// hundredths. Rate in percent, uncapped for ≥ and ≤, from 0 to 999.99. Targets are above 0. Sums add up rounded scores.
import Decimal from 'decimal.js';
import { rowsOf } from './drafts.mjs';

Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const [ZERO, ONE, TEN, HUNDRED, MOST] = [0, 1, 10, 100, '999.99'].map((number) => new Decimal(number));
const divide = (n, d) => n.div(d).toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
const atLeastZero = (number) => (number.lt(0) ? ZERO : number);

// The share and the rate of a row, each as numerator and denominator.
function fractions(op, t, t2, a) {
  if (op === '>=') return [a.gt(t) ? t : atLeastZero(a), t, atLeastZero(a), t];
  if (op === '<=') {
    const share = a.lte(t) ? [ONE, ONE] : [t, a];
    return a.lte(0) ? [...share, TEN, ONE] : [...share, t, a];
  }
  let share = [ONE, ONE];
  if (op === '=') share = [atLeastZero(t.minus(a.minus(t).abs())), t];
  else if (a.lt(t)) share = [atLeastZero(a), t];
  else if (a.gt(t2)) share = [t2, a];
  return [...share, ...share];
}

export class DecimalPeer {
  constructor(draft) {
    const rows = rowsOf(draft);
    this.rows = rows.map((row) => ({
      op: row.op,
      weight: new Decimal(row.weight),
      target: new Decimal(row.target),
      target2: row.target2 === undefined ? null : new Decimal(row.target2),
      actual: new Decimal(row.actual),
      score: ZERO,
      rate: ZERO,
      category: 0,
    }));
    this.groupOf = [];
    let row = 0;
    draft.tree.forEach((group, index) => {
      for (const category of group.children) {
        for (const _ of category.children) this.rows[row++].category = this.groupOf.length;
        this.groupOf.push(index);
      }
    });
  }

  full() {
    this.categories = this.groupOf.map(() => ZERO);
    for (const row of this.rows) {
      this.score(row);
      this.categories[row.category] = this.categories[row.category].plus(row.score);
    }
    this.sum();
  }

  edit(index, text) {
    const row = this.rows[index];
    const before = row.score;
    row.actual = new Decimal(text);
    this.score(row);
    this.categories[row.category] = this.categories[row.category].minus(before).plus(row.score);
    this.sum();
  }

  score(row) {
    const [n, d, rn, rd] = fractions(row.op, row.target, row.target2, row.actual);
    row.score = divide(row.weight.times(n), d);
    const rate = divide(rn.times(HUNDRED), rd);
    row.rate = rate.gt(MOST) ? MOST : rate;
  }

  sum() {
    this.groups = [];
    this.categories.forEach((score, category) => {
      const group = this.groupOf[category];
      this.groups[group] = (this.groups[group] ?? ZERO).plus(score);
    });
    this.total = this.groups.reduce((sum, score) => sum.plus(score), ZERO);
  }

  // The place of the grade among the bands of a standard, the best first.
  grade(bands) {
    return bands.findIndex(({ from }) => this.total.gte(from)) + 1;
  }

  // FNV-1a over every score and rate in hundredths, and the total.
  checksum() {
    let hash = 2166136261;
    const add = (text) => {
      for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
    };
    for (const row of this.rows) add(`${row.score.times(100).toFixed(0)},${row.rate.times(100).toFixed(0)};`);
    add(`T${this.total.times(100).toFixed(0)}`);
    return hash >>> 0;
  }
}
