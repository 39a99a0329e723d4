/** Problems in words: the server's sentence where it has one, ours where there was no answer. */
import type { Problem } from '@/api/problem';
import type { PayableQuote } from '@/api/types';
import { formatFen } from '@/domain/money';
import { wayOf } from '@/domain/tenders';
import { t } from '@/i18n';

/** For a page that could not be loaded. */
export function problemTitle(problem: Problem): string {
  if (problem.kind === 'offline') return t('error.offline.title');
  if (problem.status === 404) return t('error.notFound.title');
  return t('error.server.title');
}

export function problemText(problem: Problem): string {
  if (problem.kind === 'offline') return t('error.offline.text');
  if (problem.kind === 'timeout') return t('error.timeout');
  if (problem.status === 404) return problem.message || t('error.notFound.text');
  const seconds = problem.details.retryAfterSeconds;
  if (problem.is('RATE_LIMITED') && typeof seconds === 'number') return t('error.rateLimited', { seconds });
  return problem.message || t('error.server.text');
}

/** For an action (submit, pay, cancel) whose outcome is not known: says that tapping again is safe. */
export function commandText(problem: Problem): string {
  if (problem.kind === 'offline') return t('error.command.offline');
  if (problem.uncertain) return t('error.command.timeout');
  return problemText(problem);
}

const SUBMIT = { wallet: 'tender.payWallet', mixed: 'tender.payRest', money: 'confirm.submit' } as const;

/** On the button that places an order: what it costs, and how. */
export function submitText(quote: Pick<PayableQuote, 'totalFen' | 'payableFen'>): string {
  const way = wayOf(quote);
  return t(SUBMIT[way], { price: formatFen(way === 'mixed' ? quote.payableFen : quote.totalFen) });
}

/** Of a PRICE_CHANGED: the total is another, or only what is left of it to pay. `now`: asked for again, if it could be. */
export function changedText({ details }: Problem, now: PayableQuote | null): string {
  if (details.field === 'expectedPayableFen')
    return t('tender.changed', { price: formatFen(now?.payableFen ?? Number(details.payableFen)) });
  return t('confirm.priceChanged', { price: formatFen(now?.totalFen ?? Number(details.totalFen)) });
}

export function toast(title: string): void {
  uni.showToast({ title, icon: 'none', duration: 2600 });
}
