/** The ledger's services on a database of their own, without the rest of the application. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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

export type Commands = [name: string, command: Record<string, unknown>][];
export type Outcome = { answers: any[] } | { refused: string; message: string };

/** Another process at work on the ledger. */
export class LedgerProcess {
  private child: ChildProcess | undefined;
  private readonly waiting = new Map<number, { resolve(outcome: Outcome): void; reject(error: Error): void }>();
  private sent = 0;

  constructor(private readonly databaseUrl: string) {}

  async start(): Promise<this> {
    const child = fork(path.join(ROOT, 'tests/support/ledger-worker.cjs'), {
      env: { PATH: process.env.PATH, DATABASE_URL: this.databaseUrl },
    });
    this.child = child;
    await once(child, 'message');
    child.on('message', ({ id, ...outcome }: { id: number } & Outcome) => {
      this.waiting.get(id)?.resolve(outcome as Outcome);
      this.waiting.delete(id);
    });
    child.once('exit', () => {
      for (const { reject } of this.waiting.values()) reject(new Error('the process is gone'));
      this.waiting.clear();
    });
    return this;
  }

  /** All commands in one transaction. Rejects when the process dies before it answers. */
  send(commands: Commands): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const id = (this.sent += 1);
      if (!this.child?.connected) return reject(new Error('the process is gone'));
      this.waiting.set(id, { resolve, reject });
      this.child.send({ id, commands }, (error) => error && reject(error));
    });
  }

  /** At once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}
