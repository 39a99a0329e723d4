// npm run dev: embedded PostgreSQL, the WeChat simulator and `strapi develop`, on the data that the demo keeps in
// .yizhan/. Server code restarts and the admin panel reloads when a file changes.
//   npm run dev -- --port 1337      port of the application; the simulator takes the next one
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');
const load = createRequire(import.meta.url);
const { values } = parseArgs({ options: { port: { type: 'string', default: '1337' } } });
const port = Number(values.port);
const origin = `http://127.0.0.1:${port}`;
process.env.TZ = 'UTC';

execFileSync(process.execPath, [path.join(root, 'tools/compile.mjs')], { stdio: 'inherit' });
const { startEmbeddedDatabase } = load(path.join(root, 'dist/tools/database/embedded.js'));
const { startWechatSimulator } = load(path.join(root, 'dist/tools/wechat-simulator/index.js'));
const { demoSecrets, HOME } = load(path.join(root, 'dist/tools/demo/environment.js'));

const database = await startEmbeddedDatabase({ dataDir: path.join(HOME, 'postgres') }).catch((error) => {
  console.error(`PostgreSQL did not start: ${error?.message ?? 'is the demo still running?'}`);
  process.exit(1);
});
await database.ensureDatabase('yizhan');
const simulator = await startWechatSimulator({
  port: port + 1,
  statePath: path.join(HOME, 'simulator.json'),
  logger: (line) => console.log(line),
});

const app = spawn(path.join(root, 'node_modules/.bin/strapi'), ['develop', '--no-install-deps'], {
  stdio: 'inherit',
  cwd: root,
  env: {
    ...process.env,
    ...demoSecrets().env,
    ...simulator.env,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: origin,
    DATABASE_URL: database.urlOf('yizhan'),
    WECHATPAY_NOTIFY_BASE: origin,
    ADMIN_COOKIE_SECURE: 'false',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    STRAPI_TELEMETRY_DISABLED: 'true',
  },
});
console.log(`Admin ${origin}/admin · API ${origin}/api · simulator ${simulator.baseUrl} · Ctrl-C stops everything`);
// Ctrl-C reaches the application by itself; the other signals are passed on. Then the rest ends in order.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => app.kill(signal));
app.on('exit', async (code) => {
  await simulator.stop();
  await database.stop();
  process.exit(code ?? 0);
});
