/** What the pockets of a wallet are called at the till. Whoever fills pockets registers how they are described. */
import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';

export interface Redeemable {
  title: Text;
  /** When or where it is good, in words. */
  note: Text | null;
  /** False for what is used in another way only, e.g. a coupon that lowers the price of an order. */
  redeemable: boolean;
}

export interface RedeemableKind {
  /** Beginning of the sources it knows. */
  prefix: 'coupon:' | 'card:' | 'package:';
  describe(db: Db, sources: readonly string[]): Promise<Map<string, Redeemable>>;
}

const kinds = new Map<string, RedeemableKind>();

/** Call from `register`. */
export function registerRedeemable(kind: RedeemableKind): void {
  kinds.set(kind.prefix, kind);
}

/** By source; a source that nobody describes is absent, and goes by the name of its asset. */
export async function describeSources(db: Db, sources: readonly string[]): Promise<Map<string, Redeemable>> {
  const known = new Map<string, Redeemable>();
  for (const kind of kinds.values()) {
    const own = sources.filter((source) => source.startsWith(kind.prefix));
    if (own.length > 0) for (const [source, said] of await kind.describe(db, own)) known.set(source, said);
  }
  return known;
}
