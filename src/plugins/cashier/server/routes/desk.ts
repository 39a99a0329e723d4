/** 会员收银: the same at the desk, where staff may look a member up instead of scanning. */
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { addDays, dayStartInZone } from '../../../../shared/local-date';
import { notFound } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { localDateSchema } from '../../../../shared/schemas';
import { venue, venueNow } from '../../../../shared/venue';
import { findMemberLine, findMemberLineById } from '../../../membership/server/services';
import { dayTotals } from '../../../ordering/server/services';
import {
  chargeBody,
  chargeDto,
  chargePreviewBody,
  chargePreviewDto,
  deskTicketDto,
  memberIdSchema,
  redeemBody,
  redemptionDto,
  scanBody,
  tendersOf,
  tillMemberDto,
  toChargeDto,
  toPreviewDto,
  toRedemptionDto,
  toTill,
} from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { findCharges } from '../repositories/charges';
import { findRedemptions } from '../repositories/redemptions';
import { chargeByCashier, previewCharge } from '../use-cases/charge-member';
import { deskCashier } from '../use-cases/keep-clerks';
import { readMemberAtTill } from '../use-cases/read-member';
import { redeem } from '../use-cases/redeem';
import { scanCode } from '../use-cases/scan-code';

const audience = { permission: PERMISSIONS.use } as const;
const params = z.object({ id: memberIdSchema });
const SHOWN = 300;

/** @throws Problem 404 */
async function numberOf(strapi: Core.Strapi, publicId: string): Promise<number> {
  const line = await findMemberLine(pool(strapi), publicId);
  if (!line) throw notFound({ zh: '没有这位会员', en: 'There is no such member' });
  return line.id;
}

export const deskRoutes = [
  defineRoute({
    method: 'POST',
    path: '/scans',
    summary: 'Use up a member code at the desk: whose it is',
    audience,
    status: 201,
    body: scanBody,
    response: deskTicketDto,
    handler: async ({ strapi, caller, body }) => {
      const { ticket, expiresAt, memberId } = await scanCode(strapi, deskCashier(caller), body);
      const { publicId } = (await findMemberLineById(pool(strapi), memberId))!;
      return { ticket, expiresAt, memberId: publicId };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:id',
    summary: 'A member at the till: what can be paid with, what can be redeemed',
    audience,
    params,
    response: tillMemberDto,
    handler: async ({ strapi, ctx, caller, params: { id } }) => {
      const now = new Date().toISOString();
      const found = (await readMemberAtTill(pool(strapi), await numberOf(strapi, id), now))!;
      const { id: memberId, disabled, signsIn } = found.member;
      const till = toTill(found, deskCashier(caller), languageOf(ctx.get('Accept-Language')));
      return { id, memberId, disabled, signsIn, ...till };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:id/redemptions',
    summary: 'Hand something over to a member who stands at the desk',
    audience,
    status: 201,
    idempotent: true,
    params,
    body: redeemBody,
    response: redemptionDto,
    handler: async ({ strapi, ctx, caller, params: { id }, body, idempotencyKey }) => {
      const cashier = deskCashier(caller);
      const member = { id: await numberOf(strapi, id) };
      const redemption = await redeem(strapi, { ...body, place: body.place ?? null, cashier, member, idempotencyKey });
      return toRedemptionDto(redemption, cashier, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:id/charge-preview',
    summary: 'What the wallet would pay of an amount, and what is left',
    audience,
    params,
    body: chargePreviewBody,
    response: chargePreviewDto,
    handler: async ({ strapi, ctx, caller, params: { id }, body }) => {
      const whom = { id: await numberOf(strapi, id) };
      const request = { ...body, tenders: tendersOf(body.tenders) };
      const preview = await previewCharge(strapi, deskCashier(caller), whom, request);
      return toPreviewDto(preview, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:id/charges',
    summary: 'Charge a member who stands at the desk, as the preview said',
    audience,
    status: 201,
    idempotent: true,
    params,
    body: chargeBody,
    response: chargeDto,
    handler: async ({ strapi, caller, params: { id }, body, idempotencyKey }) => {
      const whom = { id: await numberOf(strapi, id) };
      const request = { ...body, tenders: tendersOf(body.tenders) };
      return toChargeDto(
        await chargeByCashier(strapi, { ...request, cashier: deskCashier(caller), whom, idempotencyKey }),
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/days',
    summary: 'A day at the till: what was redeemed, what was charged, and what came in by tender',
    audience,
    query: z.object({ day: localDateSchema.optional() }),
    response: z
      .object({
        day: z.string(),
        redemptions: z.array(redemptionDto),
        charges: z.array(chargeDto),
        tenders: z.array(
          z.object({
            tender: z.string(),
            payments: z.number().int(),
            takenFen: z.number().int(),
            refundedFen: z.number().int(),
          }),
        ),
      })
      .meta({ id: 'TillDay' }),
    handler: async ({ strapi, ctx, caller, query }) => {
      const day = query.day ?? venueNow(Date.now()).today;
      const [from, to] = [day, addDays(day, 1)].map((date) => dayStartInZone(date, venue().zone)) as [string, string];
      const all = { from, to, cashier: null, limit: SHOWN };
      const db = pool(strapi);
      const language = languageOf(ctx.get('Accept-Language'));
      const redemptions = await findRedemptions(db, { ...all, q: '', state: 'all', asset: null, cursor: null });
      return {
        day,
        redemptions: redemptions.map((one) => toRedemptionDto(one, deskCashier(caller), language)),
        charges: (await findCharges(db, all)).map(toChargeDto),
        tenders: await dayTotals(db, { from, to }),
      };
    },
  }),
];
