// The client keeps its own package and lock file, because its pins clash with Strapi's. This installs it
// after the root, and again only when its lock file has changed.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const client = path.resolve(import.meta.dirname, '../uniapp-client');
const lock = path.join(client, 'package-lock.json');

if (existsSync(lock)) {
  const stamp = path.join(client, 'node_modules/.installed-lock');
  const hash = createHash('sha256').update(readFileSync(lock)).digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) {
    console.log('Installing the client …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: client, stdio: 'inherit' });
    writeFileSync(stamp, hash);
  }
}
