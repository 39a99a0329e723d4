// @ts-check
/** Changes of the mock's orders: the difference at today's prices, all of it back when it is less. */
import { dayNumber, stayOf } from './mock-data.mjs';
import { Refusal } from './mock-orders.mjs';

/** @typedef {import('../../src/api/types').OrderDetail} OrderDetail */
/** @typedef {import('../../src/api/types').ChangeWish} ChangeWish */

/**
 * @param {{ now: () => number, holdMinutes: number, quote: (request: any) => import('../../src/api/types').Quote }} world
 */
export function createChanges({ now, holdMinutes, quote }) {
  const iso = (ms = now()) => new Date(ms).toISOString();

  /** @param {{ ref: string, title: string, details: import('../../src/api/types').QuoteItem['details'], totalFen: number }} of */
  const side = ({ ref, title, details, totalFen }) => ({
    ref,
    title,
    ...stayOf({ details }),
    unitLabel: null,
    totalFen,
  });

  /** @param {OrderDetail} order @param {ChangeWish} wish @returns {import('../../src/api/types').ChangePreview} */
  function preview(order, wish) {
    const details = /** @type {import('../../src/api/types').StayDetails} */ (order.details);
    const from = side({ ...order.quote.items[0], details, totalFen: order.quote.totalFen });
    const common = { orderNo: order.no, from, payFen: 0, refundFen: 0 };
    try {
      const fresh = quote({ ...wish, ref: wish.ref ?? from.ref, extras: stayOf(order).extras });
      const differenceFen = fresh.totalFen - from.totalFen;
      return {
        ...common,
        possible: true,
        reason: null,
        to: side(/** @type {any} */ (fresh.items[0])),
        differenceFen,
        payFen: Math.max(0, differenceFen),
        refundFen: Math.max(0, -differenceFen),
        lines: fresh.items[0].lines,
        text: differenceFen > 0 ? '支付差价后改期生效。' : '确认后立即生效。',
      };
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      const reason = /** @type {any} */ (cause.reply.body).error.message;
      const { checkIn, checkOut, adults, children } = wish;
      const nights = dayNumber(checkOut) - dayNumber(checkIn);
      const to = { ...from, checkIn, checkOut, adults, children, nights };
      return { ...common, possible: false, reason, to, differenceFen: 0, lines: [], text: reason };
    }
  }

  /** @param {OrderDetail} order @param {ChangeWish} wish */
  function apply(order, wish) {
    const fresh = quote({ ...wish, ref: wish.ref ?? order.items[0].ref, extras: stayOf(order).extras });
    const [item] = fresh.items;
    Object.assign(order, { quote: fresh, details: item.details, title: item.title });
    Object.assign(order.items[0], { ref: item.ref, title: item.title, details: item.details });
    order.pendingChange = null;
    order.actions = ['change', 'cancel'];
    order.timeline.push({ at: iso(), type: 'change', text: '已改期', actor: 'guest', reason: null });
  }

  /** @type {Map<string, ChangeWish>} */
  const waiting = new Map();

  /** @param {OrderDetail} order @param {import('../../src/api/types').AskChange} body */
  function ask(order, body) {
    const terms = preview(order, body);
    if (!terms.possible) throw new Refusal(409, 'SOLD_OUT', terms.reason ?? '');
    if (terms.differenceFen !== body.expectedDifferenceFen)
      throw new Refusal(409, 'PRICE_CHANGED', '差价有变动', { differenceFen: terms.differenceFen });
    if (terms.payFen === 0) {
      apply(order, body);
      if (terms.refundFen > 0) refund(order, terms.refundFen);
      return order;
    }
    waiting.set(order.no, body);
    const holdExpiresAt = iso(now() + holdMinutes * 60_000);
    order.pendingChange = {
      id: waiting.size,
      differenceFen: terms.differenceFen,
      holdExpiresAt,
      to: terms.to,
      summary: `${body.checkIn}至${body.checkOut}`,
      addOn: false,
    };
    order.actions = ['pay', 'cancel'];
    return order;
  }

  /** @param {OrderDetail} order @param {number} amountFen */
  function refund(order, amountFen) {
    order.refundedFen += amountFen;
    order.refunds.push({
      no: `R${order.no}`,
      tender: 'wechat',
      label: '微信支付',
      amountFen,
      status: 'succeeded',
      reason: '改期退还差价',
      createdAt: iso(),
      finishedAt: iso(),
    });
  }

  /** @param {OrderDetail} order */
  function paid(order) {
    const wish = waiting.get(order.no);
    if (!order.pendingChange || !wish) return order;
    order.totalFen += order.pendingChange.differenceFen;
    order.paidFen += order.pendingChange.differenceFen;
    apply(order, wish);
    return order;
  }

  /** @param {OrderDetail} order */
  function abandon(order) {
    order.pendingChange = null;
    order.actions = ['change', 'cancel'];
    return order;
  }

  return { preview, ask, paid, abandon };
}
