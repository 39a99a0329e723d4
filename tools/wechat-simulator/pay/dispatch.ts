import { randomBytes } from 'node:crypto';
import type { SimContext } from '../context';
import type { FaultName } from '../faults';
import type { FaultSubject } from '../fault-engine';
import { header, json, type SimReply, type SimRequest } from '../http/message';
import { findRoute, type Route } from '../http/router';
import { authenticate } from './auth';
import { PayError, payErrors } from './errors';
import { signatureHeaders, signerFor, type SignatureFlaw } from './response-sign';
import { BILL_DOWNLOAD_PATH } from './routes';

const FLAWS: Partial<Record<FaultName, SignatureFlaw>> = {
  'response-wrong-signature': 'wrong-signature',
  'response-signtest': 'signtest',
  'response-unknown-serial': 'unknown-serial',
  'response-stale-timestamp': 'stale-timestamp',
};
const RESPONSE_FAULTS = [
  'response-unsigned',
  'response-wrong-signature',
  'response-signtest',
  'response-unknown-serial',
  'response-stale-timestamp',
] as const satisfies readonly FaultName[];

/** Request-ID: random, then the internal number of the outcome. */
export function requestId(internal = '0'): string {
  return `08SIM${randomBytes(14).toString('hex').toUpperCase()}-${internal}`;
}

export interface PayOutcome {
  reply: SimReply;
  faults: string[];
}

/**
 * Serves one request of the pay host: authenticates, runs the handler, signs 2xx answers. Error answers
 * and bill files carry no signature, as in reality.
 */
export async function servePay(
  ctx: SimContext,
  routes: readonly Route[],
  request: SimRequest,
  subject: FaultSubject,
): Promise<PayOutcome> {
  const skew = ctx.faults.take('clock-skew', subject);
  const nowMs = Date.now() + (skew ? (skew.params.skewSeconds ?? 600) * 1000 : 0);
  const applied: string[] = skew ? [skew.fault] : [];
  try {
    authenticate(ctx, request, nowMs);
    const signer = signerFor(ctx, header(request, 'wechatpay-serial'));
    const match = findRoute(routes, request.method, request.path);
    if (match === null) throw payErrors.resourceMissing('请求的资源不存在');
    if (match === 'wrong-method') throw new PayError(405, 'INVALID_REQUEST', '不支持的请求方法');
    const reply = await match.handler(request, match.params);
    reply.headers['Request-ID'] = requestId();
    if (skew) reply.headers.Date = new Date(nowMs).toUTCString();
    if (request.path === BILL_DOWNLOAD_PATH) return { reply, faults: applied };
    const fault = ctx.faults.takeFirst(RESPONSE_FAULTS, subject)?.fault;
    if (fault) applied.push(fault);
    if (fault !== 'response-unsigned') {
      Object.assign(reply.headers, signatureHeaders(signer, reply.body, nowMs, fault && FLAWS[fault]));
    }
    return { reply, faults: applied };
  } catch (error) {
    if (!(error instanceof PayError)) ctx.options.logger(`pay host: ${String(error)}`);
    const known = error instanceof PayError ? error : payErrors.system();
    const headers = { 'Request-ID': requestId(known.internal) };
    return { reply: json(known.status, known.body(), headers), faults: applied };
  }
}
