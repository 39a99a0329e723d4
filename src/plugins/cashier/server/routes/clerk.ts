/** What a clerk does with the phone. Who they are is asked at every request: switched off, it is over. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { addDays, dayStartInZone } from '../../../../shared/local-date';
import { notFound } from '../../../../shared/problem';
import { languageOf, type Language } from '../../../../shared/request-context';
import { instantSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { venue, venueNow } from '../../../../shared/venue';
import { RIGHTS, type Cashier } from '../domain/rights';
import {
  chargeBody,
  chargeDto,
  chargePreviewBody,
  chargePreviewDto,
  redeemBody,
  redemptionDto,
  redemptionNoSchema,
  rightSchema,
  scanBody,
  tendersOf,
  ticketDto,
  ticketSchema,
  toChargeDto,
  toPreviewDto,
  toRedemptionDto,
  toTill,
  undoBody,
} from '../dto/schemas';
import { findCharges } from '../repositories/charges';
import { findRedemptions } from '../repositories/redemptions';
import { chargeByCashier, previewCharge } from '../use-cases/charge-member';
import { clerkCashier } from '../use-cases/keep-clerks';
import { readMemberAtTill } from '../use-cases/read-member';
import { redeem } from '../use-cases/redeem';
import { scanCode, type Ticket } from '../use-cases/scan-code';
import { undoRedemption } from '../use-cases/undo-redemption';

const audience = 'clerk';
const TODAY_SHOWN = 200;
const params = z.object({ ticket: ticketSchema });

async function toTicketDto(
  strapi: Core.Strapi,
  { ticket, expiresAt, memberId }: Ticket,
  cashier: Cashier,
  language: Language,
): Promise<z.input<typeof ticketDto>> {
  const now = new Date().toISOString();
  const found = await readMemberAtTill(pool(strapi), memberId, now);
  if (!found) throw notFound();
  return { ticket, expiresAt, serverNow: now, ...toTill(found, cashier, language) };
}

export const clerkRoutes = [
  defineRoute({
    method: 'GET',
    path: '/clerk/me',
    summary: 'Who the signed-in clerk is at the till: what they may do, and where',
    audience,
    response: z
      .object({
        name: z.string(),
        may: z.array(z.object({ code: rightSchema, name: z.string() })),
        places: z.array(z.string()).meta({ description: 'Empty is everywhere' }),
        canCharge: z.boolean(),
      })
      .meta({ id: 'ClerkSelf' }),
    handler: async ({ strapi, ctx, caller }) => {
      const { name, may, places } = await clerkCashier(strapi, caller.id);
      const language = languageOf(ctx.get('Accept-Language'));
      const rights = [...may].map((code) => ({ code, name: pick(RIGHTS[code], language) }));
      return { name, places: [...places], may: rights, canCharge: may.has('charge') };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/clerk/scans',
    summary: 'Use up a member code: who it is, what can be paid with and what can be redeemed, for three minutes',
    audience,
    status: 201,
    body: scanBody,
    response: ticketDto,
    handler: async ({ strapi, ctx, caller, body }) => {
      const cashier = await clerkCashier(strapi, caller.id);
      return toTicketDto(
        strapi,
        await scanCode(strapi, cashier, body),
        cashier,
        languageOf(ctx.get('Accept-Language')),
      );
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/clerk/scans/:ticket/charge-preview',
    summary: 'What the wallet would pay of an amount, and what is left',
    audience,
    params,
    body: chargePreviewBody,
    response: chargePreviewDto,
    handler: async ({ strapi, ctx, caller, params: { ticket }, body }) => {
      const cashier = await clerkCashier(strapi, caller.id);
      const request = { ...body, tenders: tendersOf(body.tenders) };
      const preview = await previewCharge(strapi, cashier, { ticket }, request);
      return toPreviewDto(preview, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/clerk/scans/:ticket/charges',
    summary: 'Charge the member, as the preview said; once a ticket',
    audience,
    status: 201,
    idempotent: true,
    params,
    body: chargeBody,
    response: chargeDto,
    handler: async ({ strapi, caller, params: { ticket }, body, idempotencyKey }) => {
      const cashier = await clerkCashier(strapi, caller.id);
      const request = { ...body, tenders: tendersOf(body.tenders) };
      return toChargeDto(await chargeByCashier(strapi, { ...request, cashier, whom: { ticket }, idempotencyKey }));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/clerk/scans/:ticket/redemptions',
    summary: 'Hand something over: a coupon, a right of a card, a lesson',
    audience,
    status: 201,
    idempotent: true,
    params,
    body: redeemBody,
    response: redemptionDto,
    handler: async ({ strapi, ctx, caller, params: { ticket }, body, idempotencyKey }) => {
      const cashier = await clerkCashier(strapi, caller.id);
      const wish = { ...body, place: body.place ?? null };
      const redemption = await redeem(strapi, { ...wish, cashier, member: { ticket }, idempotencyKey });
      return toRedemptionDto(redemption, cashier, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/clerk/redemptions/:no/undo',
    summary: 'Take back what this clerk handed over a moment ago',
    audience,
    idempotent: true,
    params: z.object({ no: redemptionNoSchema }),
    body: undoBody,
    response: redemptionDto,
    handler: async ({ strapi, ctx, caller, params: { no }, body, idempotencyKey }) => {
      const cashier = await clerkCashier(strapi, caller.id);
      const undone = await undoRedemption(strapi, { cashier, no, why: body.why || null, idempotencyKey });
      return toRedemptionDto(undone, cashier, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/clerk/today',
    summary: 'What this clerk has done today, newest first',
    audience,
    response: z
      .object({ redemptions: z.array(redemptionDto), charges: z.array(chargeDto), serverNow: instantSchema })
      .meta({ id: 'ClerkToday' }),
    handler: async ({ strapi, ctx, caller }) => {
      const cashier = await clerkCashier(strapi, caller.id);
      const language = languageOf(ctx.get('Accept-Language'));
      const { today } = venueNow(Date.now());
      const [from, to] = [today, addDays(today, 1)].map((day) => dayStartInZone(day, venue().zone)) as [string, string];
      const own = { from, to, cashier: cashier.key, limit: TODAY_SHOWN };
      const redemptions = await findRedemptions(pool(strapi), {
        ...own,
        q: '',
        state: 'all',
        asset: null,
        cursor: null,
      });
      const charges = await findCharges(pool(strapi), own);
      return {
        redemptions: redemptions.map((redemption) => toRedemptionDto(redemption, cashier, language)),
        charges: charges.map(toChargeDto),
        serverNow: new Date().toISOString(),
      };
    },
  }),
];
