/** Buying stored value, as a guest or at the desk. */
import { newKey, orderUntil, payOrder, type Answer, type Guest, type Send } from './guest';
import type { Simulator } from './app';

export interface TopUpWish {
  ref: string;
  amountFen?: number;
}

export const topUpItem = ({ ref, amountFen }: TopUpWish): object => ({
  kind: 'top-up-plan',
  ref,
  ...(amountFen === undefined ? {} : { amountFen }),
});

export const quoteTopUp = (guest: { send: Send }, wish: TopUpWish): Promise<Answer> =>
  guest.send('POST', '/api/quotes', { items: [topUpItem(wish)] });

export async function placeTopUp(guest: Guest, wish: TopUpWish): Promise<Answer> {
  const quoted = await quoteTopUp(guest, wish);
  return guest.send(
    'POST',
    '/api/orders',
    {
      items: [topUpItem(wish)],
      guest: { name: '林溪', phone: '13800001234' },
      expectedTotalFen: quoted.body.totalFen ?? wish.amountFen ?? 1,
    },
    { 'Idempotency-Key': newKey() },
  );
}

/** Pays at WeChat and waits until it has arrived; the number of the order. */
export async function buyTopUp(
  app: { sim: Simulator; env: Record<string, string> },
  guest: Guest,
  wish: TopUpWish,
): Promise<string> {
  const placed = await placeTopUp(guest, wish);
  if (placed.status !== 201) throw new Error(`no top-up: ${JSON.stringify(placed.body)}`);
  const { no } = placed.body as { no: string };
  await payOrder(app, guest, no);
  await guest.send('POST', `/api/orders/${no}/sync`);
  await orderUntil(guest, no, ({ status }) => status === 'completed');
  return no;
}

/** What a guest may spend of an asset, fen. */
export async function available(guest: { send: Send }, asset: string): Promise<number> {
  const { body } = await guest.send('GET', '/api/wallet');
  return (body.assets as { asset: string; available: number }[]).find((one) => one.asset === asset)?.available ?? 0;
}

/** Looks, and asks for what was shown. */
export async function askReturn(guest: { send: Send }, no: string, key = newKey()): Promise<Answer> {
  const { body } = await guest.send('GET', `/api/orders/${no}/return`);
  return guest.send(
    'POST',
    `/api/orders/${no}/returns`,
    { reason: '用不上了', expectedRefundFen: body.refundFen },
    { 'Idempotency-Key': key },
  );
}
