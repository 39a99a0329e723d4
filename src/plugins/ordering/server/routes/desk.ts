/** What the desk sells and takes money for: quotes and orders for guests who call or come in, offline tenders. */
import { z } from 'zod';
import { requireRight } from '../../../../shared/admin-actions';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import {
  documentIdSchema,
  fenSchema,
  instantSchema,
  lineSchema,
  phoneSchema,
  signedFenSchema,
} from '../../../../shared/schemas';
import { offeredExtraDto, toExtraDto } from '../dto/extra';
import { couponIdSchema, deskItemsDto, expectedPayableDto, payableQuoteDto, tenderChoiceDto } from '../dto/schemas';
import { toPayableDto, toQuoteDto } from '../dto/to-dto';
import { OFFLINE_TENDERS } from '../domain/tenders';
import { PERMISSIONS } from '../permissions';
import { findEarlierGuests } from '../repositories/earlier-guests';
import { now } from '../services/now';
import { sellableOf } from '../services/registry';
import { bookAtDesk, LONGEST_HOLD_HOURS } from '../use-cases/book-at-desk';
import { collectPayment } from '../use-cases/collect-payment';
import { handBack } from '../use-cases/hand-back';
import { returnDeposit, takeDeposit } from '../use-cases/keep-deposit';
import { quoteItems } from '../use-cases/quote-items';
import { onlyMoney, quoteTenders } from '../use-cases/quote-tenders';
import { deskDetailDto, toDetail } from '../dto/desk';
import { deskCommand } from './admin';

const adjustmentDto = z
  .object({ amountFen: signedFenSchema, reason: lineSchema(60).min(2) })
  .meta({ id: 'PriceAdjustment' });

const offlinePaymentDto = z.object({
  tender: z.enum(OFFLINE_TENDERS),
  receiptNo: lineSchema(40).nullable().optional(),
  note: lineSchema(200).nullable().optional(),
});

const memberIdDto = z
  .number()
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: 'A member who is known, and whose wallet may pay' });

const collectionBody = offlinePaymentDto.extend({
  changeId: z.number().int().min(1).optional().meta({ description: 'Of the pending change that is paid for' }),
});

const deskPaymentDto = z.discriminatedUnion('tender', [
  offlinePaymentDto,
  z.object({ tender: z.literal('wallet'), tenders: tenderChoiceDto }),
  z.object({ tender: z.literal('later'), holdHours: z.number().int().min(1).max(LONGEST_HOLD_HOURS).default(24) }),
]);

const depositBody = z.object({
  tender: z.enum(OFFLINE_TENDERS),
  amountFen: fenSchema.min(1),
  receiptNo: lineSchema(40).nullable().optional(),
});

const depositReturnBody = z.object({
  depositId: documentIdSchema,
  returnedFen: fenSchema,
  note: lineSchema(100).optional(),
});

const handBackBody = z.object({
  refundNo: z.string().regex(/^[A-Za-z0-9_-]{6,64}$/),
  note: lineSchema(100).optional(),
});

export const deskRoutes = [
  defineRoute({
    method: 'POST',
    path: '/quotes',
    summary: 'Price and terms for a guest who calls or comes in',
    audience: { permission: PERMISSIONS.place },
    body: z.object({
      items: deskItemsDto,
      adjustment: adjustmentDto.nullable().optional(),
      couponId: couponIdSchema.nullable().optional(),
      memberId: memberIdDto.optional(),
      tenders: tenderChoiceDto.optional(),
    }),
    response: payableQuoteDto,
    handler: async ({ strapi, ctx, body }) => {
      const at = now();
      const db = pool(strapi);
      const { items, adjustment = null, couponId, memberId, tenders } = body;
      const coupon = couponId ? { id: couponId, memberId: null } : null;
      const quoted = await quoteItems(db, { items, adjustment, coupon, memberId: null, nowMs: at.ms, atDesk: true });
      const terms = { ...quoted, instantConfirm: true, quotedAt: at.iso };
      const { totalFen } = quoted.breakdown;
      const payable =
        memberId === undefined
          ? onlyMoney(totalFen)
          : await quoteTenders(db, { memberId, items, totalFen, nowMs: at.ms }, tenders);
      const language = languageOf(ctx.get('Accept-Language'));
      return toPayableDto(toQuoteDto(quoted.breakdown, terms, language), payable, language);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders',
    summary: 'Book for a guest who calls or comes in, paid at the desk or held for later',
    audience: { permission: PERMISSIONS.place, further: [PERMISSIONS.adjust, PERMISSIONS.collect] },
    idempotent: true,
    status: 201,
    body: z.object({
      source: z.enum(['phone', 'walk_in']).default('walk_in'),
      items: deskItemsDto,
      guest: z.object({ name: lineSchema(40).min(1), phone: phoneSchema }),
      remark: z.string().trim().max(300).nullable().optional(),
      adjustment: adjustmentDto.nullable().optional(),
      payment: deskPaymentDto,
      memberId: memberIdDto.optional(),
      tenders: tenderChoiceDto.optional().meta({ description: 'What the wallet pays of it; the payment is the rest' }),
      couponId: couponIdSchema.nullable().optional(),
      expectedTotalFen: fenSchema,
      expectedPayableFen: expectedPayableDto,
    }),
    response: deskDetailDto,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const { adjustment = null, payment, tenders = {} } = body;
      if (adjustment && adjustment.amountFen !== 0) requireRight(ctx, PERMISSIONS.adjust);
      if (payment.tender !== 'later' || Object.values(tenders).some(Boolean)) requireRight(ctx, PERMISSIONS.collect);
      const actor = { kind: 'staff' as const, id: caller.id, name: caller.name };
      const booking = { ...body, adjustment, remark: body.remark || null };
      return toDetail(strapi, ctx, await bookAtDesk(strapi, { actor, idempotencyKey }, booking));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/extras',
    summary: 'What staff can add to an item',
    audience: { permission: PERMISSIONS.read },
    query: z.object({ kind: lineSchema(40), ref: documentIdSchema }),
    response: z.object({ items: z.array(offeredExtraDto) }),
    handler: async ({ strapi, ctx, query: { kind, ref } }) => {
      const offered = await sellableOf(kind, 'kind').extras?.(
        { db: pool(strapi), nowMs: Date.now(), atDesk: true },
        ref,
      );
      const language = languageOf(ctx.get('Accept-Language'));
      return { items: (offered ?? []).map((extra) => toExtraDto(extra, language)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/earlier-guests',
    summary: 'Guests of earlier orders whose phone begins with, or whose name contains, what was typed',
    audience: { permission: PERMISSIONS.place },
    query: z.object({ q: lineSchema(40).min(2) }),
    response: z.object({
      items: z.array(
        z.object({ name: z.string(), phone: z.string(), orders: z.number().int(), lastAt: instantSchema }),
      ),
    }),
    handler: async ({ strapi, query }) => ({ items: await findEarlierGuests(pool(strapi), query.q) }),
  }),
  deskCommand(
    'offline-payments',
    'Take what is due on an order, or on a change of it, in cash, by card or transfer',
    PERMISSIONS.collect,
    (strapi, staff, body: z.output<typeof collectionBody>) => collectPayment(strapi, staff, body),
    collectionBody,
  ),
  deskCommand(
    'hand-backs',
    'A refund of money that was taken at the desk has been handed back',
    PERMISSIONS.collect,
    (strapi, staff, body: z.output<typeof handBackBody>) => handBack(strapi, staff, body),
    handBackBody,
  ),
  deskCommand(
    'deposits',
    'Take a deposit; it is never part of the price',
    PERMISSIONS.collect,
    (strapi, staff, body: z.output<typeof depositBody>) => takeDeposit(strapi, staff, body),
    depositBody,
  ),
  deskCommand(
    'deposit-returns',
    'Give a deposit back, or what is left of it',
    PERMISSIONS.collect,
    (strapi, staff, body: z.output<typeof depositReturnBody>) => returnDeposit(strapi, staff, body),
    depositReturnBody,
  ),
];
