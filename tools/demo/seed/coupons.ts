/** Coupons: templates before anybody comes, then coupons in every state, through the API where it can be. */
import type { Core } from '@strapi/strapi';
import { findTemplate, issueCoupon } from '../../../src/plugins/marketing/server/services';
import { pool, withTransaction } from '../../../src/shared/database';
import { addDays, DEMO_COUPON_HOLDERS, DEMO_COUPONS } from '../content';
import { bookAsGuest } from './guest';
import { post } from './http';
import type { Places } from './orders';
import type { Persona, StaffLogin } from './people';
import { asManager } from './staff';

const DAY_MS = 86_400_000;
/** Far enough ahead that no other order of the demo is in the way, nor one of these two in the other's. */
const AHEAD = { paid: 70, unpaid: 80 };

interface Documents {
  create(args: { data: object }): Promise<{ documentId: string }>;
}

/** @returns documentIds by the keys of the demo */
export async function seedCouponTemplates(
  strapi: Core.Strapi,
  houses: ReadonlyMap<string, string>,
  today: string,
): Promise<Map<string, string>> {
  const templates = strapi.documents('plugin::marketing.coupon-template' as never) as unknown as Documents;
  const ids = new Map<string, string>();
  for (const { key, houses: chosen = [], validTo, claimFrom, ...coupon } of DEMO_COUPONS) {
    const dates =
      validTo === undefined ? { validity: 'days' } : { validity: 'dates', validTo: addDays(today, validTo) };
    const data = {
      ...coupon,
      ...dates,
      claimFrom: claimFrom === undefined ? null : addDays(today, claimFrom),
      houses: chosen.map((house) => ({ documentId: houses.get(house) })),
    };
    ids.set(key, (await templates.create({ data })).documentId);
  }
  return ids;
}

interface Input extends Places {
  houses: ReadonlyMap<string, string>;
  personas: readonly Persona[];
  staff: readonly StaffLogin[];
  templates: ReadonlyMap<string, string>;
  today: string;
}

/** What members have and have done with it. */
export async function seedCoupons(strapi: Core.Strapi, input: Input): Promise<void> {
  const origin = new URL(input.apiUrl).origin;
  const headers = await asManager(input.apiUrl, input.staff);
  for (const { persona, coupon, then } of DEMO_COUPON_HOLDERS) {
    const id = await give(strapi, input, { persona, coupon, daysAgo: then === 'expired' ? 30 : 0 });
    if (then === 'revoked') await post(`${origin}/marketing/coupons/${id}/revoke`, { reason: '重复发放' }, headers);
    if (then === 'used' || then === 'held') await order(input, persona, id, then === 'used');
  }
}

/** As if the manager had given it that long ago. */
async function give(
  strapi: Core.Strapi,
  { personas, templates }: Input,
  { persona, coupon, daysAgo }: { persona: string; coupon: string; daysAgo: number },
): Promise<string> {
  const { openid } = personas.find(({ key }) => key === persona)!;
  const member = (await strapi.db.query('plugin::membership.member').findOne({ where: { openid } })) as { id: number };
  const template = (await findTemplate(pool(strapi), templates.get(coupon)!))!;
  const { id } = await withTransaction(strapi, (trx) =>
    issueCoupon(trx, {
      template,
      memberId: member.id,
      cause: 'staff',
      key: `demo:${coupon}:${member.id}`,
      reference: null,
      actor: { kind: 'system', name: '舒云' },
      nowMs: Date.now() - daysAgo * DAY_MS,
    }),
  );
  return id;
}

async function order(input: Input, persona: string, couponId: string, paid: boolean): Promise<void> {
  const checkIn = addDays(input.today, paid ? AHEAD.paid : AHEAD.unpaid);
  const stay = { checkIn, checkOut: addDays(checkIn, 2), adults: 2, children: 0 };
  const items = [{ kind: 'house', ref: [...input.houses.values()][0], ...stay }];
  await bookAsGuest(input, { persona, items, couponId, paid });
}
