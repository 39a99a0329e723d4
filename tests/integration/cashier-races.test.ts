/** Two processes, one database: a code is used once, a pocket is never emptied twice, guesses are counted together. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_RIGHTS, codeOf, LESSONS } from '../support/cashier';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { newKey, sender, signIn, type Answer, type Guest } from '../support/guest';

let cluster: Cluster;
let operator: Operator;

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
/** The same caller, talking to the one or the other process. */
const at = (node: number, guest: Guest): ReturnType<typeof sender> =>
  sender(cluster.nodes[node % 2]!.url, { Authorization: `Bearer ${guest.accessToken}` });
const names = (answers: Answer[]): Record<string, number> =>
  answers.reduce<Record<string, number>>((counts, { status, body }) => {
    const name = status < 300 ? String(status) : `${status} ${body?.error?.name}`;
    return { ...counts, [name]: (counts[name] ?? 0) + 1 };
  }, {});

async function newClerk(): Promise<Guest> {
  const member = await signIn(cluster);
  const body = { name: '店员', places: [], may: ALL_RIGHTS, enabled: true };
  const linked = await operator.send('POST', `/cashier/clerks/${member.member.id}`, body, key());
  expect(linked.status, JSON.stringify(linked.body)).toBe(200);
  return member;
}

async function give(guest: Guest, amount: number): Promise<void> {
  const { rows } = await cluster.db.query<{ id: number }>('select id from members where openid = $1', [guest.openid]);
  const body = { asset: 'lesson', amount, reason: '测试发放' };
  const given = await operator.send('POST', `/wallet/members/${rows[0]!.id}/adjustments`, body, key());
  expect(given.status, JSON.stringify(given.body)).toBe(201);
}

beforeAll(async () => {
  cluster = await startCluster();
  operator = await registerOperator(cluster.url);
});
afterAll(() => cluster?.stop());

describe('two processes', () => {
  it('two clerks with one code: one gets it, the other is told', async () => {
    const [guest, one, two] = [await signIn(cluster), await newClerk(), await newClerk()];
    for (let round = 0; round < 5; round += 1) {
      const code = await codeOf(guest);
      const answers = await Promise.all(
        [one, two].map((clerk, i) => at(i, clerk)('POST', '/api/clerk/scans', { code, nonce: newKey() })),
      );
      expect(names(answers)).toEqual({ 201: 1, '409 CODE_USED': 1 });
    }
  });

  it('one scan that is sent 20 times at once is one ticket', async () => {
    const [guest, clerk] = [await signIn(cluster), await newClerk()];
    const scan = { code: await codeOf(guest), nonce: newKey() };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => at(i, clerk)('POST', '/api/clerk/scans', scan)),
    );
    expect(names(answers)).toEqual({ 201: 20 });
    expect(new Set(answers.map(({ body }) => body.ticket)).size).toBe(1);
  });

  it('50 redemptions of a pocket of three are three, and 20 undoings of one are one', async () => {
    const [guest, clerk] = [await signIn(cluster), await newClerk()];
    await give(guest, 3);
    const { body } = await at(0, clerk)('POST', '/api/clerk/scans', { code: await codeOf(guest), nonce: newKey() });
    const path = `/api/clerk/scans/${body.ticket}/redemptions`;
    const done = await Promise.all(
      Array.from({ length: 50 }, (_, i) => at(i, clerk)('POST', path, { ...LESSONS, count: 1 }, key())),
    );
    expect(names(done)).toEqual({ 201: 3, '409 INSUFFICIENT_BALANCE': 47 });
    const { no } = done.find(({ status }) => status === 201)!.body as { no: string };
    const undone = await Promise.all(
      Array.from({ length: 20 }, (_, i) => at(i, clerk)('POST', `/api/clerk/redemptions/${no}/undo`, {}, key())),
    );
    expect(names(undone)).toEqual({ 200: 1, '409 ALREADY_UNDONE': 19 });
    const wallet = await guest.send('GET', '/api/wallet');
    expect(wallet.body.assets).toMatchObject([{ asset: 'lesson', available: 1 }]);
  });

  it('guesses at both processes are counted together', async () => {
    const guesser = await newClerk();
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        at(i, guesser)('POST', '/api/clerk/scans', { code: String(10n ** 19n + BigInt(i)), nonce: newKey() }),
      ),
    );
    expect(names(answers)).toEqual({ '422 CODE_INVALID': 10, '429 TOO_MANY_TRIES': 30 });
  });
});
