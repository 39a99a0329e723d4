/** Plans as an operator enters them, and top-ups as the desk takes them. */
import type { Core } from '@strapi/strapi';
import { DEMO_PERSONAS } from '../content';
import { DEMO_TOP_UP_PLANS, DEMO_TOP_UP_RULE, DEMO_TOP_UPS } from '../content/top-up';
import { post, send } from './http';

const create = (strapi: Core.Strapi, name: string, data: object): Promise<unknown> =>
  (strapi.documents(`api::${name}.${name}` as never) as unknown as { create(args: object): Promise<unknown> }).create({
    data,
  });

export async function seedTopUpPlans(strapi: Core.Strapi): Promise<void> {
  for (const plan of DEMO_TOP_UP_PLANS) await create(strapi, 'top-up-plan', { ...plan, onSale: true });
  await create(strapi, 'top-up-rule', DEMO_TOP_UP_RULE);
}

/** Of members who have signed in; at the desk, so that no payment is waited for. */
export async function makeTopUps(apiUrl: string, staffToken: string): Promise<void> {
  const orders = `${new URL(apiUrl).origin}/ordering/orders`;
  const headers = { Authorization: `Bearer ${staffToken}` };
  const { items: plans } = await send<{ items: { id: string; principalFen: number }[] }>(
    'GET',
    `${apiUrl}/top-up-plans`,
  );
  for (const { persona, plan, tender, refundFen } of DEMO_TOP_UPS) {
    const { name, phone } = DEMO_PERSONAS.find(({ key }) => key === persona)!;
    const { id: ref, principalFen: expectedTotalFen } = plans[plan]!;
    const booking = {
      source: 'walk_in',
      items: [{ kind: 'top-up-plan', ref }],
      guest: { name, phone },
      payment: { tender },
      expectedTotalFen,
    };
    const { no } = await post<{ no: string }>(orders, booking, headers);
    if (refundFen > 0)
      await post(`${orders}/${no}/refunds`, { amountFen: refundFen, reason: '客人改变主意，退回一部分' }, headers);
  }
}
