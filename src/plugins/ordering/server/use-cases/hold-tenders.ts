/** What the ledger pays of an order: set aside when it is placed, taken when it is settled, free again when it is closed. */
import type { Trx } from '../../../../shared/database';
import { formatFen } from '../../../../shared/money';
import { conflict, isProblem } from '../../../../shared/problem';
import {
  capture,
  hold,
  lockWallets,
  spend,
  voidHold,
  type Actor as LedgerActor,
  type Asset,
  type Movement,
  type Reason,
} from '../../../wallet/server/services';
import { allocateTenders, assetsOf, isWallet, type TenderChoice, type WalletTender } from '../domain/tenders';
import { findItems, type Actor, type Order } from '../repositories/orders';
import {
  countPayments,
  findPayments,
  insertPayment,
  movePayment,
  settleWalletPayment,
  type Payment,
  type WalletPayment,
} from '../repositories/payments';
import type { Moment } from '../services/now';
import { amountsOf, buysMoney, findFunds, quoteTenders, type Payable } from './quote-tenders';

/**
 * How much longer than its order a hold lasts: an order is pending until WeChat has said that no money can come any
 * more, and in all that time its tenders must be there. Closing frees them at once; only when WeChat cannot be
 * reached for as long as this are they free before, and then money that comes late finds them anew or goes back.
 */
const HOLD_MARGIN_MS = 7 * 86_400_000;

export interface TenderWish {
  tenders?: TenderChoice | undefined;
  /** What the buyer saw that is left for money; another amount refuses. Fen. */
  expectedPayableFen?: number | undefined;
  /** What the statement of the wallet says; default `order`. */
  tenderReason?: Extract<Reason, 'order' | 'code-payment'> | undefined;
}

/** What the wallet pays of an order that is about to be written. */
export interface AgreedTenders {
  lines: { tender: WalletTender; amountFen: number; units: number; assets: [Asset, ...Asset[]]; sources?: string[] }[];
  /** What is left for money, fen. */
  payableFen: number;
}

const choosesAny = ({ tenders }: TenderWish): boolean => Object.values(tenders ?? {}).some(Boolean);

/**
 * What each chosen tender pays, as far as it goes. From here on nobody else takes it.
 * @throws Problem 409 PRICE_CHANGED when what is left for money is not what the buyer saw
 */
export async function agreeOnTenders(trx: Trx, payable: Payable, wish: TenderWish, at: Moment): Promise<AgreedTenders> {
  const { items, memberId, totalFen } = payable;
  if (!choosesAny(wish) || buysMoney(items)) {
    requireExpected(totalFen, wish);
    return { lines: [], payableFen: totalFen };
  }
  await lockWallets(trx, [memberId], at.iso);
  const { rule, byTender } = await findFunds(trx, payable);
  const { lines, payableFen } = allocateTenders(totalFen, amountsOf({ rule, byTender }), wish.tenders ?? {}, rule);
  requireExpected(payableFen, wish);
  const paying = lines.filter(({ amountFen }) => amountFen > 0);
  return {
    lines: paying.map(({ code: tender, amountFen, units }) => {
      const { sources } = byTender[tender];
      return { tender, amountFen, units, assets: assetsOf(tender, rule), ...(sources ? { sources } : {}) };
    }),
    payableFen,
  };
}

/**
 * Whether the wallet has what the buyer saw, before anything is taken: whoever comes too late keeps nobody waiting.
 * It binds nothing; {@link agreeOnTenders} looks again under the wallet's lock.
 * @throws Problem 409 PRICE_CHANGED
 */
export async function refuseEarly(trx: Trx, payable: Payable, wish: TenderWish): Promise<void> {
  if (wish.expectedPayableFen === undefined || !choosesAny(wish)) return;
  requireExpected((await quoteTenders(trx, payable, wish.tenders)).payableFen, wish);
}

function requireExpected(payableFen: number, { expectedPayableFen }: TenderWish): void {
  if (expectedPayableFen === undefined || expectedPayableFen === payableFen) return;
  throw conflict(
    'PRICE_CHANGED',
    {
      zh: `可抵扣的金额有变化，还需支付 ${formatFen(payableFen)}，请确认后再提交`,
      en: `${formatFen(payableFen)} is left to pay now; please confirm it`,
    },
    { field: 'expectedPayableFen', payableFen },
  );
}

/** Sets aside what was agreed on, each tender as a payment that waits with its order. */
export async function holdTenders(
  trx: Trx,
  order: Pick<Order, 'id' | 'no' | 'memberId'> & { holdUntil: string },
  { lines }: AgreedTenders,
  reason: TenderWish['tenderReason'],
  actor: Actor,
  at: Moment,
): Promise<void> {
  const { id: orderId, no, memberId: member } = order;
  const expiresAt = new Date(Date.parse(order.holdUntil) + HOLD_MARGIN_MS).toISOString();
  for (const { tender, amountFen, units, ...from } of lines) {
    const held = await hold(trx, {
      ...{ key: `order:${no}:${tender}`, member, amount: units, ...from },
      ...{ reason: reason ?? 'order', reference: no, expiresAt, actor: ledgerActor(actor), now: at.iso },
    });
    await insertPayment(trx, {
      ...{ no: `${no}-${(await countPayments(trx, orderId)) + 1}`, orderId, tender, amountFen },
      ...{ state: 'pending', request: null, wallet: { units, holdNo: held.no }, at: at.iso },
    });
  }
}

const isWalletPayment = (payment: Payment): payment is WalletPayment => isWallet(payment.tender);

/** What the ledger is to pay of an order that is about to be settled; of one that was closed, what it was to pay. */
export async function findUntaken(trx: Trx, order: Order): Promise<WalletPayment[]> {
  return (await findPayments(trx, order.id)).filter(isWalletPayment).filter(({ state }) => state !== 'succeeded');
}

/**
 * Takes it, all of it. What is not set aside any more is taken from what is there.
 * @throws Problem 409 INSUFFICIENT_BALANCE when it has gone elsewhere; the caller rolls back to before the call
 */
export async function takeTenders(
  trx: Trx,
  order: Order,
  payments: readonly WalletPayment[],
  actor: Actor,
  at: Moment,
): Promise<void> {
  for (const payment of payments) {
    const { no: transferNo, parts } = await takeOne(trx, order, payment, ledgerActor(actor), at);
    const principalFen = parts.reduce((sum, { asset, amount }) => sum - (asset === 'principal' ? amount : 0), 0);
    await settleWalletPayment(trx, payment.id, { transferNo, principalFen, at: at.iso });
  }
}

async function takeOne(
  trx: Trx,
  order: Order,
  payment: WalletPayment,
  actor: LedgerActor,
  at: Moment,
): Promise<Movement> {
  const key = `payment:${payment.no}`;
  if (payment.state === 'pending') {
    try {
      return await capture(trx, { key, hold: payment.holdNo, actor, now: at.iso });
    } catch (error) {
      if (!isProblem(error) || error.code !== 'HOLD_SETTLED') throw error;
    }
  }
  const { memberId, no, totalFen } = order;
  const { tender, units: amount } = payment;
  const items = await findItems(trx, order);
  await lockWallets(trx, [memberId], at.iso);
  const { rule, byTender } = await findFunds(trx, { memberId, items, totalFen, nowMs: at.ms });
  const { sources } = byTender[tender];
  const command = { key, member: memberId, amount, assets: assetsOf(tender, rule), reference: no, actor, now: at.iso };
  return spend(trx, { ...command, ...(sources ? { sources } : {}), reason: 'order' });
}

/** The order will not be paid: what is set aside for it is free. */
export async function freeTenders(trx: Trx, order: Pick<Order, 'id'>, why: string, at: Moment): Promise<void> {
  for (const payment of (await findPayments(trx, order.id)).filter(isWalletPayment)) {
    if (!(await movePayment(trx, payment.id, ['pending'], 'closed', at.iso))) continue;
    await voidHold(trx, { hold: payment.holdNo, why, now: at.iso });
  }
}

/** Who it was, in the ledger's words. */
export function ledgerActor({ kind, id, name }: Actor): LedgerActor {
  const known = { ...(id === null ? {} : { id }), ...(name === null ? {} : { name }) };
  if (kind === 'guest') return { kind: 'member', ...known };
  return kind === 'staff' ? { kind: 'staff', ...known } : { kind: 'system' };
}

/** For the timeline: what paid, in the order in which it does. */
export const tendersData = (
  payments: readonly Pick<WalletPayment, 'tender' | 'amountFen' | 'units'>[],
): { tender: WalletTender; amountFen: number; units: number }[] =>
  payments.map(({ tender, amountFen, units }) => ({ tender, amountFen, units }));
