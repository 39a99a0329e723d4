/** Calendar dates at the API: half-open stays in the venue's zone, whatever zone the server or the guest is in. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/books';
import { registerOperator, startCluster, type Cluster, type Operator } from '../support/cluster';
import { inDays } from '../support/dates';
import { ROOT } from '../support/global-setup';
import { orderUntil, payOrder, placeStay, quoteStay, sender, signIn, type Answer, type Guest } from '../support/guest';

const load = createRequire(import.meta.url);
const dates = load(path.join(ROOT, 'dist/src/shared/local-date.js')) as typeof import('../../src/shared/local-date');
const { localDate } = dates;

const ZONES = ['UTC', 'America/New_York', 'Pacific/Kiritimati'];
const DAY_MS = 86_400_000;

let cluster: Cluster;
let operator: Operator;
let guest: Guest;

/** A plain date some days after another, without the code under test. */
const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
const nightsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
/** Midnight at the venue as an instant: China keeps UTC+8 all year. */
const midnight = (date: string): string => new Date(`${date}T00:00:00+08:00`).toISOString();

/** The next `MM-DD` that lies at least `ahead` days from today. */
function next(monthDay: string, ahead = 2): string {
  const earliest = inDays(ahead);
  const year = Number(earliest.slice(0, 4));
  return [`${year}-${monthDay}`, `${year + 1}-${monthDay}`].find((date) => date >= earliest)!;
}

const at = (node: number, who: Guest = guest): Guest => ({
  ...who,
  send: sender(cluster.nodes[node]!.url, { Authorization: `Bearer ${who.accessToken}` }),
});

const claimsOf = async (no: string): Promise<{ from: string; to: string }[]> =>
  (
    await cluster.db.query<{ from_at: Date; to_at: Date }>(
      `select lower(during) as from_at, upper(during) as to_at from scheduling_claims where reference like $1 || '/%' and released_at is null`,
      [no],
    )
  ).rows.map(({ from_at, to_at }) => ({ from: from_at.toISOString(), to: to_at.toISOString() }));

/** A house is known everywhere a moment after it was entered: browsing may be 300 ms behind. */
const calendar = (node: number, house: string, from: string, days: number): Promise<Record<string, any>[]> =>
  eventually('the process knows the house', async () => {
    const answer = await at(node).send('GET', `/api/houses/${house}/calendar?from=${from}&days=${days}`);
    return answer.status === 404 ? undefined : (answer.body.days as Record<string, any>[]);
  });

/** Books [checkIn, checkOut) and checks that exactly these nights are taken. */
async function book(node: number, house: string, checkIn: string, checkOut: string): Promise<Record<string, any>> {
  const placed = await placeStay(at(node), { ref: house, checkIn, checkOut });
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  expect(placed.body.details).toMatchObject({ checkIn, checkOut, nights: nightsBetween(checkIn, checkOut) });
  expect(await claimsOf(placed.body.no)).toEqual([{ from: midnight(checkIn), to: midnight(checkOut) }]);
  return placed.body;
}

const refusal = ({ status, body }: Answer): unknown[] => [status, body.error?.name];

beforeAll(async () => {
  // Just before midnight at the venue "today" would change under the test.
  while (/T15:5[89]/.test(new Date().toISOString())) await sleep(1_000);
  cluster = await startCluster({ nodes: ZONES.map((TZ) => ({ TZ })) });
  operator = await registerOperator(cluster.url);
  guest = await signIn(cluster);
});
afterAll(() => cluster?.stop());

describe('stays', () => {
  it('meet on one unit without touching: leaving and arriving on the same day', async () => {
    const house = await operator.house();
    const [a, b, c, d] = [10, 12, 13, 16].map(inDays) as [string, string, string, string];
    await book(0, house, a, b);
    await book(1, house, c, d);
    await book(2, house, b, c);
    const beyond = (date: string, days: number): Promise<Answer> =>
      placeStay(
        at(0),
        { ref: house, checkIn: plus(date, -days), checkOut: plus(date, 1) },
        { totalFen: 68_800 * (days + 1) },
      );
    expect(refusal(await beyond(a, 1))).toEqual([409, 'SOLD_OUT']);
    expect(refusal(await beyond(c, 0))).toEqual([409, 'SOLD_OUT']);
    const days = await calendar(0, house, plus(a, -1), 8);
    expect(days.map(({ soldOut }) => soldOut)).toEqual([false, true, true, true, true, true, true, false]);
    // The night before ends where the first stay begins, and the day it begins is still a day to leave on.
    expect(days[0]).toMatchObject({ canCheckIn: true, maxNights: 1 });
    expect(days[1]).toMatchObject({ canCheckIn: false, canCheckOut: true });
    expect(days[7]).toMatchObject({ date: d, canCheckIn: true });
  });

  it.each([
    ['the end of a month', next('01-30'), 4],
    ['the end of a short month', next('04-29'), 3],
    ['the end of a year', next('12-30'), 4],
    ['one night over New Year', next('12-31', 40), 1],
    ['the end of February', next('02-27'), 4],
  ])('run over %s', async (_what, checkIn, nights) => {
    const house = await operator.house();
    const checkOut = plus(checkIn, nights);
    const quote = await quoteStay(at(1), { ref: house, checkIn, checkOut });
    const charged = quote.body.items[0].lines
      .filter(({ code }: { code: string }) => code === 'night')
      .map(({ date }: { date: string }) => date);
    expect(charged).toEqual(Array.from({ length: nights }, (_, i) => plus(checkIn, i)));
    await book(2, house, checkIn, checkOut);
    const days = await calendar(0, house, plus(checkIn, -1), nights + 2);
    expect(days.map(({ date, soldOut }) => [date, soldOut])).toEqual(
      Array.from({ length: nights + 2 }, (_, i) => [plus(checkIn, i - 1), i >= 1 && i <= nights]),
    );
  });

  it('know the leap day, and no other 29 February', async () => {
    expect(dates.isLocalDate('2028-02-29')).toBe(true);
    expect(dates.isLocalDate('2027-02-29')).toBe(false);
    expect(dates.eachDay(localDate('2028-02-28'), localDate('2028-03-02'))).toEqual([
      '2028-02-28',
      '2028-02-29',
      '2028-03-01',
    ]);
    expect(dates.addDays(localDate('2028-02-28'), 1)).toBe('2028-02-29');
    expect(dates.daysBetween(localDate('2027-02-28'), localDate('2028-02-29'))).toBe(366);
    expect(new Date(dates.instantAt(localDate('2028-02-29'), '00:00', 'Asia/Shanghai')).toISOString()).toBe(
      midnight('2028-02-29'),
    );
    const house = await operator.house({ maxAdvanceDays: 540 });
    const leapYear = [0, 1, 2]
      .map((years) => Number(inDays(2).slice(0, 4)) + years)
      .find((year) => year % 4 === 0 && `${year}-02-28` > inDays(2));
    // Bookable as soon as it is less than 540 days away; every guest's 28 February is.
    const day = leapYear && nightsBetween(inDays(0), `${leapYear}-02-28`) < 539 ? `${leapYear}-02-28` : next('02-28');
    const order = await book(0, house, day, `${day.slice(0, 4)}-03-01`);
    expect(order.details.nights).toBe(Number(day.slice(0, 4)) % 4 === 0 ? 2 : 1);
    const impossible = await guest.send('POST', '/api/quotes', {
      items: [{ kind: 'house', ref: house, checkIn: '2027-02-28', checkOut: '2027-02-29', adults: 2, children: 0 }],
    });
    expect(refusal(impossible)).toEqual([400, 'VALIDATION']);
  });
});

describe('zones', () => {
  it('a server in New York, on Kiritimati and in UTC show one calendar, one price and one order', async () => {
    const house = await operator.house({ units: 3 });
    for (const [i] of ZONES.entries()) await book(i, house, inDays(20 + i), inDays(23 + i));
    const [utc, newYork, kiritimati] = await Promise.all(ZONES.map((_, i) => calendar(i, house, inDays(0), 60)));
    expect(utc).toHaveLength(60);
    expect(newYork).toEqual(utc);
    expect(kiritimati).toEqual(utc);
    expect(utc!.slice(19, 27).map(({ unitsLeft }) => unitsLeft)).toEqual([3, 2, 1, 0, 1, 2, 3, 3]);
    const wish = { ref: house, checkIn: inDays(30), checkOut: inDays(33) };
    const quotes = await Promise.all(ZONES.map((_, i) => quoteStay(at(i), wish)));
    expect(new Set(quotes.map(({ body }) => JSON.stringify({ ...body, quotedAt: '' }))).size).toBe(1);
  });

  it('what happens to an order are instants, the same for everybody', async () => {
    const house = await operator.house();
    const [checkIn, checkOut] = [inDays(20), inDays(22)];
    const before = Date.now();
    const { no } = await book(1, house, checkIn, checkOut);
    await payOrder(cluster, at(1), no);
    await orderUntil(at(1), no, ({ status }) => status === 'confirmed');
    const seen = await Promise.all(ZONES.map(async (_, i) => (await at(i).send('GET', `/api/orders/${no}`)).body));
    for (const order of seen) {
      expect({ ...order, serverNow: '' }).toEqual({ ...seen[0], serverNow: '' });
      for (const instant of [
        order.createdAt,
        order.payments[0].paidAt,
        ...order.timeline.map((event: { at: string }) => event.at),
      ]) {
        expect(instant).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
        // WeChat tells the time of a payment in whole seconds.
        expect(Date.parse(instant)).toBeGreaterThanOrEqual(before - 1_000);
        expect(Date.parse(instant)).toBeLessThanOrEqual(Date.now() + 1_000);
      }
    }
    const { rows } = await cluster.db.query<{ starts: string; ends: string }>(
      `select to_char(starts_at, 'YYYY-MM-DD HH24:MI') as starts, to_char(ends_at, 'YYYY-MM-DD HH24:MI') as ends from orders where no = $1`,
      [no],
    );
    // Arrival at 14:00 and departure at 12:00 on the venue's clock, kept in UTC.
    expect(rows[0]).toEqual({ starts: `${checkIn} 06:00`, ends: `${checkOut} 04:00` });
    const terms = await Promise.all(
      ZONES.map(async (_, i) => (await at(i).send('GET', `/api/orders/${no}/cancellation`)).body),
    );
    for (const term of terms) expect(term).toEqual(terms[0]);
    expect(terms[0]!.deadline).toBe(new Date(Date.parse(`${checkIn}T06:00:00Z`) - 48 * 3_600_000).toISOString());
  });
});

describe('today', () => {
  it('can be booked until the cut-off and not after it, on every server', async () => {
    // 00:00 as a cut-off has passed all day long, except in that very minute.
    while (/T16:00/.test(new Date().toISOString())) await sleep(1_000);
    const [open, over] = [
      await operator.house({ lastBookingTime: '23:59' }),
      await operator.house({ lastBookingTime: '00:00' }),
    ];
    const today = { checkIn: inDays(0), checkOut: inDays(1) };
    for (const [i] of ZONES.entries()) {
      expect((await quoteStay(at(i), { ref: open, ...today })).status).toBe(200);
      expect(refusal(await quoteStay(at(i), { ref: over, ...today }))).toEqual([422, 'STAY_RULE']);
      expect(refusal(await quoteStay(at(i), { ref: open, checkIn: inDays(-1), checkOut: inDays(1) }))).toEqual([
        422,
        'STAY_RULE',
      ]);
      expect((await calendar(i, open, inDays(0), 1))[0]).toMatchObject({
        date: inDays(0),
        canCheckIn: true,
        canCheckOut: false,
      });
      expect((await calendar(i, over, inDays(0), 2)).map(({ canCheckIn }) => canCheckIn)).toEqual([false, true]);
    }
    const refused = await placeStay(at(1), { ref: over, ...today }, { totalFen: 68_800 });
    expect(refusal(refused)).toEqual([422, 'STAY_RULE']);
    await book(2, open, today.checkIn, today.checkOut);
  });
});
