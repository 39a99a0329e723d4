/** What a change dialog wishes, decided before the server decides again. */
import { isLocalDate } from '../../../../../shared/local-date';
import type { ChangeWish } from '../api/types';
import type { Stay } from './dates';

/** As typed. */
export interface ChangeDraft {
  checkIn: string;
  checkOut: string;
  adults: string;
  children: string;
  /** Empty: the house as it is. */
  ref: string;
  unit: string;
}

export const draftOf = (stay: Stay | null): ChangeDraft => ({
  checkIn: stay?.checkIn ?? '',
  checkOut: stay?.checkOut ?? '',
  adults: String(stay?.adults ?? 1),
  children: String(stay?.children ?? 0),
  ref: '',
  unit: '',
});

const whole = (typed: string): number | null => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null);

/** Only what is different; null while nothing is, or a field cannot be read. */
export function wishOf(draft: ChangeDraft, stay: Stay | null): ChangeWish | null {
  const { checkIn, checkOut } = draft;
  const [adults, children] = [whole(draft.adults), whole(draft.children)];
  const unit = draft.unit.trim() === '' ? undefined : whole(draft.unit);
  if (!isLocalDate(checkIn) || !isLocalDate(checkOut) || !adults || children === null || unit === null || unit === 0)
    return null;
  const wish: ChangeWish = {
    ...(draft.ref && { ref: draft.ref }),
    ...(checkIn !== stay?.checkIn && { checkIn }),
    ...(checkOut !== stay?.checkOut && { checkOut }),
    ...(adults !== stay?.adults && { adults }),
    ...(children !== stay?.children && { children }),
    ...(unit !== undefined && { unit }),
  };
  return Object.keys(wish).length > 0 ? wish : null;
}
