import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { conflict, notFound, validation } from '../../../../shared/problem';
import { venue } from '../../../../shared/venue';
import { releaseBlock, releaseExpiredHolds, type NewClaim } from '../repositories/claims';
import { takeUnit } from '../repositories/unit-claims';
import { describeResource } from '../services/resources';
import { claimUnits } from './claim-units';

export interface BlockUnits {
  resource: string;
  /** How many units; the freest are taken. */
  count: number;
  /** This very unit, then `count` is 1. */
  unit?: number | undefined;
  /** Half-open, in days of the venue. */
  from: LocalDate;
  to: LocalDate;
  reason: string;
  staff: { id: number; name: string };
  idempotencyKey: string;
}

/**
 * Takes units out of sale (owner's stay, repair, sick coach, lame horse). Never over a booking: what is
 * booked has to be moved or cancelled first.
 * @throws Problem 409 when fewer than `count` units are free for the whole time
 */
export async function blockUnits(strapi: Core.Strapi, command: BlockUnits): Promise<{ units: number[] }> {
  const { staff, idempotencyKey: key, ...input } = command;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `staff:${staff.id}:block`, key, input }, async () => {
      const { units } = await describeResource(trx, command.resource);
      const claim: NewClaim = {
        resource: command.resource,
        from: dayStartInZone(command.from, venue().zone),
        to: dayStartInZone(command.to, venue().zone),
        units,
        count: command.count,
        kind: 'block',
        reference: null,
        reason: command.reason,
        expiresAt: null,
        createdBy: `staff:${staff.id}`,
      };
      const now = new Date().toISOString();
      if (command.unit !== undefined) return { units: [await takeThis(trx, claim, command.unit, now)] };
      const outcome = await claimUnits(trx, claim, now);
      if (outcome.units.length === 0) throw notFree('from');
      return { units: outcome.units };
    }),
  );
}

async function takeThis(trx: Trx, claim: NewClaim, unit: number, now: string): Promise<number> {
  if (unit > claim.units)
    throw validation('unit', { zh: `只有 ${claim.units} 间`, en: `There are ${claim.units} units` });
  await releaseExpiredHolds(trx, claim, now);
  if (!(await takeUnit(trx, claim, unit))) throw notFree('unit');
  return unit;
}

const notFree = (field: string): Error =>
  conflict(
    'NOT_FREE',
    {
      zh: '这段时间有预订或已停用，请先处理后再停用',
      en: 'There are bookings or blocks in this time; move or cancel them first',
    },
    { field },
  );

/** @throws Problem 404 when it is no live block */
export async function unblock(strapi: Core.Strapi, input: { id: string; staff: { id: number } }): Promise<void> {
  const released = await withTransaction(strapi, (trx) =>
    releaseBlock(trx, input.id, `staff:${input.staff.id}`, new Date().toISOString()),
  );
  if (!released)
    throw notFound({ zh: '这条停用记录不存在或已恢复', en: 'This block does not exist or is already lifted' });
}
