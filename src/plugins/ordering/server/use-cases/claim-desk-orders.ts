import type { Core } from '@strapi/strapi';
import { pool } from '../../../../shared/database';
import { findStandIn } from '../../../membership/server/services';
import { reassignOrders } from '../repositories/orders';

/** What staff booked under a phone number is shown to the member whom WeChat vouches for it; nobody else. */
export async function claimDeskOrders(strapi: Core.Strapi, memberId: number): Promise<void> {
  const standIn = await findStandIn(pool(strapi), memberId);
  if (standIn !== null) await reassignOrders(pool(strapi), standIn, memberId);
}
