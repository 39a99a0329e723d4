// @ts-check
/** Orders of the mock: placed, paid, cancelled and closed, without any real rules. */
import { createChanges } from './mock-changes.mjs';
import { calendarDay, dayNumber, price, stayOf } from './mock-data.mjs';

/** @typedef {import('../../src/api/types').OrderDetail} OrderDetail */
/** @typedef {import('../../src/api/types').HouseDetail} HouseDetail */

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

export class Refusal extends Error {
  /** @param {number} status @param {string} code @param {string} message @param {object} [details] */
  constructor(status, code, message, details = {}) {
    super(message);
    this.reply = { status, body: { data: null, error: { status, name: code, message, details } } };
  }
}

/**
 * @param {{ now: () => number, holdMinutes: number, houseOf: (id: string) => HouseDetail, today: () => string,
 *   state: { orders: OrderDetail[], paidAtCashier: Set<string>, slowSyncs: number } }} world
 */
export function createOrderBook({ now, holdMinutes, houseOf, today, state }) {
  const { orders } = state;
  const iso = (ms = now()) => new Date(ms).toISOString();

  /** @param {any} request @returns {import('../../src/api/types').Quote} */
  function quote({ ref, checkIn, checkOut, adults, children, quantity = 1, extras = [] }) {
    const house = houseOf(ref);
    const nights = dayNumber(checkOut) - dayNumber(checkIn);
    const first = calendarDay(house, checkIn, today());
    if (!first.canCheckIn || nights > first.maxNights)
      throw new Refusal(409, 'SOLD_OUT', '这几晚已经订满，请换个日期');
    if (nights < first.minNights) throw new Refusal(422, 'STAY_RULE', `这一天起至少住${first.minNights}晚`);
    const { lines, subtotalFen, discountFen, totalFen } = price(house, checkIn, checkOut, {
      people: adults + children,
      extras,
    });
    return {
      items: [
        {
          kind: 'house',
          ref,
          title: house.title,
          coverUrl: house.photoGroups[0].photos[0].url,
          quantity,
          details: { checkIn, checkOut, nights, adults, children, ...(extras.length > 0 ? { extras } : {}) },
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

  /** Of a member with an empty wallet. @param {any} request */
  function payable(request) {
    const quoted = quote(request);
    return { ...quoted, tenders: [], payableFen: quoted.totalFen, suggestedTenders: {} };
  }

  /** @param {OrderDetail} order @param {import('../../src/api/types').OrderStatus} status @param {string} text @param {'guest'|'system'|'wechat'} actor */
  function move(order, status, text, actor, reason = /** @type {string | null} */ (null)) {
    order.status = status;
    order.statusText = STATUS_TEXT[status];
    order.actions =
      status === 'pending'
        ? ['pay', 'cancel']
        : ['paid', 'confirmed'].includes(status)
          ? ['change', 'cancel']
          : ['rebook'];
    if (status !== 'pending') Object.assign(order, { holdExpiresAt: null, payableFen: 0 });
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
      payableFen: quoted.totalFen,
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
      pendingChange: null,
      actions: [],
    };
    move(order, 'pending', '订单已提交', 'guest');
    orders.unshift(order);
    return order;
  }

  /** @param {OrderDetail} order */
  function sync(order) {
    if (!state.paidAtCashier.has(order.no)) return order;
    if (order.pendingChange) {
      state.paidAtCashier.delete(order.no);
      return changes.paid(order);
    }
    if (order.status !== 'pending') return order;
    if (state.slowSyncs > 0) {
      state.slowSyncs -= 1;
      return order;
    }
    state.paidAtCashier.delete(order.no);
    order.paidFen = order.totalFen;
    order.payments = [
      {
        no: `P${order.no}`,
        tender: 'wechat',
        label: '微信支付',
        amountFen: order.totalFen,
        refundedFen: 0,
        units: null,
        status: 'succeeded',
        paidAt: iso(),
      },
    ];
    move(order, 'paid', '已付款', 'wechat');
    if (order.instantConfirm) move(order, 'confirmed', '预订已确认', 'system');
    return order;
  }

  /** @param {OrderDetail} order */
  function preview(order) {
    const start = Date.parse(`${stayOf(order).checkIn}T14:00:00+08:00`);
    const hours = (start - now()) / 3_600_000;
    const tier = order.cancellationPolicy.tiers.find((candidate) => candidate.hoursBefore <= hours);
    const refundFen = Math.floor((order.paidFen * (tier?.refundPercent ?? 0)) / 100);
    return {
      orderNo: order.no,
      paidFen: order.paidFen,
      refundFen,
      feeFen: order.paidFen - refundFen,
      parts: [{ tender: 'wechat', label: '微信支付', amountFen: refundFen, units: null }],
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
          tender: 'wechat',
          label: '微信支付',
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

  /** @type {Map<string, any[]>} */
  const stayers = new Map();

  /** @param {OrderDetail} order @param {any[] | null} entries */
  function guests(order, entries) {
    if (entries)
      stayers.set(
        order.no,
        entries.map((entry, i) => ({
          ...entry,
          id: entry.id ?? `guest${i}`,
          number: entry.number ? `110***********${entry.number.slice(-4)}` : null,
        })),
      );
    const listed = stayers.get(order.no) ?? [];
    const { adults, children } = stayOf(order);
    const expected = adults + children;
    const editable = ['pending', 'paid', 'confirmed'].includes(order.status);
    return { expected, complete: listed.length >= expected, editable, guests: listed };
  }

  const changes = createChanges({ now, holdMinutes, quote });
  return { quote, payable, fresh, orderOf, place, sync, preview, cancel, guests, changes };
}
