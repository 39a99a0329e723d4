import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { findRequestedBy, forgetContact, lockInvoice } from '../repositories/invoices';
import { deleteTitles } from '../repositories/titles';
import { carryOut } from './serve-invoice';

/** A closed account keeps no titles and waits for no invoice; what was issued stays, as the law demands. */
export async function forgetMember(strapi: Core.Strapi, memberId: number): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    await deleteTitles(trx, memberId);
    for (const no of await findRequestedBy(trx, memberId)) {
      const invoice = await lockInvoice(trx, no);
      if (invoice?.state !== 'requested') continue;
      await carryOut(trx, invoice, { name: 'withdraw', actor: 'system', actorName: null, reason: null, written: {} });
    }
    await forgetContact(trx, memberId);
  });
}
