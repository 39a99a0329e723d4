import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { findStandIn } from '../../../membership/server/services';
import { reassignOrders } from '../repositories/orders';
import { now } from '../services/now';
import { rewardCompleted } from './reward-completed';

/**
 * What staff booked under a phone number is shown to the member whom WeChat vouches for it; nobody else. Who
 * has been and gone earns the reward now: before there was nobody to have it.
 */
export async function claimDeskOrders(strapi: Core.Strapi, memberId: number): Promise<void> {
  const standIn = await findStandIn(pool(strapi), memberId);
  if (standIn === null) return;
  await withTransaction(strapi, async (trx) => {
    const served = await reassignOrders(trx, standIn, memberId);
    for (const order of served) await rewardCompleted(trx, order, now());
  });
}
