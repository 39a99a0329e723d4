import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { findNames } from '../../../membership/server/services';
import { bindOwner } from '../repositories/owners';

/** Somebody has proved a phone number: the owner who was entered with it signs in as this member from now on. */
export async function bindProvedOwner(strapi: Core.Strapi, memberId: number): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    const phone = (await findNames(trx, [memberId])).get(memberId)?.phone;
    if (phone) await bindOwner(trx, phone, memberId);
  });
}
