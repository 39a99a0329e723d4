/** What the desk sells and takes money for: quotes and orders for guests who call or come in, offline tenders. */
import { z } from 'zod';
import { holdsRight, requireRight } from '../../../../shared/admin-actions';
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
import { pick } from '../../../../shared/text';
import { findGuestByPhone, findMemberLineById } from '../../../membership/server/services';
import { offeredExtraDto, toExtraDto } from '../dto/extra';
import { toCouponsDto } from '../dto/coupons';
import { couponIdSchema, deskItemsDto, expectedPayableDto, offeredQuoteDto, tenderChoiceDto } from '../dto/schemas';
import { toPayableDto, toQuoteDto } from '../dto/to-dto';
import { OFFLINE_TENDERS } from '../domain/tenders';
import { CHARGE_MEMBERS, PERMISSIONS } from '../permissions';
import { findEarlierGuests } from '../repositories/earlier-guests';
import { now } from '../services/now';
import { sellableOf } from '../services/registry';
import { bookAtDesk, LONGEST_HOLD_HOURS } from '../use-cases/book-at-desk';
import { collectPayment } from '../use-cases/collect-payment';
import { handBack } from '../use-cases/hand-back';
import { returnDeposit, takeDeposit } from '../use-cases/keep-deposit';
import { offerCoupons } from '../use-cases/order-coupon';
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
  .meta({ description: 'A member who is known: the price is theirs, and their coupon and wallet may be used' });

const knownMemberDto = z
  .object({
    id: z.string().meta({ description: 'Public id' }),
    memberId: memberIdDto,
    name: z.string(),
    levelName: z.string().nullable(),
  })
  .meta({ id: 'KnownMember' });

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

/** To take a booking's money from a member's wallet: to take money, and the till's right to charge members. */
const WALLET_RIGHTS = [PERMISSIONS.collect, CHARGE_MEMBERS];

export const deskRoutes = [
  defineRoute({
    method: 'POST',
    path: '/quotes',
    summary:
      'Price and terms for a guest who calls or comes in; of a known member also the coupons, and what the wallet pays',
    audience: { permission: PERMISSIONS.place, further: WALLET_RIGHTS },
    body: z.object({
      items: deskItemsDto,
      adjustment: adjustmentDto.nullable().optional(),
      couponId: couponIdSchema.nullable().optional(),
      memberId: memberIdDto.optional(),
      tenders: tenderChoiceDto.optional(),
    }),
    response: offeredQuoteDto,
    handler: async ({ strapi, ctx, body }) => {
      const at = now();
      const db = pool(strapi);
      const { items, adjustment = null, couponId, memberId = null, tenders } = body;
      const coupon = couponId ? { id: couponId, memberId } : null;
      const quoted = await quoteItems(db, { items, adjustment, coupon, memberId, nowMs: at.ms, atDesk: true });
      const coupons = await offerCoupons(db, memberId, quoted.listed.items, at.ms);
      const terms = { ...quoted, instantConfirm: true, quotedAt: at.iso };
      const { totalFen } = quoted.breakdown;
      const mayCharge = WALLET_RIGHTS.every((right) => holdsRight(ctx, right));
      const payable =
        memberId === null || !mayCharge
          ? onlyMoney(totalFen)
          : await quoteTenders(db, { memberId, items, totalFen, nowMs: at.ms }, tenders);
      const language = languageOf(ctx.get('Accept-Language'));
      const priced = toQuoteDto(quoted.breakdown, terms, language);
      return { ...toPayableDto(priced, payable, language), ...toCouponsDto(coupons, language) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/orders',
    summary: 'Book for a guest who calls or comes in, paid at the desk or held for later',
    audience: { permission: PERMISSIONS.place, further: [PERMISSIONS.adjust, ...WALLET_RIGHTS] },
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
      if (payment.tender !== 'later') requireRight(ctx, PERMISSIONS.collect);
      if (payment.tender === 'wallet' || Object.values(tenders).some(Boolean))
        for (const right of WALLET_RIGHTS) requireRight(ctx, right);
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
  defineRoute({
    method: 'GET',
    path: '/known-member',
    summary: 'The member who has proved this phone number to WeChat, for a booking under it; null when nobody has',
    audience: { permission: PERMISSIONS.place },
    query: z.object({ phone: phoneSchema }),
    response: z.object({ member: knownMemberDto.nullable() }),
    handler: async ({ strapi, ctx, query: { phone } }) => {
      const id = await findGuestByPhone(pool(strapi), phone);
      const line = id === undefined ? undefined : await findMemberLineById(pool(strapi), id);
      if (!line) return { member: null };
      const { id: memberId, publicId, nickname: name, levelName } = line;
      const language = languageOf(ctx.get('Accept-Language'));
      return { member: { memberId, id: publicId, name, levelName: levelName && pick(levelName, language) } };
    },
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
