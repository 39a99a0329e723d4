import { type Trx, withSavepoint } from '../../../../shared/database';
import { enqueue } from '../../../../shared/jobs';
import { sumFen } from '../../../../shared/money';
import { isProblem } from '../../../../shared/problem';
import { endNotesOf } from '../../../scheduling/server/services';
import type { OrderedItem } from '../domain/sellable';
import { REPORT_FULFILMENT_JOB } from '../job-names';
import {
  addEvent,
  findItems,
  move,
  setUnitLabel,
  SYSTEM,
  WECHAT,
  type Actor,
  type Order,
} from '../repositories/orders';
import type { WalletPayment } from '../repositories/payments';
import type { Moment } from '../services/now';
import { sellableOf } from '../services/registry';
import { findUntaken, takeTenders, tendersData } from './hold-tenders';
import { settleCoupon } from './order-coupon';
import { reserveItems } from './reserve-items';
import { rewardCompleted } from './reward-completed';

/** `gone`: somebody else has what was bought; `unfunded`: what the wallet was to pay is no longer there. */
export type Settlement = 'settled' | 'gone' | 'unfunded';

/** Money that has arrived, beside what the wallet pays. */
export interface Arrived {
  paidFen: number;
  paidAt: string;
  at: Moment;
  actor?: Actor;
  data?: Record<string, unknown>;
}

/**
 * The order's money is there: make its holds firm, take what its wallet tenders pay, and move it on. When a hold ran
 * out meanwhile and somebody else took the place or the balance, try to take it again.
 * @returns otherwise nothing was changed and the money must go back
 */
export async function settlePaidOrder(trx: Trx, order: Order, payment: Arrived): Promise<Settlement> {
  const items = await findItems(trx, order);
  const tenders = await findUntaken(trx, order);
  const secure = (): Promise<boolean> =>
    order.state === 'pending' ? secureHeld(trx, order, items, payment.at) : secureAgain(trx, order, items, payment.at);
  const take = (): Promise<void> => takeTenders(trx, order, tenders, payment.actor ?? SYSTEM, payment.at);
  const secured = tenders.length === 0 ? await alone(secure) : await together(trx, secure, take);
  if (secured !== 'settled') return secured;
  const late = order.state === 'closed';
  const paid = await move(trx, order, late ? 'revive' : 'pay', {
    actor: payment.actor ?? (payment.paidFen > 0 ? WECHAT : SYSTEM),
    at: payment.at.iso,
    data: tenders.length === 0 ? (payment.data ?? null) : { ...payment.data, paid: paidWith(payment, tenders) },
    set: {
      paid_fen: payment.paidFen + sumFen(tenders.map(({ amountFen }) => amountFen)),
      paid_at: payment.paidAt,
      ended_at: null,
    },
  });
  const { no, memberId, guestPhone } = order;
  await endNotesOf(trx, { owner: no, memberId, guestPhone, at: payment.at.iso });
  if (!order.instantConfirm) return 'settled';
  const confirmed = await confirmPaid(trx, paid, payment.at);
  if (items.every((item) => sellableOf(item.kind).delivered)) await deliver(trx, confirmed, payment.at);
  return 'settled';
}

const alone = async (secure: () => Promise<boolean>): Promise<Settlement> => ((await secure()) ? 'settled' : 'gone');

/** Either what was bought is secured and the wallet has paid its part, or nothing has happened. */
async function together(trx: Trx, secure: () => Promise<boolean>, take: () => Promise<void>): Promise<Settlement> {
  let missing: Settlement = 'gone';
  try {
    await withSavepoint(trx, async () => {
      if (!(await secure())) throw new Undone();
      missing = 'unfunded';
      await take();
    });
    return 'settled';
  } catch (error) {
    if (error instanceof Undone || isProblem(error)) return missing;
    throw error;
  }
}

/** Leaves a savepoint, to undo what was done in it. */
class Undone extends Error {}

/** Every tender with its part, for the timeline. */
function paidWith({ paidFen, data }: Arrived, tenders: readonly WalletPayment[]): object[] {
  const rest = { tender: data?.tender ?? 'wechat', amountFen: paidFen };
  return [...tendersData(tenders), ...(paidFen > 0 ? [rest] : [])];
}

/** What was paid has been handed over: nothing is left to do. */
async function deliver(trx: Trx, order: Order, at: Moment): Promise<void> {
  const completed = await move(trx, order, 'deliver', { actor: SYSTEM, at: at.iso, set: { ended_at: at.iso } });
  await rewardCompleted(trx, completed, at);
}

/** Confirms a paid order on behalf of the house; also used when staff confirm. */
export async function confirmPaid(trx: Trx, order: Order, at: Moment, actor = SYSTEM): Promise<Order> {
  const confirmed = await move(trx, order, 'confirm', { actor, at: at.iso, set: { confirmed_at: at.iso } });
  await enqueue(trx, REPORT_FULFILMENT_JOB, { orderNo: order.no }, { jobKey: `fulfilment:${order.no}` });
  return confirmed;
}

async function secureHeld(trx: Trx, order: Order, items: readonly OrderedItem[], at: Moment): Promise<boolean> {
  const lost: OrderedItem[] = [];
  for (const item of items) if (!(await sellableOf(item.kind).fulfil(trx, item))) lost.push(item);
  if (lost.length > 0) return secureAgain(trx, order, lost, at);
  await settleCoupon(trx, order, at);
  return true;
}

/** In a savepoint: a refusal leaves the transaction usable, so that the refund can be written in it. */
async function secureAgain(trx: Trx, order: Order, items: readonly OrderedItem[], at: Moment): Promise<boolean> {
  try {
    await withSavepoint(trx, async () => {
      for (const item of items)
        await sellableOf(item.kind).release(trx, item, { nowMs: at.ms, reason: 'reserved again' });
      const reservations = await reserveItems(trx, items, { nowMs: at.ms, holdUntil: null });
      for (const [key, { unitLabel }] of reservations) await setUnitLabel(trx, order.id, key, unitLabel);
      await settleCoupon(trx, order, at);
      await addEvent(trx, order.id, 'reserve-again', { actor: SYSTEM, at: at.iso });
    });
    return true;
  } catch (error) {
    if (isProblem(error)) return false;
    throw error;
  }
}
