/** Stored value, as something that can be ordered: a plan of the operator's, or an amount that somebody types. */
import { z } from 'zod';
import { lockedWallet } from './use-cases/locked-wallet';
import { conflict, notFound, validation } from '../../shared/problem';
import { documentIdSchema, fenSchema } from '../../shared/schemas';
import { text } from '../../shared/text';
import { formatFen } from '../../shared/money';
import type { Db, Trx } from '../../shared/database';
import { isGuest } from '../../plugins/membership/server/services';
import {
  countMemberItems,
  defineSellable,
  NO_FACTS,
  type Offer,
  type OfferContext,
  type OrderedItem,
  type ReturnTerms,
} from '../../plugins/ordering/server/services';
import type { CancellationPolicy } from '../../plugins/pricing/server/services';
import { explainReturn, inCooling, largestReturn } from './domain/return-rule';
import { FREE, titleOf, type TopUpDetails, type TopUpPlan, type TopUpRule } from './domain/top-up';
import { findPlan, findTopUpRule, lockPurchases } from './repositories/top-up-content';
import { findTopUp } from './use-cases/find-top-up';
import { handOver, takeBackTopUp } from './use-cases/hand-over';

const KIND = 'top-up-plan';

const requestSchema = z.object({
  kind: z.literal(KIND),
  ref: documentIdSchema.or(z.literal(FREE)).meta({ description: `Plan id, or \`${FREE}\` with \`amountFen\`` }),
  quantity: z.literal(1).default(1),
  amountFen: fenSchema.min(1).optional(),
});

type TopUpRequest = z.output<typeof requestSchema>;

const detailsSchema = z.object({
  giftFen: fenSchema,
  giftDays: z.number().int().nullable(),
  terms: z.object({
    coolingDays: z.number().int(),
    giftLater: z.enum(['proportion', 'all']),
    usedGift: z.enum(['waived', 'deducted', 'owed']),
  }),
});

const policyOf = ({ coolingDays: days }: TopUpRule): CancellationPolicy => ({
  name: text('未用本金可退', 'Unused money can go back'),
  summary: text(
    `付款 ${days} 天内退回全部未用本金，未用的赠送金同时收回；之后按储值规则退`,
    `Within ${days} days all unused principal goes back and the unused gift with it; afterwards as the rules of stored value say`,
  ),
  tiers: [],
});

/** @throws Problem 404 for a plan that is not sold, 400 naming `amountFen` for an amount that is not */
async function wanted(db: Db, rule: TopUpRule, { ref, amountFen }: TopUpRequest): Promise<Wanted> {
  if (ref === FREE) return { plan: null, amountFen: checkAmount(rule, amountFen) };
  if (amountFen !== undefined)
    throw validation('amountFen', text('方案的金额是固定的，不用填写', 'A plan has its own amount'));
  const plan = await findPlan(db, ref);
  if (!plan?.onSale) throw notFound(text('这个储值方案已停售', 'This plan is not sold any more'));
  return { plan, amountFen: plan.principalFen };
}

interface Wanted {
  plan: TopUpPlan | null;
  amountFen: number;
}

function checkAmount({ amounts }: TopUpRule, amountFen: number | undefined): number {
  if (!amounts) throw validation('ref', text('请选择储值方案', 'Please choose a plan'));
  const { minFen, maxFen } = amounts;
  if (amountFen !== undefined && amountFen >= minFen && amountFen <= maxFen) return amountFen;
  const [min, max] = [formatFen(minFen, { trimZero: true }), formatFen(maxFen, { trimZero: true })];
  throw validation('amountFen', text(`请填写 ${min} 到 ${max} 之间的金额`, `Please enter ${min} to ${max}`));
}

async function quote({ db, memberId }: OfferContext, request: TopUpRequest): Promise<Offer> {
  const rule = await findTopUpRule(db);
  const { plan, amountFen } = await wanted(db, rule, request);
  if (plan && memberId !== null) await requireWithinLimit(db, plan, memberId);
  const title = titleOf(plan, amountFen);
  const { coolingDays, giftLater, usedGift } = rule;
  const details: TopUpDetails = {
    giftFen: plan?.giftFen ?? 0,
    giftDays: plan?.giftDays ?? null,
    terms: { coolingDays, giftLater, usedGift },
  };
  return {
    item: {
      kind: KIND,
      ref: request.ref,
      title,
      coverUrl: null,
      quantity: 1,
      details,
      charges: [{ code: 'unit', label: text('储值本金', 'Stored value'), unitFen: amountFen, date: null, note: null }],
      discounts: [],
    },
    startsAtMs: null,
    endsAtMs: null,
    policy: policyOf(rule),
    instantConfirm: true,
    facts: NO_FACTS,
  };
}

/** @throws Problem 409 LIMIT_REACHED */
async function requireWithinLimit(db: Db, { id, perMember }: TopUpPlan, memberId: number): Promise<void> {
  if (perMember === null || (await countMemberItems(db, { memberId, kind: KIND, ref: id })) < perMember) return;
  throw conflict(
    'LIMIT_REACHED',
    text(`这个方案每人限购 ${perMember} 次，您已买过`, `At most ${perMember} of this plan per member`),
    { field: 'ref' },
  );
}

/** Nothing is held but the right to buy a limited plan once more; money that comes late finds it checked again. */
async function reserve(
  trx: Trx,
  item: OrderedItem,
  { nowMs, holdUntil }: { nowMs: number; holdUntil: string | null },
): Promise<{ unitLabel: null }> {
  const { ref, memberId } = item;
  if (!(await isGuest(trx, memberId)))
    throw conflict(
      'MEMBER_NOT_SIGNED_IN',
      text('请客人先在小程序登录，储值才有账户可入', 'The guest needs to sign in to the mini-program first'),
    );
  const plan = ref === FREE ? undefined : await findPlan(trx, ref);
  if (plan?.perMember) {
    await lockPurchases(trx, memberId, plan.id);
    await requireWithinLimit(trx, plan, memberId);
  }
  if (holdUntil === null) await handOver(trx, item, nowMs);
  return { unitLabel: null };
}

async function returning(
  db: Db,
  item: OrderedItem,
  { nowMs, amountFen }: { nowMs: number; amountFen?: number },
): Promise<ReturnTerms> {
  await lockedWallet(db, item.memberId, nowMs);
  const topUp = await findTopUp(db, item, nowMs);
  if (!topUp) return { refundableFen: 0, automatic: false, text: text('这笔储值没有到账', 'It was not delivered') };
  const { terms, standing } = topUp;
  const { automatic } = await findTopUpRule(db);
  const refundableFen = largestReturn(terms, standing, nowMs);
  return {
    refundableFen,
    automatic: inCooling(terms, standing, nowMs) ? automatic.inTime : automatic.later,
    text: explainReturn(terms, standing, Math.min(amountFen ?? refundableFen, refundableFen), nowMs),
  };
}

export default defineSellable({
  kind: KIND,
  memberPrice: false,
  earns: false,
  delivered: true,
  alone: true,
  request: requestSchema,
  details: detailsSchema,
  quote,
  reserve,
  async fulfil(trx, item) {
    await handOver(trx, item, Date.now());
    return true;
  },
  async release() {
    // Nothing was taken.
  },
  returning,
  refundableFen: async (db, item, context) => (await returning(db, item, context)).refundableFen,
  takeBack: takeBackTopUp,
});
