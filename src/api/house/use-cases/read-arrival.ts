import type { Core } from '@strapi/strapi';
import { pool } from '../../../shared/database';
import { conflict, notFound } from '../../../shared/problem';
import { readOrder } from '../../../plugins/ordering/server/services';
import { arrivalRefusal } from '../domain/arrival';
import type { Arrival } from '../domain/house';
import { findArrival } from '../repositories/houses';

/** `opensAt` is set, and everything else null, until the moment from which it may be seen. */
export interface ReadArrival extends Arrival {
  opensAt: string | null;
}

const NOTHING: Arrival = { guide: null, door: null, wifiName: null, wifiPassword: null };

/**
 * How the guest of a paid order gets in. Read from the database at each request and kept nowhere.
 * @throws Problem 404 for an order that is not this member's or has no house in it, 409 ARRIVAL_CLOSED for one
 * that is not paid or is over
 */
export async function readArrival(
  strapi: Core.Strapi,
  request: { orderNo: string; memberId: number; nowMs: number },
): Promise<ReadArrival> {
  const order = await readOrder(pool(strapi), request.orderNo);
  const stay = order?.memberId === request.memberId ? order.items.find(({ kind }) => kind === 'house') : undefined;
  if (!order || !stay) throw notFound();
  const refusal = arrivalRefusal(order, request.nowMs);
  if (refusal?.opensAt) return { opensAt: refusal.opensAt, ...NOTHING };
  if (refusal) throw conflict('ARRIVAL_CLOSED', refusal.text);
  const arrival = await findArrival(pool(strapi), stay.ref);
  if (!arrival) throw notFound();
  return { opensAt: null, ...arrival };
}
