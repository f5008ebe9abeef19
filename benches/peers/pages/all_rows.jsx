// What a form in React does: one reducer, memoized rows, every row in the document.
import { memo, useCallback, useReducer } from 'react';
import { createRoot } from 'react-dom/client';
import { DecimalPeer } from '../decimal.mjs';
import { rowsOf } from '../drafts.mjs';

const made = await (await fetch(`/draft.json${location.search}`)).json();
const rows = rowsOf(made);
const peer = new DecimalPeer(made);
peer.full();
const text = (at) => ({ actual: rows[at].actual, rate: peer.rows[at].rate.toFixed(2), score: peer.rows[at].score.toFixed(2) });

function edit(state, { at, value }) {
  const cells = state.cells.slice();
  cells[at] = { ...cells[at], actual: value };
  if (!/^-?\d{1,10}(\.\d{1,4})?$/.test(value)) return { ...state, cells };
  peer.edit(at, value);
  cells[at] = { ...text(at), actual: value };
  return { cells, total: peer.total.toFixed(2) };
}

const Row = memo(({ at, row, cells, onEdit }) => (
  <tr>
    <td>{row.id}</td>
    <td>{row.name}</td>
    <td>{row.unit}</td>
    <td>{row.weight}</td>
    <td>{row.op} {row.target}</td>
    <td><input data-role="actual" value={cells.actual} onChange={(event) => onEdit(at, event.target.value)} /></td>
    <td>{cells.rate}</td>
    <td>{cells.score}</td>
  </tr>
));

function Table() {
  const [state, dispatch] = useReducer(edit, null, () => ({ cells: rows.map((_, at) => text(at)), total: peer.total.toFixed(2) }));
  const onEdit = useCallback((at, value) => dispatch({ at, value }), []);
  return (
    <div>
      <h1>绩效评价</h1>
      <p>总分 <b data-role="total">{state.total}</b></p>
      <table><tbody>{rows.map((row, at) => <Row key={row.id} at={at} row={row} cells={state.cells[at]} onEdit={onEdit} />)}</tbody></table>
    </div>
  );
}

createRoot(document.body.appendChild(document.createElement('main'))).render(<Table />);
