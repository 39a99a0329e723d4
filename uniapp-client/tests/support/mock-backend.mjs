// @ts-check
/**
 * The content API of the contract in memory: enough state to walk the whole journey, no real rules.
 * Used by the mock server (H5 development) and by the tests of the built mini-program.
 */
import { CARD_KIND, cardQuote, holdings, SHOPS } from './mock-holdings.mjs';
import { addDays, calendarDay, FACILITIES, makeHouses, PLACES } from './mock-data.mjs';
import { createOrderBook, Refusal } from './mock-orders.mjs';
import { ARTICLES, arrivalOf, articleOf, headOf, homeContent } from './mock-content.mjs';
import { createClub } from './mock-club.mjs';
import { search } from './mock-search.mjs';
import { createWaitingList } from './mock-waiting.mjs';

/** @typedef {{ method: string, path: string, query?: Record<string, string>, headers?: Record<string, string>, body?: any }} Call */
/** @typedef {{ status: number, body: any }} Reply */
/** @typedef {import('../../src/api/types').OrderDetail} OrderDetail */

const GROUPS = {
  unpaid: ['pending'],
  upcoming: ['paid', 'confirmed'],
  staying: ['in_service'],
  done: ['completed', 'closed', 'cancelled'],
  refund: ['refunding', 'refunded'],
};

/** What a list shows of an order. @param {OrderDetail} order @returns {import('../../src/api/types').OrderSummary} */
function summaryOf({ no, status, statusText, title, coverUrl, kind, details, quantity, ...rest }) {
  const { totalFen, payableFen, paidFen, refundedFen, holdExpiresAt, createdAt, serverNow } = rest;
  const money = { totalFen, payableFen, paidFen, refundedFen };
  return {
    no,
    status,
    statusText,
    title,
    coverUrl,
    kind,
    details,
    quantity,
    ...money,
    holdExpiresAt,
    createdAt,
    serverNow,
  };
}

/** @param {{ now?: () => number, holdMinutes?: number, h5Base?: string | null }} [options] */
export function createBackend({ now = Date.now, holdMinutes = 30, h5Base = null } = {}) {
  const houses = makeHouses();
  /** @type {OrderDetail[]} */
  const orders = [];
  /** @type {Map<string, string>} */
  const keys = new Map();
  const member = {
    id: 'm_k3v9',
    nickname: '青禾',
    avatarUrl: null,
    phone: /** @type {string | null} */ (null),
    birthday: /** @type {string | null} */ (null),
    language: /** @type {'zh-CN' | 'en'} */ ('zh-CN'),
    staffRoles: [],
  };
  const state = {
    /** Of the member: see mock-club.mjs. */
    get club() {
      return club.state;
    },
    houses,
    orders,
    member,
    accessTokens: new Set(),
    refreshTokens: new Set(),
    /** Order numbers that have been paid at the cashier but not yet noticed. */
    paidAtCashier: new Set(),
    /** Syncs to answer "still pending" before a payment is seen. */
    slowSyncs: 0,
    /** @type {string[]} house ids, newest first */
    favourites: [],
    /** @type {import('../../src/api/types').WaitingNote[]} newest first */
    notes: [],
    /** @type {{ reason: string | null, requestedAt: string, dueAt: string } | null} */
    deletion: null,
    /** @type {((call: Call) => Reply | null)[]} one-off answers, tried first */
    faults: [],
    /** @type {Call[]} */
    log: [],
  };
  let serial = 0;

  const today = () => new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const club = createClub({ today, code: 'M7K2QX9W4E1Z' });
  const houseOf = (/** @type {string} */ id) => {
    const house = houses.find((candidate) => candidate.id === id);
    if (!house) throw new Refusal(404, 'NOT_FOUND', '没有找到这处房源');
    return house;
  };

  const book = createOrderBook({ now, holdMinutes, houseOf, today, state });

  const waiting = createWaitingList({ now, houseOf, state });

  function session() {
    serial += 1;
    const [accessToken, refreshToken] = [`a${serial}`, `mock.refresh.${serial}`];
    state.accessTokens.add(accessToken);
    state.refreshTokens.add(refreshToken);
    return { accessToken, refreshToken, expiresInSeconds: 900, member };
  }

  /** @param {Call} call */
  function signedIn(call) {
    const token = (call.headers?.authorization ?? call.headers?.Authorization ?? '').replace('Bearer ', '');
    if (!state.accessTokens.has(token)) throw new Refusal(401, 'UNAUTHORIZED', '请先登录');
  }

  /** One command per key and body, as the contract says. @param {Call} call @param {() => any} work */
  function once(call, work) {
    const key = call.headers?.['idempotency-key'] ?? call.headers?.['Idempotency-Key'] ?? '';
    if (!/^[A-Za-z0-9_-]{8,64}$/.test(key))
      throw new Refusal(400, 'VALIDATION', '缺少 Idempotency-Key', { field: 'Idempotency-Key' });
    const held = keys.get(key);
    const print = call.path + JSON.stringify(call.body);
    if (held) {
      const { body, answer } = JSON.parse(held);
      if (body !== print) throw new Refusal(422, 'IDEMPOTENCY_MISMATCH', '请求与先前不同');
      return answer;
    }
    const answer = work();
    keys.set(key, JSON.stringify({ body: print, answer }));
    return answer;
  }

  const config = {
    venueName: '山野驿站',
    zone: 'Asia/Shanghai',
    servicePhone: '400-800-1234',
    locales: ['zh-CN', 'en'],
    holdMinutes,
    wechat: {
      appId: 'wx0000000000000001',
      h5LoginUrl: h5Base ? `${h5Base}/mock/login` : null,
      h5CashierUrl: h5Base ? `${h5Base}/mock/cashier` : null,
      subscribeTemplateIds: ['tmpl-order-1'],
      waitingTemplateIds: ['tmpl-waiting-1'],
      invoiceTemplateIds: ['tmpl-invoice-1'],
    },
  };

  /** @param {Call} call @param {string} houseId */
  function favourites({ method }, houseId) {
    if (method === 'GET') {
      const cards = search(houses, { pageSize: '50' }, today()).items;
      return { items: state.favourites.flatMap((id) => cards.filter((card) => card.id === id)) };
    }
    houseOf(houseId);
    state.favourites = state.favourites.filter((id) => id !== houseId);
    if (method === 'POST') state.favourites.unshift(houseId);
    return { houseId, favourite: method === 'POST' };
  }

  /** @param {Call} call */
  function deletion(call) {
    const ask = () => {
      const [requestedAt, dueAt] = [now(), now() + 15 * 86_400_000].map((ms) => new Date(ms).toISOString());
      state.deletion ??= { reason: call.body.reason ?? null, requestedAt, dueAt };
    };
    if (call.method === 'POST') {
      if (orders.some(({ status }) => ['pending', 'confirmed'].includes(status)))
        throw new Refusal(409, 'DELETION_BLOCKED', '还有 1 个未完成的订单');
      once(call, ask);
    }
    if (call.method === 'DELETE') state.deletion = null;
    return { request: state.deletion, days: 15, removes: ['昵称、头像和手机号'], keeps: ['订单金额'] };
  }

  /** @param {string} no */
  const requestPayment = (no) => ({
    timeStamp: String(Math.floor(now() / 1000)),
    nonceStr: 'n0nce',
    package: `prepay_id=wx${no}`,
    signType: 'RSA',
    paySign: 'c2lnbmF0dXJl',
  });

  /** @param {Call} call @returns {any} */
  function answer(call) {
    const { method, path, query = {}, body = {} } = call;
    const [, first = '', second = '', third = ''] = path.split('/');
    const route = `${method} /${first}`;
    if (route === 'GET /client-config') return config;
    if (route === 'GET /houses') {
      if (second === 'facets') return { places: PLACES, facilities: FACILITIES };
      if (second === 'search') return search(houses, query, today());
      const house = houseOf(second);
      if (third !== 'calendar') return house;
      const days = Array.from({ length: Number(query.days) }, (_, n) =>
        calendarDay(house, addDays(query.from, n), today()),
      );
      return { houseId: second, from: query.from, days };
    }
    if (route === 'GET /home') return homeContent(houses, query);
    if (route === 'GET /articles') return second ? articleOf(second) : { items: ARTICLES.map(headOf) };
    if (route === 'POST /quotes' && body.items[0].ref === CARD_KIND)
      return cardQuote(body, new Date(now()).toISOString());
    if (route === 'POST /quotes')
      return { ...book.payable(body.items[0]), coupons: [], suggestedCouponId: null };
    if (route === 'POST /auth') {
      if (second === 'wechat') return session();
      if (second === 'logout') return { ok: true };
      if (!state.refreshTokens.delete(body.refreshToken))
        throw new Refusal(401, 'UNAUTHORIZED', '登录已过期');
      return session();
    }
    if (route === 'GET /coupon-centre') return { items: [] };
    if (route in SHOPS) return SHOPS[/** @type {keyof typeof SHOPS} */ (route)];
    if (route === 'GET /member-levels') return club.levels();
    if (route === 'GET /earning-rules') return club.rule();
    signedIn(call);
    if (route === 'GET /wallet' && second === 'statement') return club.statement(query.cursor);
    const held = holdings(new Date(now()).toISOString());
    const asked = second ? `${route}/${second}` : route;
    if (asked in held) return held[/** @type {keyof typeof held} */ (asked)];
    if (route === 'GET /me' && second === 'membership') return club.membership();
    if (route === 'GET /me' && second === 'sign-ins') return club.calendar();
    if (route === 'POST /me' && second === 'sign-ins') return club.signIn(body.day ?? null);
    if (route === 'GET /me' && second === 'invitation')
      return third === 'mini-code' ? club.miniCode() : club.invitation();
    if (second === 'favourites') return favourites(call, third);
    if (second === 'deletion') return deletion(call);
    if (second === 'waiting-notes')
      return method === 'POST' ? once(call, () => waiting.leave(body)) : waiting.answer(method, third);
    if (route === 'GET /me') return member;
    if (route === 'POST /me') {
      if (second === 'birthday' && member.birthday && member.birthday !== body.birthday)
        throw new Refusal(409, 'BIRTHDAY_SET', '生日只能填写一次，如需更正请联系商家');
      return Object.assign(member, second === 'phone' ? { phone: '13800138000' } : body);
    }
    if (route === 'POST /orders' && !second) return once(call, () => book.place(body));
    if (route === 'GET /orders' && !second) {
      const wanted = query.group === 'all' ? null : GROUPS[/** @type {keyof typeof GROUPS} */ (query.group)];
      const start = Number(query.cursor ?? 0);
      const found = orders.map(book.fresh).filter((order) => !wanted || wanted.includes(order.status));
      const limit = Number(query.limit ?? 20);
      return {
        items: found.slice(start, start + limit).map(summaryOf),
        nextCursor: found.length > start + limit ? String(start + limit) : null,
      };
    }
    const order = book.orderOf(second);
    if (third === 'guests') return book.guests(order, route === 'POST /orders' ? body.guests : null);
    if (third === 'arrival') return arrivalOf(order, now());
    if (route === 'GET /orders') return third === 'cancellation' ? book.preview(order) : order;
    if (third === 'sync') return book.sync(order);
    if (third === 'payments') {
      return once(call, () => {
        if (order.status !== 'pending' && !order.pendingChange)
          throw new Refusal(409, 'ILLEGAL_TRANSITION', '订单已不能支付');
        const paymentNo = `P${order.no}`;
        return {
          orderNo: order.no,
          paymentNo,
          amountFen: order.pendingChange?.differenceFen ?? order.totalFen,
          status: 'pending',
          wechat: requestPayment(order.no),
        };
      });
    }
    if (third === 'change-preview') return book.changes.preview(order, body);
    if (third === 'changes') {
      return once(call, () =>
        path.endsWith('/abandon') ? book.changes.abandon(order) : book.changes.ask(order, body),
      );
    }
    if (third === 'cancel') return once(call, () => book.cancel(order, body));
    throw new Refusal(404, 'NOT_FOUND', '没有这个接口');
  }

  /** @param {Call} call @returns {Reply} */
  function handle(call) {
    state.log.push(call);
    for (const [index, fault] of state.faults.entries()) {
      const reply = fault(call);
      if (reply) {
        state.faults.splice(index, 1);
        return reply;
      }
    }
    try {
      const created = call.method === 'POST' && ['/orders', '/me/waiting-notes'].includes(call.path);
      return { status: created ? 201 : 200, body: JSON.parse(JSON.stringify(answer(call))) };
    } catch (cause) {
      if (cause instanceof Refusal) return cause.reply;
      throw cause;
    }
  }

  return { state, handle, today, addDays };
}
