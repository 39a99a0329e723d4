/** A house with plenty of rooms and orders in every state, for tests that only need something to act on. */
import type { TestApp } from './app';
import { seedCoupons, type CouponFacts } from './coupons';
import { linkClerk, redeemWith, ticketFor } from './cashier';
import { inDays } from './dates';
import { newKey, payOrder, placeStay, quoteStay, signIn, type Guest } from './guest';
import { candidate, createTitle, issue, requested, seedInvoiceRule, uploaded, type InvoicingFacts } from './invoicing';
import { seedMembership } from './membership';
import { seedCardKind } from './cards';
import { LISTED, rateWish, TOP_UP_FEN, type Facts } from './requests';
import { seedArticle, seedExtra, seedHouse, seedPolicy, seedTopUpPlan, seedTopUpRule } from './seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from './staff';
import { askReturn, buyTopUp } from './top-up';

/** `handBack`: paid in cash, a part of it promised back. `missed`: nobody came yesterday. */
export type OrderKind = 'pending' | 'paid' | 'confirmed' | 'staying' | 'completed' | 'handBack' | 'missed' | TopUpKind;
/** Stored value that has arrived; `returnAsked`: staff are asked to give it back. */
type TopUpKind = 'toppedUp' | 'returnAsked';

export interface World {
  app: TestApp;
  owner: Guest;
  superAdmin: AdminUser;
  /** A house that confirms at once. */
  house: string;
  /** Something free that comes with a stay. */
  extra: string;
  checkIn: string;
  checkOut: string;
  totalFen: number;
  /** Slug of a published article. */
  article: string;
  /** A new order of the owner. */
  order(kind: OrderKind): Promise<string>;
  /** A house whose only room is blocked for months. */
  fullHouse: string;
  /** An open waiting note of the owner for it; the number. */
  note(): Promise<string>;
  /** A new block on the house's calendar; its id. */
  block(): Promise<string>;
  /** What a change of prices (or, by the route's name, an undo) needs: prices as they were, and a fresh preview. */
  rates(route: string): Promise<{ rateFingerprint: string; rateChangeId: string }>;
  /** Somebody on the list of guests of a new order; the id. */
  listed(): Promise<string>;
  /** What the owner has in the wallet; see {@link Facts}. */
  ledger: Pick<Facts, 'memberId' | 'walletAccount' | 'transferNo'>;
  /** Coupons: what there is of them, with a fresh coupon of the owner and a fresh code. */
  coupons(): Promise<CouponFacts>;
  /** Of which a member may have several. */
  cardKind: string;
  /** A new card of the owner, frozen when the route (by its name) thaws it; the number. */
  card(route: string): Promise<string>;
  /** Public id of a member who is not the owner. */
  otherMember: string;
  /** ¥500 in cash for this order; the id. */
  deposit(no: string): Promise<string>;
  /** A member who may do everything at the till. */
  clerk: Guest;
  /** What the routes of the till act on; see {@link Facts}. */
  till(): Promise<Pick<Facts, 'memberCode' | 'ticket' | 'redemptionNo' | 'clerkMember'>>;
  /** What a route about invoices needs, by its name. */
  invoicing(route: string): Promise<InvoicingFacts>;
  /** A new building of the venue, with a unit that nobody owns. */
  building(): Promise<{ buildingId: string; unitId: string }>;
}

export async function createWorld(app: TestApp): Promise<World> {
  const cancellationPolicy = await seedPolicy(app.strapi);
  const house = await seedHouse(app.strapi, { units: 200, cancellationPolicy });
  const reviewed = await seedHouse(app.strapi, { units: 200, cancellationPolicy, instantConfirm: false });
  const extra = await seedExtra(app.strapi, { priceFen: 0 });
  const article = await seedArticle(app.strapi);
  await seedMembership(app.strapi);
  const plan = await seedTopUpPlan(app.strapi, { principalFen: TOP_UP_FEN });
  await seedTopUpRule(app.strapi);
  await seedInvoiceRule(app.strapi);
  const owner = await signIn(app);
  const superAdmin = await signInAsAdmin(app, SUPER_ADMIN);
  const [checkIn, checkOut] = [inDays(0), inDays(1)];
  const quote = await quoteStay(owner, { ref: house, checkIn, checkOut });
  if (quote.status !== 200) throw new Error(`no quote: ${JSON.stringify(quote.body)}`);

  const fullHouse = await seedHouse(app.strapi);
  const taken = { resource: `house:${fullHouse}`, count: 1, from: inDays(0), to: inDays(90), reason: '维修' };
  await superAdmin.send('POST', '/scheduling/blocks', taken, { 'Idempotency-Key': newKey() });

  async function note(): Promise<string> {
    const guest = { name: '林溪', phone: '13800001234' };
    const wish = { resource: taken.resource, from: inDays(50), to: inDays(52), adults: 2, children: 0, guest };
    const left = await owner.send('POST', '/api/me/waiting-notes', wish, { 'Idempotency-Key': newKey() });
    if (left.status !== 201) throw new Error(`no waiting note: ${JSON.stringify(left.body)}`);
    return left.body.no as string;
  }

  async function handBack(): Promise<string> {
    const items = [{ kind: 'house', ref: house, checkIn, checkOut, adults: 2, children: 0 }];
    const guest = { name: '林溪', phone: '13800001234' };
    const body = { items, guest, payment: { tender: 'cash' }, expectedTotalFen: quote.body.totalFen as number };
    const booked = await superAdmin.send('POST', '/ordering/orders', body, { 'Idempotency-Key': newKey() });
    if (booked.status !== 201) throw new Error(`no order at the desk: ${JSON.stringify(booked.body)}`);
    const { no } = booked.body as { no: string };
    const refund = { amountFen: 100, reason: '热水不足' };
    await superAdmin.send('POST', `/ordering/orders/${no}/refunds`, refund, { 'Idempotency-Key': newKey() });
    return no;
  }

  async function topUp(kind: TopUpKind): Promise<string> {
    const no = await buyTopUp(app, owner, { ref: plan });
    if (kind === 'toppedUp') return no;
    await app.strapi.db.connection('top_up_rules').update({ automatic_in_time: false });
    const asked = await askReturn(owner, no);
    await app.strapi.db.connection('top_up_rules').update({ automatic_in_time: true });
    if (asked.status !== 200) throw new Error(`no request for a refund: ${JSON.stringify(asked.body)}`);
    return no;
  }

  async function order(kind: OrderKind): Promise<string> {
    if (kind === 'handBack') return handBack();
    if (kind === 'toppedUp' || kind === 'returnAsked') return topUp(kind);
    const placed = await placeStay(owner, { ref: kind === 'paid' ? reviewed : house, checkIn, checkOut });
    if (placed.status !== 201) throw new Error(`no order: ${JSON.stringify(placed.body)}`);
    const { no } = placed.body as { no: string };
    if (kind === 'pending') return no;
    await payOrder(app, owner, no);
    await owner.send('POST', `/api/orders/${no}/sync`);
    if (kind === 'staying')
      await superAdmin.send('POST', `/ordering/orders/${no}/check-in`, {}, { 'Idempotency-Key': newKey() });
    const wanted = {
      ...{ paid: 'paid', confirmed: 'confirmed', staying: 'in_service', completed: 'confirmed', missed: 'confirmed' },
    }[kind];
    const { body } = await owner.send('GET', `/api/orders/${no}`);
    if (body.status !== wanted) throw new Error(`order ${no} is ${body.status}, not ${wanted}`);
    if (kind === 'missed' || kind === 'completed')
      await app.strapi.db
        .connection('orders')
        .where({ no })
        .update({ starts_at: `${inDays(-1)} 06:00:00` });
    // Nobody came: completed, and it earns nothing, so that prices stay what they are.
    if (kind === 'completed')
      await superAdmin.send('POST', `/ordering/orders/${no}/no-show`, {}, { 'Idempotency-Key': newKey() });
    return no;
  }

  async function block(): Promise<string> {
    const range = { from: inDays(100), to: inDays(102) };
    const resource = `house:${house}`;
    const body = { resource, count: 1, ...range, reason: '维修' };
    const made = await superAdmin.send('POST', '/scheduling/blocks', body, { 'Idempotency-Key': newKey() });
    if (made.status !== 201) throw new Error(`no block: ${JSON.stringify(made.body)}`);
    const { body: found } = await superAdmin.send(
      'GET',
      `/scheduling/claims?resource=${resource}&from=${range.from}&to=${range.to}`,
    );
    return (found.claims as { id: string; unit: number; kind: string }[]).find(
      (claim) => claim.kind === 'block' && claim.unit === made.body.units[0],
    )!.id;
  }

  async function rates(route: string): Promise<{ rateFingerprint: string; rateChangeId: string }> {
    const send = (path: string, body: unknown): ReturnType<AdminUser['send']> =>
      superAdmin.send('POST', `/pricing/rates/${path}`, body, { 'Idempotency-Key': newKey() });
    const plain = {
      ...rateWish({ house }),
      edit: { restore: ['priceFen', 'label', 'minNights', 'closed', 'closedToArrival', 'closedToDeparture'] },
    };
    const { fingerprint } = (await send('preview', plain)).body as { fingerprint: string };
    await send('changes', { ...plain, fingerprint });
    const preview = await send('preview', rateWish({ house }));
    const rateFingerprint = preview.body.fingerprint as string;
    if (!route.endsWith('/undo')) return { rateFingerprint, rateChangeId: '1' };
    const made = await send('changes', { ...rateWish({ house }), fingerprint: rateFingerprint });
    if (made.status !== 201) throw new Error(`no change of prices: ${JSON.stringify(made.body)}`);
    return { rateFingerprint, rateChangeId: made.body.id as string };
  }

  async function deposit(no: string): Promise<string> {
    const taken = { tender: 'cash', amountFen: 50_000 };
    const headers = { 'Idempotency-Key': newKey() };
    const { body } = await superAdmin.send('POST', `/ordering/orders/${no}/deposits`, taken, headers);
    return (body.deposits as { id: string }[])[0]!.id;
  }

  const cardKind = await seedCardKind(app.strapi, { onePerMember: false, freezesPerYear: 12, percentOff: 0 });
  async function card(route: string): Promise<string> {
    const path = `/membership/members/${owner.member.id}/cards`;
    const post = (rest: string, body: object): ReturnType<AdminUser['send']> =>
      superAdmin.send('POST', `${path}${rest}`, { reason: '测试', ...body }, { 'Idempotency-Key': newKey() });
    const given = await post('', { kindId: cardKind });
    if (given.status !== 200) throw new Error(`no card: ${JSON.stringify(given.body)}`);
    const { rows } = (await app.strapi.db.connection.raw(
      `select c.no from membership_cards c join members m on m.id = c.member_id where m.openid = ? order by c.id desc limit 1`,
      [owner.openid],
    )) as { rows: { no: string }[] };
    const { no } = rows[0]!;
    if (route.endsWith('/unfreeze')) await post(`/${no}/freeze`, {});
    return no;
  }

  async function invoicing(route: string): Promise<InvoicingFacts> {
    const billedNo = await order('completed');
    const titleId = await createTitle(owner, { kind: 'personal', name: '林溪' });
    const facts = {
      titleId,
      billedNo,
      billedFen: (await candidate(owner, billedNo))!.amountFen as number,
      fileId: await uploaded(superAdmin),
    };
    if (route === 'POST /api/invoices') return { ...facts, invoiceNo: 'none' };
    const invoiceNo = await requested(owner, [billedNo]);
    if (/[/](file|void)$/.test(route)) await issue(superAdmin, invoiceNo);
    // Titles are few; what was asked for keeps its own.
    if (!route.includes('/invoice-titles/')) await owner.send('DELETE', `/api/invoice-titles/${titleId}`);
    return { ...facts, invoiceNo };
  }

  let buildings = 0;
  async function building(): Promise<{ buildingId: string; unitId: string }> {
    const name = `测试楼 ${(buildings += 1)}`;
    const body = { name, layout: { fromFloor: 1, toFloor: 1, unitsPerFloor: 1 } };
    const made = await superAdmin.send('POST', '/owners/buildings', body, { 'Idempotency-Key': newKey() });
    const found = (made.body.items as { id: number; name: string; units: { id: number }[] }[]).find(
      (item) => item.name === name,
    )!;
    return { buildingId: String(found.id), unitId: String(found.units[0]!.id) };
  }

  async function listed(): Promise<string> {
    const no = await order('confirmed');
    const { body } = await superAdmin.send('POST', `/ordering/orders/${no}/guests`, { guests: [LISTED] });
    return (body.guests as { id: string }[])[0]!.id;
  }

  const clerk = await signIn(app);
  await linkClerk(superAdmin, clerk);

  async function till(): Promise<Awaited<ReturnType<World['till']>>> {
    const ticket = await ticketFor(clerk, owner);
    const redeemed = await redeemWith(clerk, ticket);
    if (redeemed.status !== 201) throw new Error(`not redeemed: ${JSON.stringify(redeemed.body)}`);
    // The code of the next slot: the one of this slot is used up.
    const { body } = await owner.send('POST', '/api/me/codes', {});
    return { ticket, redemptionNo: redeemed.body.no, memberCode: body.codes[1], clerkMember: clerk.member.id };
  }

  return {
    app,
    clerk,
    till,
    owner,
    superAdmin,
    house,
    extra,
    checkIn,
    checkOut,
    totalFen: quote.body.totalFen as number,
    article,
    order,
    fullHouse,
    note,
    block,
    rates,
    listed,
    cardKind,
    card,
    otherMember: (await signIn(app)).member.id,
    ledger: await fillWallet(app, owner, superAdmin),
    deposit,
    coupons: await seedCoupons(app, owner, superAdmin),
    invoicing,
    building,
  };
}

async function fillWallet(app: TestApp, owner: Guest, superAdmin: AdminUser): Promise<World['ledger']> {
  const { id } = (await app.strapi.db.connection('members').where({ openid: owner.openid }).first('id')) as {
    id: number;
  };
  const path = `/wallet/members/${id}`;
  const wish = { asset: 'points', amount: 500, reason: '开业赠送' };
  const made = await superAdmin.send('POST', `${path}/adjustments`, wish, { 'Idempotency-Key': newKey() });
  if (made.status !== 201) throw new Error(`no points: ${JSON.stringify(made.body)}`);
  const lessons = { asset: 'lesson', amount: 500, reason: '测试课时' };
  await superAdmin.send('POST', `${path}/adjustments`, lessons, { 'Idempotency-Key': newKey() });
  const { body } = await superAdmin.send('GET', path);
  return { memberId: String(id), walletAccount: body.assets[0].pockets[0].id, transferNo: made.body.transferNo };
}
