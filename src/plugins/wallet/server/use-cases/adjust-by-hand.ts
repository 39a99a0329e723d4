import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { addDays, dayStartInZone, type LocalDate } from '../../../../shared/local-date';
import { validation } from '../../../../shared/problem';
import { venue, venueNow } from '../../../../shared/venue';
import { assetOf, isAdjustable, type Asset } from '../domain/assets';
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
 * @throws Problem 400 for an asset that only its source explains, and for a last day that is over; 409 INSUFFICIENT_BALANCE; 422
 */
export async function adjustByHand(strapi: Core.Strapi, command: AdjustByHand): Promise<{ transferNo: string }> {
  const { staff, idempotencyKey, lastDay = null, reason: note, member, asset, amount } = command;
  const nowMs = Date.now();
  if (!isAdjustable(asset)) {
    const { zh, en } = assetOf(asset).name;
    throw validation('asset', {
      zh: `${zh}不能只按数量调整：优惠券请在“优惠券”里发放或收回，卡内权益请在会员卡上办理`,
      en: `${en} are no mere number: issue or revoke a coupon on the coupons page, and give rights with a card`,
    });
  }
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
