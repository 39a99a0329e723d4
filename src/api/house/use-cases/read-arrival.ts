import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { conflict, notFound } from '../../../shared/problem';
import { readOrder } from '../../../plugins/ordering/server/services';
import { arrivalRefusal } from '../domain/arrival';
import type { Arrival } from '../domain/house';
import { findArrival } from '../repositories/houses';

/**
 * How the guest of a paid order gets in. Read from the database at each request and kept nowhere.
 * @throws Problem 404 for an order that is not this member's or has no house in it, 409 ARRIVAL_NOT_OPEN
 * (with `opensAt`) and ARRIVAL_CLOSED outside the time in which it may be seen
 */
export async function readArrival(
  strapi: Core.Strapi,
  request: { orderNo: string; memberId: number; nowMs: number },
): Promise<Arrival> {
  const order = await readOrder(pool(strapi), request.orderNo);
  const stay = order?.memberId === request.memberId ? order.items.find(({ kind }) => kind === 'house') : undefined;
  if (!order || !stay) throw notFound();
  const refusal = arrivalRefusal(order, request.nowMs);
  if (refusal) throw conflict(refusal.code, refusal.text, refusal.opensAt ? { opensAt: refusal.opensAt } : {});
  const arrival = await findArrival(pool(strapi), stay.ref);
  if (!arrival) throw notFound();
  return arrival;
}
