// npm test: everything, in the order in which failures are cheapest to find. Ends with "N passed, N failed".
import { spawnSync } from 'node:child_process';
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

const steps = [
  { name: 'format', command: [bin('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: [bin('eslint'), '.'] },
  { name: 'import boundaries', command: [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'src', 'tools'] },
  { name: 'compile', command: [process.execPath, 'tools/compile.mjs'] },
  { name: 'types of the admin panel', command: [bin('tsc'), '-p', 'src/admin', '--noEmit'] },
  { name: 'types of the tests', command: [bin('tsc'), '-p', 'tests', '--noEmit'] },
  { name: 'types of the browser tests', command: [bin('tsc'), '-p', 'tests/e2e', '--noEmit'] },
  { name: 'openapi.json is current', command: [process.execPath, 'tools/openapi.mjs', '--check'] },
  vitest('unit'),
  vitest('integration'),
  { name: 'client', command: [npm, 'test', '--prefix', 'uniapp-client'] },
  { name: 'build', command: [process.execPath, 'tools/build.mjs'] },
  vitest('e2e'),
];

let passed = 0;
let failed = 0;
const failures = [];
const only = process.argv.slice(2);

for (const step of steps) {
  if (only.length > 0 && !only.some((word) => step.name.includes(word))) continue;
  const started = Date.now();
  console.log(`\n── ${step.name} ──`);
  const { status } = spawnSync(step.command[0], step.command.slice(1), {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TZ: 'UTC', YIZHAN_COMPILED: '1', FORCE_COLOR: '0' },
  });
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

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
