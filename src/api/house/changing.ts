/** How a booked stay is changed: other dates, another party, another house, or another unit of the same one. */
import { z } from 'zod';
import { canonicalJson } from '../../shared/idempotency';
import { dayNumber, formatDateZh, type LocalDate } from '../../shared/local-date';
import { conflict } from '../../shared/problem';
import { documentIdSchema, localDateSchema } from '../../shared/schemas';
import { text, type Text } from '../../shared/text';
import { venueNow } from '../../shared/venue';
import {
  heldReferenceOf,
  referenceOf,
  type Changing,
  type ItemRequest,
  type Replaced,
  type Replacement,
} from '../../plugins/ordering/server/services';
import { holdMove, makeMove, releaseClaims, type Move } from '../../plugins/scheduling/server/services';
import type { Trx } from '../../shared/database';
import type { WantedExtra } from '../extra/domain/extra';
import { describeExtras, wantedExtrasSchema } from '../extra/extras';
import { catalogueNow, listedHouse } from './catalogue';
import { resourceOf, type House } from './domain/house';
import { isSameStay } from './domain/stay-price';
import type { Kept } from './domain/stay-rules';
import { dayStart } from './use-cases/read-timeline';

export interface Stay extends ItemRequest {
  kind: 'house';
  checkIn: LocalDate;
  checkOut: LocalDate;
  adults: number;
  children: number;
  extras?: WantedExtra[];
}

const wish = z.object({
  ref: documentIdSchema.optional().meta({ description: 'Another house; without it the same' }),
  checkIn: localDateSchema,
  checkOut: localDateSchema,
  adults: z.number().int().min(1).max(50),
  children: z.number().int().min(0).max(50),
});

/** The nights of a stay that is to be replaced by one in `house`; null when they are in another house. */
export function keptNights(replaced: Pick<Replaced, 'item' | 'started'> | undefined, house: House): Kept | null {
  if (!replaced || replaced.item.ref !== house.id) return null;
  const { checkIn, checkOut } = replaced.item.request as Stay;
  return { from: dayNumber(checkIn), to: dayNumber(checkOut), started: replaced.started };
}

/** In terms of the occupancy kernel. The claim runs over the cleaning gap; nights that were slept stay where they were. */
export function moveOf(
  house: House,
  { from, to, changeId, started, unit }: Pick<Replacement, 'from' | 'to' | 'started' | 'unit'> & { changeId: number },
  nowMs: number,
): Move {
  const stay = to.request as Stay;
  const today = venueNow(nowMs).day;
  const last = dayNumber(stay.checkOut) + house.cleaningGapNights;
  const first = Math.min(started ? Math.max(today, dayNumber(stay.checkIn)) : dayNumber(stay.checkIn), last);
  return {
    resource: resourceOf(house.id),
    from: dayStart(first),
    to: dayStart(last),
    units: house.units,
    count: to.quantity,
    reference: referenceOf(from),
    held: heldReferenceOf({ from, changeId }),
    unit,
    since: started ? dayStart(today) : null,
  };
}

export const labelOf = (house: Pick<House, 'units'>, units: readonly number[]): Text | null =>
  house.units > 1 ? text(`${units.join('、')} 号`, `No. ${units.join(', ')}`) : null;

export const notFree = (): Error =>
  conflict(
    'SOLD_OUT',
    text(
      '这些日期的房间刚刚被订走，请换个日期或看看其他房源',
      'Just taken on these dates; please try other dates or another house',
    ),
    { field: 'checkIn' },
  );

async function moveNow(trx: Trx, replacement: Replacement, nowMs: number): Promise<{ house: House; move: Move }> {
  const { from, to, started } = replacement;
  const [before, after] = [from.request as Stay, to.request as Stay];
  // Agreed on before the guests arrived, paid after: what has begun can no longer begin elsewhere or on another day.
  if (started && (from.ref !== to.ref || before.checkIn !== after.checkIn)) throw notFree();
  const house = listedHouse(await catalogueNow(trx, venueNow(nowMs).today), to.ref);
  return { house, move: moveOf(house, replacement, nowMs) };
}

const iso = (ms: number): string => new Date(ms).toISOString();

export const changing: Changing<Stay> = {
  wish,
  deskWish: wish.partial().extend({
    extras: wantedExtrasSchema.optional().meta({ description: 'All extras of the stay; without it what there is' }),
  }),

  request: (current, { ref, checkIn, checkOut, adults, children, extras }) =>
    ({
      ...current,
      ...((extras as WantedExtra[] | undefined)?.length || (extras && current.extras?.length) ? { extras } : {}),
      ref: ref ?? current.ref,
      checkIn: checkIn ?? current.checkIn,
      checkOut: checkOut ?? current.checkOut,
      adults: adults ?? current.adults,
      children: children ?? current.children,
    }) as Stay,

  describe(request, { from, offer }) {
    const addOn = request.ref === from.ref && isSameStay(request, from);
    if (addOn && canonicalJson(request.extras ?? []) !== canonicalJson(from.extras ?? []))
      return { summary: describeExtras(request.extras ?? [], offer.item), addOn };
    const { checkIn, checkOut, adults, children } = request;
    const people = text(
      children > 0 ? `${adults} 成人 ${children} 儿童` : `${adults} 成人`,
      children > 0 ? `${adults} adults, ${children} children` : `${adults} adults`,
    );
    const summary = text(
      `${formatDateZh(checkIn)}至${formatDateZh(checkOut)}，${people.zh}`,
      `${checkIn} to ${checkOut}, ${people.en}`,
    );
    return { summary, addOn: false };
  },

  async hold(trx, replacement, { nowMs, holdUntil }) {
    const { move } = await moveNow(trx, replacement, nowMs);
    if ((await holdMove(trx, move, holdUntil, iso(nowMs))).length === 0) throw notFree();
  },

  async replace(trx, replacement, { nowMs }) {
    const { house, move } = await moveNow(trx, replacement, nowMs);
    const units = await makeMove(trx, move, iso(nowMs));
    if (units.length === 0) throw notFree();
    return { unitLabel: labelOf(house, units) };
  },

  async drop(trx, replacement, { nowMs, reason }) {
    await releaseClaims(trx, heldReferenceOf(replacement), reason, iso(nowMs));
  },
};
