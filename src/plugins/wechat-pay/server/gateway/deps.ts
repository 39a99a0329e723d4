/** What both gateways need from outside. */
import { randomBytes } from 'node:crypto';

/** Structured logging; the gateways hand over only redacted values. */
export interface WechatLogger {
  debug(message: string, fields?: Record<string, unknown>): void;
  info(message: string, fields?: Record<string, unknown>): void;
  warn(message: string, fields?: Record<string, unknown>): void;
  error(message: string, fields?: Record<string, unknown>): void;
}

export interface GatewayDeps {
  now: () => Date;
  logger: WechatLogger;
  /** 16–32 characters of [0-9A-Za-z], unpredictable; defaults to 16 random bytes in hex */
  nonce?: () => string;
  /** milliseconds for one exchange including the body; default 10 000 */
  timeoutMs?: number;
}

export const DEFAULT_TIMEOUT_MS = 10_000;

/** 32 hex characters, upper case: 128 bits. */
export function randomNonce(): string {
  return randomBytes(16).toString('hex').toUpperCase();
}
