import type { SimContext } from '../context';
import { rsaVerify, signatureMessage } from '../crypto/sign';
import { header, type SimRequest } from '../http/message';
import { payErrors } from './errors';

const SCHEME = 'WECHATPAY2-SHA256-RSA2048';
const WINDOW_SECONDS = 300;

interface Credentials {
  mchid: string;
  nonce_str: string;
  timestamp: string;
  serial_no: string;
  signature: string;
}

function parseAuthorization(value: string): Credentials {
  if (!value) throw payErrors.sign('Http头缺少Authorization');
  if (!value.startsWith(`${SCHEME} `)) throw payErrors.sign('Http头Authorization值格式错误，认证类型不正确');
  const fields: Record<string, string> = {};
  const list = value.slice(SCHEME.length + 1);
  if (!/^[a-z_]+="[^"]*"(?:,[a-z_]+="[^"]*")*$/.test(list)) {
    throw payErrors.sign('Http头Authorization值格式错误，请参考《微信支付商户REST API签名规则》');
  }
  for (const [, name = '', text = ''] of list.matchAll(/([a-z_]+)="([^"]*)"/g)) fields[name] = text;
  for (const name of ['mchid', 'nonce_str', 'timestamp', 'serial_no', 'signature']) {
    if (!fields[name]) throw payErrors.sign(`Http头Authorization中缺少${name}`);
  }
  return fields as unknown as Credentials;
}

/**
 * Checks headers, clock and signature of a request to the pay host, in WeChat's order: headers, timestamp,
 * merchant, serial, signature over the raw bytes. `nowMs` is WeChat's idea of the time. Throws PayError.
 */
export function authenticate(ctx: SimContext, request: SimRequest, nowMs: number): void {
  if (!header(request, 'accept') || !header(request, 'user-agent')) {
    throw payErrors.invalid('Http头缺少Accept或User-Agent');
  }
  if (request.body.length > 0 && !header(request, 'content-type').toLowerCase().includes('json')) {
    throw payErrors.invalid('Http头Content-Type应为application/json');
  }
  const given = parseAuthorization(header(request, 'authorization'));
  const timestamp = Number(given.timestamp);
  if (!/^\d{1,12}$/.test(given.timestamp) || Math.abs(nowMs / 1000 - timestamp) > WINDOW_SECONDS) {
    throw payErrors.sign('Http头Authorization中的timestamp与发起请求的时间不得超过5分钟');
  }
  if (given.mchid !== ctx.keys.mchId) throw payErrors.sign('商户号不存在');
  if (given.serial_no !== ctx.keys.merchantSerial) {
    throw payErrors.sign('商户证书序列号有误，请使用签名私钥匹配的证书序列号');
  }
  const message = signatureMessage(request.method, request.target, given.timestamp, given.nonce_str, request.body);
  if (!rsaVerify(ctx.keys.merchantCertificate, message, given.signature)) {
    throw payErrors.sign('签名错误，请检查后再试');
  }
}

/** The merchant named in a body or query must be the one that signed. */
export function requireOwnMerchant(ctx: SimContext, mchId: string): void {
  if (mchId !== ctx.keys.mchId) throw payErrors.sign('请求中的mchid与签名的商户号不一致');
}
