/**
 * Member codes: twenty digits, `batch (9) slot (2) signature (9)`. The batch is a random number that only the database
 * can connect with a member, the slot says for which 30 seconds the code is, the signature that the server made it.
 * Only digits, so that a code is a QR code, ten symbols of Code 128, and can be read out.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const SLOT_MS = 30_000;
/** How many codes a phone has in hand: ten minutes without a network. */
export const CODES_PER_BATCH = 20;
/** Clocks differ, and a code is read a moment after it was shown: one slot either way. */
export const SKEW_SLOTS = 1;

export const MIN_BATCH = 100_000_000;
export const MAX_BATCH = 999_999_999;
export const CODE_PATTERN = /^[1-9]\d{19}$/;

const SLOT_ROUND = 100;
const SIGNATURE_DIGITS = 9;

export interface CodeKey {
  /** Says which key it is and nothing of it. */
  id: string;
  key: Buffer;
}

export interface ReadCode {
  batch: number;
  /** Whole slots since 1970. */
  slot: number;
  /** Slots ahead of now; negative is past. */
  ahead: number;
  keyId: string;
}

/** @param atMs milliseconds since 1970 */
export const slotAt = (atMs: number): number => Math.floor(atMs / SLOT_MS);

export function codeOf({ key }: CodeKey, batch: number, slot: number): string {
  return `${batch}${String(slot % SLOT_ROUND).padStart(2, '0')}${signature(key, batch, slot)}`;
}

/** 30 bits of HMAC-SHA256, of the whole slot: the two digits of it come round every 50 minutes, a signature does not. */
function signature(key: Buffer, batch: number, slot: number): string {
  const mac = createHmac('sha256', key).update(`yizhan:member-code:1:${batch}:${slot}`).digest();
  return String(mac.readBigUInt64BE() % BigInt(10 ** SIGNATURE_DIGITS)).padStart(SIGNATURE_DIGITS, '0');
}

/**
 * What a code says, when one of these keys signed it for a slot at most 25 minutes away. Whether it may be used now is
 * another question, see {@link inWindow}.
 */
export function readCode(code: string, keys: readonly CodeKey[], nowMs: number): ReadCode | undefined {
  if (!CODE_PATTERN.test(code)) return undefined;
  const batch = Number(code.slice(0, 9));
  const now = slotAt(nowMs);
  const half = SLOT_ROUND / 2;
  const ahead = ((Number(code.slice(9, 11)) - (now % SLOT_ROUND) + SLOT_ROUND + half) % SLOT_ROUND) - half;
  const slot = now + ahead;
  const said = Buffer.from(code.slice(11));
  const signer = keys.find(({ key }) => timingSafeEqual(Buffer.from(signature(key, batch, slot)), said));
  return signer && { batch, slot, ahead, keyId: signer.id };
}

export const inWindow = ({ ahead }: Pick<ReadCode, 'ahead'>): boolean => Math.abs(ahead) <= SKEW_SLOTS;
