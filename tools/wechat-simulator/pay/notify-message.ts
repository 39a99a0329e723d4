import type { SimContext } from '../context';
import { encryptResource } from '../crypto/sign';
import type { FaultName } from '../faults';
import { ids } from '../ids';
import type { SimNotification } from '../state';
import { billTime, rfc3339 } from '../time';
import {
  certificateSigner,
  publicKeySigner,
  signatureHeaders,
  type SignatureFlaw,
  type SigningKey,
} from './response-sign';

export interface NotifyMessage {
  headers: Record<string, string>;
  body: Buffer;
}

/** Faults of one delivery; the next delivery is well formed again. */
export const ATTEMPT_FAULTS = [
  'notify-wrong-signature',
  'notify-signtest',
  'notify-unknown-serial',
  'notify-stale-timestamp',
  'notify-tampered-ciphertext',
  'notify-wrong-apiv3-key',
  'notify-mixed-keys',
] as const satisfies readonly FaultName[];

const FLAWS: Partial<Record<FaultName, SignatureFlaw>> = {
  'notify-wrong-signature': 'wrong-signature',
  'notify-signtest': 'signtest',
  'notify-unknown-serial': 'unknown-serial',
  'notify-stale-timestamp': 'stale-timestamp',
};

/** Encrypts and signs one delivery of a notification: fresh nonce and timestamp, the same id. */
export function buildNotifyMessage(
  ctx: SimContext,
  notification: SimNotification,
  attempt: number,
  fault?: FaultName,
): NotifyMessage {
  if (notification.format === 'v2-xml') return v2RefundMessage(ctx);
  const key = fault === 'notify-wrong-apiv3-key' ? ids.apiV3Key() : ctx.keys.apiV3Key;
  const resource = encryptResource(key, notification.originalType, JSON.stringify(notification.plain));
  if (fault === 'notify-tampered-ciphertext') resource.ciphertext = flipBit(resource.ciphertext);
  const body = Buffer.from(
    JSON.stringify({
      id: notification.id,
      create_time: rfc3339(notification.createdAt),
      resource_type: 'encrypt-resource',
      event_type: notification.eventType,
      summary: notification.summary,
      resource: { original_type: notification.originalType, ...resource },
    }),
  );
  const signer = notifySigner(ctx, attempt, fault === 'notify-mixed-keys');
  const flaw = fault ? FLAWS[fault] : undefined;
  return {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      Accept: '*/*',
      'User-Agent': 'Mozilla/4.0 (simulated WeChat Pay notification)',
      ...signatureHeaders(signer, body, Date.now(), flaw),
    },
    body,
  };
}

/** The key of the configured mode; in `both` the configured share of deliveries uses the public key. */
function notifySigner(ctx: SimContext, attempt: number, other: boolean): SigningKey {
  const mode = ctx.options.verifyMode;
  const share = ctx.options.notifyPublicKeyPercent;
  // The attempt counter of the whole simulator, spread evenly: 50 % alternates, 10 % is each tenth.
  const inShare = Math.floor((attempt * share) / 100) !== Math.floor(((attempt - 1) * share) / 100);
  const usePublicKey = mode === 'public-key' || (mode === 'both' && inShare);
  return usePublicKey !== other ? publicKeySigner(ctx) : certificateSigner(ctx);
}

function flipBit(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[Math.floor(bytes.length / 3)]! ^= 0x01;
  return bytes.toString('base64');
}

/** What a merchant gets for a refund made by hand on the platform: v2 XML, nothing that v3 code can read. */
function v2RefundMessage(ctx: SimContext): NotifyMessage {
  const body = [
    '<xml>',
    '<return_code>SUCCESS</return_code>',
    `<appid><![CDATA[${ctx.keys.appId}]]></appid>`,
    `<mch_id><![CDATA[${ctx.keys.mchId}]]></mch_id>`,
    `<nonce_str><![CDATA[${ids.eventId()}]]></nonce_str>`,
    `<req_info><![CDATA[${Buffer.from(`SIM ${billTime(Date.now())}`).toString('base64')}]]></req_info>`,
    '</xml>',
  ].join('');
  return { headers: { 'Content-Type': 'text/xml; charset=utf-8', Accept: '*/*' }, body: Buffer.from(body) };
}
