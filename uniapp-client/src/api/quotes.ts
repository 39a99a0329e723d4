import type { OfferedQuote, PlaceOrder, TenderChoice } from './types';
import { http } from './client';

/** What the guest wants: the coupon that saves most, a certain one, or none. */
export type CouponChoice = 'best' | string | null;

/** How the guest wants to pay; null is what the server suggests. */
export interface OwnChoice {
  coupon: CouponChoice;
  tenders: TenderChoice | null;
}

interface Asked {
  items: PlaceOrder['items'];
  couponId?: string;
  tenders?: TenderChoice;
}

/** Problems: 409 SOLD_OUT, 422 STAY_RULE. */
export const fetchQuote = (asked: Asked) => http.command<OfferedQuote>('POST', '/quotes', asked);

/**
 * The price as this guest wants to pay it; `couponId` is the coupon that is in it, null when there is none or it
 * cannot be used.
 */
export async function fetchOwnQuote(
  items: Asked['items'],
  { coupon, tenders }: OwnChoice,
): Promise<OfferedQuote & { couponId: string | null }> {
  const certain = coupon === 'best' ? null : coupon;
  const asked: Asked = {
    items,
    ...(certain ? { couponId: certain } : {}),
    ...(tenders ? { tenders } : {}),
  };
  const quote = await fetchQuote(asked);
  const usable = quote.coupons.some(({ id, unusableBecause }) => id === certain && !unusableBecause);
  const best = coupon === 'best' ? quote.suggestedCouponId : null;
  const suggested = tenders === null && Object.values(quote.suggestedTenders).some(Boolean);
  if (!best && !suggested) return { ...quote, couponId: usable ? certain : null };
  const better = await fetchQuote({
    ...asked,
    ...(best ? { couponId: best } : {}),
    ...(suggested ? { tenders: quote.suggestedTenders } : {}),
  });
  return { ...better, couponId: best ?? (usable ? certain : null) };
}
