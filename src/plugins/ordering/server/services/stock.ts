/**
 * Goods on a shelf: pieces are units of a resource that are taken for good instead of for some nights. So what
 * is left is counted by the same kernel, a hold ends by itself, and nobody sells the last piece twice.
 */
import type { Db, Trx } from '../../../../shared/database';
import { conflict } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import {
  claimUnits,
  findLiveClaims,
  firmClaims,
  releaseClaims,
  type NewClaim,
} from '../../../scheduling/server/services';
import { referenceOf, type ItemRequest, type OfferContext, type Sellable } from '../domain/sellable';

const FOR_GOOD = { from: '2000-01-01T00:00:00.000Z', to: '9999-12-31T00:00:00.000Z' };

export interface Stock extends Pick<Sellable, 'reserve' | 'fulfil' | 'release'> {
  /** Pieces that can still be sold. */
  left(db: Db, ref: string, nowMs: number): Promise<number>;
  /** @throws Problem 409 SOLD_OUT when fewer are left than somebody wants */
  require(context: OfferContext, request: ItemRequest): Promise<void>;
}

/**
 * @param kind of the sellable
 * @param piecesOf how many pieces of one product there are in all, sold ones included
 */
export function stockOf(kind: string, piecesOf: (db: Db, ref: string) => Promise<number>): Stock {
  const resourceOf = (ref: string): string => `${kind}:${ref}`;
  const left = async (db: Db, ref: string, nowMs: number): Promise<number> => {
    const now = new Date(nowMs).toISOString();
    const taken = await findLiveClaims(db, { resources: [resourceOf(ref)], ...FOR_GOOD, now });
    const pieces = await piecesOf(db, ref);
    return pieces - taken.filter(({ unit }) => unit <= pieces).length;
  };
  return {
    left,

    async require({ db, nowMs, reserving }, { ref, quantity }) {
      if (!reserving && (await left(db, ref, nowMs)) < quantity) throw soldOut();
    },

    async reserve(trx: Trx, item, { nowMs, holdUntil }) {
      const claim: NewClaim = {
        resource: resourceOf(item.ref),
        ...FOR_GOOD,
        units: await piecesOf(trx, item.ref),
        count: item.quantity,
        kind: 'booking',
        reference: referenceOf(item),
        reason: null,
        expiresAt: holdUntil,
        createdBy: null,
      };
      const { units } = await claimUnits(trx, claim, new Date(nowMs).toISOString());
      if (units.length === 0) throw soldOut();
      return { unitLabel: null };
    },

    fulfil: async (trx, item) => (await firmClaims(trx, referenceOf(item))) === item.quantity,

    async release(trx, item, { nowMs, reason }) {
      await releaseClaims(trx, referenceOf(item), reason, new Date(nowMs).toISOString());
    },
  };
}

const soldOut = (): Error =>
  conflict('SOLD_OUT', text('已售完，请看看其他商品', 'Sold out; please look at something else'), {
    field: 'quantity',
  });
