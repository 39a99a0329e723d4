import type { Core } from '@strapi/strapi';
import { Client } from 'pg';
import { connectionOptions } from '../shared/database';
import { SCHEMA_LOCK } from '../shared/schema-sql';

let holder: Client | undefined;

/**
 * Strapi's schema sync is not safe against itself: two instances on an empty database create the same
 * tables and one dies. Whoever boots holds this session lock until its bootstrap is done; a process that
 * dies loses its session and with it the lock.
 */
export async function lockBoot(strapi: Core.Strapi): Promise<void> {
  const options = connectionOptions(strapi);
  if (!options.connectionString) throw new Error('DATABASE_URL is not set; start with npm run start, dev or demo');
  holder = new Client({ ...options, application_name: 'yizhan-boot' });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [SCHEMA_LOCK]);
}

export async function unlockBoot(): Promise<void> {
  const client = holder;
  holder = undefined;
  await client?.end();
}
