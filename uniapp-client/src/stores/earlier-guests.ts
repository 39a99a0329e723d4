/** Guests for whom this member has booked before; kept on the device under the member, never sent anywhere. */
import type { KnownGuest } from '@/domain/guest';
import { withNewest } from '@/domain/recent';
import { keep, privateKey, recall } from '@/platform/kept';

const MOST = 6;
const keyOf = (memberId: string | undefined): string => privateKey(memberId, 'guests');

export const earlierGuests = (memberId: string | undefined): KnownGuest[] =>
  memberId ? (recall<KnownGuest[]>(keyOf(memberId))?.body ?? []) : [];

export function noteGuest(memberId: string | undefined, guest: KnownGuest): void {
  if (!memberId) return;
  keep(
    keyOf(memberId),
    withNewest(earlierGuests(memberId), guest, ({ phone }) => phone, MOST),
  );
}
