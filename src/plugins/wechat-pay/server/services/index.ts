/** What other plugins may use of WeChat. */
import type { Core } from '@strapi/strapi';
import {
  createMiniProgramGateway,
  createPayGateway,
  readWechatConfig,
  type MiniProgramGateway,
  type Notification,
  type PayGateway,
  type WechatConfig,
} from '../gateway';
import { databaseTokenStore } from '../repositories/access-tokens';

export * from '../gateway';

export interface Wechat {
  config: WechatConfig;
  pay: PayGateway;
  miniProgram: MiniProgramGateway;
  /** Where WeChat sends payment and refund notifications. */
  notifyUrl: string;
}

let current: Wechat | undefined;

/** Reads the configuration; refuses to go on when it is half, wrong, or the simulator's in production. */
export function connectWechat(strapi: Core.Strapi): void {
  const config = readWechatConfig(process.env, { production: process.env.NODE_ENV === 'production' });
  const logger = {
    debug: (message: string, fields?: object) => void strapi.log.debug(message, fields),
    info: (message: string, fields?: object) => void strapi.log.info(message, fields),
    warn: (message: string, fields?: object) => void strapi.log.warn(message, fields),
    error: (message: string, fields?: object) => void strapi.log.error(message, fields),
  };
  const now = (): Date => new Date();
  current = {
    config,
    pay: createPayGateway(config, { now, logger }),
    miniProgram: createMiniProgramGateway(config, {
      now,
      logger,
      tokens: databaseTokenStore(strapi, config.miniProgram?.appId ?? ''),
    }),
    notifyUrl: `${config.pay?.notifyBase ?? ''}/api/wechat-pay/notify`,
  };
}

export function wechat(): Wechat {
  if (!current) throw new Error('WeChat is used before the plugin has registered');
  return current;
}

/** Acts on a verified notification; the returned word is kept beside the raw one. Must be idempotent. */
export type NotificationHandler = (notification: Notification) => Promise<string>;

let handler: NotificationHandler | undefined;

/** The plugin that owns payments says here what to do with what WeChat reports. */
export function onNotification(next: NotificationHandler): void {
  handler = next;
}

export async function handleNotification(notification: Notification): Promise<string> {
  if (notification.kind === 'other' || !handler) return 'ignored';
  return handler(notification);
}
