/** What takes a transfer back, in whole or in part: its own postings with the other sign. */
import { splitFen } from '../../../../shared/money';
import { freeOf, inSpendingOrder, type Pocket } from './allocation';
import type { Asset } from './assets';
import type { Entry } from './entries';

export interface OriginalPosting {
  id: string;
  account: string;
  kind: 'pocket' | 'owed' | 'house';
  asset: Asset;
  amount: number;
  /** How much of it was taken back before, ≥ 0. */
  mirrored: number;
  /** Of a pocket: what is in it and not held, expired or not. */
  free: number;
  /** Of a pocket: it has ended, and what comes back may open it again, which happens once. */
  mayReopen: boolean;
  /** Of a pocket: how much of it the house has already taken because it expired, and not yet given up for this. */
  lapsed: number;
}

export interface Reversal {
  postings: readonly OriginalPosting[];
  /** Everything that is left when undefined. */
  amount?: number | undefined;
  /** The member's pockets of these assets, for what was granted and is spent. */
  pockets: readonly Pocket[];
  now: string;
  /** Until when a pocket that has ended is open again. */
  reopenUntil: string;
}

const left = ({ amount, mirrored }: OriginalPosting): number => Math.abs(amount) - mirrored;
const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** What may still be taken back of a transfer. */
export const reversible = (postings: readonly OriginalPosting[]): number =>
  total(postings.filter(({ amount }) => amount < 0).map(left));

/**
 * Each part falls on the postings in proportion to what is left of them, so no posting ever gives more than it
 * was, and the last part is exactly the rest.
 * @throws RangeError when the amount is not within what is left
 */
export function planReversal(reversal: Reversal): Entry[] {
  const { postings, amount = reversible(postings) } = reversal;
  if (!Number.isInteger(amount) || amount < 1 || amount > reversible(postings))
    throw new RangeError(`${amount} is not within what is left of the transfer`);
  const outgoing = postings.filter((posting) => posting.amount < 0);
  const parts = splitFen(amount, outgoing.map(left));
  const takeBack = claws(reversal);
  const entries: Entry[] = outgoing.flatMap((posting, i) => giveBack(posting, parts[i]!, reversal.reopenUntil));
  for (const asset of new Set(outgoing.map((posting) => posting.asset))) {
    const sum = total(outgoing.map((posting, i) => (posting.asset === asset ? parts[i]! : 0)));
    const incoming = postings.filter((posting) => posting.amount > 0 && posting.asset === asset);
    splitFen(sum, incoming.map(left)).forEach((part, i) => entries.push(...takeBack(incoming[i]!, part)));
  }
  return entries;
}

/** Into the very account it came out of. */
function giveBack(posting: OriginalPosting, amount: number, reopenUntil: string): Entry[] {
  if (amount === 0) return [];
  const entry = { account: posting.account, amount, mirrors: posting.id };
  return [posting.mayReopen ? { ...entry, reopenUntil } : entry];
}

/**
 * Out of the account it went into. What a pocket no longer has is taken from what expired in it, then from other
 * pockets of the asset as they are spent; the rest the member owes.
 */
function claws({ pockets, now }: Reversal): (posting: OriginalPosting, amount: number) => Entry[] {
  const live = pockets.filter((pocket) => freeOf(pocket, now) > 0);
  const free = new Map(live.map((pocket) => [pocket.id, freeOf(pocket, now)]));
  return (posting, amount) => {
    if (amount === 0) return [];
    const mirrors = posting.id;
    if (posting.kind !== 'pocket') return [{ account: posting.account, amount: -amount, mirrors }];
    const entries: Entry[] = [];
    let rest = amount;
    const take = (available: number, entry: (part: number) => Entry): number => {
      const part = Math.min(rest, available);
      if (part > 0) entries.push(entry(-part));
      rest -= part;
      return part;
    };
    const own = Math.min(posting.free, free.get(posting.account) ?? Infinity);
    const kept = own - take(own, (part) => ({ account: posting.account, amount: part, mirrors }));
    if (free.has(posting.account)) free.set(posting.account, kept);
    take(posting.lapsed, (part) => ({ house: 'expired', asset: posting.asset, amount: part, mirrors }));
    for (const { id } of inSpendingOrder(live, { assets: [posting.asset] })) {
      if (id === posting.account) continue;
      const part = take(free.get(id)!, (from) => ({ account: id, amount: from, mirrors }));
      free.set(id, free.get(id)! - part);
    }
    take(rest, (part) => ({ owed: true, asset: posting.asset, amount: part, mirrors }));
    return entries;
  };
}
