/** Two processes, one database: a coupon is used once, and no more are given than there are. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { COUPON } from '../support/coupons';
import { inDays } from '../support/dates';
import { newKey, sender, signIn, type Answer, type Guest } from '../support/guest';

let cluster: Cluster;
let operator: Operator;

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
const at = (node: number, { accessToken }: Guest): ReturnType<typeof sender> =>
  sender(cluster.nodes[node % 2]!.url, { Authorization: `Bearer ${accessToken}` });
const names = (answers: Answer[]): Record<string, number> =>
  answers.reduce<Record<string, number>>((counts, { status, body }) => {
    const name = status < 300 ? String(status) : `${status} ${body?.error?.name}`;
    return { ...counts, [name]: (counts[name] ?? 0) + 1 };
  }, {});

async function template(data: object = {}): Promise<string> {
  const path = '/content-manager/collection-types/plugin::marketing.coupon-template';
  const defaults = { scope: 'all', validity: 'days', perMember: 1, occasion: 'none', returnsOnRefund: true };
  const answer = await operator.send('POST', path, { ...COUPON, ...defaults, enabled: true, ...data });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.data.documentId as string;
}
const claim = (node: number, guest: Guest, templateId: string): Promise<Answer> =>
  at(node, guest)('POST', '/api/me/coupons', { templateId }, key());

beforeAll(async () => {
  cluster = await startCluster();
  operator = await registerOperator(cluster.url);
});
afterAll(() => cluster?.stop());

describe('at the same moment, on two processes', () => {
  it('one coupon on 50 orders is used by one, and 49 are told so', async () => {
    const house = await operator.house({ units: 60, basePriceFen: 20_000 });
    const guest = await signIn(cluster);
    const { id: couponId } = (await claim(0, guest, await template())).body as { id: string };
    const wish = {
      items: [{ kind: 'house', ref: house, adults: 2, children: 0, checkIn: inDays(10), checkOut: inDays(11) }],
      couponId,
    };
    const { totalFen } = (await at(0, guest)('POST', '/api/quotes', wish)).body as { totalFen: number };
    expect(totalFen).toBe(17_000);
    const person = { name: '林溪', phone: '13800001234' };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        at(i, guest)('POST', '/api/orders', { ...wish, guest: person, expectedTotalFen: 17_000 }, key()),
      ),
    );
    expect(names(answers)).toEqual({ 201: 1, '409 COUPON_USED': 49 });
    const { rows } = await cluster.db.query(`select state from ordering_coupons where coupon_id = $1`, [couponId]);
    expect(rows).toEqual([{ state: 'held' }]);
    // What was refused left nothing behind: neither an order nor a room that is taken.
    const { rows: taken } = await cluster.db.query(
      `select count(*)::int as claims from scheduling_claims where resource = $1 and released_at is null`,
      [`house:${house}`],
    );
    expect(taken).toEqual([{ claims: 1 }]);
  });

  it('100 claims of a template of which there are 10 give exactly 10', async () => {
    const templateId = await template({ stock: 10 });
    const guests: Guest[] = [];
    for (let i = 0; i < 100; i += 10)
      guests.push(...(await Promise.all(Array.from({ length: 10 }, () => signIn(cluster)))));
    const answers = await Promise.all(guests.map((guest, i) => claim(i, guest, templateId)));
    expect(names(answers)).toEqual({ 201: 10, '409 COUPON_SOLD_OUT': 90 });
    const { rows } = await cluster.db.query(
      `select (select count(*)::int from marketing_coupons where template_id = $1) as coupons,
         (select issued from marketing_stocks where template_id = $1) as counted,
         (select count(*)::int from wallet_accounts a join marketing_coupons c on c.source = a.source where c.template_id = $1) as pockets`,
      [templateId],
    );
    expect(rows).toEqual([{ coupons: 10, counted: 10, pockets: 10 }]);
  });

  it('40 claims of one member who may have 3 give 3, and one code entered by 20 members is worth one coupon', async () => {
    const templateId = await template({ perMember: 3 });
    const guest = await signIn(cluster);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => claim(i, guest, templateId)));
    expect(names(answers)).toEqual({ 201: 3, '409 COUPON_LIMIT': 37 });
    const batch = await operator.send('POST', `/marketing/templates/${templateId}/codes`, { count: 1 }, key());
    const csv = await operator.send('GET', `/marketing/codes/${batch.body.id}/codes.csv`);
    const code = (csv.body as unknown as string).split('\r\n')[1]!.split(',')[0]!;
    const members = await Promise.all(Array.from({ length: 20 }, () => signIn(cluster)));
    const entered = await Promise.all(
      members.map((member, i) => at(i, member)('POST', '/api/me/coupon-codes', { code }, key())),
    );
    expect(names(entered)).toEqual({ 201: 1, '409 COUPON_CODE_USED': 19 });
  });

  it('a coupon that is revoked while it is used is either, never both', async () => {
    const house = await operator.house({ units: 20, basePriceFen: 20_000 });
    const outcomes: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      const guest = await signIn(cluster);
      const { id } = (await claim(i, guest, await template())).body as { id: string };
      const items = [{ kind: 'house', ref: house, adults: 2, children: 0, checkIn: inDays(30), checkOut: inDays(31) }];
      const order = { items, couponId: id, guest: { name: '林溪', phone: '13800001234' }, expectedTotalFen: 17_000 };
      const [placed, revoked] = await Promise.all([
        at(i, guest)('POST', '/api/orders', order, key()),
        operator.send('POST', `/marketing/coupons/${id}/revoke`, { reason: '发错了' }, key()),
      ]);
      outcomes.push(`${placed.status} ${revoked.status}`);
    }
    expect(outcomes.filter((outcome) => !['201 409', '409 200'].includes(outcome))).toEqual([]);
    const { rows } = await cluster.db.query(`select asset from wallet_postings group by asset having sum(amount) <> 0`);
    expect(rows).toEqual([]);
  });
});
