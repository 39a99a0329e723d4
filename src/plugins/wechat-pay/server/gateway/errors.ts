/** The errors callers of the gateways meet. None carries a header, a URL, a request body or a secret. */
import { canonicalCode, redactText } from '../domain';

/** Common base, for `instanceof` at the edges. */
export abstract class WechatError extends Error {}

/** WeChat understood the request and refused it; nothing happened, and repeating it will not help. */
export class WechatRejected extends WechatError {
  override readonly name = 'WechatRejected';
  /** canonical code ('ORDER_PAID'), or the errcode of the mini-program host as text ('40029') */
  readonly code: string;
  readonly httpStatus: number;
  /** the field WeChat complains about, when it says so */
  readonly field: string | null;
  readonly requestId: string | null;
  /** WeChat's own sentence, redacted and cut; for logs and operators, never to branch on */
  readonly reason: string;

  constructor(details: {
    code: string;
    httpStatus: number;
    field?: string | null;
    requestId?: string | null;
    reason?: string;
  }) {
    const code = canonicalCode(details.code);
    super(`WeChat refused: ${code} (HTTP ${details.httpStatus})`);
    this.code = code;
    this.httpStatus = details.httpStatus;
    this.field = details.field ?? null;
    this.requestId = details.requestId ?? null;
    this.reason = redactText(details.reason ?? '').slice(0, 200);
  }
}

/**
 * Why an outcome is unknown.
 * not-sent: no connection was made. accepted: HTTP 202. rate-limited / busy: WeChat asks to come back later.
 * unsigned, bad-signature, unknown-serial, stale-timestamp: a 2xx that does not prove to be WeChat's.
 * mismatch: a genuine answer about something else. hash-mismatch: a bill file that does not match its hash.
 */
export type UnknownKind =
  | 'timeout'
  | 'network'
  | 'not-sent'
  | 'redirect'
  | 'too-large'
  | 'unsigned'
  | 'bad-signature'
  | 'unknown-serial'
  | 'stale-timestamp'
  | 'bad-json'
  | 'bad-shape'
  | 'mismatch'
  | 'hash-mismatch'
  | 'accepted'
  | 'rate-limited'
  | 'busy'
  | 'server-error'
  | 'no-platform-key';

const RETRYABLE: ReadonlySet<UnknownKind> = new Set<UnknownKind>([
  'accepted',
  'rate-limited',
  'busy',
  'not-sent',
  'no-platform-key',
]);

/**
 * It may or may not have happened. Query, then repeat with the same number and the same parameters; a new
 * number could pay or refund twice.
 */
export class WechatUnknown extends WechatError {
  override readonly name = 'WechatUnknown';
  readonly httpStatus: number | null;
  readonly code: string | null;
  readonly requestId: string | null;
  /** true: the identical request may simply be repeated after a pause (refunds: query first all the same) */
  readonly retryable: boolean;

  constructor(
    readonly kind: UnknownKind,
    details: { httpStatus?: number; code?: string | null; requestId?: string | null } = {},
  ) {
    super(`WeChat's answer is unknown: ${kind}${details.httpStatus ? ` (HTTP ${details.httpStatus})` : ''}`);
    this.httpStatus = details.httpStatus ?? null;
    this.code = details.code ? canonicalCode(details.code) : null;
    this.requestId = details.requestId ?? null;
    this.retryable = RETRYABLE.has(kind);
  }
}

/** The application runs without this part of WeChat. */
export class WechatNotConfigured extends WechatError {
  override readonly name = 'WechatNotConfigured';

  constructor(readonly part: 'payments' | 'mini-program') {
    const variables = part === 'payments' ? 'WECHATPAY_* and WECHAT_APPID' : 'WECHAT_APPID and WECHAT_APP_SECRET';
    super(`WeChat ${part} is not configured: set ${variables}`);
  }
}

/** A value of ours breaks a WeChat rule; nothing was sent. A programming or content error, not WeChat's. */
export class WechatInvalidInput extends WechatError {
  override readonly name = 'WechatInvalidInput';

  constructor(
    readonly field: string,
    rule: string,
  ) {
    super(`${field} ${rule}`);
  }
}

export type NotificationFault =
  | 'missing-header'
  | 'stale-timestamp'
  | 'unknown-serial'
  | 'sign-test'
  | 'bad-signature'
  | 'bad-json'
  | 'bad-shape'
  | 'decryption-failed';

/** A notification that must not be acted on. Answer `httpStatus` with {"code":"FAIL"}; WeChat repeats real ones. */
export class NotificationRejected extends WechatError {
  override readonly name = 'NotificationRejected';
  readonly httpStatus: 400 | 401;

  constructor(readonly reason: NotificationFault) {
    super(`the notification is not accepted: ${reason}`);
    this.httpStatus = ['bad-json', 'bad-shape', 'decryption-failed'].includes(reason) ? 400 : 401;
  }
}
