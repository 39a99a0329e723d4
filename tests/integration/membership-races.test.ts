/** Two processes, one database: what a member may have once, a member has once. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, placeStay, sender, signIn, type Answer, type Guest } from '../support/guest';
import { LEVELS, SIGN_IN_DAYS } from '../support/membership';

let cluster: Cluster;
let operator: Operator;

const app = (): { url: string; sim: Cluster['sim']; env: Cluster['env'] } => cluster;
const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
/** The same caller, talking to the other process. */
const at = (node: number, token: string): ReturnType<typeof sender> =>
  sender(cluster.nodes[node % 2]!.url, { Authorization: `Bearer ${token}` });
const names = (answers: Answer[]): Record<string, number> =>
  answers.reduce<Record<string, number>>((counts, { status, body }) => {
    const name = status < 300 ? String(status) : `${status} ${body?.error?.name}`;
    return { ...counts, [name]: (counts[name] ?? 0) + 1 };
  }, {});

beforeAll(async () => {
  cluster = await startCluster();
  operator = await registerOperator(cluster.url);
  const content = '/content-manager';
  const rules: [string, object][] = [
    [
      'earning-rule',
      {
        pointsPerYuan: 1,
        experiencePerYuan: 1,
        pointsExpiry: 'never',
        invitationPoints: 200,
        invitationExperience: 100,
      },
    ],
    ['sign-in-rule', { days: SIGN_IN_DAYS, makeUpDays: 7, enabled: true }],
  ];
  for (const [name, data] of rules) {
    const answer = await operator.send('PUT', `${content}/single-types/plugin::membership.${name}`, data);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  }
  for (const level of LEVELS) {
    const path = `${content}/collection-types/plugin::membership.member-level`;
    expect((await operator.send('POST', path, { ...level, enabled: true })).status).toBe(201);
  }
});
afterAll(() => cluster?.stop());

describe('at the same moment, on two processes', () => {
  it('100 sign-ins on one day are one, and the rest are told so', async () => {
    const guest = await signIn(app());
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, i) => at(i, guest.accessToken)('POST', '/api/me/sign-ins', {}, key())),
    );
    expect(names(answers)).toEqual({ 200: 1, '409 ALREADY_SIGNED_IN': 99 });
    const { body } = await guest.send('GET', '/api/me/membership');
    expect(body).toMatchObject({ points: 5, experience: 1 });
  });

  it('one sign-in that is sent 50 times under one key is one answer', async () => {
    const guest = await signIn(app());
    const same = key();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) => at(i, guest.accessToken)('POST', '/api/me/sign-ins', {}, same)),
    );
    expect(names(answers)).toEqual({ 200: 50 });
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.signIn))).size).toBe(1);
    expect((await guest.send('GET', '/api/me/membership')).body.points).toBe(5);
  });

  it('an invitation is rewarded once, whichever of two first orders is completed first', async () => {
    const inviter = await signIn(app());
    const { openid } = (
      await sender(cluster.sim.baseUrl)('POST', '/sim/personas', { name: '新客', phone: '13700001111' })
    ).body as { openid: string };
    const code = await sender(cluster.sim.baseUrl)('POST', '/sim/login-code', { openid });
    const signedIn = await sender(cluster.url)('POST', '/api/auth/wechat', {
      code: code.body.code,
      invitedBy: inviter.member.id,
    });
    const { accessToken } = signedIn.body as { accessToken: string };
    const friend = { ...(signedIn.body as unknown as Guest), openid, send: at(0, accessToken) };
    const house = await operator.house({ units: 2 });
    const numbers: string[] = [];
    for (let i = 0; i < 2; i += 1) {
      const placed = await placeStay(friend, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
      const { no } = placed.body as { no: string };
      await payOrder(app(), friend, no);
      await orderUntil(friend, no, ({ status }) => status === 'confirmed');
      await operator.send('POST', `/ordering/orders/${no}/check-in`, {}, key());
      numbers.push(no);
    }
    const ended = await Promise.all(
      numbers.map((no, i) => at(i, operator.token)('POST', `/ordering/orders/${no}/check-out`, {}, key())),
    );
    expect(names(ended)).toEqual({ 200: 2 });
    const { body } = await inviter.send('GET', '/api/me/invitation');
    expect(body).toMatchObject({ invited: 1, rewarded: 1, points: 200 });
    expect((await inviter.send('GET', '/api/me/membership')).body).toMatchObject({ points: 200, experience: 100 });
    const { rows } = await cluster.db.query(`select asset from wallet_postings group by asset having sum(amount) <> 0`);
    expect(rows).toEqual([]);
  });

  it('two edits of levels that do not fit each other: one is refused', async () => {
    const found = await cluster.db.query<{ id: number }>(`select id from member_levels order by level`);
    const [, second, third] = found.rows.map(({ id }) => id);
    // Each fits what was there before; both together would stand on their heads.
    const outcomes = await Promise.allSettled([
      cluster.db.query(`update member_levels set experience = 1900 where id = $1`, [second]),
      cluster.db.query(`update member_levels set experience = 600 where id = $1`, [third]),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
