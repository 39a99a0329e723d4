// npm run demo: prepares what is missing (client packages, builds), then starts the demo.
import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const run = (file, ...args) =>
  execFileSync(process.execPath, [path.join(root, file), ...args], { stdio: 'inherit', cwd: root });

run('tools/install-client.mjs');
run('tools/build.mjs', '--quiet');

const demo = spawn(
  process.execPath,
  ['--no-deprecation', path.join(root, 'dist/tools/demo/main.js'), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: root,
    env: { ...process.env, TZ: 'UTC' },
  },
);
// The demo ends itself in order; this only waits for it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => demo.kill(signal));
demo.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
