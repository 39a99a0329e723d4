/** Titles and invoices over the real application: the whole life, what is refused, and who may see a file. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { inDays } from '../support/dates';
import { newKey, orderUntil, payOrder, sender, signIn, type Guest } from '../support/guest';
import {
  becomes,
  candidate,
  completedDaysAgo,
  createTitle,
  issue,
  request,
  requested,
  send,
  upload,
  uploaded,
} from '../support/invoicing';
import { openLedger } from '../support/ledger';
import { COMPANY, invoiceNumber } from '../support/requests';
import { signInAsAdmin, type AdminUser } from '../support/staff';
import { ALL_TENDERS, fill, memberIdOf, placeWith } from '../support/tenders';
import { createWorld, type World } from '../support/world';

let app: TestApp;
let world: World;
let guest: Guest;
let other: Guest;
let finance: AdminUser;
let frontDesk: AdminUser;

beforeAll(async () => {
  app = await startApp();
  world = await createWorld(app);
  guest = world.owner;
  other = await signIn(app);
  finance = await signInAsAdmin(app, 'yizhan-finance');
  frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
});
afterAll(() => app?.stop());

const completed = (): Promise<string> => world.order('completed');
const refund = (no: string, amountFen: number): ReturnType<typeof send> =>
  send(finance, `/ordering/orders/${no}/refunds`, { amountFen, reason: '热水不足' });
const part = (label: string, amountFen: number, invoiceableFen: number, why: string | null): object => ({
  ...{ label, amountFen, refundedFen: 0, invoiceableFen, why },
});
const rule = async (changes: object): Promise<void> => {
  await app.strapi.db.query('plugin::invoicing.invoice-rule').updateMany({ where: {}, data: changes });
};

describe('titles', () => {
  it('are kept, changed and deleted by their member; the first is the default', async () => {
    const mine = await signIn(app);
    const first = await send(mine, '/api/invoice-titles', { kind: 'personal', name: '林溪' });
    expect(first).toMatchObject({ status: 201, body: { isDefault: true, taxNo: null } });
    const company = await createTitle(mine, { ...COMPANY, taxNo: ' 9133-0521 ma2b4c5d69' });
    const list = async (): Promise<Record<string, any>[]> =>
      (await mine.send('GET', '/api/invoice-titles')).body.items as Record<string, any>[];
    expect(await list()).toMatchObject([
      { id: company, name: COMPANY.name, taxNo: COMPANY.taxNo, isDefault: true },
      { id: first.body.id, isDefault: false },
    ]);
    const changed = { kind: 'personal', name: '林小溪', taxNo: 'ignored', isDefault: true };
    expect((await send(mine, `/api/invoice-titles/${company}`, changed)).body).toMatchObject({
      name: '林小溪',
      taxNo: null,
      bank: null,
    });
    expect((await send(other, `/api/invoice-titles/${company}`, changed)).status).toBe(404);
    expect((await other.send('DELETE', `/api/invoice-titles/${company}`)).status).toBe(404);
    expect((await mine.send('DELETE', `/api/invoice-titles/${company}`)).status).toBe(204);
    expect((await mine.send('DELETE', `/api/invoice-titles/${company}`)).status).toBe(404);
    expect(await list()).toHaveLength(1);
  });

  it.each([
    ['taxNo', { ...COMPANY, taxNo: '91330521MA2B4C5D68' }],
    ['taxNo', { ...COMPANY, taxNo: undefined }],
    ['email', { ...COMPANY, email: 'nobody' }],
    ['name', { ...COMPANY, name: ' ' }],
    ['kind', { ...COMPANY, kind: 'state' }],
  ])('a wrong %s is named', async (field, title) => {
    expect(await send(guest, '/api/invoice-titles', title)).toMatchObject({
      status: 400,
      body: { error: { details: { field } } },
    });
  });

  it('there are 20 at most, also when many come at once', async () => {
    const mine = await signIn(app);
    const made = await Promise.all(
      Array.from({ length: 24 }, (_, i) => send(mine, '/api/invoice-titles', { kind: 'personal', name: `抬头 ${i}` })),
    );
    expect(made.filter(({ status }) => status === 201)).toHaveLength(20);
    expect(made.filter(({ body }) => body.error?.name === 'TOO_MANY_TITLES')).toHaveLength(4);
    const { items } = (await mine.send('GET', '/api/invoice-titles')).body;
    expect((items as { isDefault: boolean }[]).filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });
});

describe('the life of an invoice', () => {
  it('is asked for, issued with its file, and voided after a refund; what remains can be asked for again', async () => {
    const order = await completed();
    const seen = (await candidate(guest, order))!;
    expect(seen).toMatchObject({ obstacle: null, amountFen: seen.totalFen, parts: [{ tender: 'wechat', why: null }] });
    const no = await requested(guest, [order]);
    expect(await candidate(guest, order)).toMatchObject({ obstacle: 'invoiced', invoiceNo: no });
    const asked = await guest.send('GET', `/api/invoices/${no}`);
    expect(asked.body).toMatchObject({ state: 'requested', item: '住宿服务', actions: ['withdraw'], file: null });
    expect((await guest.send('GET', `/api/invoices/${no}/file`)).status).toBe(404);

    const issued = await issue(finance, no);
    expect(issued).toMatchObject({ state: 'issued', file: { name: '发票.pdf', type: 'application/pdf' } });
    expect((await send(guest, `/api/invoices/${no}/withdraw`)).body.error.name).toBe('INVOICE_STATE');

    await refund(order, 1_000);
    expect(await becomes(guest, no, 'void_requested')).toMatchObject({ reason: '订单发生退款' });
    expect(await candidate(guest, order)).toMatchObject({ obstacle: 'invoiced' });
    const voided = await send(finance, `/invoicing/invoices/${no}/void`, {
      redNumber: invoiceNumber(),
      reason: '部分退款',
    });
    expect(voided.body).toMatchObject({ state: 'voided', reason: '部分退款' });
    expect((voided.body.timeline as { type: string }[]).map(({ type }) => type)).toEqual([
      ...['request', 'issue', 'request-void', 'void'],
    ]);
    const left = (await candidate(guest, order))!;
    expect(left).toMatchObject({ obstacle: null, amountFen: (seen.amountFen as number) - 1_000 });
    expect(left.parts[0]).toMatchObject({ refundedFen: 1_000, why: '已退款的部分不开票' });
    const again = await requested(guest, [order]);
    expect((await guest.send('GET', `/api/invoices/${again}`)).body.amountFen).toBe(left.amountFen);
    const list = (await guest.send('GET', '/api/invoices?limit=1')).body;
    expect(list).toMatchObject({ items: [{ no: again }], nextCursor: again });
    expect((await guest.send('GET', `/api/invoices?limit=1&cursor=${again}`)).body.items[0].no).toBe(no);
  });

  it('merges orders, up to the limit of the rule, and from the least amount on', async () => {
    const orders = [await completed(), await completed()];
    const no = await requested(guest, orders);
    const { body } = await guest.send('GET', `/api/invoices/${no}`);
    expect(body.orders).toHaveLength(2);
    expect(body.amountFen).toBe((body.orders as { amountFen: number }[]).reduce((sum, o) => sum + o.amountFen, 0));
    await send(guest, `/api/invoices/${no}/withdraw`);
    const many = [...orders, await completed(), await completed()];
    expect((await request(guest, many)).body.error.name).toBe('TOO_MANY_ORDERS');
    await rule({ minimumFen: 10_000_000 });
    expect((await request(guest, orders)).body.error.name).toBe('INVOICE_TOO_SMALL');
    await rule({ minimumFen: 100 });
    expect((await request(guest, orders)).status).toBe(201);
  });

  it('must be asked for in time; a voided one counts anew', async () => {
    const [late, order] = [await completed(), await completed()];
    await completedDaysAgo(app, late, 91);
    expect(await candidate(guest, late)).toMatchObject({ obstacle: 'overdue', lastDay: inDays(-1) });
    expect((await request(guest, [late])).body.error).toMatchObject({
      name: 'ORDER_NOT_INVOICEABLE',
      details: { field: 'orderNos.0', obstacle: 'overdue' },
    });
    await completedDaysAgo(app, order, 90);
    const no = await requested(guest, [order]);
    await issue(finance, no);
    await completedDaysAgo(app, order, 5);
    await send(finance, `/invoicing/invoices/${no}/void`, { redNumber: invoiceNumber(), reason: '抬头开错' });
    expect(await candidate(guest, order)).toMatchObject({ obstacle: null, lastDay: inDays(90) });
  });

  it('is over the amount that was shown, and over what is the guest’s own', async () => {
    const order = await completed();
    const titleId = await createTitle(guest, { kind: 'personal', name: '林溪' });
    const wish = { orderNos: [order], titleId, expectedAmountFen: 1 };
    const { amountFen } = (await candidate(guest, order))!;
    expect((await send(guest, '/api/invoices', wish)).body.error).toMatchObject({
      name: 'AMOUNT_CHANGED',
      details: { amountFen },
    });
    const right = { ...wish, expectedAmountFen: amountFen };
    expect((await send(other, '/api/invoices', right)).status).toBe(404);
    const foreign = await createTitle(other);
    expect((await send(guest, '/api/invoices', { ...right, titleId: foreign })).status).toBe(404);
    expect((await send(guest, '/api/invoices', { ...right, item: '别的' })).status).toBe(400);
    const waiting = { ...right, orderNos: [await world.order('confirmed')] };
    expect((await send(guest, '/api/invoices', waiting)).body.error.details.obstacle).toBe('not-completed');
    const key = newKey();
    const first = await send(guest, '/api/invoices', right, key);
    expect(first.status).toBe(201);
    expect((await send(guest, '/api/invoices', right, key)).body.no).toBe(first.body.no);
    expect((await send(guest, '/api/invoices', right)).body.error.name).toBe('ORDER_INVOICED');
  });

  it('a refund before it was issued turns the request down; nobody issues the old amount', async () => {
    const order = await completed();
    const no = await requested(guest, [order]);
    await refund(order, 500);
    const closed = await becomes(guest, no, 'rejected');
    expect(closed.reason).toContain('重新申请');
    const body = { number: invoiceNumber(), issuedOn: inDays(0), fileId: await uploaded(finance) };
    expect((await send(finance, `/invoicing/invoices/${no}/issue`, body)).body.error.name).toBe('INVOICE_STATE');
    expect(await candidate(guest, order)).toMatchObject({ obstacle: null });
  });

  it('is turned down with a reason, and can be asked for again', async () => {
    const order = await completed();
    const no = await requested(guest, [order]);
    await send(finance, `/invoicing/invoices/${no}/reject`, { reason: '税号与名称不符' });
    expect((await guest.send('GET', `/api/invoices/${no}`)).body).toMatchObject({
      state: 'rejected',
      reason: '税号与名称不符',
      actions: [],
    });
    expect((await request(guest, [order])).status).toBe(201);
  });

  it('is offered only while there is a rule', async () => {
    await rule({ enabled: false });
    expect((await guest.send('GET', '/api/invoiceable-orders')).body).toEqual({ rule: null, items: [] });
    const order = await completed();
    const titleId = await createTitle(guest);
    const wish = { orderNos: [order], titleId, expectedAmountFen: 100 };
    expect((await send(guest, '/api/invoices', wish)).body.error.name).toBe('INVOICES_NOT_OFFERED');
    await rule({ enabled: true });
  });

  it('money kept in the wallet counts as far as it was money; points do not', async () => {
    const saver = await signIn(app);
    const ledger = openLedger(app.databaseUrl, 2);
    await fill(ledger, await memberIdOf(ledger, saver), { points: 10_000, gift: 3_000, principal: 12_000 });
    await ledger.close();
    const { house: ref, checkIn, checkOut } = world;
    const { no, totalFen } = (await placeWith(saver, { ref, checkIn, checkOut }, ALL_TENDERS)).body;
    await payOrder(app, saver, no);
    await orderUntil(saver, no, ({ status }) => status === 'confirmed');
    for (const step of ['check-in', 'check-out'])
      expect((await send(frontDesk, `/ordering/orders/${no}/${step}`, {})).status).toBe(200);
    const bill = (await candidate(saver, no))!;
    expect(bill).toMatchObject({ amountFen: totalFen - 10_000 - 3_000, obstacle: null });
    const parts = Object.fromEntries((bill.parts as { tender: string }[]).map(({ tender, ...rest }) => [tender, rest]));
    expect(parts).toEqual({
      points: part('积分抵扣', 10_000, 0, '不是以现金支付，不开票'),
      stored: part('储值', 15_000, 12_000, '赠金部分不开票'),
      wechat: part('微信支付', totalFen - 25_000, totalFen - 25_000, null),
    });
  });
});

describe('the queue', () => {
  it('is filtered, counted and exported; a number is used once', async () => {
    const title = await createTitle(guest, { ...COMPANY, name: '=云栖,"公式"有限公司' });
    const no = (await request(guest, [await completed()], title)).body.no as string;
    const { body } = await finance.send('GET', '/invoicing/invoices?state=requested&q=公式');
    expect(body).toMatchObject({ total: 1, items: [{ no }], counts: { requested: 1 } });
    expect((await finance.send('GET', `/invoicing/invoices?q=${no}`)).body.total).toBe(1);
    const csv = await finance.send('GET', `/invoicing/invoices.csv?q=${no}`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(String(csv.body)).toContain(`"'=云栖,""公式""有限公司"`);
    const issued = await issue(finance, no);
    const second = await requested(guest, [await completed()]);
    const again = { number: issued.number, issuedOn: inDays(0), fileId: await uploaded(finance) };
    expect((await send(finance, `/invoicing/invoices/${second}/issue`, again)).body.error.name).toBe('NUMBER_TAKEN');
    const tomorrow = { ...again, number: invoiceNumber(), issuedOn: inDays(2) };
    expect((await send(finance, `/invoicing/invoices/${second}/issue`, tomorrow)).status).toBe(400);
  });

  it('one command has one effect, and two people at once are one', async () => {
    const no = await requested(guest, [await completed()]);
    const wishes = await Promise.all(
      [1, 2, 3].map(async () => ({
        number: invoiceNumber(),
        issuedOn: inDays(0),
        fileId: await uploaded(finance),
      })),
    );
    const answers = await Promise.all(wishes.map((wish) => send(finance, `/invoicing/invoices/${no}/issue`, wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });
});

describe('the file', () => {
  it('is served to its member and to staff with the right, and to nobody else', async () => {
    const no = await requested(guest, [await completed()]);
    await issue(finance, no);
    const path = `/api/invoices/${no}/file`;
    const got = await guest.send('GET', path);
    expect([got.status, got.body, got.headers.get('cache-control')]).toEqual([
      ...[200, '%PDF-1.4 invoice', 'private, no-store'],
    ]);
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toContain('attachment');
    expect((await other.send('GET', path)).status).toBe(404);
    expect((await sender(app.url)('GET', path)).status).toBe(401);
    const desk = `/invoicing/invoices/${no}/file`;
    expect((await finance.send('GET', desk)).body).toBe('%PDF-1.4 invoice');
    expect((await frontDesk.send('GET', desk)).status).toBe(403);
    expect((await guest.send('GET', desk)).status).toBe(401);
    expect((await finance.send('GET', path)).status).toBe(401);
  });

  it('is what it says, at most 5 MB, and sent by somebody with the right', async () => {
    expect(await upload(finance, '<html>', 'x.pdf')).toMatchObject({ status: 400 });
    expect((await upload(frontDesk)).status).toBe(403);
    expect((await upload({ send: sender(app.url) })).status).toBe(401);
    const huge = await upload(finance, `%PDF-${'x'.repeat(5 * 1024 * 1024)}`);
    expect(huge).toMatchObject({ status: 413, body: { error: { name: 'TOO_LARGE' } } });
    const json = await finance.send('POST', '/invoicing/files?name=x.pdf', {});
    expect(json).toMatchObject({ status: 400, body: { error: { details: { field: 'Content-Type' } } } });
    expect((await upload(finance, '%PDF-1.4', '../../etc/passwd.exe')).body.name).not.toMatch(/[\\/]|exe/);
  });

  it('belongs to one invoice', async () => {
    const [first, second] = [await requested(guest, [await completed()]), await requested(guest, [await completed()])];
    const fileId = await uploaded(finance);
    const body = (): object => ({ number: invoiceNumber(), issuedOn: inDays(0), fileId });
    expect((await send(finance, `/invoicing/invoices/${first}/issue`, body())).status).toBe(200);
    expect((await send(finance, `/invoicing/invoices/${second}/issue`, body())).body.error.details.field).toBe(
      'fileId',
    );
  });
});

describe('the database', () => {
  const refused = (sql: string, bindings: unknown[]): Promise<unknown> =>
    expect(app.strapi.db.connection.raw(sql, bindings as never)).rejects.toMatchObject({ code: /^23/ });

  it('refuses illegal states, a rewritten invoice, and a changed timeline', async () => {
    const no = await requested(guest, [await completed()]);
    await refused(`update invoicing_invoices set state = 'voided', closed_at = now() where no = ?`, [no]);
    await refused(`update invoicing_invoices set amount_fen = 1 where no = ?`, [no]);
    await refused(`update invoicing_events set reason = 'x' where invoice_no = ?`, [no]);
    await refused(`delete from invoicing_events where invoice_no = ?`, [no]);
    await issue(finance, no);
    await refused(`update invoicing_invoices set number = '1' where no = ?`, [no]);
    await refused(`update invoicing_invoices set state = 'requested' where no = ?`, [no]);
  });

  it('knows exactly the moves of the table in the code', async () => {
    const { createRequire } = await import('node:module');
    const { legalPairs } = createRequire(import.meta.url)(
      `${app.strapi.dirs.dist.root}/src/plugins/invoicing/server/domain/states.js`,
    ) as typeof import('../../src/plugins/invoicing/server/domain/states');
    const stored = await app.strapi.db.connection('invoicing_legal_states').select('from_state', 'to_state');
    const pair = ([from, to]: string[]): string => `${from}>${to}`;
    expect(
      (stored as { from_state: string; to_state: string }[]).map((r) => pair([r.from_state, r.to_state])).sort(),
    ).toEqual(legalPairs().map(pair).sort());
  });
});

describe('races', () => {
  it('one order in twenty requests at once is in one invoice', async () => {
    const [order, second] = [await completed(), await completed()];
    const titleId = (await guest.send('GET', '/api/invoice-titles')).body.items[0].id as string;
    const amount = async (no: string): Promise<number> => (await candidate(guest, no))!.amountFen as number;
    const [one, both] = [await amount(order), (await amount(order)) + (await amount(second))];
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        send(guest, '/api/invoices', {
          orderNos: i % 2 ? [order] : [second, order],
          titleId,
          expectedAmountFen: i % 2 ? one : both,
        }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.error?.name === 'ORDER_INVOICED')).toHaveLength(19);
  });

  it('asking and refunding at once never leaves an invoice over money that went back', async () => {
    for (let round = 0; round < 6; round += 1) {
      const order = await completed();
      const asked = request(guest, [order]);
      const [answer] = await Promise.all([asked, refund(order, 300)]);
      const left = (await candidate(guest, order))!.amountFen as number;
      if (answer.status !== 201) {
        expect(answer.body.error.name).toBe('AMOUNT_CHANGED');
      } else if (answer.body.amountFen !== left) {
        await becomes(guest, answer.body.no as string, 'rejected');
      }
    }
  });
});

describe('a closed account', () => {
  it('keeps no titles and waits for no invoice; what was issued stays', async () => {
    const { createRequire } = await import('node:module');
    const { forgetMember } = createRequire(import.meta.url)(
      `${app.strapi.dirs.dist.root}/src/plugins/invoicing/server/use-cases/forget-member.js`,
    ) as typeof import('../../src/plugins/invoicing/server/use-cases/forget-member');
    const [open, done] = [await requested(guest, [await completed()]), await requested(guest, [await completed()])];
    await issue(finance, done);
    await forgetMember(app.strapi, Number(world.ledger.memberId));
    const state = async (no: string): Promise<string> =>
      (await finance.send('GET', `/invoicing/invoices/${no}`)).body.state;
    expect([await state(open), await state(done)]).toEqual(['withdrawn', 'issued']);
    expect((await guest.send('GET', '/api/invoice-titles')).body.items).toEqual([]);
  });
});
