/** Who is it: login and phone number. */
import { z } from 'zod';
import type { MiniProgramConfig } from '../config';
import { WechatInvalidInput, WechatUnknown } from './errors';
import type { MiniClient } from './mini-client';

export interface WechatIdentity {
  openid: string;
  /** only when the app belongs to an open-platform account */
  unionid: string | null;
}

export interface PhoneNumber {
  /** with country prefix for foreign numbers */
  phoneNumber: string;
  purePhoneNumber: string;
  countryCode: string;
}

const sessionAnswer = z.object({
  openid: z.string().min(1).max(128),
  unionid: z.string().max(128).optional(),
});

const phoneAnswer = z.object({
  phone_info: z.object({
    phoneNumber: z.string().min(4).max(32),
    purePhoneNumber: z.string().min(4).max(32),
    countryCode: z.coerce.string().max(8),
    watermark: z.object({ appid: z.string() }),
  }),
});

/** See MiniProgramGateway.code2Session. Codes are single use and live about five minutes. */
export async function code2Session(
  client: MiniClient,
  config: MiniProgramConfig,
  code: string,
): Promise<WechatIdentity> {
  const query = {
    appid: config.appId,
    secret: config.appSecret,
    js_code: checkedCode(code),
    grant_type: 'authorization_code',
  };
  const request = { method: 'GET', path: '/sns/jscode2session', query } as const;
  const { openid, unionid } = await client.plain('code2Session', request, sessionAnswer);
  return { openid, unionid: unionid || null };
}

/** See MiniProgramGateway.getPhoneNumber. A number issued for another app is not believed. */
export async function getPhoneNumber(
  client: MiniClient,
  config: MiniProgramConfig,
  code: string,
): Promise<PhoneNumber> {
  const request = {
    method: 'POST',
    path: '/wxa/business/getuserphonenumber',
    body: { code: checkedCode(code) },
  } as const;
  const { phone_info: phone } = await client.withToken('getPhoneNumber', request, phoneAnswer);
  if (phone.watermark.appid !== config.appId) throw new WechatUnknown('mismatch');
  const { phoneNumber, purePhoneNumber, countryCode } = phone;
  return { phoneNumber, purePhoneNumber, countryCode };
}

function checkedCode(code: string): string {
  if (!/^[\x21-\x7E]{1,256}$/.test(code)) throw new WechatInvalidInput('code', 'is not a WeChat code');
  return code;
}
