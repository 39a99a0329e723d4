import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
import { venueNow } from '../../../../shared/venue';
import { discountText } from '../domain/levels';
import { findOwnDiscount } from '../repositories/levels';

/** What a member pays less for an item; of several discounts pricing takes the best. */
export interface MemberDiscount {
  code: 'level' | 'card';
  /** Names the level or the card. */
  label: Text;
  /** 1–90 */
  percentOff: number;
}

/** The better of level and card. Undefined for whom there is none, e.g. nobody signed in. */
export async function memberDiscount(db: Db, memberId: number | null): Promise<MemberDiscount | undefined> {
  const own = memberId === null ? undefined : await findOwnDiscount(db, memberId, venueNow(Date.now()).today);
  if (!own) return undefined;
  const { code, name, percentOff } = own;
  const off = discountText(percentOff);
  return { code, percentOff, label: { zh: `${name.zh} ${off.zh}`, en: `${name.en} ${off.en}` } };
}
