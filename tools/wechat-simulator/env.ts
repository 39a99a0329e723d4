import type { SimContext } from './context';

/** The application's settings; the names are the same in production. */
export type ApplicationEnv = Record<string, string>;

/** What the application must be started with to meet this simulator. */
export function applicationEnv(ctx: SimContext): ApplicationEnv {
  const { keys, options, baseUrl } = ctx;
  const publicKey: ApplicationEnv =
    options.verifyMode === 'certificate'
      ? {}
      : { WECHATPAY_PUBLIC_KEY_ID: keys.publicKeyId, WECHATPAY_PUBLIC_KEY: keys.wechatPublicKey };
  return {
    WECHAT_APPID: keys.appId,
    WECHAT_APP_SECRET: keys.appSecret,
    WECHAT_API_BASE_URL: baseUrl,
    WECHATPAY_MCHID: keys.mchId,
    WECHATPAY_MERCHANT_SERIAL: keys.merchantSerial,
    WECHATPAY_PRIVATE_KEY: keys.merchantPrivateKey,
    WECHATPAY_MERCHANT_CERT: keys.merchantCertificate,
    WECHATPAY_APIV3_KEY: keys.apiV3Key,
    ...publicKey,
    WECHATPAY_BASE_URL: baseUrl,
    WECHATPAY_NOTIFY_BASE: options.notifyBase,
    WECHAT_H5_LOGIN_URL: `${baseUrl}/h5/login`,
    WECHAT_H5_CASHIER_URL: `${baseUrl}/h5/cashier`,
  };
}
