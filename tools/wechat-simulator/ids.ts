import { randomBytes, randomInt } from 'node:crypto';

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Random characters of [0-9A-Za-z]. */
export function randomText(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 in a byte: above it the choice would be uneven.
      if (byte < 248 && text.length < length) text += ALPHANUMERIC[byte % 62];
    }
  }
  return text;
}

/** Random decimal digits. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => String(randomInt(10))).join('');
}

/** 40 upper-case hexadecimal characters that begin with the letters "SIM" in ASCII. */
export function fakeSerial(): string {
  return `53494D${randomBytes(17).toString('hex').toUpperCase()}`;
}

/** All identifiers below are visibly fake: each carries SIM. */
export const ids = {
  appId: () => `wxSIM${randomText(13).toLowerCase()}`,
  appSecret: () => `SIM${randomText(29).toLowerCase()}`,
  mchId: () => `1900${randomDigits(6)}`,
  apiV3Key: () => `SIM${randomText(29)}`,
  publicKeyId: () => `PUB_KEY_ID_SIM${randomDigits(30)}`,
  openId: () => `oSIM${randomText(24)}`,
  prepayId: () => `wxSIM${Date.now()}${randomText(18).toLowerCase()}`,
  transactionId: () => `4200SIM${Date.now()}${randomDigits(8)}`,
  refundId: () => `5030SIM${Date.now()}${randomDigits(9)}`,
  eventId: () => `EV-SIM${Date.now()}${randomDigits(9)}`,
  loginCode: () => `0SIM${randomText(28)}`,
  phoneCode: () => `pSIM${randomText(60).toLowerCase()}`,
  accessToken: () => `SIM_${randomText(132)}`,
  fundFlowId: () => `SIM${randomDigits(20)}`,
};
