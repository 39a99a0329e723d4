import type { z } from 'zod';
import { dateInZone } from '../../../../shared/local-date';
import type { Language } from '../../../../shared/request-context';
import { pick } from '../../../../shared/text';
import { venue } from '../../../../shared/venue';
import { termsText, type OfferedCoupon } from '../../../marketing/server/services';
import type { offeredQuoteDto } from './schemas';

/** The coupons of a quote: the usable ones first, each of the others with why not. */
export const toCouponsDto = (
  { offered, suggested }: { offered: readonly OfferedCoupon[]; suggested: OfferedCoupon | null },
  language: Language,
): Pick<z.input<typeof offeredQuoteDto>, 'coupons' | 'suggestedCouponId'> => ({
  coupons: offered.map(({ coupon, deduction }) => ({
    id: coupon.id,
    title: pick(coupon.terms.name, language),
    worth: pick(termsText(coupon.terms), language),
    lastDay: dateInZone(Date.parse(coupon.expiresAt) - 1, venue().zone),
    savesFen: deduction.amountFen,
    unusableBecause: deduction.unusableBecause && pick(deduction.unusableBecause, language),
  })),
  suggestedCouponId: suggested?.coupon.id ?? null,
});
