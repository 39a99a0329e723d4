/**
 * The only door to SQL. Repositories take a `Db` (the pool or a transaction) as their first argument;
 * inside a transaction nothing else may be used: a second connection would not see its writes and, under
 * load, would wait for a pool that the waiting transactions hold.
 */
import type { Core } from '@strapi/strapi';
import type { Client, QueryConfig, QueryResult } from 'pg';

/** Where statements run: each on any connection of the pool, or all on the one of a transaction. */
export interface Db {
  run(statement: QueryConfig): Promise<QueryResult>;
  readonly isTransaction: boolean;
}

export interface Trx extends Db {
  readonly isTransaction: true;
}

export type Bindings = Record<string, unknown>;

/** For single statements outside a transaction. */
export const pool = (strapi: Core.Strapi): Db => ({
  isTransaction: false,
  run: (statement) => withConnection(strapi, (connection) => connection.query(statement)),
});

/** Strapi's own connections. Its query builder stays out of the way: what it costs is more than most statements do. */
async function withConnection<T>(strapi: Core.Strapi, work: (connection: Client) => Promise<T>): Promise<T> {
  const client = strapi.db.connection.client as {
    acquireConnection(): Promise<Client>;
    releaseConnection(connection: Client): Promise<void>;
  };
  const connection = await client.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await client.releaseConnection(connection);
  }
}

interface ConnectionOptions {
  connectionString: string;
  ssl: false | { rejectUnauthorized: boolean };
}

/** For the few connections outside Strapi's pool (jobs, the boot lock): the same server, the same TLS. */
export function connectionOptions(strapi: Core.Strapi): ConnectionOptions {
  const { connectionString, ssl } = strapi.config.get('database.connection.connection') as ConnectionOptions;
  return { connectionString, ssl };
}

/**
 * Runs one statement with `:named` bindings and returns its rows. Each connection parses and plans a text
 * once, so texts are few: what varies is a binding.
 */
export async function rows<T>(db: Db, sql: string, bindings: Bindings = {}): Promise<T[]> {
  const { name, text, names } = compiled(sql);
  const values = names.map((binding) => {
    if (bindings[binding] === undefined) throw new Error(`SQL binding :${binding} is not given`);
    return bindings[binding];
  });
  return (await db.run({ name, text, values })).rows as T[];
}

interface Statement {
  /** Under which the connections know it. */
  name: string;
  text: string;
  names: string[];
}

const statements = new Map<string, Statement>();

/** Each `:name` becomes a position of its own, so that each may have another type; casts are left alone. */
function compiled(sql: string): Statement {
  let statement = statements.get(sql);
  if (!statement) {
    const names: string[] = [];
    const text = sql.replace(/(?<![:\w]):([a-zA-Z]\w*)/g, (_match, name: string) => `$${names.push(name)}`);
    statement = { name: `yizhan-${statements.size}`, text, names };
    statements.set(sql, statement);
  }
  return statement;
}

/** The first row, or undefined. */
export async function one<T>(db: Db, sql: string, bindings: Bindings = {}): Promise<T | undefined> {
  return (await rows<T>(db, sql, bindings))[0];
}

/** Serialization failure, deadlock, lock timeout: nothing was written, the same work may run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
const MAX_ATTEMPTS = 4;

/** Too much at once: no connection came free in time, or every attempt collided. Nothing was written. */
export const isBusy = (error: unknown): boolean =>
  RETRYABLE.has(sqlState(error)) || (error instanceof Error && error.name === 'KnexTimeoutError');

/**
 * One command, one transaction. Retries it whole on serialization failure and deadlock (at most 4 attempts,
 * 10–80 ms apart), so `work` must have no effect outside `trx`.
 */
export async function withTransaction<T>(strapi: Core.Strapi, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withConnection(strapi, (connection) => transaction(connection, work));
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(sqlState(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 * 2 ** attempt * (0.5 + Math.random())));
    }
  }
}

/**
 * A statement is sent when it is made, not when the one before it has been answered (pg's pipeline): what does not
 * need another's answer may go together with it, `Promise.all`, and `begin` goes with the first.
 */
async function transaction<T>(connection: Client & { pipeline?: boolean }, work: (trx: Trx) => Promise<T>): Promise<T> {
  let open = true;
  const trx: Trx = {
    isTransaction: true,
    run: (statement) =>
      open ? connection.query(statement) : Promise.reject(new Error('the transaction of this statement has ended')),
  };
  // Only here: a stream of rows, as Strapi's export reads them, cannot share its connection.
  connection.pipeline = true;
  const begun = connection.query('begin');
  try {
    const [result] = await Promise.all([work(trx), begun]);
    open = false;
    const { command } = await connection.query('commit');
    if (command !== 'COMMIT') throw new Error('a statement had failed: nothing was committed');
    return result;
  } catch (error) {
    open = false;
    // On a lost connection there is nothing left to roll back.
    await connection.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    connection.pipeline = false;
  }
}

/** What `work` writes is undone when it throws, and the transaction goes on. */
export async function withSavepoint<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  await trx.run({ text: 'savepoint undo' });
  try {
    const result = await work();
    await trx.run({ text: 'release savepoint undo' });
    return result;
  } catch (error) {
    // Released as well: of nested ones, the next rollback is meant for the outer.
    await trx.run({ text: 'rollback to savepoint undo' });
    await trx.run({ text: 'release savepoint undo' });
    throw error;
  }
}

/** Several statements without bindings. */
export async function runScript(trx: Trx, script: string): Promise<void> {
  await trx.run({ text: script });
}

export function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Name of the violated constraint, when a constraint refused the statement. */
export function violatedConstraint(error: unknown): string | undefined {
  const state = sqlState(error);
  if (state !== '23505' && state !== '23P01' && state !== '23514') return undefined;
  return (error as { constraint?: string }).constraint;
}

/** Strapi changes pg's global parsers: JSONB arrives as text, JSON as a value. Takes both. */
export function parseJson<T>(value: unknown): T {
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
}

/** Strapi's timestamp columns carry no zone and are UTC by convention; pg gives a Date in TZ=UTC. */
export function toInstant(value: Date | string | null): string | null {
  if (value === null) return null;
  return (value instanceof Date ? value : new Date(value)).toISOString();
}
