import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Db } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { withIdempotency } from '../../../../shared/idempotency';
import { newOrderNo } from '../../../../shared/ids';
import { conflict } from '../../../../shared/problem';
import {
  chargeMember,
  previewCharge as quoteCharge,
  type QuotedTenders,
  type TenderChoice,
} from '../../../ordering/server/services';
import { maskName, type Cashier } from '../domain/rights';
import { insertCharge, type Charged } from '../repositories/charges';
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
  const memberId = await memberOf(pool(strapi), cashier, whom);
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
 * Charges a member by an ordinary order, written together with the charge; one ticket pays once. A repeat is answered
 * before the ticket is looked at, which may have ended meanwhile.
 * @throws Problem 403, 404, 409 TICKET_EXPIRED, TICKET_CHARGED and what ordering refuses
 */
export function chargeByCashier(strapi: Core.Strapi, command: ChargeCommand): Promise<Charged> {
  const { cashier, idempotencyKey: key, ...input } = command;
  const { whom, title, amountFen } = input;
  demand(cashier, 'charge');
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `${cashier.key}:charge`, key, input }, async () => {
      const { id: memberId, nickname } = await served(trx, await memberOf(trx, cashier, whom));
      const charged: Charged = {
        ...{ memberId, memberName: maskName(nickname), cashierName: cashier.name, title, amountFen },
        ...{ orderNo: newOrderNo(), at: new Date().toISOString() },
      };
      if (!(await insertCharge(trx, charged, cashier.key, 'ticket' in whom ? whom.ticket : null)))
        throw conflict('TICKET_CHARGED', {
          zh: '这次扫码已经收过款，请会员出示新的码',
          en: 'This scan has paid already; scan a new code',
        });
      const { orderNo, at } = charged;
      await chargeMember(trx, {
        ...{ orderNo, memberId, title, amountFen, tenders: command.tenders, restTender: command.restTender },
        ...{ expectedPayableFen: command.expectedPayableFen, tenderReason: 'code-payment' },
        // Whoever takes money is kept with it; a clerk is named, being no user of the panel.
        actor: { kind: 'staff', id: cashier.id, name: actorOf(cashier).name },
      });
      await publish(trx, 'cashier.charged', { orderNo, memberId, title, amountFen, at });
      return charged;
    }),
  );
}

async function memberOf(db: Db, cashier: Cashier, whom: Whom): Promise<number> {
  if ('id' in whom) return whom.id;
  return (await openTicket(db, whom.ticket, cashier.key, Date.now())).memberId;
}
