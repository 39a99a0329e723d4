/** Orders in every state, made through the API by guests and staff. */
import type { Core } from '@strapi/strapi';
import {
  DEMO_BLOCKS,
  DEMO_HOUSES,
  DEMO_INVITATIONS,
  DEMO_ORDERS,
  DEMO_PERSONAS,
  addDays,
  type DemoOrder,
} from '../content';
import { makeCorrections } from './corrections';
import { makeTopUps } from './top-up';
import { post, send } from './http';
import { leaveNotes } from './notes';
import type { Persona, StaffLogin } from './people';
import { managerToken } from './staff';
import { shiftOrder } from './shift-order';

export interface Places {
  apiUrl: string;
  simulatorUrl: string;
  appId: string;
}

interface Order {
  no: string;
  status: string;
  totalFen: number;
  wechat: object | null;
}

/** Past and present stays are placed this far ahead and then moved to their days. */
const AHEAD = 98;

interface Context extends Places {
  strapi: Core.Strapi;
  houses: ReadonlyMap<string, string>;
  extras: ReadonlyMap<string, string>;
  today: string;
  /** Picture id → address. */
  pictureUrls: ReadonlyMap<string, string>;
  guestTokens: Map<string, string>;
  staffToken: string;
}

export async function seedOrders(
  strapi: Core.Strapi,
  input: Places & {
    houses: ReadonlyMap<string, string>;
    extras: ReadonlyMap<string, string>;
    personas: readonly Persona[];
    staff: readonly StaffLogin[];
    today: string;
    pictureUrls: ReadonlyMap<string, string>;
  },
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  const context: Context = {
    ...input,
    strapi,
    guestTokens: await signInAll(input),
    staffToken: await managerToken(input.apiUrl, input.staff),
  };
  for (const block of DEMO_BLOCKS) await blockUnit(context, block);
  for (const [i, order] of DEMO_ORDERS.entries()) {
    await seedOrder(context, order);
    onProgress(i + 1, DEMO_ORDERS.length);
  }
  await makeCorrections(input.apiUrl, context.staffToken, input.today);
  await makeTopUps(input.apiUrl, context.staffToken);
}

async function signInAll(
  input: Places & { personas: readonly Persona[]; pictureUrls: ReadonlyMap<string, string> },
): Promise<Map<string, string>> {
  const tokens = new Map<string, string>();
  const codes = new Map<string, string>();
  for (const { key, openid, nickname } of input.personas) {
    const { code } = await post<{ code: string }>(`${input.simulatorUrl}/sim/login-code`, { openid });
    const invitedBy = codes.get(DEMO_INVITATIONS[key] ?? '') ?? null;
    const session = await post<{ accessToken: string; member: { id: string } }>(`${input.apiUrl}/auth/wechat`, {
      code,
      invitedBy,
    });
    const { accessToken } = session;
    codes.set(key, session.member.id);
    const headers = { Authorization: `Bearer ${accessToken}` };
    const { language, avatar } = DEMO_PERSONAS.find((persona) => persona.key === key)!;
    await post(`${input.apiUrl}/me`, { nickname, language, avatarUrl: input.pictureUrls.get(avatar) ?? null }, headers);
    const phone = await post<{ code: string }>(`${input.simulatorUrl}/sim/phone-code`, { openid });
    await post(`${input.apiUrl}/me/phone`, { code: phone.code }, headers);
    tokens.set(key, accessToken);
  }
  return tokens;
}

async function blockUnit(context: Context, block: (typeof DEMO_BLOCKS)[number]): Promise<void> {
  const from = addDays(context.today, block.startOffset);
  const body = {
    resource: `house:${context.houses.get(block.house)}`,
    count: 1,
    from,
    to: addDays(from, block.nights),
    reason: block.reason,
  };
  await post(`${new URL(context.apiUrl).origin}/scheduling/blocks`, body, {
    Authorization: `Bearer ${context.staffToken}`,
  });
}

async function seedOrder(context: Context, planned: DemoOrder): Promise<void> {
  const moved = planned.startOffset <= 0;
  const no = await place(context, planned, moved ? planned.startOffset + AHEAD : planned.startOffset);
  if (planned.state === 'pending') return;
  if (planned.state === 'closed') return cancel(context, planned, no);
  await pay(context, planned, no);
  if (!moved) await wait(context, planned);
  if (planned.state === 'awaiting-confirmation') return;
  if (planned.state === 'rejected') return desk(context, no, 'reject', { reason: planned.reason ?? '房间临时检修' });
  if (planned.state === 'refunding')
    await post(`${context.simulatorUrl}/sim/faults`, { fault: 'refund-stuck', times: 1 });
  if (planned.state === 'refunding' || planned.state === 'refunded') return cancel(context, planned, no);
  if (staffConfirms(planned)) await desk(context, no, 'confirm');
  if (moved) await shiftOrder(context.strapi, no, -AHEAD, Math.min(planned.startOffset, 0) - 3);
  if (planned.state === 'cancelled') return cancel(context, planned, no);
  if (['in-house', 'leaving-today', 'completed'].includes(planned.state)) await desk(context, no, 'check-in');
  if (planned.state === 'completed') await desk(context, no, 'check-out');
}

async function place(context: Context, planned: DemoOrder, offset: number): Promise<string> {
  const persona = DEMO_PERSONAS.find(({ key }) => key === planned.persona)!;
  const checkIn = addDays(context.today, offset);
  const item = {
    kind: 'house',
    ref: context.houses.get(planned.house),
    quantity: planned.quantity,
    checkIn,
    checkOut: addDays(checkIn, planned.nights),
    adults: planned.adults,
    children: planned.children,
    extras: Object.entries(planned.extras ?? {}).map(([code, quantity]) => ({
      ref: context.extras.get(code),
      quantity,
    })),
  };
  const headers = guestHeaders(context, planned);
  const quote = await post<{ totalFen: number }>(`${context.apiUrl}/quotes`, { items: [item] }, headers);
  const body = {
    items: [item],
    guest: { name: persona.name, phone: persona.phone },
    remark: planned.remark,
    expectedTotalFen: quote.totalFen,
  };
  return (await post<Order>(`${context.apiUrl}/orders`, body, headers)).no;
}

/** Somebody else wants the same nights. */
function wait(context: Context, { key, house, startOffset, nights }: DemoOrder): Promise<void> {
  const checkIn = addDays(context.today, startOffset);
  const resource = `house:${context.houses.get(house)}`;
  return leaveNotes(context, { order: key, resource, checkIn, checkOut: addDays(checkIn, nights) });
}

async function pay(context: Context, planned: DemoOrder, no: string): Promise<void> {
  const headers = guestHeaders(context, planned);
  const started = await post<Order>(`${context.apiUrl}/orders/${no}/payments`, {}, headers);
  if (started.wechat) {
    await post(`${context.simulatorUrl}/sim/cashier`, {
      action: 'pay',
      params: { appId: context.appId, ...started.wechat },
    });
  }
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const { status } = await post<Order>(`${context.apiUrl}/orders/${no}/sync`, {}, headers);
    if (status !== 'pending') return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`order ${no} was paid, but its payment did not arrive`);
}

async function cancel(context: Context, planned: DemoOrder, no: string): Promise<void> {
  const headers = guestHeaders(context, planned);
  const { refundFen } = await send<{ refundFen: number }>(
    'GET',
    `${context.apiUrl}/orders/${no}/cancellation`,
    undefined,
    headers,
  );
  await post(
    `${context.apiUrl}/orders/${no}/cancel`,
    { reason: planned.reason ?? '行程有变', expectedRefundFen: refundFen },
    headers,
  );
}

async function desk(context: Context, no: string, verb: string, body: object = {}): Promise<void> {
  const origin = new URL(context.apiUrl).origin;
  await post(`${origin}/ordering/orders/${no}/${verb}`, body, { Authorization: `Bearer ${context.staffToken}` });
}

const guestHeaders = (context: Context, { persona }: DemoOrder): Record<string, string> => ({
  Authorization: `Bearer ${context.guestTokens.get(persona)}`,
});

const staffConfirms = (planned: DemoOrder): boolean =>
  DEMO_HOUSES.find(({ code }) => code === planned.house)?.instantConfirm === false;
