// npm run openapi: writes openapi.json from the routes' zod schemas. With --check it only compares, and fails
// when the committed file is out of date.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const load = createRequire(import.meta.url);
const { createDocument } = load('zod-openapi');
const { z } = load('zod');
const dist = path.join(root, 'dist/src');
if (!existsSync(dist)) throw new Error('compile first: npm run build');

load(path.join(dist, 'plugins/ordering/server/services/registry.js')).discoverSellables(path.join(dist, 'api'));

/** Every route of ours with the place it is mounted at. */
function collectRoutes() {
  const found = [];
  for (const name of readdirSync(path.join(dist, 'plugins')).sort()) {
    const index = load(path.join(dist, 'plugins', name, 'server/index.js')).default;
    for (const router of Object.values(index.routes ?? {})) {
      const base = router.type === 'admin' ? `/${name}` : '/api';
      for (const route of router.routes)
        found.push({ ...route.definition, path: `${base}${route.path}`, plugin: name });
    }
  }
  for (const name of readdirSync(path.join(dist, 'api')).sort()) {
    const folder = path.join(dist, 'api', name, 'routes');
    if (!existsSync(folder)) continue;
    for (const file of readdirSync(folder).filter((entry) => entry.endsWith('.js'))) {
      const router = load(path.join(folder, file)).default;
      for (const route of router.routes) found.push({ ...route.definition, path: `/api${route.path}`, plugin: name });
    }
  }
  return found;
}

const problem = z
  .object({
    data: z.null(),
    error: z.object({
      status: z.number().int(),
      name: z.string().meta({ description: 'Stable code, e.g. SOLD_OUT' }),
      message: z.string().meta({ description: 'A sentence for people, in the language of Accept-Language' }),
      details: z.looseObject({ field: z.string().optional() }),
    }),
  })
  .meta({ id: 'Problem' });

const refused = (description) => ({ description, content: { 'application/json': { schema: problem } } });
const SECURITY = { member: [{ member: [] }], clerk: [{ member: [] }], coach: [{ member: [] }] };

function operation(route) {
  const staff = typeof route.audience === 'object';
  const idempotencyKey = z.string().meta({ description: 'Same key and body, same answer; 8–64 of [A-Za-z0-9_-]' });
  const status = String(route.status ?? 200);
  const success =
    status === '204'
      ? { description: 'Done' }
      : route.media
        ? { description: 'Done', content: { [route.media]: { schema: { type: 'string' } } } }
        : { description: 'Done', content: { 'application/json': { schema: route.response } } };
  return {
    summary: route.summary,
    tags: [route.plugin],
    operationId: operationId(route),
    ...(staff ? { security: [{ staff: [] }], description: `Permission: ${route.audience.permission}` } : {}),
    ...(!staff && SECURITY[route.audience] ? { security: SECURITY[route.audience] } : {}),
    requestParams: {
      ...(route.params ? { path: route.params } : {}),
      ...(route.query ? { query: route.query } : {}),
      ...(route.idempotent ? { header: z.object({ 'Idempotency-Key': idempotencyKey }) } : {}),
    },
    ...(route.uploadBytes
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(route.body ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } } : {}),
    responses: {
      [status]: success,
      '4XX': refused('Refused; nothing was changed'),
    },
  };
}

const operationId = ({ method, path: route }) =>
  `${method.toLowerCase()}${route
    .replace(/^\/api/, '')
    .split(/[/:-]/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('')}`;

const paths = {};
for (const route of collectRoutes()) {
  const key = route.path.replace(/:(\w+)/g, '{$1}');
  (paths[key] ??= {})[route.method.toLowerCase()] = operation(route);
}

const document = createDocument({
  openapi: '3.1.0',
  info: {
    title: 'Yizhan',
    version: JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version,
    description:
      'Amounts are integer fen. Dates are calendar dates of the venue; stays are half-open [checkIn, checkOut).',
  },
  paths,
  components: {
    securitySchemes: {
      member: { type: 'http', scheme: 'bearer', description: 'Access token of POST /api/auth/wechat' },
      staff: { type: 'http', scheme: 'bearer', description: 'Session of the admin panel' },
    },
  },
});

const file = path.join(root, 'openapi.json');
const text = `${JSON.stringify(document, null, 2)}\n`;
if (process.argv.includes('--check')) {
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (committed !== text) {
    console.error('openapi.json is out of date: run npm run openapi and commit it');
    process.exit(1);
  }
  console.log(`openapi.json is current (${Object.keys(paths).length} paths)`);
} else {
  writeFileSync(file, text);
  console.log(`Wrote openapi.json (${Object.keys(paths).length} paths)`);
}
