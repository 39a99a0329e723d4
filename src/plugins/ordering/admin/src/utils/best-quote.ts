/** The price of a booking with the coupon that staff chose, or with the one that saves most until they choose. */
import type { AgreedQuote, Quote } from '../api/types';
import type { TenderChoice } from './tenders';

/** The one that saves most, a certain one, or none. */
export type CouponChoice = 'best' | string | null;

export interface QuoteWish {
  items: object[];
  adjustment: object | null;
  memberId?: number;
  coupon: CouponChoice;
  /** Nothing of the wallet is used before staff choose it: the member is asked first. */
  tenders: TenderChoice;
}

/**
 * Asks once, and again with the coupon that the answer suggests. A chosen coupon that has become unusable is none.
 * @param ask sends the body of a quote
 */
export async function bestQuote(
  { coupon, tenders, ...wish }: QuoteWish,
  ask: (body: object) => Promise<Quote>,
): Promise<AgreedQuote> {
  const { memberId = null } = wish;
  const asked = { ...wish, ...(memberId === null ? {} : { tenders }) };
  const certain = coupon === 'best' ? null : coupon;
  const quote = await ask(certain ? { ...asked, couponId: certain } : asked);
  if (coupon === 'best' && quote.suggestedCouponId) {
    const couponId = quote.suggestedCouponId;
    return { ...(await ask({ ...asked, couponId })), couponId, memberId };
  }
  const usable = quote.coupons.some(({ id, unusableBecause }) => id === certain && unusableBecause === null);
  return { ...quote, couponId: usable ? certain : null, memberId };
}
