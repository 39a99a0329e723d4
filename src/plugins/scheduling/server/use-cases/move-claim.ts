import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { newDocumentId } from '../../../../shared/ids';
import { dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { conflict, notFound, unprocessable, validation } from '../../../../shared/problem';
import { venue, venueNow } from '../../../../shared/venue';
import { releaseExpiredHolds } from '../repositories/claims';
import { lockClaim, placeClaim, type HeldClaim, type MovedClaim } from '../repositories/unit-claims';
import { describeResource } from '../services/resources';

export interface MoveClaim {
  id: string;
  /** 1-based unit of the same resource. */
  unit: number;
  /** Half-open, in days of the venue; only a block may change its days here. */
  from: LocalDate | undefined;
  to: LocalDate | undefined;
  staff: { id: number; name: string };
}

/**
 * Puts a claim on another unit of its resource, a block on other days too. The exclusion constraint says
 * whether there is room; doing it twice is doing it once.
 * @throws Problem 404 for what is no live claim, 409 NOT_FREE, ENDED, 422 BOOKING_DATES, 400 for a unit that is not there
 */
export async function moveClaim(strapi: Core.Strapi, command: MoveClaim): Promise<{ unit: number }> {
  const nowMs = Date.now();
  return withTransaction(strapi, async (trx) => {
    const now = new Date(nowMs).toISOString();
    const claim = await lockClaim(trx, command.id, now);
    if (!claim)
      throw notFound({ zh: '这条占用不存在或已结束，请刷新', en: 'There is no such claim any more; refresh' });
    const place = await placeOf(trx, claim, command, nowMs);
    if (place.unit === claim.unit && place.from === claim.from && place.to === claim.to) return { unit: claim.unit };
    await releaseExpiredHolds(trx, { resource: claim.resource, from: place.from, to: place.to }, now);
    if (!(await placeClaim(trx, { id: claim.id, ...place }))) throw notFree();
    if (claim.reference !== null && place.unit !== claim.unit) await tell(trx, claim, place.unit, command.staff, now);
    return { unit: place.unit };
  });
}

const notFree = (): Error =>
  conflict(
    'NOT_FREE',
    { zh: '这间房在这段时间已有预订或占用', en: 'This unit is booked or blocked in this time' },
    { field: 'unit' },
  );

async function placeOf(
  trx: Trx,
  claim: HeldClaim,
  { unit, from, to }: MoveClaim,
  nowMs: number,
): Promise<{ unit: number; from: string; to: string }> {
  const { units } = await describeResource(trx, claim.resource);
  if (unit > units) throw validation('unit', { zh: `只有 ${units} 间`, en: `There are ${units} units` });
  const { zone } = venue();
  const today = dayStartInZone(venueNow(nowMs).today, zone);
  const place = {
    unit,
    from: from ? dayStartInZone(from, zone) : claim.from,
    to: to ? dayStartInZone(to, zone) : claim.to,
  };
  if (claim.kind === 'booking' && (place.from !== claim.from || place.to !== claim.to)) {
    throw unprocessable(
      'BOOKING_DATES',
      { zh: '预订的日期要在订单里改', en: 'The dates of a booking are changed on its order' },
      { field: 'from' },
    );
  }
  if (place.from >= place.to)
    throw validation('to', { zh: '结束日期要晚于开始日期', en: 'The end must be after the start' });
  if (claim.to <= today) throw conflict('ENDED', { zh: '已经过去，不能再改', en: 'It is in the past' });
  if (place.from !== claim.from && place.from < today) {
    throw conflict('ENDED', { zh: '不能移到过去的日期', en: 'Dates in the past cannot be taken' }, { field: 'from' });
  }
  return place;
}

async function tell(trx: Trx, claim: HeldClaim, toUnit: number, staff: MoveClaim['staff'], at: string): Promise<void> {
  const moved: MovedClaim = {
    move: newDocumentId(),
    reference: claim.reference!,
    fromUnit: claim.unit,
    toUnit,
    staffId: staff.id,
    staffName: staff.name,
    at,
  };
  await publish(trx, 'claim.moved', { ...moved });
}
