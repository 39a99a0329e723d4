import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { conflict, isProblem } from '../../../../shared/problem';
import {
  chargeMember,
  previewCharge as quoteCharge,
  type QuotedTenders,
  type TenderChoice,
} from '../../../ordering/server/services';
import { maskName, type Cashier } from '../domain/rights';
import { dropCharge, openCharge, setOrder, type Charged } from '../repositories/charges';
import { actorOf, demand, served } from './redeem';
import { openTicket } from './scan-code';

export interface ChargeRequest {
  title: string;
  /** 1–10,000,000 */
  amountFen: number;
  tenders: TenderChoice;
}

type Whom = { ticket: string } | { id: number };

/** What the wallet would pay and what is left; nothing is written. */
export async function previewCharge(
  strapi: Core.Strapi,
  cashier: Cashier,
  whom: Whom,
  request: ChargeRequest,
): Promise<QuotedTenders> {
  demand(cashier, 'charge');
  const memberId = await memberOf(strapi, cashier, whom);
  return quoteCharge(strapi, { memberId, ...request });
}

export interface ChargeCommand extends ChargeRequest {
  cashier: Cashier;
  whom: Whom;
  restTender?: 'cash' | 'pos' | 'transfer' | undefined;
  /** As the preview said. */
  expectedPayableFen: number;
  idempotencyKey: string;
}

/**
 * Charges a member by an ordinary order. The request is written down first, so that a repeat after a crash finds the
 * order that was made; one ticket pays once.
 * @throws Problem 403, 404, 409 TICKET_EXPIRED, TICKET_CHARGED and what ordering refuses
 */
export async function chargeByCashier(strapi: Core.Strapi, command: ChargeCommand): Promise<Charged> {
  const { cashier, whom, restTender, idempotencyKey, title, amountFen, tenders, expectedPayableFen } = command;
  demand(cashier, 'charge');
  const memberId = await memberOf(strapi, cashier, whom);
  const now = new Date().toISOString();
  const opened = await withTransaction(strapi, async (trx) => {
    const { nickname } = await served(trx, memberId);
    return openCharge(trx, {
      ...{ memberId, memberName: maskName(nickname), title, amountFen, now, requestKey: idempotencyKey },
      ...{ cashier: cashier.key, cashierName: cashier.name, ticket: 'ticket' in whom ? whom.ticket : null },
    });
  });
  if (!opened)
    throw conflict('TICKET_CHARGED', {
      zh: '这次扫码已经收过款，请会员出示新的码',
      en: 'This scan has paid already; scan a new code',
    });
  if (opened.orderNo) return opened;
  try {
    const orderNo = await chargeMember(strapi, {
      ...{ memberId, title, amountFen, tenders, restTender, expectedPayableFen, tenderReason: 'code-payment' },
      // Whoever takes money is kept with it; a clerk is named, being no user of the panel.
      actor: { kind: 'staff', id: cashier.id, name: actorOf(cashier).name },
      idempotencyKey: `cashier-charge-${opened.id}`,
    });
    await withTransaction(strapi, async (trx) => {
      if (await setOrder(trx, opened.id, orderNo))
        await publish(trx, 'cashier.charged', { orderNo, memberId, title, amountFen, at: opened.at });
    });
    return { ...opened, orderNo };
  } catch (error) {
    if (isProblem(error) && error.status < 500) await dropCharge(pool(strapi), opened.id);
    throw error;
  }
}

async function memberOf(strapi: Core.Strapi, cashier: Cashier, whom: Whom): Promise<number> {
  if ('id' in whom) return whom.id;
  return (await openTicket(pool(strapi), whom.ticket, cashier.key, Date.now())).memberId;
}
