import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { LedgerProof, type Difference } from '../domain/proof';
import {
  allAccounts,
  allPostings,
  findEmptyTransfer,
  holdStill,
  insertVerification,
  type Verification,
} from '../repositories/verification';

/**
 * Recomputes every balance from the postings, in one pass over them, as of one moment; what goes on meanwhile is not
 * held up. Ends at the first difference.
 * @param trx a transaction in which nothing has been read yet
 */
export async function verifyLedger(trx: Trx, cause: Verification['cause']): Promise<Verification> {
  const startedAt = new Date().toISOString();
  await holdStill(trx);
  const counts = { postings: 0, accounts: 0 };
  const difference = await firstDifference(trx, counts);
  return { cause, startedAt, finishedAt: new Date().toISOString(), ...counts, difference: difference ?? null };
}

async function firstDifference(
  trx: Trx,
  counts: { postings: number; accounts: number },
): Promise<Difference | undefined> {
  const proof = new LedgerProof();
  for await (const batch of allPostings(trx))
    for (const posting of batch) {
      counts.postings += 1;
      const difference = proof.posting(posting);
      if (difference) return difference;
    }
  const unbalanced = proof.unbalanced();
  if (unbalanced) return unbalanced;
  for await (const batch of allAccounts(trx))
    for (const account of batch) {
      counts.accounts += 1;
      const difference = proof.account(account);
      if (difference) return difference;
    }
  const empty = await findEmptyTransfer(trx);
  return empty === undefined ? undefined : { what: 'no-postings', transfer: empty, expected: 2, found: 0 };
}

/** The nightly proof: its result is kept for operators to see, and a difference is an error in the log. */
export async function verifyNightly(strapi: Core.Strapi): Promise<void> {
  const verification = await withTransaction(strapi, (trx) => verifyLedger(trx, 'night'));
  await insertVerification(pool(strapi), verification);
  if (verification.difference)
    strapi.log.error(`the ledger disagrees with itself: ${JSON.stringify(verification.difference)}`);
}
