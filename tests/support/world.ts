/** A house with plenty of rooms and orders in every state, for tests that only need something to act on. */
import type { TestApp } from './app';
import { inDays } from './dates';
import { newKey, payOrder, placeStay, quoteStay, signIn, type Guest } from './guest';
import { seedArticle, seedHouse, seedPolicy } from './seed';
import { signInAsAdmin, SUPER_ADMIN, type AdminUser } from './staff';

export type OrderKind = 'pending' | 'paid' | 'confirmed' | 'staying';

export interface World {
  app: TestApp;
  owner: Guest;
  superAdmin: AdminUser;
  /** A house that confirms at once. */
  house: string;
  checkIn: string;
  checkOut: string;
  totalFen: number;
  /** Slug of a published article. */
  article: string;
  /** A new order of the owner. */
  order(kind: OrderKind): Promise<string>;
  /** A new block on the house's calendar; its id. */
  block(): Promise<string>;
}

export async function createWorld(app: TestApp): Promise<World> {
  const cancellationPolicy = await seedPolicy(app.strapi);
  const house = await seedHouse(app.strapi, { units: 200, cancellationPolicy });
  const reviewed = await seedHouse(app.strapi, { units: 200, cancellationPolicy, instantConfirm: false });
  const article = await seedArticle(app.strapi);
  const owner = await signIn(app);
  const superAdmin = await signInAsAdmin(app, SUPER_ADMIN);
  const [checkIn, checkOut] = [inDays(0), inDays(1)];
  const quote = await quoteStay(owner, { ref: house, checkIn, checkOut });
  if (quote.status !== 200) throw new Error(`no quote: ${JSON.stringify(quote.body)}`);

  async function order(kind: OrderKind): Promise<string> {
    const placed = await placeStay(owner, { ref: kind === 'paid' ? reviewed : house, checkIn, checkOut });
    if (placed.status !== 201) throw new Error(`no order: ${JSON.stringify(placed.body)}`);
    const { no } = placed.body as { no: string };
    if (kind === 'pending') return no;
    await payOrder(app, owner, no);
    await owner.send('POST', `/api/orders/${no}/sync`);
    if (kind === 'staying')
      await superAdmin.send('POST', `/ordering/orders/${no}/check-in`, {}, { 'Idempotency-Key': newKey() });
    const wanted = { paid: 'paid', confirmed: 'confirmed', staying: 'in_service' }[kind];
    const { body } = await owner.send('GET', `/api/orders/${no}`);
    if (body.status !== wanted) throw new Error(`order ${no} is ${body.status}, not ${wanted}`);
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

  return {
    app,
    owner,
    superAdmin,
    house,
    checkIn,
    checkOut,
    totalFen: quote.body.totalFen as number,
    article,
    order,
    block,
  };
}
