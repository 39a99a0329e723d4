/**
 * PostgreSQL 18 from node_modules, for every start without DATABASE_URL: demo, development, tests.
 * Nothing needs to be installed on the machine; the data stays in one git-ignored folder.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { loadEmbeddedPostgres, reachableDataDir } from './reachable';

export interface EmbeddedDatabase {
  /** Connection string of a superuser to database `name`. */
  urlOf(name: string): string;
  ensureDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster; created when missing. */
  dataDir: string;
  /** Settings for postgresql.conf given on the command line. */
  settings?: Record<string, string>;
  onLog?: (line: string) => void;
}

/** Starts the cluster in `dataDir` on a free port of the loopback interface. */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { default: EmbeddedPostgres } = await loadEmbeddedPostgres();
  const dataDir = reachableDataDir(options.dataDir);
  const password = rememberedPassword(dataDir);
  const port = await freePort();
  const cluster = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: 'yizhan',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: flags({ listen_addresses: '127.0.0.1', timezone: 'UTC', ...options.settings }),
    onLog: (message) => options.onLog?.(String(message)),
    onError: (message) => options.onLog?.(String(message)),
  });
  if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await cluster.initialise();
  await cluster.start();
  const urlOf = address(password, port);
  return {
    urlOf,
    ensureDatabase: async (name) => {
      const client = new Client({ connectionString: urlOf('postgres') });
      await client.connect();
      try {
        const found = await client.query('select 1 from pg_database where datname = $1', [name]);
        if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
      } finally {
        await client.end();
      }
    },
    stop: () => cluster.stop(),
  };
}

const address =
  (password: string, port: number) =>
  (name: string): string =>
    `postgres://yizhan:${password}@127.0.0.1:${port}/${name}`;

/** The addresses of a cluster that another process has started in `dataDir`; undefined when none answers there. */
export async function runningEmbeddedDatabase(folder: string): Promise<EmbeddedDatabase['urlOf'] | undefined> {
  const dataDir = reachableDataDir(folder);
  // PostgreSQL writes its port into the fourth line.
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const urlOf = address(rememberedPassword(dataDir), Number(readFileSync(file, 'utf8').split('\n')[3]));
  const client = new Client({ connectionString: urlOf('postgres') });
  try {
    await client.connect();
    await client.end();
    return urlOf;
  } catch {
    return undefined;
  }
}

/** The cluster's password is generated once and kept beside the data, readable by its owner only. */
function rememberedPassword(dataDir: string): string {
  const file = `${dataDir}.password`;
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const password = randomBytes(18).toString('hex');
  writeFileSync(file, password, { mode: 0o600 });
  return password;
}

const flags = (settings: Record<string, string>): string[] =>
  Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);

/** A port of the loopback interface that is free at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
