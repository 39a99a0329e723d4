/** Public surface of the WeChat gateway: factories, types, errors, and the pure rules that go with them. */
export { readWechatConfig, WechatConfigError } from '../config';
export type { MiniProgramConfig, PayConfig, WechatConfig } from '../config';
export * from '../domain';
export type { GatewayDeps, WechatLogger } from './deps';
export {
  NotificationRejected,
  WechatError,
  WechatInvalidInput,
  WechatNotConfigured,
  WechatRejected,
  WechatUnknown,
} from './errors';
export type { NotificationFault, UnknownKind } from './errors';
export { createMiniProgramGateway } from './mini-program';
export type { MiniProgramDeps, MiniProgramGateway } from './mini-program';
export type { PhoneNumber, WechatIdentity } from './mini-identity';
export type { QrCode, QrCodeRequest, SubscribeMessage } from './mini-messages';
export type { ShippingInfo } from './mini-shipping';
export type { TextCheck, TextVerdict } from './mini-text';
export type { IncomingHeaders, Notification } from './notification';
export { createPayGateway } from './pay';
export type { PayGateway } from './pay';
export type { BillDownload } from './pay-bills';
export type { JsapiOrder, OrderQuery } from './pay-orders';
export type { RefundQuery, RefundRequest } from './pay-refunds';
export type { RequestPayment } from './signer';
export { MemoryTokenStore } from './tokens';
export type { StoredToken, TokenStore } from './tokens';
