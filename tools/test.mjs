// npm test: everything, in the order in which failures are cheapest to find. Ends with "N passed, N failed".
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, '.yizhan/test-results');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const bin = (name) => path.join(root, 'node_modules/.bin', name);
const vitest = (project) => ({
  name: `${project} tests`,
  command: [
    bin('vitest'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path.join(results, `${project}.json`)}`,
  ],
  report: path.join(results, `${project}.json`),
});

/**
 * Lanes of a stage run side by side: what keeps one processor busy has a neighbour. What starts applications and
 * browsers comes after, alone.
 */
const stages = [
  [
    [
      { name: 'lint', command: [bin('eslint'), '.'] },
      { name: 'client', command: [npm, 'test', '--prefix', 'uniapp-client'] },
    ],
    [
      { name: 'format', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
      { name: 'import boundaries', command: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src', 'tools'] },
      { name: 'compile', command: [process.execPath, 'tools/compile.mjs'] },
      { name: 'types of the admin panel', command: [bin('tsc'), '-p', 'src/admin', '--noEmit'] },
      { name: 'types of the tests', command: [bin('tsc'), '-p', 'tests', '--noEmit'] },
      { name: 'types of the browser tests', command: [bin('tsc'), '-p', 'tests/e2e', '--noEmit'] },
      { name: 'openapi.json is current', command: [process.execPath, 'tools/openapi.mjs', '--check'] },
      vitest('unit'),
    ],
  ],
  [[vitest('integration'), { name: 'build', command: [process.execPath, 'tools/build.mjs'] }, vitest('e2e')]],
];

let passed = 0;
let failed = 0;
const failures = [];
const only = process.argv.slice(2);

/** Resolves to the exit code. Of lanes side by side the output comes in one piece at the end. */
function execute([program, ...args], alone) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TZ: 'UTC', YIZHAN_COMPILED: '1', FORCE_COLOR: '0' },
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk));
    child.once('error', (error) => said.push(Buffer.from(`${error.message}\n`)));
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said));
      resolve(code);
    });
  });
}

async function run(step, alone) {
  const started = Date.now();
  if (alone) console.log(`\n── ${step.name} ──`);
  const status = await execute(step.command, alone);
  const report = step.report && existsSync(step.report) ? JSON.parse(readFileSync(step.report, 'utf8')) : null;
  const counted = report ? { passed: report.numPassedTests, failed: report.numFailedTests } : { passed: 0, failed: 0 };
  // A step that ends badly without a failed test (a crash, a lint finding, no report) is one failure of its own.
  const broken = status !== 0 || (step.report && !(counted.passed > 0));
  if (broken && counted.failed === 0) counted.failed = 1;
  if (!broken && !step.report) counted.passed = 1;
  passed += counted.passed;
  failed += counted.failed;
  const ok = counted.failed === 0;
  if (!ok) failures.push(step.name);
  console.log(`── ${step.name}: ${ok ? 'ok' : 'FAILED'} (${Math.round((Date.now() - started) / 1000)} s)`);
}

const wanted = ({ name }) => only.length === 0 || only.some((word) => name.includes(word));

for (const stage of stages) {
  const lanes = stage.map((lane) => lane.filter(wanted)).filter((lane) => lane.length > 0);
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) await run(step, lanes.length === 1);
    }),
  );
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
