/** Member cards for staff. */
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { documentIdSchema, lineSchema } from '../../../../shared/schemas';
import { pick } from '../../../../shared/text';
import { CARD_NUMBER, termText } from '../domain/cards';
import { PERMISSIONS } from '../permissions';
import { findMemberLine } from '../repositories/member-desk';
import { findCardKinds } from '../services/card-kinds';
import {
  extendCard,
  freezeCard,
  giveCard,
  replaceCard,
  transferCard,
  unfreezeCard,
  type CardCommand,
} from '../use-cases/serve-card';
import { cardsDto, cardsOf } from './cards';
import { memberCodeSchema } from './content-api';

const member = z.object({ id: memberCodeSchema });
const card = z.object({ id: memberCodeSchema, no: z.string().regex(CARD_NUMBER) });
const reason = lineSchema(100).min(2);
const why = z.object({ reason });

async function memberIdOf(strapi: Core.Strapi, publicId: string): Promise<number> {
  const line = await findMemberLine(pool(strapi), publicId);
  if (!line) throw notFound();
  return line.id;
}

interface Asked {
  strapi: Core.Strapi;
  caller: { id: number; name: string };
  params: { id: string; no: string };
  body: { reason: string };
  idempotencyKey: string;
}

/** The command as this member of the staff gives it. */
async function commandOf({ strapi, caller, params, body, idempotencyKey }: Asked): Promise<CardCommand> {
  return {
    no: params.no,
    memberId: await memberIdOf(strapi, params.id),
    actor: { kind: 'staff', id: caller.id, name: caller.name },
    reason: body.reason,
    idempotencyKey,
  };
}

/** A command on one card that says why, and nothing else. */
const simple = (
  verb: string,
  summary: string,
  work: (strapi: Core.Strapi, command: CardCommand) => Promise<void>,
): ReturnType<typeof defineRoute> =>
  defineRoute({
    method: 'POST',
    path: `/members/:id/cards/:no/${verb}`,
    summary,
    audience: { permission: PERMISSIONS.cards },
    idempotent: true,
    params: card,
    body: why,
    response: cardsDto,
    handler: async (input) => {
      const command = await commandOf(input);
      await work(input.strapi, command);
      return cardsOf(input.strapi, input.ctx, command.memberId, { forStaff: true });
    },
  });

export const adminCardRoutes = [
  defineRoute({
    method: 'GET',
    path: '/card-kinds',
    summary: 'Kinds of member cards, also those no longer sold',
    audience: { permission: PERMISSIONS.read },
    response: z.object({
      items: z.array(z.object({ id: z.string(), title: z.string(), term: z.string(), onSale: z.boolean() })),
    }),
    handler: async ({ strapi, ctx }) => {
      const language = languageOf(ctx.get('Accept-Language'));
      const kinds = await findCardKinds(pool(strapi));
      return {
        items: kinds.map(({ id, title, term, onSale }) => ({
          id,
          title: pick(title, language),
          term: pick(termText(term), language),
          onSale,
        })),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:id/cards',
    summary: 'Cards of a member with what is left on them and what became of them',
    audience: { permission: PERMISSIONS.read },
    params: member,
    response: cardsDto,
    handler: async ({ strapi, ctx, params }) =>
      cardsOf(strapi, ctx, await memberIdOf(strapi, params.id), { forStaff: true }),
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:id/cards',
    summary: 'Give a card, or another term of one, with a reason',
    audience: { permission: PERMISSIONS.cards },
    idempotent: true,
    params: member,
    body: z.object({ kindId: documentIdSchema, reason }),
    response: cardsDto,
    handler: async ({ strapi, ctx, caller, params, body, idempotencyKey }) => {
      const memberId = await memberIdOf(strapi, params.id);
      const actor = { kind: 'staff', id: caller.id, name: caller.name } as const;
      await giveCard(strapi, { memberId, actor, idempotencyKey, ...body });
      return cardsOf(strapi, ctx, memberId, { forStaff: true });
    },
  }),
  simple('freeze', 'Freeze a card: nothing of it can be used, and its end waits', freezeCard),
  simple('unfreeze', 'Let a card be used again; the days it was frozen are added to its end', unfreezeCard),
  simple('replace', 'The same card under a new number; the lost one ends', replaceCard),
  defineRoute({
    method: 'POST',
    path: '/members/:id/cards/:no/extend',
    summary: 'Add days to the end of a card and of what its last term granted',
    audience: { permission: PERMISSIONS.cards },
    idempotent: true,
    params: card,
    body: z.object({ days: z.number().int().min(1).max(366), reason }),
    response: cardsDto,
    handler: async (input) => {
      const command = await commandOf(input);
      await extendCard(input.strapi, command, input.body.days);
      return cardsOf(input.strapi, input.ctx, command.memberId, { forStaff: true });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/members/:id/cards/:no/transfer',
    summary: 'A card with everything that is left on it goes to another member',
    audience: { permission: PERMISSIONS.transferCards },
    idempotent: true,
    params: card,
    body: z.object({ to: memberCodeSchema, reason }),
    response: cardsDto,
    handler: async (input) => {
      const command = await commandOf(input);
      await transferCard(input.strapi, command, input.body.to);
      return cardsOf(input.strapi, input.ctx, command.memberId, { forStaff: true });
    },
  }),
];
