import type { Core } from '@strapi/strapi';
import { pool, withTransaction, type Trx } from '../../../../shared/database';
import { withIdempotency } from '../../../../shared/idempotency';
import { newNoteNo } from '../../../../shared/ids';
import { daysBetween } from '../../../../shared/local-date';
import { conflict, notFound, unprocessable, validation } from '../../../../shared/problem';
import { venueNow } from '../../../../shared/venue';
import { MOST_OPEN } from '../domain/waiting';
import {
  amendNote,
  countOpen,
  endNote,
  findNote,
  findSameNote,
  insertNote,
  lockAgainstClaims,
  lockGuest,
  type NewNote,
  type WaitingNote,
} from '../repositories/waiting-notes';
import { refusalsOf } from '../services/resources';

export interface LeaveNote extends Omit<NewNote, 'no' | 'createdBy'> {
  /** Whoever writes it, e.g. `member:12`, `staff:3`. */
  by: string;
  idempotencyKey: string;
}

/**
 * Leaves a note for days that are taken. The same guest, thing and days are the same note: again, it only takes over
 * party and contact.
 * @throws Problem 404, 409 STILL_FREE, WAITING_FULL, 422 STAY_RULE for what could not be booked if it were free
 */
export async function leaveNote(strapi: Core.Strapi, command: LeaveNote): Promise<WaitingNote> {
  const { by, idempotencyKey: key, ...input } = command;
  if (daysBetween(input.from, input.to) < 1)
    throw validation('to', { zh: '离店日期要晚于入住日期', en: 'The end must be after the start' });
  const { no } = await withTransaction(strapi, (trx) =>
    withIdempotency(trx, { scope: `${by}:leave-note`, key, input }, async () => {
      await lockGuest(trx, input.memberId === null ? `phone:${input.guestPhone}` : `member:${input.memberId}`);
      await lockAgainstClaims(trx, input.resource);
      await checkTaken(trx, input);
      return { no: await write(trx, { ...input, no: newNoteNo(), createdBy: by }) };
    }),
  );
  return (await findNote(pool(strapi), no))!;
}

async function checkTaken(trx: Trx, { resource, ...wish }: Omit<NewNote, 'no' | 'createdBy'>): Promise<void> {
  const refusals = await refusalsOf(trx, resource, [wish], Date.now());
  if (!refusals) throw notFound({ zh: '没有找到这处房源，可能已下架', en: 'There is nothing like this to wait for' });
  const [refusal] = refusals;
  if (!refusal) {
    throw conflict(
      'STILL_FREE',
      { zh: '这些日期现在就能预订，不需要候补', en: 'These dates can be booked right now; no need to wait' },
      { field: 'from' },
    );
  }
  if (!refusal.soldOut) throw unprocessable('STAY_RULE', refusal.reason, { field: refusal.field });
}

async function write(trx: Trx, note: NewNote): Promise<string> {
  const same = await findSameNote(trx, note);
  if (same) {
    await amendNote(trx, same.id, note);
    return same.no;
  }
  if ((await countOpen(trx, { ...note, today: venueNow(Date.now()).today })) >= MOST_OPEN) {
    throw conflict('WAITING_FULL', {
      zh: `最多同时候补 ${MOST_OPEN} 处，请先撤回一些`,
      en: `At most ${MOST_OPEN} notes at a time; please withdraw some first`,
    });
  }
  await insertNote(trx, note);
  return note.no;
}

/**
 * The guest no longer waits. One that has ended stays as it is.
 * @throws Problem 404 when it is somebody else's
 */
export async function withdrawNote(
  strapi: Core.Strapi,
  { no, memberId }: { no: string; memberId: number },
): Promise<WaitingNote> {
  return withTransaction(strapi, async (trx) => {
    const note = await findNote(trx, no);
    if (!note || note.memberId !== memberId) throw notFound();
    const at = new Date().toISOString();
    await endNote(trx, { no, state: 'withdrawn', reason: null, by: `member:${memberId}`, at });
    return (await findNote(trx, no))!;
  });
}

/**
 * Staff end a note, e.g. after the guest has said no on the phone. Again, it changes nothing.
 * @throws Problem 404 when there is none with this number
 */
export async function closeNote(
  strapi: Core.Strapi,
  { no, reason, staffId }: { no: string; reason: string; staffId: number },
): Promise<WaitingNote> {
  return withTransaction(strapi, async (trx) => {
    if (!(await findNote(trx, no))) throw notFound();
    await endNote(trx, { no, state: 'closed', reason, by: `staff:${staffId}`, at: new Date().toISOString() });
    return (await findNote(trx, no))!;
  });
}
