import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { SimContext } from '../context';
import { rsaSign, signatureMessage } from '../crypto/sign';
import { fakeSerial } from '../ids';
import { payErrors } from './errors';

/** The pair WeChat signs with: what Wechatpay-Serial names and the private half. */
export interface SigningKey {
  serial: string;
  privateKey: string;
}

/** How a signature is spoiled by an injected fault. */
export type SignatureFlaw = 'wrong-signature' | 'signtest' | 'unknown-serial' | 'stale-timestamp';

export const publicKeySigner = (ctx: SimContext): SigningKey => ({
  serial: ctx.keys.publicKeyId,
  privateKey: ctx.keys.wechatPrivateKey,
});

export const certificateSigner = (ctx: SimContext): SigningKey => ({
  serial: ctx.keys.platformSerial,
  privateKey: ctx.keys.platformPrivateKey,
});

/** Chooses the key for a response by the request's Wechatpay-Serial. Throws for one that is not in use. */
export function signerFor(ctx: SimContext, requestSerial: string): SigningKey {
  const mode = ctx.options.verifyMode;
  if (!requestSerial) return mode === 'public-key' ? publicKeySigner(ctx) : certificateSigner(ctx);
  if (requestSerial === ctx.keys.publicKeyId && mode !== 'certificate') return publicKeySigner(ctx);
  if (requestSerial === ctx.keys.platformSerial && mode !== 'public-key') return certificateSigner(ctx);
  throw payErrors.invalid('Http头Wechatpay-Serial有误，请检查微信支付公钥ID或平台证书序列号');
}

let foreignKey: string | null = null;

/** A key that belongs to nobody, made on first use. */
export function foreignPrivateKey(): string {
  foreignKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  return foreignKey;
}

/** The Wechatpay-* headers over `body`; `nowMs` is WeChat's idea of the time. */
export function signatureHeaders(
  key: SigningKey,
  body: Buffer,
  nowMs: number,
  flaw?: SignatureFlaw,
): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000) - (flaw === 'stale-timestamp' ? 600 : 0));
  const nonce = randomBytes(16).toString('hex');
  const privateKey = flaw === 'wrong-signature' ? foreignPrivateKey() : key.privateKey;
  const signature = rsaSign(privateKey, signatureMessage(timestamp, nonce, body));
  const probe = 'WECHATPAY/SIGNTEST/';
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': flaw === 'unknown-serial' ? fakeSerial() : key.serial,
    'Wechatpay-Signature': flaw === 'signtest' ? probe + signature.slice(probe.length) : signature,
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  };
}
