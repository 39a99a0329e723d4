import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { conflict, isProblem, type Problem } from '../../../../shared/problem';
import { maskName, type Cashier } from '../domain/rights';
import { dropCharge, openCharge, setOrder, type Charged } from '../repositories/charges';
import { charging, type ChargePreview, type ChargeTenders } from '../services/charging';
import { actorOf, demand, served } from './redeem';
import { openTicket } from './scan-code';

export interface ChargeRequest {
  title: string;
  /** 1–10,000,000 */
  amountFen: number;
  tenders: ChargeTenders;
}

type Whom = { ticket: string } | { id: number };

/** What the wallet would pay and what is left; nothing is written. */
export async function previewCharge(
  strapi: Core.Strapi,
  cashier: Cashier,
  whom: Whom,
  request: ChargeRequest,
): Promise<ChargePreview> {
  demand(cashier, 'charge');
  const memberId = await memberOf(strapi, cashier, whom);
  return charging().preview(strapi, { memberId, ...request });
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
 * @throws Problem 403, 404, 409 TICKET_EXPIRED, TICKET_CHARGED and what ordering refuses, 503 while nothing sells for the till
 */
export async function chargeByCashier(strapi: Core.Strapi, command: ChargeCommand): Promise<Charged> {
  const { cashier, whom, restTender, idempotencyKey, title, amountFen, tenders, expectedPayableFen } = command;
  demand(cashier, 'charge');
  const memberId = await memberOf(strapi, cashier, whom);
  const { charge, preview } = charging();
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
    const { payableFen } = await preview(strapi, { memberId, title, amountFen, tenders });
    if (payableFen !== expectedPayableFen) throw changed(payableFen);
    const { orderNo } = await charge(strapi, {
      ...{ memberId, title, amountFen, tenders, expectedPayableFen, actor: actorOf(cashier) },
      ...(restTender ? { restTender } : {}),
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

const changed = (payableFen: number): Problem =>
  conflict(
    'PRICE_CHANGED',
    { zh: '会员余额有变化，请重新核对金额', en: 'The balance has changed; check the amount again' },
    { payableFen },
  );
