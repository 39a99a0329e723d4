/**
 * Once a run: compile, start the embedded PostgreSQL, boot the application on a template database. Each
 * test file then clones that database in a moment. Everything lives in a temporary folder and ends with the run.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

export const ROOT = path.resolve(import.meta.dirname, '../..');

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  process.env.TZ = 'UTC';
  if (!process.env.YIZHAN_COMPILED)
    execFileSync(process.execPath, [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', ROOT], {
      stdio: 'inherit',
    });
  const { startEmbeddedDatabase } = createRequire(import.meta.url)(
    path.join(ROOT, 'dist/tools/database/embedded.js'),
  ) as typeof import('../../tools/database/embedded');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yizhan-test-'));
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '300',
    shared_buffers: '256MB',
  };
  const database = await startEmbeddedDatabase({ dataDir: path.join(folder, 'postgres'), settings });
  await database.ensureDatabase('template');
  const env = { ...process.env, DATABASE_URL: database.urlOf('template'), ...secrets() };
  execFileSync(process.execPath, [path.join(ROOT, 'tests/support/boot-once.cjs')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  project.provide('databaseUrl', database.urlOf('postgres'));
  return async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

/** Fixed only for the length of a test process; nothing of it is a credential anywhere. */
export function secrets(): Record<string, string> {
  const names = [
    'ADMIN_JWT_SECRET',
    'API_TOKEN_SALT',
    'TRANSFER_TOKEN_SALT',
    'ENCRYPTION_KEY',
    'JWT_SECRET',
    'MEMBER_JWT_SECRET',
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, `test-only-${name.toLowerCase()}-0123456789`])),
    APP_KEYS: 'test-a,test-b',
    GUEST_ID_KEY: Buffer.from('test-only-guest-id-key-012345678').toString('base64'),
    MEMBER_CODE_KEY: Buffer.from('test-only-member-code-key-012345').toString('base64'),
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
}
