/** Member cards: bought, renewed, upgraded, frozen, given away, replaced, given back; and what the books say of it. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../src/shared/local-date';
import { startApp, type TestApp } from '../support/app';
import { buyCard, cardItem, cardKinds, cardsOf, orderCard, seedCardKind, YEAR_CARD } from '../support/cards';
import { inDays as fromNow } from '../support/dates';
import { ROOT } from '../support/global-setup';
import { newKey, orderUntil, payOrder, quoteStay, signIn, type Answer, type Guest } from '../support/guest';
import { openLedger, wallet, type Ledger } from '../support/ledger';
import { seedMembership } from '../support/membership';
import { seedHouse } from '../support/seed';
import { signInAgain, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { comeBack, travel } from '../support/time';

const load = createRequire(import.meta.url);
const dist = (file: string): never => load(path.join(ROOT, 'dist/src', file)) as never;
const { endCards } = dist(
  'plugins/membership/server/use-cases/end-cards.js',
) as typeof import('../../src/plugins/membership/server/use-cases/end-cards');
const { describeBenefits } = dist(
  'plugins/membership/server/services/index.js',
) as typeof import('../../src/plugins/membership/server/services');

let app: TestApp;
let admin: AdminUser;
let ledger: Ledger;
let house: string;
let year: string;
let premium: string;

beforeAll(async () => {
  app = await startApp();
  await seedMembership(app.strapi);
  house = await seedHouse(app.strapi, { units: 50, basePriceFen: 10_000 });
  year = await seedCardKind(app.strapi);
  premium = await seedCardKind(app.strapi, {
    title: '年卡·尊享',
    titleEn: 'Premium',
    numberPrefix: 'ZX',
    rank: 3,
    priceFen: 73_000,
    percentOff: 20,
    balanceFen: 0,
    benefits: [{ code: 'free-night', title: '免费入住', kind: 'counted', count: 5 }],
  });
  admin = await atDesk();
  ledger = openLedger(app.databaseUrl);
});
afterAll(async () => {
  await ledger?.close();
  await app?.stop();
});
/** After every test the whole ledger adds up. */
afterEach(async () => {
  comeBack();
  admin = await atDesk();
  expect((await ledger.run((trx) => wallet.verifyLedger(trx, 'command'))).difference).toBeNull();
});

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
const mine = async (guest: Guest): Promise<Record<string, any>> => (await cardsOf(guest))[0]!;
/** A new session of somebody who may do everything: sessions do not travel. */
let sessions = 0;
const atDesk = (): Promise<AdminUser> => signInAsAdmin(app, SUPER_ADMIN, `desk${(sessions += 1)}@example.com`);
/** Dates count from the day on which the tests began, wherever a test has travelled. */
const start = localDate(fromNow(0));
const inDays = (days: number): string => addDays(start, days);
/** Tokens do not live as long as cards: the guest and the desk sign in again. */
async function later(guest: Guest, days: number): Promise<Guest> {
  travel(days);
  admin = await atDesk();
  return signInAgain(app, guest.openid);
}
/** Buys for cash: WeChat does not travel. */
async function buyForCash(guest: Guest, ref: string, wish: object = {}): Promise<string> {
  const { no } = done(await orderCard(guest, ref, wish)).body as { no: string };
  done(await admin.send('POST', `/ordering/orders/${no}/offline-payments`, { tender: 'cash' }, key()));
  return no;
}
const desk = (guest: Guest, no: string, verb: string, body: object = {}): Promise<Answer> =>
  admin.send(
    'POST',
    `/membership/members/${guest.member.id}/cards/${no}/${verb}`,
    { reason: '客人要求', ...body },
    key(),
  );
const done = (answer: Answer): Answer => {
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
};
/** What is in the wallet at this moment, less what is owed. */
const walletOf = async (guest: Guest): Promise<Record<string, number>> => {
  const found = await wallet.balances(ledger.db, await idOf(guest), new Date(Date.now()).toISOString());
  return Object.fromEntries(found.map((each) => [each.asset, each.available - each.owed]));
};
const refund = (no: string, amountFen: number): Promise<Answer> =>
  admin.send('POST', `/ordering/orders/${no}/refunds`, { amountFen, reason: '退卡' }, key());
const preview = (no: string): Promise<Answer> =>
  admin.send('POST', `/ordering/orders/${no}/refund-preview`, { kind: 'refund' });
const query = async <T = Record<string, any>>(sql: string, bindings: unknown[] = []): Promise<T[]> =>
  ((await app.strapi.db.connection.raw(sql, bindings as never)) as { rows: T[] }).rows;
const idOf = async (guest: Guest): Promise<number> =>
  (await query<{ id: number }>(`select id from members where public_id = ?`, [guest.member.id]))[0]!.id;
/** Uses something of a card, as the redemption does. */
const spend = async (guest: Guest, asset: 'card' | 'benefit', amount: number, source: string): Promise<void> => {
  const member = await idOf(guest);
  await ledger.run((trx) =>
    wallet.spend(trx, {
      ...{ key: `test:${newKey()}`, member, assets: [asset], amount, sources: [source], reason: 'redemption' },
      ...{ reference: null, actor: { kind: 'system' }, now: new Date(Date.now()).toISOString() },
    }),
  );
};

describe('a card that is bought', () => {
  it('is handed over with its payment: number, balance, benefits, discount', async () => {
    const guest = await signIn(app);
    const no = await buyCard(app, guest, year);
    const card = await mine(guest);
    expect(card).toMatchObject({
      title: '年卡',
      state: 'active',
      validFrom: inDays(0),
      lastDay: inDays(364),
      balanceLeftFen: 10_000,
      orders: [no],
      freezesLeft: 1,
      upgrades: [{ ref: premium, creditFen: 36_500 }],
    });
    expect(card.no).toMatch(/^NK\d{12}$/);
    expect(card.benefits.map(({ code, left, granted }: any) => [code, left, granted])).toEqual([
      ['free-night', 2, 2],
      ['breakfast', 3, 3],
      ['late', 0, 0],
    ]);
    expect(await walletOf(guest)).toMatchObject({ card: 10_000, benefit: 5 });
    const described = await describeBenefits(ledger.db, [`card:${card.no}:breakfast`, `card:${card.no}`, 'coupon:C1']);
    expect([...described]).toEqual([
      [
        `card:${card.no}:breakfast`,
        expect.objectContaining({ title: { zh: '免费早餐', en: 'Free breakfast' }, redeemable: true }),
      ],
      [`card:${card.no}`, expect.objectContaining({ redeemable: false })],
    ]);
  });

  it('gives the better of level and card in a quote, and says which', async () => {
    const guest = await signIn(app);
    const stay = { ref: house, checkIn: inDays(3), checkOut: inDays(4) };
    const line = async (of: Guest): Promise<unknown> =>
      (await quoteStay(of, stay)).body.items[0].lines.find(({ code }: { code: string }) => code === 'discount')?.label;
    expect(await line(guest)).toBeUndefined();
    await admin.send(
      'POST',
      `/membership/members/${guest.member.id}/adjustments`,
      { asset: 'experience', amount: 500, reason: '补发' },
      key(),
    );
    expect(await line(guest)).toBe('银杏 9.5 折');
    await buyCard(app, guest, year);
    expect(await line(guest)).toBe('年卡 8.8 折');
    done(await desk(guest, (await mine(guest)).no, 'freeze'));
    expect(await line(guest)).toBe('银杏 9.5 折');
    done(await desk(guest, (await mine(guest)).no, 'unfreeze'));
    const again = await later(guest, 365);
    expect((await quoteStay(again, { ...stay, checkIn: inDays(368), checkOut: inDays(369) })).status).toBeGreaterThan(
      0,
    );
    expect((await mine(again)).state).toBe('expired');
  });

  it('can be renewed before its end from its end, and after it from that day', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const { no } = await mine(guest);
    await buyCard(app, guest, year);
    expect(await cardsOf(guest)).toHaveLength(1);
    expect(await mine(guest)).toMatchObject({ no, lastDay: inDays(729), balanceLeftFen: 20_000 });
    const again = await later(guest, 400);
    // What the first term granted has ended with it.
    expect(await mine(again)).toMatchObject({ no, state: 'active', balanceLeftFen: 10_000 });
    const much = await later(guest, 900);
    await endCards(app.strapi, Date.now());
    expect(await mine(much)).toMatchObject({ no, state: 'expired', balanceLeftFen: 0 });
    await buyForCash(much, year);
    expect(await mine(much)).toMatchObject({ no, state: 'active', balanceLeftFen: 10_000, lastDay: inDays(900 + 364) });
    expect((await mine(much)).events.map(({ kind }: any) => kind)).toEqual(['renew', 'expire', 'renew', 'issue']);
  });

  it('is refused to whoever never signed in, off sale and sold out', async () => {
    const guest = await signIn(app);
    const rare = await seedCardKind(app.strapi, { title: '限量卡', stock: 1, onePerMember: false, numberPrefix: 'XL' });
    const shop = (await guest.send('GET', '/api/member-cards')).body.items as any[];
    expect(shop.find(({ ref }) => ref === rare)).toMatchObject({ left: 1, term: '365 天', discount: '8.8 折' });
    await buyCard(app, guest, rare);
    expect(await orderCard(await signIn(app), rare)).toMatchObject({
      status: 409,
      body: { error: { name: 'SOLD_OUT' } },
    });
    await cardKinds(app.strapi).update({ documentId: rare, data: { onSale: false } });
    expect((await orderCard(guest, rare)).body.error.name).toBe('NOT_ON_SALE');
    const body = {
      items: [cardItem(year)],
      guest: { name: '过客', phone: '13912340000' },
      payment: { tender: 'cash' },
      expectedTotalFen: 36_500,
    };
    const booked = await admin.send('POST', '/ordering/orders', body, key());
    expect(booked).toMatchObject({ status: 409, body: { error: { name: 'MEMBER_NOT_SIGNED_IN' } } });
  });

  it('is sold at the desk to a member who has proved the phone number', async () => {
    const guest = await signIn(app);
    await query(`update members set phone = '13711112222' where public_id = ?`, [guest.member.id]);
    const body = {
      items: [cardItem(year)],
      guest: { name: '林溪', phone: '13711112222' },
      payment: { tender: 'cash' },
      expectedTotalFen: 36_500,
    };
    const booked = done(await admin.send('POST', '/ordering/orders', body, key()));
    expect(booked.body.status).toBe('completed');
    expect(await mine(guest)).toMatchObject({ state: 'active', orders: [booked.body.no] });
  });
});

describe('an upgrade', () => {
  it('costs the difference, ends the old card and takes its balance along', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const old = await mine(guest);
    await spend(guest, 'card', 4_000, `card:${old.no}`);
    const again = await later(guest, 73);
    const items = [cardItem(premium, { upgradeFrom: old.no })];
    const quote = await again.send('POST', '/api/quotes', { items });
    // 292 of 365 days are left.
    expect(quote.body).toMatchObject({ totalFen: 73_000 - 29_200 });
    expect(quote.body.items[0].lines[0]).toMatchObject({ label: '原卡折抵（年卡）', amountFen: -29_200 });
    const no = await buyForCash(again, premium, { upgradeFrom: old.no });
    const [now, was] = await cardsOf(again);
    expect(now).toMatchObject({
      title: '年卡·尊享',
      state: 'active',
      lastDay: inDays(73 + 364),
      balanceLeftFen: 6_000,
    });
    expect(was).toMatchObject({ no: old.no, state: 'upgraded', balanceLeftFen: 0 });
    expect(await walletOf(again)).toMatchObject({ card: 6_000, benefit: 5 });
    expect((await preview(no)).body).toMatchObject({ refundFen: 0 });
    expect((await orderCard(again, premium, { upgradeFrom: old.no })).body.error.name).toBe('CARD_NOT_ACTIVE');
  });

  it('is ordered once at a time, of an own card, to a higher kind', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const { no } = await mine(guest);
    expect((await orderCard(guest, year, { upgradeFrom: no })).body.error.name).toBe('CARD_RULE');
    expect((await orderCard(await signIn(app), premium, { upgradeFrom: no })).status).toBe(404);
    const placed = done(await orderCard(guest, premium, { upgradeFrom: no }));
    expect((await orderCard(guest, premium, { upgradeFrom: no })).body.error.name).toBe('UPGRADE_PENDING');
    const cancelled = { reason: '点错了', expectedRefundFen: 0 };
    done(await guest.send('POST', `/api/orders/${placed.body.no}/cancel`, cancelled, key()));
    done(await orderCard(guest, premium, { upgradeFrom: no }));
  });
});

describe('a frozen card', () => {
  it('gives nothing, keeps everything, and gets its days back', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const { no } = await mine(guest);
    const freeze = (of: Guest): Promise<Answer> => of.send('POST', `/api/me/cards/${no}/freeze`, {}, key());
    done(await freeze(guest));
    expect(await walletOf(guest)).toMatchObject({ card: 0, benefit: 0 });
    expect(await mine(guest)).toMatchObject({ state: 'frozen', balanceLeftFen: 10_000, frozenOn: inDays(0) });
    expect((await freeze(guest)).body.error.name).toBe('CARD_NOT_ACTIVE');
    expect((await orderCard(guest, year)).body.error.name).toBe('CARD_FROZEN');
    const again = await later(guest, 20);
    done(await again.send('POST', `/api/me/cards/${no}/unfreeze`, {}, key()));
    expect(await mine(again)).toMatchObject({ state: 'active', lastDay: inDays(384), balanceLeftFen: 10_000 });
    expect(await walletOf(again)).toMatchObject({ card: 10_000, benefit: 5 });
    expect((await freeze(again)).body.error.name).toBe('FREEZES_USED_UP');
    const after = await later(guest, 370);
    // The pockets went along with the end.
    expect(await walletOf(after)).toMatchObject({ card: 10_000 });
  });

  it('is thawed by the tick when it has been frozen for as long as it may, past its old end', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const again = await later(guest, 350);
    done(await again.send('POST', `/api/me/cards/${(await mine(again)).no}/freeze`, {}, key()));
    const after = await later(guest, 350 + 90);
    await endCards(app.strapi, Date.now());
    // Sixty of the ninety days count: the card ended thirty days ago, and is seen to have.
    expect((await mine(after)).events[0]).toMatchObject({ kind: 'unfreeze', actor: 'system' });
    expect(await mine(after)).toMatchObject({ state: 'expired', lastDay: inDays(364 + 60) });
    expect(await walletOf(after)).not.toHaveProperty('card');
  });
});

describe('staff', () => {
  it('give, extend and replace with a reason, and the history says who and why', async () => {
    const guest = await signIn(app);
    const path = `/membership/members/${guest.member.id}/cards`;
    done(await admin.send('POST', path, { kindId: year, reason: '周年答谢' }, key()));
    const { no } = await mine(guest);
    done(await desk(guest, no, 'extend', { days: 10 }));
    expect(await mine(guest)).toMatchObject({ lastDay: inDays(374), balanceLeftFen: 10_000 });
    const { body } = done(await desk(guest, no, 'replace'));
    const [fresh, lost] = body.items;
    expect(lost).toMatchObject({ no, state: 'replaced', balanceLeftFen: 0 });
    expect(fresh).toMatchObject({ state: 'active', lastDay: inDays(374), balanceLeftFen: 10_000 });
    expect(fresh.no).not.toBe(no);
    expect(lost.events.map(({ kind, actorName, reason }: any) => [kind, reason, actorName !== null])).toEqual([
      ['replaced', '客人要求', true],
      ['extend', '客人要求', true],
      ['issue', '周年答谢', true],
    ]);
    // Guests are not told what staff wrote, nor who it was.
    expect((await cardsOf(guest))[1]!.events[0]).toMatchObject({ reason: null, actorName: null });
    expect(await walletOf(await later(guest, 370))).toMatchObject({ card: 10_000, benefit: 5 });
  });

  it('transfer a card with what is left on it; both wallets show it', async () => {
    const [from, to] = [await signIn(app), await signIn(app)];
    const order = await buyCard(app, from, year);
    const { no } = await mine(from);
    await spend(from, 'benefit', 1, `card:${no}:breakfast`);
    expect((await desk(from, no, 'transfer', { to: from.member.id })).body.error.details.field).toBe('to');
    done(await desk(from, no, 'transfer', { to: to.member.id }));
    expect(await mine(from)).toMatchObject({ state: 'transferred' });
    expect(await mine(to)).toMatchObject({ state: 'active', balanceLeftFen: 10_000, lastDay: inDays(364) });
    expect((await mine(to)).events[0]).toMatchObject({ kind: 'transfer-in', reference: null });
    expect(await walletOf(from)).not.toHaveProperty('card');
    expect(await walletOf(to)).toMatchObject({ card: 10_000, benefit: 4 });
    const statement = (await from.send('GET', '/api/wallet/statement?asset=card')).body.items as any[];
    expect(statement.map(({ amount }) => amount)).toEqual([-10_000, 10_000]);
    expect((await preview(order)).body).toMatchObject({ refundFen: 0 });
    // The new holder's benefits are theirs; the number that is gone is nobody's.
    expect((await desk(from, no, 'freeze')).status).toBe(409);
    expect((await desk(to, no, 'freeze')).status).toBe(404);
  });
});

describe('a card that is given back', () => {
  it('goes back in full within seven days while unused, with everything it granted', async () => {
    const guest = await signIn(app);
    const no = await buyCard(app, guest, year);
    expect((await preview(no)).body).toMatchObject({ refundFen: 36_500 });
    expect(await walletOf(guest)).toMatchObject({ points: 365 });
    done(await refund(no, 36_500));
    expect(await mine(guest)).toMatchObject({ state: 'refunded', balanceLeftFen: 0 });
    expect(await walletOf(guest)).toEqual({});
    expect((await refund(no, 1)).status).toBe(400);
    await orderUntil(guest, no, ({ refundedFen }) => refundedFen === 36_500);
  });

  it('gives by the days that are left once it is used, and owes what was spent beyond its share', async () => {
    const guest = await signIn(app);
    const no = await buyCard(app, guest, year);
    const card = await mine(guest);
    await spend(guest, 'card', 9_000, `card:${card.no}`);
    const again = await later(guest, 73);
    expect((await preview(no)).body).toMatchObject({ refundFen: 29_200 });
    expect((await refund(no, 29_201)).body.error.details.field).toBe('amountFen');
    done(await refund(no, 29_200));
    expect(await mine(again)).toMatchObject({ state: 'refunded' });
    // Four fifths of ¥100 go back; ¥10 was there.
    expect(await walletOf(again)).toMatchObject({ card: -7_000 });
  });

  it('gives its last term back first, and the card goes on with the one before', async () => {
    const guest = await signIn(app);
    const first = await buyCard(app, guest, year);
    const second = await buyCard(app, guest, year);
    expect((await preview(first)).body).toMatchObject({ refundFen: 0 });
    done(await refund(second, 36_500));
    expect(await mine(guest)).toMatchObject({ state: 'active', lastDay: inDays(364), balanceLeftFen: 10_000 });
    done(await refund(first, 36_500));
    expect(await mine(guest)).toMatchObject({ state: 'refunded' });
    expect(await walletOf(guest)).toEqual({});
  });

  it('takes a part back in proportion and stays what it is', async () => {
    const guest = await signIn(app);
    const no = await buyCard(app, guest, year);
    done(await refund(no, 3_650));
    expect(await mine(guest)).toMatchObject({ state: 'active', balanceLeftFen: 9_000 });
    done(await refund(no, 32_850));
    expect(await mine(guest)).toMatchObject({ state: 'refunded' });
    expect(await walletOf(guest)).toEqual({});
  });
});

describe('at the same moment', () => {
  it('two renewals extend the card by two terms', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const orders = await Promise.all([orderCard(guest, year), orderCard(guest, year)]);
    const nos = orders.map((answer) => done(answer).body.no as string);
    await Promise.all(nos.map((no) => payOrder(app, guest, no)));
    await Promise.all(nos.map((no) => orderUntil(guest, no, ({ status }) => status === 'completed')));
    expect(await mine(guest)).toMatchObject({ lastDay: inDays(365 * 3 - 1), balanceLeftFen: 30_000 });
  });

  it('of two first cards of a kind the second renews', async () => {
    const guest = await signIn(app);
    const orders = await Promise.all([orderCard(guest, year), orderCard(guest, year)]);
    const nos = orders.map((answer) => done(answer).body.no as string);
    await Promise.all(nos.map((no) => payOrder(app, guest, no)));
    await Promise.all(nos.map((no) => orderUntil(guest, no, ({ status }) => status === 'completed')));
    expect(await cardsOf(guest)).toHaveLength(1);
    expect(await mine(guest)).toMatchObject({ lastDay: inDays(729) });
  });

  it('twenty upgrades of one card are one', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const { no } = await mine(guest);
    const answers = await Promise.all(Array.from({ length: 20 }, () => orderCard(guest, premium, { upgradeFrom: no })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error?.name === 'UPGRADE_PENDING')).toHaveLength(19);
  });

  it('an upgrade whose card is gone when it is paid goes back in full', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const { no } = await mine(guest);
    const placed = done(await orderCard(guest, premium, { upgradeFrom: no }));
    done(await desk(guest, no, 'replace'));
    await payOrder(app, guest, placed.body.no as string);
    const order = await orderUntil(guest, placed.body.no as string, ({ status }) => status === 'refunded');
    expect(order.refundedFen).toBe(order.paidFen);
    expect(await cardsOf(guest)).toHaveLength(2);
  });
});

describe('the database', () => {
  it('refuses a state that cannot follow, another owner, and a changed history', async () => {
    const guest = await signIn(app);
    await buyCard(app, guest, year);
    const { no } = await mine(guest);
    await expect(query(`update membership_cards set state = 'expired' where no = ?`, [no])).resolves.toBeDefined();
    await expect(query(`update membership_cards set state = 'frozen' where no = ?`, [no])).rejects.toThrow(/cannot go/);
    await expect(query(`update membership_cards set member_id = member_id + 1 where no = ?`, [no])).rejects.toThrow(
      /altered/,
    );
    await expect(query(`delete from membership_cards where no = ?`, [no])).rejects.toThrow(/altered/);
    await expect(query(`update membership_card_events set reason = 'x' where card_no = ?`, [no])).rejects.toThrow(
      /append-only/,
    );
  });

  it('refuses content that makes no sense', async () => {
    const twice = [YEAR_CARD.benefits[0], YEAR_CARD.benefits[0]];
    await expect(seedCardKind(app.strapi, { benefits: twice })).rejects.toThrow(/重复/);
    await expect(seedCardKind(app.strapi, { benefits: [{ ...YEAR_CARD.benefits[0], count: 0 }] })).rejects.toThrow(
      /至少/,
    );
    await expect(seedCardKind(app.strapi, { percentOff: 95 })).rejects.toThrow();
    await expect(seedCardKind(app.strapi, { numberPrefix: 'nk1' })).rejects.toThrow();
  });
});
