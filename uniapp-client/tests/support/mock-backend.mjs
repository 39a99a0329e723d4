// @ts-check
/**
 * The content API of the contract in memory: enough state to walk the whole journey, no real rules.
 * Used by the mock server (H5 development) and by the tests of the built mini-program.
 */
import { addDays, calendarDay, dayNumber, FACILITIES, makeHouses, PLACES, price } from './mock-data.mjs';

/** @typedef {{ method: string, path: string, query?: Record<string, string>, headers?: Record<string, string>, body?: any }} Call */
/** @typedef {{ status: number, body: any }} Reply */
/** @typedef {import('../../src/api/types').OrderDetail} OrderDetail */

const STATUS_TEXT = {
  pending: '待付款',
  paid: '待确认',
  confirmed: '待入住',
  in_service: '入住中',
  completed: '已完成',
  closed: '已关闭',
  cancelled: '已取消',
  refunding: '退款中',
  refunded: '已退款',
};
const GROUPS = {
  unpaid: ['pending'],
  upcoming: ['paid', 'confirmed'],
  staying: ['in_service'],
  done: ['completed', 'closed', 'cancelled'],
  refund: ['refunding', 'refunded'],
};

export class Refusal extends Error {
  /** @param {number} status @param {string} code @param {string} message @param {object} [details] */
  constructor(status, code, message, details = {}) {
    super(message);
    this.reply = { status, body: { data: null, error: { status, name: code, message, details } } };
  }
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
    language: /** @type {'zh-CN' | 'en'} */ ('zh-CN'),
    staffRoles: [],
  };
  const state = {
    houses,
    orders,
    member,
    accessTokens: new Set(),
    refreshTokens: new Set(),
    /** Order numbers that have been paid at the cashier but not yet noticed. */
    paidAtCashier: new Set(),
    /** Syncs to answer "still pending" before a payment is seen. */
    slowSyncs: 0,
    /** @type {((call: Call) => Reply | null)[]} one-off answers, tried first */
    faults: [],
    /** @type {Call[]} */
    log: [],
  };
  let serial = 0;

  const iso = (ms = now()) => new Date(ms).toISOString();
  const today = () => new Date(now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const houseOf = (/** @type {string} */ id) => {
    const house = houses.find((candidate) => candidate.id === id);
    if (!house) throw new Refusal(404, 'NOT_FOUND', '没有找到这处房源');
    return house;
  };

  function session() {
    serial += 1;
    const [accessToken, refreshToken] = [`a${serial}`, `r${serial}`];
    state.accessTokens.add(accessToken);
    state.refreshTokens.add(refreshToken);
    return { accessToken, refreshToken, expiresInSeconds: 900, member };
  }

  /** @param {Call} call */
  function signedIn(call) {
    const token = (call.headers?.authorization ?? call.headers?.Authorization ?? '').replace('Bearer ', '');
    if (!state.accessTokens.has(token)) throw new Refusal(401, 'UNAUTHORIZED', '请先登录');
  }

  /** @param {any} request @returns {import('../../src/api/types').Quote} */
  function quote({ ref, checkIn, checkOut, adults, children, quantity = 1 }) {
    const house = houseOf(ref);
    const nights = dayNumber(checkOut) - dayNumber(checkIn);
    const first = calendarDay(house, checkIn, today());
    if (!first.canCheckIn || nights > first.maxNights)
      throw new Refusal(409, 'SOLD_OUT', '这几晚已经订满，请换个日期');
    if (nights < first.minNights) throw new Refusal(422, 'STAY_RULE', `这一天起至少住${first.minNights}晚`);
    const { lines, subtotalFen, discountFen, totalFen } = price(house, checkIn, checkOut);
    return {
      items: [
        {
          kind: 'house',
          ref,
          title: house.title,
          coverUrl: house.photoGroups[0].photos[0].url,
          quantity,
          details: { checkIn, checkOut, nights, adults, children },
          lines,
          subtotalFen,
          totalFen,
        },
      ],
      subtotalFen,
      discountFen,
      totalFen,
      currency: 'CNY',
      unusable: [],
      cancellationPolicy: house.cancellationPolicy,
      instantConfirm: house.instantConfirm,
      quotedAt: iso(),
    };
  }

  /** @param {Record<string, string>} query */
  function search(query) {
    const { checkIn, checkOut, place, text = '', facilities, minFen, maxFen, sort } = query;
    const page = Number(query.page ?? 1);
    const pageSize = Number(query.pageSize ?? 20);
    const nights = checkIn && checkOut ? dayNumber(checkOut) - dayNumber(checkIn) : null;
    const cards = houses
      .filter((house) => !place || house.place.code === place)
      .filter((house) => `${house.title}${house.place.name}`.includes(text))
      .filter(
        (house) =>
          !facilities || facilities.split(',').every((code) => house.facilities.some((f) => f.code === code)),
      )
      .filter((house) => house.maxGuests >= Number(query.adults ?? 2) + Number(query.children ?? 0))
      .filter((house) => house.fromFen >= Number(minFen ?? 0) && house.fromFen <= Number(maxFen ?? Infinity))
      .map((house) => {
        const photos = house.photoGroups.flatMap((group) => group.photos.map(({ url }) => url)).slice(0, 5);
        const first = checkIn ? calendarDay(house, checkIn, today()) : null;
        const cost = nights && checkIn && checkOut ? price(house, checkIn, checkOut) : null;
        return {
          id: house.id,
          title: house.title,
          place: house.place,
          coverUrl: photos[0],
          photos,
          highlights: house.highlights,
          maxGuests: house.maxGuests,
          bedrooms: house.bedrooms,
          areaSqm: house.areaSqm,
          latitude: house.latitude,
          longitude: house.longitude,
          distanceMeters: query.lat ? 850 : null,
          instantConfirm: house.instantConfirm,
          fromFen: house.fromFen,
          stay:
            first && cost && nights
              ? {
                  available: first.canCheckIn && nights <= first.maxNights && house.id !== 'h5',
                  totalFen: cost.totalFen,
                  averageFen: Math.round(cost.totalFen / nights),
                  originalFen: cost.subtotalFen,
                  nights,
                  unitsLeft: house.id === 'h2' ? 1 : 3,
                  reason:
                    house.id === 'h5' || !first.canCheckIn || nights > first.maxNights
                      ? '这几晚已订满'
                      : null,
                }
              : null,
        };
      });
    if (sort === 'price-asc') cards.sort((a, b) => a.fromFen - b.fromFen);
    if (sort === 'price-desc') cards.sort((a, b) => b.fromFen - a.fromFen);
    return {
      items: cards.slice((page - 1) * pageSize, page * pageSize),
      page,
      pageSize,
      total: cards.length,
      nights,
    };
  }

  /** @param {OrderDetail} order @param {import('../../src/api/types').OrderStatus} status @param {string} text @param {'guest'|'system'|'wechat'} actor */
  function move(order, status, text, actor, reason = /** @type {string | null} */ (null)) {
    order.status = status;
    order.statusText = STATUS_TEXT[status];
    order.actions =
      status === 'pending'
        ? ['pay', 'cancel']
        : ['paid', 'confirmed'].includes(status)
          ? ['cancel', 'rebook']
          : ['rebook'];
    if (status !== 'pending') order.holdExpiresAt = null;
    order.timeline.push({ at: iso(), type: status, text, actor, reason });
  }

  /** @param {OrderDetail} order */
  function fresh(order) {
    if (order.status === 'pending' && order.holdExpiresAt && Date.parse(order.holdExpiresAt) <= now()) {
      move(order, 'closed', '超时未付款，订单已关闭', 'system');
    }
    order.serverNow = iso();
    return order;
  }

  /** @param {string} no */
  function orderOf(no) {
    const order = orders.find((candidate) => candidate.no === no);
    if (!order) throw new Refusal(404, 'NOT_FOUND', '没有找到这个订单');
    return fresh(order);
  }

  /** @param {any} body @returns {OrderDetail} */
  function place(body) {
    const [request] = body.items;
    const quoted = quote(request);
    if (quoted.totalFen !== body.expectedTotalFen) {
      throw new Refusal(409, 'PRICE_CHANGED', '价格有变动，请确认后再提交', { totalFen: quoted.totalFen });
    }
    const house = houseOf(request.ref);
    const [item] = quoted.items;
    /** @type {OrderDetail} */
    const order = {
      no: `YZ${(8_364_201_000 + orders.length * 7919).toString(36).toUpperCase()}`,
      status: 'pending',
      statusText: STATUS_TEXT.pending,
      title: house.title,
      coverUrl: item.coverUrl,
      kind: 'house',
      details: item.details,
      quantity: 1,
      totalFen: quoted.totalFen,
      paidFen: 0,
      refundedFen: 0,
      holdExpiresAt: iso(now() + holdMinutes * 60_000),
      createdAt: iso(),
      serverNow: iso(),
      guest: body.guest,
      remark: body.remark ?? null,
      quote: quoted,
      cancellationPolicy: quoted.cancellationPolicy,
      instantConfirm: quoted.instantConfirm,
      items: [
        {
          key: 'i1',
          kind: 'house',
          ref: house.id,
          title: house.title,
          coverUrl: item.coverUrl,
          quantity: 1,
          details: item.details,
          totalFen: quoted.totalFen,
          unitLabel: null,
          address: house.address,
          latitude: house.latitude,
          longitude: house.longitude,
          contactPhone: house.contactPhone,
          checkInTime: house.checkInTime,
          checkOutTime: house.checkOutTime,
        },
      ],
      timeline: [],
      payments: [],
      refunds: [],
      actions: [],
    };
    move(order, 'pending', '订单已提交', 'guest');
    orders.unshift(order);
    return order;
  }

  /** @param {OrderDetail} order */
  function sync(order) {
    if (order.status !== 'pending' || !state.paidAtCashier.has(order.no)) return order;
    if (state.slowSyncs > 0) {
      state.slowSyncs -= 1;
      return order;
    }
    order.paidFen = order.totalFen;
    order.payments = [
      { no: `P${order.no}`, tender: 'wechat', amountFen: order.totalFen, status: 'succeeded', paidAt: iso() },
    ];
    move(order, 'paid', '已付款', 'wechat');
    if (order.instantConfirm) move(order, 'confirmed', '预订已确认', 'system');
    return order;
  }

  /** @param {OrderDetail} order */
  function preview(order) {
    const start = Date.parse(`${order.details.checkIn}T14:00:00+08:00`);
    const hours = (start - now()) / 3_600_000;
    const tier = order.cancellationPolicy.tiers.find((candidate) => candidate.hoursBefore <= hours);
    const refundFen = Math.floor((order.paidFen * (tier?.refundPercent ?? 0)) / 100);
    return {
      orderNo: order.no,
      paidFen: order.paidFen,
      refundFen,
      feeFen: order.paidFen - refundFen,
      tierLabel: tier?.label ?? '入住前 24 小时内',
      deadline: tier ? iso(start - tier.hoursBefore * 3_600_000) : null,
      text: order.paidFen === 0 ? '取消后房间立即释放，没有扣款。' : '退款原路返回，通常当天到账。',
    };
  }

  /** @param {OrderDetail} order @param {any} body */
  function cancel(order, body) {
    const { refundFen } = preview(order);
    if (refundFen !== body.expectedRefundFen) throw new Refusal(409, 'REFUND_CHANGED', '退款金额有变动');
    move(order, 'cancelled', '订单已取消', 'guest', body.reason);
    if (refundFen > 0) {
      order.refunds = [
        {
          no: `R${order.no}`,
          amountFen: refundFen,
          status: 'processing',
          reason: body.reason,
          createdAt: iso(),
          finishedAt: null,
        },
      ];
      move(order, 'refunding', '退款处理中', 'system');
    }
    return order;
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
    },
  };

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
    const route = `${call.headers?.['X-HTTP-Method-Override'] ?? method} /${first}`;
    if (route === 'GET /client-config') return config;
    if (route === 'GET /houses') {
      if (second === 'facets') return { places: PLACES, facilities: FACILITIES };
      if (second === 'search') return search(query);
      const house = houseOf(second);
      if (third !== 'calendar') return house;
      const days = Array.from({ length: Number(query.days) }, (_, n) =>
        calendarDay(house, addDays(query.from, n), today()),
      );
      return { houseId: second, from: query.from, days };
    }
    if (route === 'POST /quotes') return quote(body.items[0]);
    if (route === 'POST /auth') {
      if (second === 'wechat') return session();
      if (second === 'logout') return { ok: true };
      if (!state.refreshTokens.delete(body.refreshToken))
        throw new Refusal(401, 'UNAUTHORIZED', '登录已过期');
      return session();
    }
    signedIn(call);
    if (route === 'GET /me') return member;
    if (route === 'POST /me') return Object.assign(member, body);
    if (route === 'POST /me') return Object.assign(member, { phone: '13800138000' });
    if (route === 'POST /orders' && !second) return once(call, () => place(body));
    if (route === 'GET /orders' && !second) {
      const wanted = query.group === 'all' ? null : GROUPS[/** @type {keyof typeof GROUPS} */ (query.group)];
      const start = Number(query.cursor ?? 0);
      const found = orders.map(fresh).filter((order) => !wanted || wanted.includes(order.status));
      const limit = Number(query.limit ?? 20);
      return {
        items: found.slice(start, start + limit),
        nextCursor: found.length > start + limit ? String(start + limit) : null,
      };
    }
    const order = orderOf(second);
    if (route === 'GET /orders') return third === 'cancellation' ? preview(order) : order;
    if (third === 'sync') return sync(order);
    if (third === 'payments') {
      return once(call, () => {
        if (order.status !== 'pending') throw new Refusal(409, 'ILLEGAL_TRANSITION', '订单已不能支付');
        const paymentNo = `P${order.no}`;
        return {
          orderNo: order.no,
          paymentNo,
          amountFen: order.totalFen,
          status: 'pending',
          wechat: requestPayment(order.no),
        };
      });
    }
    if (third === 'cancel') return once(call, () => cancel(order, body));
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
      const created = call.method === 'POST' && call.path === '/orders';
      return { status: created ? 201 : 200, body: JSON.parse(JSON.stringify(answer(call))) };
    } catch (cause) {
      if (cause instanceof Refusal) return cause.reply;
      throw cause;
    }
  }

  return { state, handle, today, addDays };
}
