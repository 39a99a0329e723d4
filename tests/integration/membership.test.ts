/** Levels, points, daily sign-in and invitations: what the ledger says after everything that may happen. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { ROOT } from '../support/global-setup';
import {
  newKey,
  orderUntil,
  payOrder,
  placeStay,
  quoteStay,
  sender,
  signIn,
  type Answer,
  type Guest,
} from '../support/guest';
import { membershipContent, seedMembership } from '../support/membership';
import { seedHouse, seedPolicy } from '../support/seed';
import { signInAgain, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { comeBack, travel } from '../support/time';

const keepLevels = createRequire(import.meta.url)(
  path.join(ROOT, 'dist/src/plugins/membership/server/use-cases/keep-levels.js'),
) as typeof import('../../src/plugins/membership/server/use-cases/keep-levels');

let app: TestApp;
let admin: AdminUser;
let house: string;
let levels: string[];

beforeAll(async () => {
  app = await startApp();
  levels = await seedMembership(app.strapi);
  house = await seedHouse(app.strapi, {
    units: 100,
    basePriceFen: 10_050,
    cancellationPolicy: await seedPolicy(app.strapi, [{ hoursBefore: 0, refundPercent: 100 }]),
  });
  admin = await signInAsAdmin(app, SUPER_ADMIN);
});
afterAll(() => app?.stop());
afterEach(comeBack);

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
const membershipOf = async (guest: Guest): Promise<Record<string, any>> =>
  (await guest.send('GET', '/api/me/membership')).body;
const adjust = (guest: Guest, asset: string, amount: number, reason = '活动补发'): Promise<Answer> =>
  admin.send('POST', `/membership/members/${guest.member.id}/adjustments`, { asset, amount, reason }, key());
const desk = async (no: string, verb: string, body: object = {}): Promise<Answer> => {
  const answer = await admin.send('POST', `/ordering/orders/${no}/${verb}`, body, key());
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer;
};
const query = async <T = Record<string, any>>(sql: string, bindings: unknown[] = []): Promise<T[]> =>
  ((await app.strapi.db.connection.raw(sql, bindings as never)) as { rows: T[] }).rows;
const memberId = async (guest: Guest): Promise<number> =>
  (await query<{ id: number }>(`select id from members where public_id = ?`, [guest.member.id]))[0]!.id;

/** A stay of one night for ¥100.50 (less what a level takes off), served to its end. */
async function stay(guest: Guest): Promise<string> {
  const placed = await placeStay(guest, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
  expect(placed.status, JSON.stringify(placed.body)).toBe(201);
  const { no } = placed.body as { no: string };
  await payOrder(app, guest, no);
  await orderUntil(guest, no, ({ status }) => status === 'confirmed');
  await desk(no, 'check-in');
  await desk(no, 'check-out');
  return no;
}

describe('an order', () => {
  it('earns points and experience when it is completed, rounded down, once', async () => {
    const guest = await signIn(app);
    expect(await membershipOf(guest)).toMatchObject({
      points: 0,
      experience: 0,
      level: { level: 1 },
      next: { level: 2 },
    });
    await stay(guest);
    const after = await membershipOf(guest);
    expect(after).toMatchObject({ points: 100, experience: 100, progressPercent: 20, pointsOwed: 0 });
    expect(after.pointsExpiring).toEqual({ amount: 100, lastDay: `${Number(inDays(0).slice(0, 4)) + 1}-12-31` });
  });

  it('gives back in proportion with every refund, all of it with the last, and owes what is gone', async () => {
    const guest = await signIn(app);
    const no = await stay(guest);
    await desk(no, 'refunds', { amountFen: 3_333, reason: '热水不足' });
    // 100 × (10050 − 3333) / 10050 = 66.8…
    expect(await membershipOf(guest)).toMatchObject({ points: 66, experience: 66 });
    await adjust(guest, 'points', -50, '兑换礼品');
    await desk(no, 'refunds', { amountFen: 6_717, reason: '客诉' });
    expect(await membershipOf(guest)).toMatchObject({ points: 0, pointsOwed: 50, experience: 0 });
    // What comes next settles the debt first.
    await adjust(guest, 'points', 80);
    expect(await membershipOf(guest)).toMatchObject({ points: 30, pointsOwed: 0 });
    const postings = await query<{ asset: string; sum: string }>(
      `select asset, sum(amount) from wallet_postings group by asset having sum(amount) <> 0`,
    );
    expect(postings).toEqual([]);
  });

  it('earns nothing of what was refunded before it was completed', async () => {
    const guest = await signIn(app);
    const placed = await placeStay(guest, { ref: house, checkIn: inDays(0), checkOut: inDays(1) });
    const { no } = placed.body as { no: string };
    await payOrder(app, guest, no);
    await orderUntil(guest, no, ({ status }) => status === 'confirmed');
    await desk(no, 'refunds', { amountFen: 5_000, reason: '协商' });
    await desk(no, 'check-in');
    await desk(no, 'check-out');
    expect(await membershipOf(guest)).toMatchObject({ points: 50, experience: 50 });
    await desk(no, 'refunds', { amountFen: 5_050, reason: '协商' });
    expect(await membershipOf(guest)).toMatchObject({ points: 0, experience: 0 });
  });
});

describe('a level', () => {
  it('rises with the experience in the same transaction, is recorded, and makes the price lower', async () => {
    const guest = await signIn(app);
    const wish = { ref: house, checkIn: inDays(2), checkOut: inDays(3) };
    const before = (await quoteStay(guest, wish)).body;
    await adjust(guest, 'experience', 500, '老会员迁移');
    expect(await membershipOf(guest)).toMatchObject({ level: { level: 2, discount: '9.5 折' }, validUntil: null });
    const records = await admin.send('GET', `/membership/members/${guest.member.id}/level-records`);
    expect(records.body.items).toMatchObject([
      { kind: 'upgrade', fromName: '青竹', toName: '银杏', experience: 500, cause: '人工调整：老会员迁移' },
    ]);
    const after = (await quoteStay(guest, wish)).body;
    expect(before.totalFen).toBe(10_050);
    // 5 % of ¥100.50 is 502.5 fen, rounded half up.
    expect(after.totalFen).toBe(10_050 - 503);
    expect(after.items[0].lines.at(-1)).toMatchObject({ code: 'discount', label: '银杏 9.5 折', amountFen: -503 });
    const placed = await placeStay(guest, wish);
    expect(placed.body.totalFen).toBe(9_547);
    const stranger = await sender(app.url)('POST', '/api/quotes', {
      items: [{ kind: 'house', adults: 2, children: 0, ...wish }],
    });
    expect(stranger.body.totalFen).toBe(10_050);
  });

  it('falls when a refund takes the experience that carried it', async () => {
    const guest = await signIn(app);
    await adjust(guest, 'experience', 450);
    const no = await stay(guest);
    expect(await membershipOf(guest)).toMatchObject({ level: { level: 2 }, experience: 550 });
    await desk(no, 'refunds', { amountFen: 10_050, reason: '客诉' });
    expect(await membershipOf(guest)).toMatchObject({ level: { level: 1 }, experience: 450 });
    const { body } = await admin.send('GET', `/membership/members/${guest.member.id}/level-records`);
    expect(body.items.map(({ kind, cause }: Record<string, string>) => [kind, cause])).toEqual([
      ['downgrade', '订单退款'],
      ['upgrade', '订单完成'],
    ]);
  });

  it('is kept for another validity, or lost, by what is left of the experience at its end', async () => {
    const keeper = await signIn(app);
    const loser = await signIn(app);
    await adjust(keeper, 'experience', 4_000);
    await adjust(loser, 'experience', 2_000);
    expect(await membershipOf(keeper)).toMatchObject({ level: { level: 3 }, validUntil: inDays(364) });
    await keepLevels.endValidities(app.strapi, Date.now() + 364 * 86_400_000);
    expect(await membershipOf(loser)).toMatchObject({ level: { level: 3 } });
    const end = Date.now() + 365 * 86_400_000;
    await Promise.all([keepLevels.endValidities(app.strapi, end), keepLevels.endValidities(app.strapi, end)]);
    expect(await membershipOf(keeper)).toMatchObject({
      level: { level: 3 },
      experience: 2_500,
      validUntil: inDays(729),
    });
    expect(await membershipOf(loser)).toMatchObject({ level: { level: 2 }, experience: 500, validUntil: null });
    const { body } = await admin.send('GET', `/membership/members/${loser.member.id}/level-records`);
    expect(body.items.map(({ kind }: Record<string, string>) => kind)).toEqual(['downgrade', 'upgrade']);
  });

  it('must rise strictly: a clear message in the content manager, a refusal in the database', async () => {
    const create = (data: object): Promise<Answer> =>
      admin.send('POST', '/content-manager/collection-types/plugin::membership.member-level', {
        percentOff: 0,
        enabled: true,
        ...data,
      });
    const same = await create({ name: '重复', level: 2, experience: 9_000 });
    expect([same.status, same.body.error.message]).toEqual([400, '第 2 级已经是「银杏」，请换一个级别']);
    const cheap = await create({ name: '太低', level: 4, experience: 2_000 });
    expect([cheap.status, cheap.body.error.message]).toEqual([400, '所需成长值要多于更低的「云杉」（2000）']);
    const half = await create({ name: '半个', level: 4, experience: 9_000, validDays: 30 });
    expect(half.status).toBe(400);
    await expect(query(`update member_levels set experience = 2500 where level = 2`)).rejects.toMatchObject({
      constraint: 'member_levels_rise',
    });
    await expect(query(`update member_levels set level = 4 where level = 2`)).rejects.toMatchObject({
      constraint: 'member_levels_rise',
    });
  });

  it('that is switched off or deleted leaves its members on the next one, and its records as they were', async () => {
    const guest = await signIn(app);
    await adjust(guest, 'experience', 600);
    const content = membershipContent(app.strapi, 'member-level');
    await content.update({ documentId: levels[1]!, data: { enabled: false } });
    await expect.poll(async () => (await membershipOf(guest)).level?.level).toBe(1);
    await content.update({ documentId: levels[1]!, data: { enabled: true } });
    await expect.poll(async () => (await membershipOf(guest)).level?.level).toBe(2);
    const extra = await content.create({
      data: { name: '临时', level: 4, experience: 100_000, percentOff: 20, enabled: true },
    });
    const rich = await signIn(app);
    await adjust(rich, 'experience', 100_000);
    expect(await membershipOf(rich)).toMatchObject({ level: { name: '临时' } });
    await content.delete({ documentId: extra.documentId });
    await expect.poll(async () => (await membershipOf(rich)).level?.name).toBe('云杉');
    const { body } = await admin.send('GET', `/membership/members/${rich.member.id}/level-records`);
    expect(body.items).toMatchObject([
      { kind: 'rules', fromName: null, toName: '云杉' },
      { kind: 'upgrade', toName: '临时' },
    ]);
  });

  it('keeps its records: they cannot be altered or deleted', async () => {
    await expect(query(`update level_records set experience = 0`)).rejects.toThrow('append-only');
    await expect(query(`delete from level_records`)).rejects.toThrow('append-only');
    await expect(query(`update membership_order_rewards set points = 0`)).rejects.toThrow('append-only');
    const record = (await query<{ document_id: string }>(`select document_id from level_records limit 1`))[0]!;
    const answer = await admin.send(
      'DELETE',
      `/content-manager/collection-types/plugin::membership.level-record/${record.document_id}`,
    );
    expect(answer.status).toBe(403);
  });
});

describe('signing in every day', () => {
  /** Some days later; access tokens do not live that long. */
  const after = async (days: number, guest: Guest): Promise<Guest> => {
    travel(days);
    return signInAgain(app, guest.openid);
  };
  const signToday = (guest: Guest, day: string | null = null, idempotencyKey = newKey()): Promise<Answer> =>
    guest.send('POST', '/api/me/sign-ins', day ? { day } : {}, { 'Idempotency-Key': idempotencyKey });

  it('gives what the day of the streak gives, once a day; a repeat is the same answer', async () => {
    const guest = await signIn(app);
    const once = newKey();
    const first = await signToday(guest, null, once);
    expect([first.status, first.body.signIn]).toMatchObject([
      200,
      { day: inDays(0), streak: 1, points: 5, kind: 'on_time' },
    ]);
    expect(first.body.calendar).toMatchObject({ signedToday: true, streak: 1, cycleDays: 7 });
    expect(first.body.calendar.ahead[0]).toMatchObject({ day: inDays(1), streak: 2, points: 10, makeUpCards: 1 });
    expect((await signToday(guest, null, once)).body.signIn).toEqual(first.body.signIn);
    const again = await signToday(guest);
    expect([again.status, again.body.error.name]).toEqual([409, 'ALREADY_SIGNED_IN']);
    expect(await membershipOf(guest)).toMatchObject({ points: 5, experience: 1 });
  });

  it('begins again after a missed day, and a make-up card joins what was torn', async () => {
    let guest = await signIn(app);
    const today = inDays(0);
    expect((await signToday(guest)).status).toBe(200);
    guest = await after(1, guest);
    expect((await signToday(guest)).body.signIn).toMatchObject({ streak: 2, makeUpCards: 1 });
    guest = await after(3, guest);
    const { body: torn } = await guest.send('GET', '/api/me/sign-ins');
    const missed = inDays(-1);
    expect(torn).toMatchObject({ streak: 0, signedToday: false, makeUpCards: 1, missed: [missed] });
    expect((await signToday(guest)).body.signIn).toMatchObject({ streak: 1, points: 5 });
    const early = await signToday(guest, inDays(-10));
    expect([early.status, early.body.error.name, early.body.error.details.field]).toEqual([422, 'NOT_MISSED', 'day']);
    const known = await signToday(guest, today);
    expect([known.status, known.body.error.name]).toEqual([409, 'ALREADY_SIGNED_IN']);
    const made = await signToday(guest, missed);
    expect([made.status, made.body.signIn]).toMatchObject([200, { kind: 'make_up', streak: 3, points: 10 }]);
    expect(made.body.calendar).toMatchObject({ streak: 4, makeUpCards: 0 });
    guest = await after(5, guest);
    const { body } = await guest.send('GET', '/api/me/sign-ins');
    const without = await signToday(guest, body.missed[0]);
    expect([without.status, without.body.error.name]).toEqual([409, 'NO_MAKE_UP_CARD']);
  });

  it('what is made up and signed in at the same moment counts one streak', async () => {
    let guest = await signIn(app);
    await signToday(guest);
    await adjust(guest, 'make-up-card', 3);
    guest = await after(2, guest);
    const answers = await Promise.all([signToday(guest), signToday(guest, inDays(-1)), signToday(guest, inDays(-1))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    const { body } = await guest.send('GET', '/api/me/sign-ins');
    expect(body).toMatchObject({ streak: 3, makeUpCards: 3, missed: [] });
  });

  it('shows nobody the days of somebody else, and no day of the future can be signed in', async () => {
    const guest = await signIn(app);
    const answer = await signToday(guest, inDays(1));
    expect([answer.status, answer.body.error.name]).toEqual([422, 'NOT_MISSED']);
    const { body } = await guest.send('GET', `/api/me/sign-ins?month=${inDays(0).slice(0, 7)}`);
    expect(body.days).toEqual([]);
  });
});

describe('an invitation', () => {
  async function invited(by: Guest, invitedBy = by.member.id): Promise<Guest> {
    const sim = sender(app.sim.baseUrl);
    const persona = await sim('POST', '/sim/personas', {
      name: '新客',
      phone: `137${String(Math.random()).slice(2, 10)}`,
    });
    const { openid } = persona.body as { openid: string };
    return again(openid, invitedBy);
  }

  async function again(openid: string, invitedBy: string): Promise<Guest> {
    const code = await sender(app.sim.baseUrl)('POST', '/sim/login-code', { openid });
    const { status, body } = await sender(app.url)('POST', '/api/auth/wechat', { code: code.body.code, invitedBy });
    expect(status).toBe(200);
    const { accessToken, refreshToken, member } = body as unknown as Guest;
    return {
      openid,
      accessToken,
      refreshToken,
      member,
      send: sender(app.url, { Authorization: `Bearer ${accessToken}` }),
    };
  }

  it('is rewarded after the first completed order of whoever came, and never twice', async () => {
    const inviter = await signIn(app);
    const friend = await invited(inviter);
    const { body: before } = await inviter.send('GET', '/api/me/invitation');
    expect(before).toMatchObject({ code: inviter.member.id, invited: 1, rewarded: 0, reward: { points: 200 } });
    expect(before.invitees[0].name).not.toBe(friend.member.nickname);
    await stay(friend);
    await stay(friend);
    const { body } = await inviter.send('GET', '/api/me/invitation');
    expect(body).toMatchObject({ invited: 1, rewarded: 1, points: 200 });
    expect(await membershipOf(inviter)).toMatchObject({ points: 200, experience: 100 });
  });

  it('binds at the first sign-in only, to somebody else who exists', async () => {
    const [first, second] = [await signIn(app), await signIn(app)];
    const friend = await invited(first);
    await again(friend.openid, second.member.id);
    await again(first.openid, first.member.id);
    await invited(first, 'M00000000000');
    expect((await first.send('GET', '/api/me/invitation')).body.invited).toBe(1);
    expect((await second.send('GET', '/api/me/invitation')).body.invited).toBe(0);
    const [a, b] = [await memberId(first), await memberId(friend)];
    const insert = (inviter: number, invitee: number): Promise<unknown> =>
      query(
        `insert into invitations (inviter_id, invitee_id, inviter, invitee, invited_at) values (?, ?, 'a', 'b', now())`,
        [inviter, invitee],
      );
    await expect(insert(a, a)).rejects.toMatchObject({ constraint: 'invitations_not_self' });
    await expect(insert(a, b)).rejects.toMatchObject({ constraint: 'invitations_invitee' });
  });

  it('is a picture that WeChat draws', async () => {
    const guest = await signIn(app);
    const { status, body } = await guest.send('GET', '/api/me/invitation/mini-code');
    expect([status, body.image?.slice(0, 22)]).toEqual([200, 'data:image/png;base64,']);
  });
});

describe('the desk', () => {
  it('finds a member by phone, name and number, and corrects by hand with a reason', async () => {
    const guest = await signIn(app);
    await guest.send('POST', '/api/me', { nickname: '松间_明月100%' });
    const find = async (q: string): Promise<string[]> =>
      (await admin.send('GET', `/membership/members?q=${encodeURIComponent(q)}`)).body.items.map(
        (m: { id: string }) => m.id,
      );
    expect(await find('间_明')).toEqual([guest.member.id]);
    expect(await find('明月100%')).toEqual([guest.member.id]);
    expect(await find(guest.member.id.toLowerCase())).toEqual([guest.member.id]);
    expect(await find('没有这个人')).toEqual([]);
    const same = key();
    const send = (amount: number): Promise<Answer> =>
      admin.send(
        'POST',
        `/membership/members/${guest.member.id}/adjustments`,
        { asset: 'points', amount, reason: '补发' },
        same,
      );
    expect((await send(30)).body.membership.points).toBe(30);
    expect((await send(30)).body.membership.points).toBe(30);
    expect((await send(31)).status).toBe(422);
    const much = await adjust(guest, 'points', -31);
    expect([much.status, much.body.error.name]).toEqual([409, 'INSUFFICIENT_BALANCE']);
    const unknown = await admin.send('GET', '/membership/members/M00000000000');
    expect(unknown.status).toBe(404);
  });
});
