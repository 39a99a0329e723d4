import { z } from 'zod';
import { discoverByConvention } from '../../../../shared/discover';
import { conflict, validation } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import type { Changing, ChangeWish, Sellable } from '../domain/sellable';

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
  anyOf(
    (s) => s.request,
    [...sellables.values()].filter(({ staffOnly }) => !staffOnly),
  ) as never;

/** The same for staff. */
export const deskItemRequestSchema = (): z.ZodType<{ kind: string; ref: string; quantity: number }> =>
  anyOf((s) => s.deskRequest ?? s.request) as never;

/** Strict, because details say no kind: the first schema that fits must be the only one. */
export const itemDetailsSchema = (): z.ZodType =>
  anyOf(({ details }) => (details instanceof z.ZodObject ? details.strict() : details));

/** Whether an item of this kind can be changed after it was ordered. */
export const isChangeable = (kind: string): boolean => sellables.get(kind)?.change !== undefined;

/** Whether something can be ordered with an item of this kind. */
export const hasExtras = (kind: string): boolean => sellables.get(kind)?.extras !== undefined;

/** @throws Problem 409 NOT_CHANGEABLE for a kind that knows no change */
export function changingOf(kind: string): Changing {
  const change = sellables.get(kind)?.change;
  if (!change) throw notChangeable();
  return change;
}

export const notChangeable = (): Error =>
  conflict(
    'NOT_CHANGEABLE',
    text('这笔订单不能改期，请联系商家', 'This order cannot be changed; please contact the host'),
  );

const changeable = (): Sellable[] => [...sellables.values()].filter(({ change }) => change !== undefined);

/**
 * Body of a command about a change: the wish of any kind that can be changed, with further fields.
 * @param whole false: what is left out stays as it is
 */
export const wishBody = <X extends z.ZodRawShape>(
  extra: X,
  { whole = true } = {},
): z.ZodType<ChangeWish & z.output<z.ZodObject<X>>> =>
  z.lazy(() => {
    const wish = ({ change }: Sellable): z.ZodObject => (whole ? change!.wish : deskWishOf(change!));
    return anyOf((sellable) => wish(sellable).extend(extra), changeable());
  }) as never;

const deskWishOf = (change: Changing): z.ZodObject => change.deskWish ?? change.wish.partial();

/** The wish alone, without the fields that a body has beside it. */
export function wishOf(body: Record<string, unknown>): ChangeWish {
  const names = new Set(changeable().flatMap(({ change }) => Object.keys(deskWishOf(change!).shape)));
  return Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name)));
}

/** Details of a kind that can be changed, with what every kind has. */
export const changeSideSchema = (common: z.ZodRawShape): z.ZodType =>
  anyOf(({ details }) => (details as z.ZodObject).extend(common).strict(), changeable());

function anyOf(part: (sellable: Sellable) => z.ZodType, among = [...sellables.values()]): z.ZodType {
  const schemas = among.map(part);
  if (schemas.length === 0) return z.never();
  if (schemas.length === 1) return schemas[0]!;
  const every = schemas.every((schema) => schema instanceof z.ZodObject && 'kind' in schema.shape);
  if (every) return z.discriminatedUnion('kind', schemas as never);
  return z.union(schemas as never);
}
