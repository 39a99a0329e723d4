/** Nights in a house, as something that can be ordered. */
import { z } from 'zod';
import { dayNumber, instantAt, type LocalDate } from '../../shared/local-date';
import { conflict, unprocessable } from '../../shared/problem';
import { documentIdSchema, localDateSchema } from '../../shared/schemas';
import { text } from '../../shared/text';
import { venue, venueNow } from '../../shared/venue';
import { referenceOf, type Offer, type OfferContext, type Sellable } from '../../plugins/ordering/server/services';
import { claimUnits, firmClaims, releaseClaims, shortenClaims } from '../../plugins/scheduling/server/services';
import { catalogueNow, listedHouse } from './catalogue';
import { coverOf, resourceOf, type House } from './domain/house';
import { nightCharges, stayDiscounts } from './domain/stay-price';
import { checkStay, type StayRefusal } from './domain/stay-rules';
import { dayStart, readTimeline } from './use-cases/read-timeline';

const requestSchema = z.object({
  kind: z.literal('house'),
  ref: documentIdSchema.meta({ description: 'House id' }),
  quantity: z.number().int().min(1).max(5).default(1),
  checkIn: localDateSchema,
  checkOut: localDateSchema,
  adults: z.number().int().min(1).max(50),
  children: z.number().int().min(0).max(50).default(0),
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
  if (!rates.covers(from) || !rates.covers(to)) throw beyondCalendar();
  const beyond = Math.max(to, from + 1) + house.cleaningGapNights;
  const timeline = context.reserving ? null : await readTimeline(context.db, house, from, beyond, context.nowMs);
  const refusal = checkStay(house, rates, timeline, request, now);
  if (refusal) throw refused(refusal);
  const { checkIn, checkOut, adults, children } = request;
  return {
    item: {
      kind: 'house',
      ref: house.id,
      title: house.title as { zh: string; en: string },
      coverUrl: coverOf(house),
      quantity: request.quantity,
      details: { checkIn, checkOut, nights: to - from, adults, children },
      charges: nightCharges(rates, checkIn, checkOut),
      discounts: stayDiscounts(house, to - from, from - now.day),
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
  };
}

function checkUnit(house: House, { unit = 0, quantity }: StayRequest): void {
  if (quantity > 1 || unit > house.units)
    throw unprocessable('STAY_RULE', text('没有这个房号', 'There is no such room'), { field: 'unit' });
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
    const numbers = outcome.units.join('、');
    return { unitLabel: house.units > 1 ? text(`${numbers} 号`, `No. ${outcome.units.join(', ')}`) : null };
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
};

export default sellable;
