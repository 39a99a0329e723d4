/**
 * What a benchmark runs on: a copy of the project with one more content type for core REST, compiled; an
 * embedded PostgreSQL that forgets nothing; the WeChat simulator; the application in a process of its own.
 * All of it is on 127.0.0.1 and in one temporary folder, and is gone afterwards.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const READY_WITHIN_MS = 120_000;
const STOP_WITHIN_MS = 15_000;

/** Durable as in production: a commit waits until it is on the disk. */
const POSTGRES = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  max_connections: '100',
};

/**
 * @param {{profile?: string | undefined, say: (line: string) => void}} options `profile`: folder for a CPU profile of the application
 */
export async function setStage({ profile, say }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yizhan-bench-'));
  // PostgreSQL may run as another user and must be able to reach its data.
  chmodSync(folder, 0o755);
  const cleanUp = [() => rmSync(folder, { recursive: true, force: true })];
  const strike = async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo();
  };
  try {
    say('Compiling a copy of the project');
    const copy = path.join(folder, 'app');
    compileCopy(copy);
    const load = createRequire(path.join(copy, 'package.json'));
    const { startEmbeddedDatabase, freePort } = load('./dist/tools/database/embedded.js');
    const { startWechatSimulator } = load('./dist/tools/wechat-simulator/index.js');

    say('Starting PostgreSQL, the WeChat simulator and the application');
    const database = await startEmbeddedDatabase({ dataDir: path.join(folder, 'postgres'), settings: POSTGRES });
    cleanUp.push(() => database.stop());
    await database.ensureDatabase('bench');
    const databaseUrl = database.urlOf('bench');
    const sim = await startWechatSimulator({ host: '127.0.0.1', port: 0 });
    cleanUp.push(() => sim.stop());
    const port = await freePort();
    const env = { ...secrets(), ...sim.env, DATABASE_URL: databaseUrl, PORT: String(port), BENCH_APP: copy };
    env.WECHATPAY_NOTIFY_BASE = `http://127.0.0.1:${port}`;
    const app = await startApplication(env, profile);
    cleanUp.push(app.stop);
    return { ...app, databaseUrl, sim, env, url: `http://127.0.0.1:${port}`, strike };
  } catch (error) {
    await strike();
    throw error;
  }
}

function compileCopy(copy) {
  for (const part of ['config', 'database', 'src', 'tools', 'package.json', 'tsconfig.json'])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  mkdirSync(path.join(copy, 'public/uploads'), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  addBenchRow(path.join(copy, 'src/api/bench-row'));
  execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', copy], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  // As they were built last; figures in a browser need them, the others do without.
  for (const built of ['dist/build', 'uniapp-client/dist/build/h5']) {
    if (!existsSync(path.join(ROOT, built))) continue;
    mkdirSync(path.join(copy, path.dirname(built)), { recursive: true });
    symlinkSync(path.join(ROOT, built), path.join(copy, built));
  }
}

/** Two fields behind Strapi's own router, controller and service: the simplest thing that core REST does. */
function addBenchRow(folder) {
  const write = (file, text) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const schema = {
    kind: 'collectionType',
    collectionName: 'bench_rows',
    info: { singularName: 'bench-row', pluralName: 'bench-rows', displayName: 'Bench row' },
    options: { draftAndPublish: false },
    attributes: { title: { type: 'string' }, note: { type: 'string' } },
  };
  write('content-types/bench-row/schema.json', JSON.stringify(schema));
  for (const [part, file] of Object.entries({ Router: 'routes', Controller: 'controllers', Service: 'services' })) {
    const code = `import { factories } from '@strapi/strapi';\nexport default factories.createCore${part}('api::bench-row.bench-row' as never);\n`;
    write(`${file}/bench-row.ts`, code);
  }
}

/** Good for the length of a run; nothing of it is a credential anywhere. */
function secrets() {
  const names = ['ADMIN_JWT_SECRET', 'API_TOKEN_SALT', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY', 'JWT_SECRET'];
  return {
    ...Object.fromEntries(names.map((name) => [name, `bench-only-${name.toLowerCase()}-0123456789`])),
    APP_KEYS: 'bench-a,bench-b',
  };
}

/** Node's own flags of `npm start`: memory is measured as it is in production. */
const startFlags = () =>
  JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
    .scripts.start.split(' ')
    .filter((word) => word.startsWith('--'));

async function startApplication(own, profile) {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, TZ: 'UTC', NODE_ENV: 'test', STARTUP_LOG: 'false', STRAPI_TELEMETRY_DISABLED: 'true' };
  const flags = [...startFlags(), ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : [])];
  const child = spawn(process.execPath, [...flags, path.join(import.meta.dirname, 'server.mjs')], {
    cwd: own.BENCH_APP,
    env: { ...env, ...own, HOST: '127.0.0.1' },
    // A session of its own, as a service manager gives it: the scheduler does not count it with the load.
    detached: true,
    // The access log is written, to nowhere.
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said = (said + chunk).slice(-10_000)));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const ready = await Promise.race([
    new Promise((resolve) => child.once('message', resolve)),
    ended,
    new Promise((resolve) => setTimeout(resolve, READY_WITHIN_MS).unref()),
  ]);
  if (!ready?.apiToken) {
    child.kill('SIGKILL');
    throw new Error(`the application did not start:\n${said}`);
  }
  return {
    apiToken: ready.apiToken,
    /** What the application has complained of, its last words at most. */
    complaints: () => said,
    residentMb: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
