/**
 * One idempotency key, one effect. The row is inserted first, in the command's own transaction: a second
 * request with the same key waits there until the first has committed, then gets the first one's answer.
 */
import { createHash } from 'node:crypto';
import { one, parseJson, rows, type Trx } from './database';
import { Problem } from './problem';

export const IDEMPOTENCY_KEY_PATTERN = /^[A-Za-z0-9_-]{8,64}$/;

export interface IdempotentCommand<T> {
  /** Who and what, e.g. `member:12:place-order`: keys of different callers never meet. */
  scope: string;
  key: string;
  /** The validated input; same key with another input is an error of the caller. */
  input: unknown;
  /** What a repeat is answered, when that is known before the work: then the row is written only once. */
  answer?: T;
}

/**
 * @param work runs at most once per (scope, key); its JSON result is stored and returned to every repeat
 * @throws Problem 422 IDEMPOTENCY_MISMATCH when the key was used with another input
 */
export async function withIdempotency<T>(trx: Trx, command: IdempotentCommand<T>, work: () => Promise<T>): Promise<T> {
  const { scope, key, answer } = command;
  const bodyHash = createHash('sha256').update(canonicalJson(command.input)).digest('base64url');
  const inserted = await rows(
    trx,
    `insert into shared_idempotency_keys (scope, key, body_hash, response) values (:scope, :key, :bodyHash, :response)
     on conflict (scope, key) do nothing returning 1`,
    { scope, key, bodyHash, response: answer === undefined ? null : JSON.stringify(answer) },
  );
  if (inserted.length === 0) return storedAnswer<T>(trx, scope, key, bodyHash);
  const result = await work();
  if (answer !== undefined) return result;
  await rows(trx, `update shared_idempotency_keys set response = :response where scope = :scope and key = :key`, {
    response: JSON.stringify(result),
    scope,
    key,
  });
  return result;
}

async function storedAnswer<T>(trx: Trx, scope: string, key: string, bodyHash: string): Promise<T> {
  const stored = await one<{ body_hash: string; response: unknown }>(
    trx,
    `select body_hash, response from shared_idempotency_keys where scope = :scope and key = :key`,
    { scope, key },
  );
  if (!stored || stored.body_hash !== bodyHash) {
    throw new Problem(
      422,
      'IDEMPOTENCY_MISMATCH',
      {
        zh: '这次提交的内容与之前不同，请返回重新操作',
        en: 'This idempotency key was already used with a different request',
      },
      { field: 'Idempotency-Key' },
    );
  }
  return parseJson<T>(stored.response);
}

/** JSON with sorted keys: the order in which a client writes its fields does not matter. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
