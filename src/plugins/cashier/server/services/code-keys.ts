/** The keys that sign member codes. They never leave the server: a phone is given codes, not the means to make them. */
import { createHash, createHmac } from 'node:crypto';
import type { CodeKey } from '../domain/codes';

const KEY_BYTES = 32;

let configured: readonly [CodeKey, ...CodeKey[]] | undefined;

/**
 * The first signs; codes of the others are still taken. Read once, at the start of the process.
 * @throws Error without the value, for a key that is none
 */
export function codeKeys(): readonly [CodeKey, ...CodeKey[]] {
  configured ??= keysFrom(process.env);
  return configured;
}

export function keysFrom(env: NodeJS.ProcessEnv): readonly [CodeKey, ...CodeKey[]] {
  const { MEMBER_CODE_KEY = '', MEMBER_CODE_KEYS_OLD = '', JWT_SECRET = '' } = env;
  const older = MEMBER_CODE_KEYS_OLD.split(',')
    .map((key) => key.trim())
    .filter(Boolean)
    .map((value) => toKey('MEMBER_CODE_KEYS_OLD', value));
  if (MEMBER_CODE_KEY.trim()) return [toKey('MEMBER_CODE_KEY', MEMBER_CODE_KEY.trim()), ...older];
  if (!JWT_SECRET) throw new Error('MEMBER_CODE_KEY is not set');
  return [named(createHmac('sha256', JWT_SECRET).update('yizhan:member-codes').digest()), ...older];
}

function toKey(name: string, value: string): CodeKey {
  const key = Buffer.from(value, 'base64');
  if (key.length !== KEY_BYTES)
    throw new Error(`${name} must be base64 of ${KEY_BYTES} bytes (openssl rand -base64 32)`);
  return named(key);
}

const named = (key: Buffer): CodeKey => ({ id: createHash('sha256').update(key).digest('hex').slice(0, 8), key });
