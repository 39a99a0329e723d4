/** What the demo generates once and keeps in the git-ignored .yizhan/: secrets, ports, passwords. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(__dirname, '../../..');
export const HOME = path.join(ROOT, '.yizhan');

const SECRETS = [
  'ADMIN_JWT_SECRET',
  'API_TOKEN_SALT',
  'TRANSFER_TOKEN_SALT',
  'ENCRYPTION_KEY',
  'JWT_SECRET',
  'MEMBER_JWT_SECRET',
];

/** Base64 of 32 bytes. */
const KEYS = ['GUEST_ID_KEY', 'MEMBER_CODE_KEY'];

export interface DemoSecrets {
  env: Record<string, string>;
  /** Passwords of the staff accounts, by role. */
  passwords: Record<string, string>;
}

export function forget(): void {
  for (const name of ['postgres', 'postgres.password', 'simulator.json', 'secrets.json', 'demo.json']) {
    rmSync(path.join(HOME, name), { recursive: true, force: true });
  }
}

export function demoSecrets(): DemoSecrets {
  const file = path.join(HOME, 'secrets.json');
  const random = (): string => randomBytes(32).toString('base64url');
  const sealingKey = (): string => randomBytes(32).toString('base64');
  if (existsSync(file)) {
    const known = JSON.parse(readFileSync(file, 'utf8')) as DemoSecrets;
    // A demo from before there was a key of this name gets one now.
    const missing = KEYS.filter((name) => !known.env[name]);
    for (const name of missing) known.env[name] = sealingKey();
    if (missing.length > 0) writeFileSync(file, JSON.stringify(known, null, 2), { mode: 0o600 });
    return known;
  }
  mkdirSync(HOME, { recursive: true });
  const secrets: DemoSecrets = {
    env: {
      ...Object.fromEntries(SECRETS.map((name) => [name, random()])),
      APP_KEYS: `${random()},${random()}`,
      ...Object.fromEntries(KEYS.map((name) => [name, sealingKey()])),
    },
    passwords: Object.fromEntries(
      ['owner', 'manager', 'front-desk', 'finance', 'editor'].map((role) => [role, newPassword()]),
    ),
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

/** Passes Strapi's rule: upper case, lower case, a digit, at least 8 characters. */
const newPassword = (): string => `Yz${randomBytes(6).toString('hex')}9`;
