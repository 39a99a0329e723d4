/** Paying with what a member holds: which switches there are and how they stand. Amounts are the server's. */
import type { PayableQuote, QuotedTender, TenderChoice } from '@/api/types';

/** What there is none of is not worth a line. */
export const shownTenders = (quote: PayableQuote): QuotedTender[] =>
  quote.tenders.filter(({ availableFen }) => availableFen > 0);

/** A switch stands as the guest left it, also while nothing is left for it to pay. */
export const isOn = ({ code, unusableBecause, amountFen }: QuotedTender, chosen: TenderChoice): boolean =>
  chosen[code] === true && (unusableBecause === null || amountFen > 0);

/** What to ask the server: the guest's own choice, or what it suggests as long as there is none. */
export const choiceOf = (own: TenderChoice | null, quote: PayableQuote): TenderChoice =>
  own ?? quote.suggestedTenders;

/** `wallet`: nothing is left for WeChat; `mixed`: some of it; `money`: all of it. */
export function wayOf({
  payableFen,
  totalFen,
}: Pick<PayableQuote, 'payableFen' | 'totalFen'>): 'wallet' | 'mixed' | 'money' {
  if (payableFen === totalFen) return 'money';
  return payableFen === 0 ? 'wallet' : 'mixed';
}
