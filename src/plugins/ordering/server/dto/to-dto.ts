import type { z } from 'zod';
import type { Language } from '../../../../shared/request-context';
import { pick } from '../../../../shared/text';
import { tierLabel, type CancellationPolicy, type QuoteBreakdown } from '../../../pricing/server/services';
import { venueNow } from '../../../../shared/venue';
import { changeRefusal } from '../domain/change';
import { eventText, isGuestEvent } from '../domain/timeline';
import { LIVE_STATES, stateText } from '../domain/states';
import { TENDER_LABELS } from '../domain/tenders';
import type { ItemView, OrderLine, OrderView, RefundView } from '../repositories/order-views';
import { isChangeable } from '../services/registry';
import type { RefundedPart } from '../use-cases/refund-parts';
import type { QuotedTenders } from '../use-cases/quote-tenders';
import { toPendingDto } from './change';
import type { orderDetailDto, orderSummaryDto, payableQuoteDto, policyDto, quoteDto, refundPartDto } from './schemas';

export const toPolicyDto = (policy: CancellationPolicy, language: Language): z.input<typeof policyDto> => ({
  name: pick(policy.name, language),
  summary: pick(policy.summary, language),
  tiers: policy.tiers.map((tier) => ({ ...tier, label: pick(tierLabel(tier), language) })),
});

export function toQuoteDto(
  quote: QuoteBreakdown,
  terms: { policy: CancellationPolicy; instantConfirm: boolean; quotedAt: string },
  language: Language,
): z.input<typeof quoteDto> {
  return {
    items: quote.items.map((item) => ({
      ...item,
      title: pick(item.title, language),
      lines: item.lines.map((line) => ({
        ...line,
        label: pick(line.label, language),
        note: line.note && pick(line.note, language),
      })),
    })),
    subtotalFen: quote.subtotalFen,
    discountFen: quote.discountFen,
    totalFen: quote.totalFen,
    currency: 'CNY',
    unusable: quote.unusable.map(({ code, label, reason }) => ({
      code,
      label: pick(label, language),
      reason: pick(reason, language),
    })),
    cancellationPolicy: toPolicyDto(terms.policy, language),
    instantConfirm: terms.instantConfirm,
    quotedAt: terms.quotedAt,
  };
}

export const toPayableDto = (
  quoted: ReturnType<typeof toQuoteDto>,
  { tenders, payableFen, suggested }: QuotedTenders,
  language: Language,
): z.input<typeof payableQuoteDto> => ({
  ...quoted,
  tenders: tenders.map((tender) => ({
    ...tender,
    label: pick(tender.label, language),
    unusableBecause: tender.unusableBecause && pick(tender.unusableBecause, language),
  })),
  payableFen,
  suggestedTenders: suggested,
});

export const toPartDto = (part: RefundedPart, language: Language): z.input<typeof refundPartDto> => {
  const { tender, amountFen, units } = part;
  return { tender, label: pick(TENDER_LABELS[tender], language), amountFen, units };
};

export function toSummaryDto(order: OrderLine, language: Language, nowIso: string): z.input<typeof orderSummaryDto> {
  const first = order.items[0]!;
  return {
    no: order.no,
    status: order.state,
    statusText: pick(stateText(order.state, first.details), language),
    title: pick(order.title, language),
    coverUrl: order.coverUrl,
    kind: first.kind,
    details: first.details,
    quantity: first.quantity,
    totalFen: order.totalFen,
    payableFen: order.payableFen,
    paidFen: order.paidFen,
    refundedFen: order.refundedFen,
    holdExpiresAt: order.state === 'pending' ? order.holdExpiresAt : null,
    createdAt: order.placedAt,
    serverNow: nowIso,
  };
}

export function toDetailDto(order: OrderView, language: Language, nowIso: string): z.input<typeof orderDetailDto> {
  const terms = { policy: order.policy, instantConfirm: order.instantConfirm, quotedAt: order.placedAt };
  return {
    ...toSummaryDto(order, language, nowIso),
    guest: { name: order.guestName, phone: order.guestPhone },
    remark: order.remark,
    quote: toQuoteDto(order.quote, terms, language),
    cancellationPolicy: toPolicyDto(order.policy, language),
    instantConfirm: order.instantConfirm,
    items: order.items.map((item) => toItemDto(item, language)),
    timeline: order.events
      .filter((event) => isGuestEvent(event.type))
      .map((event) => ({
        at: event.at,
        type: event.type,
        text: pick(eventText(event), language),
        actor: event.actor,
        reason: event.reason,
      })),
    payments: order.payments
      .filter((payment) => payment.tender !== 'none')
      .map(({ no, tender, amountFen, refundedFen, units, state, paidAt }) => ({
        no,
        tender,
        label: pick(TENDER_LABELS[tender], language),
        amountFen,
        refundedFen,
        units: tender === 'points' ? units : null,
        status: state === 'closing' ? 'closed' : state,
        paidAt,
      })),
    refunds: toRefundDtos(order.refunds, language),
    pendingChange: toPendingDto(order, language),
    actions: actionsOf(order, nowIso),
  };
}

/** A refund that WeChat closed lives on in its successor and is not shown. */
const toRefundDtos = (refunds: readonly RefundView[], language: Language): z.input<typeof orderDetailDto>['refunds'] =>
  refunds.flatMap(({ no, tender, amountFen, state, reason, requestedAt, finishedAt }) => {
    if (state === 'closed') return [];
    const label = pick(TENDER_LABELS[tender], language);
    return [{ no, tender, label, amountFen, status: state, reason, createdAt: requestedAt, finishedAt }];
  });

function toItemDto(item: ItemView, language: Language): z.input<typeof orderDetailDto>['items'][number] {
  const { key, kind, ref, coverUrl, quantity, details, totalFen, facts } = item;
  return {
    key,
    kind,
    ref,
    title: pick(item.title, language),
    coverUrl,
    quantity,
    details,
    totalFen,
    unitLabel: item.unitLabel && pick(item.unitLabel, language),
    ...facts,
  };
}

function actionsOf(order: OrderView, nowIso: string): z.input<typeof orderDetailDto>['actions'] {
  if (order.state === 'pending') return order.holdExpiresAt! > nowIso ? ['pay', 'cancel'] : [];
  if (!LIVE_STATES.includes(order.state)) return ['rebook'];
  const cancel = order.state === 'in_service' ? [] : (['cancel'] as const);
  if (order.change) return order.change.holdExpiresAt > nowIso ? ['pay', ...cancel] : [...cancel];
  return canChange(order, 'guest', nowIso) ? ['change', ...cancel] : [...cancel];
}

/** Whether a change may be asked for at all; what it may be is up to the preview. */
export function canChange(
  order: Pick<OrderView, 'items' | 'state' | 'startsAt'>,
  by: 'guest' | 'staff',
  nowIso: string,
): boolean {
  const [item, ...others] = order.items;
  if (!item || others.length > 0 || !isChangeable(item.kind)) return false;
  const day = (iso: string): string => venueNow(Date.parse(iso)).today;
  const arrivalPassed = order.startsAt !== null && day(order.startsAt) < day(nowIso);
  return changeRefusal({ state: order.state, arrivalPassed, pending: false }, by) === null;
}
