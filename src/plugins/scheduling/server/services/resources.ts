import { discoverByConvention } from '../../../../shared/discover';
import { notFound } from '../../../../shared/problem';
import type { Db } from '../../../../shared/database';
import { text, type Text } from '../../../../shared/text';
import type { ResourceKind, Sheet, SheetDays, Wish, WishRefusal } from '../domain/resource';

const kinds = new Map<string, ResourceKind>();

/** @throws Error when two content types claim one kind */
export function discoverResources(apiDir: string): void {
  kinds.clear();
  for (const { found } of discoverByConvention<ResourceKind>(apiDir, 'resource')) {
    if (kinds.has(found.kind)) throw new Error(`two content types are resources of the kind "${found.kind}"`);
    kinds.set(found.kind, found);
  }
}

/** How many units there are for guests, of every kind. */
export async function capacity(db: Db): Promise<number> {
  let units = 0;
  for (const kind of kinds.values()) units += (await kind.capacity?.(db)) ?? 0;
  return units;
}

/** @throws Problem 404 for a resource that does not exist */
export async function describeResource(db: Db, resource: string): Promise<{ units: number; label: Text }> {
  const [kind = '', ref = ''] = resource.split(':');
  const described = await kinds.get(kind)?.describe(db, ref);
  if (!described) throw notFound({ zh: '没有找到这个资源', en: 'There is no such resource' });
  return described;
}

/** The sheets of all kinds that have one, or of one kind. */
export async function readSheets(db: Db, days: SheetDays, kind?: string): Promise<{ kind: string; sheet: Sheet }[]> {
  const shown = [...kinds.values()].filter((own) => own.sheet && (kind === undefined || own.kind === kind));
  return Promise.all(shown.map(async (own) => ({ kind: own.kind, sheet: await own.sheet!(db, days) })));
}

const GONE = text('已下架', 'No longer listed');

/** What people call each of these resources; of one that is no longer there, that it is gone. */
export async function labelResources(db: Db, resources: readonly string[]): Promise<Map<string, Text>> {
  const label = async (resource: string): Promise<[string, Text]> => {
    const [kind = '', ref = ''] = resource.split(':');
    return [resource, (await kinds.get(kind)?.describe(db, ref))?.label ?? GONE];
  };
  return new Map(await Promise.all([...new Set(resources)].map(label)));
}

/** Why each of these wishes cannot be booked now; null where one can. Null when nobody can book or wait for this. */
export async function refusalsOf(
  db: Db,
  resource: string,
  wishes: readonly Wish[],
  nowMs: number,
): Promise<(WishRefusal | null)[] | null> {
  const [kind = '', ref = ''] = resource.split(':');
  return (await kinds.get(kind)?.refusals?.(db, ref, wishes, nowMs)) ?? null;
}
