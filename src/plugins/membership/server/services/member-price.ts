import type { Db } from '../../../../shared/database';
import type { Text } from '../../../../shared/text';
import { discountText } from '../domain/levels';
import { findOwnDiscount } from '../repositories/levels';

/** What a member pays less for an item; of several discounts pricing takes the best. */
export interface MemberDiscount {
  code: 'level';
  label: Text;
  /** 1–90 */
  percentOff: number;
}

/** Undefined for whom there is none, e.g. nobody signed in. */
export async function memberDiscount(db: Db, memberId: number | null): Promise<MemberDiscount | undefined> {
  const level = memberId === null ? undefined : await findOwnDiscount(db, memberId);
  if (!level || level.percentOff === 0) return undefined;
  const { name, percentOff } = level;
  const off = discountText(percentOff);
  return { code: 'level', percentOff, label: { zh: `${name.zh} ${off.zh}`, en: `${name.en} ${off.en}` } };
}
