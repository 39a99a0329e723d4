/** Nights in a house, as something that can be ordered. */
import { z } from 'zod';
import { dayNumber, instantAt, type LocalDate } from '../../shared/local-date';
import { conflict, unprocessable } from '../../shared/problem';
import { documentIdSchema, localDateSchema } from '../../shared/schemas';
import { text, type Text } from '../../shared/text';
import { venue, venueNow } from '../../shared/venue';
import {
  referenceOf,
  type Offer,
  type OfferContext,
  type Replaced,
  type Sellable,
} from '../../plugins/ordering/server/services';
import {
  claimUnits,
  findUnits,
  firmClaims,
  releaseClaims,
  shortenClaims,
  unitsForMove,
} from '../../plugins/scheduling/server/services';
import { catalogueNow, listedHouse } from './catalogue';
import { changing, keptNights, labelOf, moveOf, notFree } from './changing';
import { coverOf, resourceOf, type House } from './domain/house';
import { extrasOf, type Extra } from '../extra/domain/extra';
import { toOffered, wantedExtrasSchema } from '../extra/extras';
import { refuseExtras } from '../extra/domain/extra-rules';
import { nightsLeft, priceStay } from './domain/stay-price';
import { checkStay, type StayRefusal } from './domain/stay-rules';
import { describeHouse } from './repositories/houses';
import { unusedNights } from './domain/unused-nights';
import { dayStart, readTimeline } from './use-cases/read-timeline';

const requestSchema = z.object({
  kind: z.literal('house'),
  ref: documentIdSchema.meta({ description: 'House id' }),
  quantity: z.number().int().min(1).max(5).default(1),
  checkIn: localDateSchema,
  checkOut: localDateSchema,
  adults: z.number().int().min(1).max(50),
  children: z.number().int().min(0).max(50).default(0),
  extras: wantedExtrasSchema.optional(),
});

/** Staff may book a certain one of several identical rooms. */
const deskRequestSchema = requestSchema.extend({
  unit: z.number().int().min(1).max(500).optional().meta({ description: 'Number of the room; any when absent' }),
});

type StayRequest = z.output<typeof deskRequestSchema>;

const detailsSchema = z.object({
  checkIn: z.string(),
  checkOut: z.string(),
  nights: z.number().int(),
  adults: z.number().int(),
  children: z.number().int(),
  extras: wantedExtrasSchema.optional(),
});

async function findHouse(
  context: Pick<OfferContext, 'db' | 'nowMs'>,
  id: string,
): Promise<{ house: House; catalogue: Awaited<ReturnType<typeof catalogueNow>> }> {
  const catalogue = await catalogueNow(context.db, venueNow(context.nowMs).today);
  return { house: listedHouse(catalogue, id), catalogue };
}

async function quote(context: OfferContext, request: StayRequest): Promise<Offer> {
  const clock = venueNow(context.nowMs);
  // Whoever stands at the desk has come before it closes.
  const now = context.atDesk ? { ...clock, time: '00:00' } : clock;
  const { house, catalogue } = await findHouse(context, request.ref);
  if (request.unit) checkUnit(house, request);
  const rates = catalogue.ratesOf(house);
  const [from, to] = [dayNumber(request.checkIn), dayNumber(request.checkOut)];
  const { replacing } = context;
  const kept = keptNights(replacing, house);
  // Nights that were slept are history: neither free nor taken, and at the price they had.
  const first = kept?.started ? Math.max(from, now.day) : from;
  if (!rates.covers(first) || !rates.covers(to)) throw beyondCalendar();
  const free =
    context.reserving || replacing
      ? null
      : await readTimeline(context.db, house, from, Math.max(to, from + 1) + house.cleaningGapNights, context.nowMs);
  const refusal = checkStay(house, rates, free, request, now, kept);
  if (refusal) throw refused(refusal);
  const before = replacing ? { stay: replacing.item.request as StayRequest, lines: replacing.lines } : null;
  checkExtras(catalogue.extras, house, request, before?.stay ?? null, {
    today: now.day,
    atDesk: context.atDesk ?? false,
  });
  const unitLabel = replacing && !context.reserving ? await unitAfter(context, replacing, house, request) : null;
  const { checkIn, checkOut, adults, children, extras } = request;
  return {
    item: {
      kind: 'house',
      ref: house.id,
      title: house.title as { zh: string; en: string },
      coverUrl: coverOf(house),
      quantity: request.quantity,
      details: { checkIn, checkOut, nights: to - from, adults, children, ...(extras?.length ? { extras } : {}) },
      ...priceStay({ house, rates, extras: catalogue.extras }, request, now.day, before),
    },
    startsAtMs: instantAt(checkIn, house.checkInTime, venue().zone),
    endsAtMs: instantAt(checkOut, house.checkOutTime, venue().zone),
    policy: house.cancellationPolicy,
    instantConfirm: house.instantConfirm,
    facts: {
      address: house.address,
      latitude: house.latitude,
      longitude: house.longitude,
      contactPhone: house.contactPhone ?? venue().servicePhone,
      checkInTime: house.checkInTime,
      checkOutTime: house.checkOutTime,
    },
    unitLabel,
  };
}

/** @throws Problem 409 when no unit (or not the wanted one) can take the changed stay */
async function unitAfter(
  { db, nowMs }: OfferContext,
  replacing: Replaced,
  house: House,
  request: StayRequest,
): Promise<Text | null> {
  const { item: from, started, unit } = replacing;
  const to = { ...from, ref: house.id, request };
  const move = moveOf(house, { from, to, changeId: 0, started, unit }, nowMs);
  const units = await unitsForMove(db, move, new Date(nowMs).toISOString());
  if (units.length === 0) throw notFree();
  return labelOf(house, units);
}

function checkUnit(house: House, { unit = 0, quantity }: StayRequest): void {
  if (quantity > 1 || unit > house.units)
    throw unprocessable('STAY_RULE', text('没有这个房号', 'There is no such room'), { field: 'unit' });
}

/** @throws Problem 422 of the first extra that the stay cannot have */
function checkExtras(
  known: ReadonlyMap<string, Extra>,
  house: House,
  request: StayRequest,
  before: StayRequest | null,
  { today, atDesk }: { today: number; atDesk: boolean },
): void {
  const refusal = refuseExtras(known, {
    house,
    wanted: request.extras ?? [],
    booked: before?.extras ?? [],
    nightsLeft: nightsLeft(request, today),
    atDesk,
  });
  if (refusal) throw unprocessable('STAY_RULE', refusal.reason, { field: refusal.field });
}

function refused(refusal: StayRefusal): Error {
  const details = { field: refusal.field };
  return refusal.code === 'SOLD_OUT'
    ? conflict('SOLD_OUT', refusal.reason, details)
    : unprocessable('STAY_RULE', refusal.reason, details);
}

const beyondCalendar = (): Error =>
  unprocessable('STAY_RULE', text('这些日期暂未开放预订', 'These dates are not open for booking'), {
    field: 'checkIn',
  });

const soldOut = (): Error =>
  conflict(
    'SOLD_OUT',
    text(
      '这些日期刚刚被订完，请换个日期或看看其他房源',
      'Just sold out on these dates; please try other dates or another house',
    ),
    {
      field: 'checkIn',
    },
  );

/** The claim runs over the cleaning gap, so that nobody arrives into it. */
const claimEnd = (checkOut: LocalDate, house: House): string => dayStart(dayNumber(checkOut) + house.cleaningGapNights);

const sellable: Sellable<StayRequest> = {
  kind: 'house',
  request: requestSchema as unknown as z.ZodType<StayRequest>,
  deskRequest: deskRequestSchema as unknown as z.ZodType<StayRequest>,
  details: detailsSchema,
  quote,

  async extras({ db, nowMs, atDesk }, ref) {
    const { house, catalogue } = await findHouse({ db, nowMs }, ref);
    return extrasOf(catalogue.extras.values(), house.id, { atDesk }).map(toOffered);
  },

  async reserve(trx, item, { nowMs, holdUntil }) {
    const request = item.request as StayRequest;
    const { house } = await findHouse({ db: trx, nowMs }, item.ref);
    const outcome = await claimUnits(
      trx,
      {
        resource: resourceOf(house.id),
        from: dayStart(dayNumber(request.checkIn)),
        to: claimEnd(request.checkOut, house),
        units: house.units,
        count: item.quantity,
        unit: request.unit ?? null,
        kind: 'booking',
        reference: referenceOf(item),
        reason: null,
        expiresAt: holdUntil,
        createdBy: null,
      },
      new Date(nowMs).toISOString(),
    );
    if (outcome.units.length === 0) throw soldOut();
    return { unitLabel: labelOf(house, outcome.units) };
  },

  async holds(trx, item) {
    const house = await describeHouse(trx, item.ref);
    return { unitLabel: labelOf(house ?? { units: 1 }, await findUnits(trx, referenceOf(item))) };
  },

  async fulfil(trx, item) {
    return (await firmClaims(trx, referenceOf(item))) === item.quantity;
  },

  async release(trx, item, { nowMs, reason }) {
    await releaseClaims(trx, referenceOf(item), reason, new Date(nowMs).toISOString());
  },

  async finish(trx, item, { nowMs }) {
    const { house } = await findHouse({ db: trx, nowMs }, item.ref).catch(() => ({ house: null }));
    const left = venueNow(nowMs).day + (house?.cleaningGapNights ?? 0);
    await shortenClaims(trx, referenceOf(item), dayStart(left), new Date(nowMs).toISOString());
  },

  async leftOver(db, item, { nowMs }) {
    const { house } = await findHouse({ db, nowMs }, item.ref).catch(() => ({ house: null }));
    return house && unusedNights(house, item.request as StayRequest, venueNow(nowMs).day);
  },

  change: changing,
};

export default sellable;
