// Measures the page against its peers in one run: node benches/peers/pages.mjs [rounds] [rows,rows…]
//
// Every sample has a browser and a profile of its own; the pages take turns within every round, so that a busy machine
// slows all of them alike. Wants the shipped page (cargo xtask bundle) and a Chromium.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(join(here, 'node_modules'))) execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
const { sensitive } = await import('./drafts.mjs');
const { chromium } = await import('playwright-core');
const { serve } = await import('./pages/site.mjs');
const ours = await import('./pages/ours.mjs');

const rounds = Number(process.argv[2] ?? 5);
const sizes = (process.argv[3] ?? '20,300,1000,5000').split(',').map(Number);
const KEYS = 30;
const site = await serve();

const samples = new Map();
const keep = (name, number) => samples.set(name, [...(samples.get(name) ?? []), number]);
const at = (name, share) => {
  const sorted = [...(samples.get(name) ?? [NaN])].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};
const median = (name) => at(name, 0.5);

async function withPage(act) {
  const browser = await chromium.launch({
    executablePath: process.env.JIHENG_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info', '--enable-blink-features=ForceEagerMeasureMemory'],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript({ path: join(here, 'pages/probe.js') });
    const tools = await context.newCDPSession(page);
    await tools.send('Performance.enable');
    return await act(page, tools);
  } finally {
    await browser.close();
  }
}

async function spent(tools) {
  const { metrics } = await tools.send('Performance.getMetrics');
  const of = (name) => 1000 * metrics.find((metric) => metric.name === name).value;
  return { cpu: of('ThreadTime'), layout: of('LayoutDuration') + of('RecalcStyleDuration') };
}

// Types into a field over and over: a digit that replaces the number, so that row, sums and total change.
async function type(page, tools, name) {
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('Control+A');
    await page.waitForTimeout(20);
    const before = await spent(tools);
    await page.keyboard.press(key % 2 ? '7' : '0');
    await page.waitForFunction((count) => keys.length > count, key, { polling: 30 });
    const after = await spent(tools);
    keep(`${name}/cpu`, after.cpu - before.cpu);
    keep(`${name}/layout`, after.layout - before.layout);
  }
  for (const { time, followed } of await page.evaluate('keys')) {
    keep(`${name}/key`, time);
    keep(`${name}/late`, followed ? 0 : 1);
  }
  await tools.send('HeapProfiler.collectGarbage');
  keep(`${name}/memory`, await page.evaluate('performance.measureUserAgentSpecificMemory().then((memory) => memory.bytes + moduleBytes())'));
}

async function peer(page, path, rows) {
  await page.goto(`${site.address}/${path}?rows=${rows}`);
  await page.evaluate("painted('[data-role=actual]')");
  await page.click(`[data-role=actual] >> nth=${sensitive(rows)}`);
}

const openers = {
  ours: (page, rows) => ours.open(page, site.address, rows),
  windowed: (page, rows) => peer(page, 'windowed', rows),
  react: (page, rows) => peer(page, 'react', rows),
};
for (let round = 0; round < rounds; round++) {
  for (const rows of sizes) {
    for (const [name, open] of Object.entries(openers)) {
      await withPage(async (page, tools) => {
        await open(page, rows);
        await type(page, tools, `${rows}/${name}`);
      });
    }
  }
  for (const [name, path, place] of [['zero', 'zero', 'h1'], ['ours', 'ours', '.home button'], ['react', 'react?rows=50', '[data-role=actual]']]) {
    await withPage(async (page, tools) => {
      const before = await spent(tools);
      await page.goto(`${site.address}/${path}`, { waitUntil: 'commit' });
      keep(`start/${name}`, await page.evaluate(`painted('${place}')`));
      keep(`start/${name}/cpu`, (await spent(tools)).cpu - before.cpu);
    });
  }
  process.stderr.write(`round ${round + 1} of ${rounds}\n`);
}
site.close();

const ms = (name) => median(name).toFixed(1);
console.log('| rows | page | key to paint, median | 95 of 100 | processor a key | of it style and layout | total in the same frame | memory |\n|---|---|---|---|---|---|---|---|');
for (const rows of sizes) {
  for (const name of Object.keys(openers)) {
    const own = `${rows}/${name}`;
    const late = samples.get(`${own}/late`).filter(Boolean).length;
    const cells = [`${ms(`${own}/key`)} ms`, `${at(`${own}/key`, 0.95).toFixed(1)} ms`, `${ms(`${own}/cpu`)} ms`, `${ms(`${own}/layout`)} ms`];
    console.log(`| ${rows} | ${name} | ${cells.join(' | ')} | ${late ? `${late} late` : 'always'} | ${(median(`${own}/memory`) / 1e6).toFixed(1)} MB |`);
  }
}
const ratio = (one, other) => (median(one) / median(other)).toFixed(2);
console.log('');
for (const rows of sizes) {
  const beyond = median(`${rows}/ours/key`) - median(`${rows}/windowed/key`);
  console.log(`E3  key to paint at ${rows}: ours ÷ windowed ${ratio(`${rows}/ours/key`, `${rows}/windowed/key`)}, ${beyond.toFixed(1)} ms beyond it`);
}
const most = sizes.at(-1);
console.log(`E4  processor a key at ${most}: React ÷ ours ${ratio(`${most}/react/cpu`, `${most}/ours/cpu`)}
M1  memory at ${most}: ours ÷ React ${ratio(`${most}/ours/memory`, `${most}/react/memory`)}
Z2  cold start: zero ${ms('start/zero')} ms, ours ${ms('start/ours')} ms (÷ zero ${ratio('start/ours', 'start/zero')}), React with 50 rows ${ms('start/react')} ms (÷ zero ${ratio('start/react', 'start/zero')})`);
