import type { SimContext } from '../context';
import type { FaultRule, FaultSubject } from '../fault-engine';
import type { FaultName } from '../faults';
import { payErrors, type PayError } from '../pay/errors';
import { requestId } from '../pay/dispatch';
import { signatureHeaders, signerFor } from '../pay/response-sign';
import { empty, header, html, json, type SimReply, type SimRequest } from './message';

/** What becomes of a connection: an answer, silence for a while, or a break. */
export type Outcome = { kind: 'reply'; reply: SimReply } | { kind: 'silence'; holdMs: number } | { kind: 'reset' };

export const REDIRECT_TARGET = '/redirect-target';
const HOLD_MS = 30_000;

const BEFORE = [
  'timeout-before-commit',
  'rate-limited-429',
  'system-error-500',
  'bad-gateway-502',
  'accepted-202',
  'redirect',
] as const satisfies readonly FaultName[];

const AFTER = [
  'system-error-500-after-commit',
  'timeout-after-commit',
  'connection-reset',
  'truncated-json',
] as const satisfies readonly FaultName[];

export interface Applied {
  rule: FaultRule;
  outcome: Outcome;
}

const answer = (reply: SimReply): Outcome => ({ kind: 'reply', reply });
const silence = (rule: FaultRule): Outcome => ({ kind: 'silence', holdMs: rule.params.holdMs ?? HOLD_MS });
const isPay = (request: SimRequest): boolean => request.path.startsWith('/v3/');

/** A fault that strikes before the request has any effect. */
export function faultBefore(ctx: SimContext, request: SimRequest, subject: FaultSubject): Applied | null {
  const rule = ctx.faults.takeFirst(BEFORE, subject);
  if (!rule) return null;
  switch (rule.fault) {
    case 'timeout-before-commit':
      return { rule, outcome: silence(rule) };
    case 'rate-limited-429':
      return { rule, outcome: answer(rateLimited(request)) };
    case 'bad-gateway-502':
      return { rule, outcome: answer(html(502, '<html><body><h1>502 Bad Gateway</h1></body></html>')) };
    case 'accepted-202':
      return { rule, outcome: answer(accepted(ctx, request)) };
    case 'redirect': {
      const location = `${ctx.baseUrl}${REDIRECT_TARGET}${request.target}`;
      return { rule, outcome: answer(empty(302, { location })) };
    }
    default:
      return { rule, outcome: answer(systemError(request)) };
  }
}

/** A fault that strikes after the request took effect; `reply` is what would have been sent. */
export function faultAfter(
  ctx: SimContext,
  request: SimRequest,
  subject: FaultSubject,
  reply: SimReply,
): Applied | null {
  const rule = ctx.faults.takeFirst(AFTER, subject);
  if (!rule) return null;
  switch (rule.fault) {
    case 'timeout-after-commit':
      return { rule, outcome: silence(rule) };
    case 'connection-reset':
      return { rule, outcome: { kind: 'reset' } };
    case 'truncated-json':
      return {
        rule,
        outcome: answer({ ...reply, body: reply.body.subarray(0, Math.floor(reply.body.length / 2)) }),
      };
    default:
      return { rule, outcome: answer(systemError(request)) };
  }
}

function payError(error: PayError): SimReply {
  return json(error.status, error.body(), { 'Request-ID': requestId(error.internal) });
}

function rateLimited(request: SimRequest): SimReply {
  if (!isPay(request)) return json(200, { errcode: 45011, errmsg: 'api minute-quota reach limit' });
  return payError(payErrors.rateLimited(request.path.startsWith('/v3/refund/')));
}

function systemError(request: SimRequest): SimReply {
  return isPay(request) ? payError(payErrors.system()) : json(200, { errcode: -1, errmsg: 'system error' });
}

function accepted(ctx: SimContext, request: SimRequest): SimReply {
  const reply = empty(202, { 'Request-ID': requestId() });
  if (!isPay(request)) return reply;
  try {
    const signer = signerFor(ctx, header(request, 'wechatpay-serial'));
    Object.assign(reply.headers, signatureHeaders(signer, reply.body, Date.now()));
  } catch {
    // An unknown serial cannot be answered with a signature; the bare 202 says enough.
  }
  return reply;
}

/** The forged success that a followed redirect would meet. */
export function forgedSuccess(): SimReply {
  return json(200, { prepay_id: 'wxSIMforged', trade_state: 'SUCCESS', status: 'SUCCESS', forged: true });
}
