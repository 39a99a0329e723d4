import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { unauthorized } from '../../../../shared/problem';
import { languageOf, type Language } from '../../../../shared/request-context';
import { fenSchema, lineSchema, phoneSchema, queryInt } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { WechatError } from '../../../wechat-pay/server/services';
import { toCouponsDto } from '../dto/coupons';
import {
  cancellationDto,
  couponIdSchema,
  expectedPayableDto,
  itemsDto,
  offeredQuoteDto,
  orderDetailDto,
  orderNoParams,
  orderSummaryDto,
  tenderChoiceDto,
} from '../dto/schemas';
import { toDetailDto, toPartDto, toPayableDto, toQuoteDto, toSummaryDto } from '../dto/to-dto';
import { now } from '../services/now';
import { cancelOrder } from '../use-cases/cancel-order';
import { offerCoupons } from '../use-cases/order-coupon';
import { placeOrder } from '../use-cases/place-order';
import { quoteItems } from '../use-cases/quote-items';
import { onlyMoney, quoteTenders } from '../use-cases/quote-tenders';
import {
  listOwnOrders,
  ORDER_GROUPS,
  previewCancellation,
  readOwnOrder,
  type OrderGroup,
} from '../use-cases/read-orders';
import { startPayment } from '../use-cases/start-payment';
import { syncOrder } from '../use-cases/sync-payment';
import { guest, ownDetail } from './own-order';
import type { Context } from 'koa';

const language = (ctx: Context): Language => languageOf(ctx.get('Accept-Language'));
const requestPaymentDto = z
  .object({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.literal('RSA'),
    paySign: z.string(),
  })
  .meta({ id: 'RequestPayment' });

export const contentRoutes = [
  defineRoute({
    method: 'POST',
    path: '/quotes',
    summary: 'Price and terms of what somebody wants to book, without booking it',
    audience: 'public',
    body: z.object({
      items: itemsDto,
      couponId: couponIdSchema.nullable().optional(),
      tenders: tenderChoiceDto.optional(),
    }),
    response: offeredQuoteDto,
    handler: async ({ strapi, ctx, caller, body }) => {
      const [at, db] = [now(), pool(strapi)];
      const { items, couponId, tenders } = body;
      const memberId = caller.kind === 'member' ? caller.id : null;
      if (couponId && memberId === null) throw unauthorized();
      const coupon = couponId ? { id: couponId, memberId } : null;
      const quoted = await quoteItems(db, { items, coupon, memberId, nowMs: at.ms });
      const coupons = await offerCoupons(db, memberId, quoted.listed.items, at.ms);
      const { totalFen } = quoted.breakdown;
      const payable =
        memberId === null
          ? onlyMoney(totalFen)
          : await quoteTenders(db, { memberId, items, totalFen, nowMs: at.ms }, tenders);
      const priced = toQuoteDto(quoted.breakdown, { ...quoted, quotedAt: at.iso }, language(ctx));
      return { ...toPayableDto(priced, payable, language(ctx)), ...toCouponsDto(coupons, language(ctx)) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders',
    summary: 'Place an order; what is booked is held until the payment deadline',
    audience: 'member',
    idempotent: true,
    status: 201,
    body: z.object({
      items: itemsDto,
      guest: z.object({ name: lineSchema(40).min(1), phone: phoneSchema }),
      remark: z.string().trim().max(300).nullable().optional(),
      couponId: couponIdSchema.nullable().optional(),
      expectedTotalFen: fenSchema.meta({ description: 'The total the guest saw; another price refuses the order' }),
      tenders: tenderChoiceDto.optional(),
      expectedPayableFen: expectedPayableDto,
      source: z.enum(['mini_program', 'h5']).default('mini_program'),
    }),
    response: orderDetailDto,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const order = await placeOrder(strapi, {
        ...body,
        remark: body.remark || null,
        memberId: caller.id,
        idempotencyKey,
        actor: guest(caller.id),
      });
      return toDetailDto(order, language(ctx), now().iso);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/orders',
    summary: 'Own orders, newest first',
    audience: 'member',
    query: z.object({
      group: z.enum(Object.keys(ORDER_GROUPS) as [OrderGroup, ...OrderGroup[]]).default('all'),
      cursor: queryInt(1, 999_999_999).optional(),
      limit: queryInt(1, 50).optional(),
    }),
    response: z.object({ items: z.array(orderSummaryDto), nextCursor: z.string().nullable() }),
    handler: async ({ strapi, ctx, caller, query }) => {
      const { group, cursor = null, limit = 20 } = query;
      const { items, nextCursor } = await listOwnOrders(strapi, { memberId: caller.id, group, cursor, limit });
      const at = now().iso;
      return { items: items.map((order) => toSummaryDto(order, language(ctx), at)), nextCursor };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/orders/:no',
    summary: 'One own order with its timeline',
    audience: 'member',
    params: orderNoParams,
    response: orderDetailDto,
    handler: ({ strapi, ctx, caller, params }) => ownDetail(strapi, ctx, params.no, caller.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/payments',
    summary: 'Open the payment of an order (or the one already open)',
    audience: 'member',
    params: orderNoParams,
    response: z.object({
      orderNo: z.string(),
      paymentNo: z.string(),
      amountFen: fenSchema,
      status: z.enum(['pending', 'succeeded']),
      wechat: requestPaymentDto.nullable(),
    }),
    handler: ({ strapi, caller, params }) => startPayment(strapi, { orderNo: params.no, memberId: caller.id }),
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/sync',
    summary: 'Ask WeChat about the payment now, after the cashier closed',
    audience: 'member',
    params: orderNoParams,
    response: orderDetailDto,
    handler: async ({ strapi, ctx, caller, params }) => {
      await readOwnOrder(strapi, params.no, caller.id);
      try {
        await syncOrder(strapi, params.no);
      } catch (error) {
        // The guest sees what is known; notification and jobs go on asking.
        if (!(error instanceof WechatError)) throw error;
      }
      return ownDetail(strapi, ctx, params.no, caller.id);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/orders/:no/cancellation',
    summary: 'What cancelling now would give back',
    audience: 'member',
    params: orderNoParams,
    response: cancellationDto,
    handler: async ({ strapi, ctx, caller, params }) => {
      const preview = await previewCancellation(strapi, params.no, caller.id, now().ms);
      return {
        ...preview,
        parts: preview.parts.map((part) => toPartDto(part, language(ctx))),
        tierLabel: pick(preview.tier, language(ctx)),
        text: pick(preview.text, language(ctx)),
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders/:no/cancel',
    summary: 'Cancel an own order on the terms of the preview',
    audience: 'member',
    idempotent: true,
    params: orderNoParams,
    body: z.object({ reason: lineSchema(100).min(1), expectedRefundFen: fenSchema }),
    response: orderDetailDto,
    handler: async ({ strapi, ctx, caller, params, body, idempotencyKey }) => {
      await cancelOrder(strapi, {
        ...body,
        orderNo: params.no,
        memberId: caller.id,
        idempotencyKey,
        actor: guest(caller.id),
      });
      return ownDetail(strapi, ctx, params.no, caller.id);
    },
  }),
];
