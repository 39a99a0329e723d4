/** Buildings, units and who owns them, for the panel. */
import { z } from 'zod';
import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound } from '../../../../shared/problem';
import { instantSchema, lineSchema, localDateSchema, phoneSchema } from '../../../../shared/schemas';
import { venueNow } from '../../../../shared/venue';
import { WHOLE } from '../domain/shares';
import { PERMISSIONS } from '../permissions';
import { listBuildings } from '../repositories/buildings';
import { findUnit, listHoldings } from '../repositories/holdings';
import { findOwnerOfMember, searchOwners } from '../repositories/owners';
import { changeOwner, type NewOwner } from '../use-cases/change-owner';
import {
  changeBuilding,
  changeUnit,
  createBuilding,
  createUnit,
  removeBuilding,
  removeUnit,
} from '../use-cases/keep-buildings';

const read = { permission: PERMISSIONS.read };
const keep = { permission: PERMISSIONS.keep };

const idParams = z.object({
  id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, { error: '编号无效' })
    .transform(Number),
});

const shareSchema = z.number().int().min(1).max(WHOLE);

const currentOwnerDto = z.object({
  ownerId: z.number().int(),
  name: z.string(),
  cardNo: z.string(),
  share: shareSchema.meta({ description: 'Hundredths of a percent' }),
});

const buildingDto = z
  .object({
    id: z.number().int(),
    name: z.string(),
    note: z.string().nullable(),
    units: z.array(
      z.object({
        id: z.number().int(),
        floor: z.number().int(),
        label: z.string(),
        since: z.string().nullable(),
        owners: z.array(currentOwnerDto),
      }),
    ),
  })
  .meta({ id: 'OwnersBuilding' });

const buildingsDto = z.object({ items: z.array(buildingDto) });

const unitDto = z
  .object({
    id: z.number().int(),
    floor: z.number().int(),
    label: z.string(),
    buildingId: z.number().int(),
    building: z.string(),
    history: z.array(
      z.object({
        id: z.number().int(),
        since: z.string(),
        until: z.string().nullable().meta({ description: 'First day that is no longer in it' }),
        reason: z.string(),
        staff: z.string(),
        at: instantSchema,
        owners: z.array(currentOwnerDto.extend({ phone: z.string() })),
      }),
    ),
  })
  .meta({ id: 'OwnersUnit' });

const ownerDto = z
  .object({
    id: z.number().int(),
    cardNo: z.string(),
    memberId: z.number().int().nullable(),
    name: z.string(),
    phone: z.string(),
    units: z.array(
      z.object({
        unitId: z.number().int(),
        building: z.string(),
        label: z.string(),
        share: shareSchema,
        since: z.string(),
      }),
    ),
  })
  .meta({ id: 'Owner' });

const buildingBody = z.object({ name: lineSchema(40).min(1), note: lineSchema(200).nullish() });
const floorSchema = z.number().int().min(-9).max(200);
const unitBody = z.object({ floor: floorSchema, label: lineSchema(20).min(1) });
const layoutSchema = z
  .object({ fromFloor: floorSchema, toFloor: floorSchema, unitsPerFloor: z.number().int().min(1).max(50) })
  .refine(({ fromFloor, toFloor }) => fromFloor <= toFloor, { error: '楼层范围有误', path: ['toFloor'] });

const newOwnerSchema: z.ZodType<NewOwner> = z.union([
  z.strictObject({ ownerId: z.number().int().min(1).max(2_147_483_647), share: shareSchema }),
  z.strictObject({ name: lineSchema(40).min(1), phone: phoneSchema, share: shareSchema }),
]);

const today = (): string => venueNow(Date.now()).today;

const buildings = async (strapi: Core.Strapi): Promise<z.input<typeof buildingsDto>> => ({
  items: await listBuildings(pool(strapi), today()),
});

/** @throws Problem 404 */
async function unit(strapi: Core.Strapi, id: number): Promise<z.input<typeof unitDto>> {
  const known = await findUnit(pool(strapi), id);
  if (!known) throw notFound();
  return { ...known, history: await listHoldings(pool(strapi), id) };
}

const buildingRoutes = [
  defineRoute({
    method: 'GET',
    path: '/buildings',
    summary: 'Every building with its units and present owners',
    audience: read,
    response: buildingsDto,
    handler: ({ strapi }) => buildings(strapi),
  }),
  defineRoute({
    method: 'POST',
    path: '/buildings',
    summary: 'A new building, with units by floor if wanted',
    audience: keep,
    idempotent: true,
    status: 201,
    body: buildingBody.extend({ layout: layoutSchema.nullish() }),
    response: buildingsDto,
    handler: async ({ strapi, caller, body: { name, note, layout }, idempotencyKey }) => {
      const wish = { name, note: note || null, layout: layout ?? null };
      await createBuilding(strapi, { staff: caller, idempotencyKey }, wish);
      return buildings(strapi);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/buildings/:id',
    summary: 'Rename a building',
    audience: keep,
    params: idParams,
    body: buildingBody,
    response: buildingsDto,
    handler: async ({ strapi, params, body: { name, note } }) => {
      await changeBuilding(strapi, params.id, { name, note: note || null });
      return buildings(strapi);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/buildings/:id',
    summary: 'Delete a building none of whose units ever had an owner',
    audience: keep,
    params: idParams,
    response: buildingsDto,
    handler: async ({ strapi, params }) => {
      await removeBuilding(strapi, params.id);
      return buildings(strapi);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/buildings/:id/units',
    summary: 'One more unit',
    audience: keep,
    idempotent: true,
    status: 201,
    params: idParams,
    body: unitBody,
    response: buildingsDto,
    handler: async ({ strapi, caller, params, body, idempotencyKey }) => {
      await createUnit(strapi, { staff: caller, idempotencyKey }, params.id, body);
      return buildings(strapi);
    },
  }),
];

const unitRoutes = [
  defineRoute({
    method: 'GET',
    path: '/units/:id',
    summary: 'One unit with everybody who owned it',
    audience: read,
    params: idParams,
    response: unitDto,
    handler: ({ strapi, params }) => unit(strapi, params.id),
  }),
  defineRoute({
    method: 'POST',
    path: '/units/:id',
    summary: 'Correct the floor or the number of a unit',
    audience: keep,
    params: idParams,
    body: unitBody,
    response: unitDto,
    handler: async ({ strapi, params, body }) => {
      await changeUnit(strapi, params.id, body);
      return unit(strapi, params.id);
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/units/:id',
    summary: 'Delete a unit that never had an owner',
    audience: keep,
    params: idParams,
    response: buildingsDto,
    handler: async ({ strapi, params }) => {
      await removeUnit(strapi, params.id);
      return buildings(strapi);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/units/:id/changes',
    summary: 'The unit changes hands on a day; what was stays in its history',
    audience: keep,
    idempotent: true,
    status: 201,
    params: idParams,
    body: z.object({
      since: localDateSchema,
      owners: z.array(newOwnerSchema).max(20),
      reason: lineSchema(100).min(2),
    }),
    response: unitDto,
    handler: async ({ strapi, caller, params, body, idempotencyKey }) => {
      await changeOwner(strapi, { staff: caller, idempotencyKey }, params.id, body);
      return unit(strapi, params.id);
    },
  }),
];

export const adminRoutes = [
  ...buildingRoutes,
  ...unitRoutes,
  defineRoute({
    method: 'GET',
    path: '/owners',
    summary: 'Owners by a part of the name or phone, or by the card number',
    audience: read,
    query: z.object({ q: lineSchema(40).min(1) }),
    response: z.object({ items: z.array(ownerDto) }),
    handler: async ({ strapi, query }) => ({ items: await searchOwners(pool(strapi), query.q, today()) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/members/:id',
    summary: 'Whether a member is an owner, and of what',
    audience: read,
    params: idParams,
    response: z.object({ owner: ownerDto.nullable() }),
    handler: async ({ strapi, params }) => ({
      owner: (await findOwnerOfMember(pool(strapi), params.id, today())) ?? null,
    }),
  }),
];
