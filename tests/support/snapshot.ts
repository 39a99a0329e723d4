/** What a database holds, one line a table: to prove that requests changed nothing at all. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import { ROOT } from './global-setup';

const load = createRequire(import.meta.url);
const { stopJobs } = load(path.join(ROOT, 'dist/src/shared/jobs.js')) as typeof import('../../src/shared/jobs');
const { stopClock } = load(path.join(ROOT, 'dist/src/shared/clock.js')) as typeof import('../../src/shared/clock');

const SETTINGS = 'public.strapi_core_store_settings';
/** Ticks of the clocks come by themselves; settings are listed one by one. */
const APART = ['public.shared_clock_ticks', SETTINGS];
/** Strapi's own counters, which it updates when it likes. */
const COUNTERS = ['plugin_upload_metrics'];

export type Snapshot = Record<string, string>;

/** Rows and checksum of every table of the application and of the job queue, and of each setting. */
export async function snapshot(strapi: Core.Strapi): Promise<Snapshot> {
  const db = strapi.db.connection;
  const tables = (await db.raw(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker')`,
  )) as { rows: { name: string }[] };
  const each = tables.rows
    .filter(({ name }) => !APART.includes(name))
    .map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as content from ${name} t`,
    );
  const settings = `select 'setting ' || key as name, md5(value) as content from ${SETTINGS}`;
  const sums = (await db.raw([...each, settings].join(' union all '))) as {
    rows: { name: string; content: string }[];
  };
  return Object.fromEntries(
    sums.rows
      .filter(({ name }) => !COUNTERS.some((counter) => name === `setting ${counter}`))
      .map(({ name, content }) => [name, content]),
  );
}

/** The snapshot, once nothing has moved for a while: notifications delivered, jobs done. */
export async function settled(strapi: Core.Strapi, quietMs = 600): Promise<Snapshot> {
  for (let last = await snapshot(strapi); ;) {
    await sleep(quietMs);
    const next = await snapshot(strapi);
    if (JSON.stringify(next) === JSON.stringify(last)) return next;
    last = next;
  }
}

/** Stops what changes the database by itself: jobs and clocks. */
export async function holdStill(): Promise<void> {
  await stopJobs();
  await stopClock();
}
