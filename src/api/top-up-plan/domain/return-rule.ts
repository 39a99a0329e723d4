/** What goes back of a top-up, and what of its gift goes with it. Pure; fen. */
import { formatFen } from '../../../shared/money';
import { text, type Text } from '../../../shared/text';

/** As agreed on when the top-up was bought. */
export interface ReturnRule {
  /** Days in which unused principal goes back for no reason at all; at least the consumer's 7. */
  coolingDays: number;
  /** After these days: the gift goes with the principal in proportion, or all of it at once. */
  giftLater: 'proportion' | 'all';
  /** A gift that is spent is given up, taken off the refund, or owed. */
  usedGift: 'waived' | 'deducted' | 'owed';
}

/** How a top-up stands at a moment. */
export interface TopUpStanding {
  principal: {
    granted: number;
    /** Neither spent nor held. */
    free: number;
    held: number;
    /** Taken before, for a spent gift. */
    deducted: number;
  };
  gift: {
    granted: number;
    free: number;
    held: number;
    /** Spent and not given back. */
    used: number;
    /** Taken back before, what was recorded as owed included. */
    reversed: number;
  };
  /** Of the principal, what went back in money before. */
  refundedFen: number;
  paidAtMs: number;
}

export interface ReturnPlan {
  /** In money. */
  refundFen: number;
  /** Out of what is left of the gift. */
  giftTakenFen: number;
  /** Of the spent gift: recorded as owed. */
  giftOwedFen: number;
  /** Of the spent gift: taken from unused principal, which therefore does not go back. */
  deductedFen: number;
}

const DAY_MS = 86_400_000;

export const inCooling = (rule: ReturnRule, { paidAtMs }: Pick<TopUpStanding, 'paidAtMs'>, nowMs: number): boolean =>
  nowMs < paidAtMs + rule.coolingDays * DAY_MS;

/** What of the gift belongs to as much principal, all returns so far included. */
function giftDue(rule: ReturnRule, topUp: TopUpStanding, refundFen: number, nowMs: number): number {
  const { granted } = topUp.gift;
  const paid = topUp.principal.granted;
  if (inCooling(rule, topUp, nowMs) || rule.giftLater === 'all' || paid === 0) return granted;
  const returned = Math.min(paid, topUp.refundedFen + topUp.principal.deducted + refundFen);
  return Number((BigInt(granted) * BigInt(returned)) / BigInt(paid));
}

/**
 * What a return of `refundFen` in money takes. The gift that is left goes first; what of it was spent is settled as
 * the rule says. What was taken or paid for before is never asked for again.
 * @param refundFen 1 … {@link largestReturn}; for more, what is not found is the ledger's to record as owed
 */
export function planReturn(rule: ReturnRule, topUp: TopUpStanding, refundFen: number, nowMs: number): ReturnPlan {
  const { gift, principal } = topUp;
  const claim = Math.max(0, giftDue(rule, topUp, refundFen, nowMs) - gift.reversed - principal.deducted);
  const giftTakenFen = Math.min(gift.free, claim);
  const spent = Math.min(Math.max(0, gift.used - principal.deducted), claim - giftTakenFen);
  return {
    refundFen,
    giftTakenFen,
    giftOwedFen: rule.usedGift === 'owed' ? spent : 0,
    deductedFen: rule.usedGift === 'deducted' ? spent : 0,
  };
}

/** Something that is not settled yet may still come back: until then nothing of the top-up does. */
export const isHeld = ({ principal, gift }: TopUpStanding): boolean => principal.held > 0 || gift.held > 0;

/** The most that can go back in money: with what is taken for a spent gift, never more than the unused principal. */
export function largestReturn(rule: ReturnRule, topUp: TopUpStanding, nowMs: number): number {
  const { free, granted } = topUp.principal;
  if (isHeld(topUp)) return 0;
  const most = Math.max(0, Math.min(free, granted - topUp.refundedFen));
  const fits = (refundFen: number): boolean =>
    refundFen + planReturn(rule, topUp, refundFen, nowMs).deductedFen <= free;
  let [low, high] = [0, most];
  // What is taken never falls when more goes back, so the largest that fits is found by halving.
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a return does, in a few sentences for whoever is about to press the button. */
export function explainReturn(rule: ReturnRule, topUp: TopUpStanding, refundFen: number, nowMs: number): Text {
  if (isHeld(topUp))
    return text(
      '这笔储值正用于一笔未完成的订单，完成或取消后才能退',
      'An order that is not settled uses this top-up; it can go back once that is paid or cancelled',
    );
  if (refundFen === 0) return text('这笔储值已没有可退的本金', 'Nothing of this top-up is left that could go back');
  const plan = planReturn(rule, topUp, refundFen, nowMs);
  const days = rule.coolingDays;
  const when = inCooling(rule, topUp, nowMs)
    ? text(`付款 ${days} 天内`, `Within ${days} days of the payment`)
    : text(`付款已超过 ${days} 天`, `More than ${days} days after the payment`);
  const back = text(`退回未用本金 ${formatFen(refundFen)}`, `${formatFen(refundFen)} of unused principal goes back`);
  const parts = [back, ...giftParts(rule, topUp, plan)];
  return text(
    `${when.zh}：${parts.map(({ zh }) => zh).join('；')}。`,
    `${when.en}: ${parts.map(({ en }) => en).join('; ')}.`,
  );
}

function giftParts(rule: ReturnRule, { gift }: TopUpStanding, plan: ReturnPlan): Text[] {
  const taken = formatFen(plan.giftTakenFen);
  const left = gift.free - plan.giftTakenFen;
  const settled = formatFen(plan.deductedFen + plan.giftOwedFen);
  return [
    ...(plan.giftTakenFen > 0 ? [text(`收回未用赠送金 ${taken}`, `${taken} of unused gift money is taken back`)] : []),
    ...(left > 0 ? [text(`保留赠送金 ${formatFen(left)}`, `${formatFen(left)} of gift money stays`)] : []),
    ...(plan.deductedFen > 0
      ? [text(`已用赠送金 ${settled} 从本金中扣除`, `${settled} of spent gift money was taken off the principal`)]
      : []),
    ...(plan.giftOwedFen > 0 ? [text(`已用赠送金 ${settled} 记为欠额`, `${settled} of spent gift money is owed`)] : []),
    ...(rule.usedGift === 'waived' && gift.used > 0 ? [text('已用的赠送金不追回', 'spent gift money is yours')] : []),
  ];
}
