/** Own member cards. */
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { languageOf } from '../../../../shared/request-context';
import { CARD_NUMBER } from '../domain/cards';
import { cardDto, toCardDto } from '../dto/cards';
import { findCardKinds } from '../services/card-kinds';
import { readCards } from '../use-cases/read-cards';
import { freezeCard, unfreezeCard, type CardCommand } from '../use-cases/serve-card';

export const cardsDto = z.object({ items: z.array(cardDto) });
export const cardParams = z.object({ no: z.string().regex(CARD_NUMBER) });

/** @param forStaff with the names and words of staff */
export async function cardsOf(
  strapi: Core.Strapi,
  ctx: Context,
  memberId: number,
  { forStaff = false } = {},
): Promise<z.input<typeof cardsDto>> {
  const language = languageOf(ctx.get('Accept-Language'));
  const views = await readCards(pool(strapi), memberId, Date.now());
  const onSale = new Set((await findCardKinds(pool(strapi))).filter((kind) => kind.onSale).map(({ id }) => id));
  return {
    items: views.map((view) => toCardDto(view, language, { forStaff, onSale: onSale.has(view.card.kind.id) })),
  };
}

const own = (memberId: number, no: string, idempotencyKey: string): CardCommand => ({
  no,
  memberId,
  actor: { kind: 'member', id: memberId },
  reason: null,
  idempotencyKey,
});

export const cardRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/cards',
    summary: 'Own member cards with what is left on them and what became of them',
    audience: 'member',
    response: cardsDto,
    handler: ({ strapi, ctx, caller }) => cardsOf(strapi, ctx, caller.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/me/cards/:no/freeze',
    summary: 'Freeze an own card: nothing of it can be used, and its end waits',
    audience: 'member',
    idempotent: true,
    params: cardParams,
    response: cardsDto,
    handler: async ({ strapi, ctx, caller, params, idempotencyKey }) => {
      await freezeCard(strapi, own(caller.id, params.no, idempotencyKey));
      return cardsOf(strapi, ctx, caller.id);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/me/cards/:no/unfreeze',
    summary: 'Use an own card again; the days it was frozen are added to its end',
    audience: 'member',
    idempotent: true,
    params: cardParams,
    response: cardsDto,
    handler: async ({ strapi, ctx, caller, params, idempotencyKey }) => {
      await unfreezeCard(strapi, own(caller.id, params.no, idempotencyKey));
      return cardsOf(strapi, ctx, caller.id);
    },
  }),
];
