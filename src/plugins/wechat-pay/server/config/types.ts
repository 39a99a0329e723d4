/** What the application knows about its WeChat accounts. Secrets: never log a config object. */

export interface MiniProgramConfig {
  appId: string;
  appSecret: string;
  /** origin of the mini-program server APIs, without trailing slash */
  baseUrl: string;
}

export interface PayConfig {
  appId: string;
  mchid: string;
  /** serial of the merchant API certificate, upper case */
  merchantSerial: string;
  /** PEM; signs requests and paySign */
  privateKeyPem: string;
  /** 32 ASCII characters; opens notifications and platform certificates */
  apiV3Key: string;
  /** null: platform-certificate mode */
  publicKey: { id: string; pem: string } | null;
  /** origin of APIv3, without trailing slash */
  baseUrl: string;
  /** public base of this application, without trailing slash; notify URLs are built on it */
  notifyBase: string;
}

export interface WechatConfig {
  /** null: WECHAT_APPID and WECHAT_APP_SECRET are not set */
  miniProgram: MiniProgramConfig | null;
  /** null: no WECHATPAY_* credentials are set */
  pay: PayConfig | null;
  /** pages that stand in for WeChat in a browser; both null outside the simulator */
  h5: { loginUrl: string | null; cashierUrl: string | null };
}

/** One or more environment variables are missing or wrong; the message names each, never its value. */
export class WechatConfigError extends Error {
  override readonly name = 'WechatConfigError';

  constructor(readonly problems: readonly { variable: string; problem: string }[]) {
    super(`WeChat is misconfigured: ${problems.map((p) => `${p.variable} ${p.problem}`).join('; ')}`);
  }
}
