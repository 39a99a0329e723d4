import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf, type Language } from '../../../../shared/request-context';
import { instantSchema, lineSchema } from '../../../../shared/schemas';
import { pick, text, type Text } from '../../../../shared/text';
import { findOpenDeletion } from '../repositories/account-deletions';
import { DELETION_DAYS, requestDeletion, withdrawDeletion } from '../use-cases/delete-account';

const deletionDto = z
  .object({
    request: z
      .object({ reason: z.string().nullable(), requestedAt: instantSchema, dueAt: instantSchema })
      .nullable()
      .meta({ description: 'The open request' }),
    days: z.number().int().meta({ description: 'Days in which it can be withdrawn' }),
    removes: z.array(z.string()).meta({ description: 'What will be gone' }),
    keeps: z.array(z.string()).meta({ description: 'What stays, and why' }),
  })
  .meta({ id: 'AccountDeletion' });

/** What {@link anonymiseOnTime} and the listeners of its event do, in words. */
const REMOVES: Text[] = [
  text('昵称、头像和手机号', 'Nickname, picture and phone number'),
  text('微信登录绑定，所有设备随即退出', 'The link to WeChat; every device is signed out'),
  text('收藏的房源', 'Favourite houses'),
  text('明确放弃的钱包余额', 'The balance of the wallet, if you give it up expressly'),
  text('发票抬头，以及尚未开具的发票申请', 'Invoice titles, and requests for invoices not yet issued'),
  text('订单中的入住人姓名、手机号和备注', 'Guest name, phone number and remark in orders'),
];
const KEEPS: Text[] = [
  text(
    '订单号、日期、金额与付款退款记录：按会计与税务规定保存，不再能对应到你本人',
    'Order numbers, dates, amounts, payments and refunds: kept as accounting law demands, no longer linked to you',
  ),
  text('已开具的发票：按税务规定保存', 'Invoices that were issued: kept as tax law demands'),
];

async function stateOf(
  strapi: Core.Strapi,
  memberId: number,
  language: Language,
): Promise<z.input<typeof deletionDto>> {
  const open = await findOpenDeletion(pool(strapi), memberId);
  return {
    request: open ? { reason: open.reason, requestedAt: open.requestedAt, dueAt: open.dueAt } : null,
    days: DELETION_DAYS,
    removes: REMOVES.map((line) => pick(line, language)),
    keeps: KEEPS.map((line) => pick(line, language)),
  };
}

const response = deletionDto;

export const accountDeletionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/deletion',
    summary: 'Whether the own account is going to be closed, and what that means',
    audience: 'member',
    response,
    handler: ({ strapi, ctx, caller }) => stateOf(strapi, caller.id, languageOf(ctx.get('Accept-Language'))),
  }),
  defineRoute({
    method: 'POST',
    path: '/me/deletion',
    summary: 'Ask for the own account to be closed; refused while orders are open',
    audience: 'member',
    idempotent: true,
    body: z.object({
      reason: lineSchema(200).nullable().optional(),
      givesUpBalance: z.boolean().default(false).meta({ description: 'What money there is in the wallet may go' }),
    }),
    response,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const { reason, givesUpBalance } = body;
      await requestDeletion(strapi, { memberId: caller.id, reason: reason || null, givesUpBalance, idempotencyKey });
      return stateOf(strapi, caller.id, languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/me/deletion',
    summary: 'Withdraw the request; again changes nothing',
    audience: 'member',
    response,
    handler: async ({ strapi, ctx, caller }) => {
      await withdrawDeletion(strapi, caller.id);
      return stateOf(strapi, caller.id, languageOf(ctx.get('Accept-Language')));
    },
  }),
];
