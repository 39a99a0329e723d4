import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../shared/database';
import { withIdempotency } from '../../../shared/idempotency';
import type { LocalDate } from '../../../shared/local-date';
import { conflict, notFound } from '../../../shared/problem';
import { text } from '../../../shared/text';
import { venueNow } from '../../../shared/venue';
import { NO_OVERRIDE, overrideOn, sameOverride, type RateBook } from '../../../plugins/pricing/server/services';
import { catalogueNow, type Catalogue } from '../../house/catalogue';
import { tellNights, undoingNights, type ChangeSpan, type HouseChange } from '../domain/plan';
import { readChange, readSpans } from '../repositories/changes';
import { lockOverrides } from '../repositories/overrides';
import { writeChange } from './apply-change';
import { outcomeOf, pricedHouse } from './plan-change';

/**
 * Takes the newest standing change of the calendar back, as a change of its own. Nights that have passed and houses
 * that are gone stay as they are.
 * @throws Problem 404 when there is no such change, 409 NOT_UNDOABLE when it is not the newest that stands
 */
export const undoChange: RateBook['undo'] = (strapi: Core.Strapi, command, nowMs) => {
  const { staff, idempotencyKey: key, id } = command;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `staff:${staff.id}:rates-undo`, key, input: { id } }, async () => {
      await lockOverrides(trx);
      const change = await readChange(trx, id);
      if (!change) throw notFound();
      if (!change.canUndo) throw notUndoable();
      const { today } = venueNow(nowMs);
      const changes = undoing(await readSpans(trx, id), await catalogueNow(trx, today), today);
      const { nights, houses, spans } = outcomeOf(changes);
      return writeChange(
        trx,
        changes,
        { kind: 'undo', staff, wish: change.wish, nights, houses, spans, undoes: id },
        nowMs,
      );
    }),
  );
};

function undoing(spans: readonly ChangeSpan[], catalogue: Catalogue, today: LocalDate): HouseChange[] {
  const byHouse = new Map<string, ChangeSpan[]>();
  for (const span of spans) byHouse.set(span.house, [...(byHouse.get(span.house) ?? []), span]);
  return [...byHouse].flatMap(([id, own]) => {
    const house = pricedHouse(catalogue, id);
    if (!house) return [];
    const nights = [...undoingNights(own)].filter(
      ([night, { expects }]) =>
        night >= today && sameOverride(overrideOn(house.rates.overrides ?? [], night) ?? NO_OVERRIDE, expects),
    );
    const change = tellNights(house, new Map(nights.map(([night, { tells }]) => [night, tells])), catalogue.special);
    return change ? [change] : [];
  });
}

const notUndoable = (): Error =>
  conflict(
    'NOT_UNDOABLE',
    text('只能撤销最近一次改价，而且只能撤销一次', 'Only the newest change can be taken back, and only once'),
    { field: 'id' },
  );
