/** The ledger over HTTP: what members see of their own, what staff look up, correct and export. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { newKey, signIn, type Answer, type Guest } from '../support/guest';
import { wallet } from '../support/ledger';
import { signInAsAdmin, type AdminUser } from '../support/staff';

let app: TestApp;
let guest: Guest;
let other: Guest;
let finance: AdminUser;
let member: number;
let ledger: Pick<import('../support/ledger').Ledger, 'run' | 'close' | 'pg'>;

const adjust = (body: object, key = newKey()): Promise<Answer> =>
  finance.send('POST', `/wallet/members/${member}/adjustments`, body, { 'Idempotency-Key': key });

beforeAll(async () => {
  app = await startApp();
  guest = await signIn(app);
  other = await signIn(app);
  finance = await signInAsAdmin(app, 'yizhan-finance');
  const row = (await app.strapi.db.connection('members').where({ openid: guest.openid }).first('id')) as { id: number };
  member = row.id;
  const { openLedger } = await import('../support/ledger');
  ledger = openLedger(app.databaseUrl);
  const top = {
    key: 'route:top-up',
    member,
    reference: 'U1',
    actor: { kind: 'system' } as const,
    now: new Date().toISOString(),
  };
  await ledger.run(async (trx) => {
    await wallet.grant(trx, {
      ...top,
      asset: 'principal',
      amount: 50_000,
      reason: 'top-up',
      source: 'top-up:U1',
      expiresAt: null,
    });
    const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString();
    await wallet.grant(trx, {
      ...top,
      key: 'route:gift',
      asset: 'gift',
      amount: 5_000,
      reason: 'top-up-gift',
      source: 'top-up:U1',
      expiresAt,
    });
  });
});
afterAll(async () => {
  await ledger?.close();
  await app?.stop();
});

describe('a member', () => {
  it('sees balances by asset, and what ends next; nobody else does', async () => {
    const { body } = await guest.send('GET', '/api/wallet');
    expect(body.assets).toMatchObject([
      { asset: 'principal', name: '储值本金', unit: 'fen', available: 50_000, refundable: 50_000, nextExpiry: null },
      { asset: 'gift', available: 5_000, refundable: 0, nextExpiry: { amount: 5_000 } },
    ]);
    expect((await other.send('GET', '/api/wallet')).body).toEqual({ assets: [] });
    const english = await guest.send('GET', '/api/wallet', undefined, { 'Accept-Language': 'en' });
    expect(english.body.assets[0].name).toBe('Stored value');
  });

  it('reads the statement page by page, by asset and by date', async () => {
    const first = (await guest.send('GET', '/api/wallet/statement?limit=1')).body;
    expect(first.items).toMatchObject([
      { asset: 'gift', amount: 5_000, after: 5_000, title: '充值赠送', reference: 'U1' },
    ]);
    const second = (await guest.send('GET', `/api/wallet/statement?limit=1&cursor=${first.nextCursor}`)).body;
    expect(second.items).toMatchObject([{ asset: 'principal', amount: 50_000, after: 50_000 }]);
    const third = (await guest.send('GET', `/api/wallet/statement?limit=1&cursor=${second.nextCursor}`)).body;
    expect(third).toEqual({ items: [], nextCursor: null });
    const only = (await guest.send('GET', '/api/wallet/statement?asset=principal')).body;
    expect(only.items).toHaveLength(1);
    expect((await guest.send('GET', `/api/wallet/statement?from=${inDays(1)}`)).body.items).toEqual([]);
    expect((await guest.send('GET', `/api/wallet/statement?to=${inDays(0)}`)).body.items).toEqual([]);
    expect(
      (await guest.send('GET', `/api/wallet/statement?from=${inDays(0)}&to=${inDays(1)}`)).body.items,
    ).toHaveLength(2);
    expect((await other.send('GET', `/api/wallet/statement?cursor=${second.nextCursor}`)).body.items).toEqual([]);
  });
});

describe('staff', () => {
  it('correct by hand with a reason, once a key, never below zero', async () => {
    const key = newKey();
    const wish = { asset: 'points', amount: 300, reason: '=投诉补偿', lastDay: inDays(10) };
    const made = await adjust(wish, key);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect((await adjust(wish, key)).body).toEqual(made.body);
    expect((await adjust({ ...wish, amount: 301 }, key)).body.error.name).toBe('IDEMPOTENCY_MISMATCH');
    const taken = await adjust({ asset: 'points', amount: -301, reason: '更正' });
    expect([taken.status, taken.body.error.name, taken.body.error.details.available]).toEqual([
      409,
      'INSUFFICIENT_BALANCE',
      300,
    ]);
    expect((await adjust({ asset: 'points', amount: -100, reason: '更正' })).status).toBe(201);
    const late = await adjust({ ...wish, lastDay: inDays(-1) });
    expect([late.status, late.body.error.details.field]).toEqual([400, 'lastDay']);
    const stranger = await finance.send('POST', '/wallet/members/999999/adjustments', wish, {
      'Idempotency-Key': newKey(),
    });
    expect(stranger.status).toBe(404);
    const detail = (await finance.send('GET', `/wallet/transfers/${made.body.transferNo}`)).body;
    expect(detail).toMatchObject({ kind: 'adjust', memberId: member, note: '=投诉补偿', reversedBy: [] });
    expect(detail.postings.map((p: { role: string | null; amount: number }) => [p.role, p.amount]).sort()).toEqual(
      [
        ['adjustments', -300],
        [null, 300],
      ].sort(),
    );
  });

  it('cannot correct by number what only its source explains', async () => {
    for (const asset of ['coupon', 'benefit'])
      for (const amount of [1, -1]) {
        const refused = await adjust({ asset, amount, reason: '入住赠送' });
        expect([refused.status, refused.body.error.details.field], asset).toEqual([400, 'asset']);
      }
    const { body } = await finance.send('GET', `/wallet/members/${member}`);
    expect(body.assets.map(({ asset }: { asset: string }) => asset)).not.toContain('coupon');
  });

  it('find a member with a masked number, and the accounts behind the balance', async () => {
    const { body: me } = await guest.send('GET', '/api/me');
    const found = (await finance.send('GET', `/wallet/members?q=${me.id}`)).body;
    expect(found.items).toMatchObject([{ id: member }]);
    for (const { phone } of found.items) expect(phone === null || /^\d{3}\*{4}\d{4}$/.test(phone)).toBe(true);
    expect((await finance.send('GET', `/wallet/members?q=${encodeURIComponent('%')}`)).body.items).toEqual([]);
    const { body } = await finance.send('GET', `/wallet/members/${member}`);
    const [{ pockets }] = body.assets;
    const lines = (await finance.send('GET', `/wallet/accounts/${pockets[0].id}/statement`)).body;
    expect(lines.items).toMatchObject([{ amount: 50_000, accountAfter: 50_000, kind: 'grant' }]);
    const byReference = (await finance.send('GET', '/wallet/transfers?reference=U1')).body;
    expect(byReference.items).toHaveLength(2);
  });

  it('see what the house owes and what moved by day', async () => {
    const liability = (await finance.send('GET', '/wallet/liability')).body.items;
    expect(liability).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ asset: 'principal', balance: 50_000, refundable: 50_000, members: 1 }),
        expect.objectContaining({ asset: 'voucher', balance: 0, members: 0 }),
      ]),
    );
    const flow = (await finance.send('GET', `/wallet/flow?asset=points&from=${inDays(-1)}&to=${inDays(1)}`)).body;
    expect(flow).toEqual({ unit: 'count', items: [{ date: inDays(0), kind: 'adjust', in: 300, out: 100 }] });
    expect((await finance.send('GET', '/wallet/verifications')).body).toEqual({ items: [] });
  });

  it('export a statement that no spreadsheet takes for formulas', async () => {
    const response = await fetch(`${app.url}/wallet/members/${member}/statement.csv`, {
      headers: { Authorization: `Bearer ${finance.token}` },
    });
    expect(response.headers.get('content-type')).toContain('text/csv');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe('时间,资产,变动,变动后余额,事由,关联,备注,经手,流水号');
    expect(lines.find((line) => line.includes('投诉补偿'))).toContain(",'=投诉补偿,");
    expect(lines.at(-1)).toMatch(/,储值本金,500\.00,500\.00,充值,U1,,system,T/);
  });
});
