import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../shared/database';
import { withIdempotency } from '../../../shared/idempotency';
import { conflict, unprocessable } from '../../../shared/problem';
import { text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import type { RateBook, RateChange } from '../../../plugins/pricing/server/services';
import type { HouseChange } from '../domain/plan';
import { insertChange, readChange, type NewChange } from '../repositories/changes';
import { lockOverrides, replaceOverrides } from '../repositories/overrides';
import { planChange } from './plan-change';

/**
 * Writes an edit of the calendar with its history, in one transaction.
 * @throws Problem 409 RATES_CHANGED when the outcome is no longer the one that was previewed
 */
export const applyChange: RateBook['change'] = (strapi: Core.Strapi, command, nowMs) => {
  const { staff, idempotencyKey: key, wish, fingerprint } = command;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `staff:${staff.id}:rates`, key, input: { wish, fingerprint } }, async () => {
      await lockOverrides(trx);
      const planned = await planChange(trx, wish, nowMs);
      if (planned.changes.length === 0) throw nothingChanges();
      if (planned.fingerprint !== fingerprint) throw changedMeanwhile();
      const { nights, houses, spans } = planned;
      const change: NewChange = { kind: 'edit', staff, wish, nights, houses, spans, undoes: null };
      return writeChange(trx, planned.changes, change, nowMs);
    }),
  );
};

/** The nights and their history; the trigger on the overrides moves the catalogue's version. */
export async function writeChange(
  trx: Trx,
  changes: readonly HouseChange[],
  change: NewChange,
  nowMs: number,
): Promise<RateChange> {
  await replaceOverrides(
    trx,
    venueNow(nowMs).today,
    changes.map(({ changed }) => ({ id: changed.id, overrides: changed.rates.overrides ?? [] })),
  );
  return (await readChange(trx, await insertChange(trx, change)))!;
}

const nothingChanges = (): Error =>
  unprocessable('NOTHING_CHANGES', text('价格已经是这样，没有要改的', 'The prices are like this already'), {
    field: 'edit',
  });

const changedMeanwhile = (): Error =>
  conflict(
    'RATES_CHANGED',
    text('价格刚被别人改过，请重新预览后再保存', 'Somebody changed prices meanwhile; please look at the preview again'),
    { field: 'fingerprint' },
  );
