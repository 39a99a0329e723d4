import type {
  AskChange,
  Arrival,
  CancellationPreview,
  ChangePreview,
  ChangeWish,
  Fen,
  OrderDetail,
  OrderGroup,
  OrderPage,
  PaymentStart,
  PlaceOrder,
} from './types';
import { http } from './client';
import { Problem } from './problem';

const path = (no: string, rest = '') => `/orders/${encodeURIComponent(no)}${rest}`;

/** Problems: 409 SOLD_OUT, 409 PRICE_CHANGED (details.totalFen, or details.payableFen of `expectedPayableFen`), 422 STAY_RULE. */
export const placeOrder = (body: PlaceOrder, key: string) =>
  http.command<OrderDetail>('POST', '/orders', body, { key });

export const fetchOrders = (group: OrderGroup, cursor: string | null, limit = 20) =>
  http.get<OrderPage>('/orders', { group, cursor, limit });

export const fetchOrder = (no: string): Promise<OrderDetail> =>
  no ? http.get(path(no)) : Promise.reject(Problem.notFound());

/** Problem: 409 ARRIVAL_CLOSED. */
export const fetchArrival = (no: string) => http.get<Arrival>(path(no, '/arrival'));

export const startPayment = (no: string, key: string) =>
  http.command<PaymentStart>('POST', path(no, '/payments'), {}, { key });

/** Asks the payment provider now; to be called after any result of the cashier and while polling. */
export const syncOrder = (no: string): Promise<OrderDetail> =>
  no ? http.command('POST', path(no, '/sync')) : Promise.reject(Problem.notFound());

export const previewCancellation = (no: string) => http.get<CancellationPreview>(path(no, '/cancellation'));

/** Problems: 409 REFUND_CHANGED when `expectedRefundFen` no longer holds. */
export const cancelOrder = (no: string, body: { reason: string; expectedRefundFen: Fen }, key: string) =>
  http.command<OrderDetail>('POST', path(no, '/cancel'), body, { key });

/** What cannot be had is an answer (`possible: false`), not a problem. */
export const previewChange = (no: string, wish: ChangeWish) =>
  http.command<ChangePreview>('POST', path(no, '/change-preview'), wish);

/** Problems: 409 PRICE_CHANGED, REFUND_CHANGED, SOLD_OUT, CHANGE_PENDING, 422 STAY_RULE. */
export const askChange = (no: string, body: AskChange, key: string) =>
  http.command<OrderDetail>('POST', path(no, '/changes'), body, { key });

/** Problems: 409 CHANGE_APPLIED when it was paid in the meantime. */
export const abandonChange = (no: string, key: string) =>
  http.command<OrderDetail>('POST', path(no, '/changes/abandon'), {}, { key });
