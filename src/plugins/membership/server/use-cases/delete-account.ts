/** A member asks for the account to be closed; 15 days to think again, then nothing of the person is left. */
import type { Core } from '@strapi/strapi';
import { pool, withTransaction } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { withIdempotency } from '../../../../shared/idempotency';
import { enqueue } from '../../../../shared/jobs';
import { conflict } from '../../../../shared/problem';
import { ANONYMISE_JOB } from '../job-names';
import {
  closeDeletion,
  findOpenDeletion,
  insertDeletion,
  lockOpenDeletion,
  postponeDeletion,
  type AccountDeletion,
} from '../repositories/account-deletions';
import { anonymiseMember, lockMember } from '../repositories/members';
import { deletionObstacle } from '../services/deletion-guards';
import { giveUpBalances } from './give-up-balances';
import { closeAllSessions } from '../services/sessions';

/** Time to think again, in days. */
export const DELETION_DAYS = 15;
const DAY_MS = 86_400_000;

const after = (nowMs: number, days: number): string => new Date(nowMs + days * DAY_MS).toISOString();
const jobKey = (id: number): string => `anonymise:${id}`;

/**
 * Asking again while a request is open gives the open one.
 * @throws Problem 409 DELETION_BLOCKED while orders of the member are open, or there is money in the wallet that the
 *   member does not give up (then with `waivable`)
 */
export async function requestDeletion(
  strapi: Core.Strapi,
  command: { memberId: number; reason: string | null; givesUpBalance: boolean; idempotencyKey: string },
): Promise<AccountDeletion> {
  const { memberId, reason, givesUpBalance, idempotencyKey: key } = command;
  const scope = `member:${memberId}:delete-account`;
  return withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope, key, input: { reason, givesUpBalance } }, async () => {
      await lockMember(trx, memberId);
      const open = await findOpenDeletion(trx, memberId);
      if (open) return open;
      const obstacle = await deletionObstacle(trx, memberId, givesUpBalance);
      if (obstacle) throw conflict('DELETION_BLOCKED', obstacle.text, { waivable: obstacle.waivable ?? false });
      const nowMs = Date.now();
      const dueAt = after(nowMs, DELETION_DAYS);
      const requestedAt = new Date(nowMs).toISOString();
      const made = await insertDeletion(trx, { memberId, reason, givesUpBalance, requestedAt, dueAt });
      await enqueue(trx, ANONYMISE_JOB, { deletionId: made!.id }, { runAt: dueAt, jobKey: jobKey(made!.id) });
      return made!;
    }),
  );
}

/** Without an open request nothing happens. */
export const withdrawDeletion = (strapi: Core.Strapi, memberId: number): Promise<void> =>
  closeDeletion(pool(strapi), memberId, 'withdrawn', new Date().toISOString());

/**
 * The job at the end of the 15 days. Nothing happens when the request was withdrawn; an order that was placed
 * or money that came meanwhile puts it off by a day, again and again, until it is over.
 */
export async function anonymiseOnTime(strapi: Core.Strapi, deletionId: number): Promise<void> {
  const memberId = await withTransaction(strapi, async (trx) => {
    const request = await lockOpenDeletion(trx, deletionId);
    if (!request) return undefined;
    const nowMs = Date.now();
    const early = Date.parse(request.dueAt) > nowMs;
    await lockMember(trx, request.memberId);
    if (early || (await deletionObstacle(trx, request.memberId, request.givesUpBalance))) {
      const dueAt = early ? request.dueAt : after(nowMs, 1);
      await postponeDeletion(trx, deletionId, dueAt);
      await enqueue(trx, ANONYMISE_JOB, { deletionId }, { runAt: dueAt, jobKey: jobKey(deletionId) });
      return undefined;
    }
    if (request.givesUpBalance) await giveUpBalances(trx, request.memberId, nowMs);
    await anonymiseMember(trx, request.memberId);
    await closeDeletion(trx, request.memberId, 'done', new Date(nowMs).toISOString());
    await publish(trx, 'member.anonymised', { memberId: request.memberId });
    return request.memberId;
  });
  if (memberId !== undefined) await closeAllSessions(strapi, memberId);
}
