import type { Trx } from '../../../../shared/database';
import { venue } from '../../../../shared/venue';
import { endBookedNotes } from '../repositories/waiting-notes';

/**
 * A guest has got what they waited for: their notes for days that the claims of `owner` now take are over.
 * @param booked.owner first part of the claims' references, e.g. an order's number
 */
export async function endNotesOf(
  trx: Trx,
  booked: { owner: string; memberId: number | null; guestPhone: string; at: string },
): Promise<void> {
  await endBookedNotes(trx, { ...booked, zone: venue().zone });
}
