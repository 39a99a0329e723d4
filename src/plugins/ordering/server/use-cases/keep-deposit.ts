/** A deposit is taken when guests arrive and settled when they leave; it is never part of what the order earned. */
import type { Core } from '@strapi/strapi';
import { newDocumentId } from '../../../../shared/ids';
import { formatFen } from '../../../../shared/money';
import { conflict, notFound, validation } from '../../../../shared/problem';
import { findDeposits, insertDeposit, settleDeposit } from '../repositories/deposits';
import { addEvent, illegal, type Order } from '../repositories/orders';
import type { OfflineTender } from '../domain/tenders';
import { staffCommand, type StaffCommand } from './serve-order';

const TAKEN_IN: readonly Order['state'][] = ['confirmed', 'in_service'];

/** @throws Problem 409 unless the guests are expected or here */
export function takeDeposit(
  strapi: Core.Strapi,
  staff: StaffCommand,
  input: { tender: OfflineTender; amountFen: number; receiptNo?: string | null | undefined },
): Promise<void> {
  return staffCommand(strapi, 'take-deposit', staff, input, async (trx, order, at) => {
    if (!TAKEN_IN.includes(order.state)) throw illegal(order);
    const { tender, amountFen, receiptNo } = input;
    const { id: orderId } = order;
    const deposit = { id: newDocumentId(), orderId, tender, amountFen, receiptNo: receiptNo || null };
    await insertDeposit(trx, { ...deposit, takenBy: staff.actor.name, takenAt: at.iso });
    await addEvent(trx, orderId, 'take-deposit', { actor: staff.actor, at: at.iso, data: { tender, amountFen } });
  });
}

/**
 * Gives a deposit back, all of it or what is left after a damage; what is kept needs its reason.
 * @throws Problem 404, 400 for more than was taken or without a reason, 409 when it was settled before
 */
export function returnDeposit(
  strapi: Core.Strapi,
  staff: StaffCommand,
  input: { depositId: string; returnedFen: number; note?: string | undefined },
): Promise<void> {
  return staffCommand(strapi, 'return-deposit', staff, input, async (trx, order, at) => {
    const { depositId: id, returnedFen } = input;
    const note = input.note || null;
    const deposit = (await findDeposits(trx, order.id)).find((candidate) => candidate.id === id);
    if (!deposit) throw notFound();
    if (deposit.returnedFen !== null)
      throw conflict('ALREADY_DONE', { zh: '这笔押金已经结清', en: 'This deposit has been settled already' });
    const limit = formatFen(deposit.amountFen);
    if (returnedFen > deposit.amountFen)
      throw validation('returnedFen', { zh: `最多退 ${limit}`, en: `At most ${limit}` });
    if (returnedFen < deposit.amountFen && !note)
      throw validation('note', { zh: '扣留押金要写明原因', en: 'What is kept needs a reason' });
    await settleDeposit(trx, { id, orderId: order.id, returnedFen, by: staff.actor.name, at: at.iso, note });
    const data = { tender: deposit.tender, amountFen: returnedFen, keptFen: deposit.amountFen - returnedFen };
    await addEvent(trx, order.id, 'return-deposit', { actor: staff.actor, at: at.iso, reason: note, data });
  });
}
