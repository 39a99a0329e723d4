/**
 * Durable jobs on graphile-worker. A job is enqueued through the transaction of the change it follows, so
 * it exists exactly when the change does. Handlers must be idempotent: a crash runs them again.
 */
import type { Core } from '@strapi/strapi';
import { run, runMigrations, type Runner } from 'graphile-worker';
import { Logger } from 'graphile-worker';
import { Pool } from 'pg';
import { tick } from './clock';
import { connectionOptions, pool, rows, type Db } from './database';

export type JobHandler = (
  payload: Record<string, unknown>,
  job: { attempts: number; maxAttempts: number },
) => Promise<void>;

export interface EnqueueOptions {
  /** Not before this instant (ISO); default now. */
  runAt?: string;
  /** A later job with the same key replaces the earlier one while it waits. */
  jobKey?: string;
  /** Default 25: with exponential back-off that is about three days. */
  maxAttempts?: number;
}

const handlers = new Map<string, JobHandler>();
let runner: Runner | undefined;
let workerPool: Pool | undefined;

/** Declares a handler; call from a plugin's `register`. Names are `plugin.verb-object`. */
export function registerJob(name: string, handler: JobHandler): void {
  handlers.set(name, handler);
}

/**
 * The row of a job that is not due yet, as a part (`with … as (…)`) of a larger statement; its key must be
 * new. add_job would notify the workers, who have nothing to do yet, and PostgreSQL commits transactions
 * that notify one at a time, each with its own write to the disk. Workers look for due jobs by themselves.
 */
export const JOB_FOR_LATER_SQL = `insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, key)
  select id, :jobPayload::json, :jobRunAt::timestamptz, :jobMaxAttempts::int, :jobKey::text
  from graphile_worker._private_tasks where identifier = :jobName returning id`;

const ADD_JOB_SQL = `graphile_worker.add_job(:jobName, payload := :jobPayload::json, run_at := coalesce(:jobRunAt::timestamptz, now()), max_attempts := :jobMaxAttempts::int, job_key := :jobKey::text)`;

export function jobBindings(
  name: string,
  payload: Record<string, unknown>,
  options: EnqueueOptions = {},
): Record<string, unknown> {
  return {
    jobName: name,
    jobPayload: JSON.stringify(payload),
    jobRunAt: options.runAt ?? null,
    jobMaxAttempts: options.maxAttempts ?? 25,
    jobKey: options.jobKey ?? null,
  };
}

/** Enqueues in the given transaction (or at once, when given the pool). */
export async function enqueue(
  db: Db,
  name: string,
  payload: Record<string, unknown>,
  options: EnqueueOptions = {},
): Promise<void> {
  await rows(db, `select 1 from (select ${ADD_JOB_SQL}) as job`, jobBindings(name, payload, options));
}

/** Creates the job tables and starts working. Call once, after every plugin has registered its handlers. */
export async function startJobs(strapi: Core.Strapi): Promise<void> {
  workerPool = new Pool({ ...connectionOptions(strapi), max: 5, application_name: 'yizhan-jobs' });
  const onLost = (error: Error): void => void strapi.log.warn(`jobs: lost a connection (${error.message})`);
  workerPool.on('error', onLost);
  workerPool.on('connect', (client) => client.on('error', onLost));
  const logger = new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning') strapi.log.warn(`jobs: ${message}`);
  });
  await runMigrations({ pgPool: workerPool, logger });
  await declareTasks(pool(strapi), [...handlers.keys()]);
  await releaseLostJobs(pool(strapi));
  tick(strapi, 'shared.release-lost-jobs', '* * * * *', () => releaseLostJobs(pool(strapi)));
  const taskList = Object.fromEntries(
    [...handlers].map(([name, handler]) => [
      name,
      async (payload: unknown, helpers: { job: { attempts: number; max_attempts: number } }): Promise<void> => {
        const { attempts, max_attempts: maxAttempts } = helpers.job;
        await handler(payload as Record<string, unknown>, { attempts, maxAttempts });
      },
    ]),
  );
  runner = await run({
    pgPool: workerPool,
    taskList,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    logger,
  });
}

/** The worker itself would do this a moment later, and a job for later refers to its task. */
async function declareTasks(db: Db, names: string[]): Promise<void> {
  await rows(
    db,
    `insert into graphile_worker._private_tasks (identifier) select unnest(:names::text[]) on conflict do nothing`,
    { names },
  );
}

/**
 * A process that dies takes its jobs with it, and graphile-worker waits four hours for them. Every call of a
 * handler has a timeout, so none works for five minutes: a job locked for longer is free to run again.
 */
async function releaseLostJobs(db: Db): Promise<void> {
  await rows(
    db,
    `select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
     from graphile_worker.jobs where locked_at < now() - interval '5 minutes'`,
  );
}

/** Lets running jobs finish, then closes the worker's own connections. */
export async function stopJobs(): Promise<void> {
  const stopping = runner;
  runner = undefined;
  await stopping?.stop().catch(() => undefined);
  await workerPool?.end();
  workerPool = undefined;
}
