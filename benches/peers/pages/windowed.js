// The least that a page can do by hand: rows as one string, one listener, text nodes; only rows near the pane exist.
import { DecimalPeer } from '../decimal.mjs';
import { rowsOf } from '../drafts.mjs';

const HEIGHT = 26;
const KEPT = 40;
const made = await (await fetch(`/draft.json${location.search}`)).json();
const rows = rowsOf(made);
const peer = new DecimalPeer(made);
peer.full();
const actual = rows.map((row) => row.actual);
const cell = (number) => number.toFixed(2);
const line = (at) => `<tr data-at="${at}"><td>${rows[at].id}</td><td>${rows[at].name}</td><td>${rows[at].unit}</td><td>${rows[at].weight}</td>
  <td>${rows[at].op.replace(/[<>]/, (sign) => (sign === '<' ? '&lt;' : '&gt;'))} ${rows[at].target}</td>
  <td><input data-role="actual" value="${actual[at]}"></td><td>${cell(peer.rows[at].rate)}</td><td>${cell(peer.rows[at].score)}</td></tr>`;

document.body.innerHTML = `<h1>绩效评价</h1><p>总分 <b data-role="total">${cell(peer.total)}</b></p>
  <div style="height:700px;overflow:auto;contain:strict"><div style="height:${rows.length * HEIGHT}px;position:relative">
  <table style="position:absolute;top:0"><tbody></tbody></table></div></div>`;
const pane = document.querySelector('div');
const body = document.querySelector('tbody');
const total = document.querySelector('[data-role=total]').firstChild;
let first = -1;
function show() {
  const from = Math.max(0, Math.min(rows.length - KEPT, Math.floor(pane.scrollTop / HEIGHT) - 5));
  if (from === first) return;
  first = from;
  body.parentNode.style.transform = `translateY(${from * HEIGHT}px)`;
  body.innerHTML = rows.slice(from, from + KEPT).map((_, at) => line(from + at)).join('');
}
pane.addEventListener('scroll', show, { passive: true });
show();

document.body.addEventListener('input', ({ target }) => {
  const row = target.closest('tr');
  const at = Number(row.dataset.at);
  actual[at] = target.value;
  if (!/^-?\d{1,10}(\.\d{1,4})?$/.test(target.value)) return;
  peer.edit(at, target.value);
  row.children[6].textContent = cell(peer.rows[at].rate);
  row.children[7].textContent = cell(peer.rows[at].score);
  total.data = cell(peer.total);
});
