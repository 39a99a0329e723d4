/** Identifiers that reveal no count and survive being read over the phone. */
import { randomBytes, randomInt } from 'node:crypto';

/** Crockford's base 32 without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Random characters of the alphabet above: 5 bits each. */
export function randomCode(length: number): string {
  return [...randomBytes(length)].map((byte) => ALPHABET[byte & 31]).join('');
}

/** `Y` and 15 characters (75 bits): the public number of an order, also WeChat's out_trade_no prefix. */
export const newOrderNo = (): string => `Y${randomCode(15)}`;

/** `W` and 15 characters: the number of a waiting note. */
export const newNoteNo = (): string => `W${randomCode(15)}`;

/** A documentId as Strapi makes them: 24 lower-case letters and digits, the first a letter. */
export function newDocumentId(): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  const all = `${letters}0123456789`;
  return letters[randomInt(26)]! + Array.from({ length: 23 }, () => all[randomInt(36)]!).join('');
}
