/**
 * Request and paySign signatures. wechatpay-node-v3 gives the RSA primitive only: its transport does not verify
 * answers, its decryption does not authenticate, and its request signing gets body-less POSTs wrong.
 */
import { createPrivateKey } from 'node:crypto';
import WxPay from 'wechatpay-node-v3';
import type { PayConfig } from '../config';
import { authorizationHeader, paySignMessage, requestMessage } from '../domain';

/** The five values wx.requestPayment takes. */
export interface RequestPayment {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export class Signer {
  private readonly library: WxPay;

  constructor(
    private readonly config: PayConfig,
    private readonly now: () => Date,
    private readonly nonce: () => string,
  ) {
    this.library = new WxPay({
      appid: config.appId,
      mchid: config.mchid,
      serial_no: config.merchantSerial,
      // Demanded by the constructor, read only to derive a serial when none is given.
      publicKey: Buffer.from(config.merchantSerial),
      // Read once: it goes to crypto as it is, and reading takes longer than signing.
      privateKey: createPrivateKey(config.privateKeyPem) as unknown as Buffer,
    });
  }

  /** The Authorization header for one request, with a fresh timestamp and nonce. */
  authorization(method: string, pathAndQuery: string, body: string): string {
    const timestamp = this.seconds();
    const nonce = this.nonce();
    const signature = this.library.sha256WithRsa(requestMessage(method, pathAndQuery, timestamp, nonce, body));
    return authorizationHeader({
      mchid: this.config.mchid,
      nonce,
      timestamp,
      serialNo: this.config.merchantSerial,
      signature,
    });
  }

  /** The parameters for wx.requestPayment; made fresh for every attempt, the prepay id may be the same. */
  requestPayment(prepayId: string): RequestPayment {
    const timeStamp = this.seconds();
    const nonceStr = this.nonce();
    const packageValue = `prepay_id=${prepayId}`;
    const message = paySignMessage(this.config.appId, timeStamp, nonceStr, packageValue);
    const paySign = this.library.sha256WithRsa(message);
    return { timeStamp, nonceStr, package: packageValue, signType: 'RSA', paySign };
  }

  private seconds(): string {
    return String(Math.floor(this.now().getTime() / 1000));
  }
}
