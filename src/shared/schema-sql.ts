/**
 * `constraints.sql` files say what a schema.json cannot (EXCLUDE, CHECK, partial indexes, triggers, plain
 * tables). They are idempotent and applied after Strapi's schema sync, in one order, by one process at a time.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Core } from '@strapi/strapi';
import { rows, runScript, withTransaction } from './database';

/** Any number, the same in every process: whoever holds it may change the schema. */
export const SCHEMA_LOCK = 728_190_001;

/** Found by convention: shared first, then every plugin, then every content type. */
export function constraintFiles(root: string): string[] {
  const inFolders = (folder: string, rest: string): string[] =>
    readdirSync(path.join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => path.join(folder, entry.name, rest))
      .sort();
  const files = [
    'src/shared/constraints.sql',
    ...inFolders('src/plugins', 'server/constraints.sql'),
    ...inFolders('src/api', 'constraints.sql'),
  ];
  return files.filter((file) => existsSync(path.join(root, file)));
}

/** Call once, from the application's `register`. */
export function applyConstraintsAfterSync(strapi: Core.Strapi): void {
  const root = strapi.dirs.app.root;
  strapi.hook('strapi::content-types.afterSync').register(async () => {
    await withTransaction(strapi, async (trx) => {
      await rows(trx, `select pg_advisory_xact_lock(:lock)`, { lock: SCHEMA_LOCK + 1 });
      for (const file of constraintFiles(root)) await runScript(trx, readFileSync(path.join(root, file), 'utf8'));
    });
  });
}
