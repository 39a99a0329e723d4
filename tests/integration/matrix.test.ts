import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../support/app';
import { newKey, sender, signIn, type Guest, type Send } from '../support/guest';
import { NO_INVOICING } from '../support/invoicing';
import { urlOf, VALID_REQUESTS, type Facts } from '../support/requests';
import { ownRoutes } from '../../src/shared/own-routes';
import { nameOf, servedRoutes, type ServedRoute } from '../support/routes';
import { disable, signInAgain, signInAsAdmin, signInAsStaffMember, type AdminUser } from '../support/staff';
import { createWorld, type OrderKind, type World } from '../support/world';

const MEMBERS = ['owner', 'other', 'clerk', 'coach'] as const;
const ADMINS = ['super', 'manager', 'frontDesk', 'finance', 'editor'] as const;
const CALLERS = ['anonymous', ...MEMBERS, 'disabled', ...ADMINS] as const;

type Caller = (typeof CALLERS)[number];
type Admin = (typeof ADMINS)[number];
type Expected = Record<Caller, number>;

const forAll = (status: (caller: Caller) => number): Expected =>
  Object.fromEntries(CALLERS.map((caller) => [caller, status(caller)])) as Expected;
const isMember = (caller: Caller): boolean => (MEMBERS as readonly string[]).includes(caller);
const isAdmin = (caller: Caller): caller is Admin => (ADMINS as readonly string[]).includes(caller);

/** Anybody; a token that is not a member's, or no longer, is no reason to refuse. */
const everybody = (status: number): Expected => forAll(() => status);
const members = (status: number): Expected => forAll((caller) => (isMember(caller) ? status : 401));
/** Whose order it is; to other members it does not exist. */
const owner = (status: number): Expected =>
  forAll((caller) => (caller === 'owner' ? status : isMember(caller) ? 404 : 401));
const clerks = (status: number): Expected =>
  forAll((caller) => (caller === 'clerk' ? status : isMember(caller) ? 403 : 401));
const staff = (status: number, ...roles: Admin[]): Expected =>
  forAll((caller) => (!isAdmin(caller) ? 401 : roles.includes(caller) ? status : 403));

const NO_RATES = { rateFingerprint: 'x'.repeat(43), rateChangeId: '1' };

const NO_COUPONS = {
  couponTemplate: 'none',
  couponId: 'none',
  couponCode: 'none',
  couponIssue: 'none',
  codeBatch: 'none',
};

interface Row {
  expected: Expected;
  /** The state of the order that the request needs; a caller who is let in gets one of its own. */
  order?: OrderKind;
}

const DESK: Admin[] = ['super', 'manager', 'frontDesk'];
const MONEY: Admin[] = ['super', 'manager', 'finance'];
const LEDGER: Admin[] = [...MONEY, 'frontDesk'];

/** Every route of ours, and what each caller gets. */
const MATRIX: Record<string, Row> = {
  'GET /api/health/live': { expected: everybody(200) },
  'GET /api/health/ready': { expected: everybody(200) },
  'GET /api/client-config': { expected: everybody(200) },
  'GET /api/houses/facets': { expected: everybody(200) },
  'GET /api/houses/search': { expected: everybody(200) },
  'GET /api/houses/:id': { expected: everybody(200) },
  'GET /api/houses/:id/calendar': { expected: everybody(200) },
  'GET /api/home': { expected: everybody(200) },
  'GET /api/articles': { expected: everybody(200) },
  'GET /api/articles/:slug': { expected: everybody(200) },
  'GET /api/me/favourites': { expected: members(200) },
  'POST /api/me/favourites/:houseId': { expected: members(200) },
  'DELETE /api/me/favourites/:houseId': { expected: members(200) },
  'GET /api/me/waiting-notes': { expected: members(200) },
  'POST /api/me/waiting-notes': { expected: members(201) },
  'DELETE /api/me/waiting-notes/:no': { expected: owner(200) },
  'GET /api/me/deletion': { expected: members(200) },
  'POST /api/me/deletion': { expected: members(200) },
  'DELETE /api/me/deletion': { expected: members(200) },
  'GET /api/member-levels': { expected: everybody(200) },
  'GET /api/earning-rules': { expected: everybody(200) },
  'GET /api/me/membership': { expected: members(200) },
  'GET /api/me/sign-ins': { expected: members(200) },
  'POST /api/me/sign-ins': { expected: members(200) },
  'GET /api/me/invitation': { expected: members(200) },
  'GET /api/me/invitation/mini-code': { expected: members(200) },
  'GET /membership/members': { expected: staff(200, ...DESK, 'finance') },
  'GET /membership/members/:id': { expected: staff(200, ...DESK, 'finance') },
  'GET /membership/members/:id/level-records': { expected: staff(200, ...DESK, 'finance') },
  'GET /membership/members/:id/sign-ins': { expected: staff(200, ...DESK, 'finance') },
  'POST /membership/members/:id/adjustments': { expected: staff(200, ...MONEY) },
  'GET /api/member-cards': { expected: everybody(200) },
  'GET /api/me/cards': { expected: members(200) },
  'POST /api/me/cards/:no/freeze': { expected: owner(200) },
  'POST /api/me/cards/:no/unfreeze': { expected: owner(200) },
  'GET /membership/card-kinds': { expected: staff(200, ...DESK, 'finance') },
  'GET /membership/members/:id/cards': { expected: staff(200, ...DESK, 'finance') },
  'POST /membership/members/:id/cards': { expected: staff(200, ...DESK) },
  'POST /membership/members/:id/cards/:no/freeze': { expected: staff(200, ...DESK) },
  'POST /membership/members/:id/cards/:no/unfreeze': { expected: staff(200, ...DESK) },
  'POST /membership/members/:id/cards/:no/replace': { expected: staff(200, ...DESK) },
  'POST /membership/members/:id/cards/:no/extend': { expected: staff(200, ...DESK) },
  'POST /membership/members/:id/cards/:no/transfer': { expected: staff(200, 'super', 'manager') },
  'GET /api/orders/:no/arrival': { expected: owner(200), order: 'confirmed' },
  'POST /api/quotes': { expected: everybody(200) },
  // The code says who signs in; the disabled member presents a code of its own.
  'POST /api/auth/wechat': { expected: { ...everybody(200), disabled: 401 } },
  // The refresh token says who it is; everybody presents the best they have.
  'POST /api/auth/refresh': { expected: members(200) },
  'POST /api/auth/logout': { expected: members(200) },
  'GET /api/me': { expected: members(200) },
  'POST /api/me': { expected: members(200) },
  'POST /api/me/phone': { expected: members(200) },
  'POST /api/me/birthday': { expected: members(200) },
  'GET /api/coupon-centre': { expected: everybody(200) },
  'GET /api/me/coupons': { expected: members(200) },
  'POST /api/me/coupons': { expected: members(201) },
  'POST /api/me/coupon-codes': { expected: members(201) },
  'GET /marketing/templates': { expected: staff(200, ...DESK, 'finance') },
  'POST /marketing/templates/:id/issues': { expected: staff(201, 'super', 'manager') },
  'GET /marketing/issues/:id': { expected: staff(200, ...DESK, 'finance') },
  'GET /marketing/templates/:id/codes': { expected: staff(200, ...DESK, 'finance') },
  'POST /marketing/templates/:id/codes': { expected: staff(201, 'super', 'manager') },
  'GET /marketing/codes/:id/codes.csv': { expected: staff(200, 'super', 'manager') },
  'GET /marketing/coupons': { expected: staff(200, ...DESK, 'finance') },
  'POST /marketing/coupons/:id/revoke': { expected: staff(200, 'super', 'manager') },
  'POST /api/orders': { expected: members(201) },
  'GET /api/orders': { expected: members(200) },
  'GET /api/orders/:no': { expected: owner(200), order: 'confirmed' },
  'POST /api/orders/:no/payments': { expected: owner(200), order: 'pending' },
  'POST /api/orders/:no/sync': { expected: owner(200), order: 'pending' },
  'GET /api/orders/:no/cancellation': { expected: owner(200), order: 'confirmed' },
  'POST /api/orders/:no/cancel': { expected: owner(200), order: 'confirmed' },
  'POST /api/orders/:no/change-preview': { expected: owner(200), order: 'confirmed' },
  'POST /api/orders/:no/changes': { expected: owner(200), order: 'confirmed' },
  'POST /api/orders/:no/changes/abandon': { expected: owner(200), order: 'confirmed' },
  // Nobody but WeChat can sign one.
  'POST /api/wechat-pay/notify': { expected: everybody(401) },
  'GET /scheduling/claims': { expected: staff(200, ...DESK) },
  'GET /scheduling/grid': { expected: staff(200, ...DESK) },
  'POST /scheduling/claims/:id/move': { expected: staff(200, ...DESK) },
  'POST /scheduling/blocks': { expected: staff(201, ...DESK) },
  'DELETE /scheduling/blocks/:id': { expected: staff(200, ...DESK) },
  'GET /scheduling/waiting-notes': { expected: staff(200, ...DESK) },
  'POST /scheduling/waiting-notes': { expected: staff(201, ...DESK) },
  'POST /scheduling/waiting-notes/:no/close': { expected: staff(200, ...DESK) },
  'GET /pricing/rates': { expected: staff(200, ...ADMINS) },
  'GET /pricing/rates/houses': { expected: staff(200, ...ADMINS) },
  'POST /pricing/rates/preview': { expected: staff(200, 'super', 'manager') },
  'POST /pricing/rates/changes': { expected: staff(201, 'super', 'manager') },
  'GET /pricing/rates/history': { expected: staff(200, ...ADMINS) },
  'POST /pricing/rates/changes/:id/undo': { expected: staff(200, 'super', 'manager') },
  'GET /api/wallet': { expected: members(200) },
  'GET /api/wallet/statement': { expected: members(200) },
  'GET /api/top-up-plans': { expected: everybody(200) },
  'GET /api/wallet/top-ups': { expected: members(200) },
  'GET /api/orders/:no/return': { expected: owner(200), order: 'toppedUp' },
  'POST /api/orders/:no/returns': { expected: owner(200), order: 'toppedUp' },
  'GET /wallet/members': { expected: staff(200, ...LEDGER) },
  'GET /wallet/members/:memberId': { expected: staff(200, ...LEDGER) },
  'GET /wallet/members/:memberId/statement': { expected: staff(200, ...LEDGER) },
  'GET /wallet/members/:memberId/statement.csv': { expected: staff(200, ...LEDGER) },
  'POST /wallet/members/:memberId/adjustments': { expected: staff(201, ...MONEY) },
  'GET /wallet/accounts/:id/statement': { expected: staff(200, ...LEDGER) },
  'GET /wallet/transfers': { expected: staff(200, ...LEDGER) },
  'GET /wallet/transfers/:no': { expected: staff(200, ...LEDGER) },
  'GET /wallet/verifications': { expected: staff(200, ...LEDGER) },
  'GET /wallet/liability': { expected: staff(200, ...LEDGER) },
  'GET /wallet/flow': { expected: staff(200, ...LEDGER) },
  'GET /wallet/flows': { expected: staff(200, ...LEDGER) },
  'GET /wallet/liability-report': { expected: staff(200, ...LEDGER) },
  'GET /wallet/liability-report.csv': { expected: staff(200, ...LEDGER) },
  'POST /api/me/codes': { expected: members(200) },
  'GET /api/clerk/me': { expected: clerks(200) },
  'GET /api/clerk/today': { expected: clerks(200) },
  'POST /api/clerk/scans': { expected: clerks(201) },
  'POST /api/clerk/scans/:ticket/charge-preview': { expected: clerks(200) },
  'POST /api/clerk/scans/:ticket/charges': { expected: clerks(201) },
  'POST /api/clerk/scans/:ticket/redemptions': { expected: clerks(201) },
  'POST /api/clerk/redemptions/:no/undo': { expected: clerks(200) },
  'POST /cashier/scans': { expected: staff(201, ...DESK) },
  'GET /cashier/members/:id': { expected: staff(200, ...DESK) },
  'POST /cashier/members/:id/redemptions': { expected: staff(201, ...DESK) },
  'POST /cashier/members/:id/charge-preview': { expected: staff(200, ...DESK) },
  'POST /cashier/members/:id/charges': { expected: staff(201, ...DESK) },
  'GET /cashier/days': { expected: staff(200, ...DESK) },
  'GET /cashier/redemptions': { expected: staff(200, ...DESK, 'finance') },
  'GET /cashier/redemptions.csv': { expected: staff(200, ...DESK, 'finance') },
  'POST /cashier/redemptions/:no/undo': { expected: staff(200, ...DESK) },
  'GET /cashier/clerks': { expected: staff(200, 'super', 'manager') },
  'POST /cashier/clerks/:id': { expected: staff(200, 'super', 'manager') },
  'GET /api/invoice-titles': { expected: members(200) },
  'POST /api/invoice-titles': { expected: members(201) },
  'POST /api/invoice-titles/:id': { expected: owner(200) },
  'DELETE /api/invoice-titles/:id': { expected: owner(204) },
  'GET /api/invoiceable-orders': { expected: members(200) },
  'POST /api/invoices': { expected: owner(201) },
  'GET /api/invoices': { expected: members(200) },
  'GET /api/invoices/:no': { expected: owner(200) },
  'GET /api/invoices/:no/file': { expected: owner(200) },
  'POST /api/invoices/:no/withdraw': { expected: owner(200) },
  'GET /invoicing/invoices': { expected: staff(200, ...MONEY) },
  'GET /invoicing/invoices.csv': { expected: staff(200, ...MONEY) },
  'GET /invoicing/invoices/:no': { expected: staff(200, ...MONEY) },
  'GET /invoicing/invoices/:no/file': { expected: staff(200, ...MONEY) },
  'POST /invoicing/files': { expected: staff(201, ...MONEY) },
  'POST /invoicing/invoices/:no/issue': { expected: staff(200, ...MONEY) },
  'POST /invoicing/invoices/:no/reject': { expected: staff(200, ...MONEY) },
  'POST /invoicing/invoices/:no/void': { expected: staff(200, ...MONEY) },
  'GET /api/me/owner-card': { expected: members(200) },
  'GET /owners/buildings': { expected: staff(200, ...DESK, 'finance') },
  'POST /owners/buildings': { expected: staff(201, 'super', 'manager') },
  'POST /owners/buildings/:id': { expected: staff(200, 'super', 'manager') },
  'DELETE /owners/buildings/:id': { expected: staff(200, 'super', 'manager') },
  'POST /owners/buildings/:id/units': { expected: staff(201, 'super', 'manager') },
  'GET /owners/units/:id': { expected: staff(200, ...DESK, 'finance') },
  'POST /owners/units/:id': { expected: staff(200, 'super', 'manager') },
  'DELETE /owners/units/:id': { expected: staff(200, 'super', 'manager') },
  'POST /owners/units/:id/changes': { expected: staff(201, 'super', 'manager') },
  'GET /owners/owners': { expected: staff(200, ...DESK, 'finance') },
  'GET /owners/members/:id': { expected: staff(200, ...DESK, 'finance') },
  'GET /ordering/today': { expected: staff(200, ...DESK, 'finance') },
  'GET /api/orders/:no/guests': { expected: owner(200), order: 'confirmed' },
  'POST /api/orders/:no/guests': { expected: owner(200), order: 'confirmed' },
  'GET /ordering/orders/:no/guests': { expected: staff(200, ...DESK), order: 'confirmed' },
  'POST /ordering/orders/:no/guests': { expected: staff(200, ...DESK), order: 'confirmed' },
  'POST /ordering/guests/:id/reveal': { expected: staff(200, 'super', 'manager') },
  'POST /ordering/quotes': { expected: staff(200, ...DESK) },
  'POST /ordering/orders': { expected: staff(201, ...DESK) },
  'GET /ordering/extras': { expected: staff(200, ...DESK, 'finance') },
  'GET /ordering/earlier-guests': { expected: staff(200, ...DESK) },
  'GET /ordering/known-member': { expected: staff(200, ...DESK) },
  'POST /ordering/orders/:no/offline-payments': { expected: staff(200, ...DESK, 'finance'), order: 'pending' },
  'POST /ordering/orders/:no/hand-backs': { expected: staff(200, ...DESK, 'finance'), order: 'handBack' },
  'POST /ordering/orders/:no/deposits': { expected: staff(200, ...DESK, 'finance'), order: 'confirmed' },
  'POST /ordering/orders/:no/deposit-returns': { expected: staff(200, ...DESK, 'finance'), order: 'staying' },
  'POST /ordering/orders/:no/no-show': { expected: staff(200, ...DESK), order: 'missed' },
  'GET /ordering/orders': { expected: staff(200, ...DESK, 'finance') },
  'GET /ordering/orders/:no': { expected: staff(200, ...DESK, 'finance'), order: 'confirmed' },
  'POST /ordering/orders/:no/refund-preview': { expected: staff(200, ...DESK, 'finance'), order: 'confirmed' },
  'POST /ordering/orders/:no/confirm': { expected: staff(200, ...DESK), order: 'paid' },
  'POST /ordering/orders/:no/reject': { expected: staff(200, ...DESK), order: 'paid' },
  'POST /ordering/orders/:no/check-in': { expected: staff(200, ...DESK), order: 'confirmed' },
  'POST /ordering/orders/:no/check-out': { expected: staff(200, ...DESK), order: 'staying' },
  'POST /ordering/orders/:no/refunds': { expected: staff(200, ...MONEY), order: 'confirmed' },
  'GET /ordering/returns': { expected: staff(200, ...DESK, 'finance') },
  'POST /ordering/orders/:no/decline-return': { expected: staff(200, ...MONEY), order: 'returnAsked' },
  'POST /ordering/orders/:no/change-preview': { expected: staff(200, ...DESK, 'finance'), order: 'confirmed' },
  'POST /ordering/orders/:no/changes': { expected: staff(200, ...DESK), order: 'confirmed' },
  'POST /ordering/orders/:no/changes/abandon': { expected: staff(200, ...DESK), order: 'confirmed' },
};

/** What is used up at the till, so that whoever is let in needs one of its own. */
const TILL = /^POST (\/api\/clerk|\/cashier)\//;
const NO_TILL = {
  memberCode: '1'.repeat(20),
  ticket: `K${'0'.repeat(23)}`,
  redemptionNo: `X${'0'.repeat(15)}`,
  clerkMember: 'M00000000000',
};

/** They act on a title, an order that can be invoiced, or an invoice of the owner. */
const ABOUT_INVOICES = /(invoices(\/:no.*)?|invoice-titles\/:id)$/;
const ABOUT_BUILDINGS = /\/owners\/(buildings|units)\/:id/;
const NO_BUILDING = { buildingId: '1', unitId: '1' };

/** They act on a block of the caller's own. */
const NEEDS_BLOCK = ['POST /scheduling/claims/:id/move', 'DELETE /scheduling/blocks/:id'];

/** Strapi's own routes below /api: nobody from outside gets anything from them. */
const STRAPI_CONTENT_API = [
  'GET /api/content-type-builder/components',
  'GET /api/content-type-builder/components/:uid',
  'GET /api/content-type-builder/content-types',
  'GET /api/content-type-builder/content-types/:uid',
  'GET /api/i18n/locales',
  'GET /api/upload/files',
  'GET /api/upload/files/:id',
  'GET /api/upload/files/page',
  'DELETE /api/upload/files/:id',
  'POST /api/email',
  'POST /api/upload',
];

/** Outside /api, what anybody may reach: the status of a request without credentials and without a body. */
const OPEN_OUTSIDE_API: Record<string, number> = {
  // Strapi's own liveness answer.
  'ALL /_health': 204,
  // Files of the media library and of public/; the guest's client.
  'GET /': 302,
  'GET /uploads/(.*)': 404,
  'GET /((?!uploads/).+)': 404,
  // What the sign-in page of the panel needs before anybody has signed in.
  'GET /admin/init': 200,
  'GET /admin/project-type': 200,
  'POST /admin/login': 400,
  'POST /admin/forgot-password': 400,
  'POST /admin/reset-password': 400,
  // Invitations and the first administrator; without a valid token, or once there is one, all they do is refuse.
  'GET /admin/registration-info': 400,
  'POST /admin/register': 400,
  'POST /admin/register-admin': 400,
  // A script of the content manager, the same for every installation.
  'GET /content-manager/preview/script': 200,
};

describe('who may call what', () => {
  let app: TestApp;
  let world: World;
  const guests: Partial<Record<Caller, Guest>> = {};
  const admins: Partial<Record<Caller, AdminUser>> = {};

  beforeAll(async () => {
    app = await startApp();
    world = await createWorld(app);
    guests.owner = world.owner;
    guests.other = await signIn(app);
    guests.clerk = world.clerk;
    guests.coach = await signInAsStaffMember(app, 'coach');
    guests.disabled = await signIn(app);
    await disable(app, guests.disabled);
    admins.super = world.superAdmin;
    admins.manager = await signInAsAdmin(app, 'yizhan-manager');
    admins.frontDesk = await signInAsAdmin(app, 'yizhan-front-desk');
    admins.finance = await signInAsAdmin(app, 'yizhan-finance');
    admins.editor = await signInAsAdmin(app, 'yizhan-editor');
  });
  afterAll(() => app.stop());

  /** Sends a valid request to a route of ours as this caller; what is let in acts on something of its own. */
  async function callAs(caller: Caller, route: ServedRoute, facts: Facts): Promise<{ status: number; body: unknown }> {
    const guest = guests[caller];
    let send: Send = admins[caller]?.send ?? guest?.send ?? sender(app.url);
    if (nameOf(route) === 'POST /api/auth/logout' && isMember(caller))
      send = (await signInAgain(app, guest!.openid)).send;
    const { body, file, ...rest } = VALID_REQUESTS[nameOf(route)]!(facts);
    const sent = route.method === 'GET' || route.method === 'DELETE' ? undefined : (file ?? body ?? {});
    const type: Record<string, string> = file ? { 'Content-Type': 'application/octet-stream' } : {};
    return send(route.method, urlOf(route.path, rest), sent, { 'Idempotency-Key': newKey(), ...type });
  }

  async function factsFor(caller: Caller, route: ServedRoute, shared: Partial<Facts>): Promise<Facts> {
    const name = nameOf(route);
    const { house, checkIn, checkOut, totalFen } = world;
    const row = MATRIX[name]!;
    // What is not set up here yet is refused only after everything else.
    const letIn = row.expected[caller] < 300 || row.expected[caller] === 503;
    const orderNo = row.order && letIn ? await world.order(row.order) : (shared.orderNo ?? 'none');
    return {
      ...NO_INVOICING,
      ...NO_BUILDING,
      ...shared,
      house,
      checkIn,
      checkOut,
      totalFen,
      article: world.article,
      member: world.owner.member.id,
      extra: world.extra,
      orderNo,
      depositId: name.endsWith('/deposit-returns') && letIn ? await world.deposit(orderNo) : 'z'.repeat(24),
      refundFen: 0,
      fullHouse: world.fullHouse,
      cardKind: world.cardKind,
      cardNo: name.includes('/cards/:no/') ? await world.card(name) : 'NK000000000000',
      otherMember: world.otherMember,
      noteNo: name.includes('/waiting-notes/') ? await world.note() : 'none',
      ...world.ledger,
      ...(/coupon|marketing/.test(name) ? await world.coupons() : NO_COUPONS),
      ...(TILL.test(name) && letIn ? await world.till() : NO_TILL),
      blockId: NEEDS_BLOCK.includes(name) && letIn ? await world.block() : (shared.blockId ?? '0'),
      guestId: name === 'POST /ordering/guests/:id/reveal' && letIn ? await world.listed() : 'zzzzzzzzzzzzzzzzzzzzzzzz',
      loginCode: name === 'POST /api/auth/wechat' ? await codeFor(caller, 'login-code') : 'none',
      phoneCode: name === 'POST /api/me/phone' ? await codeFor(caller, 'phone-code') : 'none',
      refreshToken: name === 'POST /api/auth/refresh' ? await refreshTokenOf(caller) : 'none',
      ...(name.startsWith('POST /pricing/rates/changes') && letIn ? await world.rates(name) : NO_RATES),
      ...(ABOUT_INVOICES.test(name) && letIn ? await world.invoicing(name) : {}),
      ...(ABOUT_BUILDINGS.test(name) && letIn ? await world.building() : {}),
    };
  }

  async function codeFor(caller: Caller, kind: 'login-code' | 'phone-code'): Promise<string> {
    const { openid } = guests[caller] ?? world.owner;
    return (await sender(app.sim.baseUrl)('POST', `/sim/${kind}`, { openid })).body.code as string;
  }

  async function refreshTokenOf(caller: Caller): Promise<string> {
    const guest = guests[caller];
    if (isMember(caller)) return (await signInAgain(app, guest!.openid)).refreshToken;
    return guest?.refreshToken ?? admins[caller]?.token ?? 'not.a.token';
  }

  it('every route of ours is served and has a row, and every row is a route', () => {
    const own = ownRoutes(app.strapi).map(nameOf).sort();
    expect(own).toEqual(Object.keys(MATRIX).sort());
    expect(own).toEqual(Object.keys(VALID_REQUESTS).sort());
    expect(servedRoutes(app.strapi).map(nameOf)).toEqual(expect.arrayContaining(own));
  });

  it.each(Object.keys(MATRIX))('%s', async (name) => {
    const route = ownRoutes(app.strapi).find((own) => nameOf(own) === name)!;
    const { expected, order } = MATRIX[name]!;
    const shared: Partial<Facts> = {
      ...(order ? { orderNo: await world.order(order) } : {}),
      ...(NEEDS_BLOCK.includes(name) ? { blockId: await world.block() } : {}),
      ...(ABOUT_INVOICES.test(name) ? await world.invoicing(name) : {}),
      ...(ABOUT_BUILDINGS.test(name) ? await world.building() : {}),
    };
    const got: Partial<Expected> = {};
    const answers: Record<string, unknown> = {};
    for (const caller of CALLERS) {
      const answer = await callAs(caller, route, await factsFor(caller, route, shared));
      got[caller] = answer.status;
      if (answer.status !== expected[caller]) answers[caller] = answer.body;
    }
    expect(got, JSON.stringify(answers)).toEqual(expected);
  });

  it('waives the difference of a change only for whoever may adjust prices', async () => {
    const { checkIn, checkOut } = world;
    const wish = { checkIn, checkOut, adults: 1, children: 1, expectedDifferenceFen: 0, reason: '房间维修' };
    const got: Record<string, number> = {};
    for (const caller of ADMINS) {
      const path = `/ordering/orders/${await world.order('confirmed')}/changes`;
      const headers = { 'Idempotency-Key': newKey() };
      got[caller] = (await admins[caller]!.send('POST', path, { ...wish, settle: 'waive' }, headers)).status;
    }
    expect(got).toEqual({ super: 200, manager: 200, frontDesk: 403, finance: 403, editor: 403 });
  });

  it('below /api nothing of Strapi is open to anybody', async () => {
    const own = new Set(ownRoutes(app.strapi).map(nameOf));
    const foreign = servedRoutes(app.strapi).filter(
      (route) => route.path.startsWith('/api') && !own.has(nameOf(route)),
    );
    expect(foreign.map(nameOf).sort()).toEqual([...STRAPI_CONTENT_API].sort());
    for (const route of foreign) {
      for (const send of [sender(app.url), guests.owner!.send, guests.clerk!.send, admins.super!.send]) {
        const { status, body } = await send(route.method, route.path.replace(/:\w+/g, '1'));
        expect([401, 403], `${nameOf(route)} answers ${status}`).toContain(status);
        expect(body.error.message, nameOf(route)).toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });

  it('what Strapi serves for the admin panel is closed to guests and to strangers', async () => {
    const own = new Set(ownRoutes(app.strapi).map(nameOf));
    const foreign = servedRoutes(app.strapi).filter(
      (route) => !route.path.startsWith('/api') && !own.has(nameOf(route)),
    );
    expect(foreign.length).toBeGreaterThan(150);
    const unused = new Set(Object.keys(OPEN_OUTSIDE_API));
    const wrong: string[] = [];
    for (const route of foreign) {
      const open = OPEN_OUTSIDE_API[nameOf(route)];
      unused.delete(nameOf(route));
      const method = route.method === 'ALL' ? 'GET' : route.method;
      const url = route.path === '/((?!uploads/).+)' ? '/no-such-file' : route.path.replace(/:\w+/g, '1');
      for (const [who, send] of [
        ['anonymous', sender(app.url)],
        ['member', guests.owner!.send],
        ['clerk', guests.clerk!.send],
      ] as const) {
        const { status } = await send(method, url, method === 'GET' || method === 'DELETE' ? undefined : {});
        if (open === undefined ? ![401, 403].includes(status) : status !== open)
          wrong.push(`${nameOf(route)} answers ${status} to ${who}`);
      }
    }
    expect(wrong).toEqual([]);
    expect([...unused], 'listed as open but not served').toEqual([]);
  });

  it('an access token dies with its session, in every route at once', async () => {
    const session = await signInAgain(app, guests.other!.openid);
    expect((await session.send('GET', '/api/me')).status).toBe(200);
    expect((await session.send('POST', '/api/auth/logout', {})).status).toBe(200);
    const closed = ownRoutes(app.strapi).filter(({ definition }) => definition.audience === 'member');
    expect(closed.length).toBeGreaterThan(10);
    for (const route of closed) {
      const { body, ...rest } = VALID_REQUESTS[nameOf(route)]!(await factsFor('anonymous', route, {}));
      const url = urlOf(route.path, rest);
      const answer = await session.send(route.method, url, route.method === 'GET' ? undefined : (body ?? {}));
      expect([nameOf(route), answer.status, answer.body.error?.name]).toEqual([nameOf(route), 401, 'UNAUTHORIZED']);
    }
    const renewed = await sender(app.url)('POST', '/api/auth/refresh', { refreshToken: session.refreshToken });
    expect(renewed.status).toBe(401);
    // The member's other session is another matter.
    expect((await guests.other!.send('GET', '/api/me')).status).toBe(200);
  });

  it('a member who is disabled while signed in is out within seconds, and cannot come back', async () => {
    const guest = await signIn(app);
    expect((await guest.send('GET', '/api/me')).status).toBe(200);
    await disable(app, guest);
    await expect.poll(async () => (await guest.send('GET', '/api/me')).status, { timeout: 5_000 }).toBe(401);
    expect((await sender(app.url)('POST', '/api/auth/refresh', { refreshToken: guest.refreshToken })).status).toBe(401);
    await expect(signInAgain(app, guest.openid)).rejects.toThrow('401');
  });

  it('a refresh token is good once', async () => {
    const { refreshToken } = await signInAgain(app, guests.other!.openid);
    const renew = (token: string): ReturnType<Send> =>
      sender(app.url)('POST', '/api/auth/refresh', { refreshToken: token });
    const first = await renew(refreshToken);
    expect(first.status).toBe(200);
    expect((await renew(refreshToken)).status).toBe(401);
    expect((await renew(first.body.accessToken)).status).toBe(401);
    const asAccess = await sender(app.url, { Authorization: `Bearer ${first.body.refreshToken}` })('GET', '/api/me');
    expect(asAccess.status).toBe(401);
  });
});
