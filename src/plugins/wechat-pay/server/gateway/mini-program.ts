/** The mini-program's server APIs: the one door to api.weixin.qq.com. */
import type { MiniProgramConfig, WechatConfig } from '../config';
import type { GatewayDeps } from './deps';
import { WechatNotConfigured } from './errors';
import { MiniClient } from './mini-client';
import { checkText, type TextCheck, type TextVerdict } from './mini-text';
import { code2Session, getPhoneNumber, type PhoneNumber, type WechatIdentity } from './mini-identity';
import { getUnlimitedQrCode, sendSubscribeMessage } from './mini-messages';
import type { QrCode, QrCodeRequest, SubscribeMessage } from './mini-messages';
import { isTradeManaged, uploadShippingInfo, type ShippingInfo } from './mini-shipping';
import type { TokenStore } from './tokens';

export interface MiniProgramDeps extends GatewayDeps {
  tokens: TokenStore;
}

/**
 * Every method throws WechatNotConfigured, WechatInvalidInput (nothing was sent), WechatRejected (code = errcode
 * as text) or WechatUnknown.
 */
export interface MiniProgramGateway {
  readonly configured: boolean;
  readonly appId: string | null;
  /** wx.login code → who it is. The session key is not returned: nothing here decrypts with it. */
  code2Session(code: string): Promise<WechatIdentity>;
  /** Code of the phone-number button (not the login code) → number. Each call costs money. */
  getPhoneNumber(code: string): Promise<PhoneNumber>;
  /** 'refused': the guest did not allow it or the one permission is used up; normal, never repeat. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<'sent' | 'refused'>;
  getUnlimitedQrCode(request: QrCodeRequest): Promise<QrCode>;
  /** Publish only on 'pass'. Trouble at WeChat gives 'review', so that a person decides. */
  checkText(text: TextCheck): Promise<TextVerdict>;
  /** Whether the platform wants shipping information for this app's orders. */
  isTradeManaged(): Promise<boolean>;
  /** 'later': WeChat does not know the order yet or is busy; repeat by SHIPPING_RETRY_WAITS. */
  uploadShippingInfo(info: ShippingInfo): Promise<'done' | 'later'>;
}

/** Builds the gateway. Without configuration every call fails with WechatNotConfigured. */
export function createMiniProgramGateway(config: WechatConfig, deps: MiniProgramDeps): MiniProgramGateway {
  return config.miniProgram ? configured(config.miniProgram, deps) : notConfigured();
}

function configured(config: MiniProgramConfig, deps: MiniProgramDeps): MiniProgramGateway {
  const client = new MiniClient(config, deps, deps.tokens);
  return {
    configured: true,
    appId: config.appId,
    code2Session: (code) => code2Session(client, config, code),
    getPhoneNumber: (code) => getPhoneNumber(client, config, code),
    sendSubscribeMessage: (message) => sendSubscribeMessage(client, message),
    getUnlimitedQrCode: (request) => getUnlimitedQrCode(client, request),
    checkText: (text) => checkText(client, deps.logger, text),
    isTradeManaged: () => isTradeManaged(client, config),
    uploadShippingInfo: (info) => uploadShippingInfo(client, info),
  };
}

function notConfigured(): MiniProgramGateway {
  const fail = async (): Promise<never> => {
    throw new WechatNotConfigured('mini-program');
  };
  return {
    configured: false,
    appId: null,
    code2Session: fail,
    getPhoneNumber: fail,
    sendSubscribeMessage: fail,
    getUnlimitedQrCode: fail,
    checkText: fail,
    isTradeManaged: fail,
    uploadShippingInfo: fail,
  };
}
