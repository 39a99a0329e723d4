// Compiles the server into dist/, without what earlier sources left there: a content type that was removed
// must not be found again.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
for (const folder of ['src', 'config', 'tools'])
  rmSync(path.join(root, 'dist', folder), { recursive: true, force: true });
execFileSync(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', root], { stdio: 'inherit' });
