/** The ledger's services on a database of their own, without the rest of the application. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { Pool } from 'pg';
import { ROOT } from './global-setup';

const load = createRequire(import.meta.url);
export const wallet = load(
  path.join(ROOT, 'dist/src/plugins/wallet/server/services/index.js'),
) as typeof import('../../src/plugins/wallet/server/services');
const database = load(path.join(ROOT, 'dist/src/shared/database.js')) as typeof import('../../src/shared/database');

export type Trx = Parameters<Parameters<typeof database.withTransaction>[1]>[0];
export type Db = ReturnType<typeof database.pool>;

export interface Ledger {
  pg: Pool;
  db: Db;
  /** What Strapi is to the ledger: connections. */
  strapi: Parameters<typeof database.withTransaction>[0];
  run<T>(work: (trx: Trx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openLedger(databaseUrl: string, max = 10): Ledger {
  const pg = new Pool({ connectionString: databaseUrl, max, options: '-c TimeZone=UTC' });
  pg.on('error', () => undefined);
  const client = {
    acquireConnection: () => pg.connect(),
    releaseConnection: async (connection: { release(): void }) => connection.release(),
  };
  const strapi = { db: { connection: { client } } } as unknown as Ledger['strapi'];
  return {
    pg,
    strapi,
    db: database.pool(strapi),
    run: (work) => database.withTransaction(strapi, work),
    close: () => pg.end(),
  };
}

let members = 1_000_000;
/** A member nobody else in the test file uses. */
export const newMember = (): number => (members += 1);
