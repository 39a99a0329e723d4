/** Kinds of member cards as an operator enters them, and guests who buy them. */
import type { Core } from '@strapi/strapi';
import { newKey, orderUntil, payOrder, type Answer, type Guest } from './guest';

type Documents = {
  create(args: { data: object }): Promise<{ documentId: string }>;
  update(args: { documentId: string; data: object }): Promise<unknown>;
};

export const cardKinds = (strapi: Core.Strapi): Documents =>
  strapi.documents('api::member-card.member-card' as never) as unknown as Documents;

/** ¥365 for 365 days, 12 % off, ¥100 on it, two free nights and three breakfasts. */
export const YEAR_CARD = {
  title: '年卡',
  titleEn: 'Annual card',
  numberPrefix: 'NK',
  priceFen: 36_500,
  termUnit: 'day',
  termCount: 365,
  rank: 2,
  percentOff: 12,
  balanceFen: 10_000,
  refundRule: 'pro_rata',
  freezesPerYear: 1,
  freezeDays: 60,
  onePerMember: true,
  onSale: true,
  benefits: [
    { code: 'free-night', title: '免费入住', titleEn: 'Free night', kind: 'counted', count: 2 },
    {
      code: 'breakfast',
      title: '免费早餐',
      titleEn: 'Free breakfast',
      kind: 'counted',
      count: 3,
      note: '每人每天一份',
    },
    { code: 'late', title: '延迟退房', titleEn: 'Late check-out', kind: 'promise', count: 0 },
  ],
};

export async function seedCardKind(strapi: Core.Strapi, data: Record<string, unknown> = {}): Promise<string> {
  return (await cardKinds(strapi).create({ data: { ...YEAR_CARD, ...data } })).documentId;
}

export const cardItem = (ref: string, wish: object = {}): Record<string, unknown> => ({
  kind: 'member-card',
  ref,
  quantity: 1,
  ...wish,
});

/** Quotes and places; the answer of POST /orders, or of the quote when it was refused. */
export async function orderCard(guest: Guest, ref: string, wish: object = {}): Promise<Answer> {
  const items = [cardItem(ref, wish)];
  const quote = await guest.send('POST', '/api/quotes', { items });
  if (quote.status !== 200) return quote;
  const body = {
    items,
    guest: { name: '林溪', phone: '13800001234' },
    expectedTotalFen: quote.body.totalFen as number,
  };
  return guest.send('POST', '/api/orders', body, { 'Idempotency-Key': newKey() });
}

/** Orders, pays and waits until it is handed over; the order's number. */
export async function buyCard(
  app: { sim: { baseUrl: string }; env: Record<string, string> },
  guest: Guest,
  ref: string,
  wish: object = {},
): Promise<string> {
  const placed = await orderCard(guest, ref, wish);
  if (placed.status !== 201) throw new Error(`no card: ${JSON.stringify(placed.body)}`);
  const { no } = placed.body as { no: string };
  await payOrder(app, guest, no);
  await orderUntil(guest, no, ({ status }) => status === 'completed');
  return no;
}

export type ShownCard = Record<string, any> & { no: string; state: string };

export const cardsOf = async (guest: Guest): Promise<ShownCard[]> =>
  (await guest.send('GET', '/api/me/cards')).body.items as ShownCard[];
