/**
 * Ticks on node-cron. Every instance keeps the same clock; a row in PostgreSQL elects the one that runs.
 * Ticks only look after what durable jobs should already have done, so a missed one is harmless.
 */
import type { Core } from '@strapi/strapi';
import cron, { type RunCoordinator, type ScheduledTask } from 'node-cron';
import { pool, rows } from './database';

const tasks: ScheduledTask[] = [];

/**
 * @param expression five or six cron fields, in UTC
 * @param work must be safe to run twice
 */
export function tick(strapi: Core.Strapi, name: string, expression: string, work: () => Promise<void>): void {
  const task = cron.schedule(
    expression,
    async () => {
      try {
        await work();
      } catch (error) {
        strapi.log.error(`tick ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
      }
    },
    {
      name,
      timezone: 'UTC',
      noOverlap: true,
      distributed: true,
      runCoordinator: coordinator(strapi),
      unref: true,
      suppressMissedWarning: true,
    },
  );
  tasks.push(task);
}

function coordinator(strapi: Core.Strapi): RunCoordinator {
  return {
    async shouldRun(key) {
      const won = await rows(
        pool(strapi),
        `insert into shared_clock_ticks (key) values (:key) on conflict (key) do nothing returning 1`,
        { key },
      );
      return won.length === 1;
    },
  };
}

/** Housekeeping of the shared tables: answers are kept for 7 days, ticks for one. */
export function startClock(strapi: Core.Strapi): void {
  tick(strapi, 'shared.purge', '17 3 * * *', async () => {
    await rows(pool(strapi), `delete from shared_idempotency_keys where created_at < now() - interval '7 days'`);
    await rows(pool(strapi), `delete from shared_clock_ticks where ticked_at < now() - interval '1 day'`);
  });
}

export async function stopClock(): Promise<void> {
  for (const task of tasks.splice(0)) await task.destroy();
}
