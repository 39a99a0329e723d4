/** Environment → WechatConfig. The only place that reads WECHAT_* and WECHATPAY_* variables. */
import { createPrivateKey, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { EnvReader, type Env } from './reader';
import type { MiniProgramConfig, PayConfig, WechatConfig } from './types';

export { WechatConfigError } from './types';
export type { MiniProgramConfig, PayConfig, WechatConfig } from './types';

const API_ORIGINS = ['https://api.weixin.qq.com'];
const PAY_ORIGINS = ['https://api.mch.weixin.qq.com', 'https://api2.mch.weixin.qq.com'];

const MINI_PROGRAM_VARIABLES = ['WECHAT_APPID', 'WECHAT_APP_SECRET'];
const PAY_VARIABLES = [
  'WECHATPAY_MCHID',
  'WECHATPAY_MERCHANT_SERIAL',
  'WECHATPAY_PRIVATE_KEY',
  'WECHATPAY_PRIVATE_KEY_FILE',
  'WECHATPAY_APIV3_KEY',
  'WECHATPAY_PUBLIC_KEY_ID',
  'WECHATPAY_PUBLIC_KEY',
  'WECHATPAY_PUBLIC_KEY_FILE',
];

/**
 * Reads and checks the WeChat configuration. A part none of whose variables is set is null: the application
 * boots without it. A part that is set half, or wrongly, stops the boot.
 * @param options.production refuses simulator ids, non-official hosts, a non-public notify base and H5 stand-ins
 * @throws WechatConfigError naming every variable at fault, never a value
 */
export function readWechatConfig(env: Env, options: { production: boolean }): WechatConfig {
  const reader = new EnvReader(env, options.production);
  const apiBase = officialUrl(reader, 'WECHAT_API_BASE_URL', API_ORIGINS);
  const payBase = officialUrl(reader, 'WECHATPAY_BASE_URL', PAY_ORIGINS);
  const h5 = {
    loginUrl: standIn(reader, 'WECHAT_H5_LOGIN_URL'),
    cashierUrl: standIn(reader, 'WECHAT_H5_CASHIER_URL'),
  };
  const anyPay = PAY_VARIABLES.some((name) => reader.value(name) !== null);
  const anyMini = MINI_PROGRAM_VARIABLES.some((name) => reader.value(name) !== null);
  const appId = anyPay || anyMini ? reader.id('WECHAT_APPID', /^wx[0-9a-f]{16}$/, 'wx and 16 hex digits') : '';
  const miniProgram = anyMini ? miniProgramConfig(reader, appId, apiBase) : null;
  const pay = anyPay ? payConfig(reader, appId, payBase) : null;
  reader.finish();
  return { miniProgram, pay, h5 };
}

/** A base URL; unset means the first official origin. */
function officialUrl(reader: EnvReader, name: string, official: readonly string[]): string {
  const url = reader.url(name);
  if (url === null) return official[0] ?? '';
  if (reader.production && !official.includes(url)) {
    reader.problem(name, `must be ${official.join(' or ')} in production`);
  }
  return url;
}

/** The H5 stand-in pages exist in the simulator only. */
function standIn(reader: EnvReader, name: string): string | null {
  const url = reader.url(name);
  if (url !== null && reader.production) reader.problem(name, 'is for the simulator and refused in production');
  return url;
}

function miniProgramConfig(reader: EnvReader, appId: string, baseUrl: string): MiniProgramConfig {
  return { appId, appSecret: reader.id('WECHAT_APP_SECRET', /^[0-9a-f]{32}$/i, '32 hex digits'), baseUrl };
}

function payConfig(reader: EnvReader, appId: string, baseUrl: string): PayConfig {
  const mchid = reader.id('WECHATPAY_MCHID', /^\d{8,10}$/, '8 to 10 digits');
  const serial = reader.id('WECHATPAY_MERCHANT_SERIAL', /^[0-9A-Fa-f]{16,40}$/, 'up to 40 hex digits');
  const privateKeyPem = privateKey(reader, serial);
  return {
    appId,
    mchid,
    merchantSerial: /^[0-9a-f]+$/i.test(serial) ? serial.toUpperCase() : serial,
    privateKeyPem,
    apiV3Key: apiV3Key(reader),
    publicKey: publicKey(reader),
    baseUrl,
    notifyBase: notifyBase(reader),
  };
}

/** The merchant key, checked against the merchant certificate where that is given. */
function privateKey(reader: EnvReader, serial: string): string {
  const name = 'WECHATPAY_PRIVATE_KEY';
  const pem = reader.pem(name);
  if (pem === null) {
    if (reader.value(name) === null && reader.value(`${name}_FILE`) === null) reader.problem(name, 'is not set');
    return '';
  }
  const key = rsaKey(() => createPrivateKey(pem));
  if (!key) {
    reader.problem(name, 'must be an RSA private key in PEM of 2048 bits or more (apiclient_key.pem)');
    return '';
  }
  const certificate = reader.pem('WECHATPAY_MERCHANT_CERT');
  if (certificate !== null) checkCertificate(reader, certificate, key, serial);
  return pem;
}

function checkCertificate(reader: EnvReader, pem: string, key: KeyObject, serial: string): void {
  const name = 'WECHATPAY_MERCHANT_CERT';
  try {
    const certificate = new X509Certificate(pem);
    if (!certificate.checkPrivateKey(key)) reader.problem(name, 'does not belong to WECHATPAY_PRIVATE_KEY');
    const own = certificate.serialNumber.toUpperCase();
    // Simulated serials are labels, not the certificate's own number.
    if (/^[0-9A-F]+$/i.test(serial) && own.padStart(40, '0') !== serial.toUpperCase().padStart(40, '0')) {
      reader.problem('WECHATPAY_MERCHANT_SERIAL', `is not the serial of ${name}`);
    }
  } catch {
    reader.problem(name, 'is not an X.509 certificate in PEM (apiclient_cert.pem)');
  }
}

function apiV3Key(reader: EnvReader): string {
  const name = 'WECHATPAY_APIV3_KEY';
  const key = reader.required(name);
  if (key !== '' && !/^[\x21-\x7E]{32}$/.test(key)) reader.problem(name, 'must be exactly 32 ASCII characters');
  if (reader.production && key.startsWith('SIM')) reader.problem(name, 'is a simulator key, which production refuses');
  return key;
}

/** Both or neither of id and key; neither means platform-certificate mode. */
function publicKey(reader: EnvReader): PayConfig['publicKey'] {
  const name = 'WECHATPAY_PUBLIC_KEY';
  const pem = reader.pem(name);
  const hasKey = pem !== null || reader.value(`${name}_FILE`) !== null;
  if (!hasKey && reader.value(`${name}_ID`) === null) return null;
  const id = reader.id(`${name}_ID`, /^PUB_KEY_ID_[0-9A-Za-z]{10,64}$/, 'PUB_KEY_ID_ and digits');
  if (!hasKey) reader.problem(name, `is not set although ${name}_ID is`);
  if (pem === null) return null;
  if (!rsaKey(() => createPublicKey(pem))) reader.problem(name, 'must be an RSA public key in PEM (pub_key.pem)');
  return { id, pem };
}

function rsaKey(make: () => KeyObject): KeyObject | null {
  try {
    const key = make();
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return key.asymmetricKeyType === 'rsa' && bits >= 2048 ? key : null;
  } catch {
    return null;
  }
}

/** WeChat calls only public https addresses; an http or local one is for the simulator. */
function notifyBase(reader: EnvReader): string {
  const name = 'WECHATPAY_NOTIFY_BASE';
  const url = reader.url(name);
  if (url === null) {
    if (reader.value(name) === null) reader.problem(name, 'is not set');
    return '';
  }
  if (!reader.production) return url;
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:') reader.problem(name, 'must be https in production');
  if (hostname === 'localhost' || hostname.endsWith('.localhost') || isIP(hostname.replace(/[[\]]/g, '')) !== 0) {
    reader.problem(name, 'must be a public host name in production');
  }
  return url;
}
