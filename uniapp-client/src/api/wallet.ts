import type {
  Asset,
  Fen,
  LocalDate,
  OrderDetail,
  OwnTopUp,
  ReturnPreview,
  Statement,
  TopUpPlans,
  Wallet,
} from './types';
import { http } from './client';
import { Problem } from './problem';

export const fetchWallet = () => http.get<Wallet>('/wallet');

/** Half-open range of days; every asset when `asset` is null. Newest first. */
export const fetchStatement = (
  of: { asset: Asset | null; from: LocalDate | null; to: LocalDate | null },
  cursor: string | null,
) => {
  const given = Object.entries({ ...of, cursor }).filter(([, value]) => value !== null);
  return http.get<Statement>('/wallet/statement', { limit: 20, ...Object.fromEntries(given) });
};

export const fetchTopUpPlans = () => http.get<TopUpPlans>('/top-up-plans');

export const fetchOwnTopUps = () => http.get<{ items: OwnTopUp[] }>('/wallet/top-ups');

const path = (no: string, rest: string) => `/orders/${encodeURIComponent(no)}/${rest}`;

/** What of a delivered order can still go back. Problem: 409 NOT_RETURNABLE. */
export const previewReturn = (no: string): Promise<ReturnPreview> =>
  no ? http.get(path(no, 'return')) : Promise.reject(Problem.notFound());

/** Problems: 409 REFUND_CHANGED, NOTHING_LEFT, ALREADY_REQUESTED. */
export const askReturn = (no: string, body: { reason: string; expectedRefundFen: Fen }, key: string) =>
  http.command<OrderDetail>('POST', path(no, 'returns'), body, { key });
