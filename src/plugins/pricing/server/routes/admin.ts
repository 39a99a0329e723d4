import { z } from 'zod';
import { defineRoute } from '../../../../shared/define-route';
import { validation } from '../../../../shared/problem';
import { languageOf } from '../../../../shared/request-context';
import { documentIdSchema, lineSchema, localDateSchema, queryInt } from '../../../../shared/schemas';
import { text } from '../../../../shared/text';
import {
  changeDto,
  houseNameDto,
  previewDto,
  rateHouseDto,
  toChange,
  toEdit,
  toName,
  toPreview,
  toRateHouse,
  wishSchema,
  type WishBody,
} from '../dto/rates';
import { PERMISSIONS } from '../permissions';
import { rateBook, type RateWish } from '../services/rate-book';

const which = {
  q: lineSchema(60).optional(),
  place: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/)
    .optional(),
};

const idList = z
  .string()
  .regex(/^[a-z0-9]{24}(,[a-z0-9]{24}){0,49}$/, { error: '应为逗号分隔的房源编号，最多 50 个' })
  .transform((value) => value.split(','));

const changeId = z.string().regex(/^[1-9]\d{0,15}$/, { error: '编号无效' });

/** @throws Problem 400 for an edit that says nothing, or a price that can be none */
function toWish({ houses, ranges, weekdays, edit }: WishBody): RateWish {
  const { price, restore = [], ...others } = edit;
  if (!price && restore.length === 0 && Object.keys(others).length === 0)
    throw validation('edit', text('请至少改一项', 'Please change at least one thing'));
  if (price?.mode === 'fixed' && price.value < 1)
    throw validation('edit.price.value', text('价格要大于 0', 'A price is more than nothing'));
  if (price?.mode === 'percent' && (price.value < 1 || price.value > 1_000))
    throw validation('edit.price.value', text('百分比在 1 到 1000 之间', 'A percentage is 1 to 1000'));
  return { houses, ranges, weekdays: [...new Set(weekdays)].sort((a, b) => a - b), edit: toEdit(edit) };
}

export const adminRoutes = [
  defineRoute({
    method: 'GET',
    path: '/rates',
    summary: 'Prices and restrictions of houses, night by night',
    audience: { permission: PERMISSIONS.read },
    query: z.object({
      ...which,
      houses: idList.optional(),
      from: localDateSchema,
      days: queryInt(1, 92).optional(),
      page: queryInt(1, 10_000).optional(),
      pageSize: queryInt(1, 50).optional(),
    }),
    response: z.object({
      items: z.array(rateHouseDto),
      today: z.string(),
      lastNight: z.string(),
      total: z.number().int(),
      page: z.number().int(),
      pageSize: z.number().int(),
    }),
    handler: async ({ strapi, ctx, query }) => {
      const { page = 1, pageSize = 20, from, days = 31 } = query;
      const range = { from, days, offset: (page - 1) * pageSize, limit: pageSize };
      const asked = { text: query.q || null, place: query.place ?? null, houses: query.houses ?? null };
      const { houses, ...rest } = await rateBook().read(strapi, { ...asked, ...range }, Date.now());
      const language = languageOf(ctx.get('Accept-Language'));
      return { ...rest, page, pageSize, items: houses.map((house) => toRateHouse(house, language)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/rates/houses',
    summary: 'Names of the houses that have prices',
    audience: { permission: PERMISSIONS.read },
    query: z.object(which),
    response: z.object({ items: z.array(houseNameDto) }),
    handler: async ({ strapi, ctx, query }) => {
      const asked = { text: query.q || null, place: query.place ?? null, houses: null };
      const houses = await rateBook().names(strapi, asked, Date.now());
      const language = languageOf(ctx.get('Accept-Language'));
      return { items: houses.map((house) => toName(house, language)) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/rates/preview',
    summary: 'What guests would see after an edit; writes nothing',
    audience: { permission: PERMISSIONS.edit },
    body: wishSchema,
    response: previewDto,
    handler: async ({ strapi, ctx, body }) =>
      toPreview(await rateBook().preview(strapi, toWish(body), Date.now()), languageOf(ctx.get('Accept-Language'))),
  }),
  defineRoute({
    method: 'POST',
    path: '/rates/changes',
    summary: 'Change prices and restrictions, as previewed',
    audience: { permission: PERMISSIONS.edit },
    idempotent: true,
    body: wishSchema.extend({ fingerprint: z.string().regex(/^[A-Za-z0-9_-]{43}$/, { error: '请先预览' }) }),
    response: changeDto,
    status: 201,
    handler: async ({ strapi, ctx, caller, body, idempotencyKey }) => {
      const staff = { id: caller.id, name: caller.name };
      const command = { staff, idempotencyKey, wish: toWish(body), fingerprint: body.fingerprint };
      return toChange(await rateBook().change(strapi, command, Date.now()), languageOf(ctx.get('Accept-Language')));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/rates/history',
    summary: 'Who changed which price when, newest first',
    audience: { permission: PERMISSIONS.read },
    query: z.object({
      house: documentIdSchema.optional(),
      before: changeId.optional(),
      limit: queryInt(1, 50).optional(),
    }),
    response: z.object({ items: z.array(changeDto) }),
    handler: async ({ strapi, ctx, query }) => {
      const { house = null, before = null, limit = 20 } = query;
      const changes = await rateBook().history(strapi, { house, before, limit });
      const language = languageOf(ctx.get('Accept-Language'));
      return { items: changes.map((change) => toChange(change, language)) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/rates/changes/:id/undo',
    summary: 'Take the newest change back, as a change of its own',
    audience: { permission: PERMISSIONS.edit },
    idempotent: true,
    params: z.object({ id: changeId }),
    response: changeDto,
    handler: async ({ strapi, ctx, caller, params, idempotencyKey }) => {
      const command = { staff: { id: caller.id, name: caller.name }, idempotencyKey, id: params.id };
      return toChange(await rateBook().undo(strapi, command, Date.now()), languageOf(ctx.get('Accept-Language')));
    },
  }),
];
