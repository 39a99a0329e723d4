// @ts-check
/**
 * Mock server for development: `npm run mock` answers the content API on port 1337 (or PORT), draws pictures,
 * plays login and cashier pages, and serves the built H5 client under /m/.
 */
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createBackend } from './mock-backend.mjs';
import { drawPicture } from './mock-pictures.mjs';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const root = fileURLToPath(new URL('../../dist/build/h5', import.meta.url));

/** @param {string} address @param {string} pair adds `name=value` before the hash */
function withQuery(address, pair) {
  const [page, hash = ''] = address.split('#');
  return `${page}${page.includes('?') ? '&' : '?'}${pair}${hash ? `#${hash}` : ''}`;
}

/** @param {string} title @param {[string, string][]} links */
function choicePage(title, links) {
  const items = links.map(
    ([text, href], n) => `<p><a id="choice-${n}" href="${href.replace(/&/g, '&amp;')}">${text}</a></p>`,
  );
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><body style="font:18px/2 sans-serif;padding:24px"><h1 style="font-size:20px">${title}</h1>${items.join('')}`;
}

/** @param {{ port?: number, delayMs?: number }} [options] */
export async function startMock({ port = 0, delayMs = 0 } = {}) {
  /** @type {ReturnType<typeof createBackend>} */
  let backend;
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://mock');
    const query = Object.fromEntries(url.searchParams);
    /** @param {number} status @param {string} type @param {string | Buffer} body */
    const reply = (status, type, body) => {
      response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8`, 'X-Request-Id': 'mock' });
      response.end(body);
    };
    if (url.pathname.startsWith('/api/')) {
      let text = '';
      for await (const chunk of request) text += chunk;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      const headers = /** @type {Record<string, string>} */ (request.headers);
      const call = {
        method: request.method ?? 'GET',
        path: url.pathname.slice(4),
        query,
        headers,
        body: text ? JSON.parse(text) : undefined,
      };
      const answer = backend.handle(call);
      return reply(answer.status, 'application/json', JSON.stringify(answer.body));
    }
    if (url.pathname.startsWith('/mock/img/'))
      return reply(200, 'image/svg+xml', drawPicture(url.pathname.slice(10, -4)));
    if (url.pathname === '/mock/login') {
      return reply(
        200,
        'text/html',
        choicePage('选择一位访客', [['青禾', withQuery(query.redirect, 'wxcode=code-1')]]),
      );
    }
    if (url.pathname === '/mock/login/phone') {
      return reply(
        200,
        'text/html',
        choicePage('选择手机号', [['138 0013 8000', withQuery(query.redirect, 'wxphonecode=phone-1')]]),
      );
    }
    if (url.pathname === '/mock/cashier') {
      if (query.done === 'ok') backend.state.paidAtCashier.add(query.package.replace('prepay_id=wx', ''));
      if (query.done) {
        response.writeHead(302, { Location: withQuery(query.redirect, `pay=${query.done}`) });
        return response.end();
      }
      const self = (/** @type {string} */ done) => `${request.url}&done=${done}`;
      return reply(
        200,
        'text/html',
        choicePage('收银台', [
          ['支付', self('ok')],
          ['取消', self('cancel')],
          ['模拟失败', self('fail')],
        ]),
      );
    }
    const file = normalize(url.pathname.replace(/^\/m\//, '/').replace(/\/$/, '/index.html'));
    try {
      const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))] ?? 'application/octet-stream';
      reply(200, type, await readFile(join(root, file)));
    } catch {
      reply(404, 'text/plain', 'not found');
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const baseUrl = `http://127.0.0.1:${address.port}`;
  backend = createBackend({ h5Base: baseUrl });
  return { baseUrl, backend, stop: () => new Promise((resolve) => server.close(() => resolve(undefined))) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { baseUrl } = await startMock({ port: Number(process.env.PORT ?? 1337), delayMs: 150 });
  console.log(`Mock API on ${baseUrl}, client on ${baseUrl}/m/`);
}
