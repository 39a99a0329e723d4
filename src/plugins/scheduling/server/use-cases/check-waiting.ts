import type { Core } from '@strapi/strapi';
import { withTransaction } from '../../../../shared/database';
import { publish } from '../../../../shared/events';
import { venueNow } from '../../../../shared/venue';
import { findOpenNotes, lockLook, markFree, markTaken } from '../repositories/waiting-notes';
import { refusalsOf } from '../services/resources';

/**
 * Looks at everybody who waits for a resource. Whose whole stay can be booked now is told, oldest first, once for each
 * time it becomes free; whose days somebody took waits again. Nobody is booked: first come, first served.
 */
export async function checkWaiting(strapi: Core.Strapi, resource: string): Promise<void> {
  await withTransaction(strapi, async (trx) => {
    await lockLook(trx, resource);
    const nowMs = Date.now();
    const notes = await findOpenNotes(trx, resource, venueNow(nowMs).today);
    if (notes.length === 0) return;
    const refusals = await refusalsOf(trx, resource, notes, nowMs);
    const bookable = notes.map((_note, i) => refusals !== null && refusals[i] === null);
    const taken = notes.filter((note, i) => !bookable[i] && note.state === 'free').map(({ id }) => id);
    if (taken.length > 0) await markTaken(trx, taken);
    for (const note of notes.filter(({ state }, i) => bookable[i] && state === 'waiting')) {
      const time = await markFree(trx, note.id, new Date(nowMs).toISOString());
      if (time !== undefined) await publish(trx, 'waiting.free', { noteNo: note.no, time });
    }
  });
}
