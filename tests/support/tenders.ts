/** What a member holds, granted as tests need it, and what became of it. */
import { expect } from 'vitest';
import { inDays } from './dates';
import { newKey, type Answer, type Guest, type StayWish } from './guest';
import { wallet, type Ledger } from './ledger';

export type Holdings = Partial<Record<'voucher' | 'points' | 'card' | 'gift' | 'principal', number>>;

export const ALL_TENDERS = { voucher: true, points: true, card: true, stored: true };

export async function memberIdOf(ledger: Ledger, guest: Guest): Promise<number> {
  const { rows } = await ledger.pg.query<{ id: number }>('select id from members where openid = $1', [guest.openid]);
  return rows[0]!.id;
}

/** Fen, and pieces of points; each in a pocket of its own. */
export async function fill(
  ledger: Ledger,
  member: number,
  holdings: Holdings,
  expiresAt: string | null = null,
): Promise<void> {
  const now = new Date().toISOString();
  await ledger.run(async (trx) => {
    for (const [asset, amount] of Object.entries(holdings) as [keyof Holdings, number][])
      if (amount > 0)
        await wallet.grant(trx, {
          ...{ key: `test:${newKey()}`, member, asset, amount, reason: 'top-up', reference: null },
          ...{ source: 'test', expiresAt, actor: { kind: 'system' }, now },
        });
  });
}

/** What may be spent now, by asset; what is nothing is left out. */
export async function holdingsOf(ledger: Ledger, member: number): Promise<Record<string, number>> {
  const all = await wallet.balances(ledger.db, member, new Date().toISOString());
  return Object.fromEntries(all.filter(({ available }) => available > 0).map((b) => [b.asset, b.available]));
}

export async function heldOf(ledger: Ledger, member: number): Promise<number> {
  const all = await wallet.balances(ledger.db, member, new Date().toISOString());
  return all.reduce((sum, { held }) => sum + held, 0);
}

/** The books recomputed from the postings. */
export async function expectCleanLedger(ledger: Ledger): Promise<void> {
  const { difference } = await ledger.run((trx) => wallet.verifyLedger(trx, 'command'));
  expect(difference).toBeNull();
}

export const stayItem = (stay: StayWish): object => ({ kind: 'house', adults: 2, children: 0, ...stay });

/** One night, so many days ahead. */
export const night = (ref: string, day: number): StayWish => ({ ref, checkIn: inDays(day), checkOut: inDays(day + 1) });

export const quoteWith = (guest: Guest, stay: StayWish, tenders?: object): Promise<Answer> =>
  guest.send('POST', '/api/quotes', { items: [stayItem(stay)], ...(tenders ? { tenders } : {}) });

/** Quotes and places with these tenders, as the client does. */
export async function placeWith(guest: Guest, stay: StayWish, tenders: object, extra: object = {}): Promise<Answer> {
  const { body } = await quoteWith(guest, stay, tenders);
  const order = {
    ...{ items: [stayItem(stay)], guest: { name: '林溪', phone: '13800001234' }, tenders },
    ...{ expectedTotalFen: body.totalFen, expectedPayableFen: body.payableFen, ...extra },
  };
  return guest.send('POST', '/api/orders', order, { 'Idempotency-Key': newKey() });
}

export const tendersOf = (payments: { tender: string; amountFen: number }[]): Record<string, number> =>
  Object.fromEntries(payments.map(({ tender, amountFen }) => [tender, amountFen]));
