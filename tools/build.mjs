// npm run build: the server, the admin panel and the H5 client, each only when its sources have changed.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'dist/.built');
const quiet = process.argv.includes('--quiet');

/** Hash of names and contents: a fresh checkout has no useful times. */
function fingerprint(places) {
  const hash = createHash('sha256');
  const visit = (file) => {
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats) return;
    if (stats.isDirectory()) {
      for (const name of readdirSync(file).sort())
        if (name !== 'node_modules' && name !== 'dist') visit(path.join(file, name));
    } else {
      hash.update(path.relative(root, file)).update(readFileSync(file));
    }
  };
  for (const place of places) visit(path.join(root, place));
  return hash.digest('hex');
}

/** Resolves to the exit code and, when nothing is to be seen meanwhile, to what was said. */
function run([program, ...args], options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: quiet ? 'pipe' : 'inherit' });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: Buffer.concat(said).toString() }));
  });
}

async function build(name, { sources, output, command, env = {}, cwd = root }) {
  const stamp = path.join(cache, name);
  const wanted = fingerprint(sources);
  if (existsSync(path.join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const started = Date.now();
  if (!quiet) console.log(`Building the ${name} …`);
  const { code, said } = await run(command, { cwd, env: { ...process.env, ...env } });
  if (code !== 0) {
    console.error(said);
    throw new Error(`building the ${name} failed`);
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, wanted);
  console.log(`Built the ${name} in ${Math.round((Date.now() - started) / 1000)} s`);
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const bin = (name) => path.join(root, 'node_modules/.bin', name);
const adminEnv = {
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  // The panel is built without a database or secrets; none of these end up in it.
  DATABASE_URL: 'postgres://build',
  APP_KEYS: 'build',
  ADMIN_JWT_SECRET: 'build',
  API_TOKEN_SALT: 'build',
  TRANSFER_TOKEN_SALT: 'build',
  JWT_SECRET: 'build',
};

await build('server', {
  sources: ['src', 'config', 'tools', 'tsconfig.json', 'package-lock.json'],
  output: 'dist/src/index.js',
  command: [process.execPath, 'tools/compile.mjs'],
});
// Neither needs the other, and each keeps one processor busy.
await Promise.all([
  build('admin panel', {
    sources: ['src/admin', ...pluginAdmins(), 'package-lock.json', 'config/admin.ts', 'config/plugins.ts'],
    output: 'dist/build/index.html',
    command: [bin('strapi'), 'build', '--silent'],
    env: adminEnv,
  }),
  build('client', {
    sources: [
      'uniapp-client/src',
      'uniapp-client/index.html',
      'uniapp-client/vite.config.ts',
      'uniapp-client/package-lock.json',
    ],
    output: 'uniapp-client/dist/build/h5/index.html',
    command: [npm, 'run', 'build:h5'],
    cwd: path.join(root, 'uniapp-client'),
  }),
]);

function pluginAdmins() {
  const plugins = path.join(root, 'src/plugins');
  return readdirSync(plugins).map((name) => `src/plugins/${name}/admin`);
}
