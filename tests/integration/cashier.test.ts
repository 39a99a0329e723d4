/** Member codes from the phone to the till, redemptions and their undoing; what the ledger says in between. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { cardsOf, seedCardKind } from '../support/cards';
import { codeOf, LESSONS, linkClerk, redeemWith, scan, ticketFor, undo } from '../support/cashier';
import { seedTemplate } from '../support/coupons';
import { newKey, signIn, type Guest } from '../support/guest';
import { seedMembership } from '../support/membership';
import { disable, signInAgain, signInAsAdmin, SUPER_ADMIN, type AdminUser } from '../support/staff';
import { comeBack, travel } from '../support/time';

const SLOTS = (n: number): number => (n * 30_000) / 86_400_000;

let app: TestApp;
let admin: AdminUser;
let frontDesk: AdminUser;
let clerk: Guest;
let guest: Guest;

const key = (): Record<string, string> => ({ 'Idempotency-Key': newKey() });
const query = async <T = Record<string, any>>(sql: string, bindings: unknown[] = []): Promise<T[]> =>
  ((await app.strapi.db.connection.raw(sql, bindings as never)) as { rows: T[] }).rows;

async function give(member: Guest, asset: string, amount: number): Promise<void> {
  const [{ id }] = (await query<{ id: number }>(`select id from members where public_id = ?`, [member.member.id])) as [
    { id: number },
  ];
  const body = { asset, amount, reason: '测试发放' };
  const given = await admin.send('POST', `/wallet/members/${id}/adjustments`, body, key());
  expect(given.status, JSON.stringify(given.body)).toBe(201);
}

async function lessonsOf(member: Guest): Promise<number> {
  const { body } = await member.send('GET', '/api/wallet');
  const assets = body.assets as { asset: string; available: number }[];
  return assets.find(({ asset }) => asset === 'lesson')?.available ?? 0;
}

/** A clerk of its own, so that nobody's wrong codes count against another. */
async function newClerk(edit: object = {}): Promise<Guest> {
  const member = await signIn(app);
  await linkClerk(admin, member, edit);
  return member;
}

beforeAll(async () => {
  app = await startApp();
  await seedMembership(app.strapi);
  admin = await signInAsAdmin(app, SUPER_ADMIN);
  frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
  clerk = await newClerk();
  guest = await signIn(app, '林溪');
  await guest.send('POST', '/api/me', { nickname: '林溪' });
  await give(guest, 'lesson', 50);
  await give(guest, 'principal', 20_000);
});
afterAll(() => app?.stop());
afterEach(comeBack);

describe('codes', () => {
  it('come for ten minutes, and say nothing of the member', async () => {
    const { body } = await guest.send('POST', '/api/me/codes', {});
    expect(body.codes).toHaveLength(20);
    expect(new Set(body.codes).size).toBe(20);
    expect(body.slotSeconds).toBe(30);
    expect(Date.parse(body.serverNow) - Date.parse(body.firstAt)).toBeLessThan(30_000);
    // The batch is random: asking twice gives another, and only the table knows whose it is.
    expect((await guest.send('POST', '/api/me/codes', {})).body.batch).not.toBe(body.batch);
    for (const code of body.codes as string[]) {
      expect(code).toMatch(/^\d{20}$/);
      expect(code.startsWith(body.batch as string)).toBe(true);
    }
  });

  it('are good once, for whoever scans first; the name is masked', async () => {
    const code = await codeOf(guest);
    const first = await scan(clerk, code);
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    expect(first.body.member).toMatchObject({ name: '林*', levelName: '青竹', cards: [] });
    expect(first.body.pays).toEqual([{ asset: 'principal', name: '储值本金', unit: 'fen', available: 20_000 }]);
    expect(first.body.redeemables).toMatchObject([{ ...LESSONS, title: '课时', available: 50, allowed: true }]);
    expect(JSON.stringify(first.body)).not.toContain(guest.member.id);
    const again = await scan(clerk, code);
    expect([again.status, again.body.error.name]).toEqual([409, 'CODE_USED']);
    const other = await scan(await newClerk(), code);
    expect([other.status, other.body.error.name]).toEqual([409, 'CODE_USED']);
  });

  it('scanned twice under one nonce are one scan; the nonce is good for no other code', async () => {
    const nonce = newKey();
    const code = await codeOf(guest);
    const first = await scan(clerk, code, nonce);
    const again = await scan(clerk, code, nonce);
    expect([again.status, again.body.ticket]).toEqual([201, first.body.ticket]);
    const other = await scan(clerk, await codeOf(guest), nonce);
    expect([other.status, other.body.error.name]).toEqual([409, 'NONCE_USED']);
    // Offline for a minute: the answer was lost, the ticket still stands.
    travel(SLOTS(3));
    expect((await scan(clerk, code, nonce)).body.ticket).toBe(first.body.ticket);
    travel(SLOTS(8));
    const late = await scan(clerk, code, nonce);
    expect([late.status, late.body.error.name]).toEqual([409, 'TICKET_EXPIRED']);
  });

  it('are good one slot early and one slot late, and no more', async () => {
    const { body } = await guest.send('POST', '/api/me/codes', {});
    const codes = body.codes as string[];
    const tried: Record<string, string> = {};
    // Between the fourth and the sixth slot of the batch, wherever the clock stands in the first.
    travel(SLOTS(5));
    const at = Math.floor((Date.now() - Date.parse(body.firstAt as string)) / 30_000);
    for (const ahead of [-2, -1, 0, 1, 2]) {
      const answer = await scan(clerk, codes[at + ahead]!);
      tried[ahead] = answer.status === 201 ? 'taken' : (answer.body.error.name as string);
    }
    expect(tried).toEqual({ '-2': 'CODE_EXPIRED', '-1': 'taken', 0: 'taken', 1: 'taken', 2: 'CODE_EXPIRED' });
  });

  it('a new batch follows the one in hand, which stays good to its end; without one it begins now', async () => {
    const member = await signIn(app);
    const first = (await member.send('POST', '/api/me/codes', {})).body;
    const next = (await member.send('POST', '/api/me/codes', { held: first.batch })).body;
    expect(Date.parse(next.firstAt) - Date.parse(first.firstAt)).toBe(20 * 30_000);
    expect((await scan(clerk, first.codes[0])).status).toBe(201);
    // The phone has lost them, e.g. the app was removed: what is asked for anew counts, the rest does not.
    const fresh = (await member.send('POST', '/api/me/codes', {})).body;
    const old = await scan(clerk, first.codes[1]);
    expect([old.status, old.body.error.name]).toEqual([409, 'CODE_EXPIRED']);
    expect((await scan(clerk, fresh.codes[0])).status).toBe(201);
  });

  it("of another member's batch nothing follows", async () => {
    const foreign = (await guest.send('POST', '/api/me/codes', {})).body;
    const member = await signIn(app);
    const { body } = await member.send('POST', '/api/me/codes', { held: foreign.batch });
    expect(Date.now() - Date.parse(body.firstAt)).toBeLessThan(31_000);
  });

  it('die with their session, live on when its tokens are renewed, and of other sessions are another matter', async () => {
    const member = await signIn(app);
    const second = await signInAgain(app, member.openid);
    const [one, two] = [await codeOf(member), await codeOf(second)];
    const renewed = await member.send('POST', '/api/auth/refresh', { refreshToken: member.refreshToken });
    expect(renewed.status).toBe(200);
    expect((await scan(clerk, one)).status).toBe(201);
    const { codes } = (await second.send('POST', '/api/me/codes', {})).body;
    expect((await second.send('POST', '/api/auth/logout', {})).status).toBe(200);
    for (const code of [two, codes[0], codes[1]]) {
      const answer = await scan(clerk, code);
      expect([answer.status, answer.body.error.name]).toEqual([409, 'CODE_EXPIRED']);
    }
    // The renewed session is closed: codes that its predecessor asked for end too.
    const { codes: older } = (await member.send('POST', '/api/me/codes', {})).body;
    const token = { Authorization: `Bearer ${renewed.body.accessToken}` };
    expect((await member.send('POST', '/api/auth/logout', {}, token)).status).toBe(200);
    expect((await scan(clerk, older[0])).body.error.name).toBe('CODE_EXPIRED');
  });

  it('of a member who is disabled are over at once', async () => {
    const member = await signIn(app);
    const code = await codeOf(member);
    await disable(app, member);
    const answer = await scan(clerk, code);
    expect([answer.status, answer.body.error.name]).toEqual([409, 'CODE_EXPIRED']);
  });

  it('that are none are counted: after ten of them even a good one is not looked at', async () => {
    const guesser = await newClerk();
    const good = await codeOf(guest);
    const names: string[] = [];
    for (let i = 0; i < 12; i += 1) {
      const wrong = `${good.slice(0, 11)}${String((Number(good.slice(11)) + 1 + i) % 1e9).padStart(9, '0')}`;
      const answer = await scan(guesser, wrong);
      names.push(`${answer.status} ${answer.body.error.name}`);
    }
    expect(names.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => '422 CODE_INVALID'));
    expect(names.slice(10)).toEqual(['429 TOO_MANY_TRIES', '429 TOO_MANY_TRIES']);
    expect((await scan(guesser, good)).body.error.name).toBe('TOO_MANY_TRIES');
    // Of an old but signed code nothing is told either.
    expect((await scan(clerk, good)).status).toBe(201);
    expect((await scan(guesser, good)).body.error.name).toBe('TOO_MANY_TRIES');
    await query(`update cashier_tries set since = since - interval '11 minutes'`);
    expect((await scan(guesser, await codeOf(guest))).status).toBe(201);
  });
});

describe('clerks', () => {
  it('are linked by staff, see what they may, and are out within seconds of being switched off', async () => {
    const member = await signIn(app);
    expect((await member.send('GET', '/api/clerk/me')).status).toBe(403);
    const fresh = await signIn(app);
    await linkClerk(admin, fresh, { name: '阿蓝', may: ['redeem-lesson'], places: ['早餐厅'] });
    const self = await fresh.send('GET', '/api/clerk/me');
    expect(self.body).toMatchObject({
      name: '阿蓝',
      may: [{ code: 'redeem-lesson', name: '核销课时' }],
      places: ['早餐厅'],
    });
    await linkClerk(admin, fresh, { name: '阿蓝', enabled: false });
    const out = await fresh.send('GET', '/api/clerk/me');
    expect([out.status, ['NOT_A_CLERK', 'FORBIDDEN'].includes(out.body.error.name)]).toEqual([403, true]);
    const list = await admin.send('GET', '/cashier/clerks');
    const shown = (list.body.items as { memberId: string; enabled: boolean }[]).find(
      (c) => c.memberId === fresh.member.id,
    );
    expect(shown).toMatchObject({ name: '阿蓝', enabled: false });
  });

  it('a member who only stands for a phone number cannot be one', async () => {
    const [{ public_id: id }] = (await query<{ public_id: string }>(
      `insert into members (document_id, public_id, nickname, phone, staff_roles, disabled, created_at, updated_at, published_at)
       values ('standin0000000000000000x', 'M00000000ST1', '电话客人', '13999990001', '[]', false, now(), now(), now()) returning public_id`,
    )) as [{ public_id: string }];
    const body = { name: '电话客人', places: [], may: [], enabled: true };
    const answer = await admin.send('POST', `/cashier/clerks/${id}`, body, key());
    expect([answer.status, answer.body.error.name]).toEqual([409, 'MEMBER_NOT_SIGNED_IN']);
    const desk = await frontDesk.send('POST', `/cashier/members/${id}/redemptions`, { ...LESSONS, count: 1 }, key());
    expect([desk.status, desk.body.error.name]).toEqual([409, 'MEMBER_NOT_SIGNED_IN']);
  });

  it('do only what they may, and only where they work', async () => {
    const watcher = await newClerk({ may: ['redeem-coupon'] });
    const ticket = await ticketFor(watcher, guest);
    const refused = await redeemWith(watcher, ticket);
    expect([refused.status, refused.body.error.name]).toEqual([403, 'CLERK_MAY_NOT']);
    const charge = { title: '下午茶', amountFen: 100, tenders: {} };
    const preview = await watcher.send('POST', `/api/clerk/scans/${ticket}/charge-preview`, charge);
    expect([preview.status, preview.body.error.name]).toEqual([403, 'CLERK_MAY_NOT']);
    const placed = await newClerk({ places: ['早餐厅', '马场'] });
    const own = await ticketFor(placed, guest);
    expect((await redeemWith(placed, own)).body.error.name).toBe('NOT_YOUR_PLACE');
    const wrong = await redeemWith(placed, own, { place: '泳池' });
    expect([wrong.status, wrong.body.error.name, wrong.body.error.details.field]).toEqual([
      403,
      'NOT_YOUR_PLACE',
      'place',
    ]);
    expect((await redeemWith(placed, own, { place: '马场' })).body).toMatchObject({ place: '马场', count: 1 });
  });

  it("have no use for each other's tickets", async () => {
    const ticket = await ticketFor(clerk, guest);
    const other = await newClerk();
    expect((await redeemWith(other, ticket)).status).toBe(404);
    expect((await redeemWith(clerk, `K${'0'.repeat(23)}`)).status).toBe(404);
    travel(SLOTS(7));
    expect((await redeemWith(clerk, ticket)).body.error.name).toBe('TICKET_EXPIRED');
  });
});

describe('redemptions', () => {
  it('take from the ledger once, are listed, undone once, and leave the balance as it was', async () => {
    const before = await lessonsOf(guest);
    const ticket = await ticketFor(clerk, guest);
    const same = newKey();
    const done = await redeemWith(clerk, ticket, { count: 2 }, same);
    expect([done.status, done.body.count, done.body.assetName]).toEqual([201, 2, '课时']);
    expect((await redeemWith(clerk, ticket, { count: 2 }, same)).body.no).toBe(done.body.no);
    expect((await redeemWith(clerk, ticket, { count: 3 }, same)).status).toBe(422);
    expect(await lessonsOf(guest)).toBe(before - 2);
    const line = (await guest.send('GET', '/api/wallet/statement')).body.items[0];
    expect(line).toMatchObject({ title: '核销', reference: done.body.no, amount: -2 });
    const today = await clerk.send('GET', '/api/clerk/today');
    expect(today.body.redemptions[0]).toMatchObject({ no: done.body.no, memberName: '林*', undone: null });

    const { no } = done.body as { no: string };
    expect((await undo(await newClerk(), no)).status).toBe(404);
    const undoKey = newKey();
    const undone = await undo(clerk, no, undoKey);
    expect(undone.body).toMatchObject({ no, undone: { by: '小满' }, undoUntil: null });
    expect((await undo(clerk, no, undoKey)).status).toBe(200);
    expect((await undo(clerk, no)).body.error.name).toBe('ALREADY_UNDONE');
    expect(await lessonsOf(guest)).toBe(before);
    const back = (await guest.send('GET', '/api/wallet/statement')).body.items[0];
    expect(back).toMatchObject({ title: '撤销核销', reference: no, amount: 2 });
  });

  it('never take more than is there', async () => {
    const ticket = await ticketFor(clerk, guest);
    const answer = await redeemWith(clerk, ticket, { count: 100 });
    expect([answer.status, answer.body.error.name]).toEqual([409, 'INSUFFICIENT_BALANCE']);
    expect((await redeemWith(clerk, ticket, { source: 'package:none' })).body.error.name).toBe('INSUFFICIENT_BALANCE');
    expect((await redeemWith(clerk, ticket, { asset: 'principal' })).body.error.details.field).toBe('asset');
  });

  it('too late for the clerk can be undone by staff on the same day, and by nobody after it', async () => {
    const ticket = await ticketFor(clerk, guest);
    const { no } = (await redeemWith(clerk, ticket)).body as { no: string };
    await query(`alter table cashier_redemptions disable trigger cashier_redemptions_keep`);
    await query(`update cashier_redemptions set at = now() - interval '11 minutes' where no = ?`, [no]);
    const late = await undo(clerk, no);
    expect([late.status, late.body.error.name]).toEqual([409, 'UNDO_TOO_LATE']);
    await query(`update cashier_redemptions set at = now() - interval '30 hours' where no = ?`, [no]);
    const path = `/cashier/redemptions/${no}/undo`;
    const tooLate = await frontDesk.send('POST', path, { why: '点错' }, key());
    expect([tooLate.status, tooLate.body.error.name]).toEqual([409, 'UNDO_TOO_LATE']);
    await query(`update cashier_redemptions set at = now() where no = ?`, [no]);
    await query(`alter table cashier_redemptions enable trigger cashier_redemptions_keep`);
    const undone = await frontDesk.send('POST', path, { why: '点错' }, key());
    expect(undone.body).toMatchObject({ no, undone: { why: '点错' } });
  });

  it('are records: nothing but their undoing is ever written to them', async () => {
    const ticket = await ticketFor(clerk, guest);
    const { no } = (await redeemWith(clerk, ticket)).body as { no: string };
    for (const sql of ['update cashier_redemptions set count = 9', 'delete from cashier_redemptions'])
      await expect(query(`${sql} where no = ?`, [no])).rejects.toThrow('is not altered');
    await undo(clerk, no);
    const again = `update cashier_redemptions set undone_at = null, undone_by = null, undone_by_name = null`;
    await expect(query(`${again} where no = ?`, [no])).rejects.toThrow('is not altered');
  });

  it('a clerk who may not undo does not', async () => {
    const strict = await newClerk({ may: ['redeem-lesson'] });
    const done = await redeemWith(strict, await ticketFor(strict, guest));
    expect(done.body.undoUntil).toBeNull();
    expect((await undo(strict, done.body.no)).body.error.name).toBe('CLERK_MAY_NOT');
  });
});

describe('what other plugins put into the wallet', () => {
  let member: Guest;
  const seen = async (): Promise<Record<string, any>[]> =>
    (await scan(clerk, await codeOf(member))).body.redeemables as Record<string, any>[];

  beforeAll(async () => {
    member = await signIn(app);
  });

  /** Shown as `line`, handed over once, gone, undone and there again; its name is kept with the redemption. */
  async function handOverAndUndo(line: {
    asset: string;
    source: string;
    title: string;
    available: number;
  }): Promise<void> {
    const own = async (): Promise<Record<string, any> | undefined> =>
      (await seen()).find(({ source }) => source === line.source);
    expect(await own()).toMatchObject({ ...line, allowed: true });
    const { asset, source, title, available } = line;
    const done = await redeemWith(clerk, await ticketFor(clerk, member), { asset, source });
    expect([done.status, done.body.title], JSON.stringify(done.body)).toEqual([201, title]);
    expect((await own())?.available ?? 0).toBe(available - 1);
    expect((await undo(clerk, done.body.no)).body.undone).not.toBeNull();
    expect(await own()).toMatchObject({ ...line, allowed: true });
  }

  async function issueCoupon(template: Record<string, unknown>): Promise<Record<string, any>> {
    const path = `/marketing/templates/${await seedTemplate(app.strapi, template)}/issues`;
    const issued = await admin.send('POST', path, { members: [member.member.id] }, key());
    expect(issued.status, JSON.stringify(issued.body)).toBeLessThan(300);
    return (await seen()).find(({ title }) => title === template.name)!;
  }

  it('a gift coupon is handed over by its name, and used until that is undone', async () => {
    const gift = { name: '欢迎甜品', nameEn: 'Dessert', kind: 'gift', valueFen: null, thresholdFen: 0 };
    const { source } = await issueCoupon(gift);
    const line = { asset: 'coupon', source: source as string, title: '欢迎甜品', available: 1 };
    expect(source).toMatch(/^coupon:/);
    await handOverAndUndo(line);
    const done = await redeemWith(clerk, await ticketFor(clerk, member), { asset: 'coupon', source });
    expect(done.status).toBe(201);
    const again = await redeemWith(clerk, await ticketFor(clerk, member), { asset: 'coupon', source });
    expect([again.status, again.body.error.name]).toEqual([409, 'NOT_REDEEMABLE']);
  });

  it('a coupon that lowers a price is shown, and not handed over', async () => {
    const shown = await issueCoupon({ name: '满百减三十' });
    expect(shown).toMatchObject({ asset: 'coupon', available: 1, allowed: false });
    const { source } = shown as { source: string };
    const refused = await redeemWith(clerk, await ticketFor(clerk, member), { asset: 'coupon', source });
    expect([refused.status, refused.body.error.name]).toEqual([409, 'NOT_REDEEMABLE']);
  });

  it('the benefits of a card are handed over by their names', async () => {
    const kindId = await seedCardKind(app.strapi);
    const path = `/membership/members/${member.member.id}/cards`;
    const given = await admin.send('POST', path, { kindId, reason: '测试' }, key());
    expect(given.status, JSON.stringify(given.body)).toBe(200);
    const { no } = (await cardsOf(member))[0]!;
    for (const [code, title, available] of [
      ['breakfast', '免费早餐', 3],
      ['free-night', '免费入住', 2],
    ] as const)
      await handOverAndUndo({ asset: 'benefit', source: `card:${no}:${code}`, title, available });
  });
});

describe('the desk', () => {
  it('scans or looks up, redeems without a code, and sees the day', async () => {
    const scanned = await frontDesk.send('POST', '/cashier/scans', { code: await codeOf(guest), nonce: newKey() });
    expect([scanned.status, scanned.body.memberId]).toEqual([201, guest.member.id]);
    const shown = await frontDesk.send('GET', `/cashier/members/${guest.member.id}`);
    expect(shown.body).toMatchObject({ id: guest.member.id, disabled: false, signsIn: true, member: { name: '林溪' } });
    const path = `/cashier/members/${guest.member.id}/redemptions`;
    const done = await frontDesk.send('POST', path, { ...LESSONS, count: 1, place: '前台' }, key());
    expect(done.body).toMatchObject({ place: '前台', memberName: '林*' });
    const day = await frontDesk.send('GET', '/cashier/days');
    expect(day.body.redemptions[0].no).toBe(done.body.no);
    expect(Array.isArray(day.body.tenders)).toBe(true);
  });

  it('the log is found by name, number, state and day, page by page, and as CSV', async () => {
    const all = await frontDesk.send('GET', '/cashier/redemptions?limit=3');
    expect(all.body.items).toHaveLength(3);
    const next = await frontDesk.send('GET', `/cashier/redemptions?limit=3&cursor=${all.body.nextCursor}`);
    const numbers = [...all.body.items, ...next.body.items].map(({ no }: { no: string }) => no);
    expect(new Set(numbers).size).toBe(6);
    const [first] = numbers;
    const one = await frontDesk.send('GET', `/cashier/redemptions?q=${first}`);
    expect(one.body.items.map(({ no }: { no: string }) => no)).toEqual([first]);
    const undone = await frontDesk.send('GET', '/cashier/redemptions?state=undone&asset=lesson');
    expect((undone.body.items as { undone: unknown }[]).every((item) => item.undone !== null)).toBe(true);
    expect((await frontDesk.send('GET', '/cashier/redemptions?from=2020-01-01&to=2020-02-01')).body.items).toEqual([]);
    expect((await frontDesk.send('GET', '/cashier/redemptions?from=2020-02-01&to=2020-01-01')).status).toBe(400);
    const csv = await frontDesk.send('GET', '/cashier/redemptions.csv?q=%E6%9E%97');
    expect(String(csv.body)).toContain('核销号');
    expect(String(csv.body)).toContain(first);
  });
});
