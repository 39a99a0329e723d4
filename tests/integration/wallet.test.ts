/** The ledger on the real database: what its commands do, and what the database refuses whoever asks. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../support/app';
import { ROOT } from '../support/global-setup';
import { newKey } from '../support/guest';
import { newMember, openLedger, wallet, type Ledger } from '../support/ledger';

const NOW = '2027-03-01T04:00:00.000Z';
const day = (n: number): string => new Date(Date.parse(NOW) + n * 86_400_000).toISOString();

let ledger: Ledger;
beforeAll(async () => {
  ledger = openLedger(await cloneDatabase());
});
afterAll(() => ledger?.close());

const common = (member: number) => ({
  key: `test:${newKey()}`,
  member,
  reference: null,
  actor: { kind: 'system' } as const,
  now: NOW,
});

type GrantWish = Partial<Parameters<typeof wallet.grant>[1]>;
const grant = (member: number, amount: number, more: GrantWish = {}) =>
  ledger.run((trx) =>
    wallet.grant(trx, {
      ...{ asset: 'points', reason: 'sign-in', source: 'test', expiresAt: null },
      ...common(member),
      amount,
      ...more,
    }),
  );
const spend = (member: number, amount: number, more: Partial<Parameters<typeof wallet.spend>[1]> = {}) =>
  ledger.run((trx) => wallet.spend(trx, { reason: 'order', assets: ['points'], ...common(member), amount, ...more }));
const hold = (member: number, amount: number, more: Partial<Parameters<typeof wallet.hold>[1]> = {}) =>
  ledger.run((trx) =>
    wallet.hold(trx, { reason: 'order', assets: ['points'], expiresAt: day(1), ...common(member), amount, ...more }),
  );
const capture = (no: string, more: Partial<Parameters<typeof wallet.capture>[1]> = {}) =>
  ledger.run((trx) =>
    wallet.capture(trx, { key: `capture:${no}`, hold: no, actor: { kind: 'system' }, now: NOW, ...more }),
  );
const reverse = (transfer: string, amount?: number, now = NOW) =>
  ledger.run((trx) =>
    wallet.reverse(trx, {
      ...{ key: `test:${newKey()}`, transfer, reference: null, actor: { kind: 'system' }, now },
      ...(amount === undefined ? {} : { amount }),
    }),
  );
const expire = (member: number, now: string) => ledger.run((trx) => wallet.expireWallet(trx, member, now));
const read = async (member: number, now = NOW) =>
  Object.fromEntries(
    (await wallet.balances(ledger.db, member, now)).map(({ asset, available, held, owed }) => [
      asset,
      { available, held, owed },
    ]),
  );

describe('pockets', () => {
  it('spends what ends soonest first, then by priority; gift and principal as asked', async () => {
    const member = newMember();
    const never = await grant(member, 100);
    const late = await grant(member, 100, { expiresAt: day(20), priority: 1 });
    const early = await grant(member, 100, { expiresAt: day(20), priority: 0 });
    const ended = await grant(member, 100, { expiresAt: NOW });
    const spent = await spend(member, 250);
    const account = ({ parts }: { parts: { account: string }[] }): string => parts[0]!.account;
    expect(new Map(spent.parts.map(({ account: id, amount }) => [id, amount]))).toEqual(
      new Map([
        [account(early), -100],
        [account(late), -100],
        [account(never), -50],
      ]),
    );
    expect(spent.parts.map(({ account: id }) => id)).not.toContain(account(ended));
    await grant(member, 300, { asset: 'principal', reason: 'top-up' });
    await grant(member, 100, { asset: 'gift', reason: 'top-up-gift' });
    const first = await spend(member, 150, { assets: ['gift', 'principal'] });
    expect(Object.fromEntries(first.parts.map(({ asset, amount }) => [asset, amount]))).toEqual({
      gift: -100,
      principal: -50,
    });
    expect(await read(member)).toEqual({
      principal: { available: 250, held: 0, owed: 0 },
      points: { available: 50, held: 0, owed: 0 },
    });
  });

  it('refuses more than there is and says how much there is', async () => {
    const member = newMember();
    await grant(member, 10);
    await expect(spend(member, 11)).rejects.toMatchObject({
      status: 409,
      code: 'INSUFFICIENT_BALANCE',
      details: { available: 10 },
    });
    expect(await read(member)).toEqual({ points: { available: 10, held: 0, owed: 0 } });
  });

  it('takes only from the source that is named', async () => {
    const member = newMember();
    await grant(member, 1, { asset: 'coupon', reason: 'coupon', source: 'coupon:a' });
    await grant(member, 1, { asset: 'coupon', reason: 'coupon', source: 'coupon:b' });
    await spend(member, 1, { assets: ['coupon'], sources: ['coupon:b'] });
    await expect(spend(member, 1, { assets: ['coupon'], sources: ['coupon:b'] })).rejects.toMatchObject({
      code: 'INSUFFICIENT_BALANCE',
    });
    const left = await wallet.balances(ledger.db, member, NOW);
    expect(left.flatMap(({ pockets }) => pockets.map(({ source }) => source))).toEqual(['coupon:a']);
  });

  it('expires what is not held, once; what comes back later is open for a week, once', async () => {
    const member = newMember();
    await grant(member, 100, { expiresAt: day(2) });
    const spent = await spend(member, 30);
    const held = await hold(member, 20, { expiresAt: day(5) });
    expect(await expire(member, day(1))).toBe(0);
    expect(await expire(member, day(3))).toBe(1);
    expect(await expire(member, day(3))).toBe(0);
    expect(await read(member, day(3))).toEqual({ points: { available: 0, held: 20, owed: 0 } });
    // Set aside in time: it is still captured, and the rest of it ends.
    await capture(held.no, { amount: 15, now: day(4) });
    expect(await expire(member, day(4))).toBe(1);
    await reverse(spent.no, 10, day(6));
    expect(await read(member, day(12))).toEqual({ points: { available: 10, held: 0, owed: 0 } });
    expect(await read(member, day(13))).toEqual({});
    expect(await expire(member, day(13))).toBe(1);
    await reverse(spent.no, 20, day(14));
    expect(await read(member, day(14))).toEqual({});
    expect(await expire(member, day(14))).toBe(1);
  });
});

describe('holds', () => {
  it('are captured in part, once; the rest is free', async () => {
    const member = newMember();
    await grant(member, 100);
    const held = await hold(member, 80);
    await expect(spend(member, 30)).rejects.toMatchObject({ details: { available: 20 } });
    await capture(held.no, { amount: 50 });
    expect(await read(member)).toEqual({ points: { available: 50, held: 0, owed: 0 } });
    await expect(capture(held.no, { key: `test:${newKey()}` })).rejects.toMatchObject({ code: 'HOLD_SETTLED' });
    await expect(
      ledger.run((trx) => wallet.voidHold(trx, { hold: held.no, why: 'late', now: NOW })),
    ).rejects.toMatchObject({ status: 409 });
  });

  it('hold nothing from the moment they end', async () => {
    const member = newMember();
    await grant(member, 100);
    const held = await hold(member, 100, { expiresAt: day(1) });
    expect(await read(member)).toEqual({ points: { available: 0, held: 100, owed: 0 } });
    expect(await read(member, day(1))).toEqual({ points: { available: 100, held: 0, owed: 0 } });
    await expect(capture(held.no, { now: day(1) })).rejects.toMatchObject({ code: 'HOLD_SETTLED' });
    await spend(member, 100, { now: day(1) });
    await ledger.run((trx) => wallet.voidHold(trx, { hold: held.no, why: 'again', now: day(2) }));
  });
});

describe('reversals', () => {
  it('give back to the fen over several times, never more, the last the rest', async () => {
    const member = newMember();
    await grant(member, 33, { asset: 'gift', reason: 'top-up-gift' });
    await grant(member, 100, { asset: 'principal', reason: 'top-up' });
    const paid = await spend(member, 100, { assets: ['gift', 'principal'] });
    for (const part of [7, 50, 1]) await reverse(paid.no, part);
    await expect(reverse(paid.no, 43)).rejects.toMatchObject({ code: 'REVERSED_ALREADY', details: { left: 42 } });
    await reverse(paid.no);
    await expect(reverse(paid.no)).rejects.toMatchObject({ code: 'REVERSED_ALREADY', details: { left: 0 } });
    expect(await read(member)).toEqual({
      principal: { available: 100, held: 0, owed: 0 },
      gift: { available: 33, held: 0, owed: 0 },
    });
  });

  it('claw back from the pocket, from others, and owe the rest; the next grant settles it', async () => {
    const member = newMember();
    const reward = await grant(member, 100, { reason: 'order-reward' });
    await grant(member, 20);
    await spend(member, 90);
    await reverse(reward.no);
    expect(await read(member)).toEqual({ points: { available: 0, held: 0, owed: 70 } });
    await grant(member, 30);
    expect(await read(member)).toEqual({ points: { available: 0, held: 0, owed: 40 } });
    await grant(member, 100);
    expect(await read(member)).toEqual({ points: { available: 60, held: 0, owed: 0 } });
  });

  it('are settled by what a hold gives back, and before anything is spent', async () => {
    const member = newMember();
    const reward = await grant(member, 100, { reason: 'order-reward' });
    const [first, second] = [await hold(member, 60), await hold(member, 40, { expiresAt: day(1) })];
    await reverse(reward.no);
    expect(await read(member)).toEqual({ points: { available: 0, held: 100, owed: 100 } });
    await ledger.run((trx) => wallet.voidHold(trx, { hold: first.no, why: 'closed', now: NOW }));
    expect(await read(member)).toEqual({ points: { available: 0, held: 40, owed: 40 } });
    // The other one has run out, and nobody has said so yet.
    await expect(spend(member, 1, { now: day(2) })).rejects.toMatchObject({ code: 'INSUFFICIENT_BALANCE' });
    await grant(member, 5, { now: day(2) });
    expect(await read(member, day(2))).toEqual({ points: { available: 5, held: 0, owed: 0 } });
    expect(second.amount).toBe(40);
  });

  it('take of a grant that expired unused nothing a second time', async () => {
    const member = newMember();
    const reward = await grant(member, 100, { expiresAt: day(1) });
    await grant(member, 50);
    await expire(member, day(2));
    await reverse(reward.no, 60, day(2));
    await reverse(reward.no, undefined, day(2));
    expect(await read(member, day(2))).toEqual({ points: { available: 50, held: 0, owed: 0 } });
  });
});

describe('one key, one movement', () => {
  it('answers a repeat as the first time, also after the money is gone; refuses another body', async () => {
    const member = newMember();
    const key = `test:${newKey()}`;
    const granted = await grant(member, 100, { key });
    expect(await grant(member, 100, { key, expiresAt: day(9), now: day(1) })).toEqual(granted);
    await expect(grant(member, 101, { key })).rejects.toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
    const spent = await spend(member, 100, { key: `${key}:s` });
    expect(await spend(member, 100, { key: `${key}:s` })).toEqual(spent);
    await expect(spend(member, 99, { key: `${key}:s` })).rejects.toMatchObject({ status: 422 });
    await grant(member, 10);
    const held = await hold(member, 10, { key: `${key}:h` });
    const captured = await capture(held.no);
    expect(await hold(member, 10, { key: `${key}:h` })).toEqual(held);
    expect(await capture(held.no)).toEqual(captured);
    expect(await read(member)).toEqual({});
  });
});

describe('the database', () => {
  it('refuses to change or remove what was written, whoever asks', async () => {
    const member = newMember();
    await grant(member, 100);
    const { no } = await hold(member, 10);
    await capture(no);
    const client = await ledger.pg.connect();
    for (const statement of [
      'update wallet_postings set amount = amount + 1',
      'update wallet_postings set at = now() where false',
      'delete from wallet_postings',
      'truncate wallet_postings cascade',
      'update wallet_transfers set reason = reason',
      'delete from wallet_transfers',
      'truncate wallet_transfers cascade',
      'delete from wallet_accounts',
      'update wallet_accounts set balance = balance + 1',
      'update wallet_accounts set held = 0',
      'update wallet_accounts set refundable = true',
      `update wallet_accounts set expires_at = now() + interval '1 year', reopened_at = null`,
      'update wallet_hold_parts set amount = 1',
      'delete from wallet_holds',
      'update wallet_holds set amount = 5',
      `update wallet_holds set state = 'voided', captured = 0`,
      'set session_replication_role = replica; delete from wallet_postings',
    ]) {
      await expect(client.query(`begin; ${statement}; commit`), statement).rejects.toThrow(
        /append-only|cannot be opened|is settled/,
      );
      await client.query('rollback');
    }
    client.release();
  });

  it('refuses postings that do not sum to zero, come later, or leave the wallet', async () => {
    const [member, other] = [newMember(), newMember()];
    const granted = await grant(member, 100);
    const stranger = (await grant(other, 100)).parts[0]!.account;
    const { rows } = await ledger.pg.query<{ id: string; account: string; house: string }>(
      `select t.id, p.account_id as account, (select id from wallet_accounts where role = 'revenue' and asset = 'points') as house
       from wallet_transfers t join wallet_postings p on p.transfer_id = t.id and p.amount > 0 where t.no = $1`,
      [granted.no],
    );
    const { id, account, house } = rows[0]!;
    const insert = (entries: [string, number][], transfer: string) =>
      ledger.pg.query(
        `insert into wallet_postings (transfer_id, account_id, amount, at) select $1, account, amount, now()
         from unnest($2::bigint[], $3::bigint[]) as e(account, amount)`,
        [transfer, entries.map(([to]) => to), entries.map(([, amount]) => amount)],
      );
    await expect(insert([[account, 5]], id)).rejects.toThrow(/sum to zero/);
    const pair = (from: string): [string, number][] => [
      [from, -5],
      [house, 5],
    ];
    await expect(insert(pair(account), '999999999')).rejects.toThrow(/complete or of another wallet/);
    await expect(insert(pair('999999999'), id)).rejects.toThrow(/no rows/);
    await expect(
      insert(
        [
          [account, -5],
          [house, 5],
        ],
        id,
      ),
    ).rejects.toThrow(/complete/);
    await expect(
      insert(
        [
          [account, -500],
          [house, 500],
        ],
        id,
      ),
    ).rejects.toThrow(/wallet_accounts_balance/);
    const fresh = await ledger.pg.query<{ id: string }>(
      `insert into wallet_transfers (no, key, body_hash, kind, member_id, reason, actor, at)
       values ('T1', 'direct:1', 'x', 'spend', $1, 'order', 'system', now()) returning id`,
      [member],
    );
    await expect(
      insert(
        [
          [stranger, -5],
          [house, 5],
        ],
        fresh.rows[0]!.id,
      ),
    ).rejects.toThrow(/another wallet/);
  });
});

describe('verification', () => {
  it('finds what somebody changed behind the triggers, by its ids', async () => {
    const url = await cloneDatabase();
    const own = openLedger(url);
    const command = () =>
      spawnSync(process.execPath, [path.join(ROOT, 'dist/tools/ledger/verify.js')], {
        env: { DATABASE_URL: url },
        encoding: 'utf8',
      });
    try {
      const member = newMember();
      await own.run((trx) =>
        wallet.grant(trx, {
          ...{ asset: 'points', reason: 'sign-in', source: 'test', expiresAt: null, amount: 100 },
          ...common(member),
        }),
      );
      const verify = () => own.run((trx) => wallet.verifyLedger(trx, 'command'));
      expect(await verify()).toMatchObject({ postings: 2, difference: null });
      expect(command()).toMatchObject({ status: 0, stdout: expect.stringContaining('The books agree') });
      const { rows } = await own.pg.query<{ id: string; account_id: string; transfer_id: string }>(
        'select id, account_id, transfer_id from wallet_postings where amount > 0',
      );
      const { id, account_id: account, transfer_id: transfer } = rows[0]!;
      await own.pg.query(
        `alter table wallet_accounts disable trigger all; update wallet_accounts set balance = 99 where balance > 0;
         alter table wallet_accounts enable trigger all`,
      );
      expect((await verify()).difference).toEqual({
        what: 'balance',
        account: Number(account),
        expected: 100,
        found: 99,
      });
      await own.pg.query(
        `alter table wallet_postings disable trigger all; update wallet_postings set amount = 99 where amount > 0;
         alter table wallet_postings enable trigger all`,
      );
      expect((await verify()).difference).toEqual({
        ...{ what: 'after-balance', posting: Number(id), account: Number(account), transfer: Number(transfer) },
        ...{ expected: 99, found: 100 },
      });
      const said = command();
      expect([said.status, said.stderr]).toEqual([1, expect.stringContaining(`"posting":${id}`)]);
      const kept = await own.pg.query('select difference from wallet_verifications order by id');
      expect(kept.rows.map(({ difference }) => difference?.what ?? null)).toEqual([null, 'after-balance']);
    } finally {
      await own.close();
    }
  });
});
