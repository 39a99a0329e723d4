import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import type { EventPayload } from '../../../../shared/events';
import { withIdempotency } from '../../../../shared/idempotency';
import { adjust } from '../../../wallet/server/services';
import { pointsEnd } from './give-reward';
import { settleLevel } from './settle-level';

export interface MemberAdjustment {
  asset: 'points' | 'experience' | 'make-up-card';
  /** Positive gives, negative takes; never more than is there. */
  amount: number;
  reason: string;
}

/**
 * Staff give or take points, experience or make-up cards by hand: an adjustment of the ledger, and the level that
 * follows from it.
 * @throws Problem 409 INSUFFICIENT_BALANCE
 */
export async function adjustMember(
  strapi: Core.Strapi,
  staff: { id: number; name: string; idempotencyKey: string },
  memberId: number,
  { asset, amount, reason }: MemberAdjustment,
): Promise<void> {
  const key = staff.idempotencyKey;
  const scope = `staff:${staff.id}:adjust-member`;
  await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input: { memberId, asset, amount, reason } }, async () => {
      const nowMs = Date.now();
      await adjust(trx, {
        key: `adjust-member:${staff.id}:${key}`,
        member: memberId,
        asset,
        amount,
        expiresAt: asset === 'points' && amount > 0 ? await pointsEnd(trx, nowMs) : null,
        note: reason,
        actor: { kind: 'staff', id: staff.id, name: staff.name },
        now: new Date(nowMs).toISOString(),
      });
      if (asset === 'experience')
        await settleLevel(trx, memberId, { cause: `人工调整：${reason}`, reference: null, nowMs });
      return {};
    }),
  );
}

/** Staff corrected experience in the ledger itself: the level follows. What {@link adjustMember} did is settled already. */
export async function followAdjustment(strapi: Core.Strapi, { memberId, asset }: EventPayload): Promise<void> {
  if (asset !== 'experience') return;
  await withTransaction(strapi, (trx) =>
    settleLevel(trx, Number(memberId), { cause: '人工调整', reference: null, nowMs: Date.now() }),
  );
}
