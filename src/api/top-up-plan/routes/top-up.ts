import { z } from 'zod';
import { pool } from '../../../shared/database';
import { defineRoute } from '../../../shared/define-route';
import { languageOf } from '../../../shared/request-context';
import { fenSchema, instantSchema } from '../../../shared/schemas';
import { pick } from '../../../shared/text';
import { findPlansOnSale, findTopUpRule } from '../repositories/top-up-content';
import { listTopUps } from '../use-cases/list-top-ups';

export default {
  routes: [
    defineRoute({
      method: 'GET',
      path: '/top-up-plans',
      summary: 'Plans of stored value on sale, what may be typed instead, and how money goes back',
      audience: 'public',
      response: z
        .object({
          items: z.array(
            z.object({
              id: z.string(),
              name: z.string(),
              principalFen: fenSchema,
              giftFen: fenSchema,
              giftDays: z.number().int().nullable(),
              note: z.string().nullable(),
              perMember: z.number().int().nullable(),
              recommended: z.boolean(),
            }),
          ),
          amounts: z
            .object({ minFen: fenSchema, maxFen: fenSchema })
            .nullable()
            .meta({ description: 'What may be typed; null when only plans are sold' }),
          coolingDays: z.number().int(),
          giftLater: z.enum(['proportion', 'all']),
          usedGift: z.enum(['waived', 'deducted', 'owed']),
          note: z.string().nullable(),
        })
        .meta({ id: 'TopUpPlans' }),
      handler: async ({ strapi, ctx }) => {
        const language = languageOf(ctx.get('Accept-Language'));
        const { amounts, coolingDays, giftLater, usedGift, note } = await findTopUpRule(pool(strapi));
        const plans = await findPlansOnSale(pool(strapi));
        return {
          items: plans.map(({ onSale: _onSale, ...plan }) => ({
            ...plan,
            name: pick(plan.name, language),
            note: plan.note && pick(plan.note, language),
          })),
          ...{ amounts, coolingDays, giftLater, usedGift },
          note: note && pick(note, language),
        };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/wallet/top-ups',
      summary: 'Own top-ups: what is left of each, and what of it can go back',
      audience: 'member',
      response: z.object({
        items: z.array(
          z
            .object({
              orderNo: z.string(),
              title: z.string(),
              paidAt: instantSchema,
              principalFen: fenSchema,
              giftFen: fenSchema,
              principalLeftFen: fenSchema,
              giftLeftFen: fenSchema,
              giftExpiresAt: instantSchema.nullable(),
              refundedFen: fenSchema,
              refundableFen: fenSchema,
              coolingUntil: instantSchema,
              requestedAt: instantSchema.nullable().meta({ description: 'Set while a request waits for staff' }),
            })
            .meta({ id: 'OwnTopUp' }),
        ),
      }),
      handler: async ({ strapi, ctx, caller }) => {
        const language = languageOf(ctx.get('Accept-Language'));
        const found = await listTopUps(pool(strapi), caller.id, Date.now());
        return { items: found.map((topUp) => ({ ...topUp, title: pick(topUp.title, language) })) };
      },
    }),
  ],
};
