/** What members do to get a coupon: take one in the coupon centre, or enter a code. */
import type { Core } from '@strapi/strapi';
import { withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { conflict, notFound } from '../../../../shared/problem';
import { text } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { claimState } from '../domain/template';
import { linkCode, takeCode } from '../repositories/codes';
import { findCoupon, type OwnedCoupon } from '../repositories/coupons';
import { findTemplate } from '../repositories/templates';
import { issueCoupon } from './issue-coupon';

interface MemberCommand {
  memberId: number;
  idempotencyKey: string;
}

/**
 * One coupon of a template that members may take themselves.
 * @throws Problem 404, 409 COUPON_LIMIT, COUPON_SOLD_OUT, COUPON_OVER, COUPON_NOT_YET
 */
export function claimCoupon(
  strapi: Core.Strapi,
  command: MemberCommand & { templateId: string },
): Promise<OwnedCoupon> {
  const { memberId, idempotencyKey, templateId } = command;
  return once(strapi, 'claim-coupon', command, { templateId }, async (trx, nowMs) => {
    const template = await findTemplate(trx, templateId);
    if (!template?.enabled || !template.claimable) throw notFound();
    // Stock and limit are counted when it is issued; here it is only about the period.
    const state = claimState({ ...template, stock: null }, { issued: 0, own: 0 }, venueNow(nowMs).today);
    if (state === 'over') throw conflict('COUPON_OVER', text('领取已结束', 'This is no longer given'));
    if (state === 'not-yet')
      throw conflict('COUPON_NOT_YET', text(`${template.claimFrom} 开始领取`, `To be had from ${template.claimFrom}`));
    const key = `claim:${memberId}:${idempotencyKey}`;
    const actor = { kind: 'member', id: memberId } as const;
    return issueCoupon(trx, { template, memberId, cause: 'claim', key, reference: null, actor, nowMs });
  });
}

/**
 * The coupon that a code is worth, once.
 * @throws Problem 404 for what is no code, 409 COUPON_CODE_USED, COUPON_LIMIT, COUPON_SOLD_OUT, COUPON_OVER
 */
export function redeemCode(strapi: Core.Strapi, command: MemberCommand & { code: string }): Promise<OwnedCoupon> {
  const { memberId, code } = command;
  return once(strapi, 'redeem-coupon-code', command, { code }, async (trx, nowMs) => {
    const taken = await takeCode(trx, code, memberId, new Date(nowMs).toISOString());
    if (taken === undefined)
      throw notFound(text('没有这个兑换码，请核对后再试', 'There is no such code; please check it'));
    if (taken === 'used') throw conflict('COUPON_CODE_USED', text('这个兑换码已经用过', 'This code was used before'));
    const template = await findTemplate(trx, taken.templateId);
    if (!template) throw conflict('COUPON_OVER', text('活动已结束', 'This is no longer given'));
    const actor = { kind: 'member', id: memberId } as const;
    const key = `code:${code}`;
    const coupon = await issueCoupon(trx, { template, memberId, cause: 'code', key, reference: null, actor, nowMs });
    await linkCode(trx, code, coupon.id);
    return coupon;
  });
}

/** One transaction under the request's key; a repeat is shown how the coupon stands by now. */
function once(
  strapi: Core.Strapi,
  verb: string,
  { memberId, idempotencyKey: key }: MemberCommand,
  input: object,
  work: (trx: Trx, nowMs: number) => Promise<OwnedCoupon>,
): Promise<OwnedCoupon> {
  return withTransaction(strapi, async (trx) => {
    const nowMs = Date.now();
    const scope = `member:${memberId}:${verb}`;
    const { id } = await withIdempotency(trx, { scope, key, input }, async () => ({ id: (await work(trx, nowMs)).id }));
    return (await findCoupon(trx, id, new Date(nowMs).toISOString()))!;
  });
}
