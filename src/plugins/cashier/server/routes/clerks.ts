/** 店员: who may scan codes, for what, and where. */
import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { notFound } from '../../../../shared/problem';
import { instantSchema, lineSchema } from '../../../../shared/schemas';
import { findMemberLine, findMemberLineById, type MemberLine } from '../../../membership/server/services';
import { memberIdSchema, placeSchema, rightSchema } from '../dto/schemas';
import { PERMISSIONS } from '../permissions';
import { findClerks, type Clerk } from '../repositories/clerks';
import { keepClerk } from '../use-cases/keep-clerks';

const audience = { permission: PERMISSIONS.clerks } as const;

const clerkDto = z
  .object({
    memberId: z.string(),
    memberName: z.string(),
    phone: z.string().nullable(),
    name: z.string(),
    places: z.array(z.string()),
    may: z.array(rightSchema),
    enabled: z.boolean(),
    changedBy: z.string(),
    changedAt: instantSchema,
  })
  .meta({ id: 'Clerk' });

const toDto = (clerk: Clerk, member: MemberLine): z.input<typeof clerkDto> => {
  const { id: _id, memberId: _memberId, ...shown } = clerk;
  return { ...shown, memberId: member.publicId, memberName: member.nickname, phone: member.phone };
};

export const clerksRoutes = [
  defineRoute({
    method: 'GET',
    path: '/clerks',
    summary: 'Everybody who has been linked; who works now first',
    audience,
    response: z.object({ items: z.array(clerkDto) }),
    handler: async ({ strapi }) => {
      const db = pool(strapi);
      const items = [];
      for (const clerk of await findClerks(db)) {
        const member = await findMemberLineById(db, clerk.memberId);
        if (member) items.push(toDto(clerk, member));
      }
      return { items };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/clerks/:id',
    summary: 'Link a member who works here, or change what they may; switched off it ends within seconds',
    audience,
    idempotent: true,
    params: z.object({ id: memberIdSchema }),
    body: z.object({
      name: lineSchema(20).min(1).meta({ description: 'As it is kept with what they do' }),
      places: z.array(placeSchema).max(20),
      may: z.array(rightSchema).max(5),
      enabled: z.boolean(),
    }),
    response: clerkDto,
    handler: async ({ strapi, caller, params: { id }, body, idempotencyKey }) => {
      const member = await findMemberLine(pool(strapi), id);
      if (!member) throw notFound({ zh: '没有这位会员', en: 'There is no such member' });
      const { name, places, may, enabled } = body;
      const edit = { name, enabled, places: [...new Set(places)], may: [...new Set(may)] };
      return toDto(
        await keepClerk(strapi, { id: caller.id, name: caller.name, idempotencyKey }, member.id, edit),
        member,
      );
    },
  }),
];
