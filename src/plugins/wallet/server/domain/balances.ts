/** What a wallet shows of itself. */
import { freeOf, inSpendingOrder, type Pocket } from './allocation';
import { ASSET_CODES, type Asset } from './assets';

export interface PocketBalance extends Omit<Pocket, 'asset' | 'balance'> {
  /** What may be spent now. */
  available: number;
}

export interface AssetBalance {
  asset: Asset;
  /** What may be spent now. */
  available: number;
  /** Set aside for something that is not settled yet. */
  held: number;
  /** What was to be taken back and was not there any more. */
  owed: number;
  /** Of what is available, what the member may have back in money. */
  refundable: number;
  /** In the order in which they are spent; without those that have ended. */
  pockets: PocketBalance[];
  /** What ends next of what is available. */
  nextExpiry: { at: string; amount: number } | null;
}

/** Every asset in which there is something, in the order of the table of assets. */
export function balancesOf(pockets: readonly Pocket[], owed: ReadonlyMap<Asset, number>, now: string): AssetBalance[] {
  return ASSET_CODES.flatMap((asset) => {
    const own = inSpendingOrder(pockets, { assets: [asset] });
    const live = own.filter((pocket) => freeOf(pocket, now) > 0 || pocket.held > 0);
    const debt = owed.get(asset) ?? 0;
    if (live.length === 0 && debt === 0) return [];
    const shown = live.map(({ asset: _asset, balance: _balance, ...pocket }, i) => ({
      ...pocket,
      available: freeOf(live[i]!, now),
    }));
    const sum = (of: (pocket: PocketBalance) => number): number =>
      shown.reduce((total, pocket) => total + of(pocket), 0);
    const next = shown.find(({ available, expiresAt }) => available > 0 && expiresAt !== null)?.expiresAt ?? null;
    return {
      asset,
      available: sum(({ available }) => available),
      held: sum(({ held }) => held),
      owed: debt,
      refundable: sum(({ refundable, available }) => (refundable ? available : 0)),
      pockets: shown,
      nextExpiry: next === null ? null : { at: next, amount: sum((p) => (p.expiresAt === next ? p.available : 0)) },
    };
  });
}
