/** Which pockets a sum is taken from. */
import type { Asset } from './assets';

export interface Pocket {
  /** Of the account. */
  id: string;
  asset: Asset;
  /** What granted it, e.g. `top-up:T123` or `coupon:<template>`. */
  source: string;
  /** Among pockets that end at the same time, the lower number is spent first. */
  priority: number;
  refundable: boolean;
  /** ISO instant from which it cannot be spent any more; null for never. */
  expiresAt: string | null;
  balance: number;
  held: number;
}

export interface Share {
  account: string;
  asset: Asset;
  amount: number;
}

export interface Wanted {
  /** Fen or pieces, > 0. */
  amount: number;
  /** Assets that may pay, the first first: what the operator chose between gift and principal. */
  assets: readonly Asset[];
  /** Only pockets from these sources; any when undefined. */
  sources?: readonly string[] | undefined;
}

/** What may be spent of it at this moment. */
export const freeOf = (pocket: Pocket, now: string): number =>
  pocket.expiresAt !== null && Date.parse(pocket.expiresAt) <= Date.parse(now) ? 0 : pocket.balance - pocket.held;

const endOf = ({ expiresAt }: Pocket): number => (expiresAt === null ? Infinity : Date.parse(expiresAt));

/** In the order in which they are spent: by asset as wanted, soonest end, priority, the older one. */
export function inSpendingOrder(pockets: readonly Pocket[], { assets, sources }: Omit<Wanted, 'amount'>): Pocket[] {
  const rank = new Map(assets.map((asset, i) => [asset, i]));
  return pockets
    .filter(({ asset, source }) => rank.has(asset) && (!sources || sources.includes(source)))
    .sort(
      (a, b) =>
        rank.get(a.asset)! - rank.get(b.asset)! ||
        compare(endOf(a), endOf(b)) ||
        a.priority - b.priority ||
        Number(a.id) - Number(b.id),
    );
}

/** Infinity less itself is no number. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The same pockets give the same shares, always.
 * @returns shares that add up to the amount, or how much there is when that is less
 */
export function allocate(pockets: readonly Pocket[], wanted: Wanted, now: string): Share[] | { available: number } {
  const shares: Share[] = [];
  let left = wanted.amount;
  for (const pocket of inSpendingOrder(pockets, wanted)) {
    const amount = Math.min(left, freeOf(pocket, now));
    if (amount > 0) shares.push({ account: pocket.id, asset: pocket.asset, amount });
    left -= amount;
  }
  return left === 0 ? shares : { available: wanted.amount - left };
}

/** The first `amount` of what shares hold, in their order; fewer when there is less. */
export function firstOf(shares: readonly Share[], amount: number): Share[] {
  const taken: Share[] = [];
  let left = amount;
  for (const share of shares) {
    const part = Math.min(left, share.amount);
    if (part > 0) taken.push({ ...share, amount: part });
    left -= part;
  }
  return taken;
}
