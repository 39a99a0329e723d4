/** What a database holds, as one line a table: to prove that a request changed nothing at all. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';

/** Ticks of the clocks come by themselves. */
const IGNORED = ['public.shared_clock_ticks'];

export type Snapshot = Record<string, string>;

/** Rows and checksum of every table of the application and of the job queue. */
export async function snapshot(strapi: Core.Strapi): Promise<Snapshot> {
  const db = strapi.db.connection;
  const tables = (await db.raw(
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname in ('public', 'graphile_worker') order by 1`,
  )) as { rows: { name: string }[] };
  const names = tables.rows.map(({ name }) => name).filter((name) => !IGNORED.includes(name));
  const sums = (await db.raw(
    names
      .map(
        (name) =>
          `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as content from ${name} t`,
      )
      .join(' union all '),
  )) as { rows: { name: string; content: string }[] };
  return Object.fromEntries(sums.rows.map(({ name, content }) => [name, content]));
}

/** The snapshot, once nothing has moved for a while: notifications delivered, jobs done. */
export async function settled(strapi: Core.Strapi, quietMs = 600): Promise<Snapshot> {
  for (let last = await snapshot(strapi); ; ) {
    await sleep(quietMs);
    const next = await snapshot(strapi);
    if (JSON.stringify(next) === JSON.stringify(last)) return next;
    last = next;
  }
}
