import { createRequire } from 'node:module';
import path from 'node:path';
import { compare } from '../measure.mjs';

const MEMBERS = 200;
const BATCHES = 200_000;
const FIRST_BATCH = 100_000_000;
const SESSION = (member) => `bench-codes-${member}`;

/** A member code is checked and used up; beside a handler with one statement that writes one row. Both behind HTTP. */
export const codeVerify = {
  name: 'code-verify',
  async run(stage) {
    await fillCodes(stage.db);
    let n = 0;
    const codes = { next: () => ({ method: 'POST', path: '/api/bench/verify-code', body: { n: (n += 1) } }) };
    const bare = { next: () => ({ method: 'POST', path: '/api/bench/one-statement', body: { n: (n += 1) } }) };
    // The first request names the key of every batch, which takes longer than a measured one may.
    const { method, path: url, body } = codes.next();
    const headers = { 'Content-Type': 'application/json' };
    await fetch(`${stage.url}${url}`, { method, headers, body: JSON.stringify(body) });
    const [verified, one] = await compare(stage.url, [{ load: codes }, { load: bare }]);
    return [
      { name: 'code verification / one statement', value: verified, yardstick: one, unit: 'codes/s', atLeast: 0.6 },
    ];
  },
};

/** Members with live sessions, and a batch of codes for every request; the keys are of the first request. */
async function fillCodes(db) {
  const statements = [
    `insert into members (document_id, public_id, nickname, openid, staff_roles, disabled, created_at, updated_at, published_at)
     select 'benchcodes' || lpad(n::text, 14, '0'), 'MBENCH' || lpad(n::text, 6, '0'), 'bench', 'bench-codes-' || n, '[]', false,
       now(), now(), now() from generate_series(1, ${MEMBERS}) n`,
    `insert into strapi_sessions (document_id, user_id, session_id, device_id, origin, status, type, expires_at, created_at, updated_at)
     select 'benchsess' || lpad(m.id::text, 15, '0'), m.id::text, '${SESSION('')}' || m.id, '', 'member', 'active', 'refresh',
       now() at time zone 'UTC' + interval '1 day', now(), now() from members m where m.openid like 'bench-codes-%'`,
    `insert into cashier_code_batches (id, member_id, session_id, key_id, first_slot, last_slot, issued_at)
     select ${FIRST_BATCH} + n, m.id, '${SESSION('')}' || m.id, 'bench', 0, 100000000, now()
     from generate_series(1, ${BATCHES}) n join (
       select id, row_number() over (order by id) - 1 as i from members where openid like 'bench-codes-%'
     ) m on m.i = n % ${MEMBERS}`,
    `create table bench_used (id bigint generated always as identity primary key, code bigint not null unique,
       who text not null, at timestamptz not null default now())`,
    'vacuum analyze cashier_code_batches',
  ];
  for (const statement of statements) await db.query(statement);
}

/** Routes of the benchmark's own process. */
export function codeYardsticks(app, appDir) {
  const load = createRequire(path.join(appDir, 'package.json'));
  const { scanCode } = load('./dist/src/plugins/cashier/server/use-cases/scan-code.js');
  const { codeKeys } = load('./dist/src/plugins/cashier/server/services/code-keys.js');
  const { codeOf, slotAt } = load('./dist/src/plugins/cashier/server/domain/codes.js');
  const { one, pool, rows } = load('./dist/src/shared/database.js');
  let named;
  /** Batches of the benchmark are of whatever key the application has. */
  const nameKey = () =>
    (named ??= rows(pool(app), `update cashier_code_batches set key_id = :key where key_id = 'bench'`, {
      key: codeKeys()[0].id,
    }));
  return [
    {
      method: 'POST',
      path: '/api/bench/verify-code',
      config: { auth: false },
      async handler(ctx) {
        await nameKey();
        const { n } = ctx.request.body;
        const code = codeOf(codeKeys()[0], FIRST_BATCH + n, slotAt(Date.now()));
        ctx.body = await scanCode(app, { key: `bench:${n % 50}`, name: 'bench' }, { code, nonce: `bench-nonce-${n}` });
      },
    },
    {
      method: 'POST',
      path: '/api/bench/one-statement',
      config: { auth: false },
      async handler(ctx) {
        const { n } = ctx.request.body;
        ctx.body = await one(
          pool(app),
          `insert into bench_used (code, who) values (:n, :who) on conflict do nothing returning id, code, at`,
          { n, who: `bench:${n % 50}` },
        );
      },
    },
  ];
}
