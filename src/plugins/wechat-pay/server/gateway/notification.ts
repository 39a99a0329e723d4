/** Notifications: from raw bytes to a parsed event, or a refusal. */
import type { PayConfig } from '../config';
import {
  DecryptionFailed,
  openSealed,
  readSignatureHeaders,
  verifyAnswer,
  type WechatRefund,
  type WechatTransaction,
} from '../domain';
import type { GatewayDeps } from './deps';
import { NotificationRejected } from './errors';
import { jsonOf } from './http';
import type { KeyStore } from './key-store';
import { notificationBody, refundNotice, transactionBody } from './schemas';

/** Node's header bag; names in any case. */
export type IncomingHeaders = Readonly<Record<string, string | string[] | undefined>>;

interface Envelope {
  /** unique per event; repetitions keep it */
  id: string;
  /** e.g. TRANSACTION.SUCCESS, REFUND.SUCCESS, REFUND.ABNORMAL, REFUND.CLOSED */
  eventType: string;
}

/** 'other': genuine, but nothing this system acts on; acknowledge it so that WeChat stops repeating. */
export type Notification =
  | (Envelope & { kind: 'transaction'; resource: WechatTransaction })
  | (Envelope & { kind: 'refund'; resource: WechatRefund })
  | (Envelope & { kind: 'other'; resource: null });

/** Signature first, over the raw bytes; nothing is parsed before it holds. @throws NotificationRejected */
export async function readNotification(
  headers: IncomingHeaders,
  rawBody: Buffer | string,
  context: { config: PayConfig; keys: KeyStore; deps: GatewayDeps },
): Promise<Notification> {
  const body = typeof rawBody === 'string' ? Buffer.from(rawBody, 'utf8') : rawBody;
  await verify(headers, body, context.keys, context.deps);
  const json = jsonOf(body);
  if (json === undefined) throw new NotificationRejected('bad-json');
  const parsed = notificationBody.safeParse(json);
  if (!parsed.success) throw new NotificationRejected('bad-shape');
  const { id, event_type: eventType, resource: sealed } = parsed.data;
  const plain = open(sealed, context.config.apiV3Key);
  const envelope = { id, eventType };
  if (eventType === 'TRANSACTION.SUCCESS') {
    requireType(sealed.original_type, 'transaction');
    return { ...envelope, kind: 'transaction', resource: shaped(transactionBody.safeParse(jsonOf(plain))) };
  }
  if (eventType.startsWith('REFUND.')) {
    requireType(sealed.original_type, 'refund');
    return { ...envelope, kind: 'refund', resource: shaped(refundNotice.safeParse(jsonOf(plain))) };
  }
  return { ...envelope, kind: 'other', resource: null };
}

async function verify(headers: IncomingHeaders, body: Buffer, keys: KeyStore, deps: GatewayDeps): Promise<void> {
  const signature = readSignatureHeaders(lookup(headers));
  const check = () => verifyAnswer(signature, body, deps.now().getTime(), keys.keyOf);
  let verdict = check();
  if (!verdict.ok && verdict.reason === 'unknown-serial' && signature) {
    await keys.beforeNotification(signature.serial);
    verdict = check();
  }
  if (!verdict.ok) {
    deps.logger.warn('wechat-pay: notification refused', { reason: verdict.reason });
    throw new NotificationRejected(verdict.reason);
  }
}

/** A repeated header is as good as none: which of the two was meant is not ours to guess. */
function lookup(headers: IncomingHeaders): (name: string) => string | null {
  const byName = new Map<string, string | null>();
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    const single = Array.isArray(value) ? (value.length === 1 ? value[0] : null) : value;
    byName.set(key, byName.has(key) ? null : (single ?? null));
  }
  return (name) => byName.get(name) ?? null;
}

function open(sealed: { ciphertext: string; nonce: string; associated_data: string }, apiV3Key: string): Buffer {
  try {
    return Buffer.from(openSealed({ ...sealed, associatedData: sealed.associated_data }, apiV3Key), 'utf8');
  } catch (error) {
    if (error instanceof DecryptionFailed) throw new NotificationRejected('decryption-failed');
    throw error;
  }
}

/** original_type may be absent, but must not contradict the event. */
function requireType(actual: string | undefined, expected: string): void {
  if (actual !== undefined && actual !== expected) throw new NotificationRejected('bad-shape');
}

function shaped<T>(parsed: { success: true; data: T } | { success: false }): T {
  if (!parsed.success) throw new NotificationRejected('bad-shape');
  return parsed.data;
}
