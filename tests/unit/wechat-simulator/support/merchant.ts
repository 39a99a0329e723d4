import { createDecipheriv, createPublicKey, randomBytes, sign, verify, X509Certificate } from 'node:crypto';
import type { WechatSimulator } from '../../../../tools/wechat-simulator';

export interface PayAnswer {
  status: number;
  headers: Headers;
  text: string;
  json: Record<string, unknown>;
}

export interface CallOptions {
  body?: unknown;
  /** Sent as Wechatpay-Serial; the public key id by default, null to leave it out. */
  serial?: string | null;
  headers?: Record<string, string>;
  timestamp?: number;
  mchid?: string;
  serialNo?: string;
  /** Changes the body after it was signed. */
  sendBody?: string;
  signal?: AbortSignal;
}

/** The merchant's side of APIv3, written from the reference and independent of the simulator's code. */
export class Merchant {
  private counter = 0;

  constructor(readonly sim: WechatSimulator) {}

  get openid(): string {
    const [persona] = [...this.sim.state.personas.values()];
    if (!persona) throw new Error('no persona');
    return persona.openid;
  }

  authorization(method: string, target: string, body: string, options: CallOptions = {}): string {
    const { env } = this.sim;
    const timestamp = String(options.timestamp ?? Math.floor(Date.now() / 1000));
    const nonce = randomBytes(16).toString('hex');
    const message = `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`;
    const signature = sign('sha256', Buffer.from(message), env.WECHATPAY_PRIVATE_KEY!).toString('base64');
    const mchid = options.mchid ?? env.WECHATPAY_MCHID;
    const serial = options.serialNo ?? env.WECHATPAY_MERCHANT_SERIAL;
    return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",timestamp="${timestamp}",serial_no="${serial}",signature="${signature}"`;
  }

  async call(method: string, target: string, options: CallOptions = {}): Promise<PayAnswer> {
    const body = options.body === undefined ? '' : JSON.stringify(options.body);
    const serial = options.serial === undefined ? (this.sim.env.WECHATPAY_PUBLIC_KEY_ID ?? null) : options.serial;
    const response = await fetch(this.sim.baseUrl + target, {
      method,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        'User-Agent': 'test',
        ...(body ? { 'Content-Type': 'application/json' } : {}),
        ...(serial ? { 'Wechatpay-Serial': serial } : {}),
        Authorization: this.authorization(method, target, body, options),
        ...options.headers,
      },
      ...(body ? { body: options.sendBody ?? body } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  }

  /** True when the answer is signed by the key its Wechatpay-Serial names. */
  verified(headers: Headers, text: string): boolean {
    return verifySignature(this.sim, (name) => headers.get(name) ?? '', text);
  }

  orderBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
    this.counter += 1;
    return {
      appid: this.sim.env.WECHAT_APPID,
      mchid: this.sim.env.WECHATPAY_MCHID,
      description: '云上小院 两晚',
      out_trade_no: `T${Date.now()}_${this.counter}`,
      notify_url: 'http://127.0.0.1:9/notify',
      amount: { total: 68800, currency: 'CNY' },
      payer: { openid: this.openid },
      ...changes,
    };
  }

  create(body: Record<string, unknown>, options: CallOptions = {}): Promise<PayAnswer> {
    return this.call('POST', '/v3/pay/transactions/jsapi', { body, ...options });
  }

  query(outTradeNo: string, options: CallOptions = {}): Promise<PayAnswer> {
    const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}`;
    return this.call('GET', `${path}?mchid=${this.sim.env.WECHATPAY_MCHID}`, options);
  }

  close(outTradeNo: string, options: CallOptions = {}): Promise<PayAnswer> {
    const path = `/v3/pay/transactions/out-trade-no/${encodeURIComponent(outTradeNo)}/close`;
    return this.call('POST', path, { body: { mchid: this.sim.env.WECHATPAY_MCHID }, ...options });
  }

  refund(outTradeNo: string, outRefundNo: string, refund: number, changes: object = {}): Promise<PayAnswer> {
    const total = this.sim.state.orders.get(outTradeNo)?.totalFen ?? 1;
    return this.call('POST', '/v3/refund/domestic/refunds', {
      body: {
        out_trade_no: outTradeNo,
        out_refund_no: outRefundNo,
        amount: { refund, total, currency: 'CNY' },
        ...changes,
      },
    });
  }

  /** The parameters the client hands to requestPayment, with appId. */
  cashierParams(prepayId: string): Record<string, string> {
    const { env } = this.sim;
    const appId = env.WECHAT_APPID!;
    const timeStamp = String(Math.floor(Date.now() / 1000));
    const nonceStr = randomBytes(12).toString('hex');
    const message = `${appId}\n${timeStamp}\n${nonceStr}\nprepay_id=${prepayId}\n`;
    const paySign = sign('sha256', Buffer.from(message), env.WECHATPAY_PRIVATE_KEY!).toString('base64');
    return { appId, timeStamp, nonceStr, package: `prepay_id=${prepayId}`, signType: 'RSA', paySign };
  }

  /** Creates an order and pays it in the cashier; returns its number. */
  async paidOrder(changes: Record<string, unknown> = {}): Promise<string> {
    const body = this.orderBody(changes);
    const created = await this.create(body);
    const params = this.cashierParams(String(created.json.prepay_id));
    const result = await control(this.sim, 'POST', '/sim/cashier', { action: 'pay', params });
    if (result.json.result !== 'ok') throw new Error(`payment failed: ${result.text}`);
    return String(body.out_trade_no);
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Verifies the Wechatpay-* headers over a raw body, with either of WeChat's keys. */
export function verifySignature(sim: WechatSimulator, header: (name: string) => string, text: string): boolean {
  const serial = header('wechatpay-serial');
  const key =
    serial === sim.keys.publicKeyId
      ? createPublicKey(sim.keys.wechatPublicKey)
      : serial === sim.keys.platformSerial
        ? new X509Certificate(sim.keys.platformCertificate).publicKey
        : null;
  if (!key || Math.abs(Date.now() / 1000 - Number(header('wechatpay-timestamp'))) > 300) return false;
  const message = `${header('wechatpay-timestamp')}\n${header('wechatpay-nonce')}\n${text}\n`;
  return verify('sha256', Buffer.from(message), key, Buffer.from(header('wechatpay-signature'), 'base64'));
}

/** Decrypts a resource; throws when the tag does not match. */
export function decrypt(apiV3Key: string, resource: Record<string, string>): Record<string, unknown> {
  const bytes = Buffer.from(resource.ciphertext!, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key), Buffer.from(resource.nonce!));
  decipher.setAAD(Buffer.from(resource.associated_data ?? ''));
  decipher.setAuthTag(bytes.subarray(-16));
  const plain = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]);
  return JSON.parse(plain.toString('utf8')) as Record<string, unknown>;
}

/** Calls any JSON endpoint of the simulator. */
export async function control(sim: WechatSimulator, method: string, path: string, body?: unknown): Promise<PayAnswer> {
  const response = await fetch(sim.baseUrl + path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) };
}
