import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { validation } from '../../../../shared/problem';
import type { Sellable } from '../domain/sellable';

const sellables = new Map<string, Sellable>();

/**
 * Finds `sellable.js` in every content type's compiled folder: a developer who adds a content type with a
 * `sellable.ts` can sell it, and nothing here changes.
 * @param apiDir compiled `src/api`
 * @throws Error when two content types claim one kind, or a file exports no sellable
 */
export function discoverSellables(apiDir: string): void {
  sellables.clear();
  for (const name of readdirSync(apiDir).sort()) {
    const file = path.join(apiDir, name, 'sellable.js');
    if (!existsSync(file)) continue;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- found by convention at run time
    const loaded = (require(file) as { default?: Sellable }).default;
    if (!loaded || typeof loaded.quote !== 'function') throw new Error(`${file} exports no sellable as default`);
    if (sellables.has(loaded.kind)) throw new Error(`two content types sell the kind "${loaded.kind}"`);
    sellables.set(loaded.kind, loaded);
  }
}

export const sellableKinds = (): string[] => [...sellables.keys()];

/** @throws Problem 400 for a kind that nobody sells */
export function sellableOf(kind: string, field = 'items'): Sellable {
  const sellable = sellables.get(kind);
  if (!sellable) throw validation(field, { zh: '没有这种商品', en: 'Nothing of this kind is sold' });
  return sellable;
}

/** The request schema of any item that is sold; made when first needed, after discovery. */
export const itemRequestSchema = (): z.ZodType<{ kind: string; ref: string; quantity: number }> => anyOf((s) => s.request) as never;

export const itemDetailsSchema = (): z.ZodType => anyOf((s) => s.details);

function anyOf(part: (sellable: Sellable) => z.ZodType): z.ZodType {
  const schemas = [...sellables.values()].map(part);
  if (schemas.length === 0) return z.never();
  if (schemas.length === 1) return schemas[0]!;
  const every = schemas.every((schema) => schema instanceof z.ZodObject && 'kind' in schema.shape);
  if (every) return z.discriminatedUnion('kind', schemas as never);
  return z.union(schemas as never);
}
