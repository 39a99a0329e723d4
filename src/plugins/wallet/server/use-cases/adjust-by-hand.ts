import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { addDays, dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { validation } from '../../../../shared/problem';
import { venue, venueNow } from '../../../../shared/venue';
import type { Asset } from '../domain/assets';
import { adjust } from './adjust';

export interface AdjustByHand {
  member: number;
  asset: Asset;
  /** Fen or pieces; positive gives, negative takes. */
  amount: number;
  reason: string;
  lastDay?: LocalDate | null | undefined;
  staff: { id: number; name: string };
  idempotencyKey: string;
}

/**
 * One correction by one person, under the key of their request.
 * @throws Problem 400 for a last day that is over; 409 INSUFFICIENT_BALANCE; 422
 */
export async function adjustByHand(strapi: Core.Strapi, command: AdjustByHand): Promise<{ transferNo: string }> {
  const { staff, idempotencyKey, lastDay = null, reason: note, member, asset, amount } = command;
  const nowMs = Date.now();
  if (lastDay !== null && (amount < 0 || lastDay < venueNow(nowMs).today))
    throw validation('lastDay', {
      zh: '只有增加时可填有效期，且不能早于今天',
      en: 'Only what is given ends, and not before today',
    });
  const expiresAt = lastDay === null ? null : dayStartInZone(addDays(lastDay, 1), venue().zone);
  const { no } = await withTransaction(strapi, (trx) =>
    adjust(trx, {
      ...{ member, asset, amount, note, expiresAt },
      key: `staff:${staff.id}:adjust:${idempotencyKey}`,
      actor: { kind: 'staff', id: staff.id, name: staff.name },
      now: new Date(nowMs).toISOString(),
    }),
  );
  return { transferNo: no };
}
