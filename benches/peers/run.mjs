// Measures our scoring against its peers in one run: node benches/peers/run.mjs [rounds]
// Processor time, medians; peers take turns within every round, so that a busy machine slows all of them alike.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const rounds = Number(process.argv[2] ?? 7);
const run = (program, args, options = {}) => execFileSync(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8', ...options });

if (!existsSync(join(here, 'node_modules'))) run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here });
const target = JSON.parse(run('cargo', ['metadata', '--format-version', '1', '--no-deps'])).target_directory;
const wasmTarget = 'wasm32-unknown-unknown';
run('cargo', ['build', '--quiet', '--release', '--package', 'jiheng-bench']);
run('cargo', ['build', '--quiet', '--release', '--package', 'jiheng-bench', '--lib', '--target', wasmTarget]);
const native = join(target, 'release/jiheng-bench');
const wasm = join(target, wasmTarget, 'release/jiheng_bench.wasm');

const { draft } = await import('./drafts.mjs');
const { DecimalPeer } = await import('./decimal.mjs');
const { SpreadsheetPeer } = await import('./hyperformula.mjs');
const { OurPeer } = await import('./ours.mjs');

const folder = join(target, 'bench-drafts');
mkdirSync(folder, { recursive: true });
const sizes = [50, 1000, 10000, 100000];
const drafts = new Map(sizes.map((rows) => [rows, draft(rows)]));
for (const [rows, made] of drafts) writeFileSync(join(folder, `eval_${rows}.json`), JSON.stringify(made));

// Drafts whose totals lie around the ends of the bands: every grade, and every sum on the way to it.
const { bands } = JSON.parse(readFileSync(join(root, 'standards/mof-2020-10-self.json')));
const grades = new Map();
for (let rows = 18; rows < 58; rows++) {
  const made = draft(rows);
  const [ours, exact] = [new OurPeer(made, wasm), new DecimalPeer(made)];
  exact.full();
  const [grade, expected] = [ours.grade(), exact.grade(bands)];
  if (grade !== expected || ours.checksum() !== exact.checksum()) throw new Error(`${rows} rows: the grades differ`);
  grades.set(grade, (grades.get(grade) ?? 0) + 1);
}
const [graded, met] = [[...grades.values()].reduce((sum, count) => sum + count), grades.size];

// Every task: a name and what to run so many times.
const tasks = [];
const values = ['7.25', '12.5'];
const turns = (rows, times, edit) => {
  let turn = 0;
  return () => {
    for (const last = turn + times; turn < last; turn++) edit((turn * 7919) % rows, values[turn & 1]);
  };
};
let wrong = 0;
for (const [rows, made] of drafts) {
  const decimal = new DecimalPeer(made);
  decimal.full();
  const ours = new OurPeer(made, wasm);
  if (ours.checksum() !== decimal.checksum()) throw new Error(`${rows} rows: the results differ`);
  const times = Math.max(1, 100000 / rows);
  tasks.push([`full/${rows}/ours`, times, () => ours.full(times)]);
  tasks.push([`full/${rows}/decimal.js`, Math.max(1, 5000 / rows), () => { for (let i = 0; i < Math.max(1, 5000 / rows); i++) decimal.full(); }]);
  tasks.push([`edit/${rows}/ours`, 20000, () => ours.edit(20000)]);
  tasks.push([`edit/${rows}/decimal.js`, 1000, turns(rows, 1000, (row, text) => decimal.edit(row, text))]);
  // HyperFormula needs minutes for 100,000 rows.
  if (rows === 50 || rows === 100000) continue;
  const exact = new DecimalPeer(made);
  exact.full();
  const book = new SpreadsheetPeer(made);
  if (rows === 10000) {
    wrong = book.wrongAgainst(exact);
    tasks.push([`full/${rows}/HyperFormula`, 1, () => new SpreadsheetPeer(made).close()]);
  }
  tasks.push([`edit/${rows}/HyperFormula`, 200, turns(rows, 200, (row, text) => book.edit(row, text))]);
}

const spent = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};
const samples = new Map();
const keep = (name, microseconds) => samples.set(name, [...(samples.get(name) ?? []), microseconds]);
const checksums = new Map();
for (let round = 0; round <= rounds; round++) {
  for (const [name, times, task] of tasks) {
    const begun = spent();
    task();
    // The first round warms up.
    if (round > 0) keep(name, (spent() - begun) / times);
  }
  if (round === 0) continue;
  for (const line of run(native, [folder, '1']).trim().split('\n')) {
    const [task, nanoseconds, sum] = line.split(' ');
    keep(`${task}/native`, Number(nanoseconds) / 1000);
    checksums.set(task, sum);
  }
}
for (const [rows, made] of drafts) {
  const decimal = new DecimalPeer(made);
  decimal.full();
  if (String(decimal.checksum()) !== checksums.get(`full/${rows}`)) throw new Error(`${rows} rows: the native results differ`);
}

const median = (name) => [...samples.get(name)].sort((one, other) => one - other)[rounds >> 1];
const ratio = (one, other) => (median(one) / median(other)).toFixed(2);
console.log('| task | ours in WebAssembly | ours natively | decimal.js | HyperFormula |\n|---|---|---|---|---|');
for (const kind of ['full', 'edit']) {
  for (const rows of sizes) {
    const cell = (peer) => (samples.has(`${kind}/${rows}/${peer}`) ? `${median(`${kind}/${rows}/${peer}`).toFixed(2)} µs` : '–');
    console.log(`| ${kind}, ${rows} rows | ${['ours', 'native', 'decimal.js', 'HyperFormula'].map(cell).join(' | ')} |`);
  }
}
const sized = drafts.get(10000);
console.log(`
    memory of a row at 10,000 rows, evaluation and assessment in WebAssembly: ${Math.round(new OurPeer(sized, wasm).size() / 10000)} B; its text as JSON: ${Math.round(JSON.stringify(sized).length / 10000)} B
S1  full scoring of 10,000 rows, decimal.js ÷ ours: ${ratio('full/10000/decimal.js', 'full/10000/ours')} (natively ${ratio('full/10000/decimal.js', 'full/10000/native')})
E1  one edit at 10,000 rows, HyperFormula ÷ ours: ${ratio('edit/10000/HyperFormula', 'edit/10000/ours')} (natively ${ratio('edit/10000/HyperFormula', 'edit/10000/native')})
E2  one edit, 10,000 ÷ 50 rows: ${ratio('edit/10000/ours', 'edit/50/ours')} (natively ${ratio('edit/10000/native', 'edit/50/native')})
X1  scores a cent off at 10,000 rows: ours 0, HyperFormula ${wrong}; wrong grades in ${graded} drafts with ${met} grades: 0`);
