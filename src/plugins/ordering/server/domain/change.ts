/** Changing what was ordered: when it may be, what it costs, and what becomes of a change. Pure. */
import { fen, formatFen, percentOf, sumFen } from '../../../../shared/money';
import { text, type Text } from '../../../../shared/text';
import type { QuoteBreakdown, QuoteLine } from '../../../pricing/server/services';
import type { ItemRequest, OrderedItem, Replacement } from './sellable';
import type { OrderState } from './states';

export const CHANGE_STATES = ['pending', 'applied', 'closed'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

/** A surcharge that arrives after the hold ended still applies its change while it is possible. */
export const CHANGE_MOVES: readonly (readonly [from: ChangeState, to: ChangeState])[] = [
  ['pending', 'applied'],
  ['pending', 'closed'],
  ['closed', 'applied'],
];

/** How the difference is settled: collected or given back, or (by staff with a reason) left alone. */
export const SETTLE = ['collect', 'waive'] as const;
export type Settle = (typeof SETTLE)[number];

export const CHANGEABLE_STATES: readonly OrderState[] = ['paid', 'confirmed', 'in_service'];

/**
 * Why the order cannot be changed now, whatever the wish; null when it can.
 * @param arrivalPassed the day on which the service was to begin is over
 */
export function changeRefusal(
  order: { state: OrderState; arrivalPassed: boolean; pending: boolean },
  by: 'guest' | 'staff',
): Text | null {
  if (order.state === 'pending')
    return text('订单还没有付款，请取消后重新预订', 'Not paid yet: please cancel and book again');
  if (!CHANGEABLE_STATES.includes(order.state))
    return text('订单已经结束，不能再改', 'The order has ended and cannot be changed');
  if (order.pending) {
    return text(
      '有一次改期正在等待支付差价，请先支付或放弃它',
      'Another change waits for its payment; please pay or give it up first',
    );
  }
  if (by === 'guest' && order.arrivalPassed && order.state !== 'in_service')
    return text('入住日期已过，请联系商家', 'The day of arrival has passed; please contact the host');
  return null;
}

export interface Settlement {
  /** New total − what the order costs now; fen, signed. */
  differenceFen: number;
  /** To be paid before the change applies. */
  payFen: number;
  /** Goes back when the change applies. */
  refundFen: number;
  /** Put on the new quote, so that its total is what the order then costs: what a policy keeps, what is waived. */
  adjustmentFen: number;
}

/**
 * @param costFen what the order costs now: the total of its quote
 * @param newFen the new total at today's rates
 * @param percent 0–100, what the order's policy gives back at this moment; it applies to the part given up
 * @param keptFen what was paid and not given back: the most that can be refunded
 */
export function settlementOf(input: {
  costFen: number;
  newFen: number;
  percent: number;
  keptFen: number;
  settle: Settle;
}): Settlement {
  const { costFen, newFen, percent, keptFen, settle } = input;
  const differenceFen = fen(newFen - costFen);
  if (settle === 'waive') return { differenceFen, payFen: 0, refundFen: 0, adjustmentFen: -differenceFen || 0 };
  if (differenceFen >= 0) return { differenceFen, payFen: differenceFen, refundFen: 0, adjustmentFen: 0 };
  const back = percentOf(-differenceFen, percent);
  return {
    differenceFen,
    payFen: 0,
    refundFen: Math.min(back, keptFen),
    adjustmentFen: -differenceFen - back,
  };
}

/** The settlement in words, for who decides. */
export function settlementText(
  { differenceFen, payFen, refundFen, adjustmentFen }: Settlement,
  terms: { percent: number; holdMinutes: number; addOn: boolean },
): Text {
  const { percent, holdMinutes, addOn } = terms;
  const limit =
    percent < 100 && !addOn
      ? text(
          `改期后如再取消，最多按 ${percent}% 退款。`,
          ` After the change a cancellation gives back at most ${percent}%.`,
        )
      : text('', '');
  const [zh, en] = differenceWords();
  return text(zh + limit.zh, en + limit.en);

  function differenceWords(): [string, string] {
    if (payFen > 0) {
      const more = formatFen(payFen);
      if (addOn)
        return [
          `附加服务增加 ${more}，请在 ${holdMinutes} 分钟内付款，付款后生效；在此之前订单不变。`,
          `${more} more for extras, to be paid within ${holdMinutes} minutes; until then the order stays as it is.`,
        ];
      return [
        `比现在多 ${more}。新增的部分为您保留 ${holdMinutes} 分钟，支付差价后改期生效；在此之前原订单不变。`,
        `${more} more than now. What is new is held for ${holdMinutes} minutes; the change takes effect once the difference is paid, until then the order stays as it is.`,
      ];
    }
    if (differenceFen === 0)
      return ['价格不变，确认后立即生效。', 'The price stays the same; it takes effect at once.'];
    const less = formatFen(-differenceFen);
    if (adjustmentFen === 0 && refundFen === -differenceFen)
      return [
        `比现在少 ${less}，确认后立即生效，差价原路退回。`,
        `${less} less than now; it goes back the way it came.`,
      ];
    return [
      `比现在少 ${less}。按订单的退订政策，此刻放弃的部分退 ${percent}%：${formatFen(refundFen)} 原路退回。`,
      `${less} less than now. By the order's policy ${percent}% of what is given up at this moment is refunded: ${formatFen(refundFen)}.`,
    ];
  }
}

/** The breakdown with an adjustment on its only item: a charge when positive, a discount when negative. */
export function adjusted(quote: QuoteBreakdown, amountFen: number, label: Text): QuoteBreakdown {
  const [item] = quote.items;
  if (amountFen === 0 || !item) return quote;
  const line: QuoteLine = { code: 'adjustment', label, amountFen: fen(amountFen), date: null, note: null };
  const subtotalFen = fen(item.subtotalFen + Math.max(0, amountFen));
  const totalFen = fen(item.totalFen + amountFen);
  const items = [{ ...item, lines: [...item.lines, line], subtotalFen, totalFen }, ...quote.items.slice(1)];
  const sums = { subtotalFen: sumFen(items.map((i) => i.subtotalFen)), totalFen: sumFen(items.map((i) => i.totalFen)) };
  return { ...quote, ...sums, items, discountFen: fen(sums.subtotalFen - sums.totalFen) };
}

/** The change as the sellable is asked for it. */
export function replacementOf(
  order: { state: OrderState },
  item: OrderedItem,
  change: { id: number; request: ItemRequest; unit: number | null },
): Replacement {
  const { request, unit } = change;
  const to = { ...item, ref: request.ref, quantity: request.quantity, request };
  return { changeId: change.id, from: item, to, started: order.state === 'in_service', unit };
}
