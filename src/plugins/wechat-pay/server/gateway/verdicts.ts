/** Turns answers that are not plain successes into the gateway's errors. */
import { classifyPayAnswer, type SignatureFault } from '../domain';
import { WechatRejected, WechatUnknown, type UnknownKind, type WechatError } from './errors';
import { jsonOf, type RawAnswer } from './http';
import { errorBody } from './schemas';

/** The error kind of a 2xx whose signature does not hold. */
export function signatureKind(fault: SignatureFault): UnknownKind {
  if (fault === 'missing-header') return 'unsigned';
  return fault === 'sign-test' ? 'bad-signature' : fault;
}

/**
 * The error for a non-2xx answer or a 202. These carry no signature, so nothing that moves money may rest on
 * them alone: a refusal is followed by a (signed) query where the state matters.
 */
export function refusalOf(answer: RawAnswer): WechatError {
  const parsed = errorBody.safeParse(jsonOf(answer.body));
  const code = parsed.success ? parsed.data.code : null;
  const common = { httpStatus: answer.status, code, requestId: answer.requestId };
  const outcome = classifyPayAnswer(answer.status, code);
  if (outcome === 'rejected' && parsed.success) {
    return new WechatRejected({
      ...common,
      code: parsed.data.code,
      field: parsed.data.detail?.field ?? null,
      reason: parsed.data.message ?? '',
    });
  }
  if (outcome === 'retryable') return new WechatUnknown(answer.status === 202 ? 'accepted' : 'rate-limited', common);
  return new WechatUnknown(answer.status >= 500 ? 'server-error' : 'bad-json', common);
}
