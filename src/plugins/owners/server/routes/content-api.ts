import { z } from 'zod';
import { pool } from '../../../../shared/database';
import { defineRoute } from '../../../../shared/define-route';
import { venueNow } from '../../../../shared/venue';
import { maskedName } from '../domain/shares';
import { findOwnerOfMember } from '../repositories/owners';

const cardDto = z
  .object({
    cardNo: z.string(),
    name: z.string().meta({ description: 'Masked' }),
    units: z.array(
      z.object({
        building: z.string(),
        label: z.string(),
        share: z.number().int().meta({ description: 'Hundredths of a percent' }),
        since: z.string(),
      }),
    ),
  })
  .meta({ id: 'OwnerCard' });

export const contentRoutes = [
  defineRoute({
    method: 'GET',
    path: '/me/owner-card',
    summary: "The own owner's card, while something is owned",
    audience: 'member',
    response: z.object({ card: cardDto.nullable() }),
    handler: async ({ strapi, caller }) => {
      const owner = await findOwnerOfMember(pool(strapi), caller.id, venueNow(Date.now()).today);
      if (!owner || owner.units.length === 0) return { card: null };
      return { card: { cardNo: owner.cardNo, name: maskedName(owner.name), units: owner.units } };
    },
  }),
];
