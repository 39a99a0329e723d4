import { z } from 'zod';
import { discoverByConvention } from '../../../../shared/discover';
import { validation } from '../../../../shared/problem';
import type { Sellable } from '../domain/sellable';

const sellables = new Map<string, Sellable>();

/**
 * Reads every content type's `sellable.ts`.
 * @param apiDir compiled `src/api`
 * @throws Error when two content types claim one kind, or a file exports no sellable
 */
export function discoverSellables(apiDir: string): void {
  sellables.clear();
  for (const { name, found } of discoverByConvention<Sellable>(apiDir, 'sellable')) {
    if (typeof found.quote !== 'function') throw new Error(`src/api/${name}/sellable.ts exports no sellable`);
    if (sellables.has(found.kind)) throw new Error(`two content types sell the kind "${found.kind}"`);
    sellables.set(found.kind, found);
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
export const itemRequestSchema = (): z.ZodType<{ kind: string; ref: string; quantity: number }> =>
  anyOf((s) => s.request) as never;

/** The same for staff. */
export const deskItemRequestSchema = (): z.ZodType<{ kind: string; ref: string; quantity: number }> =>
  anyOf((s) => s.deskRequest ?? s.request) as never;

/** Strict, because details say no kind: the first schema that fits must be the only one. */
export const itemDetailsSchema = (): z.ZodType =>
  anyOf(({ details }) => (details instanceof z.ZodObject ? details.strict() : details));

function anyOf(part: (sellable: Sellable) => z.ZodType): z.ZodType {
  const schemas = [...sellables.values()].map(part);
  if (schemas.length === 0) return z.never();
  if (schemas.length === 1) return schemas[0]!;
  const every = schemas.every((schema) => schema instanceof z.ZodObject && 'kind' in schema.shape);
  if (every) return z.discriminatedUnion('kind', schemas as never);
  return z.union(schemas as never);
}
