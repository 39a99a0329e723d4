/** Coupons of the member who asks, and how to get more. */
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { documentIdSchema, queryInt } from '../../../../shared/schemas';
import { venueNow } from '../../../../shared/venue';
import { claimState } from '../domain/template';
import { couponDto, offeredDto, toCouponDto, toOfferedDto } from '../dto/coupons';
import { countUsable, listCoupons } from '../repositories/coupons';
import { findClaimable } from '../repositories/templates';
import { claimCoupon, redeemCode } from '../use-cases/claim-coupon';

export const couponIdSchema = z.string().regex(/^C[0-9A-HJKMNP-TV-Z]{15}$/, { error: '券号无效' });

/** What a page of the client shows together; a coupon that an order waits with is still the member's to use. */
const TABS = { usable: ['usable', 'held'], used: ['used'], over: ['expired', 'revoked'] } as const;

export const contentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/coupon-centre',
    summary: 'Coupons that members may take themselves, with what keeps the one who asks from it',
    audience: 'public',
    response: z.object({ items: z.array(offeredDto) }),
    handler: async ({ strapi, ctx, caller }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      const { today } = venueNow(Date.now());
      const found = await findClaimable(pool(strapi), caller.kind === 'member' ? caller.id : null);
      const stated = found.map((each) => ({ ...each, state: claimState(each.template, each, today) }));
      const shown = stated.filter(({ state }) => state !== 'over');
      return { items: shown.map(({ state, ...each }) => toOfferedDto(each, state, language)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/me/coupons',
    summary: 'Own coupons, newest first',
    audience: 'member',
    query: z.object({
      tab: z.enum(['usable', 'used', 'over']).default('usable'),
      cursor: couponIdSchema.optional(),
      limit: queryInt(1, 50).optional(),
    }),
    response: z.object({ items: z.array(couponDto), usable: z.number().int(), nextCursor: z.string().nullable() }),
    handler: async ({ strapi, ctx, caller, query }) => {
      const { tab, cursor = null, limit = 20 } = query;
      const language = languageOf(ctx.get('Accept-Language'));
      const now = new Date().toISOString();
      const page = { memberId: caller.id, templateId: null, states: TABS[tab], after: cursor, limit };
      const found = await listCoupons(pool(strapi), page, now);
      return {
        items: found.map((coupon) => toCouponDto(coupon, language)),
        usable: await countUsable(pool(strapi), caller.id, now),
        nextCursor: found.length === limit ? found.at(-1)!.id : null,
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/coupons',
    summary: 'Take a coupon from the coupon centre',
    audience: 'member',
    idempotent: true,
    status: 201,
    body: z.object({ templateId: documentIdSchema }),
    response: couponDto,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const coupon = await claimCoupon(strapi, { ...body, memberId: caller.id, idempotencyKey });
      return toCouponDto(coupon, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/coupon-codes',
    summary: 'Exchange a code for the coupon that it is worth',
    audience: 'member',
    idempotent: true,
    status: 201,
    body: z.object({
      code: z
        .string()
        .max(40)
        .transform(normalised)
        .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/, { error: '应为 12 位兑换码' }))
        .meta({ override: { type: 'string', description: '12 letters and digits; blanks and hyphens do not count' } }),
    }),
    response: couponDto,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const coupon = await redeemCode(strapi, { ...body, memberId: caller.id, idempotencyKey });
      return toCouponDto(coupon, languageOf(ctx.get('Accept-Language')));
    },
  }),
];

/** As people copy it: grouped, in small letters, with letters that look like digits. */
function normalised(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
}
