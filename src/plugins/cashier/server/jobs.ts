import type { Core } from '@strapi/strapi';
import { tick } from '../../../shared/clock';
import { pool } from '../../../shared/database';
import { slotAt } from './domain/codes';
import { sweepCodes } from './repositories/batches';

const HOUR_MS = 3_600_000;
/** A code counts for a minute after its slot; scans are kept for whoever asks what happened today. */
const KEEP_SCANS_MS = 48 * HOUR_MS;

export function startCashierTicks(strapi: Core.Strapi): void {
  tick(strapi, 'cashier.sweep-codes', '13 * * * *', async () => {
    const nowMs = Date.now();
    // Behind the hundred slots in which two digits say which one: no number is given away again while a code of it can be read.
    await sweepCodes(pool(strapi), {
      slot: slotAt(nowMs - HOUR_MS),
      before: new Date(nowMs - KEEP_SCANS_MS).toISOString(),
    });
  });
}
