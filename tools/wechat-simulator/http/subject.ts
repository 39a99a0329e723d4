import type { SimContext } from '../context';
import type { FaultSubject } from '../fault-engine';
import { jsonObject, type SimRequest } from './message';

const BY_NUMBER = /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)/;
const BY_TRANSACTION = /^\/v3\/pay\/transactions\/id\/([^/]+)/;
const REFUND = /^\/v3\/refund\/domestic\/refunds\/([^/]+)/;

/** Which order a request is about, for matching faults and for the log. */
export function subjectOf(ctx: SimContext, request: SimRequest): FaultSubject {
  return { path: request.path, outTradeNo: outTradeNoOf(ctx, request) };
}

function outTradeNoOf(ctx: SimContext, request: SimRequest): string | undefined {
  const { store } = ctx;
  const number = BY_NUMBER.exec(request.path)?.[1];
  if (number) return decode(number);
  const transaction = BY_TRANSACTION.exec(request.path)?.[1];
  if (transaction) return store.byTransaction.get(decode(transaction));
  const body = request.body.length > 0 ? jsonObject(request.body) : null;
  const refund = REFUND.exec(request.path)?.[1];
  const refundNo = refund ? decode(refund) : textAt(body, 'out_refund_no');
  const known = store.refunds.get(refundNo ?? '')?.outTradeNo;
  if (known || !body) return known;
  const key = (body.order_key ?? {}) as Record<string, unknown>;
  return (
    textAt(body, 'out_trade_no') ??
    textAt(key, 'out_trade_no') ??
    store.byTransaction.get(textAt(body, 'transaction_id') ?? textAt(key, 'transaction_id') ?? '')
  );
}

function textAt(body: Record<string, unknown> | null, name: string): string | undefined {
  const value = body?.[name];
  return typeof value === 'string' ? value : undefined;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
