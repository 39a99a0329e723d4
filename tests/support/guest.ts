/** A guest with a phone: signs in through the simulator and talks to the API as the client does. */
import { randomBytes } from 'node:crypto';

export interface Answer<T = Record<string, any>> {
  status: number;
  body: T;
  headers: Headers;
}

export type Send = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export const sender =
  (base: string, common: Record<string, string> = {}): Send =>
  async (method, path, body, headers = {}) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { 'Content-Type': 'application/json', ...common, ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = text ? JSON.parse(text) : null;
    } catch {
      // Not JSON: the text itself is the body.
    }
    return { status: response.status, body: parsed as Record<string, any>, headers: response.headers };
  };

export const newKey = (): string => randomBytes(12).toString('hex');

export interface Guest {
  openid: string;
  accessToken: string;
  refreshToken: string;
  member: { id: string; nickname: string };
  send: Send;
}

interface SimulatorLike {
  baseUrl: string;
}

let personas = 0;

export async function signIn(
  app: { url: string; sim: SimulatorLike },
  name = `客人${(personas += 1)}`,
): Promise<Guest> {
  const sim = sender(app.sim.baseUrl);
  const phone = `138${String(10_000_000 + Math.floor(Math.random() * 89_999_999))}`;
  const persona = await sim('POST', '/sim/personas', { name, phone });
  const { openid } = persona.body as { openid: string };
  const code = await sim('POST', '/sim/login-code', { openid });
  const session = await sender(app.url)('POST', '/api/auth/wechat', { code: code.body.code });
  if (session.status !== 200) throw new Error(`sign-in failed: ${JSON.stringify(session.body)}`);
  const { accessToken, refreshToken, member } = session.body as never as {
    accessToken: string;
    refreshToken: string;
    member: Guest['member'];
  };
  return {
    openid,
    accessToken,
    refreshToken,
    member,
    send: sender(app.url, { Authorization: `Bearer ${accessToken}` }),
  };
}

export interface StayWish {
  ref: string;
  checkIn: string;
  checkOut: string;
  adults?: number;
  children?: number;
  quantity?: number;
  extras?: { ref: string; quantity: number }[];
}

const itemOf = (stay: StayWish): object => ({ kind: 'house', adults: 2, children: 0, ...stay });

export const quoteStay = (guest: Guest, stay: StayWish): Promise<Answer> =>
  guest.send('POST', '/api/quotes', { items: [itemOf(stay)] });

/** Quotes and places; the answer of POST /orders. */
export async function placeStay(
  guest: Guest,
  stay: StayWish,
  options: { key?: string; totalFen?: number } = {},
): Promise<Answer> {
  const totalFen = options.totalFen ?? (await quoteStay(guest, stay)).body.totalFen;
  return guest.send(
    'POST',
    '/api/orders',
    { items: [itemOf(stay)], guest: { name: '林溪', phone: '13800001234' }, remark: null, expectedTotalFen: totalFen },
    { 'Idempotency-Key': options.key ?? newKey() },
  );
}

/** Opens the payment and pays at the simulator's cashier; the notification then finds its own way. */
export async function payOrder(
  app: { sim: SimulatorLike; env: Record<string, string> },
  guest: Guest,
  no: string,
): Promise<Answer> {
  const started = await guest.send('POST', `/api/orders/${no}/payments`);
  if (started.status !== 200 || started.body.status === 'succeeded') return started;
  const params = { appId: app.env.WECHAT_APPID, ...started.body.wechat };
  return sender(app.sim.baseUrl)('POST', '/sim/cashier', { action: 'pay', openid: guest.openid, params });
}

/** Reads an order until `done`; fails after `withinMs`. */
export async function orderUntil(
  guest: Guest,
  no: string,
  done: (order: Record<string, any>) => boolean,
  withinMs = 8_000,
): Promise<Record<string, any>> {
  const until = Date.now() + withinMs;
  for (;;) {
    const { body } = await guest.send('GET', `/api/orders/${no}`);
    if (done(body)) return body;
    if (Date.now() > until)
      throw new Error(
        `order ${no} stays ${body.status}: ${JSON.stringify(body.timeline?.map((e: { type: string }) => e.type))}`,
      );
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
