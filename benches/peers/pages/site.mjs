// Serves the pages that are compared from memory, isolated from other origins so that their memory can be measured.
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { draft } from '../drafts.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const html = (body) => `<!doctype html><html lang="zh"><meta charset="utf-8"><title>绩效评价</title><style>td{padding:1px 6px}input{width:90px}</style>${body}`;

async function bundled(entry) {
  const options = { bundle: true, minify: true, write: false, format: 'esm', jsx: 'automatic', define: { 'process.env.NODE_ENV': '"production"' } };
  const { outputFiles } = await build({ entryPoints: [here(entry)], ...options });
  return outputFiles[0].text;
}

export async function serve() {
  const ours = await readFile(here('../../../dist/jiheng.html')).catch(() => {
    throw new Error('dist/jiheng.html is missing: cargo xtask bundle');
  });
  const held = new Map([
    ['/ours', ['text/html', ours]],
    ['/zero', ['text/html', html('<h1>绩效评价</h1>')]],
    ['/windowed', ['text/html', html('<body><script type="module" src="/windowed.js"></script>')]],
    ['/windowed.js', ['text/javascript', await bundled('windowed.js')]],
    ['/react', ['text/html', html('<body><script type="module" src="/react.js"></script>')]],
    ['/react.js', ['text/javascript', await bundled('all_rows.jsx')]],
  ]);
  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const rows = Number(searchParams.get('rows'));
    const [type, body] = pathname === '/draft.json' ? ['application/json', JSON.stringify(draft(rows))] : held.get(pathname) ?? [];
    answer.writeHead(body === undefined ? 404 : 200, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    });
    answer.end(body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
