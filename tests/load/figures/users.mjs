import { randomBytes } from 'node:crypto';
import { houseId, HOUSES } from '../content.mjs';
import { client, signIn } from '../http.mjs';
import { percentile } from '../measure.mjs';
import { searches } from './search.mjs';

const USERS = 1_000;
const SECONDS = 60;
/** Users arrive over this time, before the measurement begins. */
const ARRIVAL_SECONDS = 8;
const THINK_MS = [2_000, 6_000];
/** Somebody else was faster, or the price has just changed: an answer like any other. */
const EXPECTED = new Set([200, 201, 409]);

/** 1,000 people at once search, look at houses and calendars, ask for prices; some book, pay or change their mind. */
export const users = {
  name: 'users',
  async run(stage) {
    const book = { times: [], failures: new Map(), orders: 0, begins: Date.now() + ARRIVAL_SECONDS * 1_000 };
    const until = book.begins + SECONDS * 1_000;
    const send = observed(client(stage.url), book, until);
    const sim = client(stage.sim.baseUrl, { connections: 50 });
    const search = searches();
    await Promise.all(
      Array.from({ length: USERS }, async (_, n) => {
        await pause((n / USERS) * ARRIVAL_SECONDS * 1_000);
        const user = { n, send, sim, search, stage, book, session: undefined };
        while (Date.now() < until) await visit(user, () => think(until));
      }),
    );
    const failed = [...book.failures.values()].reduce((sum, count) => sum + count, 0);
    const note = `${book.times.length} answers and ${book.orders} orders in ${SECONDS} s`;
    const why = [...book.failures].map(([reason, count]) => `${count} × ${reason}`).join(', ');
    return [
      { name: 'users-1000 p95', value: percentile(book.times, 0.95), unit: 'ms', atMost: 1_000, note },
      { name: 'users-1000 failures', value: failed, unit: 'answers', atMost: 0, note: why || undefined },
      { name: 'users-1000 resident memory', value: stage.residentMb(), unit: 'MB', atMost: 600 },
    ];
  },
};

/** Notes the time and the outcome of every answer between the beginning and the end. */
function observed(send, book, until) {
  return async (method, path, ...rest) => {
    const started = performance.now();
    const answer = await send(method, path, ...rest).catch((error) => ({
      status: error.code ?? error.message,
      body: {},
    }));
    const now = Date.now();
    if (now >= book.begins && now < until) book.times.push(performance.now() - started);
    if (!EXPECTED.has(answer.status)) {
      const reason = `${method} ${path.split('?')[0].replace(/\/[a-zA-Z0-9]{16,}/, '/…')}: ${answer.status}`;
      book.failures.set(reason, (book.failures.get(reason) ?? 0) + 1);
    }
    return answer;
  };
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const think = (until) => {
  const ms = THINK_MS[0] + Math.random() * (THINK_MS[1] - THINK_MS[0]);
  return pause(Math.max(0, Math.min(ms, until - Date.now())));
};

/** One visit: from a search to a calendar, for a third on to an order, which most pay and some cancel. */
async function visit(user, thinking) {
  const { send, search } = user;
  const { path } = search.next();
  const found = await send('GET', path);
  await thinking();
  const offered = (found.body.items ?? []).filter((item) => item.stay?.available);
  const ref =
    offered[Math.floor(Math.random() * offered.length)]?.id ?? houseId(1 + Math.floor(Math.random() * HOUSES));
  await send('GET', `/api/houses/${ref}`);
  await thinking();
  const asked = new URLSearchParams(path.split('?')[1]);
  const stay = { kind: 'house', ref, checkIn: asked.get('checkIn'), checkOut: asked.get('checkOut'), adults: 1 };
  await send('GET', `/api/houses/${ref}/calendar?from=${stay.checkIn}&days=62`);
  await thinking();
  if (offered.length === 0) return;
  const quote = await send('POST', '/api/quotes', { items: [stay] });
  await thinking();
  if (quote.status === 200 && Math.random() < 1 / 3) await bookStay(user, stay, quote.body.totalFen, thinking);
}

async function bookStay(user, stay, totalFen, thinking) {
  const { send, sim, stage, book, n } = user;
  user.session ??= await signIn({ send, sim }, 1_000 + n);
  const { headers, openid } = user.session;
  const key = () => ({ ...headers, 'Idempotency-Key': randomBytes(12).toString('hex') });
  const order = { items: [stay], guest: { name: '林溪', phone: '13800001234' }, expectedTotalFen: totalFen };
  const placed = await send('POST', '/api/orders', order, key());
  if (placed.status !== 201) return;
  book.orders += 1;
  const own = `/api/orders/${placed.body.no}`;
  await thinking();
  if (Math.random() < 0.3) {
    await send('POST', `${own}/cancel`, { reason: '行程有变', expectedRefundFen: 0 }, key());
    return;
  }
  const payment = await send('POST', `${own}/payments`, undefined, headers);
  const params = { appId: stage.env.WECHAT_APPID, ...payment.body.wechat };
  await sim('POST', '/sim/cashier', { action: 'pay', openid, params });
  await send('POST', `${own}/sync`, undefined, headers);
  await thinking();
  await send('GET', '/api/orders', undefined, headers);
}
