import { randomInt } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { Problem } from '../../../../shared/problem';
import { lockMember } from '../../../membership/server/services';
import { CODES_PER_BATCH, codeOf, MAX_BATCH, MIN_BATCH, SLOT_MS, slotAt } from '../domain/codes';
import { countLive, findLastSlot, insertBatch, supersedeOlder, type NewBatch } from '../repositories/batches';
import { codeKeys } from '../services/code-keys';

/** Far more than phones in use need; a table is not filled from outside. */
const MAX_LIVE = 60;

export interface Codes {
  batch: string;
  /** ISO instant at which the first code begins; one follows the other every `slotSeconds`. */
  firstAt: string;
  slotSeconds: number;
  codes: string[];
  serverNow: string;
}

/**
 * Codes for the next ten minutes, to be shown without asking again.
 * @param held the batch that the phone still has: the new one begins where it ends, so that what is in hand stays good
 * @throws Problem 429 when there are too many already
 */
export function issueCodes(
  strapi: Core.Strapi,
  member: { id: number; sessionId: string },
  held: string | null,
): Promise<Codes> {
  const nowMs = Date.now();
  const now = slotAt(nowMs);
  const [key] = codeKeys();
  return withTransaction(strapi, async (trx) => {
    await lockMember(trx, member.id);
    if ((await countLive(trx, member.id, now)) >= MAX_LIVE) throw tooMany();
    const last = held === null ? undefined : await findLastSlot(trx, Number(held), member.id);
    const firstSlot = Math.min(Math.max(now, (last ?? now - 1) + 1), now + CODES_PER_BATCH);
    const batch: NewBatch = {
      id: 0,
      memberId: member.id,
      sessionId: member.sessionId,
      keyId: key.id,
      firstSlot,
      lastSlot: firstSlot + CODES_PER_BATCH - 1,
      now: new Date(nowMs).toISOString(),
    };
    do batch.id = randomInt(MIN_BATCH, MAX_BATCH + 1);
    while (!(await insertBatch(trx, batch)));
    await supersedeOlder(trx, batch);
    return {
      batch: String(batch.id),
      firstAt: new Date(firstSlot * SLOT_MS).toISOString(),
      slotSeconds: SLOT_MS / 1000,
      codes: Array.from({ length: CODES_PER_BATCH }, (_, i) => codeOf(key, batch.id, firstSlot + i)),
      serverNow: new Date().toISOString(),
    };
  });
}

const tooMany = (): Problem =>
  new Problem(429, 'TOO_MANY_CODES', {
    zh: '会员码刷新得太频繁，请几分钟后再试；手机上已有的码仍可使用',
    en: 'Too many codes were asked for; try again in some minutes. The ones on your phone still work',
  });
