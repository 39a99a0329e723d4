import { randomCode } from '../../../../shared/ids';
import type { Trx } from '../../../../shared/database';
import { dayStartInZone, addDays } from '../../../../shared/local-date';
import { conflict } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { isGuest } from '../../../membership/server/services';
import { grant, type Actor, type Reason } from '../../../wallet/server/services';
import { termsOf, validDates, type CouponTemplate } from '../domain/template';
import { findCouponByKey, insertCoupon, type Cause, type OwnedCoupon } from '../repositories/coupons';
import { countForMember, takeFromStock } from '../repositories/templates';

export interface IssueCoupon {
  template: CouponTemplate;
  memberId: number;
  cause: Cause;
  /** Says which coupon this is, for ever: `claim:12:…`, `birthday:<template>:12:2026`. */
  key: string;
  /** Number of the order, … that it is for. */
  reference: string | null;
  actor: Actor;
  nowMs: number;
}

/**
 * Gives a member a coupon of a template: stock and limit are counted, the ledger grants it, the terms of this moment
 * are written down. In the caller's transaction; a repeat of the key gives the first one's coupon.
 * @throws Problem 409 COUPON_LIMIT, COUPON_SOLD_OUT, COUPON_OVER, MEMBER_NOT_SIGNED_IN
 */
export async function issueCoupon(trx: Trx, command: IssueCoupon): Promise<OwnedCoupon> {
  const { template, memberId, cause, key, reference, actor, nowMs } = command;
  const now = new Date(nowMs).toISOString();
  const known = await findCouponByKey(trx, key, now);
  if (known) return known;
  const { serial, dates } = await count(trx, template, memberId, nowMs);
  const id = `C${randomCode(15)}`;
  const voucher = template.kind === 'voucher';
  const source = `${voucher ? 'voucher' : 'coupon'}:${id}`;
  const expiresAt = dayStartInZone(addDays(dates.to, 1), venue().zone);
  const { no: grantNo } = await grant(trx, {
    key: `coupon:${id}`,
    member: memberId,
    asset: voucher ? 'voucher' : 'coupon',
    amount: voucher ? template.valueFen! : 1,
    source,
    expiresAt,
    reason: REASON[cause] ?? 'coupon',
    reference: reference ?? id,
    note: template.name.zh,
    actor,
    now,
  });
  const written = await insertCoupon(trx, {
    ...{ id, key, templateId: template.id, memberId, serial, kind: template.kind, source, terms: termsOf(template) },
    ...{ cause, reference, grantNo, issuedAt: now, issuedBy: actor.name ?? null, expiresAt },
    validFrom: dates.from && dayStartInZone(dates.from, venue().zone),
  });
  // Twice at once under one key: the other one is there, and this transaction has written nothing that stays.
  if (!written) throw conflict('TRY_AGAIN', text('请再试一次', 'Please try again'));
  return (await findCouponByKey(trx, key, now))!;
}

const REASON: Partial<Record<Cause, Reason>> = {
  birthday: 'birthday',
  'level-up': 'level',
  'after-order': 'order-reward',
};

/** One more for this member, and one less in stock. */
async function count(
  trx: Trx,
  template: CouponTemplate,
  memberId: number,
  nowMs: number,
): Promise<{ serial: number; dates: NonNullable<ReturnType<typeof validDates>> }> {
  const dates = validDates(template, venueNow(nowMs).today);
  if (!template.enabled || !dates) throw conflict('COUPON_OVER', text('活动已结束', 'This is no longer given'));
  if (!(await isGuest(trx, memberId))) {
    throw conflict(
      'MEMBER_NOT_SIGNED_IN',
      text('请客人先在小程序登录，再发放', 'The guest has to sign in to the mini-program first'),
    );
  }
  const serial = await countForMember(trx, template, memberId);
  if (serial === undefined) {
    throw conflict(
      'COUPON_LIMIT',
      text(
        `「${template.name.zh}」每人最多 ${template.perMember} 张`,
        `At most ${template.perMember} of "${template.name.en}" a member`,
      ),
    );
  }
  if (!(await takeFromStock(trx, template.id)))
    throw conflict('COUPON_SOLD_OUT', text('来晚了一步，已经领完', 'The last one has just gone'));
  return { serial, dates };
}
