import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { signIn, client } from '../http.mjs';
import { compare } from '../measure.mjs';

const MILLION = 1_000_000;
const FEW = 100;

/**
 * Sound books of one member, written past the triggers, which would take minutes: as many lines in each as is asked,
 * every second one the house's.
 */
const BOOKS = (member, lines) => `
alter table wallet_postings disable trigger all;
alter table wallet_accounts disable trigger all;
with pocket as (
  insert into wallet_accounts (kind, member_id, asset, source, refundable, balance)
  values ('pocket', ${member}, 'points', 'bench', false, ${lines}) returning id
), house as (select id from wallet_accounts where role = 'issued' and asset = 'points'),
moved as (
  insert into wallet_transfers (no, key, body_hash, kind, member_id, reason, actor, at)
  select 'TB${member}-' || n, 'bench-books:${member}:' || n, 'x', 'grant', ${member}, 'sign-in', 'system',
    now() - interval '1 year' + n * interval '10 seconds'
  from generate_series(1, ${lines}) n returning id, at, substr(no, length('TB${member}-') + 1)::bigint as n)
insert into wallet_postings (transfer_id, account_id, amount, member_id, asset, balance_after, asset_after, at)
select m.id, case side when 1 then pocket.id else house.id end, side, case side when 1 then ${member} end, 'points',
  case side when 1 then n end, case side when 1 then n end, at
from moved m, pocket, house, (values (-1), (1)) sides(side) order by n, side;
alter table wallet_postings enable trigger all;
alter table wallet_accounts enable trigger all;
vacuum analyze wallet_postings`;

async function write(db, member, lines) {
  for (const statement of BOOKS(member, lines).split(';\n')) await db.query(statement);
}

/** A page of twenty in the middle of a statement, over HTTP: as many lines before it as behind it. */
export const walletStatement = {
  name: 'wallet-statement',
  async run(stage) {
    const send = client(stage.url);
    const sim = client(stage.sim.baseUrl);
    const pages = [];
    for (const [n, lines] of [FEW, MILLION].entries()) {
      const { openid, headers } = await signIn({ send, sim }, 70_000 + n);
      const { rows } = await stage.db.query('select id from members where openid = $1', [openid]);
      await write(stage.db, rows[0].id, lines);
      const middle = await stage.db.query(
        'select id from wallet_postings where member_id = $1 order by at, id offset $2 limit 1',
        [rows[0].id, lines / 2],
      );
      const page = { path: `/api/wallet/statement?cursor=${middle.rows[0].id}&limit=20`, headers };
      pages.push({ load: { next: () => page } });
    }
    const options = { connections: 4 };
    const [few, million] = await compare(stage.url, pages, options);
    const time = (rate) => (options.connections / rate) * 1_000;
    return [
      {
        name: 'wallet statement, 1,000,000 lines / 100 lines',
        value: time(million),
        yardstick: time(few),
        unit: 'ms',
        atMost: 1.5,
      },
    ];
  },
};

/** The proof over at least a million postings, by the command an operator runs. */
export const ledgerVerify = {
  name: 'ledger-verify',
  async run(stage) {
    const { rows } = await stage.db.query('select count(*)::int as count from wallet_postings');
    if (rows[0].count < MILLION) await write(stage.db, 2_000_000, MILLION / 2);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [path.join(stage.env.BENCH_APP, 'dist/tools/ledger/verify.js')],
      { env: { PATH: process.env.PATH, DATABASE_URL: stage.databaseUrl } },
    );
    const [, postings, seconds, megabytes] = /^(\d+) postings.* in ([\d.]+) s, at most (\d+) MB/.exec(stdout) ?? [];
    if (!(Number(postings) >= MILLION)) throw new Error(`the proof said: ${stdout}`);
    const note = `${postings} postings in ${seconds} s`;
    return [{ name: 'ledger:verify, memory', value: Number(megabytes), unit: 'MB', atMost: 300, note }];
  },
};
