import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import { venue } from '../../../../shared/venue';
import { reverse } from '../../../wallet/server/services';
import type { Cashier } from '../domain/rights';
import { undoUntil, type UndoRule } from '../domain/undo';
import { findRedemption, markUndone, type Redemption } from '../repositories/redemptions';
import { actorOf, demand } from './redeem';

/** `REDEMPTION_UNDO_MINUTES`, default 10. */
export function undoRule(): UndoRule {
  const minutes = Number(process.env.REDEMPTION_UNDO_MINUTES);
  return { minutes: Number.isFinite(minutes) && minutes > 0 ? minutes : 10, zone: venue().zone };
}

export interface UndoCommand {
  cashier: Cashier;
  no: string;
  why: string | null;
  idempotencyKey: string;
}

/**
 * Takes back what was handed over: a clerk what the same clerk did, for some minutes; staff whatever was done today.
 * @throws Problem 403; 404 (also for another clerk's); 409 ALREADY_UNDONE, UNDO_TOO_LATE
 */
export function undoRedemption(
  strapi: Core.Strapi,
  { cashier, no, why, idempotencyKey }: UndoCommand,
): Promise<Redemption> {
  demand(cashier, 'undo');
  const now = new Date().toISOString();
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `${cashier.key}:undo`, key: idempotencyKey, input: { no, why } }, async () => {
      const known = await findRedemption(trx, no);
      if (!known || (cashier.kind === 'clerk' && known.cashier !== cashier.key))
        throw notFound({ zh: '没有这条核销记录', en: 'There is no such redemption' });
      if (undoUntil(known.at, cashier.kind, undoRule()) <= now)
        throw conflict(
          'UNDO_TOO_LATE',
          cashier.kind === 'clerk'
            ? { zh: '已超过可撤销的时间，请联系前台当日撤销', en: 'Too late to undo; ask the desk today' }
            : {
                zh: '只能撤销当天的核销；之后请用人工调整',
                en: 'Only what was redeemed today can be undone; adjust by hand after that',
              },
        );
      const undone = await markUndone(trx, no, { by: cashier.key, byName: cashier.name, why, now });
      if (!undone)
        throw conflict('ALREADY_UNDONE', { zh: '这条核销已经撤销过', en: 'This redemption has been undone already' });
      await reverse(trx, {
        ...{ transfer: undone.transferNo, key: `redemption:${no}:undo`, reason: 'redemption-undo', reference: no, now },
        note: why,
        actor: actorOf(cashier),
      });
      await publish(trx, 'cashier.redemption-undone', { no, memberId: undone.memberId });
      return undone;
    }),
  );
}
